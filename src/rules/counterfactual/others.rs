//! What a fact could say instead.

use super::domain::Domain;
use crate::model::vocab::{FieldId, Type};
use crate::model::{Datum, ElementId, Fact, List, Model, Other};
use crate::time::{Date, Day, Edge, FinancialYear, Period};

/// A word that nobody uses, for a text that is like no other.
pub(super) const UNHEARD_OF: &str = "something else";

/// Everything else that a field could say as far as a rule could tell the difference, nearest first.
pub(super) fn others(model: &Model, element: ElementId, field: FieldId, domain: &Domain) -> Vec<Other> {
    let Some(definition) = model.kind(element).definition(field) else { return Vec::new() };
    let fact = model.fact(element, field);
    let mut found = match fact {
        Fact::Uncertain(..) => vec![Other::Certain],
        Fact::Disputed(readings, _) => (0..readings.len()).map(Other::Reading).collect(),
        _ => Vec::new(),
    };
    let says = match fact {
        Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => Some(datum),
        _ => None,
    };
    match (definition.ty, says) {
        (Type::List { of, .. }, Some(Datum::List(list))) => members(model, list, *of, domain, &mut found),
        (Type::List { of, .. }, None) => {
            found.extend(
                values(model, element, *of, None, domain).into_iter().map(|member| Other::Only(Box::new(member))),
            );
        }
        (Type::List { .. } | Type::Element(_), _) => {}
        (ty, says) => found.extend(values(model, element, ty, says, domain)),
    }
    if !matches!(fact, Fact::None(_)) {
        found.push(Other::None);
    }
    if !matches!(fact, Fact::NotStated(_)) {
        found.push(Other::NotStated);
    }
    found
}

/// Every list with one member less, and with one more.
fn members(model: &Model, list: List<'_>, of: Type, domain: &Domain, found: &mut Vec<Other>) {
    found.extend((0..list.len()).map(Other::Without));
    if matches!(of, Type::Element(_)) {
        return;
    }
    let is_member = |other: &Other| list.iter().any(|fact| is_already(fact, other));
    let more = values(model, model.root(), of, None, domain).into_iter().filter(|other| !is_member(other));
    found.extend(more.map(|other| Other::With(Box::new(other))));
}

fn is_already(fact: Fact<'_>, other: &Other) -> bool {
    match (fact, other) {
        (Fact::Known(Datum::Element(known), _), Other::Element(other)) => known == *other,
        (Fact::Known(Datum::Text(known) | Datum::Word(known), _), Other::Text(other)) => known == other,
        _ => false,
    }
}

/// Every other value of a type.
fn values(model: &Model, element: ElementId, ty: Type, says: Option<Datum<'_>>, domain: &Domain) -> Vec<Other> {
    match ty {
        Type::Bool => [true, false].into_iter().filter(|value| !is_bool(says, *value)).map(Other::Bool).collect(),
        Type::Int | Type::Money | Type::Share => numbers(says, domain).into_iter().map(Other::Number).collect(),
        Type::Day => days(says.and_then(first_day), domain).map(|day| Other::Day(Day::from(day))).collect(),
        Type::Period => periods(says, domain),
        Type::Year => years(says, domain),
        Type::Text => texts(says, domain.texts.iter().map(String::as_str).chain([UNHEARD_OF])),
        Type::Word(list) if list.open => texts(says, list.words.iter().copied().chain([UNHEARD_OF])),
        Type::Word(list) => texts(says, list.words.iter().copied()),
        Type::Ref(kinds) => {
            let is_same = |other: &ElementId| matches!(says, Some(Datum::Element(known)) if known == *other);
            let all = model.elements().filter(|other| kinds.contains(&model.kind(*other)));
            all.filter(|other| !is_same(other) && *other != element).map(Other::Element).collect()
        }
        Type::Element(_) | Type::List { .. } => Vec::new(),
    }
}

fn is_bool(says: Option<Datum<'_>>, value: bool) -> bool {
    matches!(says, Some(Datum::Bool(known)) if known == value)
}

fn texts<'t>(says: Option<Datum<'_>>, all: impl Iterator<Item = &'t str>) -> Vec<Other> {
    let is_same = |text: &str| {
        matches!(says, Some(Datum::Text(known)) if known == text)
            || matches!(says, Some(Datum::Word(known)) if known == text)
    };
    all.filter(|text| !is_same(text)).map(|text| Other::Text(text.to_owned())).collect()
}

fn numbers(says: Option<Datum<'_>>, domain: &Domain) -> Vec<i64> {
    let known = match says {
        Some(Datum::Int(number) | Datum::Money(number) | Datum::Share(number)) => Some(number),
        _ => None,
    };
    let near = known.into_iter().flat_map(|number| [number.checked_sub(1), number.checked_add(1)]).flatten();
    let mut all: Vec<i64> = domain.numbers.iter().copied().chain([0]).chain(near).collect();
    all.retain(|number| Some(*number) != known);
    all.sort_unstable();
    all.dedup();
    all.sort_by_key(|number| known.map_or(0, |known| number.abs_diff(known)));
    all
}

fn first_day(datum: Datum<'_>) -> Option<Date> {
    match datum {
        Datum::Day(day) => day.first().or(day.last()),
        _ => None,
    }
}

/// Every day of the domain but this one, nearest first.
fn days(known: Option<Date>, domain: &Domain) -> impl Iterator<Item = Date> {
    let mut all: Vec<Date> = domain.days.iter().copied().filter(|day| Some(*day) != known).collect();
    let near = known.or(domain.judged);
    all.sort_by_cached_key(|day| near.map_or(0, |near| near.days_until(*day).unsigned_abs()));
    all.into_iter()
}

/// Periods of which one end lies elsewhere, the last day first; where there is none, the financial year of the judged day and those
/// beside it, which people write, and then a year from and to every day, so that nothing is missed.
fn periods(says: Option<Datum<'_>>, domain: &Domain) -> Vec<Other> {
    let Some(Datum::Period(period)) = says else {
        let from = |day: Date| day.plus_months(12).and_then(Date::previous).and_then(|last| whole(day, last));
        let to = |day: Date| day.plus_months(-12).and_then(Date::next).and_then(|first| whole(first, day));
        let about = |day: Date| [Some(day), day.plus_months(12), day.plus_months(-12)];
        let usual = domain.judged.into_iter().flat_map(about).flatten().filter_map(FinancialYear::of);
        let usual: Vec<Period> = usual.filter_map(|year| whole(year.first(), year.last())).collect();
        let made = domain.days.iter().flat_map(|day| [from(*day), to(*day)]).flatten();
        let made = made.filter(|made| !usual.contains(made));
        return usual.iter().copied().chain(made).map(Other::Period).collect();
    };
    let starts = days(period.first_day().and_then(Day::first), domain).map(|day| (Edge::Day(day.into()), period.end()));
    let ends = days(period.last_day().and_then(Day::last), domain).map(|day| (period.start(), Edge::Day(day.into())));
    ends.chain(starts).filter_map(|(start, end)| Period::new(start, end).ok()).map(Other::Period).collect()
}

fn whole(first: Date, last: Date) -> Option<Period> {
    Period::new(Edge::Day(first.into()), Edge::Day(last.into())).ok()
}

fn years(says: Option<Datum<'_>>, domain: &Domain) -> Vec<Other> {
    let known = match says {
        Some(Datum::Year(year)) => Some(year),
        _ => None,
    };
    let near = |year: FinancialYear| [year.first().plus_months(-12), year.last().next()];
    let near = known.into_iter().flat_map(near).flatten();
    let mut all: Vec<FinancialYear> = days(None, domain).chain(near).filter_map(FinancialYear::of).collect();
    all.sort_by_key(|year| year.first());
    all.dedup();
    all.retain(|year| Some(*year) != known);
    let away = |year: &FinancialYear| known.map_or(0, |known| known.first().days_until(year.first()).unsigned_abs());
    all.sort_by_key(away);
    all.into_iter().map(Other::Year).collect()
}
