//! What before says nothing of, so that nothing could be asked about it: a list of the first day that is short for want of words about
//! before is not to be taken for a whole one.

use crate::check::files::Files;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};

/// The key under which groups and posts name their functions too.
const FUNCTIONS: &str = "functions";

/// The parts of a description that are handed over in a step, by their keys.
const HANDED_OVER: &[&str] = &[
    "partners",
    "groups",
    FUNCTIONS,
    "relevant-agencies",
    "scrutiny",
    "child-death-review",
    "agreements",
    "documents",
    "reports",
    "budgets",
    "support-unit",
];

/// Those that no description of before states. A function is stated wherever one is named, at a group or a post as well.
pub(super) fn not_asked(before: &Files) -> Vec<&'static str> {
    let states = |model: &Model, of: ElementId, key: &str| !matches!(model.named(of, key), Fact::NotStated(_));
    let has_work = |model: &Model| {
        [Kind::Group, Kind::Post]
            .into_iter()
            .flat_map(|kind| model.of_kind(kind))
            .any(|of| states(model, of, FUNCTIONS))
    };
    let is_stated = |key: &str| {
        let mut models = before.arrangements().map(|one| &one.model);
        models.any(|model| states(model, model.root(), key) || key == FUNCTIONS && has_work(model))
    };
    HANDED_OVER.iter().copied().filter(|key| !is_stated(key)).collect()
}
