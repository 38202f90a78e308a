//! When the arrangements of before end, as both sides have it, and which of after are said to end.

use super::ends::{Ending, endings_among, is_for, takes_place_in};
use super::last_day::Unsure;
use super::outlook::takes_area;
use super::step::Step;
use super::target::{Subjects, subjects};
use crate::expr::Fixed;
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::source::Span;
use crate::time::{Date, Day};

/// What is said on both sides of arrangements that end.
pub(super) struct Endings {
    before: Vec<Ending>,
    after: Vec<Ending>,
}

/// The last day of arrangements of before, and whether anything says that they end.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) day: Result<Day, Gap>,
    /// The two days, where two are given.
    pub(super) either: Option<[Day; 2]>,
    /// Why the day is not sure, where something says it: a day that is named for the step settles the others.
    pub(super) unsure: Option<Unsure>,
    pub(super) is_said: bool,
    /// What says it, where something does.
    pub(super) at: Option<Span>,
    /// Whether it is looked at on the last of the days on which it still stands in after.
    pub(super) still_stands: bool,
}

impl End {
    pub(super) fn constants(&self) -> Vec<Fixed<'static>> {
        let day = match &self.day {
            // Whoever is told that a day is too vague has to find it.
            Ok(day) => match self.at.filter(|_| day.exact().is_none()) {
                Some(at) => Fixed::At(Box::new(Fixed::Day(*day)), at),
                None => Fixed::Day(*day),
            },
            Err(gap) => Fixed::Unknown(gap.clone()),
        };
        vec![day, Fixed::Bool(self.is_said), Fixed::Bool(self.still_stands)]
    }

    /// The day after, where the last is known exactly.
    pub(super) fn next(&self) -> Option<Date> {
        self.day.as_ref().ok().and_then(|day| day.exact()).and_then(Date::next)
    }
}

impl Endings {
    pub(super) fn of(step: &Step<'_>) -> Self {
        let (before, after) = step.sides();
        let stood = |model: &Model| before.iter().any(|was| was.describes_the_same_as(model));
        // What stands in after still is not at its end because an area that it had is with somebody else.
        let takes_place = |taker: &Model, model: &Model, area: ElementId| {
            if stood(model) { takes_area(step, taker, model.id(area)) } else { takes_place_in(taker, model, area) }
        };
        Self {
            before: endings_among(before, step.models, &takes_place_in),
            after: endings_among(after, step.models, &takes_place),
        }
    }

    /// The last day of arrangements of after that are said to end in all of their areas.
    pub(super) fn last_of_after(&self, model: &Model, place: usize) -> Option<Day> {
        let Subjects::Some(areas) = subjects(model, Kind::Area) else { return None };
        let said = |area| {
            let own = |ending: &&Ending| ending.model == place && model.id(ending.area) == model.id(area);
            self.after.iter().find(own).and_then(|ending| ending.day.as_ref().ok()).copied()
        };
        let days: Option<Vec<Day>> = areas.into_iter().map(said).collect();
        days?.into_iter().max_by_key(|day| day.last())
    }

    /// The last days that are known of any arrangements of after, in whatever area.
    pub(super) fn days_of_after(&self) -> impl Iterator<Item = Day> {
        self.after.iter().filter_map(|ending| ending.day.as_ref().ok()).copied()
    }

    /// What the files of before say of an area of an arrangement, and what those of after do.
    pub(super) fn said(&self, step: &Step<'_>, model: &Model, area: ElementId) -> [Option<&Ending>; 2] {
        let (before, after) = step.sides();
        let find = |said: &'_ [Ending], side: &[&Model]| {
            said.iter().position(|ending| {
                side.get(ending.model)
                    .is_some_and(|told| told.id(ending.area) == model.id(area) && model.describes_the_same_as(told))
            })
        };
        let was = find(&self.before, before).and_then(|at| self.before.get(at));
        [was, find(&self.after, after).and_then(|at| self.after.get(at))]
    }
}

/// What is said of an area; where nothing is, the day before that of the step is the last. What after says of the same arrangement goes
/// before what it said of itself, and that before what only others tell of it.
pub(super) fn of_area(model: &Model, area: ElementId, endings: &Endings, step: &Step<'_>) -> End {
    let [was, is] = endings.said(step, model, area);
    // Of what only others supersede, the file of after knows better in which areas it goes on.
    let was = was.filter(|was| was.is_own || !stands_after(step, model, area));
    let is_own = |ending: &&Ending| ending.is_own;
    let is_stated = |ending: &&Ending| ending.day.is_ok() || ending.said.is_some();
    let own = is.filter(is_own).or_else(|| was.filter(is_own));
    let stated = own.or_else(|| is.filter(is_stated)).or_else(|| was.filter(is_stated));
    // Of an area that is no more what is to end later is the end of what goes on without it.
    let by_law = ended_by_law(step, model, area);
    let ending = stated.or(is).or(was).filter(|ending| !by_law.is_some_and(|last| ending.outlasts(last)));
    let at = ending.and_then(|ending| ending.said).and_then(|(at, said)| Some(step.models.get(at)?.span(said)));
    let by_date = step.date.and_then(|date| date.plus_days(-1)).map(Day::from);
    let by_date = by_law.filter(|_| !step.goes_on(model)).or(by_date);
    let day = match (ending.map(|ending| &ending.day), by_date) {
        (Some(Ok(day)), _) => Ok(*day),
        // A day that is named for the step settles nothing where the files give two others.
        (Some(Err(gap)), _) if ending.is_some_and(|ending| ending.either.is_some()) => Err(gap.clone()),
        (_, Some(day)) => Ok(day),
        (Some(Err(gap)), None) => Err(gap.clone()),
        (None, None) => Err(Gap {
            fact: "the last day of the arrangements before".into(),
            why: "nothing says when they end".into(),
            label: model.span(area),
            whom: Whom::Keeper,
        }),
    };
    let either = ending.and_then(|ending| ending.either).filter(|_| day.is_err());
    let unsure = ending.and_then(|ending| ending.unsure.clone());
    End { day, either, unsure, is_said: ending.is_some(), at, still_stands: false }
}

/// The last day of an area that is no more: an arrangement that does not go on ended with it at the latest.
fn ended_by_law(step: &Step<'_>, model: &Model, area: ElementId) -> Option<Day> {
    let last = model.id(area).and_then(|id| step.reference.area(id)).and_then(|area| area.life.until).map(Day::from)?;
    last.before(step.day).is_true().then_some(last)
}

/// Whether a file of after describes the same arrangement as one for an area.
fn stands_after(step: &Step<'_>, model: &Model, area: ElementId) -> bool {
    let (_, after) = step.sides();
    after.iter().any(|other| model.describes_the_same_as(other) && is_for(other, model.id(area)))
}

/// What is said of an arrangement: it ends once it does in all of its areas, on the last of their days. Where it goes on for others, that of
/// the areas that leave it is the last day, unless one of its areas is no more by then: it goes on for what came out of that.
pub(super) fn of_arrangement(model: &Model, endings: &Endings, step: &Step<'_>) -> End {
    let Subjects::Some(areas) = subjects(model, Kind::Area) else {
        return of_area(model, model.root(), endings, step);
    };
    let by_law = areas.iter().filter_map(|area| ended_by_law(step, model, *area)).max_by_key(|day| day.last());
    let is_by_then = |day: &Day| !by_law.is_some_and(|last| day.after(last).is_true());
    let mut ends: Vec<End> = areas.into_iter().map(|area| of_area(model, area, endings, step)).collect();
    let is_said = !ends.is_empty() && ends.iter().all(|end| end.is_said);
    // What is not dated, or is to go on, comes last.
    ends.sort_by_key(|end| end.day.as_ref().map_or((true, None), |day| (false, day.last())));
    let is_left = |end: &&End| end.is_said && end.day.as_ref().is_ok_and(is_by_then);
    let left = ends.iter().rfind(is_left).cloned().filter(|_| !is_said);
    let last = ends.pop().unwrap_or_else(|| of_area(model, model.root(), endings, step));
    let last = if last.day.is_err() && !last.is_said { left.unwrap_or(last) } else { last };
    End { is_said, ..last }
}
