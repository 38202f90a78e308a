//! Facts and what they could say instead, in words.

use std::cmp::Ordering;

use super::copies::{Copies, Site};
use crate::finding::{Flip, Outcome, Rest, Turn};
use crate::model::vocab::Type;
use crate::model::{Datum, Fact, Model, Other};
use crate::time::{Day, Period};

/// What would have changed the verdict, in words.
pub(super) fn flip(copies: &Copies, outcome: Outcome, turns: &[(Site, Vec<Other>)]) -> Option<Flip> {
    let turns: Option<Vec<Turn>> = turns
        .iter()
        .map(|(site, others)| {
            let of = rest(copies, *site)?;
            let model = copies.model(*site)?;
            let fact = model.fact(site.element, site.field);
            let named = nearest(others, fact);
            let is_sample = named.len() < others.len();
            let instead = named.into_iter().map(|other| in_words(model, *site, other).into()).collect();
            Some(Turn { of, instead, is_sample })
        })
        .collect();
    Some(Flip { turns: turns?, outcome })
}

/// A fact in words.
pub(super) fn rest(copies: &Copies, site: Site) -> Option<Rest> {
    let model = copies.model(site)?;
    let fact = model.fact(site.element, site.field);
    Some(Rest {
        fact: model.path(site.element, Some(site.field)).into(),
        says: model.fact_in_words(fact).into(),
        place: fact.span(),
        papers: model.papers(site.element, Some(site.field)),
    })
}

/// Of days, periods and numbers, of which there are more than anybody would write down, the nearest on either side of what is
/// written; everything else as it is.
fn nearest<'o>(others: &'o [Other], fact: Fact<'_>) -> Vec<&'o Other> {
    let mut told: Vec<Ordering> = Vec::new();
    let mut is_named = |other: &&Other| match side(other, fact) {
        None => true,
        Some(side) if told.contains(&side) => false,
        Some(side) => {
            told.push(side);
            true
        }
    };
    others.iter().filter(|other| is_named(other)).collect()
}

/// Where on a line a value lies beside what is written; of a period its end, unless only its start is another. Beside nothing all
/// lie on one side.
fn side(other: &Other, fact: Fact<'_>) -> Option<Ordering> {
    let says = match fact {
        Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(datum),
        _ => None,
    };
    let ends = |period: &Period| (period.last_day().and_then(Day::last), period.first_day().and_then(Day::first));
    Some(match (other, says) {
        (Other::Day(day), Some(Datum::Day(known))) => day.first().cmp(&known.first()),
        (Other::Period(period), Some(Datum::Period(known))) => ends(period).cmp(&ends(&known)),
        (Other::Year(year), Some(Datum::Year(known))) => year.first().cmp(&known.first()),
        (Other::Number(number), Some(Datum::Int(known) | Datum::Money(known) | Datum::Share(known))) => {
            number.cmp(&known)
        }
        (Other::Day(_) | Other::Period(_) | Other::Year(_) | Other::Number(_), _) => Ordering::Equal,
        _ => return None,
    })
}

fn in_words(model: &Model, site: Site, other: &Other) -> String {
    let fact = model.fact(site.element, site.field);
    let ty = model.kind(site.element).definition(site.field).map(|field| field.ty);
    match other {
        Other::NotStated => "not stated".to_owned(),
        Other::Unreadable => "unreadable".to_owned(),
        Other::None => "none".to_owned(),
        Other::Certain => "certain".to_owned(),
        Other::Bool(value) => model.words(Datum::Bool(*value)),
        Other::Number(number) => model.words(match ty {
            Some(Type::Money) => Datum::Money(*number),
            Some(Type::Share) => Datum::Share(*number),
            _ => Datum::Int(*number),
        }),
        Other::Day(day) => model.words(Datum::Day(*day)),
        Other::Period(period) => model.words(Datum::Period(*period)),
        Other::Year(year) => model.words(Datum::Year(*year)),
        Other::Text(text) => match ty {
            Some(Type::Text) => text.clone(),
            _ => text.replace('-', " "),
        },
        Other::Element(element) => model.words(Datum::Element(*element)),
        Other::Reading(at) => match fact {
            Fact::Disputed(readings, _) => {
                readings.get(*at).map(|reading| model.fact_in_words(model.reading(reading).0)).unwrap_or_default()
            }
            _ => String::new(),
        },
        Other::Without(at) => match fact {
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                let member = list.get(*at).map(|member| model.fact_in_words(member)).unwrap_or_default();
                format!("without {member}")
            }
            _ => String::new(),
        },
        Other::Only(member) => in_words(model, site, member),
        Other::With(member) => format!("with {} as well", in_words(model, site, member)),
    }
}
