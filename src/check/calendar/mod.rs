//! What falls due for some arrangements, and for everybody by law.
//!
//! Comes in: the texts of arrangements and of what was accepted of them, the law, the lists, a first and a last day. Goes out: a
//! [`crate::finding::Calendar`]. Nothing is judged: whether a day that is past was kept is for the rules.

mod due;
mod ending;
mod law;
mod own;
mod report;
mod story;
mod superseded;

pub(super) use due::Asking;
pub use due::{CalendarError, Dated, calendar};
pub(super) use story::{overdue, story};
