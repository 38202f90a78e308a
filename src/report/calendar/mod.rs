//! What falls due, as a list to read and as a calendar to subscribe to.
//!
//! Comes in: a [`crate::finding::Calendar`] and the texts behind it. Goes out: text, or iCalendar (RFC 5545).
//! This folder must not know how a day was worked out.

mod icalendar;
mod telling;
mod text;

pub(in crate::report) use telling::heading;

pub use self::icalendar::calendar_ics;
pub use self::telling::without_a_day;
pub use text::calendar_text;
