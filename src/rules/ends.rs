//! Which arrangements of a set are said to end, area by area, and when.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Gap, Whom, Words};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
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
    /// What says that it ends, where that is an entry of its own.
    pub(super) said: Option<ElementId>,
}

impl Ending {
    /// Another description of the same arrangement: a day goes before none, and two that differ leave it open.
    fn told_again(&mut self, at: usize, model: &Model, told: Self) {
        let Self { area, day, said, .. } = told;
        match (&self.day, &day) {
            (Err(_), Ok(_)) => *self = Self { model: at, area, day, said },
            (Ok(before), Ok(now)) if before != now => {
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
    let superseded: BTreeSet<&str> = models.iter().flat_map(|model| texts(model, "supersedes")).collect();
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found: Vec<Ending> = Vec::new();
    for (at, model) in models.iter().enumerate() {
        let described =
            text(model, model.root(), "describes").or_else(|| text(model, model.root(), "id")).unwrap_or_default();
        let whole = ends_as_a_whole(model) || superseded.contains(described);
        for area in areas(model, model.root()) {
            let of_area = succession(model, area);
            if !whole && of_area.is_none() {
                continue;
            }
            let said = of_area.or_else(|| ending_event(model));
            let day = said.map_or(Ok(()), |said| is_firm(model, said)).and_then(|()| last_day(model, of_area));
            let told = Ending { model: at, area, day, said };
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

/// Said of the whole: its status, be it by one source only, or an event that ends it.
fn ends_as_a_whole(model: &Model) -> bool {
    let is = |fact: Fact<'_>| {
        matches!(fact, Fact::Known(Datum::Word("ceased"), _) | Fact::Uncertain(Datum::Word("ceased"), ..))
    };
    let ceased = match model.named(model.root(), "status") {
        Fact::Disputed(readings, _) => readings.iter().any(|reading| is(model.reading(reading).0)),
        fact => is(fact),
    };
    ceased || ending_event(model).is_some()
}

/// Whether an end is more than talked of; what is missing otherwise. An arrangement that has ceased has ended.
fn is_firm(model: &Model, said: ElementId) -> Result<(), Gap> {
    if model.status() == Some("ceased") {
        return Ok(());
    }
    let fact = model.named(said, "state");
    let why = match fact {
        Fact::Known(Datum::Word(state @ ("hoped-for" | "claimed" | "under-discussion")), _) => {
            format!("it is {}, and not yet so", state.replace('-', " "))
        }
        Fact::Disputed(..) => "the sources disagree".to_owned(),
        Fact::Uncertain(_, _, why) => format!("it is marked as uncertain: {why}"),
        Fact::Unreadable(_) => Gap::UNREADABLE.to_owned(),
        Fact::NotStated(_) if text(model, said, "on-condition").is_some() => {
            "it is not said whether its condition came about".to_owned()
        }
        Fact::Known(..) | Fact::None(_) | Fact::NotStated(_) => return Ok(()),
    };
    let field = model.kind(said).field("state");
    Err(Gap { fact: model.path(said, field).into(), why: why.into(), label: fact.span(), whom: Whom::Keeper })
}

fn ending_event(model: &Model) -> Option<ElementId> {
    model.of_kind(Kind::Event).find(|event| {
        model.parent(*event).is_some_and(|(parent, _)| parent == model.root())
            && matches!(word(model, *event, "what"), Some("ends" | "expires"))
    })
}

/// What is said of the succession in one area: an entry that names it, or one that names no area.
fn succession(model: &Model, area: ElementId) -> Option<ElementId> {
    let id = model.id(area);
    let entries: Vec<ElementId> = model.of_kind(Kind::Succession).collect();
    let names = |entry: ElementId| areas(model, entry).any(|named| model.id(named) == id);
    let general = |entry: ElementId| areas(model, entry).next().is_none();
    entries
        .iter()
        .copied()
        .find(|entry| names(*entry))
        .or_else(|| entries.iter().copied().find(|entry| general(*entry)))
}

/// The last day: of the area's succession, else of the event that ends the whole.
fn last_day(model: &Model, succession: Option<ElementId>) -> Result<Day, Gap> {
    let stated = succession
        .and_then(|entry| day(model, entry, "ends"))
        .or_else(|| ending_event(model).and_then(|event| day(model, event, "date")));
    stated.ok_or_else(|| Gap {
        fact: succession
            .and_then(|entry| Some(model.path(entry, Some(Kind::Succession.field("ends")?)).into()))
            .unwrap_or(Words::Fixed("events")),
        why: model.why_not_stated().words().into(),
        label: missing_at(model, succession),
        whom: Whom::Keeper,
    })
}

fn missing_at(model: &Model, succession: Option<ElementId>) -> Span {
    match succession.map(|entry| model.named(entry, "ends")) {
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

fn texts<'m>(model: &'m Model, field: &str) -> Vec<&'m str> {
    let Fact::Known(Datum::List(list), _) = model.named(model.root(), field) else { return Vec::new() };
    list.iter()
        .filter_map(|fact| match fact {
            Fact::Known(Datum::Text(text), _) => Some(text),
            _ => None,
        })
        .collect()
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
