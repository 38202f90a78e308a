//! The days that a file states itself.

use super::due::Found;
use crate::check::timeline::called;
use crate::finding::DueSort;
use crate::model::vocab::Kind;
use crate::model::{Model, Stated, Which};

/// The state of an event that has happened, as it is where none is stated.
const HAPPENED: &str = "in place";

/// What the file says is to be reviewed, ends or is to happen.
pub(super) fn stated(model: &Model) -> Vec<Found> {
    let known = |stated: &Stated| model.parent(stated.element).is_some() || stated.element == model.root();
    model.stated_days().iter().filter(|stated| known(stated)).filter_map(|stated| of(model, stated)).collect()
}

fn of(model: &Model, stated: &Stated) -> Option<Found> {
    let kind = model.kind(stated.element);
    let field = kind.definition(stated.field).map_or("", |field| field.name);
    let (sort, words) = match (kind, field, stated.which) {
        (Kind::Event, "date", _) => of_event(model, stated)?,
        (_, "review-date", _) => (DueSort::Review, called(model, stated)),
        (_, "term", Which::Last) => (DueSort::Term, called(model, stated)),
        (Kind::Plan, "period", Which::Last) | (_, "until", _) => (DueSort::Event, called(model, stated)),
        _ => return None,
    };
    let key = format!("{}/{}/{field}", kind.name(), model.key(stated.element).own);
    let place = Some(model.place_of(stated.element, stated.field));
    Some(Found { sort, key, day: stated.day.last(), words, note: vague(stated), place })
}

/// What the file says has happened: its events with a day, in the order of the file.
pub(super) fn happened(model: &Model) -> Vec<Found> {
    let stated = model.stated_days();
    let dated = |stated: &&Stated| stated.which == Which::Only && model.kind(stated.element) == Kind::Event;
    stated.iter().filter(dated).filter_map(|stated| of_past(model, stated)).collect()
}

fn of_past(model: &Model, stated: &Stated) -> Option<Found> {
    let event = stated.element;
    let (what, state) = (model.words_of(event, "what"), model.words_of(event, "state"));
    let (holder, _) = model.parent(event)?;
    // What is to be reviewed, ends or is still to happen falls due.
    if of_event(model, stated).is_some() || what.is_empty() || !(state.is_empty() || state == HAPPENED) {
        return None;
    }
    let by = model.words_of(event, "by");
    let by = if by.is_empty() { by } else { format!(", by {by}") };
    let key = format!("{}/{}/happened", Kind::Event.name(), model.key(event).own);
    let place = Some(model.place_of(event, stated.field));
    let (whose, was) = match model.kind(holder) {
        Kind::Arrangement => ("the arrangements".to_owned(), "were"),
        _ => (model.phrase(holder), "was"),
    };
    let words = match what.as_str() {
        "met" => format!("{whose} met"),
        "first met" => format!("{whose} met for the first time"),
        "in force" => format!("{whose} came into force"),
        "consulted" => format!("{whose} {was} consulted on{by}"),
        _ => format!("{whose} {was} {what}{by}"),
    };
    Some(Found { sort: DueSort::Event, key, day: stated.day.last(), words, note: vague(stated), place })
}

/// How a day follows that is not given as one.
fn vague(stated: &Stated) -> String {
    match (stated.day.last(), stated.day.exact()) {
        (_, Some(_)) => String::new(),
        (Some(last), None) => {
            format!("The file gives {}, of which {} is the last day.", stated.day.in_words(), last.in_words())
        }
        (None, None) => "The file gives no day that a calendar could hold.".to_owned(),
    }
}

fn of_event(model: &Model, stated: &Stated) -> Option<(DueSort, String)> {
    let what = model.words_of(stated.element, "what");
    let state = model.words_of(stated.element, "state");
    let whose = model.parent(stated.element).map(|(holder, _)| model.phrase(holder)).unwrap_or_default();
    let said = match what.as_str() {
        "review due" => (DueSort::Review, format!("the review of {whose} is due")),
        "ends" => (DueSort::Event, format!("{whose} ends")),
        "expires" => (DueSort::Event, format!("{whose} expires")),
        _ if state.is_empty() || state == HAPPENED => return None,
        "met" => (DueSort::Event, format!("{whose} is to meet")),
        "first met" => (DueSort::Event, format!("{whose} is to meet for the first time")),
        _ => (DueSort::Event, format!("the day that {whose} is to be {what}")),
    };
    Some(said)
}
