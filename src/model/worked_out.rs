//! What follows from the facts of a model, worked out once for all who ask.

use std::collections::BTreeSet;
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
pub(super) struct Asked(Mutex<BTreeSet<(ElementId, FieldId)>>);

impl Asked {
    pub(super) fn note(&self, element: ElementId, field: FieldId) {
        // Whoever panicked while noting has noted less, and nothing wrong.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((element, field));
    }

    /// What was asked for since the last time.
    pub(super) fn take(&self) -> BTreeSet<(ElementId, FieldId)> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A copy is made to be changed, so that what follows from its facts is worked out again.
impl Clone for WorkedOut {
    fn clone(&self) -> Self {
        Self { kinds: self.kinds.clone(), in_order: self.in_order, ..Self::default() }
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
