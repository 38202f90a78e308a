//! What is stated, in a form that is equal on both sides where the same is meant: names lead to what they are known for,
//! and the order of lists is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::node::Node;
use crate::model::vocab::{FieldId, Natural, Origin};
use crate::model::{Datum, Fact};

/// Which elements are the same thing, on either side.
#[derive(Debug, Default)]
pub(super) struct Classes<'m> {
    places: BTreeMap<Node<'m>, usize>,
    parents: Vec<usize>,
}

impl<'m> Classes<'m> {
    pub(super) fn add(&mut self, node: Node<'m>) {
        let next = self.parents.len();
        if *self.places.entry(node).or_insert(next) == next {
            self.parents.push(next);
        }
    }

    /// The number of the class that an element belongs to.
    pub(super) fn of(&self, node: Node<'m>) -> Option<usize> {
        let mut at = *self.places.get(&node)?;
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            at = parent;
        }
        Some(at)
    }

    pub(super) fn join(&mut self, one: Node<'m>, other: Node<'m>) {
        let (Some(one), Some(other)) = (self.of(one), self.of(other)) else { return };
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }

    pub(super) fn same(&self, one: Node<'m>, other: Node<'m>) -> bool {
        self.of(one).is_some() && self.of(one) == self.of(other)
    }

    /// A field of an element. Whether a list may leave things out is not part of it.
    pub(super) fn field(&self, node: Node<'m>, field: FieldId) -> String {
        let words = node.model.day_words(node.element, field).unwrap_or_default();
        format!("{}{words}", self.fact(node, node.fact(field)))
    }

    /// A fact of an element, or a member of one of its lists.
    pub(super) fn fact(&self, node: Node<'m>, fact: Fact<'m>) -> String {
        match node.settled(fact) {
            Fact::NotStated(_) => "-".to_owned(),
            Fact::None(_) => "none".to_owned(),
            Fact::Known(datum, _) => self.datum(node, datum),
            Fact::Uncertain(datum, _, why) => format!("?{}?{why}?", self.datum(node, datum)),
            Fact::Disputed(readings, _) => {
                let readings = readings.iter().map(|reading| self.fact(node, node.model.reading(reading).0));
                format!("!{}!", sorted(readings))
            }
            Fact::Unreadable(_) => "unreadable".to_owned(),
        }
    }

    /// A value.
    pub(super) fn datum(&self, node: Node<'m>, datum: Datum<'m>) -> String {
        match datum {
            Datum::Element(element) => self.element(node.other(element)),
            Datum::List(list) => format!("[{}]", sorted(list.iter().map(|fact| self.fact(node, fact)))),
            Datum::Text(text) => format!("{text:?}"),
            Datum::Day(day) => format!("d{day}"),
            Datum::Period(period) => format!("p{period}"),
            other => node.model.words(other),
        }
    }

    fn element(&self, node: Node<'m>) -> String {
        self.of(node).map_or_else(|| self.content(node), |class| format!("#{class}"))
    }

    /// Everything that an element says.
    pub(super) fn content(&self, node: Node<'m>) -> String {
        let mut content = format!("{{{} {}", node.kind().name(), node.own_doubt());
        for (field, definition) in (0u8..).map(FieldId).zip(node.kind().fields()) {
            if definition.origin == Origin::Written {
                content.push('|');
                content.push_str(&self.field(node, field));
            }
        }
        content.push('}');
        content
    }

    /// What tells an element from its siblings, in a form that both sides share.
    pub(super) fn key(&self, node: Node<'m>) -> String {
        match node.kind().natural() {
            Natural::Id => node.id().to_owned(),
            Natural::Fields(fields) | Natural::WithParent(fields) => self.key_of(node, fields),
        }
    }

    /// The same by some fields; `post|body` stands for the first of the two that has a value.
    pub(super) fn key_of(&self, node: Node<'m>, fields: &[&str]) -> String {
        let one = |field: &&str| {
            let mut values = field.split('|').filter_map(|field| node.value(field));
            values.next().map_or_else(String::new, |datum| self.key_of_datum(node, datum))
        };
        fields.iter().map(one).collect::<Vec<_>>().join("/")
    }

    /// For each field of its key, every value that it may have where sources disagree.
    pub(super) fn possible(&self, node: Node<'m>) -> Vec<BTreeSet<String>> {
        let (Natural::Fields(fields) | Natural::WithParent(fields)) = node.kind().natural() else { return Vec::new() };
        let each = |field: &&str| field.split('|').flat_map(|field| self.readings(node, node.named(field))).collect();
        fields.iter().map(each).collect()
    }

    fn readings(&self, node: Node<'m>, fact: Fact<'m>) -> Vec<String> {
        match fact {
            Fact::Known(Datum::Element(element), _) | Fact::Uncertain(Datum::Element(element), ..)
                if self.of(node.other(element)).is_none() =>
            {
                self.possible(node.other(element)).into_iter().flatten().collect()
            }
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => vec![self.key_of_datum(node, datum)],
            Fact::Disputed(readings, _) => {
                readings.iter().flat_map(|reading| self.readings(node, node.model.reading(reading).0)).collect()
            }
            Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => Vec::new(),
        }
    }

    /// A value in a key: what is doubted is known by what it would be.
    fn key_of_datum(&self, node: Node<'m>, datum: Datum<'m>) -> String {
        match datum {
            Datum::Element(element) => {
                let element = node.other(element);
                self.of(element).map_or_else(|| self.key(element), |class| format!("#{class}"))
            }
            Datum::List(list) => sorted(list.iter().map(|fact| match fact {
                Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => self.key_of_datum(node, datum),
                other => self.fact(node, other),
            })),
            other => self.datum(node, other),
        }
    }
}

/// The order in which members stand tells nothing.
fn sorted(items: impl Iterator<Item = String>) -> String {
    let mut items: Vec<String> = items.collect();
    items.sort_unstable();
    items.join(",")
}
