//! From the texts of a run to its report: one arrangement, and the set they make. And the text to begin an arrangement with.
//!
//! Comes in: texts with their names, days and options, the law, the lists, the rules. Goes out: a report, and the texts for its excerpts;
//! of areas on a day, a file to be filled in; of law and rules, how far they cover each other; of
//! the law by itself, what changes between two days.
//! This folder must not know where texts come from, what day it is, or how a report looks.

mod acceptances;
mod alone;
mod bodies;
mod calendar;
mod changes;
mod compare;
mod counter;
mod coverage;
mod diff;
mod examples;
mod file;
mod files;
mod graph;
mod holders;
mod leads_nowhere;
mod models;
mod passed_over;
mod query;
mod recognise;
mod restructure;
mod rule_list;
mod rule_pages;
mod run;
mod same_ids;
mod scaffold;
mod shared;
mod site;
mod starter;
mod summary;
mod swapped;
mod timeline;

pub use acceptances::ENDING as ACCEPTANCES_ENDING;
pub use alone::NotAlone;
pub use calendar::{CalendarError, Dated, calendar};
pub use changes::{LawChangesError, law_changes};
pub use compare::{Grouping, SideBySide, Wanted, compare};
pub use counter::Counter;
pub use coverage::coverage;
pub use diff::{Compared, DiffError, diff};
pub use examples::{Bench, DOUBTS, Example, TriedPacks, look_through, sets, try_packs};
pub use graph::{GraphError, Pictured, graph};
pub use holders::holders;
pub use passed_over::PassedOver;
pub use query::{Answers, Put, QueryError, query};
pub use recognise::means_arrangement;
pub use restructure::{RestructureError, Restructured, restructure};
pub use rule_list::rule_list;
pub use rule_pages::rule_pages;
pub use run::{Checked, Options, Text, Tools, check};
pub use scaffold::{NewRule, RuleFiles, ScaffoldError, new_pack, new_rule};
pub use shared::used_files;
pub use site::{Sited, site};
pub use starter::{Asked, Starter, StarterError, starter};
pub use timeline::{AHEAD_MONTHS, Span as TimelineSpan, Timed, TimelineError, timeline};
