//! What differs between the arrangements of before and those of after.
//!
//! Comes in: the texts of both sides, or their models, and the reference lists. Goes out: which element of the one side is
//! which of the other and by what it was known again, and a [`crate::finding::Difference`] in the words of the trade.
//! This folder must not know how a difference is worded, nor judge it: that something is gone is a fact, not a fault.

mod again;
mod alike;
mod areas;
mod canon;
mod compare;
mod crossed;
mod endings;
mod fields;
mod groups;
mod headline;
mod kept;
mod links;
mod money;
mod node;
mod occasions;
mod owners;
mod pairs;
mod partly;
mod past;
mod places;
mod read;
mod relate;
mod taken_on;
mod tell;
mod work;

pub(super) use again::{Again, becomes_of_itself};
pub(super) use alike::{alike, called, led, text, texts};
pub use read::{Compared, DiffError, diff};
