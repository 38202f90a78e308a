//! Whose things the words of an agreement mean by `the partnership`: those of the new arrangements that it stands in, and not of one that ends.

use std::collections::BTreeSet;

use super::Evaluator;
use super::naming::words;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};

/// What is called new is no earlier one, whoever says it.
const NEW: &str = "new";
/// What may stand between `the` and `partnership`.
const PLAIN: &[&str] = &["new", "own", "local", "safeguarding", "children", "children's"];
const PARTNERSHIP: &[&str] = &["partnership", "partnership's"];
/// What is a thing of its own beside the partnership.
const RECORDS: &[&str] = &["record", "file", "archiv", "data", "partnership"];

impl Evaluator<'_> {
    /// The areas of the arrangement of after whose agreement a text stands in, where it means by `the partnership` that one. What goes on under
    /// its own name, or follows for the very same areas, may be called so by whoever means the earlier one: only `the new partnership` is
    /// another for certain.
    pub(super) fn own_things_agreed(&self, (at, element): (u32, ElementId), text: &str) -> BTreeSet<String> {
        let first_of_after = self.context.first_of_after;
        let befores = self.context.models.get(..first_of_after).unwrap_or_default();
        let Some(model) = self.context.model(at).filter(|_| at as usize >= first_of_after) else {
            return BTreeSet::new();
        };
        let own: BTreeSet<String> = model.area_ids().map(str::to_owned).collect();
        let is_for_the_same = |was: &&Model| was.area_ids().map(str::to_owned).collect::<BTreeSet<_>>() == own;
        let goes_on = befores.iter().any(|was| was.describes_the_same_as(model));
        if model.kind(element) != Kind::Agreement || goes_on {
            return BTreeSet::new();
        }
        let is_meant = match self.partnership_named(model, text) {
            Some(named) if named.is_empty() => !befores.iter().any(is_for_the_same),
            Some(_) => true,
            None => false,
        };
        if is_meant { own } else { BTreeSet::new() }
    }

    /// What a text calls a partnership beside what any is called, `new` or the name of its own area; nothing where it names none, or another.
    fn partnership_named(&self, model: &Model, text: &str) -> Option<Vec<String>> {
        let areas: Vec<Vec<String>> =
            model.area_ids().filter_map(|id| self.context.reference.area(id)).map(|area| words(area.name)).collect();
        let said = self.without_names_of_before(text);
        let at = said.iter().position(|word| PARTNERSHIP.contains(&word.as_str()))?;
        let (before, _) = said.split_at(at);
        let the = before.iter().rposition(|word| matches!(word.as_str(), "the" | "our" | "this"))?;
        let mut between = before.get(the + 1..)?;
        let mut told = Vec::new();
        while let Some((word, rest)) = between.split_first() {
            let area = areas.iter().find(|area| between.starts_with(area));
            if let Some(area) = area {
                told.extend(area.iter().cloned());
                between = between.get(area.len()..).unwrap_or_default();
                continue;
            }
            if !PLAIN.contains(&word.as_str()) {
                return None;
            }
            if word == NEW {
                told.push(word.clone());
            }
            between = rest;
        }
        Some(told)
    }
}

/// Whether a text says what records, or whose, it means.
pub(super) fn names_records(text: &str) -> bool {
    words(text).iter().any(|word| RECORDS.iter().any(|stem| word.starts_with(stem)))
}
