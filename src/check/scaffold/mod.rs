//! A rule to be filled in, with its examples, and a pack for it where there is none.
//!
//! Comes in: an id, a kind of subject, provisions, the law catalogue. Goes out: texts that load as they are, with a remark at each place
//! that is still to be filled in; a rule that is not filled in applies to nothing.
//! This folder must not know where the files are to go. The wording is in `templates/rule`.

mod ask;
mod page;

pub use ask::{NewRule, RuleFiles, ScaffoldError, new_pack, new_rule};
