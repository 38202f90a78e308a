//! Questions to the reference lists of areas and bodies.

use super::super::gaps::{GapId, Why};
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{FieldId, Kind};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::reference::{Area, Body, BodyKind, Life};
use crate::time::{Date, Day};

/// How many months past the day of their data the lists are still taken to hold.
const HOLD_FOR: i32 = 6;

impl<'a> Evaluator<'a> {
    /// A field of a body or area that no file mentions.
    pub(super) fn listed_field(&mut self, thing: Thing<'a>, field: FieldId, is_list: bool) -> Value<'a> {
        let kind = thing.kind(self.context.models);
        let name = kind.definition(field).map_or("", |field| field.name);
        if is_list {
            return Value::List(Seq::Empty { open: Some(self.miss(None, Why::NotListed)) });
        }
        let day = |date: Option<Date>| date.map_or(Value::None, |date| Value::Day(date.into()));
        let ahead = name == "until" && self.is_past_horizon(self.context.day);
        let life = |life: Life| if name == "from" { day(life.from) } else { day(life.until) };
        let open = matches!(thing, Thing::Body(body) if body.life.until.is_none())
            || matches!(thing, Thing::Area(area) if area.life.until.is_none());
        if ahead && open {
            return Value::Unknown(self.miss(None, Why::Horizon));
        }
        match (thing, name) {
            (Thing::Body(body), "name") => Value::Text(body.name),
            (Thing::Body(body), "id") => Value::Text(body.id),
            (Thing::Body(body), "kind") => Value::Word(body.kind().id()),
            (Thing::Body(_), "listed") => Value::Bool(true),
            (Thing::Body(body), "from" | "until") => life(body.life),
            (Thing::Body(body), "area") if body.kind() == BodyKind::LocalAuthority => {
                self.context.reference.area(body.id).map_or(Value::None, |area| Value::Thing(Thing::Area(area)))
            }
            (Thing::Area(area), "name") => Value::Text(area.name),
            (Thing::Area(area), "id") => Value::Text(area.id),
            (Thing::Area(area), "from" | "until") => life(area.life),
            _ => Value::Unknown(self.miss(None, Why::NotListed)),
        }
    }

    /// The body of the reference lists that a body is.
    pub(super) fn listed_body(&self, thing: Thing<'a>) -> Option<&'a Body<'static>> {
        match thing {
            Thing::Body(body) => Some(body),
            Thing::Of { model, element } => {
                let held = self.context.model(model)?;
                let listed = matches!(held.named(element, "listed"), Fact::Known(Datum::Bool(true), _));
                held.id(element).filter(|_| listed).and_then(|id| self.context.reference.body(id))
            }
            Thing::Area(_) => None,
        }
    }

    pub(super) fn listed_area(&self, thing: Thing<'a>) -> Option<&'a Area<'static>> {
        match thing {
            Thing::Area(area) => Some(area),
            _ if thing.kind(self.context.models) == Kind::Area => {
                thing.id(self.context.models).and_then(|id| self.context.reference.area(id))
            }
            _ => None,
        }
    }

    /// Whether a body is that of a partner of the judged arrangement.
    pub(super) fn is_partner_body(&self, body: Thing<'a>) -> bool {
        let Some(model) = self.context.models.get(self.context.current) else { return false };
        model.of_kind(Kind::Partner).any(|partner| match model.named(partner, "body") {
            Fact::Known(Datum::Element(element), _) => {
                Thing::Of { model: self.context.current(), element }.same_as(body, self.context.models)
            }
            _ => false,
        })
    }

    /// Set when the day lies too far past that of the lists for them to be trusted.
    pub(super) fn horizon(&mut self, day: Day, at: &Placed<'a>) -> Option<GapId> {
        self.is_past_horizon(day).then(|| self.miss(at.at, Why::Horizon))
    }

    fn is_past_horizon(&self, day: Day) -> bool {
        let end = self.context.reference.data_date().plus_months(HOLD_FOR);
        !matches!((day.last(), end), (Some(last), Some(end)) if last <= end)
    }

    /// Whether a last day that the lists do not have may have been set since.
    pub(super) fn may_have_ended_since(&self, model: &Model, element: ElementId, field: FieldId) -> bool {
        let kind = model.kind(element);
        matches!(kind, Kind::Body | Kind::Area)
            && kind.definition(field).is_some_and(|field| field.name == "until")
            && model.parent(element).is_none()
            && self.is_past_horizon(self.context.day)
    }

    pub(super) fn ended(&mut self, body: Thing<'a>, at: &Placed<'a>, day: Day) -> Kleene {
        let until = match self.listed_body(body) {
            Some(listed) => match listed.life.until {
                Some(until) => Placed { value: Value::Day(until.into()), at: at.at },
                None => return self.horizon(day, at).map_or(Kleene::False, Kleene::Unknown),
            },
            None => self.named(body, "until"),
        };
        match until.value {
            Value::Day(last) => self.of_days(last.before(day), (&until, last), (at, day)),
            Value::None => Kleene::False,
            _ => Kleene::Unknown(self.miss(at.at, Why::NotListed)),
        }
    }

    /// Those of a body's successors that have to do with the areas of the arrangement, or all where none has.
    pub(super) fn successors_on(&self, body: &Body<'static>, day: Date) -> Vec<&'a Body<'static>> {
        if !body.life.ended_before(day) {
            return Vec::new();
        }
        let reference = self.context.reference;
        let mut found: Vec<&'a Body<'static>> = Vec::new();
        for area in self.own_areas() {
            for next in reference.successors_of(body.id, day, Some(area)) {
                if !found.iter().any(|known| known.id == next.id) {
                    found.push(next);
                }
            }
        }
        if found.is_empty() { reference.successors_of(body.id, day, None) } else { found }
    }

    /// Whether the reference lists name a body as one that stands in another's place on the judged day.
    pub(super) fn followed_by(&self, body: Thing<'a>, next: Thing<'a>) -> bool {
        let Some((body, day)) = self.listed_body(body).zip(self.context.day.last()) else { return false };
        let followers = self.successors_on(body, day);
        let next = if followers.is_empty() { None } else { self.listed_body(next) };
        next.is_some_and(|next| followers.iter().any(|follower| follower.id == next.id))
    }

    /// Ids of the areas of the judged arrangement, as far as they are known.
    fn own_areas(&self) -> Vec<&'a str> {
        let Some(model) = self.context.models.get(self.context.current) else { return Vec::new() };
        let Fact::Known(Datum::List(list), _) = model.named(model.root(), "areas") else { return Vec::new() };
        list.iter()
            .filter_map(|fact| match fact {
                Fact::Known(Datum::Element(area), _) => model.id(area),
                _ => None,
            })
            .collect()
    }

    /// Whether a partner is one for an area: by its own `areas`, else by where its body lies.
    pub(super) fn serves(&mut self, partner: Thing<'a>, at: &Placed<'a>, area: Thing<'a>) -> Result<Kleene, EvalError> {
        let areas = self.named(partner, "areas");
        if let Value::List(seq) = areas.value {
            let silent = matches!(seq, Seq::Empty { open: Some(gap) } if self.gaps.is_not_stated(gap));
            if !silent {
                let sought = Placed::bare(Value::Thing(area));
                return self.exists_over(&seq, |evaluator, member| Ok(evaluator.equal(&sought, &member)));
            }
        }
        let body = self.named(partner, "body");
        let thing = match body.value {
            Value::Thing(thing) => thing,
            // A partner of an arrangement for one area, whoever it is, is that area's.
            _ if self.own_areas().len() == 1 => {
                return Ok(Kleene::from(area.id(self.context.models) == self.own_areas().first().copied()));
            }
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            _ => return Ok(Kleene::Unknown(self.miss(body.at.or(at.at), Why::SaidNone))),
        };
        let (Some(listed), Some(area)) = (self.listed_body(thing), self.listed_area(area)) else {
            return Ok(Kleene::Unknown(self.miss(body.at, Why::NotListed)));
        };
        if let Some(gap) = self.horizon(self.context.day, &body) {
            return Ok(Kleene::Unknown(gap));
        }
        Ok(match (self.context.day.first(), self.context.day.last()) {
            (Some(first), Some(last)) => match (self.lies_in(listed, area, first), self.lies_in(listed, area, last)) {
                (Some(a), Some(b)) if a == b => Kleene::from(a),
                _ => Kleene::Unknown(self.miss(body.at, Why::NotListed)),
            },
            _ => Kleene::Unknown(self.miss(body.at, Why::Vague)),
        })
    }

    /// Whether a body, or one that it follows or that follows it, is a partner for an area on a day; nothing where the
    /// lists do not tell.
    fn lies_in(&self, body: &Body<'static>, area: &Area<'static>, day: Date) -> Option<bool> {
        let reference = self.context.reference;
        let partners = reference.partners_of(area.id, day)?;
        let followed =
            reference.successors_of(body.id, day, Some(area.id)).iter().any(|next| partners.include(next.id));
        let follows = body.life.begins_after(day) && body.predecessors.iter().any(|id| partners.include(id));
        let lies = partners.include(body.id) || followed || follows;
        (lies || partners.health_known || body.kind() != BodyKind::HealthBoard).then_some(lies)
    }

    /// Whether a partner is there for a body that is one by law: it is that body, goes by the name of one in whose place that
    /// body stands by law on the judged day, or acts for it.
    pub(super) fn stands_for(&mut self, partner: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let held = self.named(partner, "body");
        let sought = Placed::bare(Value::Thing(body));
        let mut there = self.equal(&held, &sought);
        if let Value::Thing(own) = held.value
            && there == Kleene::False
            && let (Some(own), Some(next)) = (self.listed_body(own), self.listed_body(body))
        {
            let followed = |day: Option<Date>| {
                day.is_some_and(|day| self.successors_on(own, day).iter().any(|found| found.id == next.id))
            };
            there = match (followed(self.context.day.first()), followed(self.context.day.last())) {
                (before, after) if before == after => Kleene::from(after),
                _ => Kleene::Unknown(self.miss(held.at, Why::Vague)),
            };
        }
        let Value::List(others) = self.named(partner, "acts-for").value else { return Ok(there) };
        if there == Kleene::True || matches!(others, Seq::Empty { open: Some(gap) } if self.gaps.is_not_stated(gap)) {
            return Ok(there);
        }
        let acts = self.exists_over(&others, |evaluator, member| Ok(evaluator.equal(&sought, &member)))?;
        Ok(self.or(there, acts))
    }

    /// Whether somebody can sign for a body: the body itself or one whose place it has by law, one of its posts, its lead or
    /// delegate, the partners together.
    pub(super) fn speaks_for(&mut self, who: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let models = self.context.models;
        match who.kind(models) {
            Kind::Body => {
                let who = Placed::bare(Value::Thing(who));
                Ok(self.is_or_follows(&who, body, &who))
            }
            Kind::Collective => Ok(Kleene::from(who.id(models) == Some("partners") && self.is_partner_body(body))),
            Kind::Post if self.acts_for_partner(who, body) => Ok(Kleene::True),
            Kind::Post => self.belongs_to(who, body, &Placed::bare(Value::Thing(who))),
            _ => Ok(Kleene::False),
        }
    }

    /// Whether a post is one of a body, of one that it follows or is followed by, or is shared with it.
    pub(super) fn belongs_to(
        &mut self,
        post: Thing<'a>,
        body: Thing<'a>,
        at: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let held = self.named(post, "body");
        let own = self.is_or_follows(&held, body, at);
        let Value::List(joint) = self.named(post, "joint-with").value else { return Ok(own) };
        if own == Kleene::True || matches!(joint, Seq::Empty { open: Some(gap) } if self.gaps.is_not_stated(gap)) {
            return Ok(own);
        }
        let shared = self.exists_over(&joint, |evaluator, member| Ok(evaluator.is_or_follows(&member, body, at)))?;
        Ok(self.or(own, shared))
    }

    /// Whether two posts are one, or one person is said to hold both; where nothing is said of it, they are two.
    pub(super) fn same_holder(&mut self, one: Thing<'a>, other: Thing<'a>) -> Result<Kleene, EvalError> {
        let mut same = Kleene::from(one.same_as(other, self.context.models));
        for (of, sought) in [(one, other), (other, one)] {
            let Value::List(others) = self.named(of, "same-holder-as").value else { continue };
            if matches!(others, Seq::Empty { open: Some(gap) } if self.gaps.is_not_stated(gap)) {
                continue;
            }
            let sought = Placed::bare(Value::Thing(sought));
            let held = (0..Self::len(&others)).filter_map(|at| self.member(&others, at)).collect();
            let told = Seq::Made { members: held, open: None };
            let found = self.exists_over(&told, |evaluator, member| Ok(evaluator.equal(&sought, &member)))?;
            same = self.or(same, found);
        }
        Ok(same)
    }

    /// Whether two bodies are the same, or one stands in the other's place by law on the judged day.
    fn is_or_follows(&mut self, held: &Placed<'a>, body: Thing<'a>, at: &Placed<'a>) -> Kleene {
        let same = self.equal(held, &Placed { value: Value::Thing(body), at: at.at });
        let Value::Thing(thing) = held.value else { return same };
        if same == Kleene::True {
            return same;
        }
        let (Some(a), Some(b)) = (self.listed_body(thing), self.listed_body(body)) else { return same };
        let linked = |evaluator: &Self, day: Option<Date>| {
            let follows = |of: &Body<'static>, next: &Body<'static>| {
                day.is_some_and(|day| evaluator.successors_on(of, day).iter().any(|found| found.id == next.id))
            };
            follows(a, b) || follows(b, a)
        };
        let day = self.context.day;
        match (linked(self, day.first()), linked(self, day.last())) {
            (true, true) => Kleene::True,
            // Since the day of the lists one of them may have taken the other's place.
            (false, false) if a.kind() == b.kind() => self.horizon(day, held).map_or(Kleene::False, Kleene::Unknown),
            (false, false) => Kleene::False,
            _ => Kleene::Unknown(self.miss(held.at, Why::Vague)),
        }
    }

    /// Whether a post is entered as lead or delegate of the partner with that body.
    fn acts_for_partner(&self, post: Thing<'a>, body: Thing<'a>) -> bool {
        let Thing::Of { model: at, element: post } = post else { return false };
        let Some(model) = self.context.model(at) else { return false };
        let is_post = |fact: Fact<'_>| matches!(fact, Fact::Known(Datum::Element(found), _) if found == post);
        model.of_kind(Kind::Partner).any(|partner| {
            let of_body = match model.named(partner, "body") {
                Fact::Known(Datum::Element(element), _) => {
                    Thing::Of { model: at, element }.same_as(body, self.context.models)
                }
                _ => false,
            };
            let is_delegate = || match model.named(partner, "delegates") {
                Fact::Known(Datum::List(list), _) => list.iter().any(is_post),
                _ => false,
            };
            of_body && (is_post(model.named(partner, "lead")) || is_delegate())
        })
    }
}
