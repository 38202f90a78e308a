//! Whether an arrangement is only proposed, and what to make of one of which that cannot be told.

use super::Asks;
use super::judge::Bench;
use super::law_day::{LawDay, common, weigh_by_the_law_of};
use super::weigh::{Asked, Raw};
use crate::expr::{Context, EvalError, Judged, Thing, presence};
use crate::finding::Gap;
use crate::model::{Datum, Fact, Model};
use crate::time::Truth;

/// Whether a description is of a proposal, and what is missing where that cannot be told.
pub(super) fn proposal(model: &Model) -> (bool, Option<Gap>) {
    let is = |fact: Fact<'_>| matches!(fact, Fact::Known(Datum::Word("proposed"), _));
    let (why, label) = match model.named(model.root(), "status") {
        Fact::Disputed(readings, span) => {
            let proposed = readings.iter().filter(|reading| is(model.reading(reading).0)).count();
            if proposed == 0 || proposed == readings.len() {
                return (proposed > 0, None);
            }
            ("the sources disagree".to_owned(), span)
        }
        Fact::Uncertain(_, span, why) => (format!("the transcriber doubts it: {why}"), span),
        Fact::Unreadable(span) => ("it could not be read".to_owned(), span),
        fact => return (is(fact), None),
    };
    (false, Some(Gap { fact: "status".to_owned(), why, label }))
}

/// Whether a subject is there on the judged day; where what is planned may count, both ways are tried.
pub(super) fn presence_either_way(thing: Thing<'_>, bench: &Bench<'_>) -> Judged {
    let there = presence(thing, &bench.context);
    let Some(gap) = bench.perhaps_proposed else { return there };
    let if_proposed = presence(thing, &Context { planned_counts: true, ..bench.context });
    if there.truth == if_proposed.truth { there } else { Judged { truth: Truth::Unknown, gaps: vec![gap.clone()] } }
}

/// Judges as a proposal and as none; only what both come to stands.
pub(super) fn weigh_either_way<'l>(
    gap: &Gap,
    law_day: LawDay,
    asked: &Asked<'_, 'l>,
    context: &Context<'_>,
) -> Result<Raw<'l>, EvalError> {
    let mut raws = Vec::with_capacity(2);
    for proposed in [false, true] {
        let bench = Bench { proposed, ..*asked.bench };
        let planned_counts = proposed && asked.rule.text.asks == Asks::Design;
        let context = Context { planned_counts, ..*context };
        raws.push(weigh_by_the_law_of(law_day.clone(), &Asked { bench: &bench, ..*asked }, &context)?);
    }
    Ok(common(raws, asked.rule, "whether the arrangement is only proposed is not known", gap.clone()))
}
