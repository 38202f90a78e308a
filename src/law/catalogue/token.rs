//! Words of names and phrases, by which agencies are recognised.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::schedule::KnownBy;

/// A word without number, case and apostrophe, or what stands between things that are listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// A word.
    Word(String),
    /// What stands between two things.
    Between,
}

/// Who is recognised by which words, looked up by the first of them.
#[derive(Clone, Debug, Default)]
pub struct Phrases(HashMap<Token, Vec<Phrase>>);

/// Words by which somebody is recognised.
#[derive(Clone, Debug)]
struct Phrase {
    who: usize,
    words: Vec<Token>,
}

impl Phrases {
    /// A text by which somebody, given by a number, is recognised.
    pub(super) fn add(&mut self, who: usize, text: &str) {
        let words = tokens(text);
        if let Some(first) = words.first() {
            self.0.entry(first.clone()).or_default().push(Phrase { who, words });
        }
    }

    /// Who is recognised in words, and by those in which places.
    #[must_use]
    pub fn within(&self, words: &[Token]) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (start, first) in words.iter().enumerate() {
            for phrase in self.0.get(first).into_iter().flatten() {
                if words.get(start..start + phrase.words.len()) == Some(&phrase.words) {
                    found.entry(phrase.who).or_default().extend(start..start + phrase.words.len());
                }
            }
        }
        found
    }
}

/// How everybody of a list is recognised, counted through its entries and then those who have none.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Parts of the names of single bodies.
    pub names: Phrases,
    /// What many are called.
    pub words: Phrases,
}

/// A book that is made when it is first asked for. It follows from what stands beside it, so that no two lists differ by it.
#[derive(Clone, Debug, Default)]
pub struct Cut(OnceLock<Book>);

impl Cut {
    /// The book of these, made where that has not been done.
    pub(super) fn of<'k>(&self, everybody: impl Iterator<Item = &'k KnownBy>) -> &Book {
        self.0.get_or_init(|| {
            let mut book = Book::default();
            for (who, known) in everybody.enumerate() {
                known.names.iter().for_each(|text| book.names.add(who, text));
                known.words.iter().for_each(|text| book.words.add(who, text));
            }
            book
        })
    }
}

impl PartialEq for Cut {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Cut {}

/// A text cut into words.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let lower: String = text.to_lowercase().chars().filter(|letter| !matches!(letter, '\'' | '\u{2019}')).collect();
    let mut tokens = Vec::new();
    let mut word = String::new();
    for letter in lower.chars().chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        match std::mem::take(&mut word).as_str() {
            "" => {}
            "and" | "or" => tokens.push(Token::Between),
            other => tokens.push(Token::Word(singular(other))),
        }
        if matches!(letter, ',' | ';' | '/' | '&' | '+') && tokens.last() != Some(&Token::Between) {
            tokens.push(Token::Between);
        }
    }
    tokens
}

fn singular(word: &str) -> String {
    let ends = |end: &str| word.strip_suffix(end).filter(|rest| rest.len() > 1);
    if let Some(rest) = ends("ies") {
        return format!("{rest}y");
    }
    for end in ["ches", "shes", "sses", "xes"] {
        if ends(end).is_some() {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    match ends("s") {
        Some(rest) if !rest.ends_with('s') => rest.to_owned(),
        _ => word.to_owned(),
    }
}
