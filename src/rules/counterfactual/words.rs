//! Facts and what they could say instead, in words.

use super::copies::{Copies, Site};
use super::lines::{lies_on_one, stretches};
use super::others::UNHEARD_OF;
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
            let (instead, is_sample) = values(model, site, turning, &turning.values);
            let likely: Vec<Other> =
                turning.values.iter().filter(|other| is_likely(model, site, turning, other)).cloned().collect();
            let (mut told, is_likely_sample) = values(model, site, turning, &likely);
            let likely = told.len();
            let odd: Vec<String> = instead.into_iter().filter(|words| !told.contains(words)).collect();
            told.extend(odd);
            let is_sample = if likely > 0 { is_likely_sample } else { is_sample };
            Some(Turn { of, instead: told.into_iter().map(Into::into).collect(), likely, is_sample })
        })
        .collect();
    Some(Flip { turns: turns?, outcome })
}

/// These values in words, those that lie on a line by where they begin and end; and whether there are more, further away.
fn values(model: &Model, site: Site, turning: &Turning, values: &[Other]) -> (Vec<String>, bool) {
    let fact = model.fact(site.element, site.field);
    let ty = model.kind(site.element).definition(site.field).map(|field| field.ty);
    let own = Turning { site, values: values.to_vec(), tried: turning.tried.clone() };
    let (mut told, mut is_sample) = stretches(model, fact, ty, &own);
    // Where it cannot be told where they begin, the nearest stands for them.
    let nearest = values.iter().find(|other| told.is_empty() && lies_on_one(other));
    is_sample |= nearest.is_some();
    told.extend(nearest.map(|other| in_words(model, site, other)));
    let others = values.iter().filter(|other| !lies_on_one(other));
    told.extend(others.map(|other| in_words(model, site, other)));
    (told, is_sample)
}

/// Whether somebody may write a value where the fact stands. Nobody takes back a list that has entries, nor writes fewer than none;
/// the number of an entry counts nothing; and where any text does it, a rule's own words for something else are none.
fn is_likely(model: &Model, site: Site, turning: &Turning, other: &Other) -> bool {
    let fact = model.fact(site.element, site.field);
    let name = model.kind(site.element).definition(site.field).map_or("", |field| field.name);
    let any_does = || {
        let is_any = |other: &Other| text_of(other).is_some_and(|text| text == UNHEARD_OF);
        turning.values.iter().any(is_any)
    };
    match other {
        Other::None | Other::NotStated => !matches!(fact, Fact::Known(Datum::List(list), _) if !list.is_empty()),
        Other::Number(number) => *number >= 0 && name != "paragraph",
        other => match text_of(other) {
            Some(text) if is_free(model, site) => text == UNHEARD_OF || !any_does(),
            _ => true,
        },
    }
}

/// Whether a fact is text of somebody's own, or a list of it.
fn is_free(model: &Model, site: Site) -> bool {
    let ty = model.kind(site.element).definition(site.field).map(|field| field.ty);
    matches!(ty, Some(Type::Text)) || matches!(ty, Some(Type::List { of, .. }) if matches!(of, Type::Text))
}

/// The text that a fact could say, alone or in a list.
fn text_of(other: &Other) -> Option<&str> {
    match other {
        Other::Text(text) => Some(text),
        Other::Only(member) | Other::With(member) => text_of(member),
        _ => None,
    }
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
        Other::Text(text) if text == UNHEARD_OF && matches!(fact, Fact::NotStated(_) | Fact::None(_)) => {
            "stated".to_owned()
        }
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
