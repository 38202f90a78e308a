//! Whether arrangements cover an area on every day from one on.

use super::super::gaps::Why;
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::time::{Date, Day, Edge, Period};

/// How an area is covered from a day on.
struct Cover<'a> {
    /// Whether on every day.
    all: Kleene,
    /// The first day without any for certain, or what is missing to name it.
    first: Option<Placed<'a>>,
}

impl<'a> Evaluator<'a> {
    /// Whether on every day from a day on one of the arrangements of a list is in force for an area.
    pub(super) fn covered_from(&mut self, args: &[NodeId; 3]) -> Result<Kleene, EvalError> {
        Ok(self.cover(args)?.all)
    }

    /// The first days from a day on, first and last, on which for certain none of the arrangements of a list is in force for an area;
    /// none where there are no such days. Where it is not known from when on, and there are none in the end, they are not known.
    pub(super) fn uncovered(&mut self, args: &[NodeId; 3]) -> Result<Placed<'a>, EvalError> {
        let Cover { first, .. } = self.cover(args)?;
        let Some(first) = first else { return Ok(Placed::bare(Value::None)) };
        let Value::Day(day) = first.value else { return Ok(first) };
        let last = self.last_uncovered(args, &first)?;
        Ok(match Period::new(Edge::Day(day), last) {
            Ok(days) => Placed { value: Value::Period(days), at: first.at },
            // The days are too vague to say that the one lies before the other.
            Err(_) => Placed { value: Value::Period(Period::from_day(day)), at: first.at },
        })
    }

    /// How an area is covered from a day on.
    ///
    /// That it is covered can only cease on the day after an end: these days are looked at, the first, and one beyond them all.
    fn cover(&mut self, args: &[NodeId; 3]) -> Result<Cover<'a>, EvalError> {
        let [list, area, start] = *args;
        let area = match self.asked_thing(area)? {
            Ok((_, area)) => area,
            Err(gap) => return Ok(Cover { all: Kleene::Unknown(gap), first: None }),
        };
        let start = self.asked_day(start)?;
        let (list, _) = self.seq(list)?;
        let end_of_time = Date::new(9999, 12, 31).map_or_else(|| Day::words(None), Day::from);
        let in_the_end = self.is_covered(&list, &area, &Placed::bare(Value::Day(end_of_time)))?;
        let start = match start {
            Ok((_, start)) => start,
            // Nobody knows from when on; where nothing is in force in the end, that does not matter.
            Err(gap) => {
                let first = (in_the_end == Kleene::False).then(|| Placed::bare(Value::Unknown(gap)));
                return Ok(Cover { all: self.and(in_the_end, Kleene::Unknown(gap)), first });
            }
        };
        let mut days = self.days_after_ends(&list, &area, &start)?;
        days.insert(0, start);
        let mut cover = Cover { all: in_the_end, first: None };
        for day in &days {
            let covered = self.is_covered(&list, &area, day)?;
            cover.all = self.and(cover.all, covered);
            let is_first = |evaluator: &mut Self, first: &Placed<'a>| {
                evaluator.compare(Comparison::Less, day, first) == Kleene::True
            };
            if covered == Kleene::False && cover.first.clone().is_none_or(|first| is_first(self, &first)) {
                cover.first = Some(day.clone());
            }
        }
        if in_the_end == Kleene::False {
            cover.first = cover.first.or_else(|| days.pop());
        }
        Ok(cover)
    }

    /// The last of the days without any that begin on a day: that before the first on which one of the arrangements begins.
    fn last_uncovered(&mut self, args: &[NodeId; 3], first: &Placed<'a>) -> Result<Edge, EvalError> {
        let [list, area, _] = *args;
        let Ok((_, area)) = self.asked_thing(area)? else { return Ok(Edge::NotStated) };
        let (list, _) = self.seq(list)?;
        let mut next: Option<Placed<'a>> = None;
        let mut is_open = false;
        for at in 0..Self::len(&list) {
            let Some(member) = self.member(&list, at) else { continue };
            let Value::Thing(arrangement) = member.what.value else { continue };
            if self.covers(arrangement, &area)? == Kleene::False {
                continue;
            }
            let begins = self.day_of(arrangement, "in-force", Some(&area))?;
            if self.compare(Comparison::AtMost, &begins, first) == Kleene::True {
                continue;
            }
            // Of a season or a year it is certain by its end only that they are.
            let by = match begins.value {
                Value::Day(day) => day.last().map(|last| Placed { value: Value::Day(Day::from(last)), at: begins.at }),
                _ => None,
            };
            let begun = self.in_force_by(arrangement, by.as_ref().unwrap_or(&begins), Some(&area))?;
            is_open |= matches!(begins.value, Value::Unknown(_)) || matches!(begun, Kleene::Unknown(_));
            if begun != Kleene::True {
                continue;
            }
            let is_earlier = match &next {
                Some(next) => self.compare(Comparison::Less, &begins, next),
                None => Kleene::True,
            };
            is_open |= matches!(is_earlier, Kleene::Unknown(_));
            if is_earlier == Kleene::True {
                next = Some(begins);
            }
        }
        Ok(match next.map(|next| next.value) {
            _ if is_open => Edge::NotStated,
            Some(Value::Day(day)) if day.exact().is_none() => Edge::Day(day),
            Some(Value::Day(day)) => Edge::Day(day.plus_days(-1)),
            _ => Edge::Open,
        })
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
    pub(super) fn covers(&mut self, arrangement: Thing<'a>, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        // On no day in particular nothing has left for certain: from when on an area is not covered, the ends say.
        let asked_on = self.asked_on.replace(Day::words(None));
        let areas = self.named(arrangement, key!("areas"));
        self.asked_on = asked_on;
        let Value::List(areas) = areas.value else { return Ok(Kleene::False) };
        let named = self.exists_over(&areas, |evaluator, member| {
            let same = evaluator.equal(area, &member);
            if same == Kleene::False && evaluator.came_before(&member, area) {
                let why = Why::Open("it names an area that is no more, and not those that it went into");
                return Ok(Kleene::Unknown(evaluator.miss(member.at, why)));
            }
            Ok(same)
        })?;
        if named == Kleene::False { self.covers_what_came_of(&areas, area) } else { Ok(named) }
    }

    /// Whether a list of areas has those that an area went into: all of them are all of it, some are some of it.
    fn covers_what_came_of(&mut self, areas: &Seq<'a>, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        let Value::Thing(thing) = area.value else { return Ok(Kleene::False) };
        let successors = self.listed_area(thing).map_or(&[][..], |area| &*area.successors);
        let (mut any, mut all) = (Kleene::False, Kleene::from(!successors.is_empty()));
        for id in successors {
            let has = self.exists_over(areas, |evaluator, member| {
                let Value::Thing(one) = member.value else { return Ok(Kleene::False) };
                Ok(Kleene::from(evaluator.listed_area(one).is_some_and(|one| one.id == *id)))
            })?;
            (any, all) = (self.or(any, has), self.and(all, has));
        }
        if any == Kleene::True && all == Kleene::False {
            let why = Why::Open("it names some of the areas that this one went into, and not all");
            return Ok(Kleene::Unknown(self.miss(area.at, why)));
        }
        Ok(all)
    }

    /// Whether the reference lists have one area as what another came from.
    pub(super) fn came_before(&mut self, earlier: &Placed<'a>, area: &Placed<'a>) -> bool {
        let (Value::Thing(earlier), Value::Thing(area)) = (&earlier.value, &area.value) else { return false };
        let ids = self.listed_area(*earlier).zip(self.listed_area(*area));
        ids.is_some_and(|(earlier, area)| area.predecessors.contains(&earlier.id))
    }
}
