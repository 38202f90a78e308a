//! What is written where it is not known whether it is so: in doubt, or told otherwise by another source.

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::FieldName;

/// What stands behind what its file marks as uncertain.
const UNCERTAIN: &str = "uncertain";
/// What stands behind the readings of sources that disagree.
const DISPUTED: &str = "sources disagree";

/// What is written in a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// In words; every reading, where sources disagree.
    pub words: String,
    /// What keeps it from being known: `uncertain`, `sources disagree`; nothing where nothing does.
    pub unsure: Option<&'static str>,
}

impl Written {
    /// In words, with what keeps it from being known behind them: `planned (uncertain)`.
    #[must_use]
    pub fn in_brackets(self) -> String {
        match self.unsure {
            Some(unsure) => format!("{} ({unsure})", self.words),
            None => self.words,
        }
    }

    /// The same where it stands in brackets itself: `planned, uncertain`.
    #[must_use]
    pub fn within_brackets(self) -> String {
        match self.unsure {
            Some(unsure) => format!("{}, {unsure}", self.words),
            None => self.words,
        }
    }
}

impl Model {
    /// What is written in a field, with what keeps it from being known; nothing where nothing is, or it could not be read. Whether its
    /// element is in doubt as a whole is told of the element.
    #[must_use]
    pub fn as_written(&self, element: ElementId, field: impl FieldName) -> Option<Written> {
        let (words, unsure) = match self.written(element, field.in_kind(self.kind(element))?) {
            Fact::Known(datum, _) => (self.words(datum), None),
            Fact::Uncertain(datum, ..) => (self.words(datum), Some(UNCERTAIN)),
            Fact::Disputed(readings, _) => {
                let mut told: Vec<String> = Vec::with_capacity(readings.len());
                for reading in readings {
                    let words = self.of_reading(self.reading(reading).0);
                    if !told.contains(&words) {
                        told.push(words);
                    }
                }
                (told.join(" or "), Some(DISPUTED))
            }
            Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => return None,
        };
        Some(Written { words, unsure }).filter(|written| !written.words.is_empty())
    }

    fn of_reading(&self, fact: Fact<'_>) -> String {
        match fact {
            Fact::Known(datum, _) => self.words(datum),
            Fact::Uncertain(datum, ..) => format!("{}, {UNCERTAIN}", self.words(datum)),
            Fact::None(_) => self.words(Datum::Word("none")),
            Fact::NotStated(_) | Fact::Disputed(..) | Fact::Unreadable(_) => "not stated".to_owned(),
        }
    }
}
