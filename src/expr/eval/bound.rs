//! Who was party to an agreement of before, is a partner still, and is bound by nothing that follows it.

use super::super::function::Function;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

impl<'a> Evaluator<'a> {
    /// The partners by law, of the areas of those who carry an agreement on, that were party to it and are party to nothing that follows it.
    /// Only what is certain counts: nobody is where it is not said whom all that may follow binds, and nobody whom it may bind.
    pub(super) fn no_longer_bound(&mut self, agreement: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let none = || Placed::bare(Value::List(Seq::Made { members: Vec::new().into(), open: None }));
        let Value::List(found) = self.becomes(agreement)?.value else { return Ok(none()) };
        let mut following = Vec::new();
        for at in 0..Self::len(&found) {
            let Some(Value::Thing(next)) = self.member(&found, at).map(|member| member.what.value) else { continue };
            if self.in_place(next) != Kleene::False {
                following.push(next);
            }
        }
        let areas = self.areas_carried_on(agreement, &following);
        let day = self.context.day;
        let Value::List(by_law) = self.bodies_of_all(Function::RequiredBodies, &areas, None, day).value else {
            return Ok(none());
        };
        let mut left = Vec::new();
        for at in 0..Self::len(&by_law) {
            let Some(Member { what, maybe: None }) = self.member(&by_law, at) else { continue };
            let Value::Thing(body) = what.value else { continue };
            if self.is_bound_by(agreement, body)? != Kleene::True {
                continue;
            }
            let mut is_lost = !following.is_empty();
            for next in &following {
                is_lost = is_lost && self.is_bound_by(*next, body)? == Kleene::False;
            }
            if is_lost {
                left.push(Member { what, maybe: None });
            }
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: left.into(), open: None })))
    }

    /// The areas of the arrangements that these agreements stand in, as far as the agreement of before was for them.
    fn areas_carried_on(&mut self, agreement: Thing<'a>, following: &[Thing<'a>]) -> Seq<'a> {
        let was_for = Seq::of(self.areas_for(agreement).value);
        let was_for: Vec<Placed<'a>> =
            (0..Self::len(&was_for)).filter_map(|at| self.member(&was_for, at)).map(|member| member.what).collect();
        let mut members = Vec::new();
        for next in following {
            let Thing::Of { model, .. } = *next else { continue };
            let Some(root) = self.context.model(model).map(|held| Thing::Of { model, element: held.root() }) else {
                continue;
            };
            let own = Seq::of(self.named(root, key!("areas")).value);
            for at in 0..Self::len(&own) {
                let Some(area) = self.member(&own, at) else { continue };
                // Of bodies that are no councils no area is known: what binds these alone is for all of them.
                let is_meant =
                    was_for.is_empty() || was_for.iter().any(|was| self.equal(was, &area.what) == Kleene::True);
                if is_meant {
                    members.push(area);
                }
            }
        }
        Seq::Made { members: members.into(), open: None }
    }

    /// Whether an agreement binds a body, one that it follows by law or is followed by, or another that acts for it; of one that names
    /// nobody that is open.
    fn is_bound_by(&mut self, agreement: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let named = self.named(agreement, key!("parties"));
        let parties = Seq::of(named.value);
        if Self::len(&parties) == 0 {
            return Ok(self.tail(&parties).map_or(Kleene::False, Kleene::Unknown));
        }
        let parties = self.told_alone(parties);
        self.exists_over(&parties, |evaluator, party| {
            let who = match party.value {
                Value::Thing(who) => who,
                Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
                _ => return Ok(Kleene::False),
            };
            let speaks = evaluator.speaks_for(who, body)?;
            if speaks == Kleene::True || who.kind(evaluator.context.models) != Kind::Body {
                return Ok(speaks);
            }
            let acts = evaluator.acts_as_partner(agreement, who, body)?;
            Ok(evaluator.or(speaks, acts))
        })
    }

    /// Whether a body, as a partner of the arrangement that an agreement stands in, is there for another.
    fn acts_as_partner(&mut self, agreement: Thing<'a>, who: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let Thing::Of { model, .. } = agreement else { return Ok(Kleene::False) };
        let Some(held) = self.context.model(model) else { return Ok(Kleene::False) };
        let mut acts = Kleene::False;
        for element in held.of_kind(Kind::Partner) {
            let partner = Thing::Of { model, element };
            let Value::Thing(own) = self.named(partner, key!("body")).value else { continue };
            if own.same_as(who, self.context.models) {
                let stands = self.stands_for(partner, body, None)?;
                acts = self.or(acts, stands);
            }
        }
        Ok(acts)
    }
}
