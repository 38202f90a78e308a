//! Rule packs, and what they say of an arrangement.
//!
//! Comes in: rule files, the law catalogue, the reference lists, models. Goes out: one verdict per rule and subject, each with its reason.
//! This folder must not know how a report looks, nor where rule files are kept.

mod form;
mod read;
mod target;

pub use form::{Asks, Decides, ExprText, PackText, RelatedText, RuleText, UnsureText};
pub use read::{read_pack, read_rule};
