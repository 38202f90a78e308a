//! Whether somebody follows on a partner that leaves, from the day after its last on.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Site, Thing, Value};
use super::Evaluator;
use super::calls::known;
use super::standing::is_in_place;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::reference::{Body, BodyKind};
use crate::time::Day;

/// A partner that leaves.
struct Leaver<'a> {
    partner: Thing<'a>,
    body: Thing<'a>,
    /// Where its last day is said.
    at: Option<Site>,
    /// The first day on which it is no partner any more.
    next: Day,
}

impl<'a> Evaluator<'a> {
    pub(super) fn test_of_followers(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        let partner = known!(self.asked_element(self.arg(args, 0, node)?));
        if function == Function::Follows {
            return Ok(self.follows_another(partner));
        }
        let Some(other) = args.get(1) else { return self.is_followed(partner) };
        let other = known!(self.asked_element(*other));
        Ok(self.is_followed_by(partner, other))
    }

    /// Whether all who are partners by law in its place are there from the next day on, for as long as the arrangements last. That nobody is said
    /// to follow is open.
    pub(super) fn is_followed(&mut self, partner: Thing<'a>) -> Result<Kleene, EvalError> {
        let leaver = match self.leaver(partner) {
            Ok(Some(leaver)) => leaver,
            Ok(None) => return Ok(Kleene::False),
            Err(gap) => return Ok(Kleene::Unknown(gap)),
        };
        let mut there = Vec::new();
        for other in self.partners_beside(leaver.partner) {
            if self.is_there_next(&leaver, other) == Kleene::True && self.stays(other)? == Kleene::True {
                there.push(other);
            }
        }
        let needed = self.needed_next(&leaver);
        let stands_in = |evaluator: &mut Self, body: &Body<'static>| {
            there.iter().any(|other| {
                evaluator.body_of(*other).is_some_and(|held| held.id(evaluator.context.models) == Some(body.id))
            })
        };
        let by_law = !needed.is_empty() && needed.into_iter().all(|body| stands_in(self, body));
        if by_law || there.iter().any(|other| self.is_called_after(&leaver, *other) == Kleene::True) {
            return Ok(Kleene::True);
        }
        Ok(Kleene::Unknown(self.miss(leaver.at, Why::Open(match there.as_slice() {
            [] => "it is not said who follows from the day after on",
            _ => "one of its kind is a partner from the day after on, and that it takes its place is not in the reference lists",
        }))))
    }

    /// Whether it is a certain other partner that is there in its place from the next day on.
    pub(super) fn is_followed_by(&mut self, partner: Thing<'a>, other: Thing<'a>) -> Kleene {
        let leaver = match self.leaver(partner) {
            Ok(Some(leaver)) => leaver,
            Ok(None) => return Kleene::False,
            Err(gap) => return Kleene::Unknown(gap),
        };
        let there = self.is_there_next(&leaver, other);
        let held = self.body_of(other).and_then(|body| body.id(self.context.models));
        let by_law = self.needed_next(&leaver).iter().any(|body| held == Some(body.id));
        let called = self.is_called_after(&leaver, other);
        let takes_it = self.or(Kleene::from(by_law), called);
        self.and(there, takes_it)
    }

    /// Whether it takes the place of any other that leaves, from a first day on that is stated.
    pub(in crate::expr) fn follows_another(&mut self, partner: Thing<'a>) -> Kleene {
        if !matches!(self.named(partner, key!("from")).value, Value::Day(_)) {
            return Kleene::False;
        }
        let mut follows = Kleene::False;
        for other in self.partners_beside(partner) {
            let one = self.is_followed_by(other, partner);
            follows = self.or(follows, one);
        }
        follows
    }

    /// Nothing where it is neither said to leave nor no more by law.
    fn leaver(&mut self, partner: Thing<'a>) -> Result<Option<Leaver<'a>>, GapId> {
        let until = self.named(partner, key!("until"));
        let last = match until.value {
            Value::Day(last) => last,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Err(gap),
            // One that is no more by law leaves with its own last day, whether the file says so or not.
            _ => match self.body_of(partner).and_then(|body| self.listed_body(body)).and_then(|body| body.life.until) {
                Some(last) => last.into(),
                None => return Ok(None),
            },
        };
        if last.exact().is_none() {
            return Err(self.miss(until.at, Why::Vague));
        }
        let Some(body) = self.body_of(partner) else {
            return Err(self.miss(until.at, Why::Open("it is not said who follows from the day after on")));
        };
        Ok(Some(Leaver { partner, body, at: until.at, next: last.plus_days(1) }))
    }

    fn body_of(&mut self, partner: Thing<'a>) -> Option<Thing<'a>> {
        if let Value::Thing(body) = self.named(partner, key!("body")).value { Some(body) } else { None }
    }

    /// The other partners of its arrangement.
    fn partners_beside(&self, partner: Thing<'a>) -> Vec<Thing<'a>> {
        let Thing::Of { model: at, element: own } = partner else { return Vec::new() };
        let Some(model) = self.context.model(at) else { return Vec::new() };
        let others = model.of_kind(Kind::Partner).filter(|element| *element != own);
        others.map(|element| Thing::Of { model: at, element }).collect()
    }

    /// Whether another of the same kind is a partner on the next day.
    fn is_there_next(&mut self, leaver: &Leaver<'a>, other: Thing<'a>) -> Kleene {
        if other.same_as(leaver.partner, self.context.models) {
            return Kleene::False;
        }
        let held = self.named(other, key!("body"));
        let mut there = self.is_of_the_kind_of(other, &held, leaver.body);
        let stands = match self.state_of(other) {
            Ok(state) => Kleene::from(state.is_none_or(|word| is_in_place(word, self.is_planned_enough(other)))),
            Err(gap) => Kleene::Unknown(gap),
        };
        there = self.and(there, stands);
        let next = Placed { value: Value::Day(leaver.next), at: leaver.at };
        for (field, comparison) in [("from", Comparison::AtMost), ("until", Comparison::AtLeast)] {
            let day = self.named(other, field);
            let fits = match day.value {
                Value::Unknown(gap) if self.gaps.is_not_stated(gap) => continue,
                Value::None => continue,
                _ => self.compare(comparison, &day, &next),
            };
            there = self.and(there, fits);
        }
        there
    }

    /// Whether a partner is one for as long as the arrangements last, or is followed in its turn: each of them leaves later than the one before.
    fn stays(&mut self, partner: Thing<'a>) -> Result<Kleene, EvalError> {
        let until = self.named(partner, key!("until"));
        match until.value {
            Value::None => return Ok(Kleene::True),
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) => return Ok(Kleene::True),
            _ => {}
        }
        let Thing::Of { model, .. } = partner else { return Ok(Kleene::False) };
        let Some(root) = self.context.model(model).map(crate::model::Model::root) else { return Ok(Kleene::False) };
        let ends = self.day_of(Thing::Of { model, element: root }, "ends", None)?;
        let to_the_end = self.compare(Comparison::AtLeast, &until, &ends);
        if to_the_end == Kleene::True {
            return Ok(to_the_end);
        }
        let followed = self.is_followed(partner)?;
        Ok(self.or(to_the_end, followed))
    }

    /// Who of its kind are the partners by law, from the next day on, of the areas for which it was one until then. None where the lists do not
    /// reach that day, or do not tell.
    fn needed_next(&self, leaver: &Leaver<'a>) -> Vec<&'a Body<'static>> {
        let mut found: Vec<&'a Body<'static>> = Vec::new();
        let Thing::Of { model, .. } = leaver.partner else { return found };
        let (Some(model), Some(body)) = (self.context.model(model), self.listed_body(leaver.body)) else {
            return found;
        };
        let (Some(next), true) = (leaver.next.exact(), self.context.reference.reach(leaver.next)) else { return found };
        let Some(last) = leaver.next.plus_days(-1).exact() else { return found };
        for area in model.area_ids() {
            if !self.context.reference.partners_of(area, last).is_some_and(|partners| partners.include(body.id)) {
                continue;
            }
            let Some(partners) = self.context.reference.partners_of(area, next) else { return Vec::new() };
            if body.kind() == BodyKind::HealthBoard && !partners.health_known {
                return Vec::new();
            }
            found.extend(partners.beyond_doubt().filter(|one| one.kind() == body.kind()));
        }
        found
    }

    /// Whether a body that is in no list is said to have been called as the one that leaves, unless that is of a time of which the lists tell who
    /// is there instead.
    fn is_called_after(&mut self, leaver: &Leaver<'a>, other: Thing<'a>) -> Kleene {
        let models = self.context.models;
        let Some(body) = self.body_of(other) else { return Kleene::False };
        let is_told = leaver.next.on_or_before(self.context.reference.data_date().into()).is_true();
        if self.listed_body(body).is_some() || is_told && !self.needed_next(leaver).is_empty() {
            return Kleene::False;
        }
        let name = self.named(leaver.body, key!("name")).value;
        let names = [name.text(), leaver.body.id(models)];
        let formerly = match self.named(body, key!("formerly")).value {
            Value::List(formerly) => self.told_alone(formerly),
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Kleene::Unknown(gap),
            _ => return Kleene::False,
        };
        let mut is_called = Kleene::False;
        for at in 0..Self::len(&formerly) {
            let Some(member) = self.member(&formerly, at) else { continue };
            let is_it = match (member.what.value, member.maybe) {
                (Value::Unknown(gap), _) => Kleene::Unknown(gap),
                (former, _) if former.text().is_none() || !names.contains(&former.text()) => Kleene::False,
                (_, Some(doubt)) => Kleene::Unknown(doubt),
                (_, None) => Kleene::True,
            };
            is_called = self.or(is_called, is_it);
        }
        // Of what is disputed as a whole nothing is known.
        let others = self.tail(&formerly).map_or(Kleene::False, Kleene::Unknown);
        self.or(is_called, others)
    }
}
