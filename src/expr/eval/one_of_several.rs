//! Bodies that are no more and went into several: which of these is meant by the old name, and whom it binds, is not said.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;

const WHICH: &str =
    "a body is named that is no more, and which of the several that took its place is meant is not said";

impl<'a> Evaluator<'a> {
    /// Whether somebody can sign for a body, as `speaks_or_spoke_for` has it: of a body that went into several it is open for each of them.
    pub(super) fn speaks_for(&mut self, who: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let speaks = self.speaks_or_spoke_for(who, body)?;
        if speaks != Kleene::True {
            return Ok(speaks);
        }
        match who.kind(self.context.models) {
            Kind::Body if !who.same_as(body, self.context.models) => Ok(self.unless_either_is(who, body, speaks)),
            Kind::Post => self.speaks_by_its_post(who, body),
            _ => Ok(speaks),
        }
    }

    /// The same of a post that speaks for a body, be it as lead or delegate, or as one of its own posts.
    fn speaks_by_its_post(&mut self, post: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let acts = self.acts_for_partner(post, body)?;
        if acts == Kleene::True {
            return Ok(acts);
        }
        let at = Placed::bare(Value::Thing(post));
        let mut speaks = acts;
        for held in self.bodies_behind(&at) {
            let Value::Thing(own) = held else { continue };
            let mut theirs = self.is_or_follows(&Placed { value: held, at: at.at }, body, &at);
            if !own.same_as(body, self.context.models) {
                theirs = self.unless_either_is(own, body, theirs);
            }
            speaks = self.or(speaks, theirs);
        }
        Ok(speaks)
    }

    /// What holds of a body by operation of law, unless it is no more and went into several.
    pub(super) fn unless_one_of_several(&mut self, body: Thing<'a>, holds: Kleene, at: Option<Site>) -> Kleene {
        if holds != Kleene::True || !self.went_into_several(body) {
            return holds;
        }
        Kleene::Unknown(self.miss(at, Why::Open(WHICH)))
    }

    /// What holds of two bodies of which the one stands in the other's place, unless that one is one of several.
    pub(super) fn unless_either_is(&mut self, who: Thing<'a>, body: Thing<'a>, holds: Kleene) -> Kleene {
        [who, body].into_iter().fold(holds, |holds, one| {
            let at = self.site_of(one);
            self.unless_one_of_several(one, holds, at)
        })
    }

    /// Whether a body is no more and several stand in its place, of those that have to do with the areas of the arrangement.
    fn went_into_several(&self, body: Thing<'a>) -> bool {
        let Some(listed) = self.listed_body(body) else { return false };
        let several = |day| self.successors_on(listed, day).len() > 1;
        self.context.day.first().is_some_and(several) || self.context.day.last().is_some_and(several)
    }
}
