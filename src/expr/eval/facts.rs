//! Reading facts of descriptions and reference lists, and who is there on the day.

use std::sync::LazyLock;

use super::super::context::Names;
use super::super::gaps::Why;
use super::super::program::{NodeId, Op, Place};
use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use crate::expr::error::{EvalError, Fault};
use crate::model::vocab::{FieldId, FieldName, Kind, key};
use crate::model::{Datum, ElementId, Fact, Model};
use crate::source::Span;
use crate::time::{Day, Truth};

/// The fields `from` and `until` of every kind, by its number.
static TERMS: LazyLock<Vec<(Option<FieldId>, Option<FieldId>)>> =
    LazyLock::new(|| Kind::ALL.iter().map(|kind| (kind.field("from"), kind.field("until"))).collect());

/// Whether a field holds what an element is called.
fn is_name(model: &Model, element: ElementId, field: FieldId) -> bool {
    model.kind(element).definition(field).is_some_and(|field| matches!(field.name, "name" | "title"))
}

impl<'a> Evaluator<'a> {
    /// A field of whatever the base comes to.
    pub(super) fn field(&mut self, base: &Placed<'a>, place: &Place) -> Placed<'a> {
        match &base.value {
            Value::Thing(thing) => self.field_of(*thing, place),
            Value::Unknown(gap) if place.is_list => {
                Placed { value: Value::List(Seq::Empty { open: Some(*gap) }), at: base.at }
            }
            Value::Unknown(gap) => Placed { value: Value::Unknown(*gap), at: base.at },
            _ => Placed { value: nothing(place.is_list), at: base.at },
        }
    }

    pub(super) fn field_of(&mut self, thing: Thing<'a>, place: &Place) -> Placed<'a> {
        let kind = thing.kind(self.context.models);
        let Some((_, field)) = place.fields.iter().find(|(known, _)| *known == kind) else {
            return Placed::bare(nothing(place.is_list));
        };
        self.place_of(thing, *field, place.is_list, place.sliced)
    }

    /// What stands in one field of an element.
    fn place_of(&mut self, thing: Thing<'a>, field: FieldId, is_list: bool, sliced: bool) -> Placed<'a> {
        let Thing::Of { model: at, element } = thing else {
            return Placed::bare(self.listed_field(thing, field, is_list));
        };
        let Some(model) = self.context.model(at) else { return Placed::bare(nothing(is_list)) };
        let by_shared_name = self.context.names == Names::Shared && is_name(model, element, field);
        let element = if by_shared_name { self.context.names.of(model, element) } else { element };
        let fact = model.fact(element, field);
        let site = Site { model: at, element, field: Some(field), index: None, span: fact.span() };
        if matches!(fact, Fact::None(_)) && self.may_have_ended_since(model, element, field) {
            return Placed { value: Value::Unknown(self.gaps.one(site, Why::Horizon)), at: Some(site) };
        }
        let read = self.read(model, fact, site, is_list, sliced);
        if is_list && element == model.root() && Some(field) == key!("areas").in_kind(Kind::Arrangement) {
            return self.without_left(model, read);
        }
        if is_list
            && Some(field) == key!("areas").in_kind(Kind::ChildDeathReview)
            && model.kind(element) == Kind::ChildDeathReview
        {
            return self.unless_reviews_end(thing, read);
        }
        if model.kind(element) == Kind::Succession && self.is_only_talked_of(thing, field) {
            let gap = self
                .gaps
                .one(site, Why::Open("how the arrangements end is not firm, and what is said of it is not either"));
            let value = if is_list { Value::List(Seq::Empty { open: Some(gap) }) } else { Value::Unknown(gap) };
            return Placed { value, at: Some(site) };
        }
        read
    }

    /// Whether what is to be done when arrangements end is said of an end that is no more than hoped for or the like.
    fn is_only_talked_of(&mut self, succession: Thing<'a>, field: FieldId) -> bool {
        let handed = [key!("residual-duties"), key!("reported-by"), key!("shared-assets"), key!("shared-until")];
        handed.into_iter().any(|name| name.in_kind(Kind::Succession) == Some(field))
            && matches!(
                self.state_of(succession),
                Ok(Some("hoped-for" | "claimed" | "under-discussion" | "conditional"))
            )
    }

    /// The areas of an arrangement without those that have left it by the judged day.
    fn without_left(&mut self, model: &Model, areas: Placed<'a>) -> Placed<'a> {
        let (Value::List(list), Some(site)) = (&areas.value, areas.at) else { return areas };
        let day = self.day_of_model(site.model);
        let has_left = |member: &Member<'a>| match member.what.value {
            Value::Thing(Thing::Of { element, .. }) => model.has_left(element, day),
            _ => false,
        };
        if model.left_areas().is_empty() {
            return areas;
        }
        let stay: Vec<Member<'a>> = self.members(list).into_iter().filter(|member| !has_left(member)).collect();
        let open = self.tail(list);
        Placed { value: Value::List(Seq::Made { members: stay.into(), open }), at: areas.at }
    }

    /// The areas of a child death review of after, which are open on a day on which its events have it end, or may have.
    fn unless_reviews_end(&mut self, review: Thing<'a>, areas: Placed<'a>) -> Placed<'a> {
        let Thing::Of { model, .. } = review else { return areas };
        let Value::List(list) = &areas.value else { return areas };
        if !self.context.is_of_after(model) || self.is_silent(list) || self.has_ended(review) == Kleene::False {
            return areas;
        }
        let events = self.named(review, key!("events"));
        let gap =
            self.miss(events.at, Why::Open("these reviews are said to end, and not who reviews child deaths then"));
        Placed { value: Value::List(Seq::Empty { open: Some(gap) }), at: areas.at }
    }

    /// A fact by the names of its kind's fields, for functions.
    pub(in crate::expr) fn named(&mut self, thing: Thing<'a>, name: impl FieldName) -> Placed<'a> {
        let kind = thing.kind(self.context.models);
        let Some(field) = name.in_kind(kind) else { return Placed::bare(Value::None) };
        let definition = kind.definition(field);
        let is_list = definition.is_some_and(|field| matches!(field.ty, crate::model::vocab::Type::List { .. }));
        let sliced = definition.is_some_and(crate::expr::types::is_sliced);
        self.place_of(thing, field, is_list, sliced)
    }

    /// What is known of a fact, as a value.
    pub(super) fn read(
        &mut self,
        model: &'a Model,
        fact: Fact<'a>,
        site: Site,
        is_list: bool,
        sliced: bool,
    ) -> Placed<'a> {
        let unknown = |evaluator: &mut Self, why| {
            let gap = evaluator.gaps.one(site, why);
            if is_list { Value::List(Seq::Empty { open: Some(gap) }) } else { Value::Unknown(gap) }
        };
        let value = match fact {
            Fact::NotStated(_) => unknown(self, Why::NotStated),
            Fact::None(_) => nothing(is_list),
            Fact::Known(Datum::List(list), _) => {
                Value::List(Seq::Written { list, site, sliced, doubt: None, alone: false })
            }
            Fact::Known(datum, _) if is_unread_body(model, datum) => unknown(self, Why::Unreadable),
            Fact::Known(datum, _) => value_of(datum, site.model),
            Fact::Uncertain(Datum::List(list), _, why) => {
                let doubt = Some(self.gaps.one(site, Why::Doubted(why)));
                Value::List(Seq::Written { list, site, sliced, doubt, alone: false })
            }
            Fact::Uncertain(_, _, why) => unknown(self, Why::Doubted(why)),
            Fact::Unreadable(_) => unknown(self, Why::Unreadable),
            // A doubted element puts all readings in doubt.
            Fact::Disputed(..) if let Some(why) = model.doubt(site.element) => unknown(self, Why::Doubted(why)),
            Fact::Disputed(readings, span) => {
                if let Some(reading) = self.chosen_reading(span).and_then(|at| readings.get(at)) {
                    let fact = model.reading(reading).0;
                    let site = Site { span: fact.span(), ..site };
                    return self.read(model, fact, site, is_list, sliced);
                }
                self.pending.get_or_insert((span, readings.len()));
                unknown(self, Why::Disputed(readings.len()))
            }
        };
        Placed { value, at: Some(site) }
    }

    /// What is written, whatever doubt there is about it.
    pub(super) fn as_written(&self, placed: Placed<'a>) -> Placed<'a> {
        let (Value::Unknown(_), Some(site)) = (&placed.value, placed.at) else { return placed };
        let fact = self
            .context
            .model(site.model)
            .zip(site.field)
            .map(|(model, field)| (model, model.fact(site.element, field)));
        match fact {
            Some((model, Fact::Uncertain(datum, ..))) if !is_unread_body(model, datum) => {
                Placed { value: value_of(datum, site.model), at: placed.at }
            }
            _ => placed,
        }
    }

    pub(super) fn chosen_reading(&self, site: Span) -> Option<usize> {
        self.chosen.iter().find(|(at, _)| *at == site).map(|(_, reading)| *reading)
    }

    pub(super) fn has(&mut self, field: NodeId) -> Result<Kleene, EvalError> {
        let program = self.program;
        let Op::Field { of, place } = &program.node(field).op else { return self.fault(Fault::Scope, field) };
        if let Some((_, model, element, at)) = self.quick_field(*of, place)
            && model.is_sure(element, at)
        {
            return Ok(Kleene::True);
        }
        let held = self.raw_value(field)?;
        Ok(match held.value {
            Value::Unknown(gap) => Kleene::Unknown(gap),
            Value::None => Kleene::False,
            Value::List(seq) => self.exists_over(&seq, |_, _| Ok(Kleene::True))?,
            _ => Kleene::True,
        })
    }

    pub(super) fn stated(&mut self, field: NodeId) -> Result<Kleene, EvalError> {
        let program = self.program;
        let Op::Field { of, place } = &program.node(field).op else { return self.fault(Fault::Scope, field) };
        if let Some((_, model, element, at)) = self.quick_field(*of, place) {
            let is_stated = model.is_stated(element, at);
            return Ok(self.or_unsaid(is_stated));
        }
        let base = self.value(*of)?;
        let thing = match base.value {
            Value::Thing(thing) => thing,
            // What is not stated has no stated fields; of what is disputed or in doubt nothing can be told.
            Value::Unknown(gap) if self.context.unsaid_is_open || !self.gaps.is_not_stated(gap) => {
                return Ok(Kleene::Unknown(gap));
            }
            _ => return Ok(Kleene::False),
        };
        let kind = thing.kind(self.context.models);
        let field = place.fields.iter().find(|(known, _)| *known == kind).map(|(_, field)| *field);
        Ok(match (thing, field) {
            (Thing::Of { model, element }, Some(field)) => {
                let is_stated = self.context.model(model).is_some_and(|model| model.is_stated(element, field));
                self.or_unsaid(is_stated)
            }
            (_, Some(field)) => Kleene::from(!matches!(self.listed_field(thing, field, false), Value::Unknown(_))),
            _ => Kleene::False,
        })
    }

    /// Whether something is stated, where what is not may still be so.
    fn or_unsaid(&mut self, is_stated: bool) -> Kleene {
        if is_stated || !self.context.unsaid_is_open {
            return Kleene::from(is_stated);
        }
        Kleene::Unknown(self.miss(None, Why::NotStated))
    }

    /// The day on which the things of a description are looked at.
    pub(super) fn day_of_model(&self, at: u32) -> Day {
        self.asked_on.unwrap_or_else(|| self.context.day_of_model(at))
    }

    /// The same of a thing.
    pub(super) fn day_of_thing(&self, thing: Thing<'a>) -> Day {
        match thing {
            Thing::Of { model, .. } => self.day_of_model(model),
            Thing::Body(_) | Thing::Area(_) => self.asked_on.unwrap_or(self.context.day),
        }
    }

    /// Whether an element of a description is there on the judged day, by its `from` and `until`.
    pub(in crate::expr) fn present(&mut self, at: u32, element: ElementId) -> Kleene {
        self.present_on(at, element, self.day_of_model(at))
    }

    /// The same on another day.
    pub(super) fn present_on(&mut self, at: u32, element: ElementId, day: Day) -> Kleene {
        let Some(model) = self.context.model(at) else { return Kleene::True };
        let Some((from, until)) = TERMS.get(model.kind(element) as usize) else { return Kleene::True };
        let is_dated = [from, until].into_iter().flatten().any(|field| model.is_stated(element, *field));
        let by_events = self.is_told_by_events(at, element);
        if !is_dated && !by_events {
            return Kleene::True;
        }
        let begun = match from {
            Some(_) if !self.waits_until(at, element, day) => Kleene::True,
            Some(_) if by_events => self.is_set_up_by(at, element, day),
            Some(from) => self.bound(model, at, element, *from, |from| from.on_or_before(day)),
            None => Kleene::True,
        };
        if begun == Kleene::False {
            return begun;
        }
        let goes_on =
            until.map_or(Kleene::True, |until| self.bound(model, at, element, until, |until| day.on_or_before(until)));
        self.and(begun, goes_on)
    }

    /// Whether something is not there before its first day. Where what is planned counts as in place, it does not wait for that; but for that of
    /// a step, which asks who has what then. Of scrutiny rules ask themselves from when on it is at work.
    fn waits_until(&self, at: u32, element: ElementId, day: Day) -> bool {
        let waits = |model: &Model| model.kind(element) != Kind::Scrutiny && self.begins_on_a_known_day(at, model, day);
        !self.planned_counts(at) || self.context.model(at).is_some_and(waits)
    }

    /// The same of a thing, on the day on which it is looked at.
    pub(super) fn waits_for_its_first_day(&self, thing: Thing<'a>) -> bool {
        match thing {
            Thing::Of { model, element } => self.waits_until(model, element, self.day_of_model(model)),
            Thing::Body(_) | Thing::Area(_) => true,
        }
    }

    /// Whether it is a description of after in a step, or one that is looked at on its first day ahead of it, whose first day is stated, and no
    /// later than a day.
    fn begins_on_a_known_day(&self, at: u32, model: &Model, day: Day) -> bool {
        let first = self.context.first_of_after;
        let is_of_after = if first > 0 { at as usize >= first } else { model.is_ahead() };
        is_of_after && model.first_day().is_some_and(|first| Day::from(first).on_or_before(day).is_true())
    }

    /// Whether an element begins after the judged day for certain.
    pub(super) fn begins_later(&mut self, at: u32, element: ElementId) -> bool {
        let Some(model) = self.context.model(at) else { return false };
        let Some((Some(from), _)) = TERMS.get(model.kind(element) as usize) else { return false };
        let day = self.day_of_model(at);
        if self.is_told_by_events(at, element) {
            return self.is_set_up_by(at, element, day) == Kleene::False;
        }
        self.bound(model, at, element, *from, |from| from.on_or_before(day)) == Kleene::False
    }

    /// Since when or until when something of a description is there, where it is not there on the judged day for certain.
    pub(in crate::expr) fn not_there(&mut self, thing: Thing<'a>) -> Option<String> {
        let Thing::Of { model: at, element } = thing else { return None };
        if self.present(at, element) != Kleene::False {
            return None;
        }
        let model = self.context.model(at)?;
        let (from, until) = *TERMS.get(model.kind(element) as usize)?;
        let day = self.day_of_model(at);
        let until = until
            .filter(|until| self.bound(model, at, element, *until, |until| day.on_or_before(until)) == Kleene::False);
        let (word, field) = until.map_or_else(|| Some(("from", from?)), |until| Some(("until", until)))?;
        let Fact::Known(Datum::Day(day), _) = model.fact(element, field) else { return None };
        Some(format!("{word} {}", day.in_words()))
    }

    fn bound(
        &mut self,
        model: &'a Model,
        at: u32,
        element: ElementId,
        field: FieldId,
        holds: impl Fn(Day) -> Truth,
    ) -> Kleene {
        let fact = model.fact(element, field);
        if matches!(fact, Fact::NotStated(_) | Fact::None(_)) {
            return Kleene::True;
        }
        let site = Site { model: at, element, field: Some(field), index: None, span: fact.span() };
        match self.read(model, fact, site, false, false).value {
            Value::Day(day) => match holds(day) {
                Truth::True => Kleene::True,
                Truth::False => Kleene::False,
                Truth::Unknown => Kleene::Unknown(self.gaps.one(site, Why::Vague)),
            },
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::True,
        }
    }
}

const fn nothing<'a>(is_list: bool) -> Value<'a> {
    if is_list { Value::List(Seq::Empty { open: None }) } else { Value::None }
}

/// Whether it is a body of which it could not be read which one it is: it may be any, and is not another for that.
pub(super) fn is_unread_body(model: &Model, datum: Datum<'_>) -> bool {
    let Datum::Element(element) = datum else { return false };
    let is_unread = |field: &str| matches!(model.named(element, field), Fact::Unreadable(_));
    model.kind(element) == Kind::Body && (is_unread("name") || is_unread("listed"))
}

/// A known value; lists and what is not known are read by their own rules.
pub(super) const fn value_of(datum: Datum<'_>, model: u32) -> Value<'_> {
    match datum {
        Datum::Text(text) => Value::Text(text),
        Datum::Bool(value) => Value::Bool(value),
        Datum::Int(number) => Value::Int(number),
        Datum::Money(pence) => Value::Money(pence),
        Datum::Share(share) => Value::Share(share),
        Datum::Day(day) => Value::Day(day),
        Datum::Period(period) => Value::Period(period),
        Datum::Year(year) => Value::Year(year),
        Datum::Word(word) => Value::Word(word),
        Datum::Element(element) => Value::Thing(Thing::Of { model, element }),
        Datum::List(_) => Value::None,
    }
}
