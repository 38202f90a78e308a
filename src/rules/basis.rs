//! What a rule rests on, and what that weighs on a day.

use std::cmp::Reverse;

use crate::finding::{LawCite, Strength};
use crate::law::{Catalogue, Limit, Provision};
use crate::time::{Day, Truth};

/// Whether the provisions of a rule were in force on a day.
#[derive(Debug)]
pub enum Standing<'l> {
    /// These were, strongest first.
    InForce(Vec<&'l Provision>),
    /// None was; why, as the end of a sentence.
    NotInForce(String),
    /// It cannot be told whether any was; why, as the end of a sentence.
    Unclear(String),
}

/// Which of the provisions were in force on the law day; one that may have been, but not for certain, carries nothing.
///
/// In an area whose own day of commencement is known, that day counts.
#[must_use]
pub fn standing<'l>(basis: &[&'l Provision], day: Day, area: Option<&str>) -> Standing<'l> {
    let in_force =
        |provision: &Provision| area.map_or_else(|| provision.in_force(day), |area| provision.in_force_in(area, day));
    let mut certain = Vec::new();
    let mut unclear = None;
    for provision in basis {
        match in_force(provision) {
            Truth::True => certain.push(*provision),
            Truth::Unknown => unclear = unclear.or(Some(*provision)),
            Truth::False => {}
        }
    }
    certain.sort_by_key(|provision| Reverse(provision.strength()));
    match (certain.is_empty(), unclear) {
        (false, _) => Standing::InForce(certain),
        (true, Some(provision)) => {
            Standing::Unclear(format!("it cannot be told whether {} was law on {}", provision.place, day.in_words()))
        }
        (true, None) => Standing::NotInForce(not_in_force(basis, day)),
    }
}

fn not_in_force(basis: &[&Provision], day: Day) -> String {
    let ahead = basis.iter().all(|provision| provision.begun(day).is_false());
    let when = if ahead { "not yet law" } else { "no longer law" };
    match basis.first() {
        Some(provision) => {
            format!("what it rests on ({}, {}) was {when} on {}", provision.instrument, provision.place, day.in_words())
        }
        None => "it rests on nothing".to_owned(),
    }
}

/// How much a rule weighs on provisions in force: the strongest of them, and no more than the rule's own limit.
#[must_use]
pub fn weight(provisions: &[&Provision], limit: Option<&Limit>) -> Strength {
    let strongest = provisions.iter().map(|provision| provision.strength()).max().unwrap_or(Strength::Note);
    limit.map_or(strongest, |limit| strongest.min(limit.strength))
}

/// The provisions as a finding cites them; the rule's own limit stands with the first.
#[must_use]
pub fn cites(catalogue: &Catalogue, provisions: &[&Provision], limit: Option<&Limit>) -> Vec<LawCite> {
    let mut cites: Vec<_> = provisions.iter().map(|provision| catalogue.cite(provision)).collect();
    if let (Some(first), Some(limit)) = (cites.first_mut(), limit) {
        let strongest = provisions.first().map_or(Strength::Note, |provision| provision.strength());
        if limit.strength < strongest {
            first.at_most = Some(format!("counts as a {} at most: {}", limit.strength.words(), limit.because));
        }
    }
    cites
}
