//! Whether a rule applies to a subject, was law, and holds.

use super::basis::{Standing, standing};
use super::compile::{Compiled, Deciding};
use super::form::Asks;
use super::judge::{Bench, Case, one_line};
use super::law_day::LawDay;
use super::rulebook::Rule;
use super::say::{departure, gaps_in_words};
use crate::expr::{Context, EvalError, Program};
use crate::finding::{Gap, Outcome};
use crate::law::Provision;
use crate::time::Truth;

/// One rule put to one subject.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a, 'l> {
    pub(super) rule: &'a Rule<'l>,
    pub(super) compiled: &'a Compiled,
    pub(super) bench: &'a Bench<'a>,
    pub(super) case: &'a Case<'a>,
}

/// An outcome before it is dressed up as a verdict.
pub(super) struct Raw<'l> {
    pub(super) outcome: Outcome,
    pub(super) reason: String,
    pub(super) gaps: Vec<Gap>,
    pub(super) in_force: Vec<&'l Provision>,
}

impl Raw<'_> {
    fn not_applicable(reason: impl Into<String>) -> Self {
        Self { outcome: Outcome::NotApplicable, reason: reason.into(), gaps: Vec::new(), in_force: Vec::new() }
    }
}

/// Why nothing is asked of a proposed arrangement that is about what is done under it.
pub(super) const NOT_YET: &str = "the arrangements are proposed, and this asks what is done once they are in force";

/// The outcome itself: does it apply, was it law on the law day, does it hold.
pub(super) fn weigh<'l>(asked: &Asked<'_, 'l>, context: &Context<'_>, law_day: LawDay) -> Result<Raw<'l>, EvalError> {
    let Asked { rule, compiled, bench, case } = *asked;
    if rule.text.asks == Asks::Operation && bench.proposed {
        return Ok(Raw::not_applicable(NOT_YET));
    }
    let mut unsure_when = Vec::new();
    if let Some(when) = &compiled.when {
        let applies = when.truth(context)?;
        match applies.truth {
            Truth::True => {}
            Truth::False => return Ok(Raw::not_applicable(asked_only(rule, when))),
            Truth::Unknown => unsure_when = applies.gaps,
        }
    }
    let day = match law_day {
        Ok(at) => at.day,
        Err(gaps) => return Ok(not_stated(begun(rule, context), "the day whose law decides is not known", gaps)),
    };
    let in_force = match standing(&rule.basis, day, case.area) {
        Standing::InForce(provisions) => provisions,
        Standing::NotInForce(why) => return Ok(Raw::not_applicable(why)),
        Standing::Unclear(provisions, why) => return Ok(not_stated(provisions, &why, unsure_when)),
    };
    if !unsure_when.is_empty() {
        return Ok(not_stated(in_force, "it cannot be told whether it applies", unsure_when));
    }
    let raw = match &compiled.decides {
        Deciding::Holds(holds) => decided(asked, holds, context, in_force)?,
        Deciding::Judgement(evidence) => for_people(evidence, context, in_force)?,
    };
    if case.maybe.is_empty() {
        return Ok(raw);
    }
    let gaps = with_new(case.maybe.to_vec(), raw.gaps);
    Ok(not_stated(raw.in_force, "it cannot be told whether it was there on the judged day", gaps))
}

/// The provisions that may have been law by the judged day.
fn begun<'l>(rule: &Rule<'l>, context: &Context<'_>) -> Vec<&'l Provision> {
    rule.basis.iter().copied().filter(|provision| !provision.begun(context.day).is_false()).collect()
}

/// Adds those that are not among them yet.
pub(super) fn with_new(mut gaps: Vec<Gap>, more: Vec<Gap>) -> Vec<Gap> {
    for gap in more {
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    gaps
}

/// Why a rule asks nothing where no subject is stated: it asks only of subjects of which something is stated.
///
/// # Errors
/// Its condition cannot be worked out.
pub(super) fn asks_nothing(
    rule: &Rule<'_>,
    compiled: &Compiled,
    bench: &Bench<'_>,
) -> Result<Option<String>, EvalError> {
    let Some(when) = &compiled.when else { return Ok(None) };
    let context = Context { subject_unstated: true, constants: bench.constants, ..bench.context };
    Ok(when.truth(&context)?.truth.is_false().then(|| asked_only(rule, when)))
}

/// Why a rule does not apply, in its own words where it has some.
fn asked_only(rule: &Rule<'_>, when: &Program) -> String {
    match &rule.text.only {
        Some(only) => format!("it is asked only {only}"),
        None => format!("it is asked only where `{}`", one_line(when.text())),
    }
}

fn decided<'l>(
    asked: &Asked<'_, 'l>,
    holds: &Program,
    context: &Context<'_>,
    in_force: Vec<&'l Provision>,
) -> Result<Raw<'l>, EvalError> {
    let undated = asked.case.undated;
    let judged = holds.truth(context)?;
    Ok(match judged.truth {
        Truth::True => {
            Raw { outcome: Outcome::Met, reason: "the stated facts satisfy it".to_owned(), gaps: Vec::new(), in_force }
        }
        Truth::Unknown => not_stated(in_force, "", judged.gaps),
        Truth::False if undated.is_some() => not_stated(in_force, "", undated.into_iter().cloned().collect()),
        Truth::False => match departure(asked, context, &in_force) {
            Some(reason) => Raw { outcome: Outcome::Departs, reason, gaps: Vec::new(), in_force },
            None => Raw {
                outcome: Outcome::NotMet,
                reason: "the stated facts contradict it".to_owned(),
                gaps: Vec::new(),
                in_force,
            },
        },
    })
}

/// Something to judge when evidence is cited; nothing cited is not stated, whatever people might find.
fn for_people<'l>(
    evidence: &Program,
    context: &Context<'_>,
    in_force: Vec<&'l Provision>,
) -> Result<Raw<'l>, EvalError> {
    let found = evidence.value(context)?;
    if found.is_nothing || found.places.is_empty() {
        return Ok(not_stated(in_force, "nothing that would answer it is cited", found.gaps));
    }
    let reason = "no machine can decide it; what is cited is shown".to_owned();
    Ok(Raw { outcome: Outcome::ForJudgement, reason, gaps: Vec::new(), in_force })
}

pub(super) fn not_stated<'l>(in_force: Vec<&'l Provision>, why: &str, gaps: Vec<Gap>) -> Raw<'l> {
    let what = gaps_in_words(&gaps);
    let reason = match (why.is_empty(), what.is_empty()) {
        (true, false) => what,
        (false, false) => format!("{why}: {what}"),
        (false, true) => why.to_owned(),
        (true, true) => "a fact that would decide it is not stated".to_owned(),
    };
    Raw { outcome: Outcome::NotStated, reason, gaps, in_force }
}
