//! Which provisions of a page are counted as legal duties at its head, and how often.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Outcome, Report, Strength, Verdict, VerdictRow};
use crate::report::counts::{Duty, duty_of};

/// The legal duties of one arrangement as its head counts them.
pub(super) struct CountedDuties<'r> {
    /// Under each provision that counts, once for the arrangement or once for each of its areas.
    under: BTreeMap<&'r str, BTreeSet<Duty<'r>>>,
    /// Provisions that the same rules rest on, with the one that is counted.
    with: BTreeMap<&'r str, &'r str>,
}

impl<'r> CountedDuties<'r> {
    pub fn of(report: &'r Report) -> Self {
        let mut counted = Self { under: BTreeMap::new(), with: BTreeMap::new() };
        let is_counted =
            |outcome| matches!(outcome, Outcome::Met | Outcome::NotMet | Outcome::Departs | Outcome::NotStated);
        for verdict in report.verdicts.iter().filter(|verdict| is_counted(verdict.outcome)) {
            let Some(duty @ [.., home]) = duty_of(report, verdict) else { continue };
            counted.under.entry(home).or_default().insert(duty);
            for provision in provisions(report, verdict) {
                counted.with.entry(provision).or_insert(home);
            }
        }
        counted
    }

    /// How many there are, as the head counts them.
    pub fn count(&self) -> usize {
        self.under.values().map(BTreeSet::len).sum()
    }

    /// The force of a provision, with how it is counted where that is not once under its own name; `place` is what another
    /// provision is called.
    pub fn force(&self, row: &VerdictRow, place: impl Fn(&str) -> Option<String>) -> String {
        let is_duty = row.force == Strength::Duty.words();
        let times = self.under.get(&*row.provision).map(BTreeSet::len);
        let with = self.with.get(&*row.provision).and_then(|home| place(home));
        let how = match (is_duty, times, with) {
            (true, Some(1), _) | (false, None, _) => return row.force.clone(),
            (false, Some(1), _) => "counted as a legal duty, for those that rest on it".to_owned(),
            (_, Some(times), _) => format!("counted by area, {times} times"),
            (true, None, Some(place)) => format!("counted with {place}"),
            (true, None, None) => {
                "not counted: what is asked of it here weighs less, or is for people to judge".to_owned()
            }
        };
        format!("{}; {how}", row.force)
    }
}

/// Whether a verdict rests on a provision: on its own day where it has something to tell, else as its rule does.
pub(super) fn rests_on(report: &Report, verdict: &Verdict, provision: &str) -> bool {
    provisions(report, verdict).any(|one| one == provision)
}

fn provisions<'r>(report: &'r Report, verdict: &'r Verdict) -> impl Iterator<Item = &'r str> {
    let of_rule = || report.rules.get(verdict.rule).map(|rule| &*rule.law);
    let law = verdict.finding.as_deref().map(|finding| &*finding.law).or_else(of_rule).unwrap_or_default();
    law.iter().map(|cite| &*cite.provision)
}
