//! The posts that see to what is handed over, found from what a rule names: a post, a group, a body, or whole arrangements.

use std::collections::BTreeSet;

use super::panels;
use super::step::Step;
use crate::expr::{Context, Thing, absence};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::reference::{Body, Partners, Reference};
use crate::source::FileId;
use crate::time::{Date, Day};

/// Somebody who sees to something.
#[derive(PartialEq, Eq)]
pub(super) struct Owner {
    /// The post with its body, the group with those who chair it, or the body.
    pub words: String,
    /// The body, or those of the post, by their ids.
    bodies: Vec<String>,
    /// Whether it is one by law, and no description of after says so.
    pub is_by_law: bool,
    /// What of it is with that body, where that is not all of it: the chair of a group.
    part: Option<String>,
    /// That nobody holds the post, as it is said to be.
    vacancy: Option<String>,
    /// Whether it is nobody whom one could ask: a group of which no chair and no owner is named, or somebody whom nobody engages any more.
    pub is_nobody: bool,
    /// The description that names it; nothing of one by law.
    pub named_in: Option<FileId>,
}

impl Owner {
    fn new(words: String, bodies: Vec<String>) -> Self {
        Self { words, bodies, is_by_law: false, part: None, vacancy: None, is_nobody: false, named_in: None }
    }

    fn by_law(body: &Body<'_>) -> Self {
        Self { is_by_law: true, ..Self::new(body.name.to_owned(), vec![body.id.to_owned()]) }
    }

    /// Whether none of its bodies is there any more on a day.
    pub fn has_ended(&self, reference: &Reference, day: Day) -> bool {
        !self.ended(reference, day).is_empty()
    }

    /// The names of its bodies and the days on which they ended, where all have by a day: a post that is shared stands with any of them.
    fn ended<'r>(&self, reference: &'r Reference, day: Day) -> Vec<(&'r str, Date)> {
        let ended = |id: &String| {
            let body = reference.body(id).filter(|body| day.first().is_some_and(|day| body.life.ended_before(day)))?;
            Some((body.name, body.life.until?))
        };
        self.bodies.iter().map(ended).collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

/// Adds an owner who is not among them yet: a body by law only where nobody else stands for it.
pub(super) fn add(found: &mut Vec<Owner>, owner: Owner) {
    let is_for = |known: &Owner| owner.bodies.iter().all(|body| known.bodies.contains(body));
    let is_led = owner.is_by_law && found.iter().any(is_for);
    if !is_led && !found.iter().any(|known| known.words == owner.words) {
        found.push(owner);
    }
}

/// The leads of the partners by law of some areas on a day, or these themselves where no description of after names their lead.
pub(super) fn partners_by_law(areas: Vec<&str>, (step, day): (&Step<'_>, Day), police: bool) -> Vec<Owner> {
    let bodies = by_law(areas, step.reference, day, police).into_iter();
    bodies.map(|body| lead_of(body.id, step).unwrap_or_else(|| Owner::by_law(body))).collect()
}

/// The safeguarding partners by law of some areas on a day, each once; without the forces where these have no part.
fn by_law<'r>(areas: Vec<&str>, reference: &'r Reference, day: Day, police: bool) -> Vec<&'r Body<'static>> {
    let mut found: Vec<&Body<'static>> = Vec::new();
    let first = day.first();
    let areas =
        areas.into_iter().flat_map(|area| first.map(|day| reference.areas_after(area, day)).unwrap_or_default());
    for area in areas {
        let partners = first.and_then(|day| reference.partners_of(area.id, day));
        let Some(Partners { council, health, police: forces, .. }) = partners else { continue };
        let health = health.iter().filter(|partner| !partner.overlap.marginal).map(|partner| partner.body);
        for body in std::iter::once(council).chain(health).chain(forces.into_iter().filter(|_| police)) {
            if !found.iter().any(|known| known.id == body.id) {
                found.push(body);
            }
        }
    }
    found
}

/// What takes their hands off it: bodies of owners that are no more on a day, and that nobody holds any of the posts that a description names.
pub(super) fn gone(owners: &[Owner], reference: &Reference, day: Day) -> Vec<String> {
    let mut gone: Vec<String> = Vec::new();
    for owner in owners {
        for (name, until) in owner.ended(reference, day) {
            let words = match &owner.part {
                Some(part) => format!("{part} is with {name}, which ended on {}", until.in_words()),
                None => format!("{name} ended on {}", until.in_words()),
            };
            if !gone.contains(&words) {
                gone.push(words);
            }
        }
    }
    let empty = without_anybody(owners);
    let left = owners.iter().filter(|owner| empty.contains(&owner.named_in));
    for vacancy in left.filter_map(|owner| owner.vacancy.as_ref()) {
        if !gone.contains(vacancy) {
            gone.push(vacancy.clone());
        }
    }
    gone
}

/// The descriptions that name only posts that nobody holds: whoever has it in one of several arrangements does nothing for another.
pub(super) fn without_anybody(owners: &[Owner]) -> Vec<Option<FileId>> {
    let files = owners.iter().map(|owner| owner.named_in);
    let is_empty = |file: &Option<FileId>| {
        owners.iter().filter(|owner| owner.named_in == *file).all(|owner| owner.vacancy.is_some())
    };
    files.filter(is_empty).collect()
}

/// The posts that a thing leads to on the day of a step: a group by those who chair it then, a body by its lead.
pub(super) fn owners_of(thing: Thing<'_>, step: &Step<'_>) -> Vec<Owner> {
    match thing {
        Thing::Of { model, element } => {
            step.models.get(model as usize).map(|model| of_element(model, element, step)).unwrap_or_default()
        }
        Thing::Body(body) => {
            let named = || Owner::new(body.name.to_owned(), vec![body.id.to_owned()]);
            vec![lead_of(body.id, step).unwrap_or_else(named)]
        }
        Thing::Area(_) => Vec::new(),
    }
}

fn of_element(model: &Model, element: ElementId, step: &Step<'_>) -> Vec<Owner> {
    // What stands for it, where it is neither a post nor somebody who has one.
    let on = |field: &str| -> Vec<Owner> {
        let led = model.led_by(element, field).into_iter().filter(|led| is_asked(model, element, *led, step));
        led.flat_map(|led| of_element(model, led, step)).collect()
    };
    let found = match model.kind(element) {
        Kind::Post => vec![of_post(model, element, step)],
        Kind::Group => return vec![of_group(model, element, step)],
        Kind::Collective if model.id(element) == Some("partners") => of_arrangement(model, step),
        Kind::Chair => ["post", "now", "body"].into_iter().flat_map(on).collect(),
        Kind::Scrutineer => ["post", "group", "body"].into_iter().flat_map(on).collect(),
        Kind::Partner => on("lead"),
        Kind::Arrangement => of_arrangement(model, step),
        Kind::Function => on("owners"),
        Kind::Body => model.id(element).and_then(|id| lead_of(id, step)).into_iter().collect(),
        _ => Vec::new(),
    };
    let named = matches!(model.kind(element), Kind::Partner | Kind::Body | Kind::Collective);
    if !found.is_empty() || !named {
        return found;
    }
    let body = match model.kind(element) {
        Kind::Body => Some(element),
        Kind::Partner => model.led_by(element, "body").first().copied(),
        _ => None,
    };
    let bodies = body.and_then(|body| model.id(body)).map(str::to_owned).into_iter().collect();
    vec![Owner { named_in: Some(model.file()), ..Owner::new(model.name(element), bodies) }]
}

/// Whether several arrangements of after have something of the kind that goes by a name.
fn is_in_several(step: &Step<'_>, kind: Kind, name: &str) -> bool {
    let (_, after) = step.sides();
    let has_one = |model: &&&Model| model.of_kind(kind).any(|element| model.name(element) == name);
    after.iter().filter(has_one).count() > 1
}

/// Whether all groups of after that go by a name are one: from one file of shared things, or for the same areas, some of each arrangement's, under
/// the same owner and chairs.
fn is_shared(step: &Step<'_>, name: &str) -> bool {
    let (_, after) = step.sides();
    let of = |model: &'_ &Model| -> Vec<ElementId> {
        model.of_kind(Kind::Group).filter(|group| model.name(*group) == name).collect()
    };
    let groups: Vec<(&Model, ElementId)> =
        after.iter().flat_map(|model| of(model).into_iter().map(|group| (*model, group))).collect();
    let Some((first, others)) = groups.split_first() else { return false };
    let from = |(model, group): &(&Model, ElementId)| -> Vec<(String, String)> {
        model.one_with(*group).into_iter().map(|(file, id)| (file.to_owned(), id.to_owned())).collect()
    };
    let areas = |(model, of): (&Model, ElementId), field: &str| -> BTreeSet<String> {
        model.led_by(of, field).into_iter().filter_map(|area| model.id(area).map(str::to_owned)).collect()
    };
    let covers = areas(*first, "covers");
    let held = |(model, group): &(&Model, ElementId)| -> Vec<String> {
        let chairs = model.led_by(*group, "chairs").into_iter();
        let chairs = chairs.flat_map(|chair| [model.led_by(chair, "post"), model.led_by(chair, "body")].concat());
        model.led_by(*group, "owner").into_iter().chain(chairs).map(|holder| model.name(holder)).collect()
    };
    let is_one = |other: &(&Model, ElementId)| {
        !from(first).is_empty() && from(first) == from(other)
            || covers == areas(*other, "covers") && held(first) == held(other)
    };
    let is_for = |(model, _): &(&Model, ElementId)| !areas((*model, model.root()), "areas").is_disjoint(&covers);
    others.iter().all(is_one) && (!from(first).is_empty() || groups.iter().all(is_for))
}

const CHAIRED: &str = "chaired by";

/// A group with those who chair it, else with whom it is owned by, and a panel for deaths of children else with its host or with those to whom it
/// answers; with its arrangement where another has a group of that name.
fn of_group(model: &Model, group: ElementId, step: &Step<'_>) -> Owner {
    let mut name = model.name(group);
    if is_in_several(step, Kind::Group, &name) && !is_shared(step, &name) {
        name = format!("{name} of {}", model.name(model.root()));
    }
    if let Some(why) = absent(model, group, step) {
        return nobody(model, format!("{name} ({why})"), format!("{name} is {why}"));
    }
    let chairs = model.led_by(group, "chairs");
    let there: Vec<ElementId> = chairs.iter().copied().filter(|chair| absent(model, *chair, step).is_none()).collect();
    // An owner stands for the group where no chair is named, and takes no empty one.
    if there.is_empty()
        && let Some(chair) = chairs.last()
    {
        return with_empty_chair(model, &name, *chair, step);
    }
    let is_asked = |held: &ElementId| is_asked(model, group, *held, step);
    let asked = |held: Vec<ElementId>| -> Vec<ElementId> { held.into_iter().filter(is_asked).collect() };
    for (how, held) in [
        (CHAIRED, asked(there)),
        ("owned by", asked(model.led_by(group, "owner"))),
        ("hosted by", asked(panels::hosts(model, group))),
        ("which answers to", panels::answers_to(model, group)),
    ] {
        let mut found = Vec::new();
        let held = held.into_iter();
        held.flat_map(|held| of_element(model, held, step)).for_each(|owner| add(&mut found, owner));
        if found.is_empty() {
            continue;
        }
        let vacancies: Option<Vec<&str>> = found.iter().map(|owner| owner.vacancy.as_deref()).collect();
        let vacancy = vacancies.map(|vacancies| vacancies.join(" and "));
        let bodies = if let [owner] = found.as_slice() { owner.bodies.clone() } else { Vec::new() };
        let words: Vec<&str> = found.iter().map(|owner| &*owner.words).collect();
        let words = format!("{name}, {how} {}", words.join(" and "));
        let part = (how == CHAIRED).then(|| format!("the chair of {name}"));
        return Owner { part, vacancy, named_in: Some(model.file()), ..Owner::new(words, bodies) };
    }
    Owner { is_nobody: true, named_in: Some(model.file()), ..Owner::new(name, Vec::new()) }
}

/// Whether it is asked who has something: another group that chairs or owns one stands for it by that one's name alone, unless it is not there.
fn is_asked(model: &Model, of: ElementId, held: ElementId, step: &Step<'_>) -> bool {
    let is_of_a_group = matches!(model.kind(of), Kind::Group | Kind::Chair);
    !is_of_a_group || model.kind(held) != Kind::Group || absent(model, held, step).is_some()
}

/// A group in whose chair nobody is, be it by its state or by its days.
fn with_empty_chair(model: &Model, name: &str, chair: ElementId, step: &Step<'_>) -> Owner {
    let on = step.day.in_words();
    match absent(model, chair, step) {
        Some(why) if !why.starts_with("there ") => {
            nobody(model, format!("{name} (chair {why})"), format!("the chair of {name} is {why}"))
        }
        _ => nobody(model, format!("{name} (nobody in the chair on {on})"), format!("nobody chairs {name} on {on}")),
    }
}

/// What nobody sees to, in words, and why.
fn nobody(model: &Model, words: String, vacancy: String) -> Owner {
    Owner { is_nobody: true, vacancy: Some(vacancy), named_in: Some(model.file()), ..Owner::new(words, Vec::new()) }
}

/// What a post, a group, a partner or a turn in the chair is on the day of a step on which it is not there for certain.
fn absent(model: &Model, element: ElementId, step: &Step<'_>) -> Option<String> {
    let at = step.models.iter().position(|known| known.file() == model.file())?;
    let context = Context {
        planned_counts: true,
        first_of_after: step.befores,
        becomes: step.becomes,
        ..Context::new(step.models, at, step.day, step.reference)
    };
    absence(Thing::Of { model: u32::try_from(at).ok()?, element }, step.day, &context)
}

/// That whoever engages a post, and nobody employs it, is no more: whoever holds it works for nobody.
fn left_by_all(model: &Model, post: ElementId, step: &Step<'_>) -> Option<String> {
    if !model.led_by(post, "employed-by").is_empty() {
        return None;
    }
    let engaged = model.led_by(post, "engaged-by").into_iter();
    // Whom the lists do not have is there.
    let bodies = engaged.map(|by| model.id(by).unwrap_or_default().to_owned()).collect();
    let ended = Owner::new(String::new(), bodies).ended(step.reference, step.day);
    let ended: Vec<String> =
        ended.into_iter().map(|(name, until)| format!("{name}, which ended on {}", until.in_words())).collect();
    (!ended.is_empty()).then(|| format!("{} is engaged by {}", model.name(post), ended.join(", and by ")))
}

/// The leads of the partners of an arrangement; of one that names none, its partners by law.
fn of_arrangement(model: &Model, step: &Step<'_>) -> Vec<Owner> {
    let partners = model.led_by(model.root(), "partners");
    if !partners.is_empty() {
        let there = partners.into_iter().filter(|partner| absent(model, *partner, step).is_none());
        return there.flat_map(|partner| of_element(model, partner, step)).collect();
    }
    let areas = model.led_by(model.root(), "areas").into_iter().filter_map(|area| model.id(area)).collect();
    partners_by_law(areas, (step, step.day), true)
}

/// The lead of the partner that is that body, in any of the arrangements of after.
fn lead_of(body: &str, step: &Step<'_>) -> Option<Owner> {
    step.models.iter().skip(step.befores).find_map(|model| {
        let mut partners = model.of_kind(Kind::Partner).filter(|partner| absent(model, *partner, step).is_none());
        let partner =
            partners.find(|partner| model.led_by(*partner, "body").iter().any(|held| model.id(*held) == Some(body)))?;
        let lead = model.led_by(partner, "lead").first().map(|lead| of_post(model, *lead, step))?;
        // In the year after the first day a body has what it has, whoever leads it by then.
        let vacancy = lead.vacancy.filter(|_| step.breaks.is_empty());
        Some(Owner { bodies: vec![body.to_owned()], vacancy, ..lead })
    })
}

/// Until when somebody who is there has a post, where that is within a year: whoever leads a body may be another before what it has is due.
fn until_when(model: &Model, post: ElementId, step: &Step<'_>) -> Option<String> {
    let year = step.day.last()?.plus_months(12)?;
    let is_soon = |until: &Day| until.last().is_some_and(|last| last < year) && !until.before(step.day).is_true();
    let until = if let Fact::Known(Datum::Day(until), _) = model.named(post, "until") { Some(until) } else { None };
    let term = if let Fact::Known(Datum::Period(term), _) = model.named(post, "term") { term.last_day() } else { None };
    let until = until.filter(is_soon).map(|until| format!("until {}", until.in_words()));
    until.or_else(|| term.filter(is_soon).map(|last| format!("term until {}", last.in_words())))
}

/// A post by its title, with the body that it belongs to, or with its arrangement where another has one of that title too, and that
/// nobody holds it.
fn of_post(model: &Model, post: ElementId, step: &Step<'_>) -> Owner {
    let mut title = model.name(post);
    let of = [model.led_by(post, "body"), model.led_by(post, "joint-with")].concat();
    if of.is_empty() && is_in_several(step, Kind::Post, &title) {
        title = format!("{title} of {}", model.name(model.root()));
    }
    let id = |body: &ElementId| model.id(*body).unwrap_or_default().to_owned();
    let is_there = |body: &&ElementId| !Owner::new(String::new(), vec![id(body)]).has_ended(step.reference, step.day);
    // One that is no more has the post with nobody; where that is so of all, it is told of all.
    let there: Vec<&ElementId> = of.iter().filter(is_there).collect();
    let holders = if there.is_empty() { of.iter().collect() } else { there };
    let names: Vec<String> =
        holders.into_iter().map(|body| model.name(*body)).filter(|body| !title.contains(body)).collect();
    let name = (!names.is_empty()).then(|| names.join(" and "));
    let state = absent(model, post, step);
    let words = match (name, state.clone().or_else(|| until_when(model, post, step))) {
        (Some(name), Some(state)) => format!("{title} ({name}; {state})"),
        (Some(name), None) => format!("{title} ({name})"),
        (None, Some(state)) => format!("{title} ({state})"),
        (None, None) => title.clone(),
    };
    let left = left_by_all(model, post, step);
    let is_nobody = left.is_some();
    let vacancy = state.map(|state| format!("{title} is {state}")).or(left);
    // One that has no id is in no list, and no day is known on which it ended.
    let bodies = of.iter().map(id).collect();
    Owner { vacancy, is_nobody, named_in: Some(model.file()), ..Owner::new(words, bodies) }
}
