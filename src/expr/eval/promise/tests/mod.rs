#![allow(clippy::indexing_slicing, reason = "a test stops where it fails")]

mod forms;
mod somebody;
mod terms;

use super::{Measure, Named, Part, Promise, Written, apart, is_known, line, owner_apart};
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

fn is_certain(text: &str) -> bool {
    let from = Measure::surely(Date::new(2025, 7, 1).unwrap().into());
    let written: Vec<Written> = apart(text).into_iter().flat_map(owner_apart).collect();
    let is_after_child =
        |at: usize| at > 0 && matches!(written[at - 1].word.to_lowercase().as_str(), "child" | "review");
    let name = |at: usize, one: &Written| if is_after_child(at) { None } else { named(&one.word) };
    let part = |(at, one): (usize, &Written)| {
        name(at, one).map_or_else(|| Part::Word(one.word.to_lowercase()), |(_, part)| part)
    };
    let parts = written.iter().enumerate().map(part).collect();
    let promise = Promise { parts, has_colon: text.contains(':'), from };
    let pieces: Vec<_> =
        written.chunks(1).enumerate().map(|(at, words)| (name(at, &words[0]).map(|(named, _)| named), words)).collect();
    let is_said = !promise.doers().0.is_empty();
    is_said && is_known(&line(&pieces, from))
}

/// The lines of a table, without those that are empty.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn all_are(table: &str, certain: bool) {
    let others: Vec<&str> = lines(table).filter(|line| is_certain(line) != certain).collect();
    assert!(others.is_empty(), "these are taken the other way:\n{}", others.join("\n"));
}
