//! How far something has come on the day of the file, as it is drawn and as it is said.

use super::sketch::{IN_DOUBT, capital};
use crate::finding::Presence;
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::Day;

/// How something stands, and what is to be said of that.
pub(super) fn of(model: &Model, element: ElementId, day: Day) -> (Presence, Vec<String>) {
    let mut said = Vec::new();
    let mut standing = match model.named(element, "state") {
        Fact::Known(Datum::Word(word), _) => {
            let standing = of_word(word);
            if standing != Presence::InPlace || word == "residual" {
                said.push(capital(&word.replace('-', " ")));
            }
            standing
        }
        Fact::Uncertain(Datum::Word(word), ..) => {
            said.push(format!("{}, in doubt", capital(&word.replace('-', " "))));
            Presence::Unsure
        }
        Fact::Disputed(..) => {
            said.push("Sources disagree how far it has come".to_owned());
            Presence::Unsure
        }
        _ => Presence::InPlace,
    };
    if model.doubt(element).is_some() && standing != Presence::Unsure {
        said.push("In doubt".to_owned());
        standing = Presence::Unsure;
    }
    for bound in bounds(model, element, day) {
        said.push(bound.words);
        standing = match bound.makes {
            Some(Presence::Over) => Presence::Over,
            Some(other) if standing == Presence::InPlace => other,
            _ => standing,
        };
    }
    (standing, said)
}

/// A first or last day, as it is said, and how something stands by it on a day if that is certain.
struct Bound {
    words: String,
    makes: Option<Presence>,
}

/// The first day of something unless it is past for certain, and its last.
fn bounds(model: &Model, element: ElementId, day: Day) -> Vec<Bound> {
    let is_body = model.kind(element) == Kind::Body;
    let from = given(model, element, "from").filter(|(from, _)| !is_body && !from.on_or_before(day).is_true());
    let from = from.map(|(from, words)| Bound {
        words: named("From", &words),
        makes: day.before(from).is_true().then_some(Presence::Ahead),
    });
    // When a body of the lists is to end is no part of the file.
    let until = given(model, element, "until").filter(|(until, _)| !is_body || until.before(day).is_true());
    let until = until.map(|(until, words)| Bound {
        words: named("Until", &words),
        makes: until.before(day).is_true().then_some(Presence::Over),
    });
    from.into_iter().chain(until).collect()
}

/// A day that is stated, and the words for it.
fn given(model: &Model, element: ElementId, field: &str) -> Option<(Day, String)> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(given), _) => {
            let words = model.kind(element).field(field).and_then(|field| model.day_words(element, field));
            Some((given, words.map_or_else(|| given.in_words(), str::to_owned)))
        }
        Fact::Uncertain(Datum::Day(given), ..) => Some((Day::words(None), format!("{}, in doubt", given.in_words()))),
        _ => None,
    }
}

/// A day after its heading, unless the words of the file begin with it.
fn named(heading: &str, words: &str) -> String {
    let is_there = words.to_lowercase().starts_with(&heading.to_lowercase());
    if is_there { capital(words) } else { format!("{heading} {words}") }
}

fn of_word(word: &str) -> Presence {
    match word {
        "vacant" | "suspended" | "constituted-never-met" => Presence::Resting,
        "ended" => Presence::Over,
        "in-place" | "residual" => Presence::InPlace,
        _ => Presence::Ahead,
    }
}

/// What is added to the name of a seat, chair or post that is not simply in place: `, planned`, `, until March 2025 (ended)`.
/// `said` is what is said of the certainty of what leads to it.
pub(super) fn aside_of(model: &Model, element: ElementId, said: &str, day: Day) -> String {
    let aside = aside(model, element, day);
    if aside.ends_with(said) { aside } else { format!("{aside}{said}") }
}

/// The same of something that nothing leads to.
pub(super) fn aside(model: &Model, element: ElementId, day: Day) -> String {
    let is_doubted = model.doubt(element).is_some();
    let mut aside = match model.named(element, key!("state")) {
        Fact::Uncertain(Datum::Word(word), ..) if !is_doubted => {
            format!(", {}, in doubt", word.replace('-', " "))
        }
        // Of an element that is in doubt as a whole that is said once, behind how far it has come.
        Fact::Known(Datum::Word(word), _) | Fact::Uncertain(Datum::Word(word), ..) if word != "in-place" => {
            format!(", {}", word.replace('-', " "))
        }
        Fact::Disputed(..) => ", sources disagree".to_owned(),
        _ => String::new(),
    };
    for Bound { words, makes } in bounds(model, element, day) {
        let words = if is_doubted { words.trim_end_matches(IN_DOUBT) } else { &words };
        let passed = match makes {
            Some(Presence::Over) => " (ended)",
            Some(_) => " (not begun)",
            None => "",
        };
        aside = format!("{aside}, {}{passed}", small(words));
    }
    if is_doubted { aside + IN_DOUBT } else { aside }
}

/// With a small letter at the beginning, as a part of a line.
pub(super) fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Whether an element is certainly gone on a day.
pub(super) fn is_gone(model: &Model, element: ElementId, day: Day) -> bool {
    matches!(model.named(element, key!("until")), Fact::Known(Datum::Day(until), _) if until.before(day).is_true())
}
