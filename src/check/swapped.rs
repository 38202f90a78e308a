//! Whether the two sides were handed in the wrong way round.

use super::files::Files;
use crate::finding::Backwards;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::{Date, Day};

/// What speaks for it, if anything: the days, else what the files say of each other.
pub(super) fn backwards(before: &Files, after: &Files) -> Option<Backwards> {
    let of_days = |(first, last): (Date, Date)| Backwards::Days { before: first.to_string(), after: last.to_string() };
    days_run_back(before, after).map(of_days).or_else(|| supersedes(before, after))
}

/// Of which of after one of before says that it takes the place, where none of after says so of one of before.
fn supersedes(before: &Files, after: &Files) -> Option<Backwards> {
    let of = |ones: &Files, others: &Files| {
        ones.arrangements().find_map(|one| {
            let other = others.arrangements().find(|other| one.model.names("supersedes", &other.model))?;
            Some((one.model.name(one.model.root()), other.model.name(other.model.root())))
        })
    };
    let (before_name, after_name) = of(before, after)?;
    of(after, before).is_none().then_some(Backwards::Supersedes { before: before_name, after: after_name })
}

/// The first day of before and the last of after, where every one of after certainly lies before every one of before.
fn days_run_back(before: &Files, after: &Files) -> Option<(Date, Date)> {
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
    model.own_events(what).next().and_then(|event| day(model, event, "date"))
}

fn day(model: &Model, element: ElementId, field: &str) -> Option<Day> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(day), _) => Some(day),
        _ => None,
    }
}
