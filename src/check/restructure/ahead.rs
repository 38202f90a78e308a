//! The days of the year after a step on which something of after ends or begins.

use std::collections::BTreeMap;

use crate::model::vocab::Kind;
use crate::model::{Datum, Fact, Model, Stated, Which};
use crate::rules::{Step, first_end_of_after};
use crate::source::Span;
use crate::time::{Date, Day};

/// How far ahead an end belongs to the step. Later ones are plans of the new arrangements themselves, and their timeline tells them.
const MONTHS: i32 = 12;

/// What says that something ends.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// Where it stands.
    pub(super) place: Span,
    /// Whether it is the end of a term, which may be renewed.
    pub(super) is_of_term: bool,
}

/// The days after what is in arrangements of after ends, with what says so: of a vague end the day after the last that it can be, or where that
/// is too far ahead after the first. None lies beyond the end of any of these: what goes with it is asked where the next step is judged.
pub(super) fn days_after_ends(step: &Step<'_>) -> BTreeMap<Date, Vec<End>> {
    let Some(from) = step.day.last() else { return BTreeMap::new() };
    let horizon = from.plus_months(MONTHS).into_iter().chain(first_end_of_after(step)).min();
    let is_ahead = |day: &Date| *day > from && horizon.is_none_or(|horizon| *day <= horizon);
    let mut days: BTreeMap<Date, Vec<End>> = BTreeMap::new();
    for model in step.models.iter().skip(step.befores) {
        for stated in model.stated_days() {
            let is_of_term = is_named(model, &stated, &["term"]) && stated.which == Which::Last;
            if !is_of_term && !is_named(model, &stated, &["until"]) && !is_of_an_end(model, &stated) {
                continue;
            }
            let bounds = [stated.day.last(), stated.day.first()].into_iter().flatten();
            if let Some(next) = bounds.filter_map(Date::next).find(is_ahead) {
                let place = model.place_of(stated.element, stated.field);
                days.entry(next).or_default().push(End { place, is_of_term });
            }
        }
    }
    days
}

/// The days after one on which something of after begins, the first of them first.
pub(super) fn days_of_beginnings(step: &Step<'_>, after: Day) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for model in step.models.iter().skip(step.befores) {
        let is_begin =
            |stated: &Stated| stated.which != Which::Last && is_named(model, stated, &["from", "term", "date"]);
        let begins = model.stated_days().into_iter().filter(is_begin).map(|stated| stated.day);
        days.extend(begins.filter(|begins| after.before(*begins).is_true()));
    }
    days.sort_by_key(|begins| (begins.last(), begins.first()));
    days.dedup();
    days
}

/// Whether it is the day of an event by which something ends.
fn is_of_an_end(model: &Model, stated: &Stated) -> bool {
    let is_end = matches!(
        model.named(stated.element, "what"),
        Fact::Known(Datum::Word("ends" | "expires" | "agreed-to-end"), _)
    );
    is_end && model.kind(stated.element) == Kind::Event && is_named(model, stated, &["date"])
}

fn is_named(model: &Model, stated: &Stated, names: &[&str]) -> bool {
    let field = model.kind(stated.element).definition(stated.field);
    field.is_some_and(|field| names.contains(&field.name))
}
