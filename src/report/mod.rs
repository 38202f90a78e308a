//! What people and programs read: one file or folder per format.
//!
//! Comes in: a [`crate::finding::Report`] and whoever can give the texts behind it back. Goes out: the bytes of one format.
//! This folder must not know how a verdict was reached, nor read a clock, the environment or the disk: the width of a
//! terminal and whether it shows colours are handed in.

mod counts;
mod diff;
mod github;
mod json;
mod junit;
mod line;
mod markdown;
mod plain;
mod questions;
mod sarif;
mod shown;
mod summary;
mod telling;
mod text;
mod timeline;
mod todo;
mod turning;
mod wording;

pub use diff::{diff_json, diff_markdown, diff_text};
pub use github::github;
pub use json::{JsonOptions, json};
pub use junit::{Fails, junit};
pub use markdown::markdown;
pub use sarif::sarif;
pub use shown::NotStated;
pub use text::{TextOptions, text, why};
pub use timeline::{timeline_json, timeline_markdown, timeline_text};
pub use todo::{MOST_TASKS, todo_json, todo_markdown, todo_text};
