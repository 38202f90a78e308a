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

    /// Whether the succession of these arrangements leads into others, by the id of their file or of what that describes.
    #[must_use]
    pub fn leads_into(&self, other: &Self) -> bool {
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
