//! What a verdict rests on, and what would have changed it.
//!
//! Comes in: the models that were judged, and somebody who says how the rule comes out on others like them. Goes out: every fact
//! that the outcome rests on, and the fewest whose other values give another.
//! This folder must not know what any rule asks: it only supposes, and sees what comes of it.

mod copies;
mod domain;
mod lines;
mod others;
mod resting;
mod search;
mod together;
mod words;

#[cfg(test)]
mod tests;

pub(super) use copies::Copies;
pub(super) use search::{Given, rests_on};
