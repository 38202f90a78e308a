//! Who of several sees to something in which area: a group that covers some areas only, and the post of one council, do nothing for another.

use super::judge::Case;
use super::step::Step;
use crate::expr::Thing;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::reference::Area;
use crate::time::Day;

/// Those who see to something in each of the areas that it is for and in which any of them is, where some of them are there for one of these only; none
/// where all are there for all.
pub(super) fn by_area<'a>(
    things: &[Thing<'a>],
    case: &Case<'_>,
    (step, on): (&Step<'a>, Day),
) -> Vec<(Thing<'a>, Vec<Thing<'a>>)> {
    let is_of_a_council = is_of_councils(case.thing, step);
    let limits: Vec<Reach<'a>> = things.iter().map(|thing| Reach::of(*thing, is_of_a_council, (step, on))).collect();
    if limits.iter().all(|reach| reach.own.is_empty()) {
        return Vec::new();
    }
    let whole = match case.area {
        Some(area) => vec![area],
        None => areas_for(case.thing, step),
    };
    let part = |area: &'a Area<'static>| {
        let there: Vec<Thing<'a>> = limits.iter().filter(|reach| reach.has(area)).map(|reach| reach.thing).collect();
        (Thing::Area(area), there)
    };
    let parts = standing(&whole, (step, on)).into_iter().map(part);
    parts.filter(|(_, there)| !there.is_empty()).collect()
}

/// Those of several with a part of a function each who are there for the areas that it was for. One who is there for other areas only, which had that
/// function in arrangements of their own, is asked of with theirs.
pub(super) fn of_its_areas<'a>(things: &[Thing<'a>], case: &Case<'_>, (step, on): (&Step<'a>, Day)) -> Vec<Thing<'a>> {
    let all = things.to_vec();
    let Some((model, function)) = described(case.thing, step).filter(|(model, of)| model.kind(*of) == Kind::Function)
    else {
        return all;
    };
    let its = match case.area {
        Some(area) => vec![area],
        None => model.area_ids().collect(),
    };
    let (before, _) = step.sides();
    let word = model.words_of(function, "function");
    let has_it = |other: &&&Model| {
        let mut functions = other.of_kind(Kind::Function);
        functions.any(|of| other.words_of(of, "function") == word && !other.led_by(of, "owners").is_empty())
    };
    let others: Vec<&str> = before
        .iter()
        .filter(|other| other.file() != model.file())
        .filter(has_it)
        .flat_map(|other| other.area_ids())
        .collect();
    let [its, others] = [its, others].map(|areas| standing(&areas, (step, on)));
    let is_among = |area: &&Area<'_>, areas: &[&Area<'_>]| areas.iter().any(|other| other.id == area.id);
    let is_asked = |thing: &&Thing<'a>| {
        let own = own_areas(**thing, step);
        let own = standing(&own, (step, on));
        own.is_empty() || own.iter().any(|area| is_among(area, &its)) || !own.iter().all(|area| is_among(area, &others))
    };
    let asked: Vec<Thing<'a>> = things.iter().filter(is_asked).copied().collect();
    if asked.is_empty() { all } else { asked }
}

/// The areas that a group covers, or for whose councils alone a post is there; none of whatever is there for all.
fn own_areas<'a>(thing: Thing<'_>, step: &Step<'a>) -> Vec<&'a str> {
    let Some((model, element)) = described(thing, step) else { return Vec::new() };
    match model.kind(element) {
        Kind::Group => ids(model, element, "covers"),
        Kind::Post => councils(model, element, step),
        Kind::Body => model.id(element).filter(|id| step.reference.area(id).is_some()).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The areas in which somebody is there for something.
struct Reach<'a> {
    thing: Thing<'a>,
    /// Those for which alone it is there; none where it is there for all of its arrangement.
    own: Vec<&'a str>,
    /// Those of its arrangement; none of what stands in no description.
    whole: Vec<&'a str>,
}

impl<'a> Reach<'a> {
    fn of(thing: Thing<'a>, is_of_a_council: bool, (step, on): (&Step<'a>, Day)) -> Self {
        let Some((model, element)) = described(thing, step) else {
            return Self { thing, own: Vec::new(), whole: Vec::new() };
        };
        let own = match model.kind(element) {
            Kind::Group => ids(model, element, "covers"),
            Kind::Post if is_of_a_council => councils(model, element, step),
            _ => Vec::new(),
        };
        let own = standing(&own, (step, on)).into_iter().map(|area| area.id).collect();
        Self { thing, own, whole: model.area_ids().collect() }
    }

    fn has(&self, area: &Area<'_>) -> bool {
        let reach = if self.own.is_empty() { &self.whole } else { &self.own };
        reach.is_empty() || reach.contains(&area.id)
    }
}

/// The areas that stand in the place of some on a day.
fn standing<'a>(areas: &[&str], (step, on): (&Step<'a>, Day)) -> Vec<&'a Area<'static>> {
    let Some(day) = on.first() else { return Vec::new() };
    areas.iter().flat_map(|area| step.reference.areas_after(area, day)).collect()
}

/// The areas that something of before was there for: those of the councils whose post it was, or that a group covered, else those of its arrangement.
fn areas_for<'a>(thing: Thing<'_>, step: &Step<'a>) -> Vec<&'a str> {
    let Some((model, _)) = described(thing, step) else { return Vec::new() };
    let own = own_areas(thing, step);
    if own.is_empty() { model.area_ids().collect() } else { own }
}

/// Whether something is a post of councils and of nobody else.
fn is_of_councils(thing: Thing<'_>, step: &Step<'_>) -> bool {
    let post = described(thing, step).filter(|(model, element)| model.kind(*element) == Kind::Post);
    post.is_some_and(|(model, element)| !councils(model, element, step).is_empty())
}

/// The areas of the councils that have a post, where nobody else has it too.
fn councils<'a>(model: &'a Model, post: ElementId, step: &Step<'_>) -> Vec<&'a str> {
    let bodies = [model.led_by(post, "body"), model.led_by(post, "joint-with")].concat();
    let area = |body: &ElementId| model.id(*body).filter(|id| step.reference.area(id).is_some());
    bodies.iter().map(area).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn ids<'a>(model: &'a Model, element: ElementId, field: &str) -> Vec<&'a str> {
    model.led_by(element, field).into_iter().filter_map(|led| model.id(led)).collect()
}

fn described<'a>(thing: Thing<'_>, step: &Step<'a>) -> Option<(&'a Model, ElementId)> {
    let Thing::Of { model, element } = thing else { return None };
    let model: &'a Model = step.models.get(model as usize).copied()?;
    Some((model, element))
}
