use serde::{Deserialize, Serialize};

use super::Certainty;
use super::token::{Book, Cut};

/// A list in Regulations that the agencies of an arrangement are matched to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The provision that gives the list its force.
    pub provision: String,
    /// Its headings, in its order.
    pub headings: Vec<Heading>,
    /// Its entries, in its order.
    pub entries: Vec<Entry>,
    /// Those that people expect to find in it, and for whom it has no entry.
    pub without_entry: Vec<WithoutEntry>,
    /// Names and words cut into words.
    #[serde(skip)]
    pub(super) cut: Cut,
}

/// A heading of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The word by which an arrangement file names it.
    pub id: String,
    /// As the list prints it.
    pub title: String,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Id in the catalogue.
    pub id: String,
    /// Its number.
    pub paragraph: u32,
    /// Id of the heading that it stands under.
    pub heading: String,
    /// Whom it names, in our own words.
    pub says: String,
    /// Number and heading, as people cite it.
    pub place: String,
    /// The same with whom it names, as findings show it.
    pub shown: String,
    /// Whether it takes in whoever is of its kind, whatever that is called.
    pub open_ended: bool,
    /// How it is recognised.
    pub known_by: KnownBy,
    /// How surely it is known.
    pub certainty: Certainty,
    /// Where it was read: ids of the instrument's sources.
    pub sources: Vec<String>,
    /// What else to know; may be empty.
    pub note: String,
}

/// Somebody for whom the list has no entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithoutEntry {
    /// Whom, in our own words.
    pub says: String,
    /// How they are recognised.
    pub known_by: KnownBy,
}

/// By what an agency is recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownBy {
    /// Kinds of body, each of which is wholly that of the entries that name it.
    pub kinds: Vec<String>,
    /// What arrangements call such agencies where many are meant.
    pub words: Vec<String>,
    /// Parts of the names of single bodies.
    pub names: Vec<String>,
}

impl Schedule {
    /// How everybody is recognised: by their places in `entries`, and after those in `without_entry`.
    pub fn everybody(&self) -> impl Iterator<Item = &KnownBy> {
        let entries = self.entries.iter().map(|entry| &entry.known_by);
        entries.chain(self.without_entry.iter().map(|one| &one.known_by))
    }

    /// Names and words cut into words, once for all agencies.
    #[must_use]
    pub fn book(&self) -> &Book {
        self.cut.of(self.everybody())
    }

    /// A heading by its id.
    #[must_use]
    pub fn heading(&self, id: &str) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.id == id)
    }

    /// An entry by its number.
    #[must_use]
    pub fn entry(&self, paragraph: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.paragraph == paragraph)
    }
}
