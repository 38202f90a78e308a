//! Pictures of arrangements: laid out by masa and written as SVG, or handed over to Graphviz and Mermaid.
//!
//! Comes in: a [`crate::finding::Picture`]. Goes out: the same bytes for the same picture. Every text is measured for the widest
//! of the usual fonts, so that it lies within its box whichever of them a reader has.

mod dot;
mod fonts;
mod layout;
mod mermaid;
mod svg;
mod telling;

#[cfg(test)]
mod tests;

pub(super) use telling::{description, title};

pub use dot::graph_dot;
pub use mermaid::graph_mermaid;
pub use svg::{SvgError, graph_svg};
