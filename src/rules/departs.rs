//! Guidance that the published document departs from, with its own reason.

use super::weigh::Asked;
use crate::expr::Context;
use crate::finding::{Gap, Words};
use crate::law::{Force, InstrumentKind, Provision};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};

/// What the published document says of departing from what a rule asks.
pub(super) enum Departure {
    /// Nothing, or no reason.
    None,
    /// It departs, for this reason; where sources disagree about the reason, each of them.
    Because(String),
    /// It may depart: what it departs from, or why, is in doubt.
    Unclear(Vec<Gap>),
}

/// A text with all its readings, or why it is not known; nothing where none is stated.
type Told<'m> = Option<Result<Vec<&'m str>, Gap>>;

/// The published reason for departing from guidance, if the document gives one; law is never departed from.
pub(super) fn departure(asked: &Asked<'_, '_>, context: &Context<'_>, in_force: &[&Provision]) -> Departure {
    let rule = asked.hearing.rule;
    let is_guidance = |provision: &&Provision| {
        let instrument = asked.hearing.bench.law.instrument(&provision.instrument);
        provision.force != Force::Must && instrument.is_some_and(|found| found.kind == InstrumentKind::Edition)
    };
    let Some(model) = context.models.get(context.current).filter(|_| in_force.iter().all(is_guidance)) else {
        return Departure::None;
    };
    let mut unclear = Vec::new();
    for departure in model.of_kind(Kind::Departure).filter(|departure| model.is_published_word(*departure)) {
        let is_meant = |from: &&&str| **from == rule.text.id || in_force.iter().any(|provision| provision.id == **from);
        let (Some(from), Some(reason)) = (told(model, departure, "from"), told(model, departure, "reason")) else {
            continue;
        };
        let from = match from {
            Err(gap) => Some(gap),
            Ok(readings) => match readings.iter().filter(is_meant).count() {
                0 => continue,
                meant if meant == readings.len() => None,
                _ => Some(gap(model, departure, "from", "the sources disagree")),
            },
        };
        match (from, reason) {
            (None, Ok(reasons)) => return Departure::Because(reasons.join(" or ")),
            (from, reason) => unclear.extend(from.into_iter().chain(reason.err())),
        }
    }
    if unclear.is_empty() { Departure::None } else { Departure::Unclear(unclear) }
}

fn told<'m>(model: &'m Model, departure: ElementId, field: &str) -> Told<'m> {
    let known = |fact: Fact<'m>| match fact {
        Fact::Known(Datum::Text(text), _) => Some(text),
        _ => None,
    };
    match model.named(departure, field) {
        Fact::NotStated(_) | Fact::None(_) => None,
        Fact::Disputed(readings, _) if model.doubt(departure).is_none() => {
            let texts: Option<Vec<_>> = readings.iter().map(|reading| known(model.reading(reading).0)).collect();
            Some(texts.ok_or_else(|| gap(model, departure, field, "the sources disagree")))
        }
        Fact::Uncertain(_, _, why) => Some(Err(gap(model, departure, field, &format!("{}: {why}", Gap::IN_DOUBT)))),
        fact => Some(known(fact).map(|text| vec![text]).ok_or_else(|| gap(model, departure, field, Gap::UNREADABLE))),
    }
}

fn gap(model: &Model, departure: ElementId, field: &str, why: &str) -> Gap {
    let label = model.named(departure, field).span();
    let field = model.kind(departure).field(field);
    Gap {
        fact: model.path(departure, field).into(),
        why: Words::from(why.to_owned()),
        label,
        whom: model.whom(departure, field),
    }
}
