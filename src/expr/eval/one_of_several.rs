//! Bodies that are no more and went into several: which of these is meant by the old name, and whom it binds, is not said.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;
use crate::time::Date;

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

    /// Whether the body of a post is the one that is asked about, or the only one that stands in its place: to which of several a post of one that is no
    /// more has gone is not said by the areas of an arrangement.
    pub(super) fn is_surely_that_of(&mut self, held: &Placed<'a>, body: Thing<'a>) -> Kleene {
        let is = self.is_or_follows(held, body, held);
        let Value::Thing(own) = held.value else { return is };
        if is != Kleene::True || own.same_as(body, self.context.models) {
            return is;
        }
        let reference = self.context.reference;
        let is_anybodys = self
            .listed_body(own)
            .is_some_and(|listed| self.on_any_day(|day| reference.successors_of(listed.id, day, None).len() > 1));
        if is_anybodys {
            return Kleene::Unknown(self.miss(held.at, Why::Open(WHICH)));
        }
        self.unless_either_is(own, body, is)
    }

    /// Whether a body is no more and several stand in its place, of those that have to do with the areas of the arrangement.
    fn went_into_several(&self, body: Thing<'a>) -> bool {
        let Some(listed) = self.listed_body(body) else { return false };
        self.on_any_day(|day| self.successors_on(listed, day).len() > 1)
    }

    /// Whether something is so on the first or the last of the days that the judged day may be.
    fn on_any_day(&self, is_so: impl Fn(Date) -> bool) -> bool {
        let day = self.context.day;
        [day.first(), day.last()].into_iter().flatten().any(is_so)
    }
}
