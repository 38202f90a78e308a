//! One description of an arrangement as typed, placed facts, and the graph between them.
//!
//! Comes in: a spanned tree and the reference lists at a day. Goes out: a [`Model`] whose every value knows where it stands, and
//! answers about its graph. This folder must not know rules, provisions or verdicts; graph indices never leave it.

mod facts;
pub mod vocab;

pub use facts::{Citation, Datum, ElementId, Fact, List, Model, Reading};
