//! The law catalogue: instruments, their provisions, and what each of them weighs on a day.
//!
//! Comes in: the files under `law/`, compiled into the binary, and ids and days to ask about. Goes out: provisions with
//! strength and force by date, editions of Working Together, days and periods that the law sets, and citations in words.
//! This folder must not know any arrangement, any rule, or which bodies there are.

mod bundled;
pub mod catalogue;

#[cfg(test)]
mod tests;

pub use catalogue::{
    Catalogue, Certainty, Decided, Fact, Force, Instrument, InstrumentKind, Limit, Provision, ReadAt, Start,
    parse_catalogue,
};
