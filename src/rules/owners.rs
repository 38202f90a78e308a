//! The posts that see to what is handed over, found from what a rule names: a post, a group, a body, or whole arrangements.

use std::collections::BTreeSet;

use super::chairs;
use super::leads;
use super::panels;
use super::step::Step;
use super::unheld::each_once;
use crate::expr::{Thing, absence};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::reference::{Body, Reference};
use crate::source::FileId;
use crate::time::{Date, Day};

/// Somebody who sees to something.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Owner {
    /// The post with its body, the group with those who chair it, or the body.
    pub words: String,
    /// The body, or those of the post, by their ids.
    pub(super) bodies: Vec<String>,
    /// Whether it is one by law, and no description of after says so.
    pub is_by_law: bool,
    /// What of it is with that body, where that is not all of it: the chair of a group.
    pub(super) part: Option<String>,
    /// That nobody holds the post, as it is said to be, or that the body is no partner.
    pub(super) vacancy: Option<String>,
    /// The name of a body that is said to be no partner then.
    pub(super) no_partner: Option<String>,
    /// Whether it is nobody whom one could ask: a group of which no chair and no owner is named, somebody whom nobody engages any more, or a body
    /// that is no partner.
    pub is_nobody: bool,
    /// The description that names it; nothing of one by law.
    pub named_in: Option<FileId>,
}

impl Owner {
    pub(super) fn new(words: String, bodies: Vec<String>) -> Self {
        Self {
            words,
            bodies,
            is_by_law: false,
            part: None,
            vacancy: None,
            no_partner: None,
            is_nobody: false,
            named_in: None,
        }
    }

    pub(super) fn by_law(body: &Body<'_>) -> Self {
        Self { is_by_law: true, ..Self::new(body.name.to_owned(), vec![body.id.to_owned()]) }
    }

    /// What settles something that is open anyway: a body that is no partner then by its name, for it may have to be one.
    pub(super) fn by_its_name(self) -> Self {
        match self.no_partner {
            Some(name) => Self { named_in: self.named_in, ..Self::new(name, self.bodies) },
            None => self,
        }
    }

    /// The body by its name alone, where it is one, for nobody holds the post in which it would be asked.
    pub(super) fn body_alone(&self, reference: &Reference) -> Self {
        let name = match self.bodies.as_slice() {
            [id] if self.vacancy.is_some() => reference.body(id).map(|body| body.name),
            _ => None,
        };
        match name {
            Some(name) => Self { named_in: self.named_in, ..Self::new(name.to_owned(), self.bodies.clone()) },
            None => self.clone(),
        }
    }

    /// Whether none of its bodies is there any more on a day.
    pub fn has_ended(&self, reference: &Reference, day: Day) -> bool {
        !self.ended(reference, day).is_empty()
    }

    /// The names of its bodies and the days on which they ended, where all have by a day: a post that is shared stands with any of them.
    pub(super) fn ended<'r>(&self, reference: &'r Reference, day: Day) -> Vec<(&'r str, Date)> {
        let ended = |id: &String| {
            let body = reference.body(id).filter(|body| day.first().is_some_and(|day| body.life.ended_before(day)))?;
            Some((body.name, body.life.until?))
        };
        self.bodies.iter().map(ended).collect::<Option<Vec<_>>>().unwrap_or_default()
    }
}

/// Adds an owner who is not among them yet: a body by law only where nobody else stands for it. Whoever several descriptions name is there for each.
pub(super) fn add(found: &mut Vec<Owner>, owner: Owner) {
    let is_for = |known: &Owner| owner.bodies.iter().all(|body| known.bodies.contains(body));
    let is_led = owner.is_by_law && found.iter().any(is_for);
    if !is_led && !found.iter().any(|known| known.words == owner.words && known.named_in == owner.named_in) {
        found.push(owner);
    }
}

/// What a line of the list is about, where a body that sees to it may be a partner of several arrangements.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    /// Whether it is one line for all arrangements of after, whichever of them names the body.
    pub is_of_all: bool,
    /// The area that it is about.
    pub area: Option<&'a str>,
}

/// The posts that a thing leads to on the day of a step: a group by those who chair it then, a body by its lead.
pub(super) fn owners_of(thing: Thing<'_>, about: About<'_>, step: &Step<'_>) -> Vec<Owner> {
    let led = |id: &str| match about.area {
        Some(area) => leads::of_area(id, area, step),
        None => leads::of_all(id, step),
    };
    match thing {
        Thing::Of { model, element } => {
            let Some(model) = step.models.get(model as usize) else { return Vec::new() };
            let body = model.id(element).filter(|_| about.is_of_all && model.kind(element) == Kind::Body);
            let led = body.map(led).unwrap_or_default();
            if led.is_empty() { of_element(model, element, step) } else { led }
        }
        Thing::Body(body) => {
            let named = || Owner::new(body.name.to_owned(), vec![body.id.to_owned()]);
            let led = led(body.id);
            if led.is_empty() { vec![named()] } else { led }
        }
        Thing::Area(_) => Vec::new(),
    }
}

pub(super) fn of_element(model: &Model, element: ElementId, step: &Step<'_>) -> Vec<Owner> {
    // What stands for it, where it is neither a post nor somebody who has one.
    let on = |field: &str| -> Vec<Owner> {
        let led = model.led_by(element, field).into_iter().filter(|led| is_asked(model, element, *led, step));
        led.flat_map(|led| of_element(model, led, step)).collect()
    };
    let found = match model.kind(element) {
        Kind::Post => vec![of_post(model, element, step)],
        Kind::Group => return vec![of_group(model, element, step)],
        Kind::Collective if model.id(element) == Some("partners") => leads::of_arrangement(model, step),
        Kind::Chair => ["post", "now", "body"].into_iter().flat_map(on).collect(),
        Kind::Scrutineer => ["post", "group", "body"].into_iter().flat_map(on).collect(),
        Kind::Partner => leads::of_partner(model, element, step),
        Kind::Arrangement => leads::of_arrangement(model, step),
        Kind::Function => on("owners"),
        Kind::Body => leads::of_body(model, element, step),
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

/// How somebody has a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Chair,
    Otherwise,
}

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
        return chairs::with_empty_chair(model, &name, *chair, step);
    }
    let is_asked = |held: &ElementId| is_asked(model, group, *held, step);
    let asked = |held: Vec<ElementId>| -> Vec<ElementId> { held.into_iter().filter(is_asked).collect() };
    for (of, how, held) in [
        (Held::Chair, "chaired by", asked(there.clone())),
        (Held::Otherwise, "owned by", asked(model.led_by(group, "owner"))),
        (Held::Otherwise, "hosted by", asked(panels::hosts(model, group))),
        (Held::Otherwise, "which answers to", panels::answers_to(model, group)),
    ] {
        let mut found = Vec::new();
        held.into_iter().flat_map(|held| of_element(model, held, step)).for_each(|owner| add(&mut found, owner));
        let is_in_turn = found.is_empty() && of == Held::Chair;
        if is_in_turn {
            found = chairs::those_in_turn(model, &there, step);
        }
        if found.is_empty() {
            if of == Held::Chair
                && let Some(open) = chairs::with_open_chair(model, group, &name)
            {
                return open;
            }
            continue;
        }
        let vacancies: Option<Vec<&str>> = found.iter().map(|owner| owner.vacancy.as_deref()).collect();
        let vacancy = vacancies.map(|vacancies| vacancies.join(" and "));
        let bodies = if let [owner] = found.as_slice() { owner.bodies.clone() } else { Vec::new() };
        let words = match of {
            Held::Chair if is_in_turn => format!("whose chair goes round among {}", in_words(&found)),
            Held::Chair => chairs::in_the_chair(&found, &chairs::in_vice_chairs(model, &there, step)),
            Held::Otherwise => format!("{how} {}", in_words(&found)),
        };
        let words = format!("{name}, {words}");
        let part = (of == Held::Chair).then(|| format!("the chair of {name}"));
        // A group is not asked who has it in place of whoever chairs it and works for nobody any more.
        let is_nobody = vacancy.is_some() && found.iter().all(|owner| owner.is_nobody);
        return Owner { part, vacancy, is_nobody, named_in: Some(model.file()), ..Owner::new(words, bodies) };
    }
    // That nobody chairs it is said aloud, and nobody else has it.
    if matches!(model.named(group, "chairs"), Fact::None(_)) {
        return chairs::by_nobody(model, &name);
    }
    Owner { is_nobody: true, named_in: Some(model.file()), ..Owner::new(name, Vec::new()) }
}

pub(super) fn in_words(owners: &[Owner]) -> String {
    let words: Vec<&str> = owners.iter().map(|owner| &*owner.words).collect();
    words.join(" and ")
}

/// Whether it is asked who has something: another group that chairs or owns one stands for it by that one's name alone, unless it is not there.
pub(super) fn is_asked(model: &Model, of: ElementId, held: ElementId, step: &Step<'_>) -> bool {
    let is_of_a_group = matches!(model.kind(of), Kind::Group | Kind::Chair);
    !is_of_a_group || model.kind(held) != Kind::Group || absent(model, held, step).is_some()
}

/// What nobody sees to, in words, and why.
pub(super) fn nobody(model: &Model, words: String, vacancy: String) -> Owner {
    Owner { is_nobody: true, vacancy: Some(vacancy), named_in: Some(model.file()), ..Owner::new(words, Vec::new()) }
}

/// What a post, a group, a partner or a turn in the chair is on the day of a step on which it is not there for certain.
pub(super) fn absent(model: &Model, element: ElementId, step: &Step<'_>) -> Option<String> {
    let (at, context) = step.context_of(model)?;
    absence(Thing::Of { model: at, element }, step.day, &context)
}

/// That all who engage or employ whoever holds a post are no more: they work for nobody. One that is said to be of a body, and to be employed, is that
/// body's, whoever else employs them.
fn left_by_all(model: &Model, post: ElementId, step: &Step<'_>) -> Option<String> {
    let [employed, engaged] = ["employed-by", "engaged-by"].map(|field| model.led_by(post, field));
    let is_of_a_body = ["body", "joint-with"].iter().any(|field| !model.led_by(post, field).is_empty());
    if is_of_a_body && !employed.is_empty() {
        return None;
    }
    let how = match (employed.is_empty(), engaged.is_empty()) {
        (true, _) => "engaged",
        (false, true) => "employed",
        (false, false) => "engaged and employed",
    };
    // Whom the lists do not have is there.
    let by = each_once(engaged.into_iter().chain(employed).map(|by| model.id(by).unwrap_or_default().to_owned()));
    let ended = Owner::new(String::new(), by).ended(step.reference, step.day);
    let ended: Vec<String> =
        ended.into_iter().map(|(name, until)| format!("{name}, which ended on {}", until.in_words())).collect();
    (!ended.is_empty()).then(|| format!("{} is {how} by {}", model.name(post), ended.join(", and by ")))
}

/// Until when somebody who is there has a post, or a body is a partner, where that is within a year: it may be another before what they have is due.
pub(super) fn until_when(model: &Model, element: ElementId, step: &Step<'_>) -> Option<String> {
    let year = step.day.last()?.plus_months(12)?;
    let is_soon = |until: &Day| until.last().is_some_and(|last| last < year) && !until.before(step.day).is_true();
    let until = if let Fact::Known(Datum::Day(until), _) = model.named(element, "until") { Some(until) } else { None };
    let term =
        if let Fact::Known(Datum::Period(term), _) = model.named(element, "term") { term.last_day() } else { None };
    let until = until.filter(is_soon).map(|until| format!("until {}", until.in_words()));
    until.or_else(|| term.filter(is_soon).map(|last| format!("term until {}", last.in_words())))
}

/// A post by its title, with the body that it belongs to, or with its arrangement where another has one of that title too, and that
/// nobody holds it.
pub(super) fn of_post(model: &Model, post: ElementId, step: &Step<'_>) -> Owner {
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
    let called = name.as_ref().map_or_else(|| title.clone(), |name| format!("{title} ({name})"));
    let words = match (name, state.clone().or_else(|| until_when(model, post, step))) {
        (Some(name), Some(state)) => format!("{title} ({name}; {state})"),
        (Some(name), None) => format!("{title} ({name})"),
        (None, Some(state)) => format!("{title} ({state})"),
        (None, None) => title.clone(),
    };
    let left = left_by_all(model, post, step);
    let is_nobody = left.is_some();
    let vacancy = state.map(|state| format!("{called} is {state}")).or(left);
    // One that has no id is in no list, and no day is known on which it ended.
    let bodies = of.iter().map(id).collect();
    Owner { vacancy, is_nobody, named_in: Some(model.file()), ..Owner::new(words, bodies) }
}
