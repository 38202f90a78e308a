//! Rule packs, and what they say of an arrangement.
//!
//! Comes in: rule files, the law catalogue, the reference lists, models. Goes out: one verdict per rule and subject, each with its reason.
//! This folder must not know how a report looks, nor where rule files are kept.

mod acceptances;
mod alike;
mod basis;
mod bundled;
mod compile;
mod constants;
mod departs;
mod differ;
mod ends;
mod form;
mod hearing;
mod judge;
mod law_day;
mod pack;
mod proposal;
mod read;
mod roll;
mod rulebook;
mod run;
mod say;
mod shared;
mod subject;
mod target;
mod weigh;

pub use acceptances::{Accepted, Ground, LONGEST_MONTHS, read_acceptances, settle};
pub use form::{Asks, Decides, ExprText, PackText, RelatedText, RuleText, UnsureText};
pub use pack::{PackOfTexts, read_pack_of_texts};
pub use rulebook::{Rule, Rulebook, Selection, SelectionError};
pub use run::{FileVerdicts, SetOptions, judge_file, judge_file_by, judge_set};
pub use shared::{SharedVerdict, together};
pub use target::Target;
