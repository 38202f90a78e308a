//! That nobody is there of those who see to something, and for which of the arrangements of after.

use super::owners::Owner;
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::Day;

/// What of something nobody is there for.
pub(super) struct Unheld {
    /// What takes their hands off it, in words.
    pub gone: Vec<String>,
    /// The descriptions that name nobody else for it.
    pub files: Vec<Option<FileId>>,
    /// Whether others have somebody for all of it.
    pub is_for_some: bool,
}

impl Unheld {
    /// Of those who see to the parts of something: each part needs somebody.
    pub fn of(parts: &[Vec<Owner>], reference: &Reference, day: Day) -> Self {
        let (mut files, mut is_for_some) = (Vec::new(), true);
        for owners in parts {
            let empty = without_anybody(owners);
            is_for_some &= empty.is_empty() || owners.iter().any(|owner| !empty.contains(&owner.named_in));
            files.extend(empty);
        }
        let gone = each_once(parts.iter().flat_map(|owners| gone(owners, reference, day)));
        Self { gone, files, is_for_some }
    }
}

/// What takes their hands off it: bodies of owners that are no more on a day, and that nobody holds any of the posts that a description names.
fn gone(owners: &[Owner], reference: &Reference, day: Day) -> Vec<String> {
    let ended = owners.iter().flat_map(|owner| {
        owner.ended(reference, day).into_iter().map(|(name, until)| match &owner.part {
            Some(part) => format!("{part} is with {name}, which ended on {}", until.in_words()),
            None => format!("{name} ended on {}", until.in_words()),
        })
    });
    let empty = without_anybody(owners);
    let left = owners.iter().filter(|owner| empty.contains(&owner.named_in));
    ended.chain(left.filter_map(|owner| owner.vacancy.clone())).collect()
}

/// What is said of several, told once.
pub(super) fn each_once(said: impl Iterator<Item = String>) -> Vec<String> {
    let mut found = Vec::new();
    for words in said {
        if !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// The descriptions that name only posts that nobody holds: whoever has it in one of several arrangements does nothing for another.
pub(super) fn without_anybody(owners: &[Owner]) -> Vec<Option<FileId>> {
    let files = owners.iter().map(|owner| owner.named_in);
    let is_empty = |file: &Option<FileId>| {
        owners.iter().filter(|owner| owner.named_in == *file).all(|owner| owner.vacancy.is_some())
    };
    files.filter(is_empty).collect()
}
