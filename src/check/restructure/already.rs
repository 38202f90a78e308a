//! What was lost before the change already: it is no news of the step.

use std::collections::{BTreeMap, BTreeSet};

use crate::expr::Becomes;
use crate::finding::{HandedOver, Outcome, Verdict};
use crate::model::Model;
use crate::model::vocab::Kind;
use crate::rules::{StepVerdicts, Subjects, ends_on_other_days, subjects};

/// Takes out of what a step loses, or may lose, what comes out in the same words where the files of before are held against themselves,
/// unless something of after that has to do with the arrangements is new.
pub(super) fn leave_out(
    models: &[&Model],
    (befores, is_the_same): (usize, bool),
    becomes: &Becomes,
    step: &mut StepVerdicts,
    was: impl FnOnce() -> StepVerdicts,
) {
    let is_known = |at: usize, area: Option<&str>| -> bool {
        let root = models.get(at).map(|model| model.root());
        let root = u32::try_from(at).ok().zip(root);
        // What is asked of an area has to do with those that are for it.
        let has_to_do = |at: u32| {
            area.is_none() || models.get(at as usize).is_some_and(|model| is_for(model, area.unwrap_or_default()))
        };
        let follow: Vec<_> =
            root.and_then(|root| becomes.get(&root)).into_iter().flatten().filter(|(at, _)| has_to_do(*at)).collect();
        let known = |at: u32| {
            let of_before = models.get(..befores).unwrap_or_default();
            models.get(at as usize).is_some_and(|model| {
                let has_its_id = |was: &Model| model.own_text("id").is_some_and(|id| was.own_text("id") == Some(id));
                let is_it = |was: &&Model| has_its_id(was) || model.names("formerly", was);
                // An end that the step brings forward, or puts off, is news, in whatever words of before it is told.
                of_before.iter().copied().filter(is_it).any(|was| !ends_on_other_days(was, model))
            })
        };
        !follow.is_empty() && follow.iter().all(|(at, _)| known(*at))
    };
    // Where all that follows is new, nothing can be left out, and before need not be judged a second time.
    let may_be_known = |verdict: &Verdict| {
        let area = (verdict.subject.kind == "area").then_some(&*verdict.subject.key);
        verdict.arrangement.is_some_and(|at| is_known(at, area))
    };
    if !step.judged.verdicts.iter().any(may_be_known) {
        return;
    }
    let was = was();
    let handed = |handed: &HandedOver, of: &StepVerdicts| {
        let verdict = of.judged.verdicts.get(handed.verdict)?;
        let (rule, arrangement, kind, key) = key(verdict);
        let mut what = HandedOver { verdict: 0, named_in: Vec::new(), asked: None, ..handed.clone() };
        // The files of both sides are the same, and go by other ids.
        if is_the_same {
            what.open_for.clear();
        }
        Some((rule, arrangement, kind, key.to_owned(), verdict.outcome, what))
    };
    // What is handed over as it was to be before is no news either, unless to a body that is no more by then; of what is held against itself
    // it was no more before either.
    let as_it_was: Vec<_> = was.day_one.iter().filter_map(|one| handed(one, &was)).collect();
    let is_as_it_was: Vec<bool> = step
        .day_one
        .iter()
        .map(|one| {
            let is_known = step.judged.verdicts.get(one.verdict).is_some_and(may_be_known);
            is_known
                && (is_the_same || one.gone.is_empty())
                && handed(one, step).is_some_and(|one| as_it_was.contains(&one))
        })
        .collect();
    let mut places = is_as_it_was.into_iter();
    step.day_one.retain(|_| !places.next().unwrap_or_default());
    let before: BTreeMap<Key<'_>, &Verdict> =
        was.judged.verdicts.iter().filter(|verdict| is_open(verdict)).map(|verdict| (key(verdict), verdict)).collect();
    let mut left_out = BTreeSet::new();
    for (at, verdict) in step.judged.verdicts.iter_mut().enumerate() {
        let same =
            before.get(&key(verdict)).is_some_and(|was| was.outcome == verdict.outcome && says(was) == says(verdict));
        if same && is_open(verdict) && may_be_known(verdict) {
            verdict.outcome = Outcome::NotApplicable;
            verdict.reason =
                "it was so before the change already, and no arrangements that have to do with these are new".into();
            verdict.gaps.clear();
            verdict.finding = None;
            left_out.insert(at);
        }
    }
    step.day_one.retain(|handed| !left_out.contains(&handed.verdict));
}

/// Whether an arrangement has an area of that id.
fn is_for(model: &Model, id: &str) -> bool {
    matches!(subjects(model, Kind::Area), Subjects::Some(areas) if areas.iter().any(|area| model.id(*area) == Some(id)))
}

/// Rule, arrangement, and what the subject goes by.
pub(super) type Key<'v> = (usize, Option<usize>, &'static str, &'v str);

pub(super) fn key(verdict: &Verdict) -> Key<'_> {
    (verdict.rule, verdict.arrangement, verdict.subject.kind, &verdict.subject.key)
}

fn is_open(verdict: &Verdict) -> bool {
    matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated)
}

fn says(verdict: &Verdict) -> Option<&str> {
    verdict.finding.as_ref().map(|finding| &*finding.message)
}
