//! Whether arrangements cover an area on every day from one on.

use super::super::gaps::Why;
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::time::{Date, Day};

impl<'a> Evaluator<'a> {
    /// Whether on every day from a day on one of the arrangements of a list is in force for an area, and the first day on which none is.
    ///
    /// That an area is covered can only cease on the day after an end: these days are looked at, the first, and one beyond them all.
    pub(super) fn covered_from(&mut self, args: &[NodeId; 3]) -> Result<(Kleene, Placed<'a>), EvalError> {
        let [list, area, start] = *args;
        let unknown = |gap| (Kleene::Unknown(gap), Placed::bare(Value::Unknown(gap)));
        let area = match self.asked_thing(area)? {
            Ok((_, area)) => area,
            Err(gap) => return Ok(unknown(gap)),
        };
        let start = self.asked_day(start)?;
        let (list, _) = self.seq(list)?;
        let end_of_time = Date::new(9999, 12, 31).map_or_else(|| Day::words(None), Day::from);
        let in_the_end = self.is_covered(&list, &area, &Placed::bare(Value::Day(end_of_time)))?;
        let start = match start {
            Ok((_, start)) => start,
            // Nobody knows from when on; where nothing is in force in the end, that does not matter.
            Err(gap) => {
                let covered = self.and(in_the_end, Kleene::Unknown(gap));
                return Ok((covered, Placed::bare(Value::Unknown(gap))));
            }
        };
        let mut days = self.days_after_ends(&list, &area, &start)?;
        days.insert(0, start);
        let (mut first, mut all): (Option<Placed<'a>>, Kleene) = (None, in_the_end);
        for day in &days {
            let covered = self.is_covered(&list, &area, day)?;
            all = self.and(all, covered);
            if covered == Kleene::False
                && first.as_ref().is_none_or(|first| self.compare(Comparison::Less, day, first) == Kleene::True)
            {
                first = Some(day.clone());
            }
        }
        let day = match all {
            Kleene::True => Placed::bare(Value::None),
            Kleene::Unknown(gap) => Placed::bare(Value::Unknown(gap)),
            Kleene::False => first.or_else(|| days.pop()).unwrap_or_else(|| Placed::bare(Value::None)),
        };
        Ok((all, day))
    }

    /// The days after the ends of arrangements that cover an area, or may, from a day on; the last of them stands last.
    fn days_after_ends(
        &mut self,
        list: &Seq<'a>,
        area: &Placed<'a>,
        start: &Placed<'a>,
    ) -> Result<Vec<Placed<'a>>, EvalError> {
        let mut days: Vec<Placed<'a>> = Vec::new();
        for at in 0..Self::len(list) {
            let Some(member) = self.member(list, at) else { continue };
            let Value::Thing(arrangement) = member.what.value else { continue };
            if self.covers(arrangement, area)? == Kleene::False {
                continue;
            }
            for end in self.ends_said(arrangement, Some(area))? {
                let Value::Day(final_day) = end.day.value else { continue };
                let day = Placed { value: Value::Day(final_day.plus_days(1)), at: end.day.at };
                if self.compare(Comparison::Less, &day, start) != Kleene::True {
                    days.push(day);
                }
            }
        }
        days.sort_by_key(|day| match day.value {
            Value::Day(day) => day.last(),
            _ => None,
        });
        Ok(days)
    }

    /// Whether one of the arrangements of a list is in force for an area on a day.
    fn is_covered(&mut self, list: &Seq<'a>, area: &Placed<'a>, day: &Placed<'a>) -> Result<Kleene, EvalError> {
        self.exists_over(list, |evaluator, member| {
            let Value::Thing(arrangement) = member.value else { return Ok(Kleene::False) };
            let covers = evaluator.covers(arrangement, area)?;
            if covers == Kleene::False {
                return Ok(covers);
            }
            let in_force = evaluator.in_force_by(arrangement, day, Some(area))?;
            Ok(evaluator.and(covers, in_force))
        })
    }

    /// Whether an arrangement is one for an area. What names an area in whose place that one stands may be.
    fn covers(&mut self, arrangement: Thing<'a>, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        let areas = self.named(arrangement, key!("areas"));
        let Value::List(areas) = areas.value else { return Ok(Kleene::False) };
        self.exists_over(&areas, |evaluator, member| {
            let same = evaluator.equal(area, &member);
            if same == Kleene::False && evaluator.came_before(&member, area) {
                let why = Why::Open("it names an area that is no more, and not those that it went into");
                return Ok(Kleene::Unknown(evaluator.miss(member.at, why)));
            }
            Ok(same)
        })
    }

    /// Whether the reference lists have one area as what another came from.
    pub(super) fn came_before(&mut self, earlier: &Placed<'a>, area: &Placed<'a>) -> bool {
        let (Value::Thing(earlier), Value::Thing(area)) = (&earlier.value, &area.value) else { return false };
        let ids = self.listed_area(*earlier).zip(self.listed_area(*area));
        ids.is_some_and(|(earlier, area)| area.predecessors.contains(&earlier.id))
    }
}
