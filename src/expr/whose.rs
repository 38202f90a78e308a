//! Whose post it is that is named for a partner, and whose place a partner takes.

use super::context::Context;
use super::eval::Evaluator;
use super::presence::NOTHING;
use super::value::{Kleene, Thing};

/// Whether a post may be named as the lead or a delegate of a partner for certain, on the day of a context: as its own, as that of the only body that
/// took its place or whose place it took, or as that of a partner that acts for it.
#[must_use]
pub fn may_be_named_for(post: Thing<'_>, partner: Thing<'_>, context: &Context<'_>) -> bool {
    let mut evaluator = Evaluator::new(&NOTHING, context);
    let may = evaluator.by_readings(&mut |evaluator| evaluator.named_for(post, partner));
    may.is_ok_and(|may| may == Kleene::True)
}

/// Whether a partner certainly takes the place of another of its arrangement from its own first day on.
#[must_use]
pub fn takes_a_place(partner: Thing<'_>, context: &Context<'_>) -> bool {
    let mut evaluator = Evaluator::new(&NOTHING, context);
    let takes = evaluator.by_readings(&mut |evaluator| Ok(evaluator.follows_another(partner)));
    takes.is_ok_and(|takes| takes == Kleene::True)
}
