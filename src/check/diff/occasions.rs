//! Whether an event of before may be one of after: what can happen again is the same only on the same day.

use std::collections::BTreeSet;

use super::canon::Classes;
use super::node::Node;
use crate::model::vocab::{Kind, may_recur};
use crate::model::{Datum, Fact};
use crate::time::Day;

/// Whether two events may be one. By others, or before others, is another event; what happens once may have another day now.
pub(super) fn may_be_one(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> bool {
    let apart = |field: &str| are_apart(&who(one, field, classes), &who(other, field, classes));
    let again = one.text("what").is_some_and(may_recur);
    let other_day = day(one).zip(day(other)).is_some_and(|(was, is)| was.same_as(is).is_false());
    !(apart("by") || apart("to") || again && other_day)
}

/// Whether two reports are one for certain: both came before the same people on the same day, and nothing sure tells them apart.
pub(super) fn is_one_report(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> bool {
    let occasions = |report: Node<'_>| -> BTreeSet<String> {
        let events = report.led("events").into_iter();
        let certain = events.filter(|event| day(*event).is_some_and(|day| day.exact().is_some()));
        let recurring = certain.filter(|event| event.text("what").is_some_and(may_recur));
        recurring.map(|event| classes.key_of(event, &["what", "to", "date"])).collect()
    };
    let apart = ["kind", "period"].into_iter().any(|field| match (one.named(field), other.named(field)) {
        (Fact::Known(was, _), Fact::Known(is, _)) => classes.datum(one, was) != classes.datum(other, is),
        _ => false,
    });
    one.kind() == Kind::Report && !apart && !occasions(one).is_disjoint(&occasions(other))
}

fn day(event: Node<'_>) -> Option<Day> {
    match event.value("date") {
        Some(Datum::Day(day)) => Some(day),
        _ => None,
    }
}

fn who(event: Node<'_>, field: &str, classes: &Classes<'_>) -> BTreeSet<String> {
    match event.value(field) {
        // Who is in doubt tells two no more apart than who is certain.
        Some(Datum::List(list)) => list
            .iter()
            .filter_map(|member| match member {
                Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(classes.datum(event, datum)),
                _ => None,
            })
            .collect(),
        Some(datum) => BTreeSet::from([classes.datum(event, datum)]),
        None => BTreeSet::new(),
    }
}

fn are_apart(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}
