//! Questions to the graph of reporting lines.

use super::super::gaps::{GapId, Why};
use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{FieldName, Kind, key};
use crate::model::{Datum, ElementId, Fact, Hop, Lead, Model, Relation};

impl<'a> Evaluator<'a> {
    pub(super) fn on_reporting_cycle(&mut self, thing: Thing<'a>) -> Kleene {
        let Thing::Of { model: at, element } = thing else { return Kleene::False };
        let Some(model) = self.context.model(at) else { return Kleene::False };
        self.by_route(model, at, element, model.reporting_cycle(element).as_deref())
    }

    /// Whether no group that comes before this one by its id is on a cycle with it, so that it can speak for them all, in
    /// whatever order the file has them.
    pub(super) fn first_on_cycle(&mut self, thing: Thing<'a>) -> Kleene {
        let Thing::Of { model: at, element } = thing else { return Kleene::True };
        let Some(model) = self.context.model(at) else { return Kleene::True };
        let own = model.natural_key(element);
        let mut earlier = Kleene::False;
        let is_settled = model.unsettled_above(element).is_empty();
        let leads = |from, to| model.lead(from, to) != Lead::Nowhere;
        // Where every line above is known, only what is led to and leads back can be on a cycle with it.
        let may_be = |other: &ElementId| !is_settled || leads(element, *other) && leads(*other, element);
        for other in model.of_kind(Kind::Group).filter(may_be).filter(|other| model.natural_key(*other) < own) {
            let other = Thing::Of { model: at, element: other };
            let there = self.reaches(thing, other);
            let back = self.reaches(other, thing);
            let both = self.and(there, back);
            earlier = self.or(earlier, both);
        }
        !earlier
    }

    pub(super) fn reaches(&mut self, from: Thing<'a>, to: Thing<'a>) -> Kleene {
        let (Thing::Of { model: at, element: a }, Thing::Of { model: there, element: b }) = (from, to) else {
            return Kleene::False;
        };
        let Some(model) = self.context.model(at).filter(|_| at == there) else { return Kleene::False };
        match model.lead(a, b) {
            Lead::Certain if a != b => Kleene::True,
            _ => self.by_route(model, at, a, model.reporting_route(a, b).as_deref()),
        }
    }

    /// Whether the lines of one lead to another through groups that are in place: one that is suspended or gone hands nothing on.
    pub(super) fn answers_to(&mut self, from: Thing<'a>, to: Thing<'a>) -> Kleene {
        let (Thing::Of { model: at, element: a }, Thing::Of { model: there, element: b }) = (from, to) else {
            return Kleene::False;
        };
        let Some(model) = self.context.model(at).filter(|_| at == there) else { return Kleene::False };
        if a == b || model.lead(a, b) != Lead::Nowhere {
            if self.way_at_work(model, at, (a, b), true) == Kleene::True {
                return Kleene::True;
            }
            let perhaps = self.way_at_work(model, at, (a, b), false);
            if perhaps != Kleene::False {
                return perhaps;
            }
        }
        self.by_route(model, at, a, None)
    }

    /// Looks for a way by reporting lines, either by certain steps only, or by all that there may be.
    fn way_at_work(
        &mut self,
        model: &'a Model,
        at: u32,
        (from, to): (ElementId, ElementId),
        certain_only: bool,
    ) -> Kleene {
        let (mut open, mut seen, mut missing) = (vec![from], vec![from], None);
        while let Some(here) = open.pop() {
            for hop in model.hops_from(here, &[Relation::ReportsTo, Relation::CommissionedBy]) {
                let mut way = match model.kind(hop.to) {
                    Kind::Group => self.in_place(Thing::Of { model: at, element: hop.to }),
                    _ => Kleene::True,
                };
                if !hop.certain {
                    let gap = self.unsettled_line(model, at, hop.from);
                    way = self.and(way, Kleene::Unknown(gap));
                }
                match way {
                    Kleene::False => continue,
                    Kleene::Unknown(_) if certain_only => continue,
                    Kleene::Unknown(gap) => missing = Some(self.gaps.join(missing, gap)),
                    Kleene::True => {}
                }
                if hop.to == to {
                    return missing.map_or(Kleene::True, Kleene::Unknown);
                }
                if !seen.contains(&hop.to) {
                    seen.push(hop.to);
                    open.push(hop.to);
                }
            }
        }
        Kleene::False
    }

    /// Whether the lines of a group lead to the partners: to a group in which they decide, to one of their bodies, posts,
    /// leads or delegates, or to the partners together.
    pub(super) fn answers_to_partners(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        let Thing::Of { model: at, element } = thing else { return Ok(Kleene::False) };
        let Some(model) = self.context.model(at) else { return Ok(Kleene::False) };
        let deciding = self.answers_to_deciding_group(thing)?;
        if deciding == Kleene::True {
            return Ok(deciding);
        }
        let mut found = deciding;
        for hop in model.above(element).hops.iter().filter(|hop| model.kind(hop.to) != Kind::Group) {
            let theirs = self.is_of_partners(Thing::Of { model: at, element: hop.to })?;
            if theirs == Kleene::False {
                continue;
            }
            let way = self.answers_to(thing, Thing::Of { model: at, element: hop.to });
            let way = self.and(theirs, way);
            found = self.or(found, way);
        }
        // That nothing leads there is certain only if every line above is known.
        let settled = self.by_route(model, at, element, None);
        Ok(self.or(found, settled))
    }

    fn answers_to_deciding_group(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        let Value::List(mut deciding) = self.decision_making_groups()?.value else { return Ok(Kleene::False) };
        // A line that is settled leads to no group that is not named, once it is known where the partners decide.
        if let Seq::Made { members, open } = &mut deciding
            && members.iter().any(|member| member.maybe.is_none())
        {
            *open = None;
        }
        self.exists_over(&deciding, |evaluator, top| {
            let Value::Thing(top) = top.value else { return Ok(Kleene::False) };
            let itself = top.same_as(thing, evaluator.context.models);
            Ok(if itself { Kleene::True } else { evaluator.answers_to(thing, top) })
        })
    }

    /// A way is certain if each step is; that there is none is certain if everything above is settled.
    fn by_route(&mut self, model: &'a Model, at: u32, element: ElementId, route: Option<&[Hop]>) -> Kleene {
        let mut missing = None;
        let mut miss = |from: ElementId| {
            let gap = self.unsettled_line(model, at, from);
            missing = Some(self.gaps.join(missing, gap));
        };
        match route {
            Some(hops) => hops.iter().filter(|hop| !hop.certain).for_each(|hop| miss(hop.from)),
            None => model.unsettled_above(element).iter().for_each(|(from, _)| miss(*from)),
        }
        missing.map_or(Kleene::from(route.is_some()), Kleene::Unknown)
    }

    /// What is missing in the reporting line of an element.
    fn unsettled_line(&mut self, model: &'a Model, at: u32, element: ElementId) -> GapId {
        let field = key!("reports-to").in_kind(model.kind(element));
        let fact = field.map_or(Fact::NotStated(model.span(element)), |field| model.fact(element, field));
        let site = Site { model: at, element, field, index: None, span: fact.span() };
        let why = why_of(fact).or_else(|| match fact {
            Fact::Known(Datum::List(list), _) => list.iter().find_map(why_of),
            _ => None,
        });
        self.gaps.one(site, why.unwrap_or(Why::NotStated))
    }

    /// The groups on the way round, each at the place that names it.
    pub(super) fn cycle_of(&mut self, placed: &Placed<'a>) -> Placed<'a> {
        let Value::Thing(thing @ Thing::Of { model: at, element }) = placed.value else {
            return Placed { value: Value::List(Seq::Empty { open: None }), at: placed.at };
        };
        let hops = self.context.model(at).and_then(|model| model.reporting_cycle(element)).unwrap_or_default();
        if hops.is_empty() {
            let open = match self.on_reporting_cycle(thing) {
                Kleene::Unknown(gap) => Some(gap),
                _ => None,
            };
            return Placed { value: Value::List(Seq::Empty { open }), at: placed.at };
        }
        let members: Vec<Member<'a>> = hops.iter().map(|hop| self.step_of(at, hop)).collect();
        Placed { value: Value::List(Seq::Made { members: members.into(), open: None }), at: placed.at }
    }

    fn step_of(&mut self, at: u32, hop: &Hop) -> Member<'a> {
        let field = self.context.model(at).and_then(|model| key!("reports-to").in_kind(model.kind(hop.from)));
        let site = Site { model: at, element: hop.from, field, index: None, span: hop.span };
        let maybe = match self.context.model(at) {
            Some(model) if !hop.certain => Some(self.unsettled_line(model, at, hop.from)),
            _ => None,
        };
        Member { what: Placed { value: Value::Thing(Thing::Of { model: at, element: hop.to }), at: Some(site) }, maybe }
    }
}

const fn why_of(fact: Fact<'_>) -> Option<Why<'_>> {
    match fact {
        Fact::NotStated(_) => Some(Why::NotStated),
        Fact::Uncertain(_, _, why) => Some(Why::Doubted(why)),
        Fact::Disputed(readings, _) => Some(Why::Disputed(readings.len())),
        Fact::Unreadable(_) => Some(Why::Unreadable),
        Fact::None(_) | Fact::Known(..) => None,
    }
}
