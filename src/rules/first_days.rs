//! The first day after the change, in each area of arrangements of before: from it words on days are measured. What is not sure of it is
//! open, so that nothing is settled which on another day would not be.

use super::both_sides::{End, Endings, of_area};
use super::ends::{areas, is_general};
use super::last_day::{Unsure, not_yet};
use super::outlook::{next_by_law, takes_area};
use super::step::Step;
use super::target::{Subjects, subjects};
use crate::expr::FirstDay;
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::{Day, Truth};

/// That of one of the areas, or of each; where arrangements end for some only, of these alone, for the others have nothing handed over.
pub(super) fn first_days(step: &Step<'_>, endings: &Endings, model: &Model, area: Option<ElementId>) -> Vec<FirstDay> {
    let all = match (area, subjects(model, Kind::Area)) {
        (Some(area), _) => vec![area],
        (None, Subjects::Some(areas)) => areas,
        (None, _) => vec![model.root()],
    };
    let mut ends: Vec<(ElementId, End)> =
        all.into_iter().map(|area| (area, of_area(model, area, endings, step))).collect();
    if ends.iter().any(|(_, end)| end.is_said) {
        ends.retain(|(_, end)| end.is_said);
    }
    let mut found: Vec<FirstDay> = ends.iter().map(|(area, end)| first_day(step, (model, *area), end)).collect();
    let days: Vec<Day> = found.iter().filter_map(|first| first.day.exact()).map(Day::from).collect();
    let (first, last) = (days.iter().min_by_key(|day| day.first()), days.iter().max_by_key(|day| day.first()));
    if let Some((first, last)) = first.zip(last).filter(|(first, last)| first != last && days.len() == found.len()) {
        let (first, last) = (first.in_words(), last.in_words());
        let why = format!("it is {first} in one area and {last} in another, and these words are for all of them");
        for one in &mut found {
            one.missing.why = why.clone().into();
        }
    }
    found
}

fn first_day(step: &Step<'_>, (model, area): (&Model, ElementId), end: &End) -> FirstDay {
    let id = model.id(area).unwrap_or_default();
    let into = step.day.first().map(|day| step.reference.areas_after(id, day)).unwrap_or_default();
    let areas: Vec<String> = std::iter::once(id).chain(into.iter().map(|area| area.id)).map(str::to_owned).collect();
    let at = end.at.unwrap_or_else(|| model.span(area));
    let Change { day, missing, planned } = match &end.unsure {
        Some(Unsure::Open(gap)) if end.either.is_none() => Change::any(gap.clone()),
        Some(Unsure::Planned(gap)) => {
            Change { planned: Some(gap.clone()), ..Change::on(last_days(end).plus_days(1), too_vague(at)) }
        }
        _ if end.is_said => match &end.day {
            Ok(last) => Change::on(last.plus_days(1), too_vague(at)),
            Err(gap) => Change::on(last_days(end).plus_days(1), gap.clone()),
        },
        _ => going_on(step, (model, area), end),
    };
    FirstDay { areas, day, missing, planned }
}

/// Every day that may be the last.
fn last_days(end: &End) -> Day {
    let either = end.either.as_ref().and_then(|days| Day::spanning(days));
    either.or_else(|| end.day.as_ref().ok().copied()).unwrap_or_else(|| Day::between(None, None))
}

/// The day of the change where nothing says that arrangements end: that on which they were amended, or on which a new council takes the
/// place of another; else that which is named for the step. Where the arrangements go on and none of these is known, it may be any from
/// the day that the file of before speaks for to that of the step.
fn going_on(step: &Step<'_>, (model, area): (&Model, ElementId), end: &End) -> Change {
    let (_, after) = step.sides();
    let id = model.id(area);
    let same: Vec<&&Model> =
        after.iter().filter(|other| model.describes_the_same_as(other) && takes_area(step, other, id)).collect();
    let amended: Vec<Change> = same.iter().flat_map(|other| amended(model, other, id)).collect();
    let by_law = next_by_law(step, model, Some(area)).map(Day::from);
    let days: Vec<Day> = amended.iter().map(|one| one.day).chain(by_law).collect();
    let open = amended.iter().find(|one| one.day.exact().is_none()).map(|one| one.missing.clone());
    let planned = amended.into_iter().find_map(|one| one.planned);
    if let Some(day) = Day::spanning(&days) {
        let two = || of_the_change(model.span(area), "the files give several days for it");
        return Change { planned, ..Change::on(day, open.unwrap_or_else(two)) };
    }
    let undated = || of_the_change(model.span(area), "nothing says on which day it comes");
    match (&end.day, step.date) {
        (_, Some(date)) => Change::on(date.into(), undated()),
        _ if !same.is_empty() => {
            let to = step.day.last();
            Change::on(Day::between(model.day().first().filter(|from| to.is_none_or(|to| *from <= to)), to), undated())
        }
        (Ok(last), None) => Change::on(last.plus_days(1), undated()),
        (Err(gap), None) => Change::any(gap.clone()),
    }
}

/// A day on which arrangements change, as [`FirstDay`] has it.
struct Change {
    day: Day,
    missing: Gap,
    planned: Option<Gap>,
}

impl Change {
    fn on(day: Day, missing: Gap) -> Self {
        Self { day, missing, planned: None }
    }

    /// One of which nothing is known.
    fn any(missing: Gap) -> Self {
        Self::on(Day::between(None, None), missing)
    }
}

/// The days on which arrangements were amended for an area between the two files, or are to be.
fn amended(model: &Model, other: &Model, area: Option<&str>) -> Vec<Change> {
    let known: Vec<Day> = events(model, area).into_iter().filter_map(|event| date(model, event)).collect();
    let is_new = |day: Day| known.iter().all(|was| *was != day && day.on_or_before(*was) != Truth::True);
    let found = events(other, area).into_iter().filter_map(|event| Some((event, date(other, event)?)));
    let of = |(event, day)| match not_yet(other, event) {
        Some(Unsure::Open(gap)) => Change::any(gap),
        planned => {
            let planned = if let Some(Unsure::Planned(gap)) = planned { Some(gap) } else { None };
            Change { planned, ..Change::on(day, too_vague(other.span(event))) }
        }
    };
    found.filter(|(_, day)| is_new(*day)).map(of).collect()
}

fn events(model: &Model, area: Option<&str>) -> Vec<ElementId> {
    let is_meant = |event: &ElementId| {
        is_general(model, *event) || areas(model, *event).any(|named| area.is_none() || model.id(named) == area)
    };
    model.own_events("amended").filter(is_meant).collect()
}

fn date(model: &Model, event: ElementId) -> Option<Day> {
    match model.named(event, "date") {
        Fact::Known(Datum::Day(day), _) => Some(day),
        // Whether it is that day is not known, and so it may be any.
        Fact::Uncertain(..) | Fact::Disputed(..) => Some(Day::between(None, None)),
        _ => None,
    }
}

fn too_vague(label: Span) -> Gap {
    of_the_change(label, "the date is too vague")
}

fn of_the_change(label: Span, why: &'static str) -> Gap {
    Gap { fact: "the first day after the change".into(), why: why.into(), label, whom: Whom::Keeper }
}
