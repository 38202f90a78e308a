//! Questions to the reference lists of areas and bodies.

use super::super::gaps::{GapId, Why};
use super::super::value::{Kleene, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use crate::model::vocab::{FieldId, Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::reference::{Area, Body, BodyKind, Life};
use crate::time::{Date, Day};

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
                let listed = matches!(held.named(element, key!("listed")), Fact::Known(Datum::Bool(true), _));
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

    /// Set when the day lies too far past that of the lists for them to be trusted.
    pub(super) fn horizon(&mut self, day: Day, at: &Placed<'a>) -> Option<GapId> {
        self.is_past_horizon(day).then(|| self.miss(at.at, Why::Horizon))
    }

    fn is_past_horizon(&self, day: Day) -> bool {
        !self.context.reference.reach(day)
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
            None => self.named(body, key!("until")),
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
        for area in self.own_areas().0 {
            for next in reference.successors_of(body.id, day, Some(area)) {
                if !found.iter().any(|known| known.id == next.id) {
                    found.push(next);
                }
            }
        }
        if found.is_empty() { reference.successors_of(body.id, day, None) } else { found }
    }

    /// Whether something holds both on the first and on the last day that may be judged; what holds on both is taken to hold
    /// between.
    pub(super) fn on_every_day(&mut self, at: Option<Site>, holds: impl Fn(&Self, Date) -> bool) -> Kleene {
        match (self.context.day.first(), self.context.day.last()) {
            (Some(first), Some(last)) if holds(self, first) == holds(self, last) => Kleene::from(holds(self, first)),
            _ => Kleene::Unknown(self.miss(at, Why::Vague)),
        }
    }

    /// Whether the reference lists name a body as one that stands in another's place on the judged day.
    pub(super) fn followed_by(&mut self, body: Thing<'a>, next: Thing<'a>) -> Kleene {
        let (Some(body), Some(next)) = (self.listed_body(body), self.listed_body(next)) else { return Kleene::False };
        if body.id == next.id || body.kind() != next.kind() {
            return Kleene::False;
        }
        self.on_every_day(None, |evaluator, day| {
            evaluator.successors_on(body, day).iter().any(|follower| follower.id == next.id)
        })
    }

    /// Ids of the areas of the judged arrangement, as far as they are known, those in doubt among them, and whether these are all for certain.
    fn own_areas(&self) -> (Vec<&'a str>, bool) {
        let Some(model) = self.context.models.get(self.context.current) else { return (Vec::new(), false) };
        let fact = match model.named(model.root(), key!("areas")) {
            Fact::Disputed(readings, span) => match self.chosen_reading(span).and_then(|at| readings.get(at)) {
                Some(reading) => model.reading(reading).0,
                None => return (Vec::new(), false),
            },
            fact => fact,
        };
        let Fact::Known(Datum::List(list), _) = fact else { return (Vec::new(), false) };
        let (mut areas, mut all) = (Vec::new(), true);
        for fact in list.iter() {
            let (Fact::Known(Datum::Element(area), _) | Fact::Uncertain(Datum::Element(area), ..)) = fact else {
                all = false;
                continue;
            };
            all &= matches!(fact, Fact::Known(..)) && model.id(area).is_some();
            areas.extend(model.id(area));
        }
        (areas, all)
    }

    /// Whether a body is a partner for an area by where it lies.
    pub(super) fn is_of_area(&mut self, body: &Placed<'a>, at: &Placed<'a>, area: Thing<'a>) -> Kleene {
        let thing = match body.value {
            Value::Thing(thing) => thing,
            // A partner of an arrangement for one area, whoever it is, is that area's.
            _ if matches!(self.own_areas(), (areas, true) if areas.len() == 1) => {
                return Kleene::from(area.id(self.context.models) == self.own_areas().0.first().copied());
            }
            Value::Unknown(gap) => return Kleene::Unknown(gap),
            _ => return Kleene::Unknown(self.miss(body.at.or(at.at), Why::SaidNone)),
        };
        let (Some(listed), Some(area)) = (self.listed_body(thing), self.listed_area(area)) else {
            return Kleene::Unknown(self.miss(body.at, Why::NotListed));
        };
        if let Some(gap) = self.horizon(self.context.day, body) {
            return Kleene::Unknown(gap);
        }
        match (self.context.day.first(), self.context.day.last()) {
            (Some(first), Some(last)) => match (self.lies_in(listed, area, first), self.lies_in(listed, area, last)) {
                (Some(a), Some(b)) if a == b => Kleene::from(a),
                _ => Kleene::Unknown(self.miss(body.at, Why::NotListed)),
            },
            _ => Kleene::Unknown(self.miss(body.at, Why::Vague)),
        }
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
}
