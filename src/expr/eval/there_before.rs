//! What there was in an area before arrangements came into force for it: the area itself, or those that it was made from, for which the same
//! arrangements were in force already.

use super::super::gaps::{GapId, Why};
use super::super::program::Comparison;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::reference::Life;
use crate::time::Day;

/// What there was before a day on which arrangements came into force.
pub(super) enum Before<'a> {
    /// The area itself, be it under these arrangements or others.
    Itself,
    /// Areas that it was made from, and for which these arrangements were in force before.
    Areas(Vec<Placed<'a>>),
    /// No such area, nor one of these.
    Nothing,
    /// It cannot be told.
    Open(GapId),
}

impl<'a> Evaluator<'a> {
    /// What there was before the day on which arrangements came into force for an area, or for one of theirs where none is asked about.
    pub(super) fn there_before(
        &mut self,
        root: Thing<'a>,
        day: Day,
        area: Option<&Placed<'a>>,
    ) -> Result<Before<'a>, EvalError> {
        let areas: Vec<Placed<'a>> = match (area, self.named(root, key!("areas")).value) {
            (Some(area), _) => vec![area.clone()],
            (None, Value::List(seq)) => self.members(&seq).into_iter().map(|area| area.what).collect(),
            _ => Vec::new(),
        };
        let (mut found, mut open) = (Vec::new(), None);
        for area in &areas {
            match self.there_before_one(root, day, area)? {
                Before::Itself => return Ok(Before::Itself),
                Before::Areas(others) => found.extend(others),
                Before::Open(gap) => open = Some(gap),
                Before::Nothing => {}
            }
        }
        Ok(match open {
            _ if areas.is_empty() => Before::Itself,
            _ if !found.is_empty() => Before::Areas(found),
            Some(gap) => Before::Open(gap),
            None => Before::Nothing,
        })
    }

    fn there_before_one(&mut self, root: Thing<'a>, day: Day, area: &Placed<'a>) -> Result<Before<'a>, EvalError> {
        let Value::Thing(thing) = area.value else { return Ok(Before::Itself) };
        let Value::Day(from) = self.named(thing, key!("from")).value else { return Ok(Before::Itself) };
        if !day.on_or_before(from).is_true() {
            return Ok(Before::Itself);
        }
        let made_from = self.listed_area(thing).map(|area| self.context.reference.areas_before(area.id));
        let mut found = Vec::new();
        for other in made_from.iter().flatten() {
            let placed = Placed { value: Value::Thing(Thing::Area(other)), at: area.at };
            // What came into force before there was the area did so for those that were there.
            let was_there = is_there(other.life, day);
            let held = if was_there { Kleene::True } else { self.was_in_force_for(root, day, &placed)? };
            match held {
                Kleene::True => found.push(placed),
                Kleene::Unknown(gap) => return Ok(Before::Open(gap)),
                Kleene::False => {}
            }
        }
        if !found.is_empty() {
            return Ok(Before::Areas(found));
        }
        if made_from.is_some_and(|areas| !areas.is_empty()) && self.was_reported_before(root, from)? {
            let why = "a yearly report is older than the area, and it is not said whether these arrangements were in force before for \
                       the area that it was made from";
            let at = self.named(root, key!("reports")).at;
            return Ok(Before::Open(self.miss(at, Why::Open(why))));
        }
        Ok(Before::Nothing)
    }

    /// Whether arrangements were in force before a day for an area, by what is said of it: an event that is not named is none.
    fn was_in_force_for(&mut self, root: Thing<'a>, day: Day, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        let Value::List(events) = self.named(root, key!("events")).value else { return Ok(Kleene::False) };
        let events = self.told_alone(events);
        let day = Placed::bare(Value::Day(day));
        self.exists_over(&events, |evaluator, event| {
            let event = match event.value {
                Value::Thing(event) => event,
                Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
                _ => return Ok(Kleene::False),
            };
            let wanted = evaluator.is_wanted(event, "in-force", Some(area))?;
            if wanted == Kleene::False {
                return Ok(wanted);
            }
            let date = evaluator.named(event, key!("date"));
            let earlier = evaluator.compare(Comparison::Less, &date, &day);
            let held = evaluator.and(wanted, earlier);
            let is_doubtful = held == Kleene::True
                && evaluator.is_of_the_whole(event)
                && matches!(date.value, Value::Day(date) if evaluator.some_area_was_there(root, date));
            if is_doubtful {
                let why = "it is not said whether they were in force before for the area that it was made from";
                return Ok(Kleene::Unknown(evaluator.miss(date.at, Why::Open(why))));
            }
            Ok(held)
        })
    }

    /// Whether a report of arrangements that are said to follow no others was published before there was any of their areas.
    fn was_reported_before(&mut self, root: Thing<'a>, day: Day) -> Result<bool, EvalError> {
        if matches!(self.named(root, key!("supersedes")).value, Value::List(seq) if Self::len(&seq) > 0) {
            return Ok(false);
        }
        let last = self.last_report_before(day.plus_days(-1), None)?;
        Ok(matches!(last.map(|last| last.value), Some(Value::Day(out)) if !self.some_area_was_there(root, out)))
    }

    /// Whether one of the areas of arrangements may have been there on a day already.
    fn some_area_was_there(&mut self, root: Thing<'a>, day: Day) -> bool {
        let Value::List(areas) = self.named(root, key!("areas")).value else { return true };
        self.members(&areas).into_iter().any(|area| match area.what.value {
            Value::Thing(area) => self.listed_area(area).is_none_or(|area| area.life.meets(day)),
            _ => true,
        })
    }
}

fn is_there(life: Life, day: Day) -> bool {
    day.first().is_some_and(|day| life.covers(day)) && day.last().is_some_and(|day| life.covers(day))
}
