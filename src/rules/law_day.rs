//! The day whose law decides, and what to make of one that is too vague to tell which law that is.

use super::basis::stretches;
use super::compile::Compiled;
use super::constants::edition;
use super::hearing::Hearing;
use super::rulebook::Rule;
use super::weigh::{Asked, Raw, not_stated, weigh, with_new};
use crate::expr::{Context, EvalError};
use crate::finding::{Gap, Outcome, Whom, Words};
use crate::model::Model;
use crate::source::Span;
use crate::time::Day;

/// A day with the place it is stated at, if it is stated anywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) day: Day,
    at: Option<Span>,
}

/// The day whose law decides, or what is missing to know it.
pub(super) type LawDay = Result<Dated, Vec<Gap>>;

/// The day whose law decides: that of the event where the rule names one, else the file's own day.
pub(super) fn law_day(compiled: &Compiled, context: &Context<'_>, own: Day) -> Result<LawDay, EvalError> {
    let Some(program) = &compiled.law_day else { return Ok(Ok(Dated { day: own, at: None })) };
    Ok(program.day(context)?.map(|(day, at)| Dated { day, at }))
}

/// Judges by the law of a day. Where that changed on one of the days it may be, each law is tried, and only what all come
/// to stands (design section 4).
pub(super) fn weigh_by_the_law_of<'l>(
    law_day: LawDay,
    asked: &Asked<'_, 'l>,
    context: &Context<'_>,
) -> Result<Raw<'l>, EvalError> {
    let Ok(dated) = law_day else { return weigh(asked, context, law_day) };
    if dated.day.exact().is_some() {
        return weigh(asked, context, law_day);
    }
    let Hearing { rule, bench, .. } = asked.hearing;
    let tried = stretches(bench.law, &rule.basis, dated.day);
    if tried.len() < 2 {
        return weigh(asked, context, law_day);
    }
    let mut raws = Vec::with_capacity(tried.len());
    for stretch in tried {
        let of_that_day = edition(bench.law, stretch);
        // Where no event decides, the judged day is the uncertain one, unless that is the set's.
        let is_judged_day = asked.compiled.law_day.is_none() && bench.file_day.is_none();
        let day = if is_judged_day { stretch } else { context.day };
        let context = Context { instead: bench.edition(&of_that_day), day, ..*context };
        raws.push(weigh(asked, &context, Ok(Dated { day: stretch, at: dated.at }))?);
    }
    Ok(common(raws, rule, "the law changed on one of the days that it may be", vague(dated, context)))
}

/// What all come to, weighing no more than the least of them; where they differ it is not stated, for a reason and for want of a fact.
pub(super) fn common<'l>(raws: Vec<Raw<'l>>, rule: &Rule<'l>, why: &str, fact: Gap) -> Raw<'l> {
    let same = raws.windows(2).all(|pair| matches!(pair, [a, b] if a.outcome == b.outcome));
    let gaps = raws.iter().fold(Vec::new(), |gaps, raw| with_new(gaps, raw.gaps.clone()));
    let unsaid = raws.iter().any(|raw| raw.unsaid);
    let applies = |raw: &Raw<'l>| same || raw.outcome != Outcome::NotApplicable;
    let least = raws.into_iter().filter(applies).min_by_key(|raw| raw.weight(rule));
    match least {
        Some(raw) if same && raw.outcome == Outcome::NotStated => not_stated(raw.standing, "", gaps),
        Some(raw) if same => Raw { unsaid, ..raw },
        least => not_stated(least.and_then(|raw| raw.standing), why, with_new(vec![fact], gaps)),
    }
}

/// The day as what is missing.
fn vague(dated: Dated, context: &Context<'_>) -> Gap {
    let why = Words::Fixed("the date is too vague");
    let Some(model) = context.models.get(context.current) else {
        return Gap {
            fact: Words::default(),
            why,
            label: Span::new(crate::source::FileId(0), 0, 0),
            whom: Whom::Keeper,
        };
    };
    let (fact, label) = match dated.at.and_then(|span| Some((path_of(model, span)?, span))) {
        Some(placed) => placed,
        None => file_day(model),
    };
    Gap { fact: fact.into(), why, label, whom: Whom::Keeper }
}

fn path_of(model: &Model, span: Span) -> Option<String> {
    let (element, field) = model.at(span)?;
    Some(model.path(element, field))
}

fn file_day(model: &Model) -> (String, Span) {
    let span = model.named(model.root(), "as-at").span();
    ("as-at".to_owned(), span)
}
