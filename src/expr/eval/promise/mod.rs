//! Whether the words of a text say for certain that somebody sees to something, and who.
//!
//! Comes in: the text, taken apart into words and the names of bodies, posts, areas and reviews. Goes out: the places of those who are
//! said to do it, whether the whole text is in words that are known, and whether any may put an end or a condition to it. Must not know: which bodies there are, nor the rules that ask.

mod days;
mod doers;
mod forms;
mod limits;
mod line;
#[cfg(test)]
mod tests;

pub(super) use days::Measure;
pub(super) use doers::{Part, Promise};
pub(super) use forms::is_known;
pub(super) use limits::may_be_limited;
pub(super) use line::{Named, Written, apart, line, owner_apart};
