//! The bodies that the reference lists name: partners of an area by law, and successors.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::value::{Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::reference::Body;
use crate::time::{Date, Day};

const fn open<'a>(gap: GapId, at: Option<Site>) -> Placed<'a> {
    Placed { value: Value::List(Seq::Empty { open: Some(gap) }), at }
}

impl<'a> Evaluator<'a> {
    /// `successors`, `required_bodies` and `marginal_bodies`.
    pub(super) fn bodies(&mut self, function: Function, of: NodeId, day: NodeId) -> Result<Placed<'a>, EvalError> {
        let (of, day) = (self.value(of)?, self.asked_day(day)?);
        let day = match day {
            Ok((day, _)) => day,
            Err(gap) => return Ok(open(gap, of.at)),
        };
        Ok(match &of.value {
            Value::List(seq) => self.bodies_of_all(function, &seq.clone(), of.at, day),
            _ => self.bodies_of(function, &of, day),
        })
    }

    /// Those of several areas together, each once.
    pub(super) fn bodies_of_all(
        &mut self,
        function: Function,
        areas: &Seq<'a>,
        at: Option<Site>,
        day: Day,
    ) -> Placed<'a> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut missing = self.tail(areas);
        for area in 0..Self::len(areas) {
            let Some(area) = self.member(areas, area) else { continue };
            let Value::List(found) = self.bodies_of(function, &area.what, day).value else { continue };
            if let Some(tail) = self.tail(&found) {
                missing = Some(self.gaps.join(missing, tail));
            }
            for place in 0..Self::len(&found) {
                let Some(Member { what, maybe }) = self.member(&found, place) else { continue };
                let maybe = match (area.maybe, maybe) {
                    (Some(area), Some(body)) => Some(self.gaps.both(area, body)),
                    (area, body) => area.or(body),
                };
                let models = self.context.models;
                let same = |known: &Member<'a>| match (&known.what.value, &what.value) {
                    (Value::Thing(known), Value::Thing(body)) => known.same_as(*body, models),
                    _ => false,
                };
                match members.iter_mut().find(|known| same(known)) {
                    Some(known) if maybe.is_none() => known.maybe = None,
                    Some(_) => {}
                    None => members.push(Member { what, maybe }),
                }
            }
        }
        Placed { value: Value::List(Seq::Made { members: members.into(), open: missing }), at }
    }

    fn bodies_of(&mut self, function: Function, of: &Placed<'a>, day: Day) -> Placed<'a> {
        let thing = match of.value {
            Value::Thing(thing) => thing,
            Value::Unknown(gap) => return open(gap, of.at),
            _ => return Placed { value: Value::List(Seq::Empty { open: None }), at: of.at },
        };
        // What holds on the first and on the last day that it may be is taken to hold between.
        let (Some(first), Some(last)) = (day.first(), day.last()) else {
            let gap = self.miss(of.at, Why::Vague);
            return open(gap, of.at);
        };
        let on_first = self.bodies_on(function, thing, first);
        if first != last {
            let on_last = self.bodies_on(function, thing, last);
            let ids = |found: &Option<(Vec<&'a Body<'static>>, bool)>| {
                found.as_ref().map(|(bodies, _)| bodies.iter().map(|body| body.id).collect::<Vec<_>>())
            };
            if ids(&on_first) != ids(&on_last) {
                let gap = self.miss(of.at, Why::Vague);
                return open(gap, of.at);
            }
        }
        let Some((found, complete)) = on_first else {
            let gap = self.miss(of.at, Why::NotListed);
            return open(gap, of.at);
        };
        let horizon = self.horizon(day, of);
        let tail = if complete { horizon } else { Some(self.miss(of.at, Why::NotListed)) };
        let members: Vec<Member<'a>> = found
            .into_iter()
            .map(|body| Member { what: Placed { value: Value::Thing(Thing::Body(body)), at: of.at }, maybe: horizon })
            .collect();
        Placed { value: Value::List(Seq::Made { members: members.into(), open: tail }), at: of.at }
    }

    /// The bodies on one day, and whether they are all; nothing when the lists know nothing.
    fn bodies_on(&self, function: Function, thing: Thing<'a>, day: Date) -> Option<(Vec<&'a Body<'static>>, bool)> {
        if function == Function::Successors {
            return Some((self.successors_on(self.listed_body(thing)?, day), true));
        }
        let partners = self.context.reference.partners_of(self.listed_area(thing)?.id, day)?;
        let bodies = if function == Function::MarginalBodies {
            partners.health.iter().filter(|partner| partner.overlap.marginal).map(|partner| partner.body).collect()
        } else {
            partners.beyond_doubt().collect()
        };
        Some((bodies, partners.health_known))
    }
}
