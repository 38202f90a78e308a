//! Rule packs, and what they say of an arrangement.
//!
//! Comes in: rule files, the law catalogue, the reference lists, models. Goes out: one verdict per rule and subject, each with its reason.
//! This folder must not know how a report looks, nor where rule files are kept.

mod acceptances;
mod alike;
mod basis;
mod both_sides;
mod bundled;
mod by_area;
mod chairs;
mod compile;
mod constants;
mod counterfactual;
mod departs;
mod differ;
mod doubts;
mod each_part;
mod ends;
mod explain;
mod first_days;
mod folder;
mod form;
mod goes_on;
mod handed_over;
mod hearing;
mod judge;
mod last_day;
mod law_day;
mod leads;
mod left_by;
mod load;
mod outlook;
mod owners;
mod pack;
mod panels;
mod proposal;
mod question;
mod read;
mod require;
mod roll;
mod rulebook;
mod run;
mod say;
mod set;
mod shared;
mod spoken_for;
mod statute;
mod step;
mod subject;
mod target;
mod told_by_others;
mod trial;
mod unheld;
mod unread;
mod weigh;

pub use acceptances::{Accepted, Ground, LONGEST_MONTHS, read_acceptances, settle};
pub use bundled::bundled_folders;
pub use doubts::{doubts, names_no_defect};
pub use ends::{ends_on_other_days, last_day_of};
pub use folder::{PackFile, PackFolder, RuleFolder};
pub use form::{
    AcceptedDoubt, Across, Asks, Decides, ExprText, HandOverText, NamedText, PackText, RelatedText, RuleText,
    UnsureText,
};
pub use judge::Detail;
pub use outlook::{LastDays, first_end_of_after};
pub use pack::{PackOfTexts, read_pack_of_texts};
pub use question::{Answered, Question, Slip};
pub use read::is_kebab;
pub use require::{Requirement, RequirementError, Unmet};
pub use rulebook::{RESTRUCTURE, Rule, Rulebook, Selection, SelectionError};
pub use run::{FileVerdicts, judge_file, judge_file_by};
pub use set::{SetOptions, judge_set};
pub use shared::{SharedVerdict, together};
pub use step::{Break, Step, StepVerdicts, gravity, judge_last_days, judge_step, judge_step_ahead};
pub use subject::of as subject_of;
pub use target::{Subjects, Target, subjects};
pub use trial::Unshown;
pub use weigh::NOTHING_OF_THE_KIND;
