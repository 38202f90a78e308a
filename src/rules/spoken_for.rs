//! Whose post it is that is named as the lead or a delegate of a partner: one of another body, or of several that took its place, speaks for nobody.

use super::owners::{Owner, of_post};
use super::step::Step;
use crate::expr::{Thing, may_be_named_for};
use crate::model::{ElementId, Model};

/// A post that is named for a partner, or the body of the partner alone where the post is not its own, or still in the name of a body that is no more.
pub(super) fn of_named(model: &Model, (partner, role): (ElementId, &str), post: ElementId, step: &Step<'_>) -> Owner {
    let owner = of_post(model, post, step);
    let of = [model.led_by(post, "body"), model.led_by(post, "joint-with")].concat();
    let Some(body) = model.led_by(partner, "body").first().copied() else { return owner };
    let by_itself = |vacancy: String| {
        let own = model.id(body).unwrap_or_default().to_owned();
        Owner { vacancy: Some(vacancy), named_in: Some(model.file()), ..Owner::new(model.name(body), vec![own]) }
    };
    if of.is_empty() {
        // Whoever works for nobody any more leaves it to the partner.
        let left = owner.vacancy.clone().filter(|_| owner.is_nobody);
        return left.map_or(owner, by_itself);
    }
    if is_its_own(model, post, partner, step) {
        // It is asked of its successor, and nobody asks whom they cannot find.
        let words = if owner.has_ended(step.reference, step.day) { model.name(body) } else { owner.words };
        return Owner { words, ..owner };
    }
    let ended = owner.ended(step.reference, step.day);
    let whose: Vec<String> = if ended.is_empty() {
        of.iter().map(|held| model.name(*held)).collect()
    } else {
        ended.into_iter().map(|(name, until)| format!("{name}, which ended on {}", until.in_words())).collect()
    };
    let name = model.name(body);
    by_itself(format!("{}, named as {role} for {name}, is a post of {}", model.name(post), whose.join(", and of ")))
}

/// Whether a post may be named for a partner on the day of a step.
fn is_its_own(model: &Model, post: ElementId, partner: ElementId, step: &Step<'_>) -> bool {
    let Some((at, context)) = step.context_of(model) else { return false };
    let thing = |element| Thing::Of { model: at, element };
    may_be_named_for(thing(post), thing(partner), &context)
}
