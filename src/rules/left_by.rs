//! The day after the end of a body that something of before was with: from then on it is with somebody else, where the arrangements go on
//! and nothing gives another day.

use super::step::Step;
use crate::expr::Thing;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};
use crate::time::Day;

/// What leads from something to whoever has it.
const WITH: &[&str] = &[
    "host",
    "employer",
    "owner",
    "owners",
    "chairs",
    "by",
    "now",
    "post",
    "body",
    "joint-with",
    "employed-by",
    "engaged-by",
    "parties",
    "payer",
];

/// How far that is: from a group to who chairs it, the post that is, and the body of that.
const FAR: usize = 3;

/// That day, of several bodies the latest, where they were there still on the day that the file of before speaks for.
pub(super) fn left_by(thing: Thing<'_>, step: &Step<'_>) -> Option<Day> {
    let Thing::Of { model, element } = thing else { return None };
    let model = step.models.get(model as usize)?;
    let ends = bodies(model, element, FAR).into_iter().filter_map(|body| {
        let until = step.reference.body(model.id(body)?)?.life.until?;
        let was_there = !Day::from(until).before(model.day()).is_true();
        until.next().filter(|next| was_there && Day::from(*next).on_or_before(step.day).is_true())
    });
    ends.max().map(Day::from)
}

fn bodies(model: &Model, element: ElementId, far: usize) -> Vec<ElementId> {
    if model.kind(element) == Kind::Body {
        return vec![element];
    }
    let Some(far) = far.checked_sub(1) else { return Vec::new() };
    let led = WITH.iter().flat_map(|field| model.led_by(element, field));
    led.flat_map(|led| bodies(model, led, far)).collect()
}
