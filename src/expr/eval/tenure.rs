//! From when and until when something is at work, by its own days and term and by those of whoever holds it.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use super::calls::{known, known_value};
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::time::Day;

/// The one end of something's time or the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

impl<'a> Evaluator<'a> {
    /// A question about the days between which something is at work.
    pub(super) fn test_of_tenure(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        let thing = known!(self.asked_element(self.arg(args, 0, node)?));
        if function == Function::BeginsInTime {
            return self.begins_in_time(thing);
        }
        let placed = self.value(self.arg(args, 1, node)?)?;
        if function == Function::GoesOnUntil {
            let goes_on = self.goes_on_until(thing, &placed, &mut vec![thing]);
            let later = self.goes_on_to_the_next(thing);
            return Ok(self.and(goes_on, later));
        }
        Ok(if function == Function::LastsUntil {
            self.all_days(thing, End::Last, Comparison::AtLeast, &placed)
        } else {
            self.all_days(thing, End::First, Comparison::AtMost, &placed)
        })
    }

    /// Whether scrutiny goes on to a day: by whoever it is, or by those of the same description who follow without a break. Who is
    /// said not to be independent, or is no longer there, follows nobody.
    fn goes_on_until(&mut self, scrutiny: Thing<'a>, day: &Placed<'a>, passed: &mut Vec<Thing<'a>>) -> Kleene {
        let mut goes_on = self.all_days(scrutiny, End::Last, Comparison::AtLeast, day);
        let models = self.context.models;
        let Thing::Of { model, .. } = scrutiny else { return goes_on };
        let Some(whole) = self.context.model(model).filter(|_| goes_on != Kleene::True) else { return goes_on };
        let ends = self.tenure_days(scrutiny, End::Last);
        for element in whole.of_kind(Kind::Scrutiny) {
            let next = Thing::Of { model, element };
            if passed.iter().any(|known| known.same_as(next, models)) || !self.may_follow(next) {
                continue;
            }
            let mut follows = Kleene::True;
            for end in &ends {
                let next_day = match end.value {
                    Value::Day(day) => Value::Day(day.plus_days(1)),
                    ref other => other.clone(),
                };
                let begins =
                    self.all_days(next, End::First, Comparison::AtMost, &Placed { value: next_day, at: end.at });
                follows = self.and(follows, begins);
            }
            if follows != Kleene::False {
                passed.push(next);
                let then = self.goes_on_until(next, day, passed);
                let then = self.and(follows, then);
                goes_on = self.or(goes_on, then);
            }
        }
        goes_on
    }

    /// Whether scrutiny goes on, by whoever it is, to the first day of all other that the description names: of a later one that is
    /// named the days until then are known to be without any.
    fn goes_on_to_the_next(&mut self, scrutiny: Thing<'a>) -> Kleene {
        let Thing::Of { model, .. } = scrutiny else { return Kleene::True };
        let Some(whole) = self.context.model(model) else { return Kleene::True };
        let mut goes_on = Kleene::True;
        for element in whole.of_kind(Kind::Scrutiny) {
            let next = Thing::Of { model, element };
            if next.same_as(scrutiny, self.context.models) || !self.may_follow(next) {
                continue;
            }
            for begins in self.tenure_days(next, End::First) {
                if matches!(begins.value, Value::Day(_)) {
                    let until = self.goes_on_until(scrutiny, &begins, &mut vec![scrutiny]);
                    goes_on = self.and(goes_on, until);
                }
            }
        }
        goes_on
    }

    fn may_follow(&mut self, scrutiny: Thing<'a>) -> bool {
        let is_over = matches!(self.state_of(scrutiny), Ok(Some("ended" | "suspended" | "vacant" | "residual")));
        let is_independent = !matches!(self.named(scrutiny, key!("independent")).value, Value::Bool(false));
        !is_over && is_independent
    }

    /// The first or the last day on which something is at work; unknown where none is stated.
    pub(super) fn day_of_tenure(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Placed<'a>, EvalError> {
        let thing = known_value!(self.asked_element(self.arg(args, 0, node)?));
        let (end, field) = match function {
            Function::FirstDay => (End::First, key!("from")),
            _ => (End::Last, key!("until")),
        };
        let mut days = self.tenure_days(thing, end).into_iter();
        let Some(mut decides) = days.next() else { return Ok(self.named(thing, field)) };
        for day in days {
            let comparison = if end == End::First { Comparison::Greater } else { Comparison::Less };
            match self.compare(comparison, &day, &decides) {
                Kleene::True => decides = day,
                Kleene::False => {}
                Kleene::Unknown(gap) => return Ok(Placed { value: Value::Unknown(gap), at: day.at }),
            }
        }
        Ok(decides)
    }

    /// Begun by the judged day, or by the first day of an arrangement that is still to come into force; where what is planned counts
    /// as in place and no first day is stated, its days are not waited for.
    fn begins_in_time(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        let today = Placed::bare(Value::Day(self.context.day));
        let begun = self.all_days(thing, End::First, Comparison::AtMost, &today);
        let Thing::Of { model, .. } = thing else { return Ok(begun) };
        let Some(whole) = self.context.model(model) else { return Ok(begun) };
        let first = self.day_of(Thing::Of { model, element: whole.root() }, "in-force", None)?;
        let on_the_first_day = match first.value {
            Value::Day(_) => self.all_days(thing, End::First, Comparison::AtMost, &first),
            Value::Unknown(gap) if !self.gaps.is_no_event(gap) && !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => Kleene::from(self.planned_counts(model)),
        };
        Ok(self.or(begun, on_the_first_day))
    }

    /// Whether the appointment to a post has begun and is not over, by its `term`; where what is planned counts its first day is not waited for.
    ///
    /// No law sets a term, and one that is over may have been renewed without a word: that leaves it open.
    pub(super) fn is_appointed(&mut self, post: Thing<'a>) -> Kleene {
        let term = self.named(post, key!("term"));
        let period = match term.value {
            Value::Period(period) => period,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Kleene::Unknown(gap),
            _ => return Kleene::True,
        };
        let on = Placed::bare(Value::Day(self.day_of_thing(post)));
        let day = |day| Placed { value: Value::Day(day), at: term.at };
        let begun = match period.first_day().filter(|_| self.waits_for_its_first_day(post)) {
            Some(first) => self.compare(Comparison::AtMost, &day(first), &on),
            None => Kleene::True,
        };
        let lasts = match period.last_day().map(|last| self.compare(Comparison::AtLeast, &day(last), &on)) {
            Some(Kleene::False) => {
                let why = "the term is over, and nothing says that it was renewed";
                Kleene::Unknown(self.miss(term.at, Why::Open(why)))
            }
            lasts => lasts.unwrap_or(Kleene::True),
        };
        self.and(begun, lasts)
    }

    /// The last day of the term of a post, where that is over for certain on the day on which it is looked at.
    pub(in crate::expr) fn end_of_term(&mut self, post: Thing<'a>) -> Option<Day> {
        if post.kind(self.context.models) != Kind::Post {
            return None;
        }
        let Value::Period(period) = self.named(post, key!("term")).value else { return None };
        let on = self.day_of_thing(post);
        period.last_day().filter(|last| last.before(on).is_true())
    }

    /// Whether every stated first or last day compares so with a day; true where none is stated.
    pub(super) fn all_days(&mut self, thing: Thing<'a>, end: End, comparison: Comparison, with: &Placed<'a>) -> Kleene {
        let mut all = Kleene::True;
        for day in self.tenure_days(thing, end) {
            let compares = self.compare(comparison, &day, with);
            all = self.and(all, compares);
        }
        all
    }

    /// The stated first or last days of something and of the post or group that holds it; an end that is left open is none.
    pub(super) fn tenure_days(&mut self, thing: Thing<'a>, end: End) -> Vec<Placed<'a>> {
        let (mut whose, mut days) = (vec![thing], Vec::new());
        if thing.kind(self.context.models) == Kind::Scrutiny {
            let by = self.named(thing, key!("by"));
            let holders = match by.value {
                Value::Thing(by) => ["post", "group"].map(|field| self.named(by, field)).to_vec(),
                _ => vec![by],
            };
            for holder in holders {
                match holder.value {
                    Value::Thing(holder) => whose.push(holder),
                    // Of whoever it may be, other days may hold.
                    Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => days.push(holder),
                    _ => {}
                }
            }
        }
        for thing in whose {
            let own = self.named(thing, if end == End::First { key!("from") } else { key!("until") });
            let term = self.named(thing, key!("term"));
            let of_term = match term.value {
                Value::Period(period) => {
                    let day = if end == End::First { period.first_day() } else { period.last_day() };
                    Placed { value: day.map_or(Value::None, Value::Day), at: term.at }
                }
                _ => term,
            };
            for day in [own, of_term] {
                if !self.is_left_out(&day) {
                    days.push(day);
                }
            }
            let kind = thing.kind(self.context.models);
            let is_ended_by_events = matches!(kind, Kind::Scrutiny | Kind::Group | Kind::Document);
            match (end, thing) {
                (End::First, Thing::Of { model, element }) => days.extend(self.day_of_set_up(model, element)),
                (End::Last, _) if is_ended_by_events => {
                    let by_events = self.last_days_by_events(thing).into_iter();
                    days.extend(by_events.filter(|day| !self.is_left_out(day)));
                }
                _ => {}
            }
        }
        days
    }

    /// Whether no day is stated.
    fn is_left_out(&self, day: &Placed<'a>) -> bool {
        match day.value {
            Value::None => true,
            Value::Unknown(gap) => self.gaps.is_not_stated(gap),
            _ => false,
        }
    }
}
