//! What comes out worse when a step is looked at on other days than the first.

use super::already::key;
use crate::finding::{HandedOver, OnDay, Outcome, Verdict};
use crate::rules::{StepVerdicts, gravity};

/// How a verdict of other days is told.
pub(super) struct Told<'s> {
    /// Whether one that came out so takes the place of one that came out otherwise: known first, then that of the other days.
    pub(super) replaces: fn(Outcome, Outcome) -> bool,
    /// The day on which what is handed over is due, where it is another one.
    pub(super) due: Option<OnDay>,
    /// Says in a verdict which days it is about.
    pub(super) say: &'s dyn Fn(&mut Verdict),
}

/// Puts each verdict of other days in the place of that on the same thing, where it is worse than that one, and than it was as before
/// stood.
pub(super) fn take_worse(judged: &mut StepVerdicts, now: StepVerdicts, was: &StepVerdicts, told: &Told<'_>) {
    for (at, mut verdict) in now.judged.verdicts.into_iter().enumerate() {
        let place = judged.judged.verdicts.iter().position(|other| is_on_the_same(other, &verdict));
        let Some((place, known)) = place.and_then(|place| Some((place, judged.judged.verdicts.get_mut(place)?))) else {
            continue;
        };
        if was_as_grave(was, &verdict) || !(told.replaces)(known.outcome, verdict.outcome) {
            continue;
        }
        (told.say)(&mut verdict);
        *known = verdict;
        judged.day_one.retain(|handed| handed.verdict != place);
        let handed = now.day_one.iter().filter(|handed| handed.verdict == at);
        let handed = handed.map(|handed| {
            let due = told.due.clone().or_else(|| handed.due.clone());
            HandedOver { verdict: place, due, ..handed.clone() }
        });
        judged.day_one.extend(handed);
    }
}

/// Whether something came out no better as before stood.
pub(super) fn was_as_grave(was: &StepVerdicts, verdict: &Verdict) -> bool {
    let before = was.judged.verdicts.iter().find(|other| is_on_the_same(other, verdict));
    before.is_some_and(|before| gravity(verdict.outcome) <= gravity(before.outcome))
}

/// Whether two verdicts are of one rule on one thing.
pub(super) fn is_on_the_same(one: &Verdict, other: &Verdict) -> bool {
    key(one) == key(other)
}
