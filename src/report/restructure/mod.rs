//! The step from some arrangements to others, told as people would tell it: the verdict first.
//!
//! Comes in: a [`crate::finding::Restructure`] and the texts behind it. Goes out: text, Markdown, JSON, or findings on their lines.
//! This folder must not know how anything was judged or known again.

mod breaches;
mod brought;
mod day_one;
mod json;
mod markdown;
mod notes;
mod section;
mod telling;
mod text;

pub(super) use day_one::items;
pub(super) use section::{Line, sections};
pub(super) use telling::{described, not_asked, not_drawn, verdict};

pub use brought::{restructure_github, restructure_sarif};
pub use json::restructure_json;
pub use markdown::restructure_markdown;
pub use text::restructure_text;
