//! One rule, one subject: the outcome, with its reason.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use super::compile::{Compiled, Deciding};
use super::constants::edition;
use super::counterfactual::Copies;
use super::hearing::Hearing;
use super::law_day::{law_day, weigh_by_the_law_of};
use super::proposal::weigh_either_way;
use super::say::{Said, found};
use super::weigh::{Asked, Raw};
use crate::expr::{Context, EvalError, Fixed, Thing};
use crate::finding::{Gap, Outcome, Step, Subject, Verdict};
use crate::law::Catalogue;
use crate::time::Day;

/// What is worked out beside outcomes, for whoever asks for it: both cost about as much as the outcomes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Detail {
    /// How conditions came out, and what would have come out otherwise.
    pub explain: bool,
    /// What rules do not ask only since the file is silent (`Verdict::unsaid`).
    pub silence: bool,
}

/// Everything that is the same for every rule and subject of one description.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// What expressions are worked out over; elements and constants are filled in per subject.
    pub context: Context<'a>,
    /// The catalogue.
    pub law: &'a Catalogue,
    /// The day that the description itself speaks for, where it is judged among others on the day of the set.
    pub file_day: Option<Day>,
    /// Values of the law's constants on the judged day.
    pub constants: &'a [Fixed<'a>],
    /// Whether the arrangement is only proposed.
    pub proposed: bool,
    /// What is missing to tell whether it is; nothing where that is certain.
    pub perhaps_proposed: Option<&'a Gap>,
    /// Where verdicts are to be explained, copies of the models to suppose facts on.
    pub explain: Option<&'a RefCell<Copies>>,
    /// Whether it is worked out what a rule does not ask only since the file is silent.
    pub silence: bool,
    /// The description's place in the report; nothing for the whole set.
    pub arrangement: Option<usize>,
}

impl<'a> Bench<'a> {
    /// Over these facts by this law, where nothing else is said: of nothing that is only proposed, of no description in the report,
    /// and nothing worked out beside the outcome.
    pub(super) fn over(context: Context<'a>, law: &'a Catalogue, constants: &'a [Fixed<'a>]) -> Self {
        Self {
            context: Context { statute: law, ..context },
            law,
            file_day: None,
            constants,
            proposed: false,
            perhaps_proposed: None,
            explain: None,
            silence: false,
            arrangement: None,
        }
    }

    /// The edition of another day in place of that of the judged one, which stands last among the law's constants.
    pub(super) fn edition<'e>(&self, edition: &'e [Fixed<'a>; 3]) -> (usize, &'e [Fixed<'a>]) {
        (self.constants.len().saturating_sub(edition.len()), edition)
    }

    /// The day whose law decides where no event does: that of the file, never that of the set.
    pub(super) fn own_day(&self) -> Day {
        self.file_day.unwrap_or(self.context.day)
    }
}

/// A subject, with what expressions and reports call it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The element.
    pub thing: Thing<'a>,
    /// Its name and key.
    pub subject: &'a Arc<Subject>,
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
pub(super) fn judge(hearing: &Hearing<'_, '_>, compiled: &Compiled, case: &Case<'_>) -> Result<Verdict, EvalError> {
    weighed(hearing, compiled, case, |raw, context| in_full(raw, hearing, compiled, case, context))
}

/// The outcome alone, without words for it.
///
/// # Errors
/// As [`judge`].
pub(super) fn outcome(hearing: &Hearing<'_, '_>, compiled: &Compiled, case: &Case<'_>) -> Result<Outcome, EvalError> {
    weighed(hearing, compiled, case, |raw, _| Ok(raw.outcome))
}

/// Weighs the rule by the law of its day, and hands on what came of it with what it was worked out over.
fn weighed<'l, T>(
    hearing: &Hearing<'_, 'l>,
    compiled: &Compiled,
    case: &Case<'_>,
    then: impl FnOnce(Raw<'l>, &Context<'_>) -> Result<T, EvalError>,
) -> Result<T, EvalError> {
    let bench = &hearing.bench;
    let elements = [case.thing];
    let with_own;
    let constants = if case.own.is_empty() {
        bench.constants
    } else {
        with_own = [bench.constants, case.own].concat();
        &with_own
    };
    let first = Context { elements: &elements, constants, ..bench.context };
    let law_day = law_day(compiled, &first, bench.own_day())?;
    let of_that_day;
    let context = match &law_day {
        Ok(at) if at.day != bench.context.day => {
            of_that_day = edition(bench.law, at.day);
            Context { instead: bench.edition(&of_that_day), ..first }
        }
        _ => first,
    };
    let asked = Asked { hearing, compiled, case };
    let raw = match hearing.bench.perhaps_proposed {
        None => weigh_by_the_law_of(law_day, &asked, &context)?,
        Some(gap) => weigh_either_way(gap, &law_day, &asked, &context)?,
    };
    then(raw, &context)
}

fn in_full<'l>(
    raw: Raw<'l>,
    hearing: &Hearing<'_, 'l>,
    compiled: &Compiled,
    case: &Case<'_>,
    context: &Context<'_>,
) -> Result<Verdict, EvalError> {
    let Hearing { rule, bench, .. } = hearing;
    rule.note(compiled, context, raw.outcome)?;
    let strength = raw.weight(rule);
    let steps = if bench.explain.is_some() { steps(compiled, context)? } else { Vec::new() };
    let mut verdict = Verdict {
        rule: hearing.index,
        arrangement: bench.arrangement,
        subject: case.subject.clone(),
        outcome: raw.outcome,
        strength,
        reason: raw.reason,
        gaps: raw.gaps,
        unsaid: raw.unsaid,
        finding: None,
        steps,
        rests_on: None,
    };
    if !matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable) {
        let provisions = raw.standing.as_deref().map_or(&[][..], |standing| &standing.provisions);
        let law = rule.cites(bench.law, provisions);
        let said = Said { rule, compiled, context, case };
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

/// The words with one blank between any two, as most are already.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    // What is neither a letter nor a blank of ASCII may be a blank of another sort; every byte is looked at, which is quicker.
    let plain = text.bytes().fold(true, |plain, byte| plain & (byte.wrapping_sub(b' ') < 0x7f - b' '));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
