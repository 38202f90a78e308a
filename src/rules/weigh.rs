//! Whether a rule applies to a subject, was law, and holds.

use std::rc::Rc;

use super::basis::{InForce, Standing, begun, weight};
use super::compile::{Compiled, Deciding};
use super::departs::{Departure, departure};
use super::hearing::Hearing;
use super::judge::Case;
use super::law_day::LawDay;
use super::rulebook::Rule;
use super::say::gaps_in_words;
use crate::expr::{Context, EvalError, Program};
use crate::finding::{AS_PLANNED, Gap, NOT_YET, Outcome, Strength, Words};
use crate::time::Truth;

/// One rule put to one subject.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a, 'l> {
    pub(super) hearing: &'a Hearing<'a, 'l>,
    pub(super) compiled: &'a Compiled,
    pub(super) case: &'a Case<'a>,
}

/// An outcome before it is dressed up as a verdict.
pub(super) struct Raw<'l> {
    pub(super) outcome: Outcome,
    pub(super) reason: Words,
    pub(super) gaps: Vec<Gap>,
    /// Whether it does not apply only since nobody says what would make it apply.
    pub(super) unsaid: bool,
    /// How the rule stood in law; nothing where that did not come to be asked.
    pub(super) standing: Option<Rc<Standing<'l>>>,
}

impl<'l> Raw<'l> {
    fn not_applicable(reason: impl Into<Words>) -> Self {
        Self { outcome: Outcome::NotApplicable, reason: reason.into(), gaps: Vec::new(), unsaid: false, standing: None }
    }

    fn decided(outcome: Outcome, reason: impl Into<Words>, standing: Rc<Standing<'l>>) -> Self {
        Self { outcome, reason: reason.into(), gaps: Vec::new(), unsaid: false, standing: Some(standing) }
    }

    /// What it weighs, by the provisions that it rests on.
    pub(super) fn weight(&self, rule: &Rule<'l>) -> Strength {
        self.standing.as_deref().map_or_else(|| weight(&[], rule.limit.as_ref()), |standing| standing.weight)
    }
}

/// Why a rule that only guards does not apply where what it guards against is not there.
pub const NOTHING_OF_THE_KIND: &str = "nothing of the kind is entered";

/// Why a rule that asks something of every member of a list does not apply where the list is said to have none.
const NOBODY_TO_ASK_IT_OF: &str = "what it asks is asked of each in a list, and the list is said to be empty";

/// The outcome itself: does it apply, was it law on the law day, does it hold.
pub(super) fn weigh<'l>(asked: &Asked<'_, 'l>, context: &Context<'_>, law_day: LawDay) -> Result<Raw<'l>, EvalError> {
    let Asked { hearing, compiled, case } = *asked;
    if hearing.is_too_early() {
        return Ok(Raw::not_applicable(NOT_YET));
    }
    let mut unsure_when = Vec::new();
    if let Some(when) = &compiled.when {
        let applies = when.truth(context)?;
        match applies.truth {
            Truth::True => {}
            Truth::False => {
                let unsaid = hearing.bench.silence && when.may_be(Truth::True, context)?;
                return Ok(Raw { unsaid, ..Raw::not_applicable(hearing.asked_only(when)) });
            }
            Truth::Unknown => unsure_when = applies.gaps,
        }
    }
    let day = match law_day {
        Ok(at) => at.day,
        Err(gaps) => {
            let provisions = begun(&hearing.rule.basis, context.day);
            let weight = weight(&provisions, hearing.rule.limit.as_ref());
            let standing = Rc::new(Standing { provisions, force: InForce::Certain, weight });
            return Ok(not_stated(Some(standing), "the day whose law decides is not known", gaps));
        }
    };
    let standing = hearing.standing(day, case.area);
    match &standing.force {
        InForce::Certain => {}
        InForce::Not(why) => return Ok(Raw::not_applicable(why.clone())),
        InForce::Unclear(why) => return Ok(not_stated(Some(standing.clone()), why, unsure_when)),
    }
    if !unsure_when.is_empty() {
        return Ok(not_stated(Some(standing), "it cannot be told whether it applies", unsure_when));
    }
    let raw = match &compiled.decides {
        Deciding::Holds(holds) => decided(asked, holds, context, standing)?,
        Deciding::Judgement(evidence) => for_people(evidence, context, standing)?,
    };
    if case.maybe.is_empty() {
        return Ok(raw);
    }
    let gaps = with_new(case.maybe.to_vec(), raw.gaps);
    let why = if case.maybe.iter().all(|gap| &*gap.why == Gap::UNREADABLE) {
        "part of what stands there could not be read"
    } else {
        "it cannot be told whether it was there on the judged day"
    };
    Ok(not_stated(raw.standing, why, gaps))
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
pub(super) fn asks_nothing(hearing: &Hearing<'_, '_>, compiled: &Compiled) -> Result<Option<Words>, EvalError> {
    let Some(when) = &compiled.when else { return Ok(None) };
    let is_false = when.truth(&of_no_subject(hearing))?.truth.is_false();
    Ok(is_false.then(|| hearing.asked_only(when)))
}

/// Whether a rule may ask something of a subject that nobody names.
///
/// # Errors
/// Its condition cannot be worked out.
pub(super) fn may_ask_of_others(hearing: &Hearing<'_, '_>, compiled: &Compiled) -> Result<bool, EvalError> {
    if hearing.is_too_early() {
        return Ok(false);
    }
    compiled.when.as_ref().map_or(Ok(true), |when| when.may_be(Truth::True, &of_no_subject(hearing)))
}

fn of_no_subject<'a>(hearing: &Hearing<'a, '_>) -> Context<'a> {
    let bench = &hearing.bench;
    Context { subject_unstated: true, constants: bench.constants, ..bench.context }
}

fn decided<'l>(
    asked: &Asked<'_, 'l>,
    holds: &Program,
    context: &Context<'_>,
    standing: Rc<Standing<'l>>,
) -> Result<Raw<'l>, EvalError> {
    let undated = asked.case.undated;
    let judged = holds.truth(context)?;
    Ok(match judged.truth {
        // What is asked of nobody is kept by nobody; a step has its own ways to tell that nothing is left to do.
        Truth::True if judged.is_of_none && context.first_of_after == 0 => {
            Raw::decided(Outcome::NotApplicable, NOBODY_TO_ASK_IT_OF, standing)
        }
        // What only guards certifies nothing.
        Truth::True if asked.hearing.rule.text.guards => {
            let unsaid = asked.hearing.bench.silence && holds.may_be(Truth::False, context)?;
            Raw { unsaid, ..Raw::decided(Outcome::NotApplicable, NOTHING_OF_THE_KIND, standing) }
        }
        Truth::True if context.first_of_after > 0 && context.planned_counts => {
            Raw::decided(Outcome::Met, AS_PLANNED, standing)
        }
        Truth::True => Raw::decided(Outcome::Met, "the stated facts satisfy it", standing),
        Truth::Unknown => not_stated(Some(standing), "", judged.gaps),
        Truth::False if undated.is_some() => not_stated(Some(standing), "", undated.into_iter().cloned().collect()),
        Truth::False => match departure(asked, context, &standing.provisions) {
            Departure::Because(reason) => Raw::decided(Outcome::Departs, reason, standing),
            Departure::Unclear(gaps) => {
                not_stated(Some(standing), "the document may depart from it, for a reason of its own", gaps)
            }
            Departure::None => Raw::decided(Outcome::NotMet, "the stated facts contradict it", standing),
        },
    })
}

/// Something to judge when evidence is cited; nothing cited is not stated, whatever people might find.
fn for_people<'l>(evidence: &Program, context: &Context<'_>, standing: Rc<Standing<'l>>) -> Result<Raw<'l>, EvalError> {
    let found = evidence.value(context)?;
    if found.is_nothing || found.places.is_empty() {
        let gaps = if found.gaps.is_empty() {
            evidence.says_nothing("nothing that would answer this stands there", context)?
        } else {
            found.gaps
        };
        return Ok(not_stated(Some(standing), "nothing that would answer it is cited", gaps));
    }
    Ok(Raw::decided(Outcome::ForJudgement, "no machine can decide it; what is cited is shown", standing))
}

pub(super) fn not_stated<'l>(standing: Option<Rc<Standing<'l>>>, why: &str, gaps: Vec<Gap>) -> Raw<'l> {
    let what = gaps_in_words(&gaps);
    let reason = match (why.is_empty(), what.is_empty()) {
        (true, false) => what.into(),
        (false, false) => format!("{why}: {what}").into(),
        (false, true) => why.to_owned().into(),
        (true, true) => "a fact that would decide it is not stated".into(),
    };
    Raw { outcome: Outcome::NotStated, reason, gaps, unsaid: false, standing }
}
