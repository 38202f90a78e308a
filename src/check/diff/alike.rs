//! What stands on both sides of two descriptions, for whoever shows them together.

use std::collections::BTreeMap;

use super::links::Links;
use super::node::{Node, Side};
use super::relate::Pairing;
use super::tell;
use crate::model::vocab::{FieldName, Kind};
use crate::model::{ElementId, Model};
use crate::reference::Reference;

/// Each body, post, group or collective of before with every one of after that it is or becomes.
pub(in crate::check) fn alike(before: &Model, after: &Model, reference: &Reference) -> Vec<(ElementId, ElementId)> {
    let root = |model, at, side| Node { model, at, side, element: Model::root(model) };
    let (was, is) = (root(before, 0, Side::Before), root(after, 1, Side::After));
    let links = Links::find(&[was, is], reference, Pairing::ById);
    let mut pairs = Vec::new();
    for kind in [Kind::Collective, Kind::Body, Kind::Post, Kind::Group] {
        let mut known: BTreeMap<usize, Vec<ElementId>> = BTreeMap::new();
        for node in is.all(kind) {
            known.entry(links.classes.of(node).unwrap_or(usize::MAX)).or_default().push(node.element);
        }
        for node in was.all(kind) {
            let same = links.classes.of(node).and_then(|class| known.get(&class));
            pairs.extend(same.into_iter().flatten().map(|after| (node.element, *after)));
        }
    }
    pairs
}

const fn alone(model: &Model, element: ElementId) -> Node<'_> {
    Node { model, at: 0, side: Side::After, element }
}

/// What a person calls an element; a post with its body, and a seat by who holds it.
pub(in crate::check) fn called(model: &Model, element: ElementId) -> String {
    tell::called(alone(model, element))
}

/// The elements that a field holds or leads to, whatever doubt there is about them.
pub(in crate::check) fn led(model: &Model, element: ElementId, field: impl FieldName) -> Vec<ElementId> {
    alone(model, element).led(field).into_iter().map(|node| node.element).collect()
}

/// A text or a word that a field holds, whatever doubt there is about it.
pub(in crate::check) fn text(model: &Model, element: ElementId, field: impl FieldName) -> Option<&str> {
    alone(model, element).text(field)
}

/// The texts or words of a list.
pub(in crate::check) fn texts(model: &Model, element: ElementId, field: impl FieldName) -> Vec<&str> {
    alone(model, element).texts(field)
}
