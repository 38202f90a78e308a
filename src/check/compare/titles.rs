//! Posts of one title, told apart by the bodies that they are of.
//!
//! Which of them stand in one cell is known only when all of it has been worked out, reading by reading. Until then each title goes about with
//! its body between marks, so that two posts stay two, and one that is met twice stays one.

use std::collections::{BTreeMap, BTreeSet};

use super::known::add_new;
use crate::expr::Said;
use crate::finding::FactCell;

/// Marks that no text has for itself: before a title, between it and the body, and behind both.
const MARKS: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// What is told behind a title beside which others stand, of a post of which no body is named.
const NO_BODY: &str = "of a body that is not named";

/// Puts the bodies behind the titles.
pub(super) fn mark(told: &mut [Said]) {
    let [before, between, behind] = MARKS;
    for said in told {
        mark(&mut said.parts);
        if let Some(body) = &said.post_of {
            said.words = format!("{before}{}{between}{body}{behind}", said.words);
        }
    }
}

/// Leaves the body behind a title where the cell has posts of that title of several bodies. What others are set beside is the titles alone:
/// that another area's council is another body is no difference.
pub(super) fn settle(cell: &mut FactCell) {
    let mut bodies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for words in cell.told.iter().chain(&cell.doubted) {
        in_words(words, &mut |title, body| {
            bodies.entry(title.to_owned()).or_default().insert(body.to_owned());
            String::new()
        });
    }
    if bodies.is_empty() {
        return;
    }
    let mut bare = |title: &str, _: &str| title.to_owned();
    let titles: Vec<String> = cell.told.iter().map(|words| in_words(words, &mut bare)).collect();
    let mut apart = |title: &str, body: &str| match body {
        _ if bodies.get(title).is_none_or(|bodies| bodies.len() < 2) => title.to_owned(),
        "" => format!("{title} {NO_BODY}"),
        body => format!("{title} of {body}"),
    };
    for told in [&mut cell.told, &mut cell.doubted] {
        let words: Vec<String> = told.iter().map(|words| in_words(words, &mut apart)).collect();
        told.clear();
        add_new(told, words);
    }
    if bodies.values().any(|bodies| bodies.len() > 1) {
        cell.titles = titles;
    }
}

/// A text with every title in it, and the body behind it, put as `say` has it.
fn in_words(text: &str, say: &mut impl FnMut(&str, &str) -> String) -> String {
    let [before, between, behind] = MARKS;
    let mut pieces = text.split(before);
    let mut words = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(behind).and_then(|(post, rest)| Some((post.split_once(between)?, rest))) {
            Some(((title, body), rest)) => {
                words.push_str(&say(title, body));
                words.push_str(rest);
            }
            None => words.push_str(piece),
        }
    }
    words
}
