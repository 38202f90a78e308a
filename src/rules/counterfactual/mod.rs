//! What a verdict rests on, and what would have changed it.
//!
//! Comes in: the models that were judged, and somebody who says how the rule comes out on others like them. Goes out: the facts
//! without any one of which the outcome could not be told, and those whose other value gives another outcome.
//! This folder must not know what any rule asks: it only supposes, and sees what comes of it.

mod copies;
mod domain;
mod others;
mod search;
mod words;

#[cfg(test)]
mod tests;

pub(super) use copies::Copies;
pub(super) use search::{Given, rests_on};
