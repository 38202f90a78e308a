//! The days of a step: that on which it is looked at, and the first one after the change, which may differ from area to area.

use std::collections::BTreeSet;

use super::super::gaps::GapId;
use super::super::value::{Placed, Thing, Value};
use super::Evaluator;
use super::promise::Measure;
use crate::expr::first_day::FirstDay;
use crate::finding::Gap;
use crate::time::{Date, Day};

/// Every day that the first after the change may be, of all areas that are meant, with what is missing where that is not one.
struct FirstOfAfter<'a> {
    day: Day,
    missing: Option<&'a Gap>,
}

impl<'a> Evaluator<'a> {
    /// The latest day on which the arrangements of after are looked at.
    pub(super) fn day_of_step(&self) -> Option<Date> {
        let days = self.context.days.get(self.context.first_of_after..).unwrap_or_default();
        days.iter().chain([&self.context.day]).filter_map(|day| day.last()).max()
    }

    /// From any of the days that may be the first after the change, in whatever area: who may do something is a rival of whoever does it.
    pub(super) fn perhaps_measured(&self) -> Measure {
        Measure::perhaps(self.first_of_after(|_| true).day)
    }

    /// From which days what a text says is measured for the areas that it is about by name, else for those of the entry that it stands in,
    /// else for all: in whichever of them, and whichever day it turns out to be. Where that is not one day, with the same for some of
    /// them, and what is missing.
    pub(super) fn measures(&mut self, text: &Placed<'a>) -> (Measure, Option<(Measure, GapId)>) {
        let all = self.first_of_after(|_| true);
        let found = if all.missing.is_some() { self.of_areas_meant(text).unwrap_or(all) } else { all };
        let surely = Measure::surely(found.day);
        (surely, found.missing.map(|missing| (Measure::perhaps(found.day), self.gaps.given(missing))))
    }

    fn of_areas_meant(&mut self, text: &Placed<'a>) -> Option<FirstOfAfter<'a>> {
        let (Value::Text(said) | Value::Word(said)) = text.value else { return None };
        let names = self.areas_meant(said);
        let entry = text.at.map(|site| Thing::Of { model: site.model, element: site.element });
        let ids = entry.filter(|_| names.is_empty()).and_then(|entry| self.areas_of_entry(entry)).unwrap_or_default();
        let is_meant = |first: &FirstDay| first.areas.iter().any(|id| ids.contains(id) || self.is_named(id, &names));
        (self.context.measured_from.iter().any(is_meant)).then(|| self.first_of_after(is_meant))
    }

    fn is_named(&self, area: &str, names: &BTreeSet<String>) -> bool {
        self.context.reference.area(area).is_some_and(|area| names.contains(area.name))
    }

    fn first_of_after(&self, is_meant: impl Fn(&FirstDay) -> bool) -> FirstOfAfter<'a> {
        let context = self.context;
        let meant: Vec<&FirstDay> = context.measured_from.iter().filter(|first| is_meant(first)).collect();
        let planned = |first: &FirstDay| first.planned.is_some() && !context.planned_counts;
        let days: Vec<Day> =
            meant.iter().map(|first| if planned(first) { Day::between(None, None) } else { first.day }).collect();
        let of_step = || self.day_of_step().map_or_else(|| Day::between(None, None), Day::from);
        let day = Day::spanning(&days).unwrap_or_else(of_step);
        let why = |first: &&'a FirstDay| first.planned.as_ref().filter(|_| planned(first)).unwrap_or(&first.missing);
        let open = meant.iter().find(|first| planned(first) || first.day.exact().is_none()).or(meant.first());
        FirstOfAfter { day, missing: open.map(why).filter(|_| day.exact().is_none()) }
    }
}
