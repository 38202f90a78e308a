//! What is handed over in a step: what it is, which post sees to it after the change, and on which day.

use super::hearing::Hearing;
use super::judge::Case;
use super::step::Step;
use crate::expr::{Context, Thing};
use crate::finding::{HandedOver, OnDay, Outcome, Verdict};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::{Body, Partners, Reference};
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
    let mut found: Vec<Owner> = Vec::new();
    for thing in answer.into_iter().flat_map(|answer| answer.things) {
        for owner in owners_of(thing, step) {
            let is_led = owner.is_by_law && found.iter().any(|known| known.body == owner.body);
            if !is_led && !found.contains(&owner) {
                found.push(owner);
            }
        }
    }
    let by_default = first_day.or_else(|| step.date.map(Day::from));
    let due = match &handed.due {
        Some(due) => {
            let answer = due.value(&context).ok()?;
            let earliest = answer.days.into_iter().min_by_key(|day| (day.last().is_none(), day.last()));
            // Known to be none: it is due when all is. What is not known is due on no day that could be named.
            earliest.or_else(|| by_default.filter(|_| answer.gaps.is_empty()))
        }
        None => by_default,
    };
    // What is in order and goes on from no day to another is handed over to nobody.
    if due.is_none() && verdict.outcome == Outcome::Met {
        return None;
    }
    // Where no description names anybody, those by law are told as such.
    if found.iter().all(|owner| owner.is_by_law) {
        found.clear();
    }
    let on = due.unwrap_or(step.day);
    let reference = hearing.bench.context.reference;
    let by_law = if found.is_empty() { partners_by_law(hearing, case, on) } else { Vec::new() };
    let gone = gone(&found, reference, on);
    let mut owners: Vec<String> = Vec::new();
    for owner in found {
        if !owners.contains(&owner.words) {
            owners.push(owner.words);
        }
    }
    let due = due.map(|day| OnDay { day: day.to_string(), words: day.in_words() });
    Some(HandedOver { verdict: place, what, owners, by_law, gone, due })
}

/// The safeguarding partners by law: of the area that is asked about, else of those of the arrangement of before.
fn partners_by_law(hearing: &Hearing<'_, '_>, case: &Case<'_>, day: Day) -> Vec<String> {
    let context = &hearing.bench.context;
    let model = context.models.get(context.current);
    let own = model.map(|model| model.led_by(model.root(), "areas").into_iter().filter_map(|area| model.id(area)));
    let areas = case.area.map_or_else(|| own.into_iter().flatten().collect(), |area| vec![area]);
    by_law(areas, context.reference, day).into_iter().map(|body| body.name.to_owned()).collect()
}

/// The safeguarding partners by law of some areas on a day, each once.
fn by_law<'r>(areas: Vec<&str>, reference: &'r Reference, day: Day) -> Vec<&'r Body<'static>> {
    let mut found: Vec<&Body<'static>> = Vec::new();
    for area in areas {
        let partners = day.first().and_then(|day| reference.partners_of(area, day));
        let Some(Partners { council, health, police, .. }) = partners else { continue };
        let health = health.iter().filter(|partner| !partner.overlap.marginal).map(|partner| partner.body);
        for body in std::iter::once(council).chain(health).chain(police) {
            if !found.iter().any(|known| known.id == body.id) {
                found.push(body);
            }
        }
    }
    found
}

/// Somebody who sees to something.
#[derive(PartialEq, Eq)]
struct Owner {
    words: String,
    /// The body, or that of the post, by its id.
    body: Option<String>,
    /// Whether it is one by law, and no description of after says so.
    is_by_law: bool,
}

/// The bodies of owners that are no more on a day.
fn gone(owners: &[Owner], reference: &Reference, day: Day) -> Vec<String> {
    let mut gone: Vec<String> = Vec::new();
    for id in owners.iter().filter_map(|owner| owner.body.as_deref()) {
        let body = reference.body(id).zip(day.first()).filter(|(body, day)| body.life.ended_before(*day));
        let ended = body.and_then(|(body, _)| Some((body.name, body.life.until?)));
        let words = ended.map(|(name, until)| format!("{name} ended on {}", until.in_words()));
        gone.extend(words.filter(|words| !gone.contains(words)));
    }
    gone
}

/// The posts that a thing leads to: a group by those who chair it, a body by its lead.
fn owners_of(thing: Thing<'_>, step: &Step<'_>) -> Vec<Owner> {
    let (model, element) = match thing {
        Thing::Of { model, element } => match step.models.get(model as usize) {
            Some(model) => (*model, element),
            None => return Vec::new(),
        },
        Thing::Body(body) => {
            let words = lead_of(body.id, step).unwrap_or_else(|| body.name.to_owned());
            return vec![Owner { words, body: Some(body.id.to_owned()), is_by_law: false }];
        }
        Thing::Area(_) => return Vec::new(),
    };
    of_element(model, element, step)
}

fn of_element(model: &Model, element: ElementId, step: &Step<'_>) -> Vec<Owner> {
    // What stands for it, where it is neither a post nor somebody who has one.
    let on = |field: &str| -> Vec<Owner> {
        model.led_by(element, field).into_iter().flat_map(|led| of_element(model, led, step)).collect()
    };
    let found = match model.kind(element) {
        Kind::Post => vec![of_post(model, element)],
        Kind::Group => {
            let chairs = on("chairs");
            if chairs.is_empty() { on("owner") } else { chairs }
        }
        Kind::Collective if model.id(element) == Some("partners") => of_arrangement(model, step),
        Kind::Chair | Kind::Scrutineer => on("post"),
        Kind::Partner => on("lead"),
        Kind::Arrangement => of_arrangement(model, step),
        Kind::Function => on("owners"),
        Kind::Body => {
            let lead = model.id(element).and_then(|id| Some((lead_of(id, step)?, id)));
            lead.into_iter().map(|(words, id)| Owner { words, body: Some(id.to_owned()), is_by_law: false }).collect()
        }
        _ => Vec::new(),
    };
    let named = matches!(model.kind(element), Kind::Group | Kind::Partner | Kind::Body | Kind::Collective);
    if !found.is_empty() || !named {
        return found;
    }
    let body = match model.kind(element) {
        Kind::Body => Some(element),
        Kind::Partner => model.led_by(element, "body").first().copied(),
        _ => None,
    };
    let body = body.and_then(|body| model.id(body)).map(str::to_owned);
    vec![Owner { words: model.name(element), body, is_by_law: false }]
}

/// The leads of the partners of an arrangement; of one that names none, its partners by law.
fn of_arrangement(model: &Model, step: &Step<'_>) -> Vec<Owner> {
    let partners = model.led_by(model.root(), "partners");
    if !partners.is_empty() {
        return partners.into_iter().flat_map(|partner| of_element(model, partner, step)).collect();
    }
    let areas = model.led_by(model.root(), "areas").into_iter().filter_map(|area| model.id(area)).collect();
    let bodies = by_law(areas, step.reference, step.day);
    bodies
        .into_iter()
        .map(|body| Owner { words: format!("{} (by law)", body.name), body: Some(body.id.to_owned()), is_by_law: true })
        .collect()
}

/// The lead of the partner that is that body, in any of the arrangements of after.
fn lead_of(body: &str, step: &Step<'_>) -> Option<String> {
    step.models.iter().skip(step.befores).find_map(|model| {
        let mut partners = model.of_kind(Kind::Partner);
        let partner =
            partners.find(|partner| model.led_by(*partner, "body").iter().any(|held| model.id(*held) == Some(body)))?;
        model.led_by(partner, "lead").first().map(|lead| post(model, *lead))
    })
}

fn of_post(model: &Model, element: ElementId) -> Owner {
    let body = model.led_by(element, "body").first().and_then(|body| model.id(*body)).map(str::to_owned);
    Owner { words: post(model, element), body, is_by_law: false }
}

/// A post by its title, with the body that it belongs to.
fn post(model: &Model, post: ElementId) -> String {
    let title = model.name(post);
    match model.led_by(post, "body").first().map(|body| model.name(*body)) {
        Some(body) if !title.contains(&body) => format!("{title} ({body})"),
        _ => title,
    }
}
