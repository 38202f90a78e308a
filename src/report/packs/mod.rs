//! What the author of a rule pack reads: what came of examples, what to look at, which rules there are.
//!
//! Comes in: plain data about packs and rules, whoever can give the texts behind it back. Goes out: text, Markdown, JSON.
//! This folder must not know how a rule is tried or looked through.

mod foot;
mod json;
mod listed;
mod lists;
mod looked;
mod tried;

pub use json::rules_json;
pub(super) use json::standing;
pub(super) use listed::weighs;
pub use listed::{rules_markdown, rules_text};
pub use looked::looked_text;
pub use tried::tried_text;
