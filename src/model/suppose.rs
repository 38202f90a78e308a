//! Facts taken to be otherwise than they are written, for whoever asks what a conclusion rests on.

use std::collections::BTreeSet;

use super::facts::{Datum, ElementId, Fact, Model};
use super::file::HEADING_ONLY;
use super::store::{Element, Held, Slot, TextId};
use super::vocab::{FieldId, Origin, Tail, Type};
use super::worked_out::Asked;
use crate::time::{Day, FinancialYear, Period};

/// What a field may hold in place of what it does.
#[derive(Clone, Debug, PartialEq)]
pub enum Other {
    /// Nothing: the key is not there.
    NotStated,
    /// Something that nobody can read, so that nothing is known of it.
    Unreadable,
    /// `none`.
    None,
    /// Yes or no.
    Bool(bool),
    /// A whole number, whole pence or hundredths of a per cent, by the type of the field.
    Number(i64),
    /// A day.
    Day(Day),
    /// A start and an end.
    Period(Period),
    /// A financial year.
    Year(FinancialYear),
    /// A word of the field's list, a word of one's own, or a text, by the type of the field.
    Text(String),
    /// A name that leads to this element.
    Element(ElementId),
    /// What it holds, without the doubt about it or about the whole of its element.
    Certain,
    /// The reading at that position, of those that disagree.
    Reading(usize),
    /// A list of this one member.
    Only(Box<Self>),
    /// The list without its member at that position.
    Without(usize),
    /// The list with another member.
    With(Box<Self>),
}

/// A model of which some facts are taken to be otherwise, and which knows what it was asked.
#[derive(Debug)]
pub struct Supposing {
    model: Model,
    /// As written: what was changed and is to be put back.
    slots: Vec<(usize, Slot)>,
    elements: Vec<(usize, Element)>,
    refs: Option<Vec<Option<ElementId>>>,
    unused: Option<Vec<bool>>,
    kinds: Option<Vec<Vec<ElementId>>>,
    /// How long the tables are in which values stand.
    lengths: [usize; 5],
}

impl Supposing {
    /// A copy of a model, with every fact as it is written.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut model = model.clone();
        model.worked_out.asked = Some(Asked::of(model.elements.len()));
        let lengths = [model.text.len(), model.lists.len(), model.days.len(), model.periods.len(), model.refs.len()];
        Self { model, slots: Vec::new(), elements: Vec::new(), refs: None, unused: None, kinds: None, lengths }
    }

    /// The model as it is now supposed to be.
    #[must_use]
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// The fields of written elements that were asked for since the last time, in the order of the model.
    #[must_use]
    pub fn take_asked(&self) -> Vec<(ElementId, FieldId)> {
        let mut asked = self.model.worked_out.asked.as_ref().map(Asked::take).unwrap_or_default();
        asked.retain(|(element, field)| self.model.is_written(*element, *field));
        asked
    }

    /// Takes a fact to be otherwise, beside what is supposed already. False where the field cannot hold that.
    pub fn suppose(&mut self, element: ElementId, field: FieldId, other: &Other) -> bool {
        let Some(at) = self.model.place_of_slot(element, field) else { return false };
        let Some(slot) = self.model.slots.get(at).copied() else { return false };
        let Some(definition) = self.model.kind(element).definition(field) else { return false };
        let Some(held) = self.held(&slot, definition.ty, other) else { return false };
        self.slots.push((at, slot));
        if let Some(slot) = self.model.slots.get_mut(at) {
            slot.held = held;
        }
        if *other == Other::Certain {
            self.doubt(element, None);
        } else if self.model.says_heading(element) {
            let why = self.text(HEADING_ONLY);
            self.doubt(element, why);
        } else if self.model.doubt(element) == Some(HEADING_ONLY) {
            self.doubt(element, None);
        }
        self.model.worked_out.forget();
        true
    }

    /// Puts every fact back as it is written.
    pub fn as_written(&mut self) {
        if self.slots.is_empty() {
            return;
        }
        while let Some((at, before)) = self.slots.pop() {
            if let Some(slot) = self.model.slots.get_mut(at) {
                *slot = before;
            }
        }
        while let Some((at, before)) = self.elements.pop() {
            if let Some(element) = self.model.elements.get_mut(at) {
                *element = before;
            }
        }
        if let Some(refs) = self.refs.take() {
            self.model.refs = refs;
        }
        if let Some(unused) = self.unused.take() {
            self.model.unused = unused;
        }
        let [text, lists, days, periods, refs] = self.lengths;
        self.model.text.truncate(text);
        self.model.lists.truncate(lists);
        self.model.days.truncate(days);
        self.model.periods.truncate(periods);
        self.model.refs.truncate(refs);
        if let Some(kinds) = self.kinds.take() {
            self.model.worked_out.kinds = kinds;
        }
        self.model.worked_out.forget();
    }

    /// Takes an element to be doubted as a whole, or certain.
    fn doubt(&mut self, element: ElementId, why: Option<TextId>) {
        let at = element.0 as usize;
        if let Some(stored) = self.model.elements.get_mut(at) {
            self.elements.push((at, *stored));
            stored.doubt = why;
        }
    }

    /// A value as it is stored; nothing where a field of that type cannot hold it.
    fn held(&mut self, slot: &Slot, ty: Type, other: &Other) -> Option<Held> {
        Some(match (other, ty) {
            (Other::NotStated, _) => Held::NotStated,
            (Other::Unreadable, _) => Held::Unreadable,
            (Other::None, _) => Held::None,
            (Other::Bool(value), Type::Bool) => Held::Bool(*value),
            (Other::Number(value), Type::Int) => Held::Int(*value),
            (Other::Number(value), Type::Money) => Held::Money(*value),
            (Other::Number(value), Type::Share) => Held::Share(*value),
            (Other::Day(day), Type::Day) => {
                self.model.days.push(*day);
                Held::Day(last(&self.model.days)?)
            }
            (Other::Period(period), Type::Period) => {
                self.model.periods.push(*period);
                Held::Period(last(&self.model.periods)?)
            }
            (Other::Year(year), Type::Year) => Held::Year(*year),
            (Other::Text(text), Type::Word(list)) => match list.words.iter().find(|word| *word == text) {
                Some(word) => Held::Word(word),
                None if list.open => Held::Text(self.text(text)?),
                None => return None,
            },
            (Other::Text(text), Type::Text) => Held::Text(self.text(text)?),
            (Other::Element(to), Type::Ref(kinds)) if kinds.contains(&self.model.kind(*to)) => Held::Element(*to),
            (Other::Certain, _) => match slot.held {
                Held::Uncertain { inner, .. } => self.model.inner.get(inner as usize)?.held,
                // Doubted with the element around it.
                held => held,
            },
            (Other::Reading(at), _) => match slot.held {
                Held::Disputed { start, len } if *at < len as usize => {
                    self.model.readings.get(start as usize + at)?.slot.held
                }
                _ => return None,
            },
            (Other::Only(member), Type::List { of, tail, .. }) => {
                let held = self.held(slot, *of, member)?;
                self.list(vec![Slot { held, ..*slot }], tail.decided(self.model.kept))?
            }
            (Other::Without(at), Type::List { .. }) => self.without(slot.held, *at)?,
            (Other::With(member), Type::List { of, .. }) => {
                let held = self.held(slot, *of, member)?;
                self.with(slot, held)?
            }
            _ => return None,
        })
    }

    fn text(&mut self, text: &str) -> Option<TextId> {
        let lo = u32::try_from(self.model.text.len()).ok()?;
        self.model.text.push_str(text);
        Some(TextId { lo, hi: u32::try_from(self.model.text.len()).ok()? })
    }

    fn without(&mut self, held: Held, at: usize) -> Option<Held> {
        let Held::List { start, len, tail } = held else { return None };
        let mut members = self.model.lists.get(start as usize..(start + len) as usize)?.to_vec();
        if at >= members.len() {
            return None;
        }
        if let Held::Element(element) = members.remove(at).held
            && self.model.parent(element).is_some()
        {
            self.lose(element);
        }
        self.list(members, tail)
    }

    fn with(&mut self, slot: &Slot, member: Held) -> Option<Held> {
        let Held::List { start, len, tail } = slot.held else { return None };
        let mut members = self.model.lists.get(start as usize..(start + len) as usize)?.to_vec();
        members.push(Slot { held: member, ..*slot });
        self.list(members, tail)
    }

    fn list(&mut self, members: Vec<Slot>, tail: Tail) -> Option<Held> {
        let start = u32::try_from(self.model.lists.len()).ok()?;
        let len = u32::try_from(members.len()).ok()?;
        self.model.lists.extend(members);
        Some(Held::List { start, len, tail })
    }

    /// Leaves out an element and all that it holds; names that led there lead nowhere.
    fn lose(&mut self, element: ElementId) {
        let count = self.model.elements.len();
        let gone: BTreeSet<ElementId> = (0u32..)
            .map(ElementId)
            .take(count)
            .filter(|at| {
                std::iter::successors(Some(*at), |at| self.model.parent(*at).map(|(holder, _)| holder))
                    .any(|holder| holder == element)
            })
            .collect();
        self.unused.get_or_insert_with(|| self.model.unused.clone());
        self.model.unused.resize(count, false);
        for element in &gone {
            if let Some(unused) = self.model.unused.get_mut(element.0 as usize) {
                *unused = true;
            }
        }
        self.refs.get_or_insert_with(|| self.model.refs.clone());
        for to in &mut self.model.refs {
            *to = to.filter(|to| !gone.contains(to));
        }
        self.kinds.get_or_insert_with(|| self.model.worked_out.kinds.clone());
        self.model.note_kinds();
    }
}

fn last<T>(table: &[T]) -> Option<u32> {
    u32::try_from(table.len().checked_sub(1)?).ok()
}

impl Model {
    /// Whether a field is one that the file could state: of an element that stands in it, and not put there by masa.
    #[must_use]
    pub fn is_written(&self, element: ElementId, field: FieldId) -> bool {
        let stands = element == self.root() || self.parent(element).is_some();
        stands && self.kind(element).definition(field).is_some_and(|field| field.origin == Origin::Written)
    }

    /// Every field that the file states of an element that stands in it.
    pub fn stated_fields(&self) -> impl Iterator<Item = (ElementId, FieldId)> + '_ {
        self.elements().flat_map(move |element| {
            let fields =
                (0u8..).map(FieldId).take(self.kind(element).fields().len()).map(move |field| (element, field));
            fields.filter(|(element, field)| self.is_written(*element, *field) && self.is_stated(*element, *field))
        })
    }

    fn place_of_slot(&self, element: ElementId, field: FieldId) -> Option<usize> {
        let stored = self.element(element)?;
        let is_field = usize::from(field.0) < stored.kind.fields().len();
        is_field.then(|| stored.slots as usize + usize::from(field.0))
    }

    /// What a fact says, in words: `none`, a value, or what is the matter with it.
    #[must_use]
    pub fn fact_in_words(&self, fact: Fact<'_>) -> String {
        match fact {
            Fact::Known(Datum::List(list), _) if list.is_empty() => "empty".to_owned(),
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => self.words(datum),
            Fact::None(_) => "none".to_owned(),
            Fact::NotStated(_) => "not stated".to_owned(),
            Fact::Disputed(..) => "told differently by its sources".to_owned(),
            Fact::Unreadable(_) => "unreadable".to_owned(),
        }
    }
}
