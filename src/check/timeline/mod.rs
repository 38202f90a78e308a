//! How the verdicts on one arrangement change as the law, the bodies and its own dates move.
//!
//! Comes in: the text of one arrangement, a first and a last day. Goes out: the days on which something changes, with what
//! happened and what came of it. A missed deadline stays missed: only the file's day moves, and events keep theirs.

mod days;
mod happenings;
mod partnerships;
mod run;
mod succession;
mod turn;

pub use days::AHEAD_MONTHS;
pub(super) use days::{law_days, list_days};
pub(super) use happenings::{bodies, called, editions, time_past, turned};
pub use run::{Span, Timed, TimelineError, timeline};
