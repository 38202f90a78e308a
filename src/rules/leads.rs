//! Who stands for a body after a step: the lead of the partner that it is, or the delegates where the lead is not there; and the partners by law.

use super::owners::{Owner, absent, add, of_element, until_when};
use super::spoken_for::of_named;
use super::step::Step;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::{Body, BodyKind, Reference};
use crate::time::Day;

/// The leads of the partners by law of some areas on a day, or these themselves where no description of after names their lead; without the forces
/// where these have no part.
pub(super) fn partners_by_law(areas: Vec<&str>, (step, day): (&Step<'_>, Day), police: bool) -> Vec<Owner> {
    let mut found = Vec::new();
    for (area, body) in by_law(areas, step.reference, day, police) {
        let led: Vec<Owner> =
            of_area(body.id, area, step).into_iter().filter(|owner| owner.no_partner.is_none()).collect();
        let owners = if led.is_empty() { vec![Owner::by_law(body)] } else { led };
        for owner in owners {
            add(&mut found, owner);
        }
    }
    found
}

/// The safeguarding partners by law of some areas on a day, with the area.
fn by_law<'r>(areas: Vec<&str>, reference: &'r Reference, day: Day, police: bool) -> Vec<(&'r str, &'r Body<'static>)> {
    let mut found: Vec<(&str, &Body<'static>)> = Vec::new();
    let first = day.first();
    let areas =
        areas.into_iter().flat_map(|area| first.map(|day| reference.areas_after(area, day)).unwrap_or_default());
    for area in areas {
        let partners = first.and_then(|day| reference.partners_of(area.id, day));
        let Some(partners) = partners else { continue };
        let is_meant = |body: &&Body<'_>| police || body.kind() != BodyKind::Police;
        found.extend(partners.beyond_doubt().filter(is_meant).map(|body| (area.id, body)));
    }
    found
}

/// The leads of the partners of an arrangement; of one that names none, its partners by law.
pub(super) fn of_arrangement(model: &Model, step: &Step<'_>) -> Vec<Owner> {
    if !model.led_by(model.root(), "partners").is_empty() {
        return there_in(model, step).into_iter().flat_map(|partner| of_element(model, partner, step)).collect();
    }
    partners_by_law(model.area_ids().collect(), (step, step.day), true)
}

/// The partners of an arrangement that are there: of a body that is no more by then those that took its place by law alone, where all of them are.
pub(super) fn there_in(model: &Model, step: &Step<'_>) -> Vec<ElementId> {
    let partners = model.led_by(model.root(), "partners").into_iter();
    let there: Vec<ElementId> = partners.filter(|partner| absent(model, *partner, step).is_none()).collect();
    let bodies = |partner: &ElementId| -> Vec<&str> {
        model.led_by(*partner, "body").into_iter().filter_map(|body| model.id(body)).collect()
    };
    let all: Vec<&str> = there.iter().flat_map(bodies).collect();
    let is_replaced = |partner: &ElementId| {
        bodies(partner).into_iter().any(|body| {
            let next: Vec<&str> = next_of(model, body, step);
            !next.is_empty() && next.iter().all(|id| all.contains(id))
        })
    };
    let replaced: Vec<ElementId> = there.iter().copied().filter(is_replaced).collect();
    there.into_iter().filter(|partner| !replaced.contains(partner)).collect()
}

/// Those that stand by law in the place of a body that is no more, in the areas of an arrangement.
fn next_of<'r>(model: &Model, body: &str, step: &Step<'r>) -> Vec<&'r str> {
    let Some(day) = step.day.first() else { return Vec::new() };
    model.area_ids().flat_map(|area| step.reference.successors_of(body, day, Some(area))).map(|next| next.id).collect()
}

/// The lead of a partner, or the delegates who are there where the lead is not, or is a post of another body; nobody where no lead is named. Until when
/// it is a partner is said with them.
pub(super) fn of_partner(model: &Model, partner: ElementId, step: &Step<'_>) -> Vec<Owner> {
    let until = until_when(model, partner, step).map(|until| format!("a partner {until}"));
    let named = |role, post| {
        let owner = of_named(model, (partner, role), post, step);
        let words = until.iter().fold(owner.words, |words, until| match words.strip_suffix(')') {
            Some(open) => format!("{open}; {until})"),
            None => format!("{words} ({until})"),
        });
        Owner { words, ..owner }
    };
    let Some(lead) = model.led_by(partner, "lead").first().map(|lead| named("lead", *lead)) else { return Vec::new() };
    if lead.vacancy.is_none() {
        return vec![lead];
    }
    let delegates = model.led_by(partner, "delegates").into_iter().map(|post| named("delegate", post));
    let there: Vec<Owner> = delegates.filter(|delegate| delegate.vacancy.is_none()).collect();
    if there.is_empty() { vec![lead] } else { there }
}

/// Those who stand for a body that one of the arrangements names: as its partner, else as that of another which has it as one. A body that is no
/// partner of any stands for itself.
pub(super) fn of_body(model: &Model, body: ElementId, step: &Step<'_>) -> Vec<Owner> {
    let Some(id) = model.id(body) else { return Vec::new() };
    let (_, after) = step.sides();
    if !after.iter().any(|known| known.file() == model.file()) {
        return of_all(id, step);
    }
    if let Some(led) = standing_in(model, id, step).filter(|led| !led.is_empty()) {
        return led;
    }
    let away = away_from(model, id, step);
    if let Some(away) = away.clone().filter(|_| is_by_law(model, id, step)) {
        return vec![away];
    }
    let elsewhere: Vec<Vec<Owner>> = after.iter().filter_map(|other| standing_in(other, id, step)).collect();
    if elsewhere.is_empty() {
        return away.into_iter().collect();
    }
    let here = |owner| Owner { named_in: Some(model.file()), ..owner };
    whoever_is_there(elsewhere).into_iter().map(here).collect()
}

/// Those who stand for a body in each of the arrangements of after that have it as a partner.
pub(super) fn of_all(body: &str, step: &Step<'_>) -> Vec<Owner> {
    let (_, after) = step.sides();
    let each: Vec<Vec<Owner>> = after.iter().filter_map(|model| as_partner_of(model, body, step)).collect();
    if each.is_empty() {
        return after.iter().find_map(|model| away_from(model, body, step)).into_iter().collect();
    }
    each.into_iter().flatten().collect()
}

/// The same in those for an area, else in one of the others.
pub(super) fn of_area(body: &str, area: &str, step: &Step<'_>) -> Vec<Owner> {
    let (_, after) = step.sides();
    let is_for = |model: &&&Model| model.area_ids().any(|own| own == area);
    let own: Vec<Vec<Owner>> =
        after.iter().filter(is_for).filter_map(|model| as_partner_of(model, body, step)).collect();
    if own.iter().any(|led| !led.is_empty()) {
        return own.into_iter().flatten().collect();
    }
    let others: Vec<Vec<Owner>> = after.iter().filter_map(|model| standing_in(model, body, step)).collect();
    whoever_is_there(others)
}

/// Who stands for a body in an arrangement in which it is a partner, or would be one by law and is said not to be.
fn as_partner_of(model: &Model, body: &str, step: &Step<'_>) -> Option<Vec<Owner>> {
    let standing = standing_in(model, body, step);
    standing.or_else(|| Some(vec![away_from(model, body, step).filter(|_| is_by_law(model, body, step))?]))
}

/// Who stands for a body in an arrangement of which it is a partner then: nobody where its lead is not named. In the year after the first day a
/// body has what it has, whoever leads it by then.
fn standing_in(model: &Model, body: &str, step: &Step<'_>) -> Option<Vec<Owner>> {
    let mut there = entries_of(model, body).filter(|entry| absent(model, *entry, step).is_none()).peekable();
    there.peek()?;
    let led = there.map(|entry| of_partner(model, entry, step)).collect();
    let lasting = |owner: Owner| Owner {
        vacancy: owner.vacancy.filter(|_| step.breaks.is_empty()),
        bodies: vec![body.to_owned()],
        ..owner
    };
    Some(whoever_is_there(led).into_iter().map(lasting).collect())
}

/// The first of those who stand for a body in several places of whom anybody is there, else the first of all.
fn whoever_is_there(each: Vec<Vec<Owner>>) -> Vec<Owner> {
    let mut named: Vec<Vec<Owner>> = each.into_iter().filter(|led| !led.is_empty()).collect();
    let at = named.iter().position(|led| led.iter().any(|owner| owner.vacancy.is_none())).unwrap_or_default();
    if at < named.len() { named.swap_remove(at) } else { Vec::new() }
}

/// That a body is said to be no partner of an arrangement then, unless it is there as an agency now or is no more at all, which is told as such.
fn away_from(model: &Model, body: &str, step: &Step<'_>) -> Option<Owner> {
    let mut entries = entries_of(model, body);
    let entry = entries.find(|entry| absent(model, *entry, step).is_some())?;
    let is_it = |held: ElementId| model.id(held) == Some(body);
    let is_agency = model
        .of_kind(Kind::Agency)
        .any(|agency| model.led_by(agency, "body").into_iter().any(is_it) && absent(model, agency, step).is_none());
    let why = as_partner(&absent(model, entry, step).filter(|_| !is_agency)?);
    let name = model.led_by(entry, "body").first().map(|held| model.name(*held))?;
    let words = format!("{name} ({why})");
    let vacancy = Some(format!("{name} is {why}"));
    let named_in = Some(model.file());
    let no_partner = Some(name);
    let owner = Owner { vacancy, no_partner, is_nobody: true, named_in, ..Owner::new(words, vec![body.to_owned()]) };
    (!owner.has_ended(step.reference, step.day)).then_some(owner)
}

/// What a partner is that is not one then, from why it is not there.
fn as_partner(why: &str) -> String {
    if why == "ended" {
        return "no longer a partner".to_owned();
    }
    if let Some(day) = why.strip_prefix("there from ") {
        return format!("a partner only from {day} on");
    }
    let ways = [
        ("there until ", "a partner only until "),
        ("perhaps not there ", "perhaps not a partner "),
        ("not there ", "not a partner "),
    ];
    let on_a_day = ways.into_iter().find_map(|(so, is)| Some(format!("{is}{}", why.strip_prefix(so)?)));
    on_a_day.unwrap_or_else(|| format!("{why} as a partner"))
}

fn entries_of<'m>(model: &'m Model, body: &'m str) -> impl Iterator<Item = ElementId> + 'm {
    let is_it = move |entry: &ElementId| model.led_by(*entry, "body").iter().any(|held| model.id(*held) == Some(body));
    model.of_kind(Kind::Partner).filter(is_it)
}

/// Whether a body is a partner by law of one of the areas of an arrangement: of another it may have been one for a while only.
fn is_by_law(model: &Model, body: &str, step: &Step<'_>) -> bool {
    by_law(model.area_ids().collect(), step.reference, step.day, true).iter().any(|(_, one)| one.id == body)
}
