//! What a rule rests on, and what that weighs on a day.

use std::cmp::Reverse;

use super::rulebook::Rule;
use crate::finding::{LawCite, Strength, Words};
use crate::law::{Catalogue, Limit, Provision, Start};
use crate::time::{Date, Day, Truth};

/// How a rule stood in law on a day.
#[derive(Debug)]
pub struct Standing<'l> {
    /// The provisions that were in force, strongest first; else those that may have been.
    pub provisions: Vec<&'l Provision>,
    /// Whether they were.
    pub force: InForce,
    /// What the rule weighs on them.
    pub weight: Strength,
}

/// Whether the provisions of a rule were in force on a day.
#[derive(Debug)]
pub enum InForce {
    /// They were.
    Certain,
    /// None was; why, as the end of a sentence.
    Not(Words),
    /// It cannot be told of any; why, as the end of a sentence.
    Unclear(Words),
}

/// Which of the provisions were in force on the law day; one that may have been, but not for certain, carries nothing.
///
/// In an area whose own day of commencement is known, that day counts.
#[must_use]
pub fn standing<'l>(rule: &Rule<'l>, day: Day, area: Option<&str>) -> Standing<'l> {
    let (provisions, force) = in_force(&rule.basis, day, area);
    let weight = weight(&provisions, rule.limit.as_ref());
    Standing { provisions, force, weight }
}

fn in_force<'l>(basis: &[&'l Provision], day: Day, area: Option<&str>) -> (Vec<&'l Provision>, InForce) {
    let in_force =
        |provision: &Provision| area.map_or_else(|| provision.in_force(day), |area| provision.in_force_in(area, day));
    let mut certain = Vec::new();
    let mut unclear = Vec::new();
    for provision in basis {
        match in_force(provision) {
            Truth::True => certain.push(*provision),
            Truth::Unknown => unclear.push(*provision),
            Truth::False => {}
        }
    }
    certain.sort_by_key(|provision| Reverse(provision.strength()));
    if !certain.is_empty() {
        return (certain, InForce::Certain);
    }
    let force = match unclear.first() {
        Some(provision) => {
            let why = format!("it cannot be told whether {} was law on {}", provision.place, day.in_words());
            InForce::Unclear(Words::from(why).shared())
        }
        None => InForce::Not(Words::from(not_in_force(basis, day)).shared()),
    };
    (unclear, force)
}

/// The provisions that may have begun by a day, in force or over.
#[must_use]
pub fn begun<'l>(basis: &[&'l Provision], day: Day) -> Vec<&'l Provision> {
    basis.iter().copied().filter(|provision| !provision.begun(day).is_false()).collect()
}

/// A day in stretches on each of which the law that a rule rests on is the same; the day itself where it is on all of it.
#[must_use]
pub fn stretches(catalogue: &Catalogue, basis: &[&Provision], day: Day) -> Vec<Day> {
    if day.exact().is_some() {
        return vec![day];
    }
    let editions = catalogue.editions().flat_map(|edition| [Some(edition.from), edition.until.and_then(Date::next)]);
    let mut changes: Vec<Date> =
        basis.iter().flat_map(|provision| provision.changes()).chain(editions.flatten()).collect();
    changes.retain(|change| {
        day.first().is_none_or(|first| first < *change) && day.last().is_none_or(|last| *change <= last)
    });
    changes.sort_unstable();
    changes.dedup();
    if changes.is_empty() {
        return vec![day];
    }
    let begins = std::iter::once(day.first()).chain(changes.iter().copied().map(Some));
    let ends = changes.iter().map(|change| change.previous()).chain(std::iter::once(day.last()));
    begins.zip(ends).map(|(first, last)| Day::between(first, last)).collect()
}

fn not_in_force(basis: &[&Provision], day: Day) -> String {
    let ahead = basis.iter().all(|provision| provision.begun(day).is_false());
    let when = if ahead { "not yet in force" } else { "no longer in force" };
    let Some(provision) = basis.first() else { return "it rests on nothing".to_owned() };
    let begins = if ahead { begins(basis) } else { String::new() };
    format!("what it rests on ({}, {}) was {when} on {}{begins}", provision.instrument, provision.place, day.in_words())
}

/// When the first of provisions that are still ahead begins.
fn begins(basis: &[&Provision]) -> String {
    let first = basis.iter().filter_map(|provision| match &provision.start {
        Start::On(from) => Some((*from, "")),
        Start::ByArea { earliest, .. } => Some((*earliest, "at the earliest on ")),
        Start::NotYet { .. } => None,
    });
    match first.min() {
        Some((from, "")) => format!("; it begins on {}", from.in_words()),
        Some((from, earliest)) => format!("; it begins {earliest}{}", from.in_words()),
        None => "; it has no date yet".to_owned(),
    }
}

/// How much a rule weighs on provisions in force: the strongest of them, and no more than the rule's own limit.
#[must_use]
pub fn weight(provisions: &[&Provision], limit: Option<&Limit>) -> Strength {
    let strongest = provisions.iter().map(|provision| provision.strength()).max().unwrap_or(Strength::Note);
    limit.map_or(strongest, |limit| strongest.min(limit.strength))
}

/// The provisions as a finding of a rule cites them; the rule's own limit stands with the first.
#[must_use]
pub fn cites(catalogue: &Catalogue, provisions: &[&Provision], rule: &Rule<'_>) -> Vec<LawCite> {
    let mut cites: Vec<_> = provisions.iter().map(|provision| catalogue.cite(provision)).collect();
    if let (Some(first), Some(limit)) = (cites.first_mut(), &rule.limit) {
        let strongest = provisions.first().map_or(Strength::Note, |provision| provision.strength());
        if limit.strength < strongest {
            let weighs = match limit.strength {
                Strength::Duty => "a legal duty",
                Strength::Guidance => "guidance",
                Strength::Question => "a question",
                Strength::Note => "a note",
            };
            first.limit = Some(format!("counts as {weighs} at most: {}", limit.because));
        }
    }
    cites
}
