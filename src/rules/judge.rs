//! One rule, one subject: the outcome, with its reason.

use super::basis::{cites, weight};
use super::compile::{Compiled, Deciding};
use super::law_day::{law_day, weigh_by_the_law_of, with_edition};
use super::proposal::weigh_either_way;
use super::rulebook::Rule;
use super::say::{Said, found};
use super::weigh::Asked;
use crate::expr::{Context, EvalError, Fixed, Thing};
use crate::finding::{Gap, Outcome, Step, Subject, Verdict};
use crate::law::{Catalogue, Provision};

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
    /// What is missing to tell whether it is; nothing where that is certain.
    pub perhaps_proposed: Option<&'a Gap>,
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
    /// What is missing to tell whether it is there on the judged day; nothing when it is there for certain.
    pub maybe: &'a [Gap],
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
    let with_own;
    let constants = if case.own.is_empty() {
        bench.constants
    } else {
        with_own = [bench.constants, case.own].concat();
        &with_own
    };
    let first = Context { elements: &elements, constants, ..bench.context };
    let law_day = law_day(compiled, &first)?;
    let of_that_day;
    let context = match (&compiled.law_day, &law_day) {
        (Some(_), Ok(at)) => {
            of_that_day = with_edition(bench.law, constants, at.day);
            Context { constants: &of_that_day, ..first }
        }
        _ => first,
    };
    let asked = Asked { rule, compiled, bench, case };
    let raw = match bench.perhaps_proposed {
        None => weigh_by_the_law_of(law_day, &asked, &context)?,
        Some(gap) => weigh_either_way(gap, law_day, &asked, &context)?,
    };
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
        let law = cites(bench.law, &raw.in_force, rule);
        let said = Said { rule, compiled, context: &context, case };
        let finding = found(&said, &verdict, law)?;
        verdict.strength = finding.strength;
        verdict.finding = Some(Box::new(finding));
    }
    Ok(verdict)
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
    let in_force: Vec<&Provision> =
        rule.basis.iter().copied().filter(|provision| provision.in_force(bench.context.day).is_true()).collect();
    let reason = if said_empty { "the file says that there is none of the kind it asks about" } else { "" };
    Verdict {
        rule: index,
        arrangement: bench.arrangement,
        subject,
        outcome: Outcome::NotApplicable,
        strength: weight(&in_force, rule.limit.as_ref()),
        reason: reason.to_owned(),
        gaps: Vec::new(),
        finding: None,
        steps: Vec::new(),
    }
}
