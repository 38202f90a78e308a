//! What happened to an arrangement and what falls due, by day.

use super::pages::Writing;
use crate::finding::{Due, DueSort, Story};
use crate::report::calendar::heading;
use crate::report::html::Prose;
use crate::report::telling::sentence;

/// A day, or that it is not known.
pub(super) struct OnDay {
    /// ISO 8601; empty where no one day is known.
    pub iso: String,
    pub words: String,
    /// That it lies ahead, or may; empty of what is past.
    pub ahead: &'static str,
    pub happened: Vec<Happened>,
}

/// What happened, or falls due.
pub(super) struct Happened {
    /// What sort of thing it is; empty for a day of the file's own.
    pub sort: &'static str,
    pub says: Prose,
    pub note: Prose,
    /// Where the file says so; empty for what the law or the lists bring.
    pub stands: String,
}

/// The days of an arrangement in their order, then what has none that is known.
pub(super) fn of(writing: &Writing<'_>, column: usize, story: &Story) -> Vec<OnDay> {
    let mut days: Vec<OnDay> = Vec::new();
    for due in story.days.iter().chain(&story.undated) {
        let happened = Happened {
            sort: if due.sort == DueSort::Event { "" } else { due.sort.words() },
            says: Prose::of(&sentence(&due.words)),
            note: Prose::of(&due.note),
            stands: due.place.map(|span| writing.stands(column, span)).unwrap_or_default(),
        };
        let words = heading(due);
        match days.last_mut().filter(|last| last.words == words) {
            Some(last) => last.happened.push(happened),
            None => days.push(on_day(due, words, happened, &writing.site.today)),
        }
    }
    days
}

fn on_day(due: &Due, words: String, happened: Happened, today: &str) -> OnDay {
    let iso = if due.when.is_empty() { due.day.clone() } else { String::new() };
    let ahead = match () {
        () if due.day.is_empty() || !due.latest.is_empty() && due.latest.as_str() <= today => "",
        () if due.earliest.as_str() > today => "ahead",
        () => "may lie ahead",
    };
    OnDay { iso, words, ahead, happened: vec![happened] }
}
