//! Which facts turn a verdict.

use std::collections::BTreeSet;

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

/// So many facts together are tried where no single one turns the verdict.
const MOST_TOGETHER: usize = 4;

/// So many other values of each of them.
const VALUES_TOGETHER: usize = 12;

/// So often at most is a rule asked about facts together.
const MOST_TRIALS: usize = 2_000;

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

/// What a verdict rests on, and what would have changed it.
///
/// Exact for single facts: of all that the rule read, each is tried with every value that the rule could tell from its own.
/// Where none of them turns it, a set of facts from which none can be left out is tried together.
pub(in crate::rules) fn rests_on(copies: &mut Copies, given: &Given<'_>, ask: Ask<'_>) -> RestsOn {
    let mut search = Search { copies, given, ask, read: BTreeSet::new() };
    search.copies.take_asked();
    if search.outcome(&[]) != Some(given.outcome) {
        return RestsOn::default();
    }
    let read: Vec<Site> = search.read.iter().copied().collect();
    let is_told = given.outcome != Outcome::NotStated;
    let (alone, tried) = if is_told {
        (search.deciding(&read), read.clone())
    } else {
        (search.missing(&read), read.iter().copied().filter(|site| !search.is_known(*site)).collect())
    };
    let domain = Domain::of_rule(given.rule, given.law, given.day).with_facts(search.copies, &search.read).with_moves(
        given.rule,
        given.law,
        given.reference,
    );
    let mut turned: Vec<Turned> = Vec::new();
    for site in &tried {
        let by_this = search.turned_by(*site, &domain);
        turned.extend(by_this.into_iter().map(|(outcome, others)| (outcome, vec![(*site, others)])));
    }
    let together = if alone.is_empty() && is_told { search.least(&read) } else { alone };
    if turned.is_empty() {
        turned = search.turned_together(&together, &domain);
    }
    // What is told to be missing is asked for first; that it would not be asked at all is the least of what people want to know.
    let is_missing = |turns: &[(Site, Vec<Other>)]| turns.iter().all(|(site, _)| together.contains(site));
    turned.sort_by_key(|(outcome, turns)| (*outcome == Outcome::NotApplicable, !is_missing(turns)));
    let copies = search.copies;
    let says_something = |site: &&Site| {
        let fact = copies.model(**site).map(|model| model.fact(site.element, site.field));
        match fact {
            Some(Fact::Uncertain(..) | Fact::Disputed(..)) => true,
            Some(Fact::Known(..) | Fact::None(_)) => is_told,
            Some(Fact::NotStated(_) | Fact::Unreadable(_)) | None => false,
        }
    };
    RestsOn {
        facts: together.iter().filter(says_something).filter_map(|site| rest(copies, *site)).collect(),
        flips: turned.iter().filter_map(|(outcome, turns)| flip(copies, *outcome, turns)).collect(),
    }
}

/// An outcome, with the facts that give it and the values that each would have to have.
type Turned = (Outcome, Vec<(Site, Vec<Other>)>);

struct Search<'s, 'a> {
    copies: &'s mut Copies,
    given: &'s Given<'a>,
    ask: Ask<'s>,
    /// Every fact that was read so far.
    read: BTreeSet<Site>,
}

impl Search<'_, '_> {
    fn outcome(&mut self, supposed: &[(Site, &Other)]) -> Option<Outcome> {
        let outcome = self.copies.outcome(supposed, self.ask);
        self.read.extend(self.copies.take_asked());
        outcome
    }

    /// Of facts that were read, those without which the outcome is another.
    ///
    /// What is decided without a fact is decided whatever the fact says, so that a set without which nothing changes is left
    /// out as a whole.
    fn deciding(&mut self, sites: &[Site]) -> Vec<Site> {
        if sites.is_empty() || !self.matter(sites) {
            return Vec::new();
        }
        if let [only] = sites {
            return vec![*only];
        }
        let (first, second) = sites.split_at(sites.len() / 2);
        let mut found = self.deciding(first);
        found.extend(self.deciding(second));
        found
    }

    /// Whether the outcome is another when nothing is known of these facts.
    fn matter(&mut self, sites: &[Site]) -> bool {
        [Other::Unreadable, Other::NotStated].iter().any(|unknown| {
            let supposed: Vec<(Site, &Other)> = sites.iter().map(|site| (*site, unknown)).collect();
            self.outcome(&supposed) != Some(self.given.outcome)
        })
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
    fn is_known(&self, site: Site) -> bool {
        let fact = self.copies.model(site).map(|model| model.fact(site.element, site.field));
        match fact {
            Some(Fact::Known(Datum::List(list), _)) => list.tail == Tail::Closed,
            Some(Fact::Known(..) | Fact::None(_)) => true,
            _ => false,
        }
    }

    /// The outcomes that other values of a fact give, with those values.
    fn turned_by(&mut self, site: Site, domain: &Domain) -> Vec<(Outcome, Vec<Other>)> {
        let mut found: Vec<(Outcome, Vec<Other>)> = Vec::new();
        for other in self.others(site, domain) {
            let Some(outcome) = self.outcome(&[(site, &other)]).filter(|outcome| self.is_turn(*outcome)) else {
                continue;
            };
            match found.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, values)) => values.push(other),
                None => found.push((outcome, vec![other])),
            }
        }
        found
    }

    /// What facts give only together, with the first values that do.
    fn turned_together(&mut self, together: &[Site], domain: &Domain) -> Vec<Turned> {
        if together.len() < 2 || together.len() > MOST_TOGETHER {
            return Vec::new();
        }
        let values: Vec<Vec<Other>> = together
            .iter()
            .map(|site| self.others(*site, domain).into_iter().take(VALUES_TOGETHER).collect())
            .collect();
        let mut found: Vec<Turned> = Vec::new();
        for chosen in choices(&values).take(MOST_TRIALS) {
            let supposed: Vec<(Site, &Other)> = together.iter().copied().zip(chosen).collect();
            let Some(outcome) = self.outcome(&supposed).filter(|outcome| self.is_turn(*outcome)) else { continue };
            if !found.iter().any(|(known, _)| *known == outcome) {
                let turns = supposed.into_iter().map(|(site, other)| (site, vec![other.clone()])).collect();
                found.push((outcome, turns));
            }
        }
        found
    }

    /// Facts without which the outcome is another although it is the same without any one of them: a set from which none can
    /// be left out.
    fn least(&mut self, read: &[Site]) -> Vec<Site> {
        if !self.matter(read) {
            return Vec::new();
        }
        let mut kept = read.to_vec();
        for site in read {
            let without: Vec<Site> = kept.iter().copied().filter(|kept| kept != site).collect();
            if self.matter(&without) {
                kept = without;
            }
        }
        kept
    }

    fn others(&self, site: Site, domain: &Domain) -> Vec<Other> {
        self.copies.model(site).map(|model| others(model, site.element, site.field, domain)).unwrap_or_default()
    }

    /// That nothing could be told any more is no other verdict.
    fn is_turn(&self, outcome: Outcome) -> bool {
        outcome != self.given.outcome && outcome != Outcome::NotStated
    }
}

/// Every choice of one value from each list.
fn choices<T>(lists: &[Vec<T>]) -> impl Iterator<Item = Vec<&T>> {
    let count: usize = lists.iter().map(Vec::len).product();
    (0..count).map(move |number| {
        let mut rest = number;
        let one = |list: &'_ Vec<T>| {
            let at = rest % list.len();
            rest /= list.len();
            at
        };
        let places: Vec<usize> = lists.iter().map(one).collect();
        lists.iter().zip(places).filter_map(|(list, at)| list.get(at)).collect()
    })
}
