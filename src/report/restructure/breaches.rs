//! What is missing once in after, and is found of each of several arrangements of before that go on there: one breach.

use crate::finding::{Outcome, Verdict};

/// The hand-overs, of those that are one breach the first alone.
pub(super) fn once(handovers: &[Verdict]) -> impl Iterator<Item = &Verdict> {
    let is_told = |at: usize, verdict: &Verdict| handovers.iter().take(at).any(|earlier| is_one(earlier, verdict));
    handovers.iter().enumerate().filter(move |(at, verdict)| !is_told(*at, verdict)).map(|(_, verdict)| verdict)
}

/// All hand-overs that are one breach with this one, itself among them.
pub(super) fn all_of<'v>(verdict: &'v Verdict, handovers: &'v [Verdict]) -> impl Iterator<Item = &'v Verdict> {
    handovers.iter().filter(move |other| std::ptr::eq(*other, verdict) || is_one(other, verdict))
}

/// Whether two verdicts of one rule say the same of the same place in after. What is accepted of one is not of the other.
fn is_one(one: &Verdict, other: &Verdict) -> bool {
    let (Some(was), Some(is)) = (&one.finding, &other.finding) else { return false };
    one.rule == other.rule
        && [one, other].iter().all(|verdict| verdict.outcome == Outcome::NotMet)
        && was.message == is.message
        && was.goes_on.is_some()
        && was.goes_on == is.goes_on
        && was.acceptance == is.acceptance
}
