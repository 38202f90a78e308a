//! Which entry of the Schedule an agency falls under, by how an arrangement calls it.
//!
//! A name is matched word by word, whatever its number and case. Where many are meant, everything in the words has to be accounted for: "language
//! schools" are not taken for schools, nor "colleges and training providers" for colleges.

use std::collections::BTreeSet;

use super::catalogue::{Token, tokens};
use super::{Entry, Schedule, WithoutEntry};

/// An agency as an arrangement calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called<'a> {
    /// The paragraph that it is said to fall under.
    pub paragraph: Option<i64>,
    /// What kind of body it is.
    pub body_kind: Option<&'a str>,
    /// The names of the body.
    pub names: Vec<&'a str>,
    /// What many such agencies are called.
    pub words: Option<&'a str>,
}

/// Where an agency stands in the Schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'s> {
    /// Under one of these entries.
    Under(Vec<&'s Entry>),
    /// Under none: it is one of those for whom there is no entry.
    Nowhere(&'s WithoutEntry),
    /// It cannot be told.
    Unclear,
}

impl Schedule {
    /// Where an agency stands.
    #[must_use]
    pub fn place(&self, called: &Called<'_>) -> Place<'_> {
        if let Some(paragraph) = called.paragraph {
            let entry = u32::try_from(paragraph).ok().and_then(|paragraph| self.entry(paragraph));
            return entry.map_or(Place::Unclear, |entry| Place::Under(vec![entry]));
        }
        let mut found = Found::default();
        for (who, known) in self.everybody().enumerate() {
            if called.body_kind.is_some_and(|kind| known.kinds.iter().any(|one| one == kind)) {
                self.add(who, &mut found);
            }
        }
        for name in &called.names {
            self.book().names.within(&tokens(name)).keys().for_each(|who| self.add(*who, &mut found));
        }
        if let Some(words) = called.words {
            self.by_words(&tokens(words), &mut found);
        }
        match (found.is_unclear || !found.entries.is_empty(), found.without.first()) {
            (false, Some(without)) => self.without_entry.get(*without).map_or(Place::Unclear, Place::Nowhere),
            (true, None) if !found.is_unclear => {
                Place::Under(found.entries.iter().filter_map(|at| self.entries.get(*at)).collect())
            }
            _ => Place::Unclear,
        }
    }

    /// Every part of the words has to belong to somebody; those who account for most of it are meant.
    fn by_words(&self, words: &[Token], found: &mut Found) {
        let known = self.book().words.within(words);
        let inside: BTreeSet<usize> = known.values().flatten().copied().collect();
        for part in parts(words, &inside) {
            let accounts = |covers: &BTreeSet<usize>| {
                let all = part.clone().all(|at| covers.contains(&at) || is_harmless(words.get(at)));
                if all { covers.range(part.clone()).count() } else { 0 }
            };
            let counts: Vec<(usize, usize)> = known.iter().map(|(who, covers)| (*who, accounts(covers))).collect();
            let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
            if most == 0 {
                found.is_unclear |= !part.clone().all(|at| is_harmless(words.get(at)));
                continue;
            }
            counts.iter().filter(|(_, count)| *count == most).for_each(|(who, _)| self.add(*who, found));
        }
    }

    /// Somebody, by the place among everybody.
    fn add(&self, who: usize, found: &mut Found) {
        match who.checked_sub(self.entries.len()) {
            None => found.entries.insert(who),
            Some(without) => found.without.insert(without),
        };
    }
}

/// Whom an agency may be, by their places in the list.
#[derive(Default)]
struct Found {
    entries: BTreeSet<usize>,
    without: BTreeSet<usize>,
    /// Something in the words belongs to nobody.
    is_unclear: bool,
}

/// Words that say nothing of whom they are used.
const HARMLESS: &[&str] = &[
    "a",
    "all",
    "an",
    "any",
    "area",
    "body",
    "borough",
    "city",
    "county",
    "each",
    "every",
    "for",
    "from",
    "governing",
    "group",
    "in",
    "it",
    "local",
    "of",
    "organisation",
    "other",
    "our",
    "private",
    "proprietor",
    "provider",
    "registered",
    "service",
    "setting",
    "the",
    "their",
    "to",
    "town",
    "voluntary",
    "with",
    "within",
];

fn is_harmless(token: Option<&Token>) -> bool {
    match token {
        Some(Token::Word(word)) => HARMLESS.contains(&word.as_str()),
        Some(Token::Between) | None => true,
    }
}

/// The words in parts, as they are listed; what stands inside a known phrase parts nothing.
fn parts(words: &[Token], inside: &BTreeSet<usize>) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, token) in words.iter().enumerate() {
        if *token == Token::Between && !inside.contains(&at) {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..words.len());
    parts
}
