//! Facts of one shared thing that the files of several partnerships give differently.
//!
//! A thing is the same where one file names it as `FILE/ID` of another; a name alone makes no two things one.

use std::collections::{BTreeMap, BTreeSet};

use super::differ::{Difference, Told, difference};
use crate::model::vocab::{FieldId, Kind, Type};
use crate::model::{Datum, ElementId, Fact, Model};

/// Kinds that partnerships share.
const SHARED: &[Kind] = &[Kind::Post, Kind::Group, Kind::Document, Kind::Agreement];

/// Facts that each partnership states for itself.
const OWN: &[&str] = &["shared", "from", "owner"];

/// Every difference between what files say of a thing that they share, in the order of the files.
pub(super) fn unlike(models: &[&Model]) -> Vec<Difference> {
    let mut told: BTreeMap<String, Vec<Told<'_>>> = BTreeMap::new();
    let meant = meant_elsewhere(models);
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for id in models.iter().filter_map(|model| model.id(model.root())) {
        *files.entry(id).or_default() += 1;
    }
    for (at, model) in models.iter().enumerate() {
        // Most describe what is theirs alone, and then only what others say they share with it matters.
        let is_only = model.id(model.root()).is_none_or(|id| files.get(id) == Some(&1));
        let alone = is_only && model.shared_files().next().is_none();
        if alone && meant.is_empty() {
            continue;
        }
        let ones = model.shared_counterparts();
        for element in SHARED.iter().flat_map(|kind| model.of_kind(*kind)).chain(ones) {
            for thing in called(model, element).into_iter().filter(|thing| !alone || meant.contains(thing)) {
                facts(at, model, element, &thing, &mut told);
            }
        }
    }
    let mut found: Vec<Difference> = told
        .into_iter()
        .filter_map(|(key, mut told)| {
            // What stands in a file of shared things is read with every arrangement that uses it, and told once.
            let mut seen = Vec::new();
            told.retain(|one| {
                !seen.contains(&one.span) && {
                    seen.push(one.span);
                    true
                }
            });
            // It stands at the file of shared things, where there is one.
            told.sort_by_key(|one| one.model.file() != one.span.file);
            difference(key, &told)
        })
        .collect();
    found.sort_by_key(|difference| (difference.model, difference.dispute.span.lo));
    found
}

/// What the files call things that they say are shared.
fn meant_elsewhere(models: &[&Model]) -> BTreeSet<String> {
    let mut meant = BTreeSet::new();
    for model in models {
        for element in SHARED.iter().flat_map(|kind| model.of_kind(*kind)) {
            if matches!(model.named(element, "shared"), Fact::Known(..)) {
                meant.extend(called(model, element));
            }
        }
    }
    meant
}

/// What other files may call an element: by the file that it stands in, and by that which it says it is shared with.
fn called(model: &Model, element: ElementId) -> Vec<String> {
    let kind = model.kind(element).name();
    let own = model.home(element).zip(model.id(element)).map(|(file, id)| format!("{kind}/{file}/{id}"));
    let with = match model.named(element, "shared") {
        Fact::Known(Datum::Text(text), _) if model.is_own(element) => model.one_with(element).map_or_else(
            || text.contains('/').then(|| format!("{kind}/{text}")),
            |(file, id)| Some(format!("{kind}/{file}/{id}")),
        ),
        _ => None,
    };
    own.into_iter().chain(with).collect()
}

fn facts<'m>(at: usize, model: &'m Model, element: ElementId, thing: &str, told: &mut BTreeMap<String, Vec<Told<'m>>>) {
    for (field, definition) in (0u8..).map(FieldId).zip(model.kind(element).fields()) {
        let Fact::Known(datum, span) = model.fact(element, field) else { continue };
        // What an entry does not state itself is told by the thing that it is one with.
        if span.file != model.file_of(element) || OWN.contains(&definition.name) {
            continue;
        }
        let key = match (definition.name, definition.ty) {
            // How things stand may change from one day to the next.
            ("state", _) => match speaks_for(model, element) {
                Some(day) => format!("{thing}/state/{day}"),
                None => format!("{thing}/state"),
            },
            // The groups of one partnership are not those of another.
            ("reports-to", _) if is_shared(model, element) => {
                [thing, "reports-to", model.id(model.root()).unwrap_or_default()].join("/")
            }
            (name, Type::Word(_) | Type::Bool | Type::Int | Type::Day) => [thing, name].join("/"),
            (name, Type::Ref(kinds)) if kinds.contains(&Kind::Body) => [thing, name].join("/"),
            _ => continue,
        };
        told.entry(key).or_default().push(Told { at, model, element, field, datum, span, chair: None });
    }
}

/// The day of the paper that tells of an element; none where its file is kept.
fn speaks_for(model: &Model, element: ElementId) -> Option<String> {
    let (root, _) = model.parent(element)?;
    match model.named(root, "as-at") {
        Fact::Known(Datum::Day(day), _) | Fact::Uncertain(Datum::Day(day), ..) => Some(day.to_string()),
        _ => None,
    }
}

/// Whether an element stands in a file of shared things, or is one with such a thing.
fn is_shared(model: &Model, element: ElementId) -> bool {
    !model.is_own(element) || model.one_with(element).is_some()
}
