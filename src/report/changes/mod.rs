//! What begins, ends or is replaced in the law between two days.
//!
//! Comes in: the changes as plain data. Goes out: a text for people, Markdown to send on, JSON for programs.
//! This folder must not know the catalogue, nor why anything changes.

mod json;
mod markdown;
mod telling;
mod text;

pub use json::law_changes_json;
pub use markdown::law_changes_markdown;
pub use text::law_changes_text;
