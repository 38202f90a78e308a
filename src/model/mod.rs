//! One description of an arrangement as typed, placed facts, and the graph between them.
//!
//! Comes in: a spanned tree and the reference lists at a day. Goes out: a [`Model`] whose every value knows where it stands, and
//! answers about its graph. This folder must not know rules, provisions or verdicts; graph indices never leave it.

mod apart;
mod days;
mod decode;
mod doubts;
mod facts;
mod file;
mod graph;
mod key;
mod lines;
mod listed;
mod name;
mod place;
mod query;
mod shared;
mod store;
mod succession;
mod suppose;
mod sure;
mod term;
mod unsure;
pub mod vocab;
mod whom;
mod worked_out;

#[cfg(test)]
mod tests;

pub use apart::Key;
pub use days::{Stated, Which};
pub use decode::{Decoded, Unfit, as_at, decode, value_error};
pub use doubts::Doubts;
pub use facts::{Citation, Datum, ElementId, Fact, List, Model, Reading};
pub use file::{HEADING_ONLY, Silence};
pub use graph::{Hop, Relation};
pub use lines::{Above, Lead};
pub use listed::{Listed, Lists, Looked};
pub use suppose::{Other, Supposing};
pub use unsure::Written;
