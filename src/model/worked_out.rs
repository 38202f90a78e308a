//! What follows from the facts of a model, worked out once for all who ask.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::apart::Keys;
use super::facts::{ElementId, Model};
use super::file::Silence;
use super::graph::Graph;
use super::lines::Lines;
use super::vocab::{FieldId, Kind};
use crate::finding::Words;
use crate::time::Date;

/// What follows from the facts, worked out once.
#[derive(Debug, Default)]
pub(super) struct WorkedOut {
    /// The elements of each kind; nothing until the whole file has been read.
    pub(super) kinds: Vec<Vec<ElementId>>,
    /// How many elements lie in the order in which they begin; what names lead to comes after them.
    pub(super) in_order: usize,
    pub(super) graph: OnceLock<Graph>,
    pub(super) lines: OnceLock<Lines>,
    /// The papers in words.
    pub(super) papers: OnceLock<Vec<(ElementId, Words)>>,
    pub(super) keys: Keys,
    /// Areas for which the arrangement ends while it goes on for others, with the last day of each.
    pub(super) left: OnceLock<Vec<(ElementId, Date)>>,
    /// Why a key that is missing from the model's own file is missing.
    pub(super) silence: OnceLock<Silence>,
    /// Which fields were asked for; only where somebody keeps count.
    pub(super) asked: Option<Asked>,
}

/// The fields that somebody has asked for.
#[derive(Debug, Default)]
pub(super) struct Asked(Mutex<Noted>);

/// Fields are asked for thousands of times between one look at them and the next.
#[derive(Debug, Default)]
struct Noted {
    /// Each once, but for fields that have no bit.
    fields: Vec<(ElementId, FieldId)>,
    /// For each element, the bits of its fields that are among them.
    known: Vec<u64>,
}

impl Asked {
    pub(super) fn note(&self, element: ElementId, field: FieldId) {
        // Whoever panicked while noting has noted less, and nothing wrong.
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, bit) = (element.0 as usize, 1_u64.checked_shl(u32::from(field.0)).unwrap_or_default());
        if noted.known.len() <= at {
            noted.known.resize(at + 1, 0);
        }
        if let Some(known) = noted.known.get_mut(at).filter(|known| **known & bit == 0) {
            *known |= bit;
            noted.fields.push((element, field));
        }
    }

    /// What was asked for since the last time, in the order of the model.
    pub(super) fn take(&self) -> Vec<(ElementId, FieldId)> {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fields = std::mem::take(&mut noted.fields);
        for (element, _) in &fields {
            if let Some(known) = noted.known.get_mut(element.0 as usize) {
                *known = 0;
            }
        }
        drop(noted);
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}

/// A copy is made to be changed, so that what follows from its facts is worked out again.
impl Clone for WorkedOut {
    fn clone(&self) -> Self {
        Self { kinds: self.kinds.clone(), in_order: self.in_order, ..Self::default() }
    }
}

impl WorkedOut {
    /// Forgets what follows from the facts, which are about to change; which elements there are, and what was asked for, stays.
    pub(super) fn forget(&mut self) {
        let (kinds, asked) = (std::mem::take(&mut self.kinds), self.asked.take());
        *self = Self { kinds, asked, in_order: self.in_order, ..Self::default() };
    }
}

impl Model {
    /// Every element of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = ElementId> + '_ {
        let known = self.worked_out.kinds.get(kind as usize).map_or(&[][..], Vec::as_slice);
        // Until the whole file has been read, nothing is known of kinds.
        let open = self.worked_out.kinds.is_empty().then(|| self.elements().filter(move |one| self.kind(*one) == kind));
        known.iter().copied().chain(open.into_iter().flatten())
    }

    /// Notes which elements there are of each kind, once all have been read.
    pub(super) fn note_kinds(&mut self) {
        let mut kinds = vec![Vec::new(); Kind::ALL.len()];
        for element in self.elements() {
            if let Some(known) = kinds.get_mut(self.kind(element) as usize) {
                known.push(element);
            }
        }
        self.worked_out.kinds = kinds;
    }
}
