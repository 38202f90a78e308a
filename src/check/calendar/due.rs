use thiserror::Error;

use super::ending::Ending;
use super::report::Report;
use super::superseded::{later, left_out};
use super::{law, own};
use crate::check::PassedOver;
use crate::check::models::{Models, read};
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::check::timeline::list_days;
use crate::expr::Context;
use crate::finding::{ArrangementHead, Calendar, Due, DueSort, Finding, Meta};
use crate::model::Model;
use crate::rules::Accepted;
use crate::source::{Sources, Span};
use crate::time::{Date, Day};

/// What came of asking what falls due.
#[derive(Debug)]
pub struct Dated {
    /// What falls due.
    pub calendar: Calendar,
    /// What could not be read: what falls due there is missing.
    pub findings: Vec<Finding>,
    /// The files of folders that were passed over.
    pub passed_over: PassedOver,
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

/// Something that falls due, whenever that is.
pub(super) struct Found {
    pub(super) sort: DueSort,
    pub(super) key: String,
    /// The last day on which it is in time, or the first on which it is as said.
    pub(super) day: Day,
    /// On which end of a day that is vague it stands among others.
    pub(super) end: End,
    /// Whether it is still to be done, so that it is told of although its day is past.
    pub(super) is_open: bool,
    pub(super) words: String,
    pub(super) note: String,
    pub(super) place: Option<Span>,
}

/// An end of the days that a vague one may be.
#[derive(Clone, Copy)]
pub(super) enum End {
    /// The first, or else the last.
    First,
    /// The last of the time that it names, whatever a mark adds to that: about 2027 is not the end of 2028.
    Last,
}

impl Found {
    /// The day on which it stands among others in a stretch of which it may be a day.
    pub(super) fn stands_on(&self, stretch: Stretch) -> Option<Date> {
        let (first, last) = (self.day.first(), self.day.last());
        let (one, other) = match self.end {
            End::First => (first.or(last), last),
            End::Last => (self.day.last_named(), last.and(first)),
        };
        // Another only where the first choice lies outside.
        let within = |day: &Date| stretch.has(*day);
        one.filter(within).or_else(|| last.filter(within)).or_else(|| other.filter(within)).or(one)
    }

    /// As it is told of an arrangement, or of the law; nothing for a day outside the stretch.
    pub(super) fn due(self, arrangement: Option<usize>, stretch: Stretch) -> Option<Due> {
        let stands = self.stands_on(stretch);
        let Self { sort, key, day, is_open, words, note, place, .. } = self;
        let ends = (day.first().unwrap_or(stretch.from), day.last().unwrap_or(stretch.to));
        if stands.is_some() && ((ends.1 < stretch.from && !is_open) || stretch.to < ends.0) {
            return None;
        }
        let when = if stands.is_some() && day.exact().is_none() { day.when_in_words() } else { String::new() };
        let written = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let after = written(stands.and_then(Date::next));
        Some(Due {
            sort,
            arrangements: arrangement.into_iter().collect(),
            key,
            day: written(stands),
            after,
            earliest: written(day.first()),
            latest: written(day.last()),
            when,
            words,
            note,
            place,
        })
    }
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
    let Models { arrangements, findings, sources, beside, passed_over } = read(texts, tools, options);
    let models: Vec<&Model> = arrangements.iter().map(|one| &one.model).collect();
    let asking = Asking::new(&models, tools);
    let mut dues: Vec<Due> =
        law::of_law(stretch, tools).into_iter().filter_map(|found| found.due(None, stretch)).collect();
    let heads: Vec<ArrangementHead> =
        arrangements.iter().map(|one| summary::head(&one.model, one.day, tools.law)).collect();
    let later = later(&arrangements, &heads);
    for (at, one) in arrangements.iter().enumerate() {
        let is_last = !later.contains_key(&at);
        let found = is_last.then(|| asking.found(at, one.day, stretch)).into_iter().flatten();
        let found = found.chain(beside.of(one.model.file()).map(acceptance));
        dues.extend(found.filter_map(|found| found.due(Some(at), stretch)));
    }
    let (dues, undated) = sorted(dues);
    let days = arrangements.iter().map(|one| one.day);
    let unread = summary::unread(&findings, arrangements.iter().map(|one| one.model.file()));
    let mut meta = Meta { unread, ..summary::meta(tools, options, false, &passed_over, days) };
    meta.remarks.extend(left_out(&later, &heads));
    let calendar = Calendar { meta, from: from.to_string(), to: to.to_string(), arrangements: heads, dues, undated };
    Ok(Dated { calendar, findings, passed_over, sources })
}

/// Some arrangements with what is asked of each, made once for all of them.
pub(in crate::check) struct Asking<'a> {
    pub(super) models: &'a [&'a Model],
    pub(super) tools: &'a Tools<'a>,
    report: Option<Report>,
    ending: Option<Ending>,
    list_days: Vec<Date>,
}

impl<'a> Asking<'a> {
    pub(in crate::check) fn new(models: &'a [&'a Model], tools: &'a Tools<'a>) -> Self {
        Self {
            models,
            tools,
            report: Report::of(tools),
            ending: Ending::new(),
            list_days: list_days(tools.reference).collect(),
        }
    }

    /// The next yearly report of one of them, judged on a day, as it is told on another.
    pub(super) fn report(&self, at: usize, day: Day, today: Option<Date>) -> Option<Found> {
        let (model, report) = (self.models.get(at)?, self.report.as_ref()?);
        let context = Context::new(self.models, at, day, self.tools.reference);
        report.next(model, &context, (day, today), &|due| self.ends_before(due, model, &context))
    }

    fn ends_before(&self, due: Day, model: &Model, context: &Context<'_>) -> bool {
        self.ending.as_ref().is_some_and(|ending| ending.is_before(due, model, context))
    }

    /// What falls due for one of them, judged on a day.
    pub(super) fn found(&self, at: usize, day: Day, stretch: Stretch) -> Vec<Found> {
        let Some(model) = self.models.get(at) else { return Vec::new() };
        let context = Context::new(self.models, at, day, self.tools.reference);
        let ends_before = |due: Day| self.ends_before(due, model, &context);
        let next = self.report(at, day, Some(stretch.from));
        let days: Vec<Date> = self.list_days.iter().copied().filter(|day| stretch.has(*day)).collect();
        next.into_iter()
            .chain(own::stated(model, &ends_before))
            .chain(law::of_bodies(model, &days, self.tools))
            .collect()
    }
}

/// That what was accepted counts again.
fn acceptance(accepted: &Accepted) -> Found {
    Found {
        sort: DueSort::Acceptance,
        key: format!("acceptance/{}", accepted.finding),
        day: accepted.until.into(),
        end: End::Last,
        is_open: false,
        words: format!("the last day on which `{}` is accepted, as {} decided", accepted.finding, accepted.decided_by),
        note: format!("Why it was: {}. From the next day on it counts again.", accepted.reason.trim_end_matches('.')),
        place: Some(accepted.until_span),
    }
}

/// What falls due by day, and what falls due nobody knows when; each once.
pub(super) fn sorted(mut dues: Vec<Due>) -> (Vec<Due>, Vec<Due>) {
    fn key(due: &Due) -> (&String, &String, DueSort, &Vec<usize>, &String) {
        (&due.day, &due.when, due.sort, &due.arrangements, &due.words)
    }
    dues.sort_by(|a, b| key(a).cmp(&key(b)));
    told_once(dues).into_iter().partition(|due| !due.day.is_empty())
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
