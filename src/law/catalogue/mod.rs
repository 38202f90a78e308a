//! The catalogue as plain data, read from the files under `law/`.
//!
//! Comes in: the texts of those files. Goes out: a [`Catalogue`], or findings in plain words. The build script includes this
//! folder to compile the catalogue into the binary, so it must not know the bundled data.

mod check;
mod decode;
mod editions;
mod instrument;
mod lookup;
mod provision;
mod schedule;
mod strength;
mod token;
mod words;

pub use decode::parse_catalogue;
pub use instrument::{Instrument, InstrumentKind, ReadAt};
pub use lookup::Catalogue;
pub use provision::{Certainty, Decided, Fact, Force, Limit, Paper, Provision, Start};
pub use schedule::{Entry, Heading, KnownBy, Schedule, WithoutEntry};
pub use token::{Book, Phrases, Token, tokens};
