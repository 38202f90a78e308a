//! From a place in the file back to the fact that stands there, and to the paper it was read in.

use super::facts::{Citation, Datum, ElementId, Fact, Model, Reading};
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
        let Some(place @ (lo, hi)) = self.stored(span) else { return Vec::new() };
        let within = |from: u32, to: u32| from <= lo && hi <= to;
        // An element that stands under its key is no wider than that, and a list no wider than its first entry, so that the
        // fields are looked through as well, and what they list.
        let holds = |slot: &Slot| {
            let in_a_reading =
                || self.readings_of(slot.held).iter().any(|reading| self.is_within(place, &reading.slot));
            self.is_within(place, slot) || in_a_reading()
        };
        let written = |element: &ElementId| self.parent(*element).is_some() || *element == self.root();
        let found = self.around(lo).into_iter().rev().filter(written).find_map(|element| {
            let mut fields = (0u8..).map(FieldId).zip(self.slots_of(element));
            let field = fields.find(|(_, slot)| holds(slot)).map(|(field, _)| field);
            let stands = field.is_some() || self.element(element).is_some_and(|stored| within(stored.lo, stored.hi));
            stands.then_some((element, field))
        });
        found.map_or_else(Vec::new, |(element, field)| match field.and_then(|field| self.slot(element, field)) {
            // Of what stands in a reading of what sources disagree about, that reading's.
            Some(slot) => self.papers_of_slot(element, &slot, |reading| self.is_within(place, &reading.slot)),
            None => self.papers(element, field),
        })
    }

    /// Whether a stored place lies in that of a value, or of what it lists.
    fn is_within(&self, (lo, hi): (u32, u32), slot: &Slot) -> bool {
        let within = |slot: &Slot| slot.lo <= lo && hi <= slot.hi;
        let stands = within(slot) || self.members_of(slot.held).iter().any(within);
        stands && !matches!(slot.held, Held::NotStated)
    }

    /// The readings of what sources disagree about; none of anything else.
    fn readings_of(&self, held: Held) -> &[Reading] {
        let Held::Disputed { start, len } = held else { return &[] };
        self.readings.get(start as usize..(start + len) as usize).unwrap_or_default()
    }

    /// The papers that a fact was read in, for findings, each once; of what sources disagree about those of every reading.
    #[must_use]
    pub fn papers(&self, element: ElementId, field: Option<FieldId>) -> Vec<PaperCite> {
        match field.and_then(|field| self.slot(element, field)) {
            Some(slot) => self.papers_of_slot(element, &slot, |_| true),
            None => self.papers_within(element, (0, 0)),
        }
    }

    /// The papers of a value; where sources disagree, those of such readings as are asked for, or of all where it is none of them.
    fn papers_of_slot(&self, element: ElementId, slot: &Slot, which: impl Fn(&Reading) -> bool) -> Vec<PaperCite> {
        let all = self.readings_of(slot.held);
        let asked = all.iter().any(&which);
        let mut papers = Vec::new();
        for reading in all.iter().filter(|reading| !asked || which(reading)) {
            // A reading that cites nothing was read where the whole was.
            let cites = if reading.cites.0 < reading.cites.1 { reading.cites } else { slot.cites };
            for paper in self.papers_within(element, cites) {
                if !papers.contains(&paper) {
                    papers.push(paper);
                }
            }
        }
        if all.is_empty() { self.papers_within(element, slot.cites) } else { papers }
    }

    /// The papers of a range of citations; of an empty one those of the element.
    fn papers_within(&self, element: ElementId, cites: (u32, u32)) -> Vec<PaperCite> {
        self.citations_within(element, cites).filter_map(|cite| self.paper_cite(&cite)).collect()
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
        let is_cited = |cites: (u32, u32)| cites.0 < cites.1;
        let any = |slot: &Slot| self.readings_of(slot.held).iter().any(|reading| is_cited(reading.cites));
        let mut fields = (0u8..).map(FieldId).zip(self.slots_of(element));
        let cited = fields.find(|(_, slot)| is_cited(slot.cites) || any(slot)).map(|(field, _)| field);
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
