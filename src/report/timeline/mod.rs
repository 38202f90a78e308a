//! How the verdicts on one arrangement change from day to day, told as a story.
//!
//! Comes in: a [`crate::finding::Timeline`] and the texts behind it. Goes out: text, Markdown or JSON.
//! This folder must not know how a day was judged.

mod json;
mod markdown;
mod telling;
mod text;

pub use json::timeline_json;
pub use markdown::timeline_markdown;
pub use text::timeline_text;
