//! What many arrangements answer to a question.
//!
//! Comes in: a [`crate::finding::Queried`] and the texts behind it. Goes out: text, Markdown, CSV or JSON.
//! This folder must not know how a question was worked out.

mod json;
mod markdown;
mod spreadsheet;
mod telling;
mod text;

pub use json::query_json;
pub use markdown::query_markdown;
pub use spreadsheet::{QUERY_COLUMNS, query_csv};
pub use text::query_text;
