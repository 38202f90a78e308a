//! What happened to an arrangement and what falls due, by day.

use super::pages::Writing;
use crate::finding::{Due, DueSort, Story};
use crate::report::html::Prose;
use crate::report::telling::sentence;
use crate::report::wording::day;

/// A day, or that it is not known.
pub(super) struct OnDay {
    /// ISO 8601; empty where it is not known.
    pub iso: String,
    pub words: String,
    /// Whether it lies ahead.
    pub is_ahead: bool,
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
        match days.last_mut().filter(|last| last.iso == due.day) {
            Some(last) => last.happened.push(happened),
            None => days.push(on_day(due, happened, &writing.site.today)),
        }
    }
    days
}

fn on_day(due: &Due, happened: Happened, today: &str) -> OnDay {
    let words = if due.day.is_empty() { "on a day that is not known".to_owned() } else { day(&due.day) };
    OnDay { iso: due.day.clone(), words, is_ahead: due.day.as_str() > today, happened: vec![happened] }
}
