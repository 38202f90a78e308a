//! Everything that has a day in one arrangement: what happened, what falls due, and what the law and the lists bring.

use super::due::{Asking, Found, Stretch, sorted};
use super::{law, own};
use crate::check::run::Tools;
use crate::check::timeline::AHEAD_MONTHS;
use crate::finding::{Happening, Label, Story};
use crate::model::Model;
use crate::time::{Date, Day};

/// The story of one arrangement, judged on a day; nothing where there is none at that place.
pub(in crate::check) fn story(asking: &Asking<'_>, at: usize, day: Day, today: Date) -> Option<Story> {
    let model = asking.models.get(at)?;
    let happened = own::happened(model);
    let days = happened.iter().filter_map(|found| found.day.first().or_else(|| found.day.last())).chain(day.first());
    let from = days.min().unwrap_or(today).min(today);
    let latest = day.last().unwrap_or(today).max(today);
    let stretch = Stretch { from, to: latest.plus_months(AHEAD_MONTHS).unwrap_or(latest) };
    let found =
        asking.found(at, day, stretch).into_iter().chain(happened).chain(law::editions_in(stretch, asking.tools));
    let (days, undated) = sorted(found.filter_map(|found: Found| found.due(Some(at), stretch)).collect());
    Some(Story { days, undated, until: stretch.to.to_string() })
}

/// That the yearly report of an arrangement is overdue on a day, or that it cannot be told, with the first day on which it is so.
pub(in crate::check) fn overdue(model: &Model, day: Day, tools: &Tools<'_>) -> Option<(Date, Happening)> {
    let models = [model];
    let found = Asking::new(&models, tools).report(0, day, None).filter(|found| found.is_open)?;
    // Of a day that is vague it cannot be told from the first that it may be.
    let is_past = |last: &Date| day.first().is_some_and(|day| *last < day);
    let first = found.day.last().filter(is_past).or_else(|| found.day.first())?.next()?;
    let label = found.place.map(|span| Label { span, says: "".into() });
    Some((first, Happening { words: found.words, label }))
}
