//! Values in words, for messages and explanations.

use super::context::Context;
use super::value::{Thing, Value};
use crate::model::Datum;

pub(super) const NONE: &str = "none";
pub(super) const NOT_STATED: &str = "not stated";

/// A single value in words; lists are joined by those who know their members.
pub(super) fn of(value: &Value<'_>, context: &Context<'_>) -> String {
    let datum = match value {
        Value::Unknown(_) => return NOT_STATED.to_owned(),
        Value::None | Value::List(_) => return NONE.to_owned(),
        Value::Between { least, most, .. } => return between(*least, *most),
        Value::Thing(thing) => return name(*thing, context),
        Value::Word(word) => return word.replace('-', " "),
        Value::Bool(value) => Datum::Bool(*value),
        Value::Int(number) => Datum::Int(*number),
        Value::Text(text) => Datum::Text(text),
        Value::Money(pence) => Datum::Money(*pence),
        Value::Share(share) => Datum::Share(*share),
        Value::Day(day) => Datum::Day(*day),
        Value::Period(period) => Datum::Period(*period),
        Value::Year(year) => Datum::Year(*year),
    };
    context.models.first().map_or_else(String::new, |model| model.words(datum))
}

/// What a person would call an element.
fn name(thing: Thing<'_>, context: &Context<'_>) -> String {
    match thing {
        Thing::Of { model, element } => context.model(model).map_or_else(String::new, |model| model.name(element)),
        Thing::Body(body) => body.name.to_owned(),
        Thing::Area(area) => area.name.to_owned(),
    }
}

fn between(least: Option<i64>, most: Option<i64>) -> String {
    match (least, most) {
        (Some(least), Some(most)) => format!("between {least} and {most}"),
        (Some(least), None) => format!("{least} or more"),
        (None, Some(most)) => format!("{most} or fewer"),
        (None, None) => NOT_STATED.to_owned(),
    }
}

/// `a, b and c`
pub(super) fn joined(parts: &[String]) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => NONE.to_owned(),
    }
}
