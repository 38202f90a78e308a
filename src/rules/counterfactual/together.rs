//! The smallest sets of facts that turn a verdict where no single fact does.

use super::copies::Site;
use super::resting::UNKNOWN;
use super::search::{Search, Turned, Turning};
use crate::finding::Outcome;
use crate::model::Other;

/// So many facts at most are tried together.
const MOST_TOGETHER: usize = 3;

/// So often at most is a rule asked about facts together.
const MOST_TRIALS: usize = 1_500;

/// So many values of a fact that is missing beside two others are tried, so that days do not make up the whole of it.
const VALUES_OF_THE_LAST: usize = 8;

/// So many values of each fact of a set that was found are tried with one another, so that any of them may be named.
const MOST_VALUES: usize = 400;

/// The work is more than is done for one verdict.
struct TooMuch;

/// Facts with the values that they are supposed to have.
type Supposed = Vec<(Site, Other)>;

/// How sets are looked for.
#[derive(Clone, Copy)]
enum Way {
    /// All of them.
    Plain,
    /// Two with which nothing can be told any more, and a third that is missing then.
    Completed,
}

/// The search for sets that turn an outcome.
struct Sets<'t> {
    /// How often the rule may have been asked.
    until: usize,
    /// What turns it by itself.
    alone: &'t [Turned],
    /// The first set for each outcome.
    found: Vec<(Outcome, Supposed)>,
}

impl Search<'_, '_> {
    /// The fewest of these facts that turn the outcome together, and up to how many of them every way was tried.
    ///
    /// `rests_on` are those that the outcome rests on, which are tried first: where a set of them does it, it is told even if
    /// there is too much else to try. `alone` is what turns it by itself, and so belongs to no set.
    pub(super) fn smallest(&mut self, rests_on: &[Site], sites: &[Site], alone: &[Turned]) -> (Vec<Turned>, usize) {
        let mut tried_to = 1;
        for size in 2..=MOST_TOGETHER {
            let mut whole = false;
            for (how, tried) in [(Way::Plain, rests_on), (Way::Completed, rests_on), (Way::Plain, sites)] {
                let mut sets = Sets { until: self.trials + MOST_TRIALS, alone, found: Vec::new() };
                whole = match how {
                    Way::Plain => self.sets(&mut Vec::new(), tried, size, &mut sets).is_ok(),
                    Way::Completed => size == MOST_TOGETHER && self.completed(tried, &mut sets).is_ok(),
                };
                if !sets.found.is_empty() {
                    let widened = sets.found.iter().map(|(outcome, supposed)| self.widened(*outcome, supposed, alone));
                    return (widened.collect(), tried_to);
                }
            }
            if whole && tried_to + 1 == size {
                tried_to = size;
            }
        }
        (Vec::new(), tried_to)
    }

    /// Sets of so many more of these facts that turn the outcome beside what is supposed already, the first for each outcome.
    fn sets(&mut self, beside: &mut Supposed, sites: &[Site], more: usize, sets: &mut Sets<'_>) -> Result<(), TooMuch> {
        let candidates = self.candidates(beside, sites, more);
        for (site, later) in candidates {
            if more > 1 && later.is_empty() {
                continue;
            }
            for other in self.others(site).into_iter().filter(|other| !is_alone(sets.alone, site, other)) {
                if self.trials > sets.until {
                    return Err(TooMuch);
                }
                beside.push((site, other));
                let done = if more > 1 {
                    self.sets(beside, &later, more - 1, sets)
                } else {
                    self.note(beside, sets);
                    Ok(())
                };
                beside.pop();
                done?;
                if sets.found.iter().any(|(outcome, _)| *outcome != Outcome::NotApplicable) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Sets of two of these facts that decide together, otherwise, and of a third that is missing then.
    fn completed(&mut self, sites: &[Site], sets: &mut Sets<'_>) -> Result<(), TooMuch> {
        for (first, seconds) in self.candidates(&Vec::new(), sites, 2) {
            for second in seconds {
                let (ones, others) = (self.taking_away(first, second), self.taking_away(second, first));
                for (one, other) in ones.iter().flat_map(|one| others.iter().map(move |other| (one, other))) {
                    let mut beside = vec![(first, one.clone()), (second, other.clone())];
                    if self.outcome(&refer(&beside)) != Some(Outcome::NotStated) {
                        continue;
                    }
                    let missing: Vec<Site> =
                        self.read_now.iter().copied().filter(|site| !self.is_known(*site)).collect();
                    for third in missing.into_iter().filter(|third| ![first, second].contains(third)) {
                        self.sets_ending(&mut beside, third, sets)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The values of a fact with which the outcome is not told any more where nothing is known of another.
    fn taking_away(&mut self, site: Site, other: Site) -> Vec<Other> {
        let given = Some(self.given.outcome);
        let mut values = self.others(site);
        values.retain(|value| self.outcome(&[(site, value), (other, &Other::Unreadable)]) != given);
        values
    }

    fn sets_ending(&mut self, beside: &mut Supposed, last: Site, sets: &mut Sets<'_>) -> Result<(), TooMuch> {
        for other in self.others(last).into_iter().take(VALUES_OF_THE_LAST) {
            if self.trials > sets.until {
                return Err(TooMuch);
            }
            if is_alone(sets.alone, last, &other) {
                continue;
            }
            beside.push((last, other));
            self.note(beside, sets);
            beside.pop();
            if sets.found.iter().any(|(outcome, _)| *outcome != Outcome::NotApplicable) {
                break;
            }
        }
        Ok(())
    }

    /// Notes a set that turns the outcome; one that only keeps the rule from being asked where no single fact does that.
    fn note(&mut self, supposed: &Supposed, sets: &mut Sets<'_>) {
        let outcome = self.outcome(&refer(supposed)).filter(|outcome| self.is_turn(*outcome));
        let is_new = |outcome: &Outcome| {
            sets.found.iter().all(|(known, _)| known != outcome)
                && (*outcome != Outcome::NotApplicable || sets.alone.iter().all(|(known, _)| known != outcome))
        };
        if let Some(outcome) = outcome.filter(is_new) {
            sets.found.push((outcome, supposed.clone()));
        }
    }

    /// Facts that may be the next of a set, each with those that may follow.
    ///
    /// Where an outcome is told, a set that turns it is one without which it would not be: it either holds a fact that decides
    /// alone, with any others, or only facts that decide together. Where nothing is told yet, each may be.
    fn candidates(&mut self, beside: &Supposed, sites: &[Site], more: usize) -> Vec<(Site, Vec<Site>)> {
        let supposed = refer(beside);
        let all = |sites: &[Site]| (0..).zip(sites).map(|(at, site)| (*site, after(sites, at))).collect();
        let outcome = self.outcome(&supposed);
        // The last of a set is one that is read beside the others.
        let is_read = |site: &&Site| more > 1 || self.read_now.binary_search(site).is_ok();
        let sites: Vec<Site> = sites.iter().filter(is_read).copied().collect();
        if self.given.outcome == Outcome::NotStated || outcome != Some(self.given.outcome) {
            // Of what is not asked about at all no other fact says how it would come out.
            return if outcome.is_some() { all(&sites) } else { Vec::new() };
        }
        let alone = self.deciding(&supposed, &sites);
        if more == 1 {
            return alone.into_iter().map(|site| (site, Vec::new())).collect();
        }
        let others: Vec<Site> = sites.iter().copied().filter(|site| !alone.contains(site)).collect();
        let mut found = Vec::new();
        for (at, site) in others.iter().enumerate() {
            let rest = after(&others, at);
            if !self.matter(&supposed, &[&[*site], rest.as_slice()].concat()) {
                // Nor do fewer of them.
                break;
            }
            let mut later = if more == 2 { Vec::new() } else { rest.clone() };
            if more == 2 {
                for unknown in &UNKNOWN {
                    let without = [supposed.as_slice(), &[(*site, unknown)]].concat();
                    later.extend(self.deciding(&without, &rest));
                }
                later.sort_unstable();
                later.dedup();
            }
            found.push((*site, later));
        }
        let ordered = [alone.as_slice(), &others].concat();
        found.extend((0..).zip(&alone).map(|(at, site)| (*site, after(&ordered, at))));
        found
    }

    /// A set that was found, with every value of each of its facts that does it beside the others.
    fn widened(&mut self, outcome: Outcome, supposed: &Supposed, turning: &[Turned]) -> Turned {
        let mut turns: Vec<Turning> = Vec::new();
        for (at, (site, other)) in supposed.iter().enumerate() {
            let beside: Supposed =
                supposed.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| one.clone()).collect();
            let same = self.turning(&refer(&beside), *site).into_iter().find(|(known, _)| *known == outcome);
            let alone = || Turning { site: *site, values: vec![other.clone()], tried: Vec::new() };
            let mut same = same.map_or_else(alone, |(_, turning)| turning);
            same.values.retain(|other| !is_alone(turning, *site, other));
            turns.push(same);
        }
        if !self.all_do(outcome, &turns) {
            for (turning, (_, other)) in turns.iter_mut().zip(supposed) {
                *turning = Turning { values: vec![other.clone()], tried: Vec::new(), site: turning.site };
            }
        }
        (outcome, turns)
    }

    /// Whether every value of each fact gives the outcome with every value of the others.
    fn all_do(&mut self, outcome: Outcome, turns: &[Turning]) -> bool {
        let count: usize = turns.iter().map(|turning| turning.values.len()).product();
        count <= MOST_VALUES
            && choices(turns).all(|chosen| {
                let supposed: Vec<(Site, &Other)> = turns.iter().map(|turning| turning.site).zip(chosen).collect();
                self.outcome(&supposed) == Some(outcome)
            })
    }
}

/// Whether a value of a fact turns the outcome by itself.
fn is_alone(alone: &[Turned], site: Site, other: &Other) -> bool {
    let is_it = |turning: &Turning| turning.site == site && turning.values.contains(other);
    alone.iter().flat_map(|(_, turns)| turns).any(is_it)
}

fn refer(supposed: &Supposed) -> Vec<(Site, &Other)> {
    supposed.iter().map(|(site, other)| (*site, other)).collect()
}

fn after(sites: &[Site], at: usize) -> Vec<Site> {
    sites.get(at + 1..).unwrap_or_default().to_vec()
}

/// Every choice of one value of each fact.
pub(super) fn choices(turns: &[Turning]) -> impl Iterator<Item = Vec<&Other>> {
    let count: usize = turns.iter().map(|turning| turning.values.len()).product();
    (0..count).map(move |number| {
        let mut rest = number;
        let places: Vec<usize> = turns
            .iter()
            .map(|turning| {
                let at = rest % turning.values.len();
                rest /= turning.values.len();
                at
            })
            .collect();
        turns.iter().zip(places).filter_map(|(turning, at)| turning.values.get(at)).collect()
    })
}
