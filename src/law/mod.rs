//! The law catalogue: instruments, their provisions, and what each of them weighs on a day.
//!
//! Comes in: the files under `law/`, compiled into the binary, and ids and days to ask about. Goes out: provisions with
//! strength and force by date, editions of Working Together, days and periods that the law sets, which entry of the Schedule an
//! agency falls under, and citations in words.
//! This folder must not know any arrangement, any rule, or which bodies there are.

mod agencies;
mod bundled;
pub mod catalogue;

#[cfg(test)]
mod tests;

pub use agencies::{Called, Place};
pub use catalogue::{
    Catalogue, Certainty, Decided, Entry, Fact, Force, Heading, Instrument, InstrumentKind, KnownBy, Limit, Paper,
    Provision, ReadAt, Schedule, Start, WithoutEntry, parse_catalogue,
};
