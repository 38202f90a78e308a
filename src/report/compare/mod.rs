//! Arrangements side by side.
//!
//! Comes in: a [`crate::finding::Comparison`] and the texts behind it. Goes out: text, Markdown, CSV, JSON, HTML, or a workbook.
//! This folder must not know how anything was worked out, and makes no order of merit of it.

mod html;
mod json;
mod markdown;
mod spreadsheet;
mod telling;
mod text;
mod workbook;

pub(super) use telling::{
    MORE, PERHAPS_MORE, UNCERTAIN, beyond, column_names, fact, judged, number, outcome, remarks, rests_on, sections,
    signs, title, unsaid, verdict,
};

pub use html::compare_html;
pub use json::compare_json;
pub use markdown::compare_markdown;
pub use spreadsheet::compare_csv;
pub use text::compare_text;
pub use workbook::{WorkbookError, compare_workbook};
