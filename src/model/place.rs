//! From a place in the file back to the fact that stands there, and to the paper it was read in.

use super::facts::{Citation, Datum, ElementId, Fact, Model};
use super::store::{Held, Slot};
use super::vocab::{FieldId, Kind};
use crate::finding::PaperCite;
use crate::source::Span;

impl Model {
    /// The field whose value stands exactly at a place, or the element that does.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<(ElementId, Option<FieldId>)> {
        let place = self.stored(span)?;
        let stands = |lo: u32, hi: u32| (lo, hi) == place;
        // Bodies and areas that are only referred to stand nowhere themselves.
        let is_written = |element: ElementId| self.parent(element).is_some() || element == self.root();
        let element = self.elements().find(|element| {
            self.element(*element).is_some_and(|stored| stands(stored.lo, stored.hi)) && is_written(*element)
        });
        // Thousands of slots are looked at for one that is found, so that they are compared as stored and not read.
        let holding = |slot: &Slot| stands(slot.lo, slot.hi) && !matches!(slot.held, Held::NotStated);
        let slots = self.slots.iter().enumerate().filter(|(_, slot)| holding(slot));
        let field = slots.filter_map(|(at, _)| self.holder(at)).find(|(element, _)| is_written(*element));
        match (element, field) {
            (Some(element), Some((holder, _))) if element <= holder => Some((element, None)),
            (_, Some((holder, field))) => Some((holder, Some(field))),
            (element, None) => element.map(|element| (element, None)),
        }
    }

    /// The element and the field of a slot; elements and their slots lie in the same order.
    fn holder(&self, slot: usize) -> Option<(ElementId, FieldId)> {
        let at = self.elements.partition_point(|element| element.slots as usize <= slot).checked_sub(1)?;
        let field = slot - self.elements.get(at)?.slots as usize;
        Some((ElementId(u32::try_from(at).ok()?), FieldId(u8::try_from(field).ok()?)))
    }

    /// A citation as findings print it; nothing when its first word is none of the file's sources.
    #[must_use]
    pub fn paper_cite(&self, cite: &Citation<'_>) -> Option<PaperCite> {
        Some(PaperCite { paper: self.paper(cite.source?).into(), place: cite.place.to_owned().into() })
    }

    /// Whether what an element says is the published document's own word: it is cited from the document itself, or the
    /// area keeps the file and cites nothing else.
    #[must_use]
    pub fn is_published_word(&self, element: ElementId) -> bool {
        let mut cited = self.citations(element, None).peekable();
        if cited.peek().is_none() {
            return self.is_kept_at(self.file_of(element));
        }
        cited.any(|cite| {
            cite.source.is_some_and(|source| {
                self.kind(source) == Kind::Source
                    && matches!(self.named(source, "kind"), Fact::Known(Datum::Word("the-document"), _))
            })
        })
    }
}
