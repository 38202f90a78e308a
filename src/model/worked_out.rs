//! What follows from the facts of a model, worked out once for all who ask.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

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

/// The fields that somebody has asked for, thousands of times between one look at them and the next.
#[derive(Debug)]
pub(super) struct Asked {
    /// For each element, the bits of its fields that are among them.
    fields: Vec<AtomicU64>,
    /// For each 64 elements, the bits of those that have any, so that taking them costs no more than there are.
    any: Vec<AtomicU64>,
}

/// Every field has a bit.
const _: () = {
    let mut kinds = Kind::ALL;
    while let [kind, others @ ..] = kinds {
        assert!(kind.fields().len() <= 64, "no kind has more fields than there are bits");
        kinds = others;
    }
};

impl Asked {
    /// Nothing yet, of so many elements.
    pub(super) fn of(elements: usize) -> Self {
        let none = |count: usize| (0..count).map(|_| AtomicU64::new(0)).collect();
        Self { fields: none(elements), any: none(elements.div_ceil(64)) }
    }

    pub(super) fn note(&self, element: ElementId, field: FieldId) {
        let at = element.0 as usize;
        let (Some(fields), Some(any)) = (self.fields.get(at), self.any.get(at / 64)) else { return };
        let bit = 1 << (field.0 % 64);
        // Nearly all are noted already; each is a flag by itself, so that no order among them matters.
        if fields.load(Ordering::Relaxed) & bit == 0 {
            fields.fetch_or(bit, Ordering::Relaxed);
            any.fetch_or(1 << (at % 64), Ordering::Relaxed);
        }
    }

    /// What was asked for since the last time, in the order of the model.
    pub(super) fn take(&self) -> Vec<(ElementId, FieldId)> {
        let mut taken = Vec::new();
        for (block, any) in (0u32..).zip(&self.any) {
            for element in bits(any.swap(0, Ordering::Relaxed)).map(|bit| block * 64 + u32::from(bit)) {
                let fields = self.fields.get(element as usize).map_or(0, |fields| fields.swap(0, Ordering::Relaxed));
                taken.extend(bits(fields).map(|field| (ElementId(element), FieldId(field))));
            }
        }
        taken
    }
}

/// The places of the bits that are set, from the lowest on.
fn bits(mut of: u64) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let lowest = u8::try_from(of.trailing_zeros()).ok().filter(|lowest| *lowest < 64)?;
        of &= of - 1;
        Some(lowest)
    })
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
