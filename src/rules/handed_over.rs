//! What is handed over in a step: what it is, which post sees to it after the change, and on which day.

use super::hearing::Hearing;
use super::judge::Case;
use super::step::Step;
use crate::expr::{Context, Thing};
use crate::finding::{HandedOver, OnDay, Outcome, Verdict};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::reference::{Partners, Reference};
use crate::time::Day;

/// What a rule hands over with a subject; nothing where it does not apply, or says of nothing that it is handed over.
pub(super) fn handed_over(
    hearing: &Hearing<'_, '_>,
    case: &Case<'_>,
    verdict: &Verdict,
    place: usize,
    step: &Step<'_>,
    first_day: Option<Day>,
) -> Option<HandedOver> {
    let compiled = hearing.compiled().ok()?;
    let handed = compiled.hand_over.as_ref().filter(|_| verdict.outcome != Outcome::NotApplicable)?;
    let constants = [hearing.bench.constants, case.own].concat();
    let context = Context { elements: &[case.thing], constants: &constants, ..hearing.bench.context };
    let what = handed.what.render(&context).ok()?;
    let answer = match &handed.owner {
        Some(owner) => Some(owner.value(&context).ok()?),
        None => None,
    };
    let mut owners: Vec<String> = Vec::new();
    for thing in answer.into_iter().flat_map(|answer| answer.things) {
        for owner in posts_of(thing, step) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
    }
    let due = match &handed.due {
        Some(due) => due.day(&context).ok()?.ok().map(|(day, _)| day),
        None => first_day.or_else(|| step.date.map(Day::from)),
    };
    // What is in order and goes on from no day to another is handed over to nobody.
    if due.is_none() && verdict.outcome == Outcome::Met {
        return None;
    }
    let on = due.unwrap_or(step.day);
    let by_law =
        if owners.is_empty() { partners_by_law(case, hearing.bench.context.reference, on) } else { Vec::new() };
    let due = due.map(|day| OnDay { day: day.to_string(), words: day.in_words() });
    Some(HandedOver { verdict: place, what, owners, by_law, due })
}

/// The safeguarding partners of an area by law, where it is an area that is asked about.
fn partners_by_law(case: &Case<'_>, reference: &Reference, day: Day) -> Vec<String> {
    let partners = case.area.zip(day.first()).and_then(|(area, day)| reference.partners_of(area, day));
    let Some(Partners { council, health, police, .. }) = partners else { return Vec::new() };
    let health = health.iter().filter(|partner| !partner.overlap.marginal).map(|partner| partner.body);
    std::iter::once(council).chain(health).chain(police).map(|body| body.name.to_owned()).collect()
}

/// The posts that a thing leads to: a group by those who chair it, a body by its lead.
fn posts_of(thing: Thing<'_>, step: &Step<'_>) -> Vec<String> {
    let (model, element) = match thing {
        Thing::Of { model, element } => match step.models.get(model as usize) {
            Some(model) => (*model, element),
            None => return Vec::new(),
        },
        Thing::Body(body) => return vec![lead_of(body.id, step).unwrap_or_else(|| body.name.to_owned())],
        Thing::Area(_) => return Vec::new(),
    };
    of_element(model, element, step)
}

fn of_element(model: &Model, element: ElementId, step: &Step<'_>) -> Vec<String> {
    // What stands for it, where it is neither a post nor somebody who has one.
    let on = |field: &str| -> Vec<String> {
        led_by(model, element, field).into_iter().flat_map(|led| of_element(model, led, step)).collect()
    };
    let found = match model.kind(element) {
        Kind::Post => vec![post(model, element)],
        Kind::Group => on("chairs"),
        Kind::Chair | Kind::Scrutineer => on("post"),
        Kind::Partner => on("lead"),
        Kind::Arrangement => on("partners"),
        Kind::Function => on("owners"),
        Kind::Body => model.id(element).and_then(|id| lead_of(id, step)).into_iter().collect(),
        _ => Vec::new(),
    };
    let named = matches!(model.kind(element), Kind::Group | Kind::Partner | Kind::Body | Kind::Collective);
    if found.is_empty() && named { vec![model.name(element)] } else { found }
}

/// The lead of the partner that is that body, in any of the arrangements of after.
fn lead_of(body: &str, step: &Step<'_>) -> Option<String> {
    step.models.iter().skip(step.befores).find_map(|model| {
        let mut partners = model.of_kind(Kind::Partner);
        let partner = partners
            .find(|partner| led_by(model, *partner, "body").iter().any(|held| model.id(*held) == Some(body)))?;
        led_by(model, partner, "lead").first().map(|lead| post(model, *lead))
    })
}

/// A post by its title, with the body that it belongs to.
fn post(model: &Model, post: ElementId) -> String {
    let title = model.name(post);
    match led_by(model, post, "body").first().map(|body| model.name(*body)) {
        Some(body) if !title.contains(&body) => format!("{title} ({body})"),
        _ => title,
    }
}

/// What a field for certain leads to, be it one or several.
fn led_by(model: &Model, element: ElementId, field: &str) -> Vec<ElementId> {
    let of = |fact: Fact<'_>| match fact {
        Fact::Known(Datum::Element(led), _) => Some(led),
        _ => None,
    };
    match model.named(element, field) {
        Fact::Known(Datum::List(list), _) => list.iter().filter_map(of).collect(),
        fact => of(fact).into_iter().collect(),
    }
}
