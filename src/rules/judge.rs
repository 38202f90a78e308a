//! One rule, one subject: the outcome, with its reason.

use super::basis::{Standing, cites, standing, weight};
use super::compile::{Compiled, Deciding, law_constants};
use super::form::Asks;
use super::rulebook::Rule;
use super::say::{Said, departure, found, gaps_in_words};
use crate::expr::{Context, EvalError, Fixed, Program, Thing};
use crate::finding::{Gap, Outcome, Step, Strength, Subject, Verdict};
use crate::law::{Catalogue, Provision};
use crate::time::{Day, Truth};

/// Everything that is the same for every rule and subject of one description.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// What expressions are worked out over; elements and constants are filled in per subject.
    pub context: Context<'a>,
    /// The catalogue.
    pub law: &'a Catalogue,
    /// Values of the law's constants on the judged day.
    pub constants: &'a [Fixed<'a>],
    /// Whether the arrangement is only proposed.
    pub proposed: bool,
    /// Whether to show how conditions came out.
    pub explain: bool,
    /// The description's place in the report; nothing for the whole set.
    pub arrangement: Option<usize>,
}

/// A subject, with what expressions and reports call it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The element.
    pub thing: Thing<'a>,
    /// Its name and key.
    pub subject: &'a Subject,
    /// Its area, when it is one.
    pub area: Option<&'a str>,
    /// Constants that this kind of subject has beside the law's.
    pub own: &'a [Fixed<'a>],
    /// A fact without which nothing can be held not met: the day of an end that is not dated.
    pub undated: Option<&'a Gap>,
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

/// What a rule says of a subject.
///
/// # Errors
/// The rule cannot be worked out: a defect of its pack, never a verdict.
pub(super) fn judge(
    rule: &Rule<'_>,
    compiled: &Compiled,
    index: usize,
    bench: &Bench<'_>,
    case: &Case<'_>,
) -> Result<Verdict, EvalError> {
    let elements = [case.thing];
    let mut constants = bench.constants.to_vec();
    constants.extend_from_slice(case.own);
    let first = Context { elements: &elements, constants: &constants, ..bench.context };
    let day = if compiled.law_day.is_some() { law_day(compiled, &first)?.ok() } else { None };
    let of_that_day;
    let context = match day {
        Some(day) => {
            of_that_day = with_edition(bench.law, constants.clone(), day);
            Context { constants: &of_that_day, ..first }
        }
        None => first,
    };
    let raw = weigh(rule, compiled, bench, case, &context)?;
    let strength = weight(&raw.in_force, rule.limit.as_ref());
    let steps = if bench.explain { steps(compiled, &context)? } else { Vec::new() };
    let mut verdict = Verdict {
        rule: index,
        arrangement: bench.arrangement,
        subject: case.subject.clone(),
        outcome: raw.outcome,
        strength,
        reason: raw.reason,
        gaps: raw.gaps,
        finding: None,
        steps,
    };
    if !matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable) {
        let law = cites(bench.law, &raw.in_force, rule.limit.as_ref());
        let said = Said { rule, compiled, context: &context, case, law };
        let finding = found(&said, &verdict)?;
        verdict.strength = finding.strength;
        verdict.finding = Some(Box::new(finding));
    }
    Ok(verdict)
}

/// The outcome itself: does it apply, was it law, does it hold.
fn weigh<'l>(
    rule: &Rule<'l>,
    compiled: &Compiled,
    bench: &Bench<'_>,
    case: &Case<'_>,
    context: &Context<'_>,
) -> Result<Raw<'l>, EvalError> {
    if rule.text.asks == Asks::Operation && bench.proposed {
        return Ok(Raw::not_applicable(
            "the arrangements are proposed, and this asks what is done once they are in force",
        ));
    }
    let mut unsure_when = Vec::new();
    if let Some(when) = &compiled.when {
        let applies = when.truth(context)?;
        match applies.truth {
            Truth::True => {}
            Truth::False => {
                return Ok(Raw::not_applicable(format!("it asks this only where `{}`", one_line(when.text()))));
            }
            Truth::Unknown => unsure_when = applies.gaps,
        }
    }
    let day = match law_day(compiled, context)? {
        Ok(day) => day,
        Err(gaps) => return Ok(not_stated(rule.basis.clone(), "the day whose law decides is not known", gaps)),
    };
    let in_force = match standing(&rule.basis, day, case.area) {
        Standing::InForce(provisions) => provisions,
        Standing::NotInForce(why) => return Ok(Raw::not_applicable(why)),
        Standing::Unclear(why) => {
            return Ok(Raw {
                outcome: Outcome::NotStated,
                reason: why,
                gaps: unsure_when,
                in_force: rule.basis.clone(),
            });
        }
    };
    if !unsure_when.is_empty() {
        return Ok(not_stated(in_force, "it cannot be told whether it applies", unsure_when));
    }
    match &compiled.decides {
        Deciding::Holds(holds) => decided(rule, holds, context, in_force, case.undated),
        Deciding::Judgement(evidence) => for_people(evidence, context, in_force),
    }
}

fn decided<'l>(
    rule: &Rule<'l>,
    holds: &Program,
    context: &Context<'_>,
    in_force: Vec<&'l Provision>,
    undated: Option<&Gap>,
) -> Result<Raw<'l>, EvalError> {
    let judged = holds.truth(context)?;
    Ok(match judged.truth {
        Truth::True => {
            Raw { outcome: Outcome::Met, reason: "the stated facts satisfy it".to_owned(), gaps: Vec::new(), in_force }
        }
        Truth::Unknown => not_stated(in_force, "", judged.gaps),
        Truth::False if undated.is_some() => not_stated(in_force, "", undated.into_iter().cloned().collect()),
        Truth::False => match departure(rule, context, &in_force) {
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
    if evidence.value(context)?.places.is_empty() {
        let reason = "nothing that would answer it is cited".to_owned();
        return Ok(Raw { outcome: Outcome::NotStated, reason, gaps: Vec::new(), in_force });
    }
    let reason = "no machine can decide it; what is cited is shown".to_owned();
    Ok(Raw { outcome: Outcome::ForJudgement, reason, gaps: Vec::new(), in_force })
}

fn not_stated<'l>(in_force: Vec<&'l Provision>, why: &str, gaps: Vec<Gap>) -> Raw<'l> {
    let what = gaps_in_words(&gaps);
    let reason = match (why.is_empty(), what.is_empty()) {
        (true, false) => what,
        (false, false) => format!("{why}: {what}"),
        (false, true) => why.to_owned(),
        (true, true) => "a fact that would decide it is not stated".to_owned(),
    };
    Raw { outcome: Outcome::NotStated, reason, gaps, in_force }
}

/// The day whose law decides: that of the event where the rule names one, else the judged day.
fn law_day(compiled: &Compiled, context: &Context<'_>) -> Result<Result<Day, Vec<Gap>>, EvalError> {
    match &compiled.law_day {
        Some(program) => {
            let answer = program.value(context)?;
            Ok(answer.day.ok_or(answer.gaps))
        }
        None => Ok(Ok(context.day)),
    }
}

/// The constants with the edition of another day.
fn with_edition<'a>(law: &'a Catalogue, mut constants: Vec<Fixed<'a>>, day: Day) -> Vec<Fixed<'a>> {
    let at = law_constants(law).len().saturating_sub(1);
    if let Some(edition) = constants.get_mut(at) {
        *edition = super::constants::edition(law, day);
    }
    constants
}

fn steps(compiled: &Compiled, context: &Context<'_>) -> Result<Vec<Step>, EvalError> {
    let mut steps = Vec::new();
    if let Some(when) = &compiled.when {
        steps.extend(when.explain(context)?);
    }
    let (Deciding::Holds(program) | Deciding::Judgement(program)) = &compiled.decides;
    steps.extend(program.explain(context)?);
    Ok(steps)
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A verdict on a description that has no subject of the kind a rule asks about.
pub(super) fn without_subject(
    rule: &Rule<'_>,
    index: usize,
    bench: &Bench<'_>,
    subject: Subject,
    said_empty: bool,
) -> Verdict {
    let reason = if said_empty { "the file says that there is none of the kind it asks about" } else { "" };
    Verdict {
        rule: index,
        arrangement: bench.arrangement,
        subject,
        outcome: Outcome::NotApplicable,
        strength: rule.basis.iter().map(|provision| provision.strength()).max().unwrap_or(Strength::Note),
        reason: reason.to_owned(),
        gaps: Vec::new(),
        finding: None,
        steps: Vec::new(),
    }
}
