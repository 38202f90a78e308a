//! Arrangements of after that say themselves that they review no child deaths of an area of theirs.

use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::key;

impl<'a> Evaluator<'a> {
    /// The arrangements of after that have an area of a child death review of before, or one that it went into, and say that they have no
    /// such reviews, or that theirs are for other areas. Each stands at the place that says so. One that says nothing of it leaves it to others.
    pub(super) fn disowned_by(&mut self, review: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let was_reviewed = self.list_of(review, "areas");
        let after = Seq::of(self.arrangements_of_after().value);
        let mut members = Vec::new();
        for at in 0..Self::len(&after) {
            let Some(Member { what, maybe }) = self.member(&after, at) else { continue };
            let Value::Thing(arrangement) = what.value else { continue };
            let Some((own, says_so)) = self.areas_reviewed(arrangement) else { continue };
            let areas = self.list_of(arrangement, "areas");
            let areas = self.told_alone(areas);
            let disowned = self.exists_over(&areas, |evaluator, area| {
                let was = evaluator.is_one_of(&area, &was_reviewed)?;
                let is = evaluator.is_one_of(&area, &own)?;
                Ok(evaluator.and(was, !is))
            })?;
            let maybe = match disowned {
                Kleene::True => maybe,
                Kleene::False => continue,
                Kleene::Unknown(gap) => Some(self.gaps.join(maybe, gap)),
            };
            members.push(Member { what: Placed { at: says_so.at, ..what }, maybe });
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    /// The areas in which an arrangement says that it reviews child deaths, and what says so; nothing where it does not say.
    fn areas_reviewed(&mut self, arrangement: Thing<'a>) -> Option<(Seq<'a>, Placed<'a>)> {
        let review = self.named(arrangement, key!("child-death-review"));
        let areas = match review.value {
            Value::None => return Some((Seq::Empty { open: None }, review)),
            Value::Thing(review) => self.named(review, key!("areas")),
            // What sources disagree about is open.
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => {
                return Some((Seq::Empty { open: Some(gap) }, review));
            }
            _ => return None,
        };
        let reviewed = Seq::of(areas.value.clone());
        (!self.is_silent(&reviewed)).then_some((reviewed, areas))
    }

    /// Whether an area is one of these, or one of which the one came from the other.
    pub(super) fn is_one_of(&mut self, area: &Placed<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        self.exists_over(areas, |evaluator, other| {
            let one_of_another = evaluator.came_before(&other, area) || evaluator.came_before(area, &other);
            Ok(if one_of_another { Kleene::True } else { evaluator.equal(area, &other) })
        })
    }
}
