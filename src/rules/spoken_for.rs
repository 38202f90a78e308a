//! Whose post it is that is named as the lead or a delegate of a partner: one of another body, or of several that took its place, speaks for nobody.

use super::owners::{Owner, of_post};
use super::step::Step;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};

/// A post that is named for a partner, or the body of the partner alone where the post is not its own, or still in the name of a body that is no more.
pub(super) fn of_named(model: &Model, (partner, role): (ElementId, &str), post: ElementId, step: &Step<'_>) -> Owner {
    let owner = of_post(model, post, step);
    let of = bodies_of(model, post);
    let Some(body) = model.led_by(partner, "body").first().copied().filter(|_| !of.is_empty()) else { return owner };
    let has_ended = owner.has_ended(step.reference, step.day);
    if of.iter().any(|held| is_of(model, *held, body, step)) {
        // It is asked of its successor, and nobody asks whom they cannot find.
        let words = if has_ended { model.name(body) } else { owner.words };
        return Owner { words, ..owner };
    }
    let ended = owner.ended(step.reference, step.day);
    let whose: Vec<String> = if ended.is_empty() {
        of.iter().map(|held| model.name(*held)).collect()
    } else {
        ended.into_iter().map(|(name, until)| format!("{name}, which ended on {}", until.in_words())).collect()
    };
    let name = model.name(body);
    let vacancy = format!("{}, named as {role} for {name}, is a post of {}", model.name(post), whose.join(", and of "));
    let own = || model.id(body).unwrap_or_default().to_owned();
    let bodies = if has_ended { owner.bodies } else { vec![own()] };
    Owner { vacancy: Some(vacancy), named_in: Some(model.file()), ..Owner::new(name, bodies) }
}

fn bodies_of(model: &Model, post: ElementId) -> Vec<ElementId> {
    [model.led_by(post, "body"), model.led_by(post, "joint-with")].concat()
}

/// Whether a post of one body may be named for a partner: it is that body, the only one that took its place by law or whose place it took, or a partner
/// that acts for it (Children Act 2004, s.16J).
fn is_of(model: &Model, held: ElementId, body: ElementId, step: &Step<'_>) -> bool {
    let is_same = |one: ElementId, other: ElementId| match (model.id(one), model.id(other)) {
        (Some(one), Some(other)) => one == other,
        _ => model.name(one) == model.name(other),
    };
    let acts_for_it = |partner: &ElementId| {
        let acts = model.led_by(*partner, "acts-for").into_iter().any(|other| is_same(other, body));
        acts && model.led_by(*partner, "body").into_iter().any(|own| is_same(own, held))
    };
    is_same(held, body)
        || follows_alone(model.id(held), model.id(body), step)
        || follows_alone(model.id(body), model.id(held), step)
        || model.of_kind(Kind::Partner).any(|partner| acts_for_it(&partner))
}

/// Whether one body alone is in the place of another that is no more: where there are several, it is not said to which of them a post has gone.
fn follows_alone(ended: Option<&str>, next: Option<&str>, step: &Step<'_>) -> bool {
    let (Some(ended), Some(next), Some(day)) = (ended, next, step.day.first()) else { return false };
    let successors = step.reference.successors_of(ended, day, None);
    matches!(successors.as_slice(), [only] if only.id == next)
}
