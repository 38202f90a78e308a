//! Texts and places in them.
//!
//! Comes in: the text of a file, already read by a face. Goes out: file ids, byte spans, lines and columns, content hashes.
//! This folder must not know what the text means, nor where it was read from.

mod hash;
mod lines;
mod span;
mod text;

pub use hash::ContentHash;
pub use lines::{LineTable, Place};
pub use span::{FileId, Span};
pub use text::{Source, SourceProvider, Sources};
