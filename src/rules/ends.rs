//! Which arrangements of a set are said to end, area by area, and when.

use std::collections::BTreeMap;

use crate::finding::{Gap, Whom, Words};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::{Date, Day, Truth};

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
    /// What says that it ends, where that is an entry of its own.
    pub(super) said: Option<ElementId>,
}

impl Ending {
    /// Another description of the same arrangement: a day goes before none, and two that differ leave it open.
    fn told_again(&mut self, at: usize, model: &Model, told: Self) {
        let Self { area, day, either, said, .. } = told;
        match (&self.day, &day) {
            (Err(_), Ok(_)) => *self = Self { model: at, area, day, either, said },
            (Ok(before), Ok(now)) if before != now => {
                self.either = Some([*before, *now]);
                self.day = Err(Gap {
                    fact: "the last day".into(),
                    why: format!("two descriptions of the arrangement disagree: {before} and {now}").into(),
                    label: model.span(area),
                    whom: Whom::Keeper,
                });
            }
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

/// Every area of every arrangement that is said to end, once for each arrangement however many papers describe it.
pub(super) fn endings(models: &[&Model]) -> Vec<Ending> {
    endings_among(models, models, &takes_place_in)
}

/// The same of some of the files, where others may say that they take the place of what these describe; `takes_place` tells whether such a
/// one, named first, does so in an area.
pub(super) fn endings_among(
    models: &[&Model],
    all: &[&Model],
    takes_place: &dyn Fn(&Model, &Model, ElementId) -> bool,
) -> Vec<Ending> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found: Vec<Ending> = Vec::new();
    for (at, model) in models.iter().enumerate() {
        let described =
            text(model, model.root(), "describes").or_else(|| text(model, model.root(), "id")).unwrap_or_default();
        let takers: Vec<&&Model> =
            all.iter().filter(|other| other.own_texts("supersedes").any(|name| name == described)).collect();
        for area in areas_said_to_end(model) {
            let said: Vec<ElementId> = succession(model, area).into_iter().chain(ending_events(model, area)).collect();
            let is_over = || has_ceased(model) || takers.iter().any(|taker| takes_place(taker, model, area));
            if said.is_empty() && !is_over() {
                continue;
            }
            let (day, either) = last_day(model, &said);
            let told = Ending { model: at, area, day, either, said: said.first().copied() };
            let of = (described, model.id(area).unwrap_or_default());
            let next = found.len();
            let known = *seen.entry(of).or_insert(next);
            if let Some(before) = found.get_mut(known) {
                before.told_again(at, model, told);
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

/// Whether an end is more than talked of, and is one for certain; what is missing otherwise. An arrangement that has ceased has ended.
fn is_firm(model: &Model, said: ElementId) -> Result<(), Gap> {
    let sort = if model.kind(said) == Kind::Succession { "kind" } else { "what" };
    let sorts = model.named(said, sort);
    if let Some(why) = in_doubt(sorts) {
        return Err(missing(model, said, (sort, sorts), why));
    }
    if model.status() == Some("ceased") {
        return Ok(());
    }
    let fact = model.named(said, "state");
    let why = match fact {
        Fact::Known(Datum::Word(state), _) if is_talked_of(model, said) => {
            format!("it is {}, and not yet so", state.replace('-', " "))
        }
        Fact::NotStated(_) if text(model, said, "on-condition").is_some() => {
            "it is not said whether its condition came about".to_owned()
        }
        fact => match in_doubt(fact) {
            Some(why) => why,
            None => return Ok(()),
        },
    };
    Err(missing(model, said, ("state", fact), why))
}

/// Why nothing can be held of a value; nothing where it is known, none or not stated.
fn in_doubt(fact: Fact<'_>) -> Option<String> {
    match fact {
        Fact::Disputed(..) => Some("the sources disagree".to_owned()),
        Fact::Uncertain(_, _, why) => Some(format!("{}: {why}", Gap::IN_DOUBT)),
        Fact::Unreadable(_) => Some(Gap::UNREADABLE.to_owned()),
        Fact::Known(..) | Fact::None(_) | Fact::NotStated(_) => None,
    }
}

fn missing(model: &Model, said: ElementId, (field, fact): (&str, Fact<'_>), why: String) -> Gap {
    let field = model.kind(said).field(field);
    Gap { fact: model.path(said, field).into(), why: why.into(), label: fact.span(), whom: Whom::Keeper }
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
    let dated = model.of_kind(Kind::Succession).filter(|entry| day(model, *entry, "ends").is_some());
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
/// where it gives the day, says what follows, or is of that kind; a day before this arrangement came into force is that of an earlier one.
fn succession(model: &Model, area: ElementId) -> Option<ElementId> {
    let in_force = model.of_kind(Kind::Event).filter(|event| word(model, *event, "what") == Some("in-force"));
    let begins = in_force.filter_map(|event| day(model, event, "date")).min_by_key(|day| day.first());
    let of_an_earlier_one = |entry: &ElementId| {
        day(model, *entry, "ends").zip(begins).is_some_and(|(ends, begins)| ends.before(begins).is_true())
    };
    let entries: Vec<ElementId> = model
        .of_kind(Kind::Succession)
        .filter(|entry| is_about_the_end(model, *entry) && !of_an_earlier_one(entry))
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

fn is_general(model: &Model, entry: ElementId) -> bool {
    areas(model, entry).next().is_none()
}

/// The last day that all of this comes to, as exact as any of it is; that of an arrangement which has only ceased is missing. What is
/// only talked of counts where nothing else is said. With it both days, where two are given.
fn last_day(model: &Model, said: &[ElementId]) -> (Result<Day, Gap>, Option<[Day; 2]>) {
    let mut either = None;
    (last_day_or(model, said, &mut either), either)
}

fn last_day_or(model: &Model, said: &[ElementId], either: &mut Option<[Day; 2]>) -> Result<Day, Gap> {
    let mut last: Option<(Day, ElementId)> = None;
    let mut open: Option<(ElementId, Gap)> = None;
    let mut firm: Option<ElementId> = None;
    for entry in said {
        let field = day_field(model, *entry);
        let fact = model.named(*entry, field);
        if let Err(gap) = is_firm(model, *entry) {
            if open.as_ref().is_none_or(|(known, _)| is_talked_of(model, *known)) {
                open = Some((*entry, gap));
            }
            continue;
        }
        firm.get_or_insert(*entry);
        if let Some(why) = in_doubt(fact) {
            return Err(missing(model, *entry, (field, fact), why));
        }
        let Fact::Known(Datum::Day(day), _) = fact else { continue };
        match last {
            Some((before, other)) if before.same_as(day) == Truth::False => {
                let path = model.path(other, model.kind(other).field(day_field(model, other)));
                let why = format!("two days are given for the end: {before} under `{path}`, and {day} here");
                *either = Some([before, day]);
                return Err(missing(model, *entry, (field, fact), why));
            }
            Some((before, _)) if before.exact().is_some() => {}
            _ => last = Some((day, *entry)),
        }
    }
    match (last.map(|(day, _)| day), open) {
        (Some(last), Some((entry, gap))) if !is_talked_of(model, entry) && !is_of(model, entry, last) => Err(gap),
        (Some(last), _) => Ok(last),
        (None, Some((_, gap))) if firm.is_none() => Err(gap),
        (None, _) => Err(Gap {
            fact: firm
                .and_then(|entry| {
                    Some(model.path(entry, Some(model.kind(entry).field(day_field(model, entry))?)).into())
                })
                .unwrap_or(Words::Fixed("events")),
            why: model.why_not_stated().words().into(),
            label: missing_at(model, firm),
            whom: Whom::Keeper,
        }),
    }
}

fn is_talked_of(model: &Model, entry: ElementId) -> bool {
    matches!(word(model, entry, "state"), Some("hoped-for" | "claimed" | "under-discussion" | "conditional"))
}

/// Whether an entry gives that very day.
fn is_of(model: &Model, entry: ElementId, last: Day) -> bool {
    day(model, entry, day_field(model, entry)).is_some_and(|day| day.same_as(last) == Truth::True)
}

fn day_field(model: &Model, entry: ElementId) -> &'static str {
    if model.kind(entry) == Kind::Succession { "ends" } else { "date" }
}

fn missing_at(model: &Model, entry: Option<ElementId>) -> Span {
    match entry.map(|entry| model.named(entry, day_field(model, entry))) {
        Some(fact) => fact.span(),
        None => match model.named(model.root(), "events") {
            Fact::Known(_, span) | Fact::NotStated(span) => span,
            _ => model.span(model.root()),
        },
    }
}

fn areas(model: &Model, element: ElementId) -> impl Iterator<Item = ElementId> + '_ {
    let list = match model.named(element, "areas") {
        Fact::Known(Datum::List(list), _) => Some(list),
        _ => None,
    };
    list.into_iter().flat_map(crate::model::List::iter).filter_map(|fact| match fact {
        Fact::Known(Datum::Element(area), _) | Fact::Uncertain(Datum::Element(area), ..) => Some(area),
        _ => None,
    })
}

fn text<'m>(model: &'m Model, element: ElementId, field: &str) -> Option<&'m str> {
    match model.named(element, field) {
        Fact::Known(Datum::Text(text), _) => Some(text),
        _ => None,
    }
}

fn word(model: &Model, element: ElementId, field: &str) -> Option<&'static str> {
    match model.named(element, field) {
        Fact::Known(Datum::Word(word), _) => Some(word),
        _ => None,
    }
}

fn day(model: &Model, element: ElementId, field: &str) -> Option<Day> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(day), _) => Some(day),
        _ => None,
    }
}
