//! What differs between two sides, told as people would tell it.
//!
//! Comes in: a [`crate::finding::Difference`] and the texts behind it. Goes out: text, Markdown or JSON.
//! This folder must not know how anything was known again.

mod field;
mod fold;
mod json;
mod markdown;
mod paid;
mod parted;
mod place;
mod sentence;
mod telling;
mod text;

pub use json::diff_json;
pub use markdown::diff_markdown;
pub use text::diff_text;
