//! The days of a step: that on which it is looked at, and the first one after the change.

use super::Evaluator;
use crate::model::Model;
use crate::time::{Date, Day};

impl Evaluator<'_> {
    /// The latest day on which the arrangements of after are looked at.
    pub(super) fn day_of_step(&self) -> Option<Date> {
        let days = self.context.days.get(self.context.first_of_after..).unwrap_or_default();
        days.iter().chain([&self.context.day]).filter_map(|day| day.last()).max()
    }

    /// The first day after the change: after the last of the days on which arrangements of before are said to end. Where none is, or all of
    /// them are still ahead, it is the day of the step.
    pub(super) fn first_day_of_after(&self) -> Option<Date> {
        let step = self.day_of_step()?;
        let models = self.context.models;
        let (befores, afters) = models.split_at_checked(self.context.first_of_after)?;
        let first_days = befores.iter().flat_map(|before| {
            let tellers = afters.iter().filter(|after| after.tells_of(before, models));
            let told = tellers.flat_map(|after| after.last_days_of_earlier());
            let goes_on = afters.iter().any(|after| after.describes_the_same_as(before));
            let last_days = before.last_days().chain(told).filter(|last| !goes_on || is_ahead_of(before, *last));
            last_days.filter_map(Date::next).collect::<Vec<_>>()
        });
        Some(first_days.filter(|first| *first <= step).max().unwrap_or(step))
    }
}

/// Whether a day lies ahead of the one that a file speaks for: an end for some areas, of arrangements that go on for others, may be of a step
/// long before this one.
fn is_ahead_of(before: &Model, last: Date) -> bool {
    before.file_day().and_then(Day::last).is_some_and(|day| day <= last)
}
