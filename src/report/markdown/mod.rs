//! The report as Markdown, to be posted under a proposed change: verdict first, details folded.
//!
//! Comes in: a report and the texts behind it. Goes out: one comment, short enough to be posted.
//! This folder must not let a text of a file be anything but text: it goes through `escape`, and so do titles of rules.

mod block;
mod escape;
mod page;

pub(super) use escape::{block, cell, code, inline};
pub use page::markdown;
pub(super) use page::{LONGEST, heads, length, rows};
