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
        let within = |from: u32, to: u32| from <= lo && hi <= to;
        // An element that stands under its key is no wider than that, and a list no wider than its first entry, so that the
        // fields are looked through as well, and what they list.
        let holds = |slot: &Slot| {
            let members = self.members_of(slot.held);
            let stands = within(slot.lo, slot.hi) || members.iter().any(|member| within(member.lo, member.hi));
            stands && !matches!(slot.held, Held::NotStated)
        };
        let written = |element: &ElementId| self.parent(*element).is_some() || *element == self.root();
        let found = self.around(lo).into_iter().rev().filter(written).find_map(|element| {
            let mut fields = (0u8..).map(FieldId).zip(self.slots_of(element));
            let field = fields.find(|(_, slot)| holds(slot)).map(|(field, _)| field);
            let stands = field.is_some() || self.element(element).is_some_and(|stored| within(stored.lo, stored.hi));
            stands.then_some((element, field))
        });
        found.map_or_else(Vec::new, |(element, field)| self.papers(element, field))
    }

    /// What a list holds, in doubt or not.
    fn members_of(&self, held: Held) -> &[Slot] {
        let held = match held {
            Held::Uncertain { inner, .. } => self.inner.get(inner as usize).map_or(held, |slot| slot.held),
            held => held,
        };
        let Held::List { start, len, .. } = held else { return &[] };
        self.lists.get(start as usize..(start + len) as usize).unwrap_or_default()
    }

    /// The same, and of an element that is only cited field by field the papers of the first of its fields that has any.
    #[must_use]
    pub fn papers_that_say(&self, span: Span) -> Vec<PaperCite> {
        let papers = self.papers_at(span);
        let Some((element, None)) = self.at(span).filter(|_| papers.is_empty()) else { return papers };
        let mut fields = (0u8..).map(FieldId).zip(self.slots_of(element));
        let cited = fields.find(|(_, slot)| slot.cites.0 < slot.cites.1).map(|(field, _)| field);
        cited.map_or(papers, |field| self.papers(element, Some(field)))
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
