//! Arrangements side by side.
//!
//! Comes in: the texts of arrangements, the law, the lists, the rules, what to show. Goes out: a [`crate::finding::Comparison`].
//! Nothing is ranked: what one does not state is shown as not stated, and what stands out is told with what it stands out against.

mod agencies;
mod ask;
mod beside;
mod cell;
mod columns;
mod fact;
mod facts;
mod known;
mod money;
mod paid;
mod pots;
mod read;
mod reports;
mod run;
mod spread;
mod sums;
mod titles;
mod verdicts;

pub(super) use run::{Compared, set_beside};
pub use run::{Grouping, SideBySide, Wanted, compare};
