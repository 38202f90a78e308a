//! That nobody is there of those who see to something, and for which of the arrangements of after.

use super::by_area::{by_area, of_its_areas};
use super::each_part::{each_of, parts_of_each};
use super::judge::Case;
use super::owners::{Owner, add};
use super::step::Step;
use crate::expr::Thing;
use crate::reference::Reference;
use crate::source::FileId;
use crate::time::Day;

/// Those who see to a part of something, or to all of it.
pub(super) struct Part<'a> {
    owners: Vec<Owner>,
    /// Whether it is theirs alone, so that nobody else can do it for them.
    is_own: bool,
    /// The area in which it is done, where others do it elsewhere.
    area: Option<Thing<'a>>,
}

impl<'a> Part<'a> {
    /// That of one of several who each see to their own.
    pub const fn of_each(owners: Vec<Owner>) -> Self {
        Self { owners, is_own: true, area: None }
    }

    /// That of those who see to an area, for which those of another do nothing.
    pub const fn of_area(area: Thing<'a>, owners: Vec<Owner>) -> Self {
        Self { owners, is_own: true, area: Some(area) }
    }

    /// The same without whoever is no more where others of the same description are there, for what partners do together the others do.
    pub fn of_those_left(mut self, reference: &Reference, day: Day) -> Self {
        let has_ended = |owner: &Owner| owner.has_ended(reference, day);
        let there: Vec<Option<FileId>> = self
            .owners
            .iter()
            .filter(|owner| owner.vacancy.is_none() && !has_ended(owner))
            .map(|owner| owner.named_in)
            .collect();
        self.owners.retain(|owner| !has_ended(owner) || !there.contains(&owner.named_in));
        self
    }

    /// All of it, which any of them may see to.
    pub const fn of_all(owners: Vec<Owner>) -> Self {
        Self { owners, is_own: false, area: None }
    }
}

/// Who sees to some things.
pub(super) type Seen<'s> = dyn Fn(&[Thing<'_>]) -> Vec<Owner> + 's;

/// Who sees to something, and to each of its parts: to that of each, where each has one, to that in an area, where others are there for another, or to all.
pub(super) fn in_parts<'a>(
    things: &[Thing<'a>],
    is_each: bool,
    case: &Case<'_>,
    (step, on): (&Step<'a>, Day),
    (then, by_each): (&Seen<'_>, &Seen<'_>),
) -> (Vec<Owner>, Vec<Part<'a>>) {
    if is_each {
        let things = of_its_areas(things, case, (step, on));
        let things = things.as_slice();
        let each = things.iter().flat_map(|thing| each_of(*thing, step));
        return (then(things), parts_of_each(each, step, by_each));
    }
    let areas = by_area(things, case, (step, on));
    if areas.is_empty() {
        let owners = then(things);
        return (owners.clone(), vec![Part::of_all(owners)]);
    }
    let mut owners = Vec::new();
    let mut parts = Vec::new();
    for (area, there) in areas {
        let there = then(&there);
        for owner in &there {
            add(&mut owners, owner.clone());
        }
        parts.push(Part::of_area(area, there));
    }
    (owners, parts)
}

/// What of something nobody is there for.
#[derive(Default)]
pub(super) struct Unheld<'a> {
    /// What takes their hands off it, in words.
    pub gone: Vec<String>,
    /// Those who have to see to their own part themselves, where somebody has to be found for it.
    pub own: Vec<Owner>,
    /// The descriptions that name nobody else, for a part that those who follow there have to settle together.
    pub left: Vec<Option<FileId>>,
    /// The areas whose partners have to settle a part together.
    pub areas: Vec<Thing<'a>>,
    /// The descriptions for which it is open, where others have somebody.
    pub open_in: Vec<Option<FileId>>,
    /// Whether others have somebody, be it for the same in another of the arrangements, or for the other parts.
    pub is_for_some: bool,
}

impl<'a> Unheld<'a> {
    /// Of those who see to the parts of something: each part needs somebody.
    pub fn of(parts: &[Part<'a>], reference: &Reference, day: Day) -> Self {
        let mut unheld = Self::default();
        for part in parts {
            unheld.add(part, reference, day);
        }
        unheld.gone = each_once(parts.iter().flat_map(|part| gone(&part.owners, reference, day)));
        unheld
    }

    fn add(&mut self, part: &Part<'a>, reference: &Reference, day: Day) {
        let owners = &part.owners;
        let has_ended = |owner: &&Owner| owner.has_ended(reference, day);
        let mut left = without_anybody(owners);
        left.extend(owners.iter().filter(has_ended).map(|owner| owner.named_in));
        if left.is_empty() {
            self.is_for_some |= !owners.is_empty();
            return;
        }
        let elsewhere = owners.iter().any(|owner| !left.contains(&owner.named_in));
        let is_asked = |owner: &&Owner| {
            part.is_own && left.contains(&owner.named_in) && !owner.is_nobody && !owner.has_ended(reference, day)
        };
        let own: Vec<Owner> = owners.iter().filter(is_asked).map(|owner| owner.body_alone(reference)).collect();
        if elsewhere || own.is_empty() {
            self.open_in.extend(&left);
        }
        match part.area {
            _ if !own.is_empty() => {}
            Some(area) => self.areas.push(area),
            None => self.left.extend(left),
        }
        self.own.extend(own);
        self.is_for_some |= elsewhere;
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
