//! YAML text as a tree with a place on every key and value, and decoding that collects every error.
//!
//! Comes in: the bytes or the text of a file. Goes out: a [`Tree`], or findings in plain words.
//! This folder must not know what any key means. Anchors, aliases, merge keys, tags, directives and several documents
//! are refused: whoever keeps an arrangement is no programmer, and what stands on the page must be what counts.

mod build;
mod comments;
mod decode;
mod keys;
mod layout;
mod pointer;
mod read;
mod resume;
mod scalar;
#[cfg(test)]
mod tests;
mod tree;
mod wording;

pub use build::{MAX_DEPTH, Parsed, parse};
pub use comments::{Comment, comments};
pub use decode::{Decoder, Fields, Spanned};
pub use read::{MAX_BYTES, RefusedText, read_text};
pub use scalar::{Scalar, ScalarStyle};
pub use tree::{NodeId, NodeKind, Tree};
