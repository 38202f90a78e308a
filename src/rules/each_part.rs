//! Those of whom each has a part of something for itself, and who of them is there.

use std::collections::BTreeSet;

use super::leads::there_in;
use super::owners::{Owner, absent};
use super::step::Step;
use super::unheld::Part;
use crate::expr::{Thing, takes_a_place};
use crate::model::vocab::Kind;
use crate::time::Day;

/// Each who has a part of something for itself: of an arrangement, or of all its partners, each partner that is there.
pub(super) fn each_of<'a>(thing: Thing<'a>, step: &Step<'a>) -> Vec<Thing<'a>> {
    let Thing::Of { model: at, element } = thing else { return vec![thing] };
    let model = step.models.get(at as usize).filter(|model| match model.kind(element) {
        Kind::Arrangement => true,
        Kind::Collective => model.id(element) == Some("partners"),
        _ => false,
    });
    let Some(model) = model else { return vec![thing] };
    let there = there_in(model, step).into_iter();
    let each: Vec<Thing<'a>> = there.map(|element| Thing::Of { model: at, element }).collect();
    if each.is_empty() { vec![thing] } else { each }
}

/// Whether a partner that has a part of something on the day of a step is none any more on a later one: then it is asked who is there by then.
pub(super) fn leaves_before<'a>(things: &[Thing<'a>], now: &Step<'a>, then: &Step<'a>) -> bool {
    let mut each = things.iter().map(|thing| (each_of(*thing, now), each_of(*thing, then)));
    each.any(|(was, is)| was.iter().any(|one| !is.iter().any(|other| other.same_as(*one, now.models))))
}

/// The part of each, with those who see to it: of one body any post will do, and a group has what it has for itself.
pub(super) fn parts_of_each<'a>(
    each: impl Iterator<Item = Thing<'a>>,
    step: &Step<'_>,
    owners: impl Fn(&[Thing<'a>]) -> Vec<Owner>,
) -> Vec<Part<'a>> {
    let mut found: Vec<(BTreeSet<String>, Vec<Thing<'a>>)> = Vec::new();
    for thing in each {
        let is_group = thing.kind(step.models) == Kind::Group;
        let bodies = owners(&[thing]).into_iter().filter(|_| !is_group).flat_map(|owner| owner.bodies).collect();
        match found.iter_mut().find(|(known, _)| !known.is_empty() && *known == bodies) {
            Some((_, things)) => things.push(thing),
            None => found.push((bodies, vec![thing])),
        }
    }
    found.into_iter().map(|(_, things)| Part::of_each(owners(&things))).collect()
}

/// The day on which it is asked who is there for some: one that takes the place of another partner later is asked from its own first day on, for
/// until then that other is. What is asked of a later day alone has been asked of the first already.
pub(super) fn day_for(things: &[Thing<'_>], step: &Step<'_>, on: Day) -> Day {
    let then = Step { day: on, ..*step };
    let comes_later = |thing: &Thing<'_>| {
        let Thing::Of { model: at, element } = *thing else { return false };
        let Some(model) = step.models.get(at as usize) else { return false };
        model.kind(element) == Kind::Partner
            && absent(model, element, &then).is_some()
            && step.context_of(model).is_some_and(|(_, context)| takes_a_place(*thing, &context))
    };
    let is_asked_then = !step.breaks.is_empty() || things.iter().any(comes_later);
    if on.before(step.day).is_true() && is_asked_then { step.day } else { on }
}
