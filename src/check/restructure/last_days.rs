//! What arrangements drop for their last days, where they stand in after as well, with their end.

use crate::finding::{HandedOver, Verdict};
use crate::rules::{LastDays, Rulebook, Step, StepVerdicts, gravity, judge_last_days};

/// Adds what is worse in the last days than by what comes after them, and than it would be as before stood; `itself` is the step from the
/// files of before to themselves.
pub(super) fn add_last_days(step: &Step<'_>, itself: &Step<'_>, book: &Rulebook<'_>, judged: &mut StepVerdicts) {
    let last = LastDays::of(step);
    if last.iter().all(Option::is_none) {
        return;
    }
    let as_before: Vec<Option<LastDays>> = last
        .iter()
        .enumerate()
        .map(|(at, last)| last.as_ref().map(|last| LastDays { day: last.day, stands_in: vec![at] }))
        .collect();
    let was = judge_last_days(itself, &as_before, book).judged.verdicts;
    let now = judge_last_days(step, &last, book);
    for (at, mut verdict) in now.judged.verdicts.into_iter().enumerate() {
        let gravity_among = |others: &[Verdict]| {
            others.iter().find(|other| is_on_the_same(other, &verdict)).map_or(0, |other| gravity(other.outcome))
        };
        let place = judged.judged.verdicts.iter().position(|other| is_on_the_same(other, &verdict));
        let Some((place, known)) = place.and_then(|place| Some((place, judged.judged.verdicts.get_mut(place)?))) else {
            continue;
        };
        let counts = gravity(verdict.outcome);
        if counts <= gravity(known.outcome) || counts <= gravity_among(&was) {
            continue;
        }
        say_until_when(&mut verdict, step, &last);
        *known = verdict;
        judged.day_one.retain(|handed| handed.verdict != place);
        let handed = now.day_one.iter().filter(|handed| handed.verdict == at);
        judged.day_one.extend(handed.map(|handed| HandedOver { verdict: place, ..handed.clone() }));
    }
}

/// Says that it is about the days that are left.
fn say_until_when(verdict: &mut Verdict, step: &Step<'_>, last: &[Option<LastDays>]) {
    let Some(at) = verdict.arrangement else { return };
    let Some((model, Some(last))) = step.models.get(at).zip(last.get(at)) else { return };
    let Some(finding) = verdict.finding.as_mut() else { return };
    let name = model.name(model.root());
    finding.message =
        format!("{} (for the days until {name} ends, on {})", finding.message.as_str(), last.day.in_words()).into();
}

fn is_on_the_same(one: &Verdict, other: &Verdict) -> bool {
    let key =
        |verdict: &Verdict| (verdict.rule, verdict.arrangement, verdict.subject.kind, verdict.subject.key.clone());
    key(one) == key(other)
}
