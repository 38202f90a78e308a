//! Since when a group of after is there, where its events tell it and no first day is stated: one that is set up later is not there before.

use super::super::gaps::Why;
use super::super::program::Comparison;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, ElementId, Fact};
use crate::time::Day;

/// That a group is set up, and what one that is there already may be said to have done.
const SET_UP: &str = "constituted";
const AT_WORK: &[&str] = &[SET_UP, "first-met", "met"];

impl<'a> Evaluator<'a> {
    /// Whether the events of a group of after, and no first day, say when it is set up. Of before a group that is named is one that there is.
    pub(super) fn is_told_by_events(&self, at: u32, element: ElementId) -> bool {
        let Some(model) = self.context.model(at).filter(|_| self.context.is_of_after(at)) else { return false };
        let is_undated = |field: &str| matches!(model.named(element, field), Fact::NotStated(_) | Fact::None(_));
        let is_one = |event: &ElementId| matches!(model.named(*event, "what"), Fact::Known(Datum::Word(what), _) if what == SET_UP);
        model.kind(element) == Kind::Group && is_undated("from") && model.led_by(element, "events").iter().any(is_one)
    }

    /// Whether it is set up by a day, or at work by then: one of the events that say so is no later, and is more than talked of.
    pub(super) fn is_set_up_by(&mut self, at: u32, element: ElementId, day: Day) -> Kleene {
        let on = Placed::bare(Value::Day(day));
        let mut set_up = Kleene::False;
        for (event, date) in self.days_at_work(at, element) {
            let dated = match date.value {
                Value::Unknown(gap) if self.gaps.is_not_stated(gap) => self.is_said_without_a_day(event),
                _ => self.compare(Comparison::AtMost, &date, &on),
            };
            let firm = self.is_firm(event);
            let counts = self.and(dated, firm);
            set_up = self.or(set_up, counts);
        }
        set_up
    }

    /// The first day on which it is set up or at work by its events, where they tell it.
    pub(super) fn day_of_set_up(&mut self, at: u32, element: ElementId) -> Option<Placed<'a>> {
        if !self.is_told_by_events(at, element) {
            return None;
        }
        let days = self.days_at_work(at, element).into_iter().map(|(_, date)| date);
        let day = |date: &Placed<'a>| if let Value::Day(day) = date.value { day.first() } else { None };
        days.min_by_key(day)
    }

    /// That it is set up later than on the day on which it is looked at, and when, in words that go on after "is".
    pub(in crate::expr) fn set_up_later(&mut self, thing: Thing<'a>) -> Option<String> {
        let Thing::Of { model, element } = thing else { return None };
        let Value::Day(day) = self.day_of_set_up(model, element)?.value else { return None };
        let is_later = day.after(self.day_of_model(model)).is_true();
        let word = if day.exact().is_some() { "on" } else { "in" };
        is_later.then(|| format!("set up {word} {}", day.in_words()))
    }

    fn days_at_work(&mut self, at: u32, element: ElementId) -> Vec<(Thing<'a>, Placed<'a>)> {
        let events = self.list_of(Thing::Of { model: at, element }, "events");
        let mut found = Vec::new();
        for event in self.things(&events) {
            if self.is_of_kind(event, AT_WORK) != Kleene::False {
                found.push((event, self.named(event, key!("date"))));
            }
        }
        found
    }

    /// Whether an event without a day has happened: where it is only intended, it is not said for when, unless what is planned counts.
    fn is_said_without_a_day(&mut self, event: Thing<'a>) -> Kleene {
        match self.not_in_place(event) {
            Some(_) if self.is_planned_enough(event) => self.is_intended(event),
            Some(state) => {
                let at = self.named(event, key!("state")).at;
                Kleene::Unknown(self.miss(at, Why::NotYet(state)))
            }
            None => Kleene::True,
        }
    }
}
