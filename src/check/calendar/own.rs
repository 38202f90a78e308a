//! The days that a file states itself.

use super::due::{End, Found};
use crate::check::timeline::called;
use crate::finding::DueSort;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Fact, Model, Stated, Which};
use crate::time::Day;

/// The state of an event that has happened, as it is where none is stated.
const HAPPENED: &str = "in place";

/// What the file says is to be reviewed, ends or is to happen.
pub(super) fn stated(model: &Model) -> Vec<Found> {
    let known = |stated: &Stated| model.parent(stated.element).is_some() || stated.element == model.root();
    let days = model.stated_days();
    let dated = days.iter().filter(|stated| known(stated)).filter_map(|stated| of(model, stated));
    dated.chain(undated(model)).collect()
}

/// What the file says is to happen, of which it states no day.
fn undated(model: &Model) -> impl Iterator<Item = Found> {
    let is_undated = |event: &ElementId| matches!(model.named(*event, key!("date")), Fact::NotStated(_));
    let events = model.of_kind(Kind::Event).filter(|event| model.parent(*event).is_some()).filter(is_undated);
    events.filter(|event| model.words_of(*event, "state") != "ended").filter_map(|event| {
        let (sort, words) = of_event(model, event)?;
        Some(Found {
            sort,
            key: format!("{}/{}/undated", Kind::Event.name(), model.key(event).own),
            day: Day::words(None),
            end: End::Last,
            is_open: false,
            words,
            note: String::new(),
            place: Some(model.span(event)),
        })
    })
}

fn of(model: &Model, stated: &Stated) -> Option<Found> {
    let kind = model.kind(stated.element);
    let field = kind.definition(stated.field).map_or("", |field| field.name);
    let (sort, words) = match (kind, field, stated.which) {
        (Kind::Event, "date", _) => of_event(model, stated.element)?,
        (_, "review-date", _) => (DueSort::Review, called(model, stated)),
        (_, "term", Which::Last) => (DueSort::Term, called(model, stated)),
        (Kind::Plan, "period", Which::Last) | (_, "until", _) => (DueSort::Event, called(model, stated)),
        _ => return None,
    };
    let key = format!("{}/{}/{field}", kind.name(), model.key(stated.element).own);
    Some(said(model, stated, (sort, key, words)))
}

/// With its day as the file gives it, and what is to be said of that.
fn said(model: &Model, stated: &Stated, (sort, key, words): (DueSort, String, String)) -> Found {
    let (doubt, why) = doubt(model, stated);
    let note: Vec<String> = in_words(model, stated).into_iter().chain(why).collect();
    let place = Some(model.place_of(stated.element, stated.field));
    let (day, words, note) = (stated.day, format!("{words}{doubt}"), note.join(" "));
    Found { sort, key, day, end: End::Last, is_open: false, words, note, place }
}

/// That a day is in doubt, as it stands after what falls due on it, and why.
fn doubt(model: &Model, stated: &Stated) -> (&'static str, Option<String>) {
    match model.fact(stated.element, stated.field) {
        Fact::Uncertain(_, _, why) => (", in doubt", Some(format!("In doubt: {}.", why.trim_end_matches('.')))),
        Fact::Disputed(..) => (", as one of its sources has it", Some("Sources disagree about the day.".to_owned())),
        _ => ("", None),
    }
}

/// How the file gives a day in words, and that it gives none for a calendar.
fn in_words(model: &Model, stated: &Stated) -> Option<String> {
    let words = model.day_words(stated.element, stated.field);
    let words = words.map(|words| format!("In the words of the file: {}.", words.trim_end_matches('.')));
    let none = stated.day.last().is_none().then(|| "The file gives no day that a calendar could hold.".to_owned());
    words.or(none)
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
    if of_event(model, event).is_some() || what.is_empty() || !(state.is_empty() || state == HAPPENED) {
        return None;
    }
    let by = model.words_of(event, "by");
    let by = if by.is_empty() { by } else { format!(", by {by}") };
    let key = format!("{}/{}/happened", Kind::Event.name(), model.key(event).own);
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
    Some(said(model, stated, (DueSort::Event, key, words)))
}

fn of_event(model: &Model, event: ElementId) -> Option<(DueSort, String)> {
    let what = model.words_of(event, "what");
    let state = model.words_of(event, "state");
    let whose = model.parent(event).map(|(holder, _)| model.phrase(holder)).unwrap_or_default();
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
