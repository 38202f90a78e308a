//! What to state or to ask next: the few facts that would settle most of what cannot be told.
//!
//! Comes in: a report and the texts behind it. Goes out: a list for people, for a message to send on, or for a program.
//! This folder must not know how a verdict was reached: what is missing and who can say stands in each verdict.

mod json;
mod markdown;
mod plan;
mod text;

pub use json::todo_json;
pub use markdown::todo_markdown;
pub use text::todo_text;

/// How many facts are listed unless all are asked for: as many as one meeting settles.
pub const MOST_TASKS: usize = 12;
