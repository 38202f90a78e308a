//! What an expression is worked out over.

use std::collections::BTreeMap;

use super::first_day::FirstDay;
use super::statute::{NoStatute, Statute};
use super::value::{Fixed, Thing};
use crate::model::{ElementId, Model};
use crate::reference::Reference;
use crate::time::Day;

/// By which name a thing goes that an arrangement shares with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// By that which the arrangement's own file gives it.
    Own,
    /// By that of the shared file, for what is said there.
    Shared,
}

impl Names {
    /// What goes by its name in the place of an element.
    pub(super) fn of(self, model: &Model, element: ElementId) -> ElementId {
        let shared = if self == Self::Shared { model.counterpart(element) } else { None };
        shared.unwrap_or(element)
    }
}

/// What each element of before, by its model's place, is or becomes in after.
pub type Becomes = BTreeMap<(u32, ElementId), Vec<(u32, ElementId)>>;

static NOTHING: Becomes = Becomes::new();

/// The facts and the day for one evaluation; nothing in it is copied.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says by itself how the facts are taken")]
pub struct Context<'a> {
    /// Every description of the set.
    pub models: &'a [&'a Model],
    /// The description that is judged, by its place in `models`.
    pub current: usize,
    /// The scope's elements, in its order.
    pub elements: &'a [Thing<'a>],
    /// Whether the element that is asked about is not stated, and so is nothing about it.
    pub subject_unstated: bool,
    /// Whether what is not stated may be so, also where it is only asked whether it is stated and where lists count as all.
    pub unsaid_is_open: bool,
    /// Whether it is enough that something is missing, and nobody will read what: told in words it costs more than finding out.
    pub untold: bool,
    /// The scope's constants, in its order.
    pub constants: &'a [Fixed<'a>],
    /// Values for some of them, from that place on, which go before those.
    pub instead: (usize, &'a [Fixed<'a>]),
    /// The judged day.
    pub day: Day,
    /// Whether what is planned counts as in place.
    pub planned_counts: bool,
    /// Whether lists also have what begins after the judged day.
    pub ahead: bool,
    /// By which name what is one with a shared thing goes.
    pub names: Names,
    /// Whether the set says that it is complete.
    pub complete: bool,
    /// Of the two sides of a step, the place in `models` at which those of after begin.
    pub first_of_after: usize,
    /// What of before is what of after.
    pub becomes: &'a Becomes,
    /// Whether what each of `models` describes can take over in a step: true or false, or what is missing to tell. All can, where there
    /// is nothing here.
    pub takes_over: &'a [Fixed<'a>],
    /// The day on which each of `models` is looked at, where that is another than the judged one.
    pub days: &'a [Day],
    /// The first days after the change, area by area, from which words on days are measured; that of the step, where there is none here.
    pub measured_from: &'a [FirstDay],
    /// Whether in a step that day alone is looked at, and none of those between one hand and the next.
    pub day_alone: bool,
    /// Reference lists of areas and bodies.
    pub reference: &'a Reference,
    /// The law, as far as expressions ask about it.
    pub statute: &'a dyn Statute,
}

impl<'a> Context<'a> {
    /// The judged description alone, its root as only element in question, and no law.
    #[must_use]
    pub fn new(models: &'a [&'a Model], current: usize, day: Day, reference: &'a Reference) -> Self {
        Self {
            models,
            current,
            elements: &[],
            subject_unstated: false,
            unsaid_is_open: false,
            untold: false,
            constants: &[],
            instead: (0, &[]),
            day,
            planned_counts: false,
            day_alone: false,
            ahead: false,
            names: Names::Own,
            complete: false,
            first_of_after: 0,
            becomes: &NOTHING,
            takes_over: &[],
            days: &[],
            measured_from: &[],
            reference,
            statute: &NoStatute,
        }
    }

    pub(super) fn constant(&self, at: usize) -> Option<&'a Fixed<'a>> {
        let (from, instead) = self.instead;
        let instead = at.checked_sub(from).and_then(|at| instead.get(at));
        instead.or_else(|| self.constants.get(at))
    }

    pub(super) fn model(&self, at: u32) -> Option<&'a Model> {
        self.models.get(at as usize).copied()
    }

    /// Whether a description is one of after, in a step.
    pub(super) const fn is_of_after(&self, at: u32) -> bool {
        self.first_of_after > 0 && at as usize >= self.first_of_after
    }

    pub(super) fn current(&self) -> u32 {
        u32::try_from(self.current).unwrap_or(u32::MAX)
    }

    /// The day on which a model's things are there or not: in a step those of before on the day that their own file speaks for.
    pub(super) fn day_of_model(&self, at: u32) -> Day {
        self.days.get(at as usize).copied().unwrap_or(self.day)
    }

    /// The arrangement that is judged.
    #[must_use]
    pub fn arrangement(&self) -> Option<Thing<'a>> {
        let element = self.models.get(self.current)?.root();
        Some(Thing::Of { model: self.current(), element })
    }
}
