//! The arena of facts, read without copying.

use super::store::{Borrowed, Cite, Element, Held, Slot, TextId};
use super::vocab::{FieldId, Kind, Origin, Tail};
use super::worked_out::WorkedOut;
use crate::source::{FileId, Span};
use crate::time::{Day, FinancialYear, Period};

/// An element of one [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub(super) u32);

/// Where in a source a fact was read: `cite: cabinet 3.10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation<'m> {
    /// The source element, when the name is one of the file's sources.
    pub source: Option<ElementId>,
    /// Paragraph, page or heading; may be empty.
    pub place: &'m str,
    /// Where the citation itself stands.
    pub span: Span,
}

/// What is known of one field of one element.
#[derive(Clone, Copy, Debug)]
pub enum Fact<'m> {
    /// The key is missing: not stated. The span is the key after which it would stand.
    NotStated(Span),
    /// Said aloud to be none.
    None(Span),
    /// Known.
    Known(Datum<'m>, Span),
    /// Written with the transcriber's own doubt, or known from a heading only.
    Uncertain(Datum<'m>, Span, &'m str),
    /// Sources disagree.
    Disputed(&'m [Reading], Span),
    /// Could not be read; a finding says why.
    Unreadable(Span),
}

/// A value.
#[derive(Clone, Copy, Debug)]
pub enum Datum<'m> {
    /// Words for people, and words of an open list that are the area's own.
    Text(&'m str),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Whole pence.
    Money(i64),
    /// Hundredths of a per cent.
    Share(i64),
    /// A day within bounds.
    Day(Day),
    /// A start and an end.
    Period(Period),
    /// A financial year.
    Year(FinancialYear),
    /// A word of a list.
    Word(&'static str),
    /// An element, written in place or referred to.
    Element(ElementId),
    /// Several.
    List(List<'m>),
}

/// A list as written, with whether there may be others.
#[derive(Clone, Copy, Debug)]
pub struct List<'m> {
    model: &'m Model,
    items: &'m [Slot],
    /// Open or closed for this file: [`Tail::ClosedInKept`] is already decided, `complete:` already applied.
    pub tail: Tail,
}

impl<'m> List<'m> {
    /// Every member that is written, in order; a member may itself be disputed or unreadable.
    pub fn iter(self) -> impl Iterator<Item = Fact<'m>> {
        self.items.iter().map(move |slot| self.model.read(slot))
    }

    /// How many members are written.
    #[must_use]
    pub fn len(self) -> usize {
        self.items.len()
    }

    /// Whether none is written.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.items.is_empty()
    }

    /// Where an element stands among the members.
    #[must_use]
    pub fn place_of(self, element: ElementId) -> Option<usize> {
        self.items.iter().position(|slot| match slot.held {
            Held::Element(held) => held == element,
            Held::Ref(at) => self.model.refs.get(at as usize) == Some(&Some(element)),
            Held::Uncertain { .. } | Held::Disputed { .. } => self.model.holds(self.model.read(slot), element),
            _ => false,
        })
    }

    /// The member at that position.
    #[must_use]
    pub fn get(self, at: usize) -> Option<Fact<'m>> {
        self.items.get(at).map(|slot| self.model.read(slot))
    }
}

/// One of the readings of a disputed value.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub(super) slot: Slot,
    /// Citations of this reading, a range of the model's citations.
    pub(super) cites: (u32, u32),
}

/// One description of an arrangement, or a file of shared things.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) file: FileId,
    pub(super) day: Day,
    pub(super) kept: bool,
    /// Whether it is looked at on the day on which it comes into force, which is still ahead for its file.
    pub(super) ahead: bool,
    /// The files of shared things that it uses, in the order of `uses`.
    pub(super) borrowed: Vec<Borrowed>,
    /// Elements of those files that nothing of its own leads to; shorter than the elements, or empty, where all count.
    pub(super) unused: Vec<bool>,
    /// Elements of its own that are one with an element of a file of shared things.
    pub(super) one_with: Vec<(ElementId, ElementId)>,
    pub(super) text: String,
    pub(super) elements: Vec<Element>,
    pub(super) slots: Vec<Slot>,
    pub(super) lists: Vec<Slot>,
    pub(super) inner: Vec<Slot>,
    /// Where each name leads; nothing for one that leads nowhere, which a finding says.
    pub(super) refs: Vec<Option<ElementId>>,
    pub(super) days: Vec<Day>,
    /// The words of days given in words, by their place in `days`.
    pub(super) day_words: Vec<(u32, TextId)>,
    pub(super) periods: Vec<Period>,
    pub(super) readings: Vec<Reading>,
    pub(super) cites: Vec<Cite>,
    pub(super) worked_out: WorkedOut,
}

impl Model {
    /// The arrangement itself.
    #[must_use]
    pub const fn root(&self) -> ElementId {
        ElementId(0)
    }

    /// The file it was read from.
    #[must_use]
    pub const fn file(&self) -> FileId {
        self.file
    }

    /// Every element, nested ones included, in the order of the file; what it uses of files of shared things comes after its
    /// own, and bodies and areas that are only referred to come last.
    pub fn elements(&self) -> impl Iterator<Item = ElementId> + '_ {
        (0u32..).map(ElementId).take(self.elements.len()).filter(|element| !self.is_unused(*element))
    }

    /// Whether sources disagree about anything at all.
    #[must_use]
    pub fn has_disputes(&self) -> bool {
        !self.readings.is_empty()
    }

    /// The kind of an element.
    #[must_use]
    pub fn kind(&self, element: ElementId) -> Kind {
        self.element(element).map_or(Kind::Collective, |element| element.kind)
    }

    /// Where an element stands: its key where it has one, else the whole of it if written in braces, else its first entry.
    #[must_use]
    pub fn span(&self, element: ElementId) -> Span {
        self.element(element).map_or(Span::new(self.file, 0, 0), |element| self.place(element.lo, element.hi))
    }

    /// The id an element stands under, or the id of a body or area of the reference lists.
    #[must_use]
    pub fn id(&self, element: ElementId) -> Option<&str> {
        self.element(element).and_then(|element| element.id).map(|id| self.text(id))
    }

    /// The element that holds this one, and in which of its fields.
    #[must_use]
    pub fn parent(&self, element: ElementId) -> Option<(ElementId, FieldId)> {
        self.element(element).and_then(|element| element.parent)
    }

    /// What is known of a field.
    #[must_use]
    #[inline]
    pub fn fact(&self, element: ElementId, field: FieldId) -> Fact<'_> {
        let fact = self.written(element, field);
        match self.element(element).and_then(|element| element.doubt) {
            None => fact,
            Some(why) => self.in_doubt(fact, element, field, self.text(why)),
        }
    }

    /// A fact of an element that is doubted as a whole.
    #[cold]
    fn in_doubt<'m>(&'m self, fact: Fact<'m>, element: ElementId, field: FieldId, why: &'m str) -> Fact<'m> {
        // The key that an element stands under is what it goes by, whatever is doubted of it.
        let derived = self.kind(element).definition(field).is_some_and(|field| field.origin == Origin::Derived);
        if derived {
            return fact;
        }
        match fact {
            Fact::Known(datum, span) => Fact::Uncertain(datum, span, why),
            Fact::None(span) => Fact::Uncertain(Datum::Word("none"), span, why),
            other => other,
        }
    }

    /// Why the transcriber doubts an element, or something around it, as a whole; a topic known from its heading counts.
    #[must_use]
    pub fn doubt(&self, element: ElementId) -> Option<&str> {
        self.element(element).and_then(|element| element.doubt).map(|why| self.text(why))
    }

    /// The words of a field whose day is given in words: `over the coming months`.
    #[must_use]
    pub fn day_words(&self, element: ElementId, field: FieldId) -> Option<&str> {
        let mut held = self.slot(element, field)?.held;
        if let Held::Uncertain { inner, .. } = held {
            held = self.inner.get(inner as usize)?.held;
        }
        let Held::Day(day) = held else { return None };
        self.day_words.iter().find(|(at, _)| *at == day).map(|(_, words)| self.text(*words))
    }

    /// A field as it is written, whatever doubt there is about the element as a whole: for names and keys.
    pub(super) fn written(&self, element: ElementId, field: FieldId) -> Fact<'_> {
        self.note_asked(element, field);
        let slot = self.slots_of(element).get(usize::from(field.0));
        slot.map_or_else(|| Fact::NotStated(self.span(element)), |slot| self.read(slot))
    }

    /// The citations of a field: its own where it has any, else those of the nearest element around it that has some.
    pub fn citations(&self, element: ElementId, field: Option<FieldId>) -> impl Iterator<Item = Citation<'_>> {
        let own = field.and_then(|field| self.slot(element, field)).map_or((0, 0), |slot| slot.cites);
        self.citations_within(element, own)
    }

    /// A range of citations; where it is empty, those of the element or the nearest around it that has some.
    pub(super) fn citations_within(
        &self,
        element: ElementId,
        own: (u32, u32),
    ) -> impl Iterator<Item = Citation<'_>> + use<'_> {
        let range = if own.0 < own.1 { own } else { self.inherited(element) };
        self.cites.get(range.0 as usize..range.1 as usize).unwrap_or_default().iter().map(|cite| self.citation(cite))
    }

    /// A reading of a disputed value, with where it was read.
    pub fn reading(&self, reading: &Reading) -> (Fact<'_>, impl Iterator<Item = Citation<'_>>) {
        let cites = self.cites.get(reading.cites.0 as usize..reading.cites.1 as usize).unwrap_or_default();
        (self.read(&reading.slot), cites.iter().map(|cite| self.citation(cite)))
    }

    fn citation(&self, cite: &Cite) -> Citation<'_> {
        Citation { source: cite.source, place: self.text(cite.place), span: self.place(cite.lo, cite.hi) }
    }

    fn inherited(&self, element: ElementId) -> (u32, u32) {
        let mut at = Some(element);
        while let Some(element) = at.and_then(|at| self.element(at)) {
            if element.cites.0 < element.cites.1 {
                return element.cites;
            }
            at = element.parent.map(|(parent, _)| parent);
        }
        (0, 0)
    }

    pub(super) fn element(&self, element: ElementId) -> Option<&Element> {
        self.elements.get(element.0 as usize)
    }

    /// The slots of an element, one for each field of its kind.
    pub(super) fn slots_of(&self, element: ElementId) -> &[Slot] {
        let slots = self.element(element).and_then(|element| {
            let first = element.slots as usize;
            self.slots.get(first..first + element.kind.fields().len())
        });
        slots.unwrap_or_default()
    }

    pub(super) fn slot(&self, element: ElementId, field: FieldId) -> Option<Slot> {
        self.note_asked(element, field);
        self.slots_of(element).get(usize::from(field.0)).copied()
    }

    #[inline]
    fn note_asked(&self, element: ElementId, field: FieldId) {
        if let Some(asked) = &self.worked_out.asked {
            asked.note(element, field);
        }
    }

    pub(super) fn text(&self, id: TextId) -> &str {
        self.text.get(id.lo as usize..id.hi as usize).unwrap_or("")
    }

    pub(super) fn read(&self, slot: &Slot) -> Fact<'_> {
        let span = self.place(slot.lo, slot.hi);
        match slot.held {
            Held::NotStated => Fact::NotStated(span),
            Held::None => Fact::None(span),
            Held::Unreadable => Fact::Unreadable(span),
            Held::Disputed { start, len } => {
                Fact::Disputed(self.readings.get(start as usize..(start + len) as usize).unwrap_or_default(), span)
            }
            Held::Uncertain { inner, why } => {
                match self.inner.get(inner as usize).and_then(|slot| self.doubted(slot.held)) {
                    Some(datum) => Fact::Uncertain(datum, span, self.text(why)),
                    None => Fact::Unreadable(span),
                }
            }
            Held::Word(word) => Fact::Known(Datum::Word(word), span),
            Held::Text(text) => Fact::Known(Datum::Text(self.text(text)), span),
            Held::Element(element) => self.led(element, span),
            Held::Ref(at) => match self.refs.get(at as usize) {
                Some(Some(element)) => self.led(*element, span),
                _ => Fact::Unreadable(span),
            },
            held => match self.datum(held) {
                Some(datum) => Fact::Known(datum, span),
                None => Fact::Unreadable(span),
            },
        }
    }

    /// What leads to an element, which may itself be in doubt.
    fn led(&self, element: ElementId, span: Span) -> Fact<'_> {
        match self.doubt(element) {
            Some(why) => Fact::Uncertain(Datum::Element(element), span, why),
            None => Fact::Known(Datum::Element(element), span),
        }
    }

    /// A doubted value; "none" said with doubt has no other form among values than its word.
    fn doubted(&self, held: Held) -> Option<Datum<'_>> {
        if matches!(held, Held::None) { Some(Datum::Word("none")) } else { self.datum(held) }
    }

    fn datum(&self, held: Held) -> Option<Datum<'_>> {
        Some(match held {
            Held::Text(text) => Datum::Text(self.text(text)),
            Held::Bool(value) => Datum::Bool(value),
            Held::Int(value) => Datum::Int(value),
            Held::Money(pence) => Datum::Money(pence),
            Held::Share(share) => Datum::Share(share),
            Held::Day(at) => Datum::Day(*self.days.get(at as usize)?),
            Held::Period(at) => Datum::Period(*self.periods.get(at as usize)?),
            Held::Year(year) => Datum::Year(year),
            Held::Word(word) => Datum::Word(word),
            Held::Element(element) => Datum::Element(element),
            Held::Ref(at) => Datum::Element((*self.refs.get(at as usize)?)?),
            Held::List { start, len, tail } => {
                let items = self.lists.get(start as usize..(start + len) as usize)?;
                Datum::List(List { model: self, items, tail })
            }
            Held::NotStated | Held::None | Held::Unreadable | Held::Disputed { .. } | Held::Uncertain { .. } => {
                return None;
            }
        })
    }
}
