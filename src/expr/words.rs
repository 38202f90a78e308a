//! Values in words, for messages and explanations.

use super::context::Context;
use super::types::{Kinds, Ty};
use super::value::{Placed, Site, Thing, Value};
use crate::model::Datum;
use crate::model::vocab::{Kind, Type};

pub(super) const NONE: &str = "none";
pub(super) const NOT_STATED: &str = "not stated";
/// In place of what stands there and could not be read.
pub(super) const UNREAD: &str = "something that could not be read";

/// One body, day, stretch of days or reason of several things is told once; equal amounts are as many amounts.
pub(super) fn add_told(told: &mut Vec<String>, placed: &Placed<'_>, words: String) {
    let is_one =
        matches!(placed.value, Value::Thing(Thing::Body(_)) | Value::Day(_) | Value::Period(_) | Value::Text(_));
    if !is_one || !told.contains(&words) {
        told.push(words);
    }
}

/// What a sentence says in the place of a value of a type that is not stated.
pub(super) fn not_stated(ty: &Ty) -> &'static str {
    let is_of = |kinds: &Kinds, wanted: &[Kind]| kinds.iter().all(|kind| wanted.contains(&kind));
    match ty {
        Ty::Day => "a day that is not stated",
        Ty::Period => "days that are not stated",
        Ty::Year => "a year that is not stated",
        Ty::Money => "a sum that is not stated",
        Ty::Share => "a share that is not stated",
        Ty::Element(kinds) if is_of(kinds, &[Kind::Body]) => "a body that is not named",
        Ty::Element(kinds) if is_of(kinds, &[Kind::Post]) => "a post that is not named",
        Ty::Element(kinds) if is_of(kinds, &[Kind::Body, Kind::Post, Kind::Group, Kind::Collective]) => {
            "somebody who is not named"
        }
        Ty::List(of) => not_stated(of),
        _ => NOT_STATED,
    }
}

/// In place of areas that are not there, since nearly every message names those that it is about: "the arrangements for …".
pub(super) const UNNAMED_AREAS: &str = "areas that the file does not name";

/// Whether a list of areas stands at a place.
pub(super) fn is_of_areas(site: Site, context: &Context<'_>) -> bool {
    let definition = || context.model(site.model)?.kind(site.element).definition(site.field?);
    matches!(definition().map(|field| field.ty), Some(Type::List { of: Type::Ref([Kind::Area]), .. }))
}

/// Whether words of a list stand at a place, to which a file may add its own.
fn is_of_words(site: Site, context: &Context<'_>) -> bool {
    let definition = || context.model(site.model)?.kind(site.element).definition(site.field?);
    let of = definition().map(|field| if let Type::List { of, .. } = field.ty { *of } else { field.ty });
    matches!(of, Some(Type::Word(_)))
}

/// The same of a value with its place: a word of the format that a rule itself writes out (`practice-reviews`) stands nowhere, and loses
/// its hyphens as it would if a file had it.
pub(super) fn placed(placed: &Placed<'_>, context: &Context<'_>) -> String {
    match placed.value {
        Value::Unknown(_) => of_name(placed, context).unwrap_or_else(|| NOT_STATED.to_owned()),
        Value::Text(text) if is_a_word(text) && placed.at.is_none_or(|site| is_of_words(site, context)) => {
            text.replace('-', " ")
        }
        ref value => of(value, context),
    }
}

/// What an element goes by whose name is asked for, and in doubt, disputed or not stated.
fn of_name(placed: &Placed<'_>, context: &Context<'_>) -> Option<String> {
    let site = placed.at?;
    let model = context.model(site.model)?;
    let field = model.kind(site.element).definition(site.field?)?;
    let name = matches!(field.name, "name" | "title").then(|| model.name(site.element))?;
    // A key of the file is no name.
    let is_key = model.id(site.element) == Some(&name) || model.kind(site.element).name().replace('-', " ") == name;
    (!name.is_empty() && !is_key).then_some(name)
}

fn is_a_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

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
        Thing::Of { model, element } => {
            context.model(model).map_or_else(String::new, |model| model.name(context.names.of(model, element)))
        }
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
