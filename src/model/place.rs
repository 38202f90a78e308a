//! From a place in the file back to the fact that stands there, and to the paper it was read in.

use super::facts::{Citation, Datum, ElementId, Fact, Model};
use super::store::{Held, Slot};
use super::vocab::{FieldId, Kind, key};
use crate::finding::PaperCite;
use crate::source::Span;

impl Fact<'_> {
    /// Where it stands, or would stand.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::NotStated(span)
            | Self::None(span)
            | Self::Known(_, span)
            | Self::Uncertain(_, span, _)
            | Self::Disputed(_, span)
            | Self::Unreadable(span) => *span,
        }
    }
}

impl Model {
    /// The field whose value stands exactly at a place, or the element that does.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<(ElementId, Option<FieldId>)> {
        let place = self.stored(span)?;
        let stands = |lo: u32, hi: u32| (lo, hi) == place;
        // Bodies and areas that are only referred to stand nowhere themselves.
        let is_written = |element: ElementId| self.parent(element).is_some() || element == self.root();
        let holding = |slot: &Slot| stands(slot.lo, slot.hi) && !matches!(slot.held, Held::NotStated);
        self.around(place.0).into_iter().filter(|element| is_written(*element)).find_map(|element| {
            if self.element(element).is_some_and(|stored| stands(stored.lo, stored.hi)) {
                return Some((element, None));
            }
            let mut fields = (0u8..).map(FieldId).zip(self.slots_of(element));
            fields.find(|(_, slot)| holding(slot)).map(|(field, _)| (element, Some(field)))
        })
    }

    /// The elements of which something may begin at a stored place, outermost first.
    fn around(&self, lo: u32) -> Vec<ElementId> {
        if !self.borrowed.is_empty() {
            // What an entry takes over from a shared thing stands in the other's file.
            return self.elements().collect();
        }
        // INVARIANT: these lie in the order in which they begin, each before what it holds.
        let in_order = self.elements.get(..self.worked_out.in_order).unwrap_or_default();
        let begun = in_order.partition_point(|element| element.lo <= lo);
        let id = |at: usize| u32::try_from(at).ok().map(ElementId);
        let last = begun.checked_sub(1).and_then(id);
        let mut way: Vec<ElementId> =
            std::iter::successors(last, |element| self.parent(*element).map(|(holder, _)| holder)).collect();
        way.reverse();
        way.extend((in_order.len()..self.elements.len()).filter_map(id));
        way
    }

    /// The papers that what stands at a place was read in: by its field or element, and for a member of a list those of the list.
    #[must_use]
    pub fn papers_at(&self, span: Span) -> Vec<PaperCite> {
        if let Some((element, field)) = self.at(span) {
            return self.papers(element, field);
        }
        let Some((lo, hi)) = self.stored(span) else { return Vec::new() };
        let around = self.around(lo);
        let holds =
            |element: &&ElementId| self.element(**element).is_some_and(|stored| stored.lo <= lo && hi <= stored.hi);
        let Some(element) = around.iter().rev().find(holds) else { return Vec::new() };
        let mut fields = (0u8..).map(FieldId).zip(self.slots_of(*element));
        let field = fields.find(|(_, slot)| slot.lo <= lo && hi <= slot.hi && !matches!(slot.held, Held::NotStated));
        self.papers(*element, field.map(|(field, _)| field))
    }

    /// A citation as findings print it; nothing when its first word is none of the file's sources.
    #[must_use]
    pub fn paper_cite(&self, cite: &Citation<'_>) -> Option<PaperCite> {
        Some(PaperCite { paper: self.paper(cite.source?), place: cite.place.to_owned().into() })
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
                    && matches!(self.named(source, key!("kind")), Fact::Known(Datum::Word("the-document"), _))
            })
        })
    }
}
