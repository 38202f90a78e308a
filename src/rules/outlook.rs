//! From where a rule about a step looks at the other side: when the arrangements of before end, which of after can take over from
//! them, and on which day each is looked at.

use super::ends::{Ending, endings_among, is_for, speaks_for, takes_place_in};
use super::step::Step;
use super::target::{Subjects, subjects};
use crate::expr::Fixed;
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::{Date, Day, Truth};

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
    either: Option<[Day; 2]>,
    is_said: bool,
    /// What says it, where something does.
    at: Option<Span>,
    /// Whether it is looked at on the last of the days on which it still stands in after.
    still_stands: bool,
}

/// The view from an arrangement of before, or from one of its areas.
#[derive(Debug)]
pub(super) struct Outlook {
    pub(super) end: End,
    /// Whether each description can take over.
    pub(super) takes_over: Vec<Fixed<'static>>,
    /// The day on which each description is looked at: those of before on the day that their own file speaks for.
    pub(super) days: Vec<Day>,
    /// The same with the first day of each of after, where that is another.
    pub(super) first_days: Option<Vec<Day>>,
    /// The day from which what is handed over is with somebody else: the day after the last, else the first of those that follow.
    pub(super) due: Option<Day>,
    /// The same for each of two days that are given for the end; what comes out alike on both is told, else that it is open which it is.
    pub(super) either: Vec<Self>,
}

/// The last days of an arrangement of before that stands in after as well, with its end.
#[derive(Clone, Debug)]
pub struct LastDays {
    /// The last of them.
    pub day: Day,
    /// The descriptions of after that are of it, by their places among those of after.
    pub stands_in: Vec<usize>,
}

impl LastDays {
    /// Those of each arrangement of before, where it has days left on the day that its file of after speaks for.
    #[must_use]
    pub fn of(step: &Step<'_>) -> Vec<Option<Self>> {
        let endings = Endings::of(step);
        let (before, after) = step.sides();
        let of = |model: &&Model| {
            let own = after.iter().enumerate().filter(|(_, other)| model.describes_the_same_as(other));
            let standing = own.filter_map(|(at, other)| {
                let day = endings.last_of_after(other, at)?;
                (!speaks_for(other).is_some_and(|own| day.before(own).is_true())).then_some((at, day))
            });
            let (stands_in, days): (Vec<usize>, Vec<Day>) = standing.unzip();
            Some(Self { day: days.into_iter().max_by_key(|day| day.last())?, stands_in })
        };
        before.iter().map(of).collect()
    }
}

/// The earliest last day, from that of the step on, of any arrangement of after that is said to end, in whatever area.
#[must_use]
pub fn first_end_of_after(step: &Step<'_>) -> Option<Date> {
    let endings = Endings::of(step).after.into_iter().filter_map(|ending| ending.day.ok());
    endings.filter(|day| !day.before(step.day).is_true()).filter_map(Day::first).min()
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

    /// What the files of before say of an area of an arrangement, and what those of after do.
    fn said(&self, step: &Step<'_>, model: &Model, area: ElementId) -> [Option<&Ending>; 2] {
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

impl Outlook {
    /// From one of the areas of the arrangement that a description of before is of.
    pub(super) fn from(step: &Step<'_>, endings: &Endings, (at, model): (usize, &Model), area: ElementId) -> Self {
        let end = of_area(model, area, endings, step);
        Self::with_end(step, endings, (at, model), Some(area), end)
    }

    /// From the last of the days on which an arrangement still stands in after: nothing but itself does what it is there to do.
    pub(super) fn while_it_stands(step: &Step<'_>, last: &LastDays) -> Self {
        let (before, after) = step.sides();
        let stays = before.iter().map(|_| Fixed::Bool(true));
        Self {
            end: End { day: Ok(last.day), either: None, is_said: false, at: None, still_stands: true },
            takes_over: stays.chain((0..after.len()).map(|at| Fixed::Bool(last.stands_in.contains(&at)))).collect(),
            days: before.iter().map(|was| was.day()).chain(after.iter().map(|_| last.day)).collect(),
            first_days: None,
            due: None,
            either: Vec::new(),
        }
    }

    /// From the whole of it.
    pub(super) fn from_whole(step: &Step<'_>, endings: &Endings, (at, model): (usize, &Model)) -> Self {
        Self::with_end(step, endings, (at, model), None, of_arrangement(model, endings, step))
    }

    fn with_end(
        step: &Step<'_>,
        endings: &Endings,
        (at, model): (usize, &Model),
        area: Option<ElementId>,
        end: End,
    ) -> Self {
        let last = end.day.as_ref().map_or_else(|_| step.day.plus_days(-1), |day| *day);
        let (before, after) = step.sides();
        let stays = before.iter().map(|_| Fixed::Bool(true));
        let takes_over = stays.chain(after.iter().map(|other| {
            let areas = asked_areas(other, area.and_then(|area| model.id(area)));
            takes_over(step, endings, (model, other), &areas, last)
        }));
        let own_days = || before.iter().map(|was| was.day());
        let days: Vec<Day> = own_days().chain(after.iter().map(|_| step.day)).collect();
        // Nothing is with anybody else before that begins.
        let follows = end.next().into_iter().chain(next_begins(step, (at, model), area)).max();
        let by_law = next_by_law(step, model, area);
        let changed = end.next().or(by_law);
        let first = own_days().chain(after.iter().map(|other| first_day(step, changed, model, other)));
        let first: Vec<Day> = first.collect();
        let due = follows.or(by_law).map(Day::from);
        let either = match end.either {
            Some(days) => days.map(|day| End { day: Ok(day), either: None, ..end.clone() }).to_vec(),
            None => Vec::new(),
        };
        let either =
            either.into_iter().map(|end| Self::with_end(step, endings, (at, model), area, end)).collect::<Vec<Self>>();
        Self { takes_over: takes_over.collect(), first_days: (first != days).then_some(first), days, due, end, either }
    }
}

/// What is said of an area; where nothing is, the day before that of the step is the last. What after says of the same arrangement goes
/// before what it said of itself.
fn of_area(model: &Model, area: ElementId, endings: &Endings, step: &Step<'_>) -> End {
    let [was, is] = endings.said(step, model, area);
    // Of what only others supersede, the file of after knows better in which areas it goes on.
    let was = was.filter(|was| was.said.is_some() || !stands_after(step, model, area));
    let (before, after) = step.sides();
    let place = |side: &[&Model], ending: &Ending| Some(side.get(ending.model)?.span(ending.said?));
    let [was, is] = [was.map(|was| (was, place(before, was))), is.map(|is| (is, place(after, is)))];
    let stated = |(ending, _): &(&Ending, Option<Span>)| ending.day.is_ok() || ending.said.is_some();
    let ending = is.filter(stated).or_else(|| was.filter(stated)).or(is).or(was);
    let (ending, at) = ending.map_or((None, None), |(ending, at)| (Some(ending), at));
    let by_date = step.date.and_then(|date| date.plus_days(-1)).map(Day::from);
    let by_date = ended_by_law(step, model, area).or(by_date);
    let day = match (ending.map(|ending| &ending.day), by_date) {
        (Some(Ok(day)), _) => Ok(*day),
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
    End { day, either, is_said: ending.is_some(), at, still_stands: false }
}

/// The last day of an area that is no more, where the arrangement does not go on: it ended with it at the latest.
fn ended_by_law(step: &Step<'_>, model: &Model, area: ElementId) -> Option<Day> {
    let last = model.id(area).and_then(|id| step.reference.area(id)).and_then(|area| area.life.until).map(Day::from)?;
    let goes_on = step.sides().1.iter().any(|other| model.describes_the_same_as(other));
    (!goes_on && last.before(step.day).is_true()).then_some(last)
}

/// Whether a file of after describes the same arrangement as one for an area.
fn stands_after(step: &Step<'_>, model: &Model, area: ElementId) -> bool {
    let (_, after) = step.sides();
    after.iter().any(|other| model.describes_the_same_as(other) && is_for(other, model.id(area)))
}

/// Whether arrangements are for that very area, or for one that it went into by the day of the step.
pub(super) fn takes_area(step: &Step<'_>, taker: &Model, id: Option<&str>) -> bool {
    let into = id.zip(step.day.first()).map(|(id, day)| step.reference.areas_after(id, day)).unwrap_or_default();
    is_for(taker, id) || into.iter().any(|area| is_for(taker, Some(area.id)))
}

/// What is said of an arrangement: it ends once it does in all of its areas, on the last of their days. Where it goes on for others, that of
/// the areas that leave it is the last day.
fn of_arrangement(model: &Model, endings: &Endings, step: &Step<'_>) -> End {
    let Subjects::Some(areas) = subjects(model, Kind::Area) else {
        return of_area(model, model.root(), endings, step);
    };
    let mut ends: Vec<End> = areas.into_iter().map(|area| of_area(model, area, endings, step)).collect();
    let is_said = !ends.is_empty() && ends.iter().all(|end| end.is_said);
    // What is not dated, or is to go on, comes last.
    ends.sort_by_key(|end| end.day.as_ref().map_or((true, None), |day| (false, day.last())));
    let left = ends.iter().rfind(|end| end.is_said && end.day.is_ok()).cloned().filter(|_| !is_said);
    let last = ends.pop().unwrap_or_else(|| of_area(model, model.root(), endings, step));
    let last = if last.day.is_err() && !last.is_said { left.unwrap_or(last) } else { last };
    End { is_said, ..last }
}

/// The areas in which an arrangement of after has to go on: that which is asked about, where it is for that, else any of its own.
fn asked_areas(other: &Model, asked: Option<&str>) -> Vec<ElementId> {
    let Subjects::Some(mut areas) = subjects(other, Kind::Area) else { return Vec::new() };
    // What has left it is as little an area of it as what it never had.
    areas.retain(|area| other.left_areas().iter().all(|(left, _)| left != area));
    match areas.iter().find(|area| asked.is_some() && other.id(**area) == asked) {
        Some(area) => vec![*area],
        None => areas,
    }
}

/// Whether an arrangement of after still is there in one of these areas once the earlier one has ended.
///
/// What is the same arrangement cannot follow itself; where its files of before say that it ends, and those of after do not, it is open.
/// What is for adults only does nothing that was done for children.
fn takes_over(
    step: &Step<'_>,
    endings: &Endings,
    (model, other): (&Model, &Model),
    areas: &[ElementId],
    last: Day,
) -> Fixed<'static> {
    if let Some(answer) = by_scope(model, other) {
        return answer;
    }
    let own = model.describes_the_same_as(other);
    let mut open = None;
    for area in areas {
        let over = match endings.said(step, other, *area) {
            [_, Some(Ending { day: Ok(day), .. })] if !own => day.on_or_before(last),
            [_, Some(Ending { day: Ok(_), .. } | Ending { either: Some(_), .. })] if own => Truth::True,
            [_, Some(Ending { either: Some([one, other]), .. })] => {
                one.on_or_before(last).and(other.on_or_before(last))
            }
            [_, Some(Ending { day: Err(gap), .. })] => {
                open = Some(gap.clone());
                Truth::Unknown
            }
            [Some(was), None] if own && was.said.is_some() => {
                open = Some(Gap {
                    fact: "the end of the arrangements".into(),
                    why: match &was.day {
                        Ok(day) => {
                            format!("before the change the end was {day}, and the file of after gives none").into()
                        }
                        Err(_) => {
                            "before the change they were said to end, and the file of after says nothing of it".into()
                        }
                    },
                    label: other.span(*area),
                    whom: Whom::Keeper,
                });
                Truth::Unknown
            }
            _ => Truth::False,
        };
        match over {
            Truth::True => {}
            Truth::False => return Fixed::Bool(true),
            Truth::Unknown if open.is_some() => {}
            Truth::Unknown => {
                open = Some(Gap {
                    fact: "the end of the arrangements".into(),
                    why: "the date is too vague".into(),
                    label: other.span(*area),
                    whom: Whom::Keeper,
                });
            }
        }
    }
    match open {
        Some(gap) => Fixed::Unknown(gap),
        None => Fixed::Bool(areas.is_empty()),
    }
}

/// What the scope of an arrangement of after already answers: what is for adults only does not take over from what is for children.
fn by_scope(model: &Model, other: &Model) -> Option<Fixed<'static>> {
    match (for_children(model), for_children(other)) {
        (_, Truth::True) | (Truth::False, Truth::False) => None,
        (_, Truth::False) => Some(Fixed::Bool(false)),
        (_, Truth::Unknown) => Some(Fixed::Unknown(Gap {
            fact: "scope".into(),
            why: "it is open whether the arrangements are for children".into(),
            label: other.span(other.root()),
            whom: Whom::Keeper,
        })),
    }
}

/// Whether arrangements are for children: they are where no scope is stated, and what is written as the scope is all of it.
fn for_children(model: &Model) -> Truth {
    let is_children = |fact: Fact<'_>| match fact {
        Fact::Known(Datum::Word(word), _) => Truth::from(word == "children"),
        _ => Truth::Unknown,
    };
    match model.named(model.root(), "scope") {
        Fact::NotStated(_) => Truth::True,
        Fact::Known(Datum::List(groups), _) => groups.iter().map(is_children).fold(Truth::False, Truth::or),
        _ => Truth::Unknown,
    }
}

/// The first day on which an arrangement of after has to have taken over: the day of the change, or its own first day where that is later.
/// Of the same arrangement its file of before tells of the days up to its own. That of the step, where none of them is known exactly.
fn first_day(step: &Step<'_>, changed: Option<Date>, model: &Model, other: &Model) -> Day {
    let first = if model.describes_the_same_as(other) {
        let own = speaks_for(model);
        changed.map(Day::from).filter(|day| own.is_some_and(|own| day.after(own).is_true()))
    } else {
        changed.into_iter().chain(other.first_day()).max().map(Day::from)
    };
    first.filter(|first| first.before(step.day) == Truth::True).unwrap_or(step.day)
}

/// The first day of what takes the place of an arrangement, in one of its areas or in any.
fn next_begins(step: &Step<'_>, (at, model): (usize, &Model), area: Option<ElementId>) -> Option<Date> {
    let id = area.and_then(|area| model.id(area));
    let next = u32::try_from(at).ok().and_then(|at| step.becomes.get(&(at, model.root())));
    let next = next.into_iter().flatten().filter_map(|(at, _)| step.models.get(*at as usize));
    let next = next.filter(|other| !model.describes_the_same_as(other) && by_scope(model, other).is_none());
    let others = next.filter(|other| id.is_none() || is_for(other, id));
    others.filter_map(|other| other.first_day()).min()
}

/// The day after the end of an area that is no more, the latest of those of an arrangement: what goes on does so with its successors from then.
fn next_by_law(step: &Step<'_>, model: &Model, area: Option<ElementId>) -> Option<Date> {
    let areas = area.map_or_else(|| model.led_by(model.root(), "areas"), |area| vec![area]);
    let listed = areas.into_iter().filter_map(|area| step.reference.area(model.id(area)?));
    let next = listed.filter_map(|area| area.life.until.and_then(Date::next));
    next.filter(|next| Day::from(*next).on_or_before(step.day).is_true()).max()
}
