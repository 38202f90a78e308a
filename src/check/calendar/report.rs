//! The next yearly report: at least one in every twelve months, Children Act 2004, s.16G(7).

use super::due::Found;
use crate::check::run::Tools;
use crate::expr::{Answer, Context, Program, Scope, compile};
use crate::finding::{Due, DueSort, Gap};
use crate::law::Fact;
use crate::model::Model;
use crate::time::{Date, Day};

/// The provision that sets the time, and what it is called there.
const EVERY: (&str, &str) = ("ca2004-s16G-7", "yearly-report-every");

/// By when the next yearly report of an arrangement has to be published; nothing for one that has ceased, or where the law that
/// sets the time is not known.
pub(super) fn next(models: &[&Model], at: usize, day: Day, tools: &Tools<'_>) -> Option<Found> {
    let model = models.get(at)?;
    let months = tools.law.provision(EVERY.0)?.facts.iter().find_map(|(name, fact)| match fact {
        Fact::Months(months) if name == EVERY.1 => i32::try_from(*months).ok(),
        _ => None,
    })?;
    if model.status() == Some("ceased") {
        return None;
    }
    let context = Context::new(models, at, day, tools.reference);
    let ask = |text: &str| compile(text, &Scope::new()).ok();
    let (reports, in_force) = (ask("published_reports()")?, ask("day_of(arrangement, \"in-force\")")?);
    let (reports, in_force) = (answer(&reports, &context)?, answer(&in_force, &context)?);
    let last = reports.days.iter().filter_map(|day| Some((day.last()?, *day))).max_by_key(|(last, _)| *last);
    let (base, since, place) = match (last, in_force.days.first()) {
        (Some((_, day)), _) => (Some(day), "the last one was published on", reports.places.last()),
        (None, Some(day)) => (Some(*day), "the arrangements came into force on", in_force.places.first()),
        (None, None) => (None, "", in_force.places.first()),
    };
    if base.is_none() && matches!(model.status(), Some("proposed" | "agreed")) {
        return None;
    }
    // Where the day is vague, the earliest is the safe one to count from.
    let by = base.and_then(|day| day.first().or_else(|| day.last())).and_then(|day: Date| day.plus_months(months));
    let note = match base {
        Some(day) => format!(
            "It has to be published within {months} months: {since} {}.{}",
            day.in_words(),
            others(&reports.gaps, last.is_some())
        ),
        None => {
            "Neither a published report nor the day on which the arrangements came into force is stated.".to_owned()
        }
    };
    let due = Due {
        sort: DueSort::Report,
        arrangements: Vec::new(),
        key: "report/yearly".to_owned(),
        day: String::new(),
        after: String::new(),
        words: "the next yearly report has to be published (Children Act 2004, s.16G(7))".to_owned(),
        note,
        place: place.copied(),
    };
    Some(Found { due, day: by })
}

fn answer<'a>(program: &'a Program, context: &'a Context<'a>) -> Option<Answer<'a>> {
    program.value(context).ok()
}

/// That there may be later reports than the file has.
fn others(gaps: &[Gap], has_some: bool) -> &'static str {
    match (gaps.is_empty(), has_some) {
        (true, _) => "",
        (false, true) => " Whether a later one was published, the file does not say.",
        (false, false) => " Whether a report was published, the file does not say.",
    }
}
