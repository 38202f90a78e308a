//! What is asked for, and why it may have to be refused.

use thiserror::Error;

use super::page::Page;
use super::wrap::wrapped;
use crate::law::Catalogue;
use crate::reference::{Area, AreaCard, Reference};
use crate::time::Date;

/// What a file is to be made for.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The areas, as they were on the day.
    pub areas: Vec<AreaCard<'a>>,
    /// The day whose partners and law are meant.
    pub day: Date,
    /// Whether the file is to speak for that day for good, rather than to be kept up to date.
    pub dated: bool,
    /// Id of the file; made from the areas when there is none.
    pub id: Option<String>,
    /// Name of the arrangements, if the area has one.
    pub name: Option<String>,
}

/// A file to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// Its id.
    pub id: String,
    /// The names of the partners that it states.
    pub partners: Vec<String>,
    /// Its text.
    pub text: String,
}

/// Why there is nothing to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StarterError {
    /// One area was named twice.
    #[error("`{0}` is given twice; give each area once")]
    Twice(String),
    /// There were no safeguarding partners.
    #[error("there were no safeguarding partners on {day}: give a day from {from} on")]
    BeforePartners {
        /// The day in words.
        day: String,
        /// The first day that there were, in words.
        from: String,
    },
    /// The area was over.
    #[error("{area} had ended on {day}; {mend}")]
    Ended {
        /// The area, with its id and days.
        area: String,
        /// The day in words.
        day: String,
        /// What it went into.
        mend: String,
    },
    /// The area was still to come.
    #[error("{area} had not begun on {day}; {mend}")]
    NotBegun {
        /// The area, with its id and days.
        area: String,
        /// The day in words.
        day: String,
        /// What it was made from.
        mend: String,
    },
    /// The id would make no file name and no reference.
    #[error("`{0}` is no id: use lower-case letters, digits and hyphens, such as `plymouth-2026`")]
    Id(String),
    /// The id is a word that YAML or the format takes for nothing.
    #[error("`{0}` says that there is nothing, and so is no id; use a name such as `plymouth-2026`")]
    IdOfNothing(String),
    /// The name is no line of text.
    #[error("a name is one line of text that is not empty")]
    Name,
}

/// Writes the file to be filled in.
///
/// # Errors
/// An area named twice, or without partners on the day; an id or a name that cannot be one.
pub fn starter(asked: &Asked<'_>, reference: &Reference, law: &Catalogue) -> Result<Starter, StarterError> {
    refuse(asked, reference)?;
    let page = Page::new(asked, reference, law);
    let partners = page.partners.iter().map(|partner| partner.name.clone()).collect();
    Ok(Starter { id: page.id.clone(), partners, text: wrapped(&page.to_string()) })
}

fn refuse(asked: &Asked<'_>, reference: &Reference) -> Result<(), StarterError> {
    let day = asked.day.in_words();
    for (at, card) in asked.areas.iter().enumerate() {
        if asked.areas.iter().take(at).any(|before| before.area.id == card.area.id) {
            return Err(StarterError::Twice(card.area.name.to_owned()));
        }
        let area = || format!("{} (`{}`, {})", card.area.name, card.area.id, card.area.life.in_words(card.data_date));
        if card.area.life.ended_before(asked.day) {
            return Err(StarterError::Ended {
                area: area(),
                day,
                mend: ask_for("what it went into", &card.successors),
            });
        }
        if card.area.life.begins_after(asked.day) {
            let mend = ask_for("what it was made from", &card.predecessors);
            return Err(StarterError::NotBegun { area: area(), day, mend });
        }
    }
    if asked.day < reference.partners_from() {
        return Err(StarterError::BeforePartners { day, from: reference.partners_from().in_words() });
    }
    match (&asked.id, &asked.name) {
        (Some(id), _) if !is_id(id) => Err(StarterError::Id(id.clone())),
        (Some(id), _) if matches!(id.as_str(), "null" | "none") => Err(StarterError::IdOfNothing(id.clone())),
        (_, Some(name)) if name.trim().is_empty() || name.chars().any(char::is_control) => Err(StarterError::Name),
        _ => Ok(()),
    }
}

/// What to ask for instead of an area.
fn ask_for(what: &str, areas: &[&Area<'_>]) -> String {
    let ids: Vec<String> = areas.iter().map(|area| format!("`{}` ({})", area.id, area.name)).collect();
    if ids.is_empty() {
        "give another day".to_owned()
    } else {
        format!("give {what}, or another day: {}", ids.join(", "))
    }
}

/// Lower-case words joined by hyphens, as the schema describes an id; so it is also safe as the name of a file.
fn is_id(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.split('-').all(word)
}
