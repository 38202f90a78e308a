//! Facts and what they could say instead, in words.

use super::copies::{Copies, Site};
use super::lines::{lies_on_one, stretches};
use super::search::Turning;
use crate::finding::{Flip, Outcome, Rest, Turn};
use crate::model::vocab::Type;
use crate::model::{Datum, Fact, Model, Other};

/// What would have changed the verdict, in words.
pub(super) fn flip(copies: &Copies, outcome: Outcome, turns: &[Turning]) -> Option<Flip> {
    let turns: Option<Vec<Turn>> = turns
        .iter()
        .map(|turning| {
            let site = turning.site;
            let of = rest(copies, site)?;
            let model = copies.model(site)?;
            let fact = model.fact(site.element, site.field);
            let ty = model.kind(site.element).definition(site.field).map(|field| field.ty);
            let (mut instead, mut is_sample) = stretches(model, fact, ty, turning);
            // Where it cannot be told where they begin, the nearest stands for them.
            let nearest = turning.values.iter().find(|other| instead.is_empty() && lies_on_one(other));
            is_sample |= nearest.is_some();
            instead.extend(nearest.map(|other| in_words(model, site, other)));
            let others = turning.values.iter().filter(|other| !lies_on_one(other));
            instead.extend(others.map(|other| in_words(model, site, other)));
            Some(Turn { of, instead: instead.into_iter().map(Into::into).collect(), is_sample })
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
