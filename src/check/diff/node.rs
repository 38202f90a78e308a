//! An element of one of the descriptions of a side, without what the doubt about the whole of it says of each field.

use std::cmp::Ordering;

use crate::model::vocab::{FieldId, FieldName, Kind};
use crate::model::{Datum, ElementId, Fact, HEADING_ONLY, Model};

/// The side that a description stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    Before,
    After,
}

/// An element with the model it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'m> {
    pub(super) model: &'m Model,
    /// The place of the model among those of both sides.
    pub(super) at: usize,
    pub(super) side: Side,
    pub(super) element: ElementId,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.element) == (other.at, other.element)
    }
}

impl Eq for Node<'_> {}

impl PartialOrd for Node<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Node<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.element).cmp(&(other.at, other.element))
    }
}

impl<'m> Node<'m> {
    /// Another element of the same description.
    pub(super) const fn other(self, element: ElementId) -> Self {
        Self { element, ..self }
    }

    pub(super) const fn root(self) -> Self {
        self.other(self.model.root())
    }

    pub(super) fn kind(self) -> Kind {
        self.model.kind(self.element)
    }

    pub(super) fn id(self) -> &'m str {
        self.model.id(self.element).unwrap_or_default()
    }

    pub(super) fn parent(self) -> Option<Self> {
        self.model.parent(self.element).map(|(holder, _)| self.other(holder))
    }

    pub(super) fn is_listed(self) -> bool {
        matches!(self.named("listed"), Fact::Known(Datum::Bool(true), _))
    }

    /// What is known of a field; that the element, or the one that it leads to, is doubted as a whole is left aside.
    pub(super) fn fact(self, field: FieldId) -> Fact<'m> {
        self.settled(self.model.fact(self.element, field))
    }

    pub(super) fn named(self, field: impl FieldName) -> Fact<'m> {
        match field.in_kind(self.kind()) {
            Some(field) => self.fact(field),
            None => Fact::NotStated(self.model.span(self.element)),
        }
    }

    /// A fact, or a member of a list, as it would be without doubt about whole elements.
    pub(super) fn settled(self, fact: Fact<'m>) -> Fact<'m> {
        let Fact::Uncertain(datum, span, why) = fact else { return fact };
        let about_target = match datum {
            Datum::Element(target) => self.model.doubt(target) == Some(why),
            _ => false,
        };
        if !about_target && self.model.doubt(self.element) != Some(why) {
            return fact;
        }
        if matches!(datum, Datum::Word("none")) { Fact::None(span) } else { Fact::Known(datum, span) }
    }

    /// Why it is doubted as a whole, where nothing around it is doubted for the same reason.
    pub(super) fn own_doubt(self) -> &'m str {
        let doubt = self.model.doubt(self.element);
        let around = self.parent().and_then(|holder| holder.model.doubt(holder.element));
        doubt.filter(|why| *why != HEADING_ONLY && around != doubt).unwrap_or_default()
    }

    /// The value of a field, whatever doubt there is about it.
    pub(super) fn value(self, field: impl FieldName) -> Option<Datum<'m>> {
        match self.named(field) {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(datum),
            _ => None,
        }
    }

    /// A text or a word that a field holds.
    pub(super) fn text(self, field: impl FieldName) -> Option<&'m str> {
        match self.value(field)? {
            Datum::Text(text) => Some(text),
            Datum::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The texts or words of a list.
    pub(super) fn texts(self, field: impl FieldName) -> Vec<&'m str> {
        let Some(Datum::List(list)) = self.value(field) else { return Vec::new() };
        let text = |fact| match fact {
            Fact::Known(Datum::Text(text), _) | Fact::Uncertain(Datum::Text(text), ..) => Some(text),
            Fact::Known(Datum::Word(word), _) | Fact::Uncertain(Datum::Word(word), ..) => Some(word),
            _ => None,
        };
        list.iter().filter_map(text).collect()
    }

    /// The elements that a field holds or leads to, whatever doubt there is about them.
    pub(super) fn led(self, field: impl FieldName) -> Vec<Self> {
        self.elements_of(self.named(field))
    }

    /// The elements of a fact.
    pub(super) fn elements_of(self, fact: Fact<'m>) -> Vec<Self> {
        match fact {
            Fact::Known(Datum::Element(element), _) | Fact::Uncertain(Datum::Element(element), ..) => {
                vec![self.other(element)]
            }
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                list.iter().flat_map(|member| self.elements_of(member)).collect()
            }
            Fact::Disputed(readings, _) => {
                readings.iter().flat_map(|reading| self.elements_of(self.model.reading(reading).0)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The field that it goes by among people: `title` or `name`.
    pub(super) fn name_field(self) -> Option<&'static str> {
        match self.kind() {
            Kind::Post | Kind::Document | Kind::Agreement | Kind::Source => Some("title"),
            Kind::Arrangement | Kind::Group | Kind::Body => Some("name"),
            _ => None,
        }
    }

    /// Every element of the description of one kind.
    pub(super) fn all(self, kind: Kind) -> impl Iterator<Item = Self> {
        self.model.of_kind(kind).map(move |element| self.other(element))
    }
}
