//! Expressions: masa's profile of CEL, checked when a rule is read and worked out over what is known and what is not.
//!
//! Comes in: the text of an expression, the names it may use, models, reference lists, a day. Goes out: true, false or
//! unknown with everything that would settle it; values in words; places. This folder must not know rules, provisions or
//! verdicts, nor where an expression was written.

mod absence;
mod answer;
mod ast;
mod check;
mod column;
mod context;
mod days_known;
mod error;
mod eval;
mod exercise;
mod explain;
mod first_day;
mod function;
mod gaps;
mod lex;
mod listed;
mod normal;
mod parameters;
mod parse;
mod parts;
mod pattern;
mod presence;
mod program;
mod reads;
mod said;
mod scope;
mod shifts;
mod statute;
mod template;
mod together;
mod types;
mod value;
mod whose;
mod words;

#[cfg(test)]
mod tests;

pub use absence::absence;
pub use answer::{Answer, Dated, Judged, Lacks, State};
pub use check::{compile, compile_condition, compile_day, compile_days};
pub use context::{Becomes, Context, Names};
pub use days_known::DaysKnown;
pub use error::{EvalError, ExprError, Fault, Mistake};
pub use exercise::{Exercise, Never, Unexercised};
pub use first_day::FirstDay;
pub use parts::{Stands, WrongPart};
pub use presence::presence;
pub use program::{Literal, OwnWord, Program};
pub use reads::{Reading, Window};
pub use said::{Chosen, Said, read_otherwise, rest_on};
pub use scope::Scope;
pub use shifts::Shift;
pub use statute::{AgencyCalled, AgencyPlace, EditionNamed, NoStatute, ScheduleEntry, Statute};
pub use template::{Piece, Template};
pub use types::{Kinds, Ty, Words};
pub use value::{Fixed, Thing};
pub use whose::{may_be_named_for, takes_a_place};
