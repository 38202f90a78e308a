//! What a rule is asked about facts that are supposed to be otherwise, and what comes of it.

use super::copies::{Ask, Copies, Site};
use super::domain::Domain;
use super::others::others;
use super::words::{flip, rest};
use crate::finding::{Gap, Outcome, RestsOn};
use crate::law::Catalogue;
use crate::model::vocab::Tail;
use crate::model::{Datum, Fact, Other};
use crate::reference::Reference;
use crate::rules::Rule;
use crate::time::Day;

/// What a verdict was given on.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Given<'a> {
    pub(in crate::rules) rule: &'a Rule<'a>,
    pub(in crate::rules) law: &'a Catalogue,
    pub(in crate::rules) reference: &'a Reference,
    pub(in crate::rules) day: Day,
    /// How it came out.
    pub(in crate::rules) outcome: Outcome,
    /// What was missing.
    pub(in crate::rules) gaps: &'a [Gap],
}

/// A fact with the values that give another outcome, and all that were tried, so that it can be told where one begins.
#[derive(Clone, Debug)]
pub(super) struct Turning {
    pub(super) site: Site,
    pub(super) values: Vec<Other>,
    pub(super) tried: Vec<Other>,
}

/// An outcome, with the facts that give it together.
pub(super) type Turned = (Outcome, Vec<Turning>);

/// What a verdict rests on, and what would have changed it.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Every fact that is one of some that are enough for it and of which none can be spared; of what cannot be told, the missing.
    pub(super) facts: Vec<Site>,
    pub(super) turned: Vec<Turned>,
    /// Up to how many facts together every way was tried; nothing where one by itself was enough.
    pub(super) together: Option<usize>,
}

/// What a verdict rests on, and what would have changed it, in words.
pub(in crate::rules) fn rests_on(copies: &mut Copies, given: &Given<'_>, ask: Ask<'_>) -> RestsOn {
    let found = search(copies, given, ask);
    let is_told = given.outcome != Outcome::NotStated;
    let says_something = |site: &&Site| {
        let fact = copies.model(**site).map(|model| model.fact(site.element, site.field));
        match fact {
            Some(Fact::Uncertain(..) | Fact::Disputed(..)) => true,
            Some(Fact::Known(..) | Fact::None(_)) => is_told,
            Some(Fact::NotStated(_) | Fact::Unreadable(_)) | None => false,
        }
    };
    RestsOn {
        facts: found.facts.iter().filter(says_something).filter_map(|site| rest(copies, *site)).collect(),
        flips: found.turned.iter().filter_map(|(outcome, turns)| flip(copies, *outcome, turns)).collect(),
        together: found.together,
    }
}

/// The same as places and values.
///
/// Exact for single facts: of all that the rule read, each is tried with every value that the rule could tell from its own.
/// Where none of them gives a verdict, two and three are tried together, as long as the work is not too much.
pub(super) fn search(copies: &mut Copies, given: &Given<'_>, ask: Ask<'_>) -> Found {
    let domain = Domain::default();
    let mut search = Search { copies, given, ask, read: Vec::new(), read_now: Vec::new(), trials: 0, domain };
    search.copies.take_asked();
    if search.outcome(&[]) != Some(given.outcome) {
        return Found::default();
    }
    let first = search.read.clone();
    let is_told = given.outcome != Outcome::NotStated;
    let (facts, read) = if is_told { search.resting(first.clone()) } else { (search.missing(&first), first.clone()) };
    let (mut alone, mut several) = (first, read);
    if !is_told {
        for sites in [&mut alone, &mut several] {
            sites.retain(|site| !search.is_known(*site));
            // What is told to be missing is asked for first.
            sites.sort_by_key(|site| !facts.contains(site));
        }
    }
    search.domain = Domain::of_rule(given.rule, given.law, given.day)
        .with_facts(search.copies, &search.read)
        .with_moves(given.rule, given.law, given.reference);
    let mut turned: Vec<Turned> = alone.iter().flat_map(|site| search.turned_by(*site)).collect();
    let mut together = None;
    if !turned.iter().any(|(outcome, turns)| search.is_worth_telling(*outcome, turns)) {
        let (more, tried_to) = search.smallest(&facts, &several, &turned);
        turned.extend(more);
        together = Some(tried_to);
    }
    // That it would not be asked at all is the least of what people want to know.
    let is_missing = |turns: &[Turning]| turns.iter().all(|turning| facts.contains(&turning.site));
    turned.sort_by_key(|(outcome, turns)| (*outcome == Outcome::NotApplicable, !is_missing(turns)));
    Found { facts, turned, together }
}

pub(super) struct Search<'s, 'a> {
    pub(super) copies: &'s mut Copies,
    pub(super) given: &'s Given<'a>,
    pub(super) ask: Ask<'s>,
    /// Every fact that was read so far, each once and in their order: what is read is nearly always known, and looked up in a list soonest.
    pub(super) read: Vec<Site>,
    /// What was read when the rule was asked last, likewise.
    pub(super) read_now: Vec<Site>,
    /// How often the rule was asked so far.
    pub(super) trials: usize,
    /// With what facts may be compared.
    pub(super) domain: Domain,
}

impl Search<'_, '_> {
    pub(super) fn outcome(&mut self, supposed: &[(Site, &Other)]) -> Option<Outcome> {
        self.trials += 1;
        let outcome = self.copies.outcome(supposed, self.ask);
        self.read_now = self.copies.take_asked();
        for site in &self.read_now {
            if let Err(at) = self.read.binary_search(site) {
                self.read.insert(at, *site);
            }
        }
        outcome
    }

    /// Of facts that were read, those that are missing: where they stand, or would stand, a gap is told.
    fn missing(&self, sites: &[Site]) -> Vec<Site> {
        let is_told = |site: &&Site| {
            let place = self.copies.model(**site).map(|model| model.fact(site.element, site.field).span());
            let told = |gap: &Gap| place.is_some_and(|place| (gap.label.file, gap.label.lo) == (place.file, place.lo));
            !self.is_known(**site) && self.given.gaps.iter().any(told)
        };
        sites.iter().filter(is_told).copied().collect()
    }

    /// Whether nothing about a fact is open; of a list there may be more than is written.
    pub(super) fn is_known(&self, site: Site) -> bool {
        let fact = self.copies.model(site).map(|model| model.fact(site.element, site.field));
        match fact {
            Some(Fact::Known(Datum::List(list), _)) => list.tail == Tail::Closed,
            Some(Fact::Known(..) | Fact::None(_)) => true,
            _ => false,
        }
    }

    /// The outcomes that other values of a fact give by itself, with those values.
    fn turned_by(&mut self, site: Site) -> Vec<Turned> {
        let of = |(outcome, turning)| (outcome, vec![turning]);
        self.turning(&[], site).into_iter().map(of).collect()
    }

    /// The outcomes that other values of a fact give beside what is supposed already, with those values.
    pub(super) fn turning(&mut self, beside: &[(Site, &Other)], site: Site) -> Vec<(Outcome, Turning)> {
        let mut found: Vec<(Outcome, Vec<Other>)> = Vec::new();
        let tried = self.others(site);
        for other in &tried {
            let supposed = [beside, &[(site, other)]].concat();
            let Some(outcome) = self.outcome(&supposed).filter(|outcome| self.is_turn(*outcome)) else { continue };
            match found.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, values)) => values.push(other.clone()),
                None => found.push((outcome, vec![other.clone()])),
            }
        }
        let of = |(outcome, values)| (outcome, Turning { site, values, tried: tried.clone() });
        found.into_iter().map(of).collect()
    }

    pub(super) fn others(&self, site: Site) -> Vec<Other> {
        self.copies.model(site).map(|model| others(model, site.element, site.field, &self.domain)).unwrap_or_default()
    }

    /// Whether a fact by itself gives a verdict, other than by a list that has entries being said to have none.
    fn is_worth_telling(&self, outcome: Outcome, turns: &[Turning]) -> bool {
        let says_more = |turning: &Turning| {
            let fact =
                self.copies.model(turning.site).map(|model| model.fact(turning.site.element, turning.site.field));
            let has_entries = matches!(fact, Some(Fact::Known(Datum::List(list), _)) if !list.is_empty());
            turning.values.iter().any(|other| !has_entries || !matches!(other, Other::None | Other::NotStated))
        };
        outcome != Outcome::NotApplicable && turns.iter().all(says_more)
    }

    /// That nothing could be told any more is no other verdict.
    pub(super) fn is_turn(&self, outcome: Outcome) -> bool {
        outcome != self.given.outcome && outcome != Outcome::NotStated
    }
}
