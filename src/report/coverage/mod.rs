//! How far the law is turned into rules: every provision with its rules, or the reason for none.
//!
//! Comes in: an account of coverage. Goes out: a text for people, Markdown for a page, JSON and CSV for programs and spreadsheets.
//! This folder must not know what a provision or a rule is beyond their names and words.

mod json;
mod markdown;
mod spreadsheet;
mod text;
mod totals;

pub(super) use totals::heading;

pub use json::coverage_json;
pub use markdown::coverage_markdown;
pub use spreadsheet::coverage_csv;
pub use text::coverage_text;
