//! One thing that an answer tells, with what stands beside it.

use super::eval::Evaluator;
use super::value::{Placed, Thing, Value};
use super::words;
use crate::source::Span;
use crate::time::{Date, Day};

/// One thing that an answer tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In words.
    pub words: String,
    /// Where it stands.
    pub places: Vec<Span>,
    /// How far it, or the element that it is said of, has come, where that is stated and it is not in place: `planned`.
    pub state: Option<String>,
    /// Since when or until when it is there, where it is not there on the judged day for certain: `until 31 March 2020`.
    pub away: Option<String>,
    /// The day, where it is one.
    pub day: Option<Day>,
    /// What it is sorted by where it is a number, a year or a day: hundredths, or days from 1 January 2000; of what lies within
    /// bounds the least.
    pub order: Option<i64>,
}

/// In hundredths.
pub(super) fn number(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Int(number) => number.checked_mul(100),
        Value::Money(pence) => Some(*pence),
        Value::Share(share) => Some(*share),
        _ => None,
    }
}

/// What a value is sorted by.
fn order(value: &Value<'_>) -> Option<i64> {
    let since = |day: Date| Date::new(2000, 1, 1).map(|from| i64::from(from.days_until(day)));
    match value {
        Value::Between { least, .. } => least.and_then(|least| least.checked_mul(100)),
        Value::Day(day) => since(day.first().or(day.last())?),
        Value::Year(year) => since(year.first()),
        _ => number(value),
    }
}

impl<'a> Evaluator<'a> {
    /// What is told of a value.
    pub(super) fn said(&mut self, placed: &Placed<'a>) -> Said {
        let of = match (&placed.value, placed.at) {
            (Value::Thing(thing), _) => Some(*thing),
            (_, Some(site)) => Some(Thing::Of { model: site.model, element: site.element }),
            _ => None,
        };
        let state = of.and_then(|thing| self.not_in_place(thing)).map(|state| state.replace('-', " "));
        let away = if let Value::Thing(thing) = placed.value { self.not_there(thing) } else { None };
        let day = if let Value::Day(day) = placed.value { Some(day) } else { None };
        Said {
            words: words::placed(placed, self.context),
            places: self.places_of(placed),
            state,
            away,
            day,
            order: order(&placed.value),
        }
    }
}
