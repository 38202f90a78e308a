//! Functions of days, periods and events.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use super::calls::{known, known_value};
use crate::expr::error::EvalError;
use crate::model::vocab::{FieldId, FieldName, Kind, key};
use crate::time::{Day, Period};

impl<'a> Evaluator<'a> {
    pub(super) fn add(&mut self, function: Function, day: NodeId, count: NodeId) -> Result<Placed<'a>, EvalError> {
        let (day, placed) = known_value!(self.asked_day(day));
        let count = known_value!(self.asked_span(count));
        let moved = match function {
            Function::AddDays => day.plus_days(count),
            Function::AddMonths => day.plus_months(count),
            Function::AddYears => day.plus_years(count),
            _ => {
                let moved = day.plus_working_days(count, self.context.reference.holidays());
                if day.exact().is_some() && moved.exact().is_none() {
                    let gap = self.miss(placed.at, Why::Holidays);
                    return Ok(Placed { value: Value::Unknown(gap), at: placed.at });
                }
                moved
            }
        };
        Ok(Placed { value: Value::Day(moved), at: placed.at })
    }

    /// Whether a day lies after another whichever days they are. Never unknown: two that may be the same do not contradict one another.
    pub(super) fn surely_after(&mut self, day: NodeId, other: NodeId) -> Result<Kleene, EvalError> {
        let (Ok((day, _)), Ok((other, _))) = (self.asked_day(day)?, self.asked_day(other)?) else {
            return Ok(Kleene::False);
        };
        Ok(Kleene::from(other.before(day).is_true()))
    }

    pub(super) fn days_between(&mut self, from: NodeId, to: NodeId) -> Result<Placed<'a>, EvalError> {
        let from = known_value!(self.asked_day(from));
        let to = known_value!(self.asked_day(to));
        let lapse = from.0.days_until(to.0);
        let (least, most) = (lapse.least.map(i64::from), lapse.most.map(i64::from));
        let at = from.1.at.or(to.1.at);
        Ok(match least {
            Some(days) if most == least => Placed { value: Value::Int(days), at },
            _ => {
                let gaps = self.vague(&[(&from.1, from.0), (&to.1, to.0)]);
                Placed { value: Value::Between { least, most, gaps }, at }
            }
        })
    }

    /// No later than so many months after.
    pub(super) fn within_months(&mut self, start: NodeId, day: NodeId, months: NodeId) -> Result<Kleene, EvalError> {
        let (start, start_placed) = known!(self.asked_day(start));
        let (day, day_placed) = known!(self.asked_day(day));
        let months = known!(self.asked_span(months));
        let limit = start.plus_months(months);
        Ok(self.of_days(day.on_or_before(limit), (&start_placed, start), (&day_placed, day)))
    }

    pub(super) fn end_of(&mut self, start: bool, of: NodeId) -> Result<Placed<'a>, EvalError> {
        let placed = self.value(of)?;
        let period = match placed.value {
            Value::Period(period) => period,
            Value::Year(year) => Period::from(year),
            _ => return Ok(placed),
        };
        let day = if start { period.first_day() } else { period.last_day() };
        Ok(Placed { value: day.map_or(Value::None, Value::Day), at: placed.at })
    }

    /// Whether a period was over before a day; one that goes on never is.
    pub(super) fn is_over(&mut self, period: NodeId, day: &(Day, Placed<'a>)) -> Result<Kleene, EvalError> {
        let end = self.end_of(false, period)?;
        Ok(match end.value {
            Value::Day(last) => !self.of_days(day.0.on_or_before(last), (&end, last), (&day.1, day.0)),
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        })
    }

    /// The day of the first event of a kind that is decided, or planned where that counts; none when a closed list of events has none.
    pub(super) fn day_of(
        &mut self,
        thing: Thing<'a>,
        what: &'a str,
        area: Option<&Placed<'a>>,
    ) -> Result<Placed<'a>, EvalError> {
        let events = self.named(thing, key!("events"));
        let at = events.at;
        let Value::List(seq) = events.value else { return Ok(Placed { value: Value::None, at }) };
        let (mut first, mut missing): (Option<(Day, Placed<'a>)>, _) = (None, None);
        let mut intended = None;
        let sort = key!("what").in_kind(Kind::Event);
        // An event for the very area goes before one of the whole.
        let is_named = self.is_named_by_any(&seq, what, area)?;
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            if self.is_another(event, sort, what) || is_named && self.is_of_the_whole(event) {
                continue;
            }
            let wanted = self.is_wanted(event, what, area)?;
            let wanted = match member.maybe {
                Some(maybe) => self.and(wanted, Kleene::Unknown(maybe)),
                None => wanted,
            };
            match wanted {
                Kleene::False => {
                    intended = intended.or(self.not_yet(event, what, area)?);
                    continue;
                }
                Kleene::True => {}
                Kleene::Unknown(gap) => {
                    missing = Some(self.gaps.join(missing, gap));
                    continue;
                }
            }
            let date = self.named(event, key!("date"));
            match (date.value.clone(), first.take()) {
                (Value::Day(day), None) => first = Some((day, date)),
                (Value::Day(day), Some(before)) => {
                    match self.of_days(before.0.on_or_before(day), (&before.1, before.0), (&date, day)) {
                        Kleene::True => first = Some(before),
                        Kleene::False => first = Some((day, date)),
                        Kleene::Unknown(gap) => missing = Some(self.gaps.join(missing, gap)),
                    }
                }
                (Value::Unknown(gap), before) => {
                    missing = Some(self.gaps.join(missing, gap));
                    first = before;
                }
                (_, before) => first = before,
            }
        }
        if let Some(gap) = missing {
            return Ok(Placed { value: Value::Unknown(gap), at });
        }
        if let Some((_, placed)) = first {
            return Ok(placed);
        }
        let value = match self.tail(&seq) {
            Some(_) => Value::Unknown(match intended {
                Some(gap) => gap,
                None => self.no_event(&seq, what, area, at)?,
            }),
            None => Value::None,
        };
        Ok(Placed { value, at })
    }

    /// What is missing of an event of that kind, for that area, which is stated and is only an intention.
    fn not_yet(&mut self, event: Thing<'a>, what: &str, area: Option<&Placed<'a>>) -> Result<Option<GapId>, EvalError> {
        let is_of_it =
            self.is_of_kind(event, &[what]) == Kleene::True && self.is_event_for(event, area)? == Kleene::True;
        let Some(state) = self.not_in_place(event).filter(|_| is_of_it) else { return Ok(None) };
        let at = self.named(event, key!("state")).at;
        Ok(Some(self.miss(at, Why::NotYet(state))))
    }

    /// That no event of a kind is stated, or none for the area that is asked about, where there are some for others.
    fn no_event(
        &mut self,
        seq: &Seq<'a>,
        what: &'a str,
        area: Option<&Placed<'a>>,
        at: Option<Site>,
    ) -> Result<GapId, EvalError> {
        let asked = match area.map(|area| &area.value) {
            Some(Value::Thing(area)) => self.listed_area(*area),
            _ => None,
        };
        let mut why = Why::NoEvent(what);
        for place in 0..Self::len(seq) {
            let Some(Value::Thing(event)) = self.member(seq, place).map(|member| member.what.value) else { continue };
            let is_one = self.is_of_kind(event, &[what]) == Kleene::True;
            if let Some(asked) = asked.filter(|_| is_one)
                && self.is_event_for(event, area)? == Kleene::False
            {
                why = Why::NoEventFor(what, asked.name);
            }
        }
        Ok(self.miss(at, why))
    }

    /// Whether an event of a kind is for an area by name, for certain.
    fn is_named_by_any(&mut self, seq: &Seq<'a>, what: &'a str, area: Option<&Placed<'a>>) -> Result<bool, EvalError> {
        let sort = key!("what").in_kind(Kind::Event);
        for place in 0..Self::len(seq) {
            let Some(member) = self.member(seq, place) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            if area.is_none() || self.is_another(event, sort, what) || self.is_of_the_whole(event) {
                continue;
            }
            if member.maybe.is_none() && self.is_wanted(event, what, area)? == Kleene::True {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an event names no areas.
    pub(super) fn is_of_the_whole(&mut self, event: Thing<'a>) -> bool {
        matches!(self.named(event, key!("areas")).value, Value::List(Seq::Empty { open: Some(gap) }) if self.gaps.is_not_stated(gap))
    }

    /// Whether of two days that are given for one event only the one has come by a day, so that it cannot be told.
    pub(super) fn is_between_two(
        &mut self,
        thing: Thing<'a>,
        (what, area): (&'a str, Option<&Placed<'a>>),
        day: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let Value::List(seq) = self.named(thing, key!("events")).value else { return Ok(Kleene::False) };
        let sort = key!("what").in_kind(Kind::Event);
        let is_named = self.is_named_by_any(&seq, what, area)?;
        let (mut come, mut ahead): (Option<Placed<'a>>, Option<Placed<'a>>) = (None, None);
        for place in 0..Self::len(&seq) {
            let Some(member) = self.member(&seq, place) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            let is_other = self.is_another(event, sort, what) || is_named && self.is_of_the_whole(event);
            if is_other || self.is_wanted(event, what, area)? != Kleene::True {
                continue;
            }
            let date = self.named(event, key!("date"));
            match self.compare(Comparison::AtMost, &date, day) {
                Kleene::True => come = Some(date),
                Kleene::False => ahead = Some(date),
                Kleene::Unknown(_) => {}
            }
        }
        Ok(match come.and(ahead) {
            Some(other) => Kleene::Unknown(self.miss(
                other.at,
                Why::Open("two days are given on which they come into force, this one and an earlier one"),
            )),
            None => Kleene::False,
        })
    }

    /// Whether an event is of another sort for certain.
    fn is_another(&self, event: Thing<'a>, sort: Option<FieldId>, what: &str) -> bool {
        let Thing::Of { model, element } = event else { return false };
        let Some((model, sort)) = self.context.model(model).zip(sort) else { return false };
        model.kind(element) == Kind::Event && model.sure_text(element, sort).is_some_and(|held| held != what)
    }

    /// Whether an event is of that kind, for that area, and more than an intention; where what is planned counts, a firm one.
    pub(super) fn is_wanted(
        &mut self,
        event: Thing<'a>,
        what: &'a str,
        area: Option<&Placed<'a>>,
    ) -> Result<Kleene, EvalError> {
        let kind = self.named(event, key!("what"));
        let same = self.equal(&kind, &Placed::bare(Value::Text(what)));
        if same == Kleene::False {
            return Ok(same);
        }
        let counts = if self.is_planned_enough(event) { self.is_intended(event) } else { self.is_decided(event) };
        let wanted = self.and(same, counts);
        let there = self.is_event_for(event, area)?;
        Ok(self.and(wanted, there))
    }

    /// Whether an event is for an area, if one is asked about.
    pub(super) fn is_event_for(&mut self, event: Thing<'a>, area: Option<&Placed<'a>>) -> Result<Kleene, EvalError> {
        let Some(area) = area else { return Ok(Kleene::True) };
        let areas = self.named(event, key!("areas"));
        let Value::List(seq) = areas.value else { return Ok(Kleene::True) };
        // An event that names no areas is one of the whole.
        if let Seq::Empty { open: Some(gap) } = seq
            && self.gaps.is_not_stated(gap)
        {
            return Ok(Kleene::True);
        }
        self.exists_over(&seq, |evaluator, member| Ok(evaluator.equal(area, &member)))
    }
}
