//! How far something has come on the day of the file, as it is drawn and as it is said.

use super::sketch::capital;
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
    let given = |field: &str| match model.named(element, field) {
        Fact::Known(Datum::Day(given), _) => {
            let words = Some(element).zip(model.kind(element).field(field));
            let words = words.and_then(|(element, field)| model.day_words(element, field)).map(str::to_owned);
            Some((given, words.unwrap_or_else(|| given.in_words())))
        }
        Fact::Uncertain(Datum::Day(given), ..) => Some((Day::words(None), format!("{}, in doubt", given.in_words()))),
        _ => None,
    };
    if let Some((from, words)) =
        given("from").filter(|(from, _)| model.kind(element) != Kind::Body && !from.on_or_before(day).is_true())
    {
        said.push(named("From", &words));
        if day.before(from).is_true() && standing == Presence::InPlace {
            standing = Presence::Ahead;
        }
    }
    // When a body of the lists is to end is no part of the file.
    let given_until =
        given("until").filter(|(until, _)| model.kind(element) != Kind::Body || until.before(day).is_true());
    if let Some((until, words)) = given_until {
        said.push(named("Until", &words));
        if until.before(day).is_true() {
            standing = Presence::Over;
        }
    }
    (standing, said)
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

/// What is added to the name of a seat or chair that is not simply in place: `, planned`.
/// `said` is what is said of the certainty of what leads to it.
pub(super) fn aside_of(model: &Model, element: ElementId, said: &str) -> String {
    let aside = aside(model, element);
    if aside.ends_with(said) { aside } else { format!("{aside}{said}") }
}

/// The same of something that nothing leads to.
pub(super) fn aside(model: &Model, element: ElementId) -> String {
    let state = match model.named(element, key!("state")) {
        Fact::Uncertain(Datum::Word(word), ..) if model.doubt(element).is_none() => {
            format!(", {}, in doubt", word.replace('-', " "))
        }
        // Of an element that is in doubt as a whole that is said once, behind how far it has come.
        Fact::Known(Datum::Word(word), _) | Fact::Uncertain(Datum::Word(word), ..) if word != "in-place" => {
            format!(", {}", word.replace('-', " "))
        }
        Fact::Disputed(..) => ", sources disagree".to_owned(),
        _ => String::new(),
    };
    if model.doubt(element).is_some() { format!("{state}, in doubt") } else { state }
}

/// Whether an element is certainly gone on a day.
pub(super) fn is_gone(model: &Model, element: ElementId, day: Day) -> bool {
    matches!(model.named(element, key!("until")), Fact::Known(Datum::Day(until), _) if until.before(day).is_true())
}
