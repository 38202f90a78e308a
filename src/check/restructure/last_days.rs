//! What arrangements drop for their last days, where they stand in after as well, with their end.

use super::worse::{Told, take_worse};
use crate::finding::Verdict;
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
    let was = judge_last_days(itself, &as_before, book);
    let now = judge_last_days(step, &last, book);
    let say = |verdict: &mut Verdict| {
        let Some(at) = verdict.arrangement else { return };
        let Some((model, Some(last))) = step.models.get(at).zip(last.get(at)) else { return };
        let Some(finding) = verdict.finding.as_mut() else { return };
        let name = model.name(model.root());
        finding.message =
            format!("{} (for the days until {name} ends, on {})", finding.message.as_str(), last.day.in_words()).into();
    };
    let replaces = |known, now| gravity(now) > gravity(known);
    take_worse(judged, now, &was, &Told { replaces, due: None, say: &say });
}
