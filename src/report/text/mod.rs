//! The report as text for a terminal, a log or reading aloud.
//!
//! Comes in: a report, the texts behind it, and what the terminal can show. Goes out: one string, verdict first.
//! This folder must not know where the text is printed; it is the only one that draws with `miette`, and only the excerpts.

mod block;
mod excerpt;
mod explained;
mod foot;
mod frame;
mod head;
pub(super) mod page;
mod render;
mod table;
mod unknowns;
mod why;

pub(super) use render::blocks;
pub use render::{TextOptions, broken_text, text, unread_text};
pub use why::why;
