//! Words of names and phrases, by which agencies are recognised.

use std::sync::OnceLock;

/// A word without number, case and apostrophe, or what stands between things that are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word.
    Word(String),
    /// What stands between two things.
    Between,
}

/// Names and phrases cut into words.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Parts of the names of single bodies.
    pub names: Vec<Vec<Token>>,
    /// What many are called.
    pub words: Vec<Vec<Token>>,
}

/// Phrases that are cut when they are first asked for. They follow from what stands beside them, so that no two differ by them.
#[derive(Clone, Debug, Default)]
pub struct Cut(OnceLock<Phrases>);

impl Cut {
    /// The phrases, cut from these texts where that has not been done.
    pub(super) fn of(&self, names: &[String], words: &[String]) -> &Phrases {
        let cut = |texts: &[String]| texts.iter().map(|text| tokens(text)).collect();
        self.0.get_or_init(|| Phrases { names: cut(names), words: cut(words) })
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
