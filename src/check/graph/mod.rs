//! One arrangement as a picture: what stands in which row, what leads from one to another, and what rules find wrong with it.
//!
//! Comes in: the texts of an arrangement, and of the one before it. Goes out: a [`crate::finding::Picture`].
//! This folder must not know how a picture is laid out or written, nor judge anything itself: what is marked is a verdict of
//! the rules, and what is not stated is never drawn.

mod bodies;
mod functions;
mod marks;
mod overlay;
mod reporting;
mod run;
mod scrutineers;
mod scrutiny;
mod seats;
mod sketch;
mod standing;

pub(super) use overlay::may_leave_out;
pub(super) use run::{Became, Judged, picture_of, picture_of_side};
pub use run::{GraphError, Pictured, graph};
