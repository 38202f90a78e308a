//! What a verdict rests on, asked of the rule again with facts supposed to be otherwise.

use super::counterfactual::{Given, rests_on};
use super::ends::{Ending, endings};
use super::hearing::Hearing;
use super::judge::{Bench, outcome};
use super::proposal::{presence_either_way, proposal};
use super::roll::Called;
use super::set::with_case;
use crate::expr::Context;
use crate::finding::{Outcome, RestsOn, Verdict};
use crate::model::Model;
use crate::time::Truth;

/// What a verdict on an element rests on; nothing where nobody asked.
pub(super) fn element(hearing: &Hearing<'_, '_>, called: &Called, verdict: &Verdict) -> Option<Box<RestsOn>> {
    with_copies(hearing, verdict, &|models| on_other(models, hearing, called))
}

/// How a rule comes out on the element of other models that stands in the place of one.
pub(super) fn on_other(models: &[&Model], hearing: &Hearing<'_, '_>, called: &Called) -> Option<Outcome> {
    let model = models.get(hearing.bench.context.current)?;
    let (proposed, perhaps) = proposal(model);
    let bench = Bench {
        context: Context { models, untold: true, ..hearing.bench.context },
        proposed,
        perhaps_proposed: perhaps.as_ref(),
        explain: None,
        ..hearing.bench
    };
    of_element(&Hearing::new(hearing.rule, hearing.index, &bench), model, &called.afresh())
}

/// How a rule comes out on an element.
fn of_element(hearing: &Hearing<'_, '_>, model: &Model, called: &Called) -> Option<Outcome> {
    let there = presence_either_way(called, &hearing.bench);
    if there.truth == Truth::False {
        return Some(Outcome::NotApplicable);
    }
    called.with_case(model, &hearing.bench.context, &there.gaps, |case| {
        outcome(hearing, hearing.compiled().ok()?, case).ok()
    })
}

/// What a verdict on an area that is said to end rests on; nothing where nobody asked.
pub(super) fn ending(hearing: &Hearing<'_, '_>, ending: &Ending, verdict: &Verdict) -> Option<Box<RestsOn>> {
    with_copies(hearing, verdict, &|models| {
        let again =
            endings(models).into_iter().find(|other| (other.model, other.area) == (ending.model, ending.area))?;
        let model = models.get(again.model)?;
        let context = Context { models, untold: true, ..hearing.bench.context };
        let bench = Bench { context, explain: None, ..hearing.bench };
        let hearing = Hearing::new(hearing.rule, hearing.index, &bench);
        with_case(&again, model, &verdict.subject, |case| outcome(&hearing, hearing.compiled().ok()?, case).ok())
    })
}

fn with_copies(
    hearing: &Hearing<'_, '_>,
    verdict: &Verdict,
    ask: &dyn Fn(&[&Model]) -> Option<Outcome>,
) -> Option<Box<RestsOn>> {
    let Hearing { rule, bench, .. } = hearing;
    let given = Given {
        rule,
        law: bench.law,
        reference: bench.context.reference,
        day: bench.context.day,
        outcome: verdict.outcome,
        gaps: &verdict.gaps,
    };
    Some(Box::new(rests_on(&mut bench.explain?.borrow_mut(), &given, ask)))
}
