//! The step from some arrangements to others, judged.
//!
//! Comes in: the texts of both sides, the law, the lists, the rules, the day. Goes out: the reports on both sides, and which of
//! their findings are new, mended or unchanged. This folder must not know how a thing is known again, nor how any of it is worded.

mod ahead;
mod already;
mod keys;
mod last_days;
mod later_days;
mod lines;
mod not_asked;
mod pair;
mod run;
mod worse;

pub use run::{RestructureError, Restructured, restructure};
