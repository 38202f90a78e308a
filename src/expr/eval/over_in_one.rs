//! An agreement or a group that goes on in one of several arrangements, and is over or to end in another, though it binds the same or is for the
//! same areas.

use std::collections::BTreeSet;

use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::functions::CHILD_DEATHS;
use super::parties::partners_of;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::time::{Day, Truth};

/// An agreement or a group of after that carries one of before on, or says that it is over.
struct Carried<'a> {
    what: Placed<'a>,
    model: u32,
    /// Whether it holds on the judged day, by its state, its days and its events.
    holds: Kleene,
    /// What is said of its last day.
    last: Last,
    /// The parties to an agreement; of a group, which has its own work in every arrangement, the areas that it is said to be for.
    shared_by: BTreeSet<String>,
}

/// What is said of the last day of something.
#[derive(Clone, Copy)]
enum Last {
    NotSaid,
    On(Day),
    /// Something is, and it cannot be told what.
    Unclear,
}

impl Last {
    /// Whether two places say something else for certain.
    fn differs_from(self, other: Self) -> bool {
        match (self, other) {
            (Self::NotSaid, Self::NotSaid)
            | (Self::Unclear, Self::On(_) | Self::Unclear)
            | (Self::On(_), Self::Unclear) => false,
            (Self::On(one), Self::On(other)) => one.same_as(other) == Truth::False,
            (Self::NotSaid, _) | (_, Self::NotSaid) => true,
        }
    }
}

impl<'a> Evaluator<'a> {
    /// What an agreement or a group of before has become in arrangements of after in which it certainly does not hold, and in others that have it in
    /// place between the same parties or for the same areas: both cannot be so. In an arrangement that has it in place as well it is the earlier of two. So it is where it holds in both, and only one says that
    /// it is to end, or each gives another day.
    pub(super) fn over_in_one(&mut self, thing: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let mut carried = Vec::new();
        if let Value::List(found) = self.becomes(thing)?.value {
            for at in 0..Self::len(&found) {
                let Some(Member { what, maybe: None }) = self.member(&found, at) else { continue };
                carried.extend(self.carried(&what)?);
            }
        }
        let is_over = |one: &Carried<'a>| one.holds == Kleene::False;
        let goes_on = |one: &Carried<'a>| one.holds == Kleene::True;
        let contradicts = |over: &Carried<'a>, next: &Carried<'a>| {
            is_over(over)
                && goes_on(next)
                && !over.shared_by.is_empty()
                && over.shared_by == next.shared_by
                && !carried.iter().any(|one| goes_on(one) && one.model == over.model)
        };
        // Of several in one arrangement the one may end where the next begins.
        let is_alone = |one: &Carried<'a>| carried.iter().filter(|other| other.model == one.model).count() == 1;
        let ends_otherwise = |one: &Carried<'a>, other: &Carried<'a>| {
            goes_on(one)
                && goes_on(other)
                && !one.shared_by.is_empty()
                && one.shared_by == other.shared_by
                && one.last.differs_from(other.last)
                && is_alone(one)
                && is_alone(other)
        };
        let is_denied = |one: &Carried<'a>, other: &Carried<'a>| {
            contradicts(one, other) || contradicts(other, one) || ends_otherwise(one, other)
        };
        let members: Vec<Member<'a>> = carried
            .iter()
            .filter(|one| carried.iter().any(|other| is_denied(one, other)))
            .map(|one| Member { what: one.what.clone(), maybe: None })
            .collect();
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    fn carried(&mut self, what: &Placed<'a>) -> Result<Option<Carried<'a>>, EvalError> {
        let Value::Thing(Thing::Of { model, element }) = what.value else { return Ok(None) };
        let Some(held) = self.context.model(model) else { return Ok(None) };
        let thing = Thing::Of { model, element };
        let in_place = self.in_place(thing);
        let (shared_by, holds) = if held.kind(element) == Kind::Group {
            (self.areas_shared(thing)?, in_place)
        } else {
            // The partners together are others in every arrangement.
            let parties = held.led_by(element, "parties").into_iter().flat_map(|party| {
                if held.kind(party) == Kind::Collective { partners_of(held).collect() } else { vec![party] }
            });
            let parties = parties.map(|party| held.id(party).map_or_else(|| held.name(party), str::to_owned));
            // What is only agreed in principle may hold or not.
            let is_over = self.in_force(thing)? == Kleene::False;
            (parties.collect(), if is_over { Kleene::False } else { in_place })
        };
        let last = self.last_day_said(thing);
        let what = Placed { value: Value::Thing(thing), at: self.site_of(thing) };
        Ok(Some(Carried { what, model, holds, last, shared_by }))
    }

    /// By its `until`, else by an event that ends it.
    fn last_day_said(&mut self, thing: Thing<'a>) -> Last {
        let mut said = vec![self.named(thing, key!("until")).value];
        let events = self.list_of(thing, "events");
        for at in 0..Self::len(&events) {
            let Some(Value::Thing(event)) = self.member(&events, at).map(|member| member.what.value) else { continue };
            if self.is_of_kind(event, &["ends", "expires"]) != Kleene::False {
                said.push(self.named(event, key!("date")).value);
            }
        }
        let is_said = |value: &Value<'a>| match value {
            Value::None => None,
            Value::Day(day) => Some(Last::On(*day)),
            Value::Unknown(gap) if self.gaps.is_not_stated(*gap) => None,
            _ => Some(Last::Unclear),
        };
        said.iter().find_map(is_said).unwrap_or(Last::NotSaid)
    }

    /// The areas that a group is said to be for by name, of the panel for child deaths those of its reviews.
    fn areas_shared(&mut self, group: Thing<'a>) -> Result<BTreeSet<String>, EvalError> {
        let named = self.areas_named(group, &Placed::bare(Value::Text(CHILD_DEATHS)))?;
        Ok(self.things(&named).into_iter().filter_map(|area| area.id(self.context.models)).map(str::to_owned).collect())
    }
}
