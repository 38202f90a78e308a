//! From the texts of a run to its report: one arrangement, and the set they make. And the text to begin an arrangement with.
//!
//! Comes in: texts with their names, days and options, the law, the lists, the rules. Goes out: a report, and the texts for its excerpts;
//! of areas on a day, a file to be filled in.
//! This folder must not know where texts come from, what day it is, or how a report looks.

mod acceptances;
mod diff;
mod file;
mod holders;
mod recognise;
mod run;
mod same_ids;
mod shared;
mod starter;
mod summary;
mod timeline;

pub use acceptances::ENDING as ACCEPTANCES_ENDING;
pub use diff::{Compared, DiffError, diff};
pub use holders::holders;
pub use run::{Checked, Options, Text, Tools, check};
pub use shared::used_files;
pub use starter::{Asked, Starter, StarterError, starter};
pub use timeline::{Span as TimelineSpan, Timed, TimelineError, timeline};
