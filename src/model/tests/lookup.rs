//! A second way to the facts, by path, for tests only.

use crate::model::vocab::Tail;
use crate::model::{Datum, ElementId, Fact, Model};

/// The fact at `groups.board.chairs[0].post`.
pub(super) fn at<'m>(model: &'m Model, path: &str) -> Fact<'m> {
    let mut fact = Fact::Known(Datum::Element(model.root()), model.span(model.root()));
    for step in path.split('.') {
        let (name, index) = match step.split_once('[') {
            Some((name, index)) => (name, Some(index.trim_end_matches(']').parse::<usize>().unwrap())),
            None => (step, None),
        };
        fact = below(model, fact, name, path);
        if let Some(index) = index {
            fact = list(fact, path).get(index).unwrap_or_else(|| panic!("{path}: no member {index}"));
        }
    }
    fact
}

fn below<'m>(model: &'m Model, fact: Fact<'m>, name: &str, path: &str) -> Fact<'m> {
    match fact {
        Fact::Known(Datum::Element(element), _) | Fact::Uncertain(Datum::Element(element), ..) => {
            let field = model.kind(element).field(name).unwrap_or_else(|| panic!("{path}: no field {name}"));
            model.fact(element, field)
        }
        other => list(other, path)
            .iter()
            .find(|fact| element(*fact).is_some_and(|element| model.id(element) == Some(name)))
            .unwrap_or_else(|| panic!("{path}: nothing is called {name}")),
    }
}

pub(super) fn element(fact: Fact<'_>) -> Option<ElementId> {
    match fact {
        Fact::Known(Datum::Element(element), _) | Fact::Uncertain(Datum::Element(element), ..) => Some(element),
        _ => None,
    }
}

pub(super) fn element_at(model: &Model, path: &str) -> ElementId {
    element(at(model, path)).unwrap_or_else(|| panic!("{path} is no element"))
}

fn list<'m>(fact: Fact<'m>, path: &str) -> crate::model::List<'m> {
    match fact {
        Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => list,
        other => panic!("{path}: {other:?} is no list"),
    }
}

/// A fact as the first lines of the inputs write it.
pub(super) fn shown(model: &Model, fact: Fact<'_>) -> String {
    match fact {
        Fact::NotStated(_) => "not stated".to_owned(),
        Fact::None(_) => "none".to_owned(),
        Fact::Known(datum, _) => value(model, datum),
        Fact::Uncertain(datum, ..) => format!("doubted: {}", value(model, datum)),
        Fact::Disputed(readings, _) => {
            let all: Vec<String> = readings.iter().map(|reading| shown(model, model.reading(reading).0)).collect();
            format!("disputed: {}", all.join(" | "))
        }
        Fact::Unreadable(_) => "unreadable".to_owned(),
    }
}

fn value(model: &Model, datum: Datum<'_>) -> String {
    match datum {
        Datum::Word(word) => word.to_owned(),
        Datum::Bool(value) => value.to_string(),
        Datum::Day(day) => day.to_string(),
        Datum::Period(period) => period.to_string(),
        Datum::Element(element) => model.id(element).map_or_else(|| model.name(element), str::to_owned),
        Datum::List(list) => list.iter().map(|fact| shown(model, fact)).collect::<Vec<_>>().join(", "),
        other => model.words(other),
    }
}

/// `2, closed`
pub(super) fn extent(fact: Fact<'_>, path: &str) -> String {
    let list = list(fact, path);
    let tail = match list.tail {
        Tail::Closed => "closed",
        Tail::Open => "open",
        Tail::ClosedInKept => "undecided",
    };
    format!("{}, {tail}", list.len())
}
