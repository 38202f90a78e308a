//! Which arrangements of a set are said to end, area by area, and when.

use std::collections::BTreeMap;

use super::last_day::{Said, Unsure, last_day, unsure};
use super::told_by_others;
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::{Date, Day};

/// An area of an arrangement that is said to end.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    /// The description that says so, by its place in the set.
    pub(super) model: usize,
    /// The area, an element of that description.
    pub(super) area: ElementId,
    /// Its last day, or what is missing to know it.
    pub(super) day: Result<Day, Gap>,
    /// The two days, where two are given.
    pub(super) either: Option<[Day; 2]>,
    /// What says that it ends, where that is an entry of its own or of what takes its place: the description by its place among all, and
    /// the entry.
    pub(super) said: Option<(usize, ElementId)>,
    /// Why that day is not sure, where it is known or somebody names another.
    pub(super) unsure: Option<Unsure>,
    /// Whether a description of the arrangement itself says so.
    pub(super) is_own: bool,
}

impl Ending {
    /// What the entries of a description and of those that follow come to for an area; `all` has the descriptions of both.
    fn of(
        (at, model): (usize, &Model),
        area: ElementId,
        own: &[ElementId],
        others: Vec<Said<'_>>,
        all: &[&Model],
    ) -> Self {
        let said: Vec<Said<'_>> = own.iter().map(|entry| Said { model, entry: *entry }).chain(others).collect();
        let (day, either) = last_day(model, &said);
        let unsure = unsure(&day, &said);
        let place = |said: &Said<'_>| all.iter().position(|other| std::ptr::eq(*other, said.model));
        let said = said.first().and_then(|said| Some((place(said)?, said.entry)));
        Self { model: at, area, day, either, said, unsure, is_own: !own.is_empty() }
    }

    /// Whether it certainly comes after a day, whichever of two is the last.
    pub(super) fn outlasts(&self, day: Day) -> bool {
        match (&self.day, self.either) {
            (Ok(last), _) => last.after(day).is_true(),
            (Err(_), Some(days)) => days.iter().all(|last| last.after(day).is_true()),
            (Err(_), None) => false,
        }
    }

    /// Another description of the same arrangement: a day goes before none, and two that differ leave it open.
    fn told_again(&mut self, model: &Model, told: Self) {
        let area = told.area;
        match (&self.day, &told.day) {
            (Err(_), Ok(_)) if self.either.is_none() => *self = told,
            (Ok(_), Err(_)) if told.either.is_some() => *self = told,
            (Ok(before), Ok(now)) if before != now => {
                self.either = Some([*before, *now]);
                self.day = Err(Gap {
                    fact: "the last day".into(),
                    why: format!("two descriptions of the arrangement disagree: {before} and {now}").into(),
                    label: model.span(area),
                    whom: Whom::Keeper,
                });
            }
            (Ok(_), Ok(_)) if told.unsure.is_none() => self.unsure = None,
            _ => {}
        }
    }
}

/// The last day of an arrangement that ends in all of its areas, where that is one certain day.
#[must_use]
pub fn last_day_of(model: &Model) -> Option<Date> {
    let ends = endings(&[model]);
    let all = areas(model, model.root()).all(|area| ends.iter().any(|end| end.area == area));
    let days: Option<Vec<Date>> = ends.iter().map(|end| end.day.as_ref().ok().and_then(|day| day.exact())).collect();
    days.filter(|_| all)?.into_iter().max()
}

/// Whether one description gives another day than another for the end in an area for which both give one.
#[must_use]
pub fn ends_on_other_days(one: &Model, other: &Model) -> bool {
    let days = |model: &Model| -> BTreeMap<String, Day> {
        let ends = endings(&[model]).into_iter();
        ends.filter_map(|end| Some((model.id(end.area)?.to_owned(), end.day.ok()?))).collect()
    };
    let (was, is) = (days(one), days(other));
    was.iter().any(|(area, day)| is.get(area).is_some_and(|other| other != day))
}

/// Every area of every arrangement that is said to end, once for each arrangement however many papers describe it.
pub(super) fn endings(models: &[&Model]) -> Vec<Ending> {
    endings_among(models, models, &takes_place_in)
}

/// The same of some of the files, where others may say that they take the place of what these describe; `takes_place` tells whether such a
/// one, named first, does so in an area. The last day may stand in their files alone.
pub(super) fn endings_among(
    models: &[&Model],
    all: &[&Model],
    takes_place: &dyn Fn(&Model, &Model, ElementId) -> bool,
) -> Vec<Ending> {
    let telling: Vec<&Model> = all.iter().copied().filter(|one| one.ends_of_earlier().next().is_some()).collect();
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found: Vec<Ending> = Vec::new();
    for (at, model) in models.iter().enumerate() {
        let described =
            text(model, model.root(), "describes").or_else(|| text(model, model.root(), "id")).unwrap_or_default();
        let takers: Vec<&&Model> =
            all.iter().filter(|other| !std::ptr::eq(**other, *model) && other.names("supersedes", model)).collect();
        let tellers: Vec<&Model> = telling.iter().copied().filter(|other| other.tells_of(model, all)).collect();
        for area in areas_said_to_end(model) {
            let is_taken_by = |other: &Model| takes_place(other, model, area);
            let own: Vec<ElementId> = succession(model, area).into_iter().chain(ending_events(model, area)).collect();
            let others = told_by_others::of_area(&tellers, (model, area), !own.is_empty(), &is_taken_by);
            let is_over = || has_ceased(model) || takers.iter().any(|taker| is_taken_by(taker));
            if own.is_empty() && others.is_empty() && !is_over() {
                continue;
            }
            let told = Ending::of((at, model), area, &own, others, all);
            let of = (described, model.id(area).unwrap_or_default());
            let next = found.len();
            let known = *seen.entry(of).or_insert(next);
            if let Some(before) = found.get_mut(known) {
                before.told_again(model, told);
            } else {
                found.push(told);
            }
        }
    }
    found
}

/// Said of the whole by its status, be it by one source only.
fn has_ceased(model: &Model) -> bool {
    let is = |fact: Fact<'_>| {
        matches!(fact, Fact::Known(Datum::Word("ceased"), _) | Fact::Uncertain(Datum::Word("ceased"), ..))
    };
    match model.named(model.root(), "status") {
        Fact::Disputed(readings, _) => readings.iter().any(|reading| is(model.reading(reading).0)),
        fact => is(fact),
    }
}

/// Whether what supersedes an arrangement does so in an area: for which it is, or where the arrangement says of none of its areas that it
/// ends there; not where it stands beside that still.
pub(super) fn takes_place_in(taker: &Model, model: &Model, area: ElementId) -> bool {
    let is_for = |area: ElementId| is_for(taker, model.id(area));
    let is_said_to_leave = |left: ElementId| {
        is_for(left) && (succession(model, left).is_some() || ending_events(model, left).next().is_some())
    };
    is_for(area) || !areas_said_to_end(model).into_iter().any(is_said_to_leave) && !stands_beside(model, taker)
}

/// Whether an arrangement stands on a day on which another, which is for none of its areas, is in force already: that has taken an area
/// that it had, and not its place.
fn stands_beside(model: &Model, other: &Model) -> bool {
    let begun = speaks_for(model).zip(other.first_day());
    let has_begun = begun.is_some_and(|(day, first)| Day::from(first).on_or_before(day).is_true());
    has_begun && !areas(model, model.root()).any(|area| is_for(other, model.id(area)))
}

/// The day that a description says it speaks for.
pub(super) fn speaks_for(model: &Model) -> Option<Day> {
    day(model, model.root(), "as-at")
}

/// Whether an arrangement has an area of that id.
pub(super) fn is_for(model: &Model, id: Option<&str>) -> bool {
    areas(model, model.root()).any(|area| model.id(area) == id)
}

/// The areas of the arrangement, and those that it has left already: what says that it ended there names them.
fn areas_said_to_end(model: &Model) -> Vec<ElementId> {
    let events = model.of_kind(Kind::Event).filter(|event| is_ending_event(model, *event));
    let own = model.of_kind(Kind::Succession).filter(|entry| !model.is_of_earlier(*entry));
    let dated = own.filter(|entry| day(model, *entry, "ends").is_some());
    let mut found: Vec<ElementId> = Vec::new();
    for area in areas(model, model.root()).chain(events.chain(dated).flat_map(|entry| areas(model, entry))) {
        if !found.iter().any(|known| model.id(*known) == model.id(area)) {
            found.push(area);
        }
    }
    found
}

/// Whether an event ends the arrangement, or may do so where it is in doubt or sources disagree.
fn is_ending_event(model: &Model, event: ElementId) -> bool {
    let is = |fact: Fact<'_>| {
        matches!(
            fact,
            Fact::Known(Datum::Word("ends" | "expires"), _) | Fact::Uncertain(Datum::Word("ends" | "expires"), ..)
        )
    };
    let is_end = match model.named(event, "what") {
        Fact::Disputed(readings, _) => readings.iter().any(|reading| is(model.reading(reading).0)),
        fact => is(fact),
    };
    is_end && model.parent(event).is_some_and(|(parent, _)| parent == model.root())
}

/// The events that end the arrangement in an area: those that name it, and those that name none.
fn ending_events(model: &Model, area: ElementId) -> impl Iterator<Item = ElementId> + '_ {
    model.of_kind(Kind::Event).filter(move |event| {
        is_ending_event(model, *event) && (names(model, *event, area) || is_general(model, *event))
    })
}

/// What is said of the end in one area under `succession`: an entry that names it, or one that names no area. An entry is about the end
/// where it gives the day, says what follows, or is of that kind, and is not of earlier arrangements.
fn succession(model: &Model, area: ElementId) -> Option<ElementId> {
    let entries: Vec<ElementId> = model
        .of_kind(Kind::Succession)
        .filter(|entry| is_about_the_end(model, *entry) && !model.is_of_earlier(*entry))
        .collect();
    let named = entries.iter().copied().find(|entry| names(model, *entry, area));
    named.or_else(|| entries.iter().copied().find(|entry| is_general(model, *entry)))
}

fn is_about_the_end(model: &Model, entry: ElementId) -> bool {
    let is_stated = |field| !matches!(model.named(entry, field), Fact::NotStated(_) | Fact::None(_));
    is_stated("ends") || is_stated("into") || word(model, entry, "kind") == Some("ends")
}

fn names(model: &Model, entry: ElementId, area: ElementId) -> bool {
    areas(model, entry).any(|named| model.id(named) == model.id(area))
}

pub(super) fn is_general(model: &Model, entry: ElementId) -> bool {
    areas(model, entry).next().is_none()
}

pub(super) fn areas(model: &Model, element: ElementId) -> impl Iterator<Item = ElementId> + '_ {
    let list = match model.named(element, "areas") {
        Fact::Known(Datum::List(list), _) => Some(list),
        _ => None,
    };
    list.into_iter().flat_map(crate::model::List::iter).filter_map(|fact| match fact {
        Fact::Known(Datum::Element(area), _) | Fact::Uncertain(Datum::Element(area), ..) => Some(area),
        _ => None,
    })
}

pub(super) fn text<'m>(model: &'m Model, element: ElementId, field: &str) -> Option<&'m str> {
    match model.named(element, field) {
        Fact::Known(Datum::Text(text), _) => Some(text),
        _ => None,
    }
}

pub(super) fn word(model: &Model, element: ElementId, field: &str) -> Option<&'static str> {
    match model.named(element, field) {
        Fact::Known(Datum::Word(word), _) => Some(word),
        _ => None,
    }
}

pub(super) fn day(model: &Model, element: ElementId, field: &str) -> Option<Day> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(day), _) => Some(day),
        _ => None,
    }
}
