//! Whether somebody sees to a function on every day of a step, between whoever has it and whoever has it next.

use super::super::program::{Comparison, NodeId};
use super::super::value::{Fixed, Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::functions::CHILD_DEATHS;
use super::tenure::End;
use crate::expr::error::EvalError;
use crate::model::Model;
use crate::model::vocab::{Kind, key};
use crate::time::{Day, Edge, Period};

/// The function that scrutiny is called by.
const SCRUTINY: &str = "scrutiny";

/// What goes from hand to hand.
enum Work<'a> {
    Function(Placed<'a>),
    /// The scrutiny that arrangements have to include: of their strands.
    Scrutiny,
}

/// How a function goes from hand to hand.
struct Hands<'a> {
    /// Whether somebody has it on every day.
    all: Kleene,
    /// The first days on which certainly nobody has, up to that on which somebody has again.
    without: Option<Placed<'a>>,
}

/// Arrangements that may see to something in an area, and what is known of their days there.
struct Side<'a> {
    arrangement: Thing<'a>,
    /// From when on; nothing where it is not known, or does not matter.
    begins: Option<Placed<'a>>,
    is_of_before: bool,
}

impl<'a> Evaluator<'a> {
    /// Whether in all areas that something is for somebody on either side sees to a function on each day between whoever has it and
    /// whoever has it next. What nobody takes up again is given up or left behind, which is asked elsewhere.
    pub(super) fn unbroken(&mut self, of: Thing<'a>, function: NodeId) -> Result<Kleene, EvalError> {
        Ok(self.hands(of, function)?.all)
    }

    /// The first days, first and last, on which certainly nobody does; none where there are no such days.
    pub(super) fn unattended(&mut self, of: Thing<'a>, function: NodeId) -> Result<Placed<'a>, EvalError> {
        Ok(self.hands(of, function)?.without.unwrap_or_else(|| Placed::bare(Value::None)))
    }

    fn hands(&mut self, of: Thing<'a>, function: NodeId) -> Result<Hands<'a>, EvalError> {
        let function = self.value(function)?;
        // What a group or a post is there to do for scrutiny is not the scrutiny that the arrangements include.
        let is_scrutiny = of.kind(self.context.models) == Kind::Arrangement && function.value.text() == Some(SCRUTINY);
        let work = if is_scrutiny { Work::Scrutiny } else { Work::Function(function) };
        let mut hands = Hands { all: Kleene::True, without: None };
        if self.context.day_alone {
            return Ok(hands);
        }
        let Value::List(areas) = self.areas_for(of).value else { return Ok(hands) };
        for at in 0..Self::len(&areas) {
            let Some(area) = self.member(&areas, at) else { continue };
            let in_area = self.hands_in(&area.what, &work)?;
            hands.all = self.and(hands.all, in_area.all);
            hands.without = hands.without.or(in_area.without);
        }
        Ok(hands)
    }

    /// That nobody has it can only begin on the day after an end: these days are looked at.
    fn hands_in(&mut self, area: &Placed<'a>, work: &Work<'a>) -> Result<Hands<'a>, EvalError> {
        let sides = self.sides_for(area, work)?;
        let mut begins: Vec<Day> = sides.iter().filter_map(|side| day_in(side.begins.as_ref()?)).collect();
        let mut days = Vec::new();
        for side in &sides {
            for holder in self.who_may_have(side.arrangement, work)? {
                let owners = self.owners_named(holder);
                for dated in owners.into_iter().chain([holder]) {
                    begins.extend(self.tenure_days(dated, End::First).iter().filter_map(day_in));
                    for end in self.tenure_days(dated, End::Last) {
                        days.extend(self.days_after(&end));
                    }
                }
            }
        }
        if matches!(work, Work::Scrutiny) {
            days.extend(self.break_that_runs(&sides, work, area)?);
        }
        begins.sort_by_key(|begin| begin.last());
        days.sort_by_key(|day| day_in(day).map(|day| (day.last(), day.first())));
        let mut hands = Hands { all: Kleene::True, without: None };
        for day in days {
            let Value::Day(first) = day.value else { continue };
            let seen_to = self.is_seen_to_on(first, &sides, work, area)?;
            // Days on which no arrangements stand at all are asked of the area, and not of the scrutiny that they would include.
            let is_asked = matches!(work, Work::Function(_)) || self.any_in_force_on(first, &sides, area)?;
            if seen_to == Kleene::True || !is_asked {
                continue;
            }
            let Some(last) = self.taken_up_again(first, &begins, &sides, (work, area))? else { continue };
            hands.all = self.and(hands.all, seen_to);
            if seen_to == Kleene::False && hands.without.is_none() {
                let days = Period::new(Edge::Day(first), last).unwrap_or_else(|_| Period::from_day(first));
                hands.without = Some(Placed { value: Value::Period(days), at: day.at });
            }
        }
        Ok(hands)
    }

    /// The day after the last end that lies before the day of the file of before, where nobody has it on that day either: the change comes
    /// while it breaks off.
    fn break_that_runs(
        &mut self,
        sides: &[Side<'a>],
        work: &Work<'a>,
        area: &Placed<'a>,
    ) -> Result<Option<Placed<'a>>, EvalError> {
        let Some(was) = self.day_of_before().exact() else { return Ok(None) };
        let mut last: Option<Placed<'a>> = None;
        for side in sides.iter().filter(|side| side.is_of_before) {
            for holder in self.who_may_have(side.arrangement, work)? {
                for end in self.tenure_days(holder, End::Last) {
                    let exact = |end: &Placed<'_>| day_in(end).and_then(Day::exact);
                    if exact(&end).is_some_and(|day| day < was)
                        && last.as_ref().is_none_or(|last| exact(last) < exact(&end))
                    {
                        last = Some(end);
                    }
                }
            }
        }
        let Some(end) = last else { return Ok(None) };
        if self.is_seen_to_on(Day::from(was), sides, work, area)? != Kleene::False {
            return Ok(None);
        }
        Ok(day_in(&end).map(|day| Placed { value: Value::Day(day.plus_days(1)), at: end.at }))
    }

    /// The day that the arrangement judged speaks for.
    fn day_of_before(&self) -> Day {
        let current = self.context.current();
        let own = self.context.model(current).and_then(Model::file_day);
        own.unwrap_or_else(|| self.context.day_of_model(current))
    }

    /// The last day before somebody may have a function again, where somebody certainly has later; where it is vague since when, as it is
    /// written.
    fn taken_up_again(
        &mut self,
        first: Day,
        begins: &[Day],
        sides: &[Side<'a>],
        (work, area): (&Work<'a>, &Placed<'a>),
    ) -> Result<Option<Edge>, EvalError> {
        let mut last = None;
        for begin in begins.iter().filter(|begin| !first.on_or_after(**begin).is_true()) {
            let Some(begun) = begin.last() else { continue };
            let seen_to = self.is_seen_to_on(Day::from(begun), sides, work, area)?;
            if seen_to == Kleene::False {
                continue;
            }
            let before = begin.exact().map_or(Some(*begin), |day| day.previous().map(Day::from));
            let last = *last.get_or_insert(before.map_or(Edge::NotStated, Edge::Day));
            if seen_to == Kleene::True {
                return Ok(Some(last));
            }
        }
        Ok(None)
    }

    /// The arrangement that is judged, and those of after for an area that go on or take over.
    fn sides_for(&mut self, area: &Placed<'a>, work: &Work<'a>) -> Result<Vec<Side<'a>>, EvalError> {
        let before = self.context.arrangement();
        let mut sides: Vec<Side<'a>> =
            before.map(|arrangement| Side { arrangement, begins: None, is_of_before: true }).into_iter().collect();
        for (at, model) in (0u32..).zip(self.context.models).skip(self.context.first_of_after) {
            let arrangement = Thing::Of { model: at, element: model.root() };
            if model.is_shared() {
                continue;
            }
            let goes_on = self.goes_on_in(arrangement) == Kleene::True;
            if self.covers(arrangement, area)? == Kleene::False {
                // Until an area leaves, whoever scrutinises arrangements that go on without it does so for it too.
                let is_left = goes_on && matches!(work, Work::Scrutiny);
                if !is_left || self.ends_said(arrangement, Some(area))?.is_empty() {
                    continue;
                }
            }
            if !goes_on && matches!(self.context.takes_over.get(at as usize), Some(Fixed::Bool(false))) {
                continue;
            }
            let begins = if goes_on { None } else { Some(self.day_of(arrangement, "in-force", Some(area))?) };
            let begins = begins.filter(|begins| matches!(begins.value, Value::Day(_)));
            sides.push(Side { arrangement, begins, is_of_before: false });
        }
        Ok(sides)
    }

    /// What in an arrangement has a function, or may have, on whatever days: groups, posts, and entries of functions; of scrutiny its strands.
    fn who_may_have(&mut self, arrangement: Thing<'a>, work: &Work<'a>) -> Result<Vec<Thing<'a>>, EvalError> {
        let Thing::Of { model, .. } = arrangement else { return Ok(Vec::new()) };
        let Some(held) = self.context.model(model) else { return Ok(Vec::new()) };
        let mut holders = Vec::new();
        let Work::Function(function) = work else {
            holders.extend(held.of_kind(Kind::Scrutiny).map(|element| Thing::Of { model, element }));
            return Ok(holders);
        };
        for element in [Kind::Group, Kind::Post].into_iter().flat_map(|kind| held.of_kind(kind)) {
            let holder = Thing::Of { model, element };
            let functions = self.list_of(holder, "functions");
            let functions = self.told_alone(functions);
            let does = self.exists_over(&functions, |evaluator, one| Ok(evaluator.equal(function, &one)))?;
            let is_panel = function.value.text() == Some(CHILD_DEATHS)
                && held.kind(element) == Kind::Group
                && self.reviews_child_deaths(holder)? == Kleene::True;
            if is_panel || does != Kleene::False {
                holders.push(holder);
            }
        }
        for element in held.of_kind(Kind::Function) {
            let entry = Thing::Of { model, element };
            let own = self.named(entry, key!("function"));
            if self.equal(&own, function) == Kleene::False {
                continue;
            }
            holders.push(entry);
        }
        Ok(holders)
    }

    /// The days after something is said to end, from the day that the arrangement judged speaks for to the one looked at: of a vague end
    /// the day after it, and after the last that it can be.
    fn days_after(&self, until: &Placed<'a>) -> Vec<Placed<'a>> {
        let Value::Day(end) = until.value else { return Vec::new() };
        let was = self.day_of_before();
        let last = if end.exact().is_some() { None } else { end.last().map(Day::from) };
        let days = [Some(end), last].into_iter().flatten().map(|day| day.plus_days(1));
        days.filter(|day| !day.on_or_before(was).is_true() && !day.after(self.context.day).is_true())
            .map(|day| Placed { value: Value::Day(day), at: until.at })
            .collect()
    }

    /// Whether on a day somebody on either side sees to a function: those of before until the change, those of after from their first
    /// day on.
    fn is_seen_to_on(
        &mut self,
        day: Day,
        sides: &[Side<'a>],
        work: &Work<'a>,
        area: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let asked_on = self.asked_on.replace(day);
        let seen_to = self.is_seen_to_by(sides, day, work, area);
        self.asked_on = asked_on;
        seen_to
    }

    fn is_seen_to_by(
        &mut self,
        sides: &[Side<'a>],
        day: Day,
        work: &Work<'a>,
        area: &Placed<'a>,
    ) -> Result<Kleene, EvalError> {
        let areas = Self::only(area);
        let mut seen_to = Kleene::False;
        for side in sides {
            let stands = self.is_in_force_in(side, day, area)?;
            if stands == Kleene::False {
                continue;
            }
            let here = match work {
                Work::Function(function) if !side.is_of_before => {
                    self.seen_to_in(side.arrangement, function, &areas)?
                }
                _ => self.is_said_to_have(side.arrangement, work, &areas)?,
            };
            let here = self.and(stands, here);
            seen_to = self.or(seen_to, here);
        }
        Ok(seen_to)
    }

    /// Whether arrangements stand in an area on a day: those of before until the change, those of after from their first day on, and none
    /// after its end.
    fn is_in_force_in(&mut self, side: &Side<'a>, day: Day, area: &Placed<'a>) -> Result<Kleene, EvalError> {
        let on = Placed::bare(Value::Day(day));
        let is_there = match &side.begins {
            _ if side.is_of_before => Kleene::from(!day.on_or_after(self.context.day).is_true()),
            Some(begins) => self.compare(Comparison::AtMost, begins, &on),
            None => Kleene::True,
        };
        if is_there == Kleene::False {
            return Ok(is_there);
        }
        let lasts = self.lasts(side.arrangement, &on, Some(area))?;
        Ok(self.and(lasts, is_there))
    }

    /// Whether any of them stands there, or may.
    fn any_in_force_on(&mut self, day: Day, sides: &[Side<'a>], area: &Placed<'a>) -> Result<bool, EvalError> {
        for side in sides {
            if self.is_in_force_in(side, day, area)? != Kleene::False {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether somebody whom an arrangement of before names for a function has it: what it does not say cannot have been handed over.
    fn is_said_to_have(
        &mut self,
        arrangement: Thing<'a>,
        work: &Work<'a>,
        areas: &Seq<'a>,
    ) -> Result<Kleene, EvalError> {
        let mut held = Kleene::False;
        for holder in self.who_may_have(arrangement, work)? {
            let does = match holder.kind(self.context.models) {
                Kind::Function => self.has_named_owner(holder, areas)?,
                Kind::Scrutiny => self.scrutinises_then(holder),
                _ => {
                    let stands = self.is_still_there(holder)?;
                    let is_there = self.may_act_in(holder, areas)?;
                    self.and(stands, is_there)
                }
            };
            held = self.or(held, does);
        }
        Ok(held)
    }

    /// Whether a strand of scrutiny is at work on the day that is looked at, by its days too, and not by somebody who is said not to be independent.
    fn scrutinises_then(&mut self, strand: Thing<'a>) -> Kleene {
        let on = Placed::bare(Value::Day(self.day_of_thing(strand)));
        let mut works = match self.named(strand, key!("independent")).value {
            Value::Bool(false) => Kleene::False,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => self.at_work(strand),
        };
        for (end, comparison) in [(End::First, Comparison::AtMost), (End::Last, Comparison::AtLeast)] {
            let is_within = self.all_days(strand, end, comparison, &on);
            works = self.and(works, is_within);
        }
        works
    }

    /// Whether an entry of a function is in place, and so is somebody whom it names as its owner.
    fn has_named_owner(&mut self, entry: Thing<'a>, areas: &Seq<'a>) -> Result<Kleene, EvalError> {
        let mut owned = Kleene::False;
        for owner in self.owners_named(entry) {
            let stands = self.is_still_there(owner)?;
            let is_there = self.may_act_in(owner, areas)?;
            let owns = self.and(stands, is_there);
            owned = self.or(owned, owns);
        }
        let stands = self.is_still_there(entry)?;
        Ok(self.and(stands, owned))
    }

    fn owners_named(&mut self, entry: Thing<'a>) -> Vec<Thing<'a>> {
        let owners = self.list_of(entry, "owners");
        self.things(&owners)
    }

    /// Whether something is in place, and of what stands in after as well that it is not said there to be over.
    pub(super) fn is_still_there(&mut self, thing: Thing<'a>) -> Result<Kleene, EvalError> {
        let mut stands = self.in_place(thing);
        let Thing::Of { model, .. } = thing else { return Ok(stands) };
        if thing.kind(self.context.models) == Kind::Post {
            let appointed = self.is_appointed(thing);
            stands = self.and(stands, appointed);
        }
        if stands == Kleene::False || model as usize >= self.context.first_of_after {
            return Ok(stands);
        }
        let Value::List(again) = self.restated(thing).value else { return Ok(stands) };
        let today = Placed::bare(Value::Day(self.day_of_thing(thing)));
        let over = self.exists_over(&again, |evaluator, told| {
            let Value::Thing(told) = told.value else { return Ok(Kleene::False) };
            let until = evaluator.named(told, key!("until"));
            Ok(match until.value {
                Value::Day(_) => evaluator.compare(Comparison::Less, &until, &today),
                _ => Kleene::False,
            })
        })?;
        Ok(self.and(stands, !over))
    }
}

fn day_in(day: &Placed<'_>) -> Option<Day> {
    if let Value::Day(day) = day.value { Some(day) } else { None }
}
