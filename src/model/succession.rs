//! Of which arrangements an entry of the succession tells how they end: of those that the file describes, or of earlier ones.

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::{Kind, key};
use crate::time::Day;

impl Model {
    /// Whether an entry of the succession tells how earlier arrangements end, and not these: it leads into these, its last day is before their
    /// first, or the first day of what follows is no later than that.
    #[must_use]
    pub fn is_of_earlier(&self, entry: ElementId) -> bool {
        let names_itself = |name: &str| {
            let ids = [self.own_text(key!("id")), self.own_text(key!("describes"))];
            ids.contains(&Some(name)) || self.own_texts(key!("formerly")).any(|former| former == name)
        };
        if self.texts_of(entry, "into").any(names_itself) {
            return true;
        }
        let begins = self.own_events("in-force").filter_map(|event| self.day_in(event, "date"));
        begins.min_by_key(|day| day.first()).is_some_and(|begins| {
            self.day_in(entry, "ends").is_some_and(|ends| ends.before(begins).is_true())
                || self.day_in(entry, "begins").is_some_and(|next| next.on_or_before(begins).is_true())
        })
    }

    /// The entries of the succession that give the last day of earlier arrangements.
    pub fn ends_of_earlier(&self) -> impl Iterator<Item = ElementId> {
        let is_dated = |entry: &ElementId| !matches!(self.named(*entry, "ends"), Fact::NotStated(_) | Fact::None(_));
        self.of_kind(Kind::Succession).filter(move |entry| is_dated(entry) && self.is_of_earlier(*entry))
    }

    /// Whether the earlier arrangements that are told of here are certain others among all: those that this one says it takes the place of; where
    /// it says of none, those that lead into it, or the only ones that have an area in common with it.
    #[must_use]
    pub fn tells_of(&self, earlier: &Self, all: &[&Self]) -> bool {
        if self.is_shared() || earlier.describes_the_same_as(self) {
            return false;
        }
        if self.own_texts(key!("supersedes")).next().is_some() {
            return self.names(key!("supersedes"), earlier);
        }
        let may_be =
            |one: &Self| !self.describes_the_same_as(one) && (one.leads_into(self) || one.shares_an_area_with(self));
        earlier.leads_into(self)
            || may_be(earlier) && all.iter().filter(|one| may_be(one)).all(|one| earlier.describes_the_same_as(one))
    }

    fn shares_an_area_with(&self, other: &Self) -> bool {
        let own = self.led_by(self.root(), "areas");
        let areas = other.led_by(other.root(), "areas");
        areas.into_iter().any(|area| own.iter().any(|own| self.id(*own) == other.id(area)))
    }

    /// Whether the succession of these arrangements leads into others, by the id of their file or of what that describes.
    fn leads_into(&self, other: &Self) -> bool {
        let ids = [other.own_text(key!("id")), other.own_text(key!("describes"))];
        self.of_kind(Kind::Succession).any(|entry| self.texts_of(entry, "into").any(|name| ids.contains(&Some(name))))
    }

    fn day_in(&self, element: ElementId, field: &str) -> Option<Day> {
        match self.named(element, field) {
            Fact::Known(Datum::Day(day), _) => Some(day),
            _ => None,
        }
    }
}
