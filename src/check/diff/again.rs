//! The subjects of verdicts on both sides, by what they are known for the same.

use std::collections::{BTreeMap, BTreeSet};

use super::canon::Classes;
use super::links::Links;
use super::node::{Node, Side};
use super::read::roots;
use super::relate::Pairing;
use crate::check::files::Files;
use crate::expr::Becomes;
use crate::finding::Subject;
use crate::model::vocab::FieldId;
use crate::model::{ElementId, Fact};
use crate::reference::Reference;
use crate::rules::subject_of;

/// Kind and key of a subject of one description, with what it is known by on both sides.
type Known = BTreeMap<(&'static str, String), String>;

/// Which descriptions have to do with each other, and what each of their subjects is known by on both sides.
#[derive(Debug)]
pub(in crate::check) struct Again {
    related: BTreeSet<(usize, usize)>,
    /// What each element of before is or becomes, by the places of the descriptions of both sides.
    pub(in crate::check) becomes: Becomes,
    before: Vec<Known>,
    after: Vec<Known>,
}

impl Again {
    pub(in crate::check) fn of(before: &Files, after: &Files, reference: &Reference) -> Self {
        let roots = roots(before, after);
        let links = Links::find(&roots, reference, Pairing::ById);
        let count = roots.iter().filter(|root| root.side == Side::Before).count();
        let related =
            links.roots.iter().filter_map(|link| Some((link.before.at, link.after.at.checked_sub(count)?))).collect();
        let known =
            |side| roots.iter().filter(|root| root.side == side).map(|root| subjects(*root, &links.classes)).collect();
        let becomes = becomes(&roots, reference);
        Self { related, becomes, before: known(Side::Before), after: known(Side::After) }
    }

    /// Whether one arrangement of before, by its place, goes on in one of after.
    pub(in crate::check) fn is_related(&self, before: usize, after: usize) -> bool {
        self.related.contains(&(before, after))
    }

    /// What a subject of before is known by.
    pub(in crate::check) fn before(&self, arrangement: Option<usize>, subject: &Subject) -> Option<&str> {
        named(&self.before, arrangement, subject)
    }

    /// What a subject of after is known by.
    pub(in crate::check) fn after(&self, arrangement: Option<usize>, subject: &Subject) -> Option<&str> {
        named(&self.after, arrangement, subject)
    }
}

/// What each element of before is or becomes in any description that has to do with its own.
fn becomes(roots: &[Node<'_>], reference: &Reference) -> Becomes {
    let links = Links::find(roots, reference, Pairing::All);
    let mut becomes = Becomes::new();
    for link in links.roots.iter().chain(&links.within) {
        becomes.entry(place(link.before)).or_default().push(place(link.after));
    }
    by_what_they_are_about(&links, &mut becomes);
    becomes
}

/// The same of a side held against itself.
pub(in crate::check) fn becomes_of_itself(side: &Files, reference: &Reference) -> Becomes {
    becomes(&roots(side, side), reference)
}

fn place(node: Node<'_>) -> (u32, ElementId) {
    (u32::try_from(node.at).unwrap_or(u32::MAX), node.element)
}

/// What has no name of its own becomes what is about the same, within what it stands in.
fn by_what_they_are_about(links: &Links<'_>, becomes: &mut Becomes) {
    let named = |root: Node<'_>| {
        let mut named: BTreeMap<String, Vec<ElementId>> = BTreeMap::new();
        let nodes = root.model.elements().map(|element| root.other(element));
        for node in nodes.filter(|node| links.classes.of(*node).is_none()) {
            named.entry(name(node, &links.classes)).or_default().push(node.element);
        }
        named
    };
    for link in &links.roots {
        let after = named(link.after);
        for (name, elements) in named(link.before) {
            let same = after.get(&name).into_iter().flatten().map(|element| place(link.after.other(*element)));
            let same: Vec<_> = same.collect();
            for element in elements {
                becomes.entry(place(link.before.other(element))).or_default().extend_from_slice(&same);
            }
        }
    }
}

fn named<'k>(known: &'k [Known], arrangement: Option<usize>, subject: &Subject) -> Option<&'k str> {
    known.get(arrangement?)?.get(&(subject.kind, subject.key.clone())).map(String::as_str)
}

/// Every element of a description as a subject, and every value in it that sources disagree about.
fn subjects<'m>(root: Node<'m>, classes: &Classes<'m>) -> Known {
    let mut known = Known::new();
    for node in root.model.elements().map(|element| root.other(element)) {
        let name = name(node, classes);
        let subject = subject_of(node.model, node.element);
        for (id, field) in (0u8..).map(FieldId).zip(node.kind().fields()) {
            if matches!(node.model.fact(node.element, id), Fact::Disputed(..)) {
                let key = format!("{}/{}/{}", subject.kind, subject.key, field.name);
                known.insert(("disputed-value", key), format!("{name}/{}", field.name));
            }
        }
        known.insert((subject.kind, subject.key.clone()), name);
    }
    known
}

/// The number of its class, or else what it is about, after what its parent is known by.
fn name<'m>(node: Node<'m>, classes: &Classes<'m>) -> String {
    if let Some(class) = classes.of(node) {
        return format!("#{class}");
    }
    let above = node.parent().map(|parent| name(parent, classes)).unwrap_or_default();
    format!("{above}/{}/{}", node.kind().name(), classes.key(node))
}
