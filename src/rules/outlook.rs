//! From where a rule about a step looks at the other side: when the arrangements of before end, which of after can take over from
//! them, and on which day each is looked at.

use super::both_sides::{End, Endings, of_area, of_arrangement};
use super::ends::{Ending, is_for, speaks_for};
use super::first_days::first_days;
use super::step::Step;
use super::target::{Subjects, subjects};
use crate::expr::{FirstDay, Fixed};
use crate::finding::{Gap, Whom};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::FileId;
use crate::time::{Date, Day, Truth};

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
    /// The first days after the change, from which words on days are measured.
    pub(super) measured_from: Vec<FirstDay>,
    /// The day from which what is handed over is with somebody else: the day after the last, else the first of those that follow.
    pub(super) due: Option<Day>,
    /// The day by which they have begun in all areas, where that is a later one.
    pub(super) due_in_all: Option<Day>,
    /// The same day in each area, by its id, where the arrangements end on several.
    due_by_area: Vec<(String, Day)>,
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
    let endings = Endings::of(step);
    endings.days_of_after().filter(|day| !day.before(step.day).is_true()).filter_map(Day::first).min()
}

impl Outlook {
    /// From one of the areas of the arrangement that a description of before is of.
    pub(super) fn from(step: &Step<'_>, endings: &Endings, (at, model): (usize, &Model), area: ElementId) -> Self {
        let end = of_area(model, area, endings, step);
        Self::with_end(step, endings, (at, model), Some(area), end)
    }

    /// From the last of the days on which an arrangement still stands in after: nothing but itself does what it is there to do.
    pub(super) fn while_it_stands(step: &Step<'_>, endings: &Endings, model: &Model, last: &LastDays) -> Self {
        let (before, after) = step.sides();
        let stays = before.iter().map(|_| Fixed::Bool(true));
        Self {
            end: End { day: Ok(last.day), either: None, unsure: None, is_said: false, at: None, still_stands: true },
            takes_over: stays.chain((0..after.len()).map(|at| Fixed::Bool(last.stands_in.contains(&at)))).collect(),
            days: before.iter().map(|was| was.day()).chain(after.iter().map(|_| last.day)).collect(),
            first_days: None,
            measured_from: first_days(step, endings, model, None),
            due: None,
            due_in_all: None,
            due_by_area: Vec::new(),
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
        let in_all = last_begins(step, (at, model), area).filter(|last| follows.is_some_and(|first| *last > first));
        let by_law = next_by_law(step, model, area);
        let changed = end.next().or(by_law);
        let first = own_days().chain(after.iter().map(|other| first_day(step, changed, model, other)));
        let first: Vec<Day> = first.collect();
        let due = follows.or(by_law).map(Day::from);
        let due_in_all = in_all.map(Day::from);
        let either = match end.either {
            Some(days) => days.map(|day| End { day: Ok(day), either: None, ..end.clone() }).to_vec(),
            None => Vec::new(),
        };
        let either =
            either.into_iter().map(|end| Self::with_end(step, endings, (at, model), area, end)).collect::<Vec<Self>>();
        Self {
            takes_over: takes_over.collect(),
            first_days: (first != days).then_some(first),
            days,
            measured_from: first_days(step, endings, model, area),
            due,
            due_in_all,
            due_by_area: if area.is_some() { Vec::new() } else { due_by_area(step, endings, (at, model)) },
            end,
            either,
        }
    }

    /// The day from which what is open is needed: the first in any area, or in one of those for which some arrangements of after are.
    pub(super) fn first_due(&self, step: &Step<'_>, files: &[FileId]) -> Option<Day> {
        let (_, after) = step.sides();
        let is_theirs =
            |id: &str| after.iter().any(|other| files.contains(&other.file()) && takes_area(step, other, Some(id)));
        let first = |is_meant: &dyn Fn(&str) -> bool| {
            let days = self.due_by_area.iter().filter(|(id, _)| is_meant(id)).map(|(_, day)| *day);
            days.min_by_key(|day| day.first())
        };
        first(&is_theirs).or_else(|| first(&|_| true)).or(self.due)
    }
}

/// The day from which what is handed over is with somebody else in each area that arrangements leave, where these are several days.
fn due_by_area(step: &Step<'_>, endings: &Endings, (at, model): (usize, &Model)) -> Vec<(String, Day)> {
    let Subjects::Some(areas) = subjects(model, Kind::Area) else { return Vec::new() };
    let mut ends: Vec<(ElementId, End)> =
        areas.into_iter().map(|area| (area, of_area(model, area, endings, step))).collect();
    if ends.iter().any(|(_, end)| end.is_said) {
        ends.retain(|(_, end)| end.is_said);
    }
    // What has ended is missing, however much later the next begins.
    let due = |(area, end): &(ElementId, End)| {
        let follows = end.next().or_else(|| next_begins(step, (at, model), Some(*area)));
        let day = follows.or_else(|| next_by_law(step, model, Some(*area)))?;
        Some((model.id(*area)?.to_owned(), Day::from(day)))
    };
    let found: Vec<(String, Day)> = ends.iter().filter_map(due).collect();
    let is_one_day = found.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
    if is_one_day { Vec::new() } else { found }
}

/// Whether arrangements are for that very area, or for one that it went into by the day of the step.
pub(super) fn takes_area(step: &Step<'_>, taker: &Model, id: Option<&str>) -> bool {
    let into = id.zip(step.day.first()).map(|(id, day)| step.reference.areas_after(id, day)).unwrap_or_default();
    is_for(taker, id) || into.iter().any(|area| is_for(taker, Some(area.id)))
}

/// Whether an area is one of before that is no more by the day of the step, or came out of such a one: that arrangements end there on a later
/// day is not the end of what they were for before the change.
fn changes_by_law(step: &Step<'_>, model: &Model, id: Option<&str>) -> bool {
    let Some((id, day)) = id.zip(step.day.first()) else { return false };
    let had = model.led_by(model.root(), "areas");
    had.into_iter().filter_map(|area| model.id(area)).any(|was| {
        let into = step.reference.areas_after(was, day);
        into.iter().all(|area| area.id != was) && (was == id || into.iter().any(|area| area.id == id))
    })
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
/// What is the same arrangement cannot follow itself, but goes on for what came out of an area that is no more, until it ends there; where its
/// files of before say that it ends, and those of after do not, it is open. What is for adults only does nothing that was done for children.
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
    let is_same = model.describes_the_same_as(other);
    let mut open = None;
    for area in areas {
        let by_law = is_same && changes_by_law(step, model, other.id(*area));
        let own = is_same && !by_law;
        // What goes on by itself has to be there on the day of the step as well.
        let by_then = |day: &Day| if by_law { day.before(step.day) } else { Truth::False };
        let is_over = |day: &Day| day.on_or_before(last).or(by_then(day));
        let over = match endings.said(step, other, *area) {
            [_, Some(Ending { day: Ok(day), .. })] if !own => is_over(day),
            [_, Some(Ending { day: Ok(_), .. } | Ending { either: Some(_), .. })] if own => Truth::True,
            [_, Some(Ending { either: Some([one, other]), .. })] if !by_law || is_over(one) == is_over(other) => {
                is_over(one).and(is_over(other))
            }
            [_, Some(Ending { day: Err(gap), .. })] => {
                open = Some(gap.clone());
                Truth::Unknown
            }
            [Some(was), None] if own && was.is_own => {
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
    // Of a council area that is no more by then, that of the first for any of those that it went into.
    begins_of(step, (at, model), &|other| id.is_none() || takes_area(step, other, id))
}

/// The first day of the first of those that take the place of an arrangement and are meant.
fn begins_of(step: &Step<'_>, (at, model): (usize, &Model), is_meant: &dyn Fn(&Model) -> bool) -> Option<Date> {
    let next = u32::try_from(at).ok().and_then(|at| step.becomes.get(&(at, model.root())));
    let next = next.into_iter().flatten().filter_map(|(at, _)| step.models.get(*at as usize));
    let next = next.filter(|other| !model.describes_the_same_as(other) && by_scope(model, other).is_none());
    next.filter(|other| is_meant(other)).filter_map(|other| other.first_day()).min()
}

/// The day by which what takes the place of an arrangement has begun in each of its areas.
fn last_begins(step: &Step<'_>, (at, model): (usize, &Model), area: Option<ElementId>) -> Option<Date> {
    let areas = area.map_or_else(|| model.led_by(model.root(), "areas"), |area| vec![area]);
    let ids = areas.into_iter().filter_map(|area| model.id(area));
    let into = |id| {
        let into = step.day.first().map(|day| step.reference.areas_after(id, day)).unwrap_or_default();
        std::iter::once(id).chain(into.into_iter().map(|area| area.id))
    };
    ids.flat_map(into).filter_map(|id| begins_of(step, (at, model), &|other| is_for(other, Some(id)))).max()
}

/// The day after the end of an area that is no more, the latest of those of an arrangement: what goes on does so with its successors from then.
pub(super) fn next_by_law(step: &Step<'_>, model: &Model, area: Option<ElementId>) -> Option<Date> {
    let areas = area.map_or_else(|| model.led_by(model.root(), "areas"), |area| vec![area]);
    let listed = areas.into_iter().filter_map(|area| step.reference.area(model.id(area)?));
    let next = listed.filter_map(|area| area.life.until.and_then(Date::next));
    next.filter(|next| Day::from(*next).on_or_before(step.day).is_true()).max()
}
