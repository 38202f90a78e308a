use thiserror::Error;

use super::{law, own, report};
use crate::check::models::{Models, read};
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::finding::{Calendar, Due, DueSort, Finding};
use crate::model::Model;
use crate::rules::Accepted;
use crate::source::Sources;
use crate::time::Date;

/// What came of asking what falls due.
#[derive(Debug)]
pub struct Dated {
    /// What falls due.
    pub calendar: Calendar,
    /// What could not be read: what falls due there is missing.
    pub findings: Vec<Finding>,
    /// The texts.
    pub sources: Sources,
}

/// Why there is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The last day lies before the first.
    #[error("the last day, {to}, lies before the first, {from}")]
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
}

/// Days from the first to the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Stretch {
    pub(super) fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What is known of something due before it is known when.
pub(super) struct Found {
    pub(super) due: Due,
    pub(super) day: Option<Date>,
}

/// What falls due from one day to another, both counted in, for the arrangements among the texts.
///
/// # Errors
/// The last day lies before the first.
pub fn calendar(
    texts: Vec<Text>,
    (from, to): (Date, Date),
    tools: &Tools<'_>,
    options: &Options,
) -> Result<Dated, CalendarError> {
    if to < from {
        return Err(CalendarError::Backwards { from, to });
    }
    let stretch = Stretch { from, to };
    let Models { read, mut findings, sources, beside } = read(texts, tools, options);
    let arrangements: Vec<_> = read.iter().filter(|one| !one.model.is_shared()).collect();
    let models: Vec<&Model> = arrangements.iter().map(|one| &one.model).collect();
    let mut found = law::of_law(stretch, tools);
    for (at, one) in arrangements.iter().enumerate() {
        found.extend(report::next(&models, at, one.day, tools).into_iter().map(|one| of(at, one)));
        found.extend(own::stated(&one.model).into_iter().map(|one| of(at, one)));
        found.extend(law::of_bodies(&one.model, stretch, tools).into_iter().map(|one| of(at, one)));
        for accepted in beside.of(one.model.file()) {
            found.push(of(at, acceptance(accepted)));
        }
    }
    let (dues, undated) = sorted(found, stretch);
    let days = arrangements.iter().map(|one| one.day);
    let calendar = Calendar {
        meta: summary::meta(tools, options, false, &[], days),
        from: from.to_string(),
        to: to.to_string(),
        arrangements: arrangements.iter().map(|one| summary::head(&one.model, one.day, tools.law)).collect(),
        dues,
        undated,
    };
    findings.extend(read.into_iter().flat_map(|one| one.findings));
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo, finding.primary.span.hi));
    findings.dedup();
    Ok(Dated { calendar, findings, sources })
}

fn of(arrangement: usize, found: Found) -> Found {
    Found { due: Due { arrangements: vec![arrangement], ..found.due }, ..found }
}

/// That what was accepted counts again.
fn acceptance(accepted: &Accepted) -> Found {
    let due = Due {
        sort: DueSort::Acceptance,
        arrangements: Vec::new(),
        key: format!("acceptance/{}", accepted.finding),
        day: String::new(),
        after: String::new(),
        words: format!("the last day on which `{}` is accepted, as {} decided", accepted.finding, accepted.decided_by),
        note: format!("Why it was: {}. From the next day on it counts again.", accepted.reason.trim_end_matches('.')),
        place: Some(accepted.until_span),
    };
    Found { due, day: Some(accepted.until) }
}

/// What falls due in a stretch of time by day, and what falls due nobody knows when; each once.
fn sorted(found: Vec<Found>, stretch: Stretch) -> (Vec<Due>, Vec<Due>) {
    let (mut dues, mut undated): (Vec<Due>, Vec<Due>) = (Vec::new(), Vec::new());
    for Found { due, day } in found {
        match day {
            Some(day) if stretch.has(day) => {
                let after = day.next().map_or_else(String::new, |after| after.to_string());
                dues.push(Due { day: day.to_string(), after, ..due });
            }
            Some(_) => {}
            None => undated.push(due),
        }
    }
    for list in [&mut dues, &mut undated] {
        list.sort_by(|a, b| {
            (&a.day, a.sort, &a.arrangements, &a.words).cmp(&(&b.day, b.sort, &b.arrangements, &b.words))
        });
        *list = told_once(std::mem::take(list));
    }
    (dues, undated)
}

/// What is shared, or becomes of one body, stands with every arrangement that it is for, and is told once.
fn told_once(dues: Vec<Due>) -> Vec<Due> {
    let mut told: Vec<Due> = Vec::new();
    for due in dues {
        let same = |known: &&mut Due| (&known.day, &known.words, known.place) == (&due.day, &due.words, due.place);
        match told.iter_mut().find(same) {
            Some(known) => known.arrangements.extend(due.arrangements),
            None => told.push(due),
        }
    }
    told
}
