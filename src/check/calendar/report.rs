//! The next yearly report: at least one in every twelve months, Children Act 2004, s.16G(7).

use super::due::{End, Found};
use crate::check::run::Tools;
use crate::expr::{Context, Program, Scope, compile};
use crate::finding::{DueSort, Gap};
use crate::law::Fact;
use crate::model::Model;
use crate::time::Day;

/// The provision that sets the time, and what it is called there.
const EVERY: (&str, &str) = ("ca2004-s16G-7", "yearly-report-every");

/// What is asked of each arrangement, made once for all of them.
pub(super) struct Report {
    months: i32,
    reports: Program,
    in_force: Program,
}

impl Report {
    /// Nothing where the law that sets the time is not known.
    pub(super) fn of(tools: &Tools<'_>) -> Option<Self> {
        let months = tools.law.provision(EVERY.0)?.facts.iter().find_map(|(name, fact)| match fact {
            Fact::Months(months) if name == EVERY.1 => i32::try_from(*months).ok(),
            _ => None,
        })?;
        let ask = |text: &str| compile(text, &Scope::new()).ok();
        Some(Self { months, reports: ask("published_reports()")?, in_force: ask("day_of(arrangement, \"in-force\")")? })
    }

    /// By when the next yearly report of an arrangement has to be published; nothing for one that has ceased, or is only proposed.
    ///
    /// One that is overdue on the judged day stands on the day on which it was due, however long ago, unless there may be a later one.
    pub(super) fn next(&self, model: &Model, context: &Context<'_>, judged: Day) -> Option<Found> {
        if model.status() == Some("ceased") {
            return None;
        }
        let months = self.months;
        let (reports, in_force) = (self.reports.value(context).ok()?, self.in_force.value(context).ok()?);
        let last = reports.days.iter().filter_map(|day| Some((day.last()?, *day))).max_by_key(|(last, _)| *last);
        let (base, since, place) = match (last, in_force.days.first()) {
            (Some((_, day)), _) => (Some(day), "the last one was published", reports.places.last()),
            (None, Some(day)) => (Some(*day), "the arrangements came into force", in_force.places.first()),
            (None, None) => (None, "", in_force.places.first()),
        };
        if base.is_none() && matches!(model.status(), Some("proposed" | "agreed")) {
            return None;
        }
        let note = match base {
            Some(day) => format!(
                "It has to be published within {months} months: {since} {}.{}",
                day.when_in_words(),
                others(&reports.gaps, last.is_some())
            ),
            None => {
                "Neither a published report nor the day on which the arrangements came into force is stated.".to_owned()
            }
        };
        let unless = if reports.gaps.is_empty() { "" } else { ", unless the file leaves one out" };
        let day = base.map_or_else(|| Day::words(None), |day| day.plus_months(months));
        let is_overdue = reports.gaps.is_empty() && day.before(judged).is_true();
        let words = if is_overdue {
            format!("overdue since {}: the next yearly report (Children Act 2004, s.16G(7))", day.in_words())
        } else {
            format!("the next yearly report has to be published{unless} (Children Act 2004, s.16G(7))")
        };
        Some(Found {
            sort: DueSort::Report,
            key: "report/yearly".to_owned(),
            day,
            is_open: is_overdue,
            // Where the day is vague, the earliest is the safe one to count from.
            end: End::First,
            words,
            note,
            place: place.copied(),
        })
    }
}

/// That there may be later reports than the file has.
fn others(gaps: &[Gap], has_some: bool) -> &'static str {
    match (gaps.is_empty(), has_some) {
        (true, _) => "",
        (false, true) => " Whether a later one was published, the file does not say.",
        (false, false) => " Whether a report was published, the file does not say.",
    }
}
