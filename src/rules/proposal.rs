//! Whether an arrangement is only proposed, and what to make of one of which that cannot be told.

use std::borrow::Cow;

use super::hearing::Hearing;
use super::judge::Bench;
use super::law_day::{LawDay, common, weigh_by_the_law_of};
use super::roll::Called;
use super::weigh::{Asked, Raw};
use crate::expr::{Context, EvalError, Judged};
use crate::finding::{Gap, Whom, Words};
use crate::model::{Datum, Fact, Model};
use crate::source::Span;
use crate::time::Truth;

/// Whether a description is of a proposal, and what is missing where that cannot be told.
pub(super) fn proposal(model: &Model) -> (bool, Option<Gap>) {
    let is = |fact: Fact<'_>| matches!(fact, Fact::Known(Datum::Word("proposed"), _));
    let (why, label): (Words, Span) = match model.named(model.root(), "status") {
        Fact::Disputed(readings, span) => {
            let proposed = readings.iter().filter(|reading| is(model.reading(reading).0)).count();
            if proposed == 0 || proposed == readings.len() {
                return (proposed > 0, None);
            }
            ("the sources disagree".into(), span)
        }
        Fact::Uncertain(_, span, why) => (format!("{}: {why}", Gap::IN_DOUBT).into(), span),
        Fact::Unreadable(span) => (Gap::UNREADABLE.into(), span),
        fact => return (is(fact) || model.is_ahead(), None),
    };
    (false, Some(Gap { fact: "status".into(), why, label, whom: Whom::Keeper }))
}

/// Whether a subject is there on the judged day; where what is planned may count, both ways are tried.
pub(super) fn presence_either_way<'c>(called: &'c Called, bench: &Bench<'_>) -> Cow<'c, Judged> {
    let there = called.there(&bench.context);
    let Some(gap) = bench.perhaps_proposed else { return Cow::Borrowed(there) };
    let if_proposed = called.there(&Context { planned_counts: true, ..bench.context });
    if there.truth == if_proposed.truth {
        Cow::Borrowed(there)
    } else {
        Cow::Owned(Judged { truth: Truth::Unknown, gaps: vec![gap.clone()], is_of_none: false })
    }
}

/// Judges as a proposal and as none; only what both come to stands.
pub(super) fn weigh_either_way<'l>(
    gap: &Gap,
    law_day: &LawDay,
    asked: &Asked<'_, 'l>,
    context: &Context<'_>,
) -> Result<Raw<'l>, EvalError> {
    let Hearing { rule, index, bench, .. } = asked.hearing;
    let mut raws = Vec::with_capacity(2);
    for proposed in [false, true] {
        let hearing = Hearing::new(rule, *index, &Bench { proposed, ..*bench });
        let context = Context { planned_counts: hearing.bench.context.planned_counts, ..*context };
        let asked = Asked { hearing: &hearing, ..*asked };
        raws.push(weigh_by_the_law_of(law_day.clone(), &asked, &context)?);
    }
    Ok(common(raws, rule, "whether the arrangement is only proposed is not known", gap.clone()))
}
