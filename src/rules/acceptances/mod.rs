//! What somebody decided to live with for a time: read from beside an arrangement, and matched with what was found.
//!
//! Comes in: the tree of a file of acceptances, verdicts, the day of the set. Goes out: verdicts that say by whom and until when
//! they are accepted, and findings about acceptances that are over, too long or no longer needed.
//! This folder must not know where such files are kept, and must never take a verdict away.

mod read;
mod settle;

pub use read::{Accepted, LONGEST_MONTHS, read_acceptances};
pub use settle::{Ground, settle};
