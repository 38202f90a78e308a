//! To whom groups report on each side, for pictures.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::diff::Again;
use crate::check::files::Files;
use crate::finding::{ReportingGroup, ReportingLines};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};

/// The pictures of both sides: an arrangement each, of those that have groups.
pub(super) fn pictures(before: &Files, after: &Files, again: &Again) -> [Vec<ReportingLines>; 2] {
    let befores = before.arrangements().count();
    let goes_on: BTreeSet<(u32, ElementId)> =
        again.becomes.iter().filter(|(_, others)| !others.is_empty()).map(|(was, _)| *was).collect();
    let was_there: BTreeSet<(u32, ElementId)> = again.becomes.values().flatten().copied().collect();
    [(before, 0, goes_on), (after, befores, was_there)].map(|(side, first, known)| {
        let pictures = (first..).zip(side.arrangements()).map(|(at, one)| {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            picture(&one.model, |element| known.contains(&(at, element)))
        });
        pictures.filter(|picture| !picture.nodes.is_empty()).collect()
    })
}

fn picture(model: &Model, is_on_both: impl Fn(ElementId) -> bool) -> ReportingLines {
    let groups: Vec<ElementId> = model.of_kind(Kind::Group).collect();
    let mut nodes: Vec<ElementId> = groups.clone();
    let mut lines: Vec<(ElementId, ElementId)> = Vec::new();
    for group in &groups {
        for above in above(model, *group) {
            if !nodes.contains(&above) {
                nodes.push(above);
            }
            lines.push((*group, above));
        }
    }
    let places: BTreeMap<ElementId, usize> = nodes.iter().enumerate().map(|(at, element)| (*element, at)).collect();
    let lines = lines.iter().filter_map(|(from, to)| Some((*places.get(from)?, *places.get(to)?))).collect();
    let node = |element: &ElementId| ReportingGroup {
        name: model.name(*element),
        // Bodies and the partners together come and go with what is said of them.
        is_on_one_side: model.kind(*element) == Kind::Group && !is_on_both(*element),
    };
    ReportingLines { name: model.name(model.root()), nodes: nodes.iter().map(node).collect(), lines }
}

/// To whom a group reports, as far as that is certain.
fn above(model: &Model, group: ElementId) -> Vec<ElementId> {
    let Fact::Known(Datum::List(list), _) = model.named(group, "reports-to") else { return Vec::new() };
    let element = |fact: Fact<'_>| match fact {
        Fact::Known(Datum::Element(element), _) => Some(element),
        _ => None,
    };
    list.iter().filter_map(element).collect()
}
