//! Events: what has happened by a day, and which steps contradict each other.

use super::super::gaps::Why;
use super::super::program::Comparison;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::standing::is_in_place;
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::time::{Day, Truth};

/// What has to come first, and what only after it.
const ORDER: &[(&str, &str)] = &[
    ("consulted", "approved"),
    ("consulted", "published"),
    ("agreed-in-principle", "approved"),
    ("approved", "published"),
    ("signed-off", "published"),
    ("published", "in-force"),
    ("approved", "in-force"),
    ("constituted", "first-met"),
    ("agreed-to-end", "ends"),
    ("in-force", "ends"),
    ("in-force", "expires"),
];

/// A step beside the one asked about.
struct Step<'a> {
    member: Member<'a>,
    /// Whether it is one that had to come first, has happened, and is of the same areas.
    counts: Kleene,
    /// Whether it is dated later for certain.
    late: Kleene,
}

/// What is known of the events of some kinds.
pub(super) struct Steps {
    /// Whether there is one at all.
    pub(super) any: Kleene,
    /// Whether one has happened by the judged day.
    pub(super) some: Kleene,
    /// Whether all have.
    pub(super) all: Kleene,
}

impl<'a> Evaluator<'a> {
    /// Whether an event is more than an intention.
    ///
    /// One that was made to depend on something is, once it is said to be in place; until then it may never have come about.
    pub(super) fn is_decided(&mut self, event: Thing<'a>) -> Kleene {
        match self.state_of(event) {
            Ok(Some(word)) => Kleene::from(word == "in-place"),
            Ok(None) => self.is_unconditional(event),
            Err(gap) => Kleene::Unknown(gap),
        }
    }

    pub(super) fn is_unconditional(&mut self, event: Thing<'a>) -> Kleene {
        match self.named(event, key!("on-condition")).value {
            Value::None => Kleene::True,
            Value::Unknown(gap) if self.gaps.is_not_stated(gap) => Kleene::True,
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => {
                let state = self.named(event, key!("state"));
                Kleene::Unknown(self.miss(state.at, Why::Open("it is not said whether its condition came about")))
            }
        }
    }

    /// Whether an event has happened by a day: it is more than an intention, and dated no later. Where what is planned counts as
    /// in place, it is not waited for, unless the first day of the arrangements is known and it is dated later than the day.
    pub(super) fn has_happened(&mut self, event: Thing<'a>, by: &Placed<'a>) -> Kleene {
        if self.is_planned_enough(event) {
            let intended = self.is_intended(event);
            let date = self.named(event, key!("date"));
            let is_dated = matches!(date.value, Value::Day(_)) && self.waits_for_its_first_day(event);
            if !is_dated {
                return intended;
            }
            let dated = self.compare(Comparison::AtMost, &date, by);
            return self.and(intended, dated);
        }
        let decided = self.is_decided(event);
        if decided == Kleene::False {
            return decided;
        }
        let date = self.named(event, key!("date"));
        let dated = self.compare(Comparison::AtMost, &date, by);
        self.and(decided, dated)
    }

    /// Whether an event is said to have happened or is firmly intended. What hangs on a condition carries no step before that came about.
    pub(super) fn is_intended(&mut self, event: Thing<'a>) -> Kleene {
        let state = match self.state_of(event) {
            Ok(state) => state,
            Err(gap) => return Kleene::Unknown(gap),
        };
        let firm = Kleene::from(state.is_none_or(|word| is_in_place(word, true)));
        if self.context.first_of_after == 0 || state == Some("in-place") {
            return firm;
        }
        let free = match state {
            Some("conditional") => {
                let at = self.named(event, key!("state")).at;
                Kleene::Unknown(self.miss(at, Why::Open("it is not said whether its condition came about")))
            }
            _ => self.is_unconditional(event),
        };
        self.and(firm, free)
    }

    /// What is known of those events of a thing that are of one of these kinds.
    pub(super) fn came_of(&mut self, thing: Thing<'a>, kinds: &[&str]) -> Steps {
        let today = Placed::bare(Value::Day(self.day_of_thing(thing)));
        let mut steps = Steps { any: Kleene::False, some: Kleene::False, all: Kleene::True };
        let Value::List(events) = self.named(thing, key!("events")).value else { return steps };
        let events = self.told_alone(events);
        for at in 0..Self::len(&events) {
            let Some(member) = self.member(&events, at) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            let mut is_one = self.is_of_kind(event, kinds);
            if let Some(maybe) = member.maybe {
                is_one = self.and(is_one, Kleene::Unknown(maybe));
            }
            if is_one == Kleene::False {
                continue;
            }
            let happened = self.has_happened(event, &today);
            let counts = self.and(is_one, happened);
            let fits = self.or(!is_one, happened);
            steps.any = self.or(steps.any, is_one);
            steps.some = self.or(steps.some, counts);
            steps.all = self.and(steps.all, fits);
        }
        if let Some(gap) = self.tail(&events) {
            let others = Kleene::Unknown(gap);
            steps.any = self.or(steps.any, others);
            steps.some = self.or(steps.some, others);
            steps.all = self.and(steps.all, others);
        }
        steps
    }

    /// Whether what is hoped for, claimed or talked of, or hangs on a condition, may have come about by a day.
    fn may_have_come(&mut self, event: Thing<'a>, by: &Placed<'a>) -> Kleene {
        let firm = self.is_firm(event);
        let date = self.named(event, key!("date"));
        match (firm, self.compare(Comparison::AtMost, &date, by)) {
            (Kleene::Unknown(gap), Kleene::True | Kleene::Unknown(_)) => Kleene::Unknown(gap),
            _ => Kleene::False,
        }
    }

    /// Whether something has ended by one of its events, and was not concluded anew since. Its last day still counts.
    pub(super) fn has_ended(&mut self, thing: Thing<'a>) -> Kleene {
        let Value::List(events) = self.named(thing, key!("events")).value else { return Kleene::False };
        let events = self.told_alone(events);
        let yesterday = Placed::bare(Value::Day(self.day_of_thing(thing).plus_days(-1)));
        let mut ended = Kleene::False;
        for (event, is_end) in self.ends_among(&events) {
            let mut happened = self.has_happened(event, &yesterday);
            if happened == Kleene::False && self.context.first_of_after > 0 {
                happened = self.may_have_come(event, &yesterday);
            }
            let is_over = self.and(is_end, happened);
            let renewed = self.is_concluded_after(&events, event);
            let is_over = self.and(is_over, !renewed);
            ended = self.or(ended, is_over);
        }
        match self.tail(&events) {
            Some(gap) => self.or(ended, Kleene::Unknown(gap)),
            None => ended,
        }
    }

    /// The last days that the events of something name, unless it was concluded anew since; one that is only hoped for, or in doubt, leaves it
    /// open until when it is there.
    pub(super) fn last_days_by_events(&mut self, thing: Thing<'a>) -> Vec<Placed<'a>> {
        let Value::List(events) = self.named(thing, key!("events")).value else { return Vec::new() };
        let events = self.told_alone(events);
        let mut days = Vec::new();
        for (event, is_end) in self.ends_among(&events) {
            let renewed = self.is_concluded_after(&events, event);
            let counts = self.and(is_end, !renewed);
            let firm = self.is_firm(event);
            match self.and(counts, firm) {
                Kleene::True => days.push(self.named(event, key!("date"))),
                Kleene::False => {}
                Kleene::Unknown(gap) => days.push(Placed::bare(Value::Unknown(gap))),
            }
        }
        days
    }

    /// The events by which something ends or expires, each with whether it is one.
    fn ends_among(&mut self, events: &Seq<'a>) -> Vec<(Thing<'a>, Kleene)> {
        let mut ends = Vec::new();
        for at in 0..Self::len(events) {
            let Some(member) = self.member(events, at) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            let mut is_end = self.is_of_kind(event, &["ends", "expires"]);
            if let Some(maybe) = member.maybe {
                is_end = self.and(is_end, Kleene::Unknown(maybe));
            }
            if is_end != Kleene::False {
                ends.push((event, is_end));
            }
        }
        ends
    }

    /// Whether one of these events concludes anew what another ends, no earlier than that.
    fn is_concluded_after(&mut self, events: &Seq<'a>, end: Thing<'a>) -> Kleene {
        let ends = self.named(end, key!("date"));
        let today = Placed::bare(Value::Day(self.day_of_thing(end)));
        let mut concluded = Kleene::False;
        for at in 0..Self::len(events) {
            let Some(member) = self.member(events, at) else { continue };
            let Value::Thing(event) = member.what.value else { continue };
            let is_step = self.is_of_kind(event, &["signed-off", "approved", "in-force"]);
            if is_step == Kleene::False {
                continue;
            }
            let date = self.named(event, key!("date"));
            let is_later = self.compare(Comparison::AtLeast, &date, &ends);
            let happened = self.has_happened(event, &today);
            let anew = self.and(is_later, happened);
            let anew = self.and(is_step, anew);
            concluded = self.or(concluded, anew);
        }
        concluded
    }

    pub(super) fn is_of_kind(&mut self, event: Thing<'a>, kinds: &[&str]) -> Kleene {
        match self.named(event, key!("what")).value {
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            what => Kleene::from(what.text().is_some_and(|what| kinds.contains(&what))),
        }
    }

    /// Events beside one that had to come before it, and are dated after it for certain.
    ///
    /// Where several of a kind are dated, as when each body approves, one that came in time is enough.
    pub(super) fn overtakes(&mut self, event: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let what = self.named(event, key!("what"));
        let date = self.named(event, key!("date"));
        let (what, date) = match (what.value, date.value) {
            (Value::Word(what), Value::Day(date)) => (what, date),
            (Value::Unknown(gap), _) | (_, Value::Unknown(gap)) if !self.gaps.is_not_stated(gap) => {
                return Ok(Placed::bare(Value::List(Seq::Empty { open: Some(gap) })));
            }
            _ => return Ok(Placed::bare(Value::List(Seq::Empty { open: None }))),
        };
        let has_happened = self.is_decided(event);
        let Value::Thing(holder) = self.stands_in(event).value else {
            return Ok(Placed::bare(Value::List(Seq::Empty { open: None })));
        };
        let Value::List(beside) = self.named(holder, key!("events")).value else {
            return Ok(Placed::bare(Value::List(Seq::Empty { open: None })));
        };
        let beside = self.told_alone(beside);
        let open = self.tail(&beside);
        let mut members = Vec::new();
        for (first, _) in ORDER.iter().filter(|(_, after)| *after == what) {
            let steps = self.steps_beside(&beside, first, event, date)?;
            let mut all_late = has_happened;
            for step in &steps {
                let fits = self.or(!step.counts, step.late);
                all_late = self.and(all_late, fits);
            }
            for mut step in steps {
                match self.and(step.counts, all_late) {
                    Kleene::False => continue,
                    Kleene::True => {}
                    Kleene::Unknown(gap) => step.member.maybe = Some(self.gaps.join(step.member.maybe, gap)),
                }
                members.push(step.member);
            }
        }
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open })))
    }

    /// The steps of a kind beside an event, with what is known of each.
    fn steps_beside(
        &mut self,
        beside: &Seq<'a>,
        first: &str,
        event: Thing<'a>,
        later: Day,
    ) -> Result<Vec<Step<'a>>, EvalError> {
        let mut steps = Vec::new();
        for at in 0..Self::len(beside) {
            let Some(member) = self.member(beside, at) else { continue };
            let Value::Thing(other) = member.what.value else { continue };
            if other.same_as(event, self.context.models) {
                continue;
            }
            let mut counts = match self.named(other, key!("what")).value {
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                what => Kleene::from(what.text() == Some(first)),
            };
            if counts == Kleene::False {
                continue;
            }
            if let Some(maybe) = member.maybe {
                counts = self.and(counts, Kleene::Unknown(maybe));
            }
            let (decided, alike) = (self.is_decided(other), self.same_areas(other, event)?);
            counts = self.and(counts, decided);
            counts = self.and(counts, alike);
            let late = match self.named(other, key!("date")).value {
                Value::Day(date) => Kleene::from(later.before(date) == Truth::True),
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                _ => continue,
            };
            if counts != Kleene::False {
                steps.push(Step { member, counts, late });
            }
        }
        Ok(steps)
    }

    /// Events that name areas speak of each other only where they name the same.
    fn same_areas(&mut self, one: Thing<'a>, other: Thing<'a>) -> Result<Kleene, EvalError> {
        let (Value::List(one), Value::List(other)) =
            (self.named(one, key!("areas")).value, self.named(other, key!("areas")).value)
        else {
            return Ok(Kleene::True);
        };
        if self.is_silent(&one) || self.is_silent(&other) {
            return Ok(Kleene::True);
        }
        let (one, other) = (self.told_alone(one), self.told_alone(other));
        let there = self.all_in(&one, &other)?;
        let back = self.all_in(&other, &one)?;
        Ok(self.and(there, back))
    }

    /// Whether every member of a list is in another.
    pub(super) fn all_in(&mut self, members: &Seq<'a>, list: &Seq<'a>) -> Result<Kleene, EvalError> {
        self.all_over(members, |evaluator, sought| {
            evaluator.exists_over(list, |evaluator, member| Ok(evaluator.equal(&sought, &member)))
        })
    }
}
