//! The days that a file states itself.

use super::due::{End, Found};
use super::ending::{has_ended, within};
use crate::check::timeline::called;
use crate::finding::DueSort;
use crate::model::vocab::{Kind, key};
use crate::model::{ElementId, Fact, Model, Stated, Which, Written};
use crate::time::Day;

/// The state of an event that has happened, as it is where none is stated.
const HAPPENED: &str = "in place";

/// States that say no more than that something is there, or is to be.
const EXPECTED: &[&str] = &[HAPPENED, "planned", "decided", "residual", "complete", "final"];

/// What the file says is to be reviewed, ends or is to happen.
///
/// What has ended is not reviewed, and nobody's term in it ends; of the arrangements themselves `ends_before` tells that.
pub(super) fn stated(model: &Model, ends_before: &dyn Fn(Day) -> bool) -> Vec<Found> {
    let known = |stated: &Stated| model.parent(stated.element).is_some() || stated.element == model.root();
    let days = model.stated_days();
    let dated = days.iter().filter(|stated| known(stated)).filter_map(|stated| {
        let found = of(model, stated)?;
        let is_chased = matches!(found.sort, DueSort::Review | DueSort::Term);
        let is_over = is_chased && (has_ended(model, stated.element, stated.day) || ends_before(stated.day));
        (!is_over).then_some(found)
    });
    dated.chain(undated(model)).collect()
}

/// What the file says is to happen, of which it states no day.
fn undated(model: &Model) -> impl Iterator<Item = Found> {
    let is_undated = |event: &ElementId| matches!(model.named(*event, key!("date")), Fact::NotStated(_));
    let events = model.of_kind(Kind::Event).filter(|event| model.parent(*event).is_some()).filter(is_undated);
    events.filter(|event| state(model, *event) != "ended").filter_map(|event| {
        let (sort, words) = of_event(model, event)?;
        Some(Found {
            sort,
            key: format!("{}/{}/undated", Kind::Event.name(), model.key(event).own),
            day: Day::words(None),
            end: End::Last,
            is_open: false,
            words: format!("{words}{}", standing(model, event)),
            note: condition(model, event).unwrap_or_default(),
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
        (Kind::Succession, "ends" | "begins" | "shared-until", _) => {
            (DueSort::Event, of_succession(model, stated, field))
        }
        (Kind::Plan, "period", Which::Last) | (_, "until", _) => (DueSort::Event, called(model, stated)),
        _ => return None,
    };
    let key = format!("{}/{}/{field}", kind.name(), model.key(stated.element).own);
    Some(said(model, stated, (sort, key, words)))
}

/// With its day as the file gives it, and what is to be said of that.
fn said(model: &Model, stated: &Stated, (sort, key, words): (DueSort, String, String)) -> Found {
    let (doubt, why) = doubt(model, stated);
    let standing = standing(model, stated.element);
    let why = condition(model, stated.element).into_iter().chain(why);
    let note: Vec<String> = in_words(model, stated).into_iter().chain(why).chain(proposed(model)).collect();
    let place = Some(model.place_of(stated.element, stated.field));
    let (day, words, note) = (stated.day, format!("{words}{standing}{doubt}"), note.join(" "));
    Found { sort, key, day, end: End::Last, is_open: false, words, note, place }
}

/// What ends, begins or is no longer shared by what the file says of its succession.
fn of_succession(model: &Model, stated: &Stated, field: &str) -> String {
    let areas = model.words_of(stated.element, "areas");
    let areas = if areas.is_empty() { areas } else { format!(" for {areas}") };
    let of = if model.is_of_earlier(stated.element) { "the earlier arrangements" } else { "the arrangements" };
    match field {
        "ends" => format!("the last day of {of}{areas}, by what is said of their succession"),
        "begins" => format!("what takes the place of {of}{areas} begins"),
        _ => format!("the last day of what is shared with what takes the place of {of}"),
    }
}

/// How far that has come of which a day is stated, or what it stands in, where it is not simply there or planned.
fn standing(model: &Model, element: ElementId) -> String {
    let states = within(model, element).map(|one| state(model, one));
    let told = states.filter(|state| !state.is_empty()).find(|state| !EXPECTED.contains(&state.as_str()));
    match told {
        Some(state) => format!(" ({state})"),
        None if hangs_on_a_condition(model, element) => " (on a condition)".to_owned(),
        None => String::new(),
    }
}

/// How far something has come, with what keeps that from being known: `vacant, uncertain`; empty where nothing is stated.
fn state(model: &Model, element: ElementId) -> String {
    model.as_written(element, key!("state")).map_or_else(String::new, Written::within_brackets)
}

/// The condition on which it hangs.
fn condition(model: &Model, element: ElementId) -> Option<String> {
    let condition = model.words_of(element, "on-condition");
    (!condition.is_empty()).then(|| format!("On the condition: {}.", condition.trim_end_matches('.')))
}

/// Whether it hangs on a condition, and it is not said whether that came about.
fn hangs_on_a_condition(model: &Model, element: ElementId) -> bool {
    state(model, element).is_empty() && !model.words_of(element, "on-condition").is_empty()
}

/// That the arrangements themselves are no more than intended.
pub(super) fn proposed(model: &Model) -> Option<String> {
    match model.status()? {
        "proposed" => Some("The arrangements are only proposed.".to_owned()),
        "agreed" => Some("The arrangements are agreed, and not yet published.".to_owned()),
        _ => None,
    }
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
    let (what, state) = (model.words_of(event, "what"), state(model, event));
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
    let state = state(model, event);
    let whose = model.parent(event).map(|(holder, _)| model.phrase(holder)).unwrap_or_default();
    let said = match what.as_str() {
        "review due" => (DueSort::Review, format!("the review of {whose} is due")),
        "ends" => (DueSort::Event, format!("{whose} ends")),
        "expires" => (DueSort::Event, format!("{whose} expires")),
        _ if state == HAPPENED || (state.is_empty() && !hangs_on_a_condition(model, event)) => return None,
        _ if state == "ended" => return None,
        "met" => (DueSort::Event, format!("{whose} is to meet")),
        "first met" => (DueSort::Event, format!("{whose} is to meet for the first time")),
        _ => (DueSort::Event, format!("the day that {whose} is to be {what}")),
    };
    Some(said)
}
