use std::sync::Arc;

use super::{Finding, LawCite, Strength, Verdict, Words};
use crate::source::{ContentHash, FileId};

/// The day an arrangement was judged on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgedOn {
    /// ISO 8601 day, or bounds as the format writes them.
    pub day: String,
    /// The same in words.
    pub words: String,
    /// The earliest day that it may be, ISO 8601, or the last where there is no first; empty where there is neither.
    pub earliest: String,
    /// True when a proposed arrangement was judged as if in force.
    pub as_if_in_force: bool,
    /// The edition of Working Together of that day, in words.
    pub edition: String,
}

/// One description of one arrangement in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrangementHead {
    /// The file it stands in.
    pub file: FileId,
    /// Id of the file.
    pub id: String,
    /// The ids that it went by before.
    pub formerly: Vec<String>,
    /// Id of the version that it describes.
    pub describes: String,
    /// Id of the partnership.
    pub partnership: String,
    /// Name to print.
    pub name: String,
    /// Areas it covers: id and name.
    pub areas: Vec<(String, String)>,
    /// Status as written: proposed, agreed, published, ceased.
    pub status: String,
    /// When it was judged.
    pub judged: JudgedOn,
    /// Of a file of shared things: the descriptions of arrangements that use it. Empty for an arrangement.
    pub shared_by: Vec<User>,
}

/// A description of an arrangement that uses shared things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The file it stands in.
    pub file: FileId,
    /// Id of the file.
    pub id: String,
    /// Name to print.
    pub name: String,
}

impl ArrangementHead {
    /// The arrangement that it describes, which others may describe too: equal for those.
    #[must_use]
    pub fn arrangement(&self) -> &str {
        if self.describes.is_empty() { &self.id } else { &self.describes }
    }

    /// Its name, or else its id.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }

    /// It as a user of shared things.
    #[must_use]
    pub fn as_user(&self) -> User {
        User { file: self.file, id: self.id.clone(), name: self.called().to_owned() }
    }
}

/// One rule that took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHead {
    /// Kebab-case id.
    pub id: Words,
    /// One line that names the defect.
    pub title: Words,
    /// What is so where it is met, a clause.
    pub in_order: Words,
    /// The pack it comes from.
    pub pack: Words,
    /// The strength its provisions give it on the day of the set.
    pub strength: Strength,
    /// Why it is there, in a sentence or two.
    pub rationale: Words,
    /// Every provision it rests on, whether in force on the day or not.
    pub law: Arc<[LawCite]>,
}

/// A pack with its version and the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackStamp {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// What it holds, in a few words.
    pub title: String,
    /// Of its content; people are shown its first digits.
    pub hash: ContentHash,
}

/// What the run rested on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Version of masa.
    pub masa: String,
    /// The day for findings about several files, ISO 8601.
    pub set_day: String,
    /// Data date of the law catalogue, ISO 8601.
    pub law_date: String,
    /// Data date of the reference lists, ISO 8601.
    pub reference_date: String,
    /// Packs that ran.
    pub packs: Vec<PackStamp>,
    /// Whether the set says it is complete.
    pub complete: bool,
    /// Whole sentences about the run itself: data out of date, files passed over.
    pub remarks: Vec<String>,
    /// What could not be read, where the document holds no findings that say so.
    pub unread: Vec<Unread>,
    /// What another run has to be told to judge alike.
    pub again: Again,
}

/// A file that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file.
    pub file: FileId,
    /// Whether part of it was read: only what stands in the rest is missing.
    pub partly: bool,
}

impl Unread {
    /// What a cell of a table says of it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        if self.partly { "part of the file could not be read" } else { "the file could not be read" }
    }
}

/// The words of a command line that decide how is judged, for commands that a report prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// Options with their values, one word each.
    pub options: Vec<String>,
    /// The paths of a complete set of several files: what only all of them say, fewer would say differently.
    pub set: Vec<String>,
}

/// The result of a check; every format prints this and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What the run rested on.
    pub meta: Meta,
    /// The descriptions that were judged, in order of file name.
    pub arrangements: Vec<ArrangementHead>,
    /// The rules that took part.
    pub rules: Vec<RuleHead>,
    /// Every outcome, in order of arrangement, rule and subject.
    pub verdicts: Vec<Verdict>,
    /// Findings about the files themselves: syntax, schema, reference, pack.
    pub findings: Vec<Finding>,
    /// Files whose text, or some value of it, could not be read.
    pub unreadable: Vec<FileId>,
}
