#![allow(clippy::indexing_slicing, reason = "a test stops where it fails")]

mod forms;
mod limits;
mod somebody;
mod terms;

use super::{Measure, Named, Part, Promise, Written, apart, is_known, line, may_be_limited, owner_apart};
use crate::time::Date;

/// `A` and `B` are partners without an area, `K` is a council, `P` one that is called as its area is, `Q` an area, `J` the arrangements that
/// end, `L` a body that is neither, `T` the title of a review.
fn named(word: &str) -> Option<(Named, Part)> {
    Some(match word {
        "A" | "B" => (Named::Body, Part::Party),
        "K" => (Named::Council, Part::Party),
        "P" => (Named::Place, Part::Party),
        "Q" => (Named::Area, Part::Word("q".to_owned())),
        "J" => (Named::Before, Part::Word("j".to_owned())),
        "L" => (Named::Stranger, Part::Stranger),
        "T" => (Named::Title, Part::Thing),
        _ => return None,
    })
}

/// The words of a text, and when the first day after the change is.
fn taken_apart(text: &str) -> (Vec<Written>, Measure) {
    let from = Measure::surely(Date::new(2025, 7, 1).unwrap().into());
    (apart(text).into_iter().flat_map(owner_apart).collect(), from)
}

/// What a word names, but for the letter that a review is called by.
fn name_at(written: &[Written], at: usize) -> Option<(Named, Part)> {
    let is_after_child = at > 0 && matches!(written[at - 1].word.to_lowercase().as_str(), "child" | "review");
    if is_after_child { None } else { named(&written[at].word) }
}

fn line_of(written: &[Written], from: Measure) -> String {
    let pieces: Vec<_> = written
        .chunks(1)
        .enumerate()
        .map(|(at, words)| (name_at(written, at).map(|(named, _)| named), words))
        .collect();
    line(&pieces, from)
}

/// The words that name those who are said to do it.
fn doers(text: &str) -> Vec<String> {
    let (written, from) = taken_apart(text);
    let part = |(at, one): (usize, &Written)| {
        name_at(&written, at).map_or_else(|| Part::Word(one.word.to_lowercase()), |(_, part)| part)
    };
    let parts = written.iter().enumerate().map(part).collect();
    let promise = Promise { parts, has_colon: text.contains(':'), from };
    promise.doers().0.into_iter().map(|at| written[at].word.clone()).collect()
}

fn is_certain(text: &str) -> bool {
    let (written, from) = taken_apart(text);
    !doers(text).is_empty() && is_known(&line_of(&written, from))
}

fn may_end(text: &str) -> bool {
    let (written, from) = taken_apart(text);
    may_be_limited(&line_of(&written, from))
}

/// The lines of a table, without those that are empty.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn all_are(table: &str, certain: bool) {
    let others: Vec<&str> = lines(table).filter(|line| is_certain(line) != certain).collect();
    assert!(others.is_empty(), "these are taken the other way:\n{}", others.join("\n"));
}
