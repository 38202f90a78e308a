//! A text as a line of words and signs in one spelling, with a word in capitals for each name, so that forms can be held against it.

use super::days::{Measure, with_bounds};

/// What a name stands for in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expr::eval) enum Named {
    /// A partner that has no area of its own, or a post of one.
    Body,
    /// A council or arrangements of after, or a post of one: what they call their own is that of their areas.
    Council,
    /// Either of these, called by no more than the name of an area.
    Place,
    /// An area of either side.
    Area,
    /// Arrangements of before.
    Before,
    /// A document by its title.
    Title,
    /// A body or a post that belongs to neither side.
    Stranger,
}

/// What stands before the letter or number of a review.
const NUMBERED: &str = "review reviews case cases child children baby family person";
/// What stands before a name that a review is called by in place of a letter.
const CALLED: &str = "child baby family person";

/// A word as it is written, with the sign behind it as a line has it.
#[derive(Clone, Debug)]
pub(in crate::expr::eval) struct Written {
    pub word: String,
    sign: Option<&'static str>,
}

/// The words of a text with the signs between them.
pub(in crate::expr::eval) fn apart(text: &str) -> Vec<Written> {
    // Signs before the first word stand behind one that is known to no form.
    let mut found = vec![("?".to_owned(), String::new())];
    let mut is_word = false;
    for letter in text.trim().chars().map(|letter| if letter == '’' { '\'' } else { letter }) {
        let was_word = std::mem::replace(&mut is_word, letter.is_alphanumeric() || letter == '\'');
        match found.last_mut() {
            Some((word, _)) if is_word && was_word => word.push(letter),
            Some((_, gap)) if !is_word => gap.push(letter),
            _ => found.push((letter.to_string(), String::new())),
        }
    }
    let written = found.into_iter().map(|(word, gap)| Written { word, sign: sign_in(&gap) });
    let is_bare_start = |at: usize, written: &Written| at == 0 && written.sign.is_none();
    written.enumerate().filter(|(at, written)| !is_bare_start(*at, written)).map(|(_, written)| written).collect()
}

/// A word without the sign of a possession, and that sign.
pub(in crate::expr::eval) fn owner_apart(written: Written) -> Vec<Written> {
    let mut ends = ["'s", "'"].into_iter();
    let owner = ends.find_map(|end| written.word.strip_suffix(end).map(|owner| (owner.to_owned(), end)));
    match owner.filter(|(owner, _)| !owner.is_empty()) {
        Some((word, end)) => {
            vec![Written { word, sign: None }, Written { word: end.to_owned(), sign: written.sign }]
        }
        None => vec![written],
    }
}

/// How what stands between two words is written in a line.
fn sign_in(gap: &str) -> Option<&'static str> {
    let bare: String = gap.chars().filter(|sign| !['"', '“', '”', '‘', '`'].contains(sign)).collect();
    match bare.trim() {
        "" => None,
        "," => Some(","),
        ";" => Some(";"),
        "." => Some("."),
        ":" => Some(":"),
        "&" => Some("and"),
        "/" => Some("/"),
        // `hand-over`, `2024-25`; between blanks it may join anything.
        "-" | "–" if gap.chars().count() == 1 => Some("-"),
        _ => Some("UNKNOWN"),
    }
}

/// A line of names and words; in it stands `FAR` for a last day that is far enough off, and `THEN` for a first day that is that of the
/// change.
pub(in crate::expr::eval) fn line(pieces: &[(Option<Named>, &[Written])], from: Measure) -> String {
    let mut line: Vec<&str> = Vec::new();
    let lower: Vec<String> =
        pieces.iter().map(|(_, words)| words.first().map(|one| one.word.to_lowercase()).unwrap_or_default()).collect();
    for ((named, words), lower) in pieces.iter().zip(&lower) {
        let as_named = named.map(Named::in_capitals);
        let word = words.first().map(|one| one.word.as_str()).unwrap_or_default();
        let is_plain =
            lower.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '\'');
        let as_called = || {
            if is_called(&line, word) {
                "NAME"
            } else if is_plain {
                lower
            } else {
                "UNKNOWN"
            }
        };
        let one = as_named.unwrap_or_else(as_called);
        line.push(one);
        line.extend(words.last().and_then(|last| last.sign));
    }
    let number =
        |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
    let is_hyphen = |at: usize| !number(at.checked_sub(1).and_then(|at| line.get(at))) || !number(line.get(at + 1));
    let kept = line.iter().enumerate().filter(|(at, word)| **word != "-" || !is_hyphen(*at)).map(|(_, word)| *word);
    with_bounds(&kept.collect::<Vec<_>>().join(" "), from)
}

impl Named {
    fn in_capitals(self) -> &'static str {
        match self {
            Self::Body => "BODY",
            Self::Council => "COUNCIL",
            Self::Place => "PLACE",
            Self::Area => "AREA",
            Self::Before => "BEFORE",
            Self::Title => "TITLE",
            Self::Stranger => "STRANGER",
        }
    }
}

/// Whether a word is the letter, number or name by which a review or a child is called: `Review 2`, `Child A`, `Child Rowan`.
fn is_called(line: &[&str], word: &str) -> bool {
    let is_capital = word.starts_with(char::is_uppercase);
    let is_number = word.len() <= 4 && word.chars().all(|letter| letter.is_ascii_digit());
    let is_short = is_number || is_capital && word.chars().count() <= 2;
    let stands_in = |word: Option<&&str>, list: &str| word.is_some_and(|word| list.split(' ').any(|one| one == *word));
    let last = line.last();
    let is_next = stands_in(last, "and ,") && line.iter().rev().nth(1) == Some(&"NAME");
    is_short && (stands_in(last, NUMBERED) || is_next) || is_capital && stands_in(last, CALLED)
}
