//! On which facts a verdict rests: what happens to it when nothing is known of them.

use super::copies::Site;
use super::search::Search;
use crate::model::{Fact, Other};

/// The two ways in which nothing is known of a fact: whatever it says is out of reach, or nobody says anything.
pub(super) const UNKNOWN: [Other; 2] = [Other::Unreadable, Other::NotStated];

impl Search<'_, '_> {
    /// Every fact on which the outcome rests, that is, one of some that are enough for it and of which none can be spared; and all
    /// that the rule reads where others than those that decide alone are not known, since it reads no further than it has to.
    ///
    /// Where two facts each decide, the outcome is the same without either, and rests on both.
    pub(super) fn resting(&mut self, mut read: Vec<Site>) -> (Vec<Site>, Vec<Site>) {
        let alone = self.deciding(&[], &read);
        let without = |site: &&Site| !alone.contains(*site);
        let mut others: Vec<Site> = read.iter().filter(without).copied().collect();
        while !self.matter(&[], &others) && self.read.len() > read.len() {
            read.clone_from(&self.read);
            others = read.iter().filter(without).copied().collect();
        }
        let mut found = alone;
        if self.matter(&[], &others) {
            let stated: Vec<Site> = others.iter().copied().filter(|site| self.is_stated(*site)).collect();
            for site in stated {
                // Most are found with the thing that they belong to.
                for order in orders(site, &others) {
                    if found.contains(&site) {
                        break;
                    }
                    found.extend(self.enough(&order));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        (found, read)
    }

    /// Of facts that were read, those without which the outcome is another, beside what is supposed already.
    ///
    /// What is decided without a fact is decided whatever the fact says, so that a set without which nothing changes is left
    /// out as a whole.
    pub(super) fn deciding(&mut self, beside: &[(Site, &Other)], sites: &[Site]) -> Vec<Site> {
        if sites.is_empty() || !self.matter(beside, sites) {
            return Vec::new();
        }
        if let [only] = sites {
            return vec![*only];
        }
        let (first, second) = sites.split_at(sites.len() / 2);
        let mut found = self.deciding(beside, first);
        found.extend(self.deciding(beside, second));
        found
    }

    /// Whether the outcome is another when nothing is known of these facts, beside what is supposed already.
    pub(super) fn matter(&mut self, beside: &[(Site, &Other)], sites: &[Site]) -> bool {
        UNKNOWN.iter().any(|unknown| {
            let supposed: Vec<(Site, &Other)> =
                beside.iter().copied().chain(sites.iter().map(|site| (*site, unknown))).collect();
            self.outcome(&supposed) != Some(self.given.outcome)
        })
    }

    /// Facts that are enough for the outcome together with those that decide alone, and of which none can be spared: what comes
    /// first in the order is done without first.
    fn enough(&mut self, order: &[Site]) -> Vec<Site> {
        let (mut without, mut kept) = (Vec::new(), Vec::new());
        self.do_without(order, &mut without, &mut kept);
        kept
    }

    fn do_without(&mut self, sites: &[Site], without: &mut Vec<Site>, kept: &mut Vec<Site>) {
        let more = [without.as_slice(), sites].concat();
        if sites.is_empty() || !self.matter(&[], &more) {
            *without = more;
        } else if let [only] = sites {
            kept.push(*only);
        } else {
            let (first, second) = sites.split_at(sites.len() / 2);
            self.do_without(first, without, kept);
            self.do_without(second, without, kept);
        }
    }

    fn is_stated(&self, site: Site) -> bool {
        let fact = self.copies.model(site).map(|model| model.fact(site.element, site.field));
        !matches!(fact, Some(Fact::NotStated(_) | Fact::Unreadable(_)) | None)
    }
}

/// The orders in which facts are done without so that one of them is likely to be kept, if it can be: itself last, and before it
/// what belongs to the same thing, which may decide nothing without it.
fn orders(site: Site, others: &[Site]) -> [Vec<Site>; 2] {
    let is_beside = |other: &&Site| (other.model, other.element) == (site.model, site.element) && **other != site;
    let is_away = |other: &&Site| (other.model, other.element) != (site.model, site.element);
    let away: Vec<Site> = others.iter().filter(is_away).copied().collect();
    let beside: Vec<Site> = others.iter().filter(is_beside).copied().chain([site]).collect();
    let reversed: Vec<Site> = away.iter().rev().copied().collect();
    [[away, beside.clone()].concat(), [reversed, beside].concat()]
}
