//! What before says nothing of, so that nothing could be asked about it: a list of the first day that is short for want of words about
//! before is not to be taken for a whole one.

use crate::check::files::Files;
use crate::model::Fact;

/// The parts of a description that are handed over in a step, by their keys.
const HANDED_OVER: &[&str] = &[
    "partners",
    "groups",
    "functions",
    "relevant-agencies",
    "scrutiny",
    "child-death-review",
    "agreements",
    "documents",
    "reports",
    "budgets",
    "support-unit",
];

/// Those that no description of before states.
pub(super) fn not_asked(before: &Files) -> Vec<&'static str> {
    let is_stated = |key: &str| {
        before.arrangements().any(|one| !matches!(one.model.named(one.model.root(), key), Fact::NotStated(_)))
    };
    HANDED_OVER.iter().copied().filter(|key| !is_stated(key)).collect()
}
