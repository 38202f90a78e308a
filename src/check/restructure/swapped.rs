//! Whether the two sides were handed in the wrong way round.

use crate::check::files::Files;
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::{Date, Day};

/// The first day of before and the last of after, where every one of after certainly lies before every one of before.
pub(super) fn backwards(before: &Files, after: &Files) -> Option<(Date, Date)> {
    let days = |side: &Files| -> Vec<Day> { side.arrangements().filter_map(|one| speaks_for(&one.model)).collect() };
    let first = days(before).into_iter().map(Day::first).collect::<Option<Vec<Date>>>()?.into_iter().min()?;
    let last = days(after).into_iter().map(Day::last).collect::<Option<Vec<Date>>>()?.into_iter().max()?;
    (last < first).then_some((first, last))
}

/// The day that a description speaks for, else the one on which its arrangements came into force or were published.
fn speaks_for(model: &Model) -> Option<Day> {
    day(model, model.root(), "as-at").or_else(|| in_force(model)).or_else(|| event(model, "published"))
}

/// The day on which the arrangements came or come into force.
pub(super) fn in_force(model: &Model) -> Option<Day> {
    event(model, "in-force")
}

fn event(model: &Model, what: &str) -> Option<Day> {
    let events = model.of_kind(Kind::Event);
    let mut own = events.filter(|event| model.parent(*event).is_some_and(|(parent, _)| parent == model.root()));
    own.find(|event| matches!(model.named(*event, "what"), Fact::Known(Datum::Word(word), _) if word == what))
        .and_then(|event| day(model, event, "date"))
}

fn day(model: &Model, element: ElementId, field: &str) -> Option<Day> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(day), _) => Some(day),
        _ => None,
    }
}
