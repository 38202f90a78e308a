//! The published contract of the arrangement file, and the check of a tree against it.
//!
//! Comes in: a spanned tree. Goes out: findings in plain words about its shape, the text of the schema, its reference page,
//! what a key is in a sentence, and how its value may be written.
//! This folder must not know what a value means: days, years and amounts are read by the model, which says what is wrong
//! with them, and a name that leads nowhere is found there too.

mod check;
mod compiled;
mod explain;
mod node;
mod owner;
mod page;
mod sentence;
mod shape;
#[cfg(test)]
mod tests;

pub use check::{Checked, check};
pub use explain::{example, explain, words};
pub use page::format_page;

/// The schema as published, JSON Schema 2020-12.
#[must_use]
pub fn text() -> &'static str {
    compiled::TEXT
}
