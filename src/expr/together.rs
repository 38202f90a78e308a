//! One answer from those of several readings, where sources disagree.

use super::answer::{Answer, Lacks, State, add_new};
use super::said::Said;
use super::words;

/// What one reading among several comes to: of what may belong to a list nothing is told.
fn words_of_reading(answer: &Answer<'_>) -> String {
    let is_open = answer.is_nothing && answer.lacks != Lacks::Nothing;
    if is_open { words::NOT_STATED.to_owned() } else { answer.words.clone() }
}

/// One answer from those of several readings; where they differ it is unknown.
pub(super) fn together(mut answers: Vec<Answer<'_>>) -> Answer<'_> {
    if answers.len() == 1
        && let Some(only) = answers.pop()
    {
        return only;
    }
    let words: Vec<String> = answers.iter().map(|answer| answer.words.clone()).collect();
    let said = |answer: &Answer<'_>| {
        let bare = Said::default();
        let only = if let [only] = answer.told.as_slice() { only.clone() } else { bare };
        let is_itself = matches!(answer.told.as_slice(), [] | [_]) && only.words == answer.words;
        let parts = if is_itself { Vec::new() } else { answer.told.clone() };
        Said {
            words: words_of_reading(answer),
            places: answer.places.clone(),
            order: None,
            parts,
            by: answer.by.clone(),
            ..only
        }
    };
    let mut whole = Answer {
        state: State::Unknown,
        words: words.join(" or "),
        told: answers.iter().map(said).collect(),
        number: None,
        lacks: Lacks::Disputed,
        in_doubt: answers.iter().any(|answer| answer.in_doubt),
        by: Vec::new(),
        own: answers.first().and_then(|answer| answer.own),
        places: Vec::new(),
        is_nothing: answers.iter().all(|answer| answer.is_nothing),
        gaps: Vec::new(),
        days: Vec::new(),
        things: Vec::new(),
    };
    // What comes to nothing by every reading does not rest on which of them is right.
    if whole.told.iter().all(|said| said.words == words::NOT_STATED) {
        whole.told.clear();
        whole.lacks = Lacks::NotStated;
    }
    for answer in answers {
        add_new(&mut whole.places, answer.places);
        add_new(&mut whole.gaps, answer.gaps);
        whole.things.extend(answer.things);
    }
    whole
}
