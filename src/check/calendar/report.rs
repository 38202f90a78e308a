//! The next yearly report: at least one in every twelve months, Children Act 2004, s.16G(7).

use super::due::{End, Found};
use super::own::proposed;
use crate::check::run::Tools;
use crate::expr::{Context, DaysKnown, Program, Scope, compile};
use crate::finding::DueSort;
use crate::law::Fact;
use crate::model::vocab::Kind;
use crate::model::{Doubts, ElementId, Model};
use crate::source::Span;
use crate::time::{Date, Day, Truth};

/// The provision that sets the time, and what it is called there.
const EVERY: (&str, &str) = ("ca2004-s16G-7", "yearly-report-every");

/// What is asked of each arrangement, made once for all of them.
pub(super) struct Report {
    months: i32,
    reports: Program,
    in_force: Program,
    counted_from: Program,
}

/// From when the time for the next report runs, as far as that is known.
struct Base {
    /// The latest day on which one was published for certain, else that of coming into force; nothing where neither is stated.
    day: Option<Day>,
    /// Whether that is the day of a report.
    of_report: bool,
    /// Whether there were arrangements before, whose last report is not stated, so that the next may be due earlier.
    may_be_earlier: bool,
    /// Whether there may be a later report than that.
    is_open: bool,
    /// How many yearly reports the file names.
    named: usize,
    /// The latest day of a report of which it is open whether it counts.
    maybe: Option<Day>,
    place: Option<Span>,
}

impl Report {
    /// Nothing where the law that sets the time is not known.
    pub(super) fn of(tools: &Tools<'_>) -> Option<Self> {
        let months = tools.law.provision(EVERY.0)?.facts.iter().find_map(|(name, fact)| match fact {
            Fact::Months(months) if name == EVERY.1 => i32::try_from(*months).ok(),
            _ => None,
        })?;
        let ask = |text: &str| compile(text, &Scope::new()).ok();
        Some(Self {
            months,
            reports: ask("published_reports()")?,
            in_force: ask("day_of(arrangement, \"in-force\")")?,
            counted_from: ask("reports_counted_from()")?,
        })
    }

    /// By when the next yearly report of an arrangement has to be published; nothing for one that has ceased, is only proposed, or ends
    /// before, as `ends_before` tells.
    ///
    /// One that is overdue on the judged day stands on the day on which it was due, however long ago, and so does one of which that cannot
    /// be told; nor can it be of one that was due after the judged day and before `today`, of which the file does not know yet.
    pub(super) fn next(
        &self,
        model: &Model,
        context: &Context<'_>,
        (judged, today): (Day, Option<Date>),
        ends_before: &dyn Fn(Day) -> bool,
    ) -> Option<Found> {
        if model.status() == Some("ceased") {
            return None;
        }
        let known = self.base(model, context, judged)?;
        let Base { day: base, is_open, place, .. } = known;
        if base.is_none() && matches!(model.status(), Some("proposed" | "agreed")) {
            return None;
        }
        let due = base.map_or_else(|| Day::words(None), |day| day.plus_months(self.months));
        if ends_before(due) {
            return None;
        }
        let is_past = if base.is_some() { due.before(judged) } else { Truth::False };
        let is_past_by_now = base.is_some() && today.is_some_and(|today| due.before(today.into()) != Truth::False);
        let by = "(Children Act 2004, s.16G(7))";
        let words = match (is_past, is_open) {
            (Truth::False, _) if is_past_by_now => format!(
                "it cannot be told whether the next yearly report is overdue, which was due {}, after the day that the file speaks for {by}",
                due.when_in_words()
            ),
            (Truth::False, _) if known.may_be_earlier => {
                format!("the next yearly report has to be published by then at the latest {by}")
            }
            (Truth::False, false) => format!("the next yearly report has to be published {by}"),
            (Truth::False, true) => {
                format!("the next yearly report has to be published, unless the file leaves one out {by}")
            }
            (Truth::True, false) => format!("overdue since {}: the next yearly report {by}", due.in_words()),
            _ => format!(
                "it cannot be told whether the next yearly report is overdue, which was due {} {by}",
                due.when_in_words()
            ),
        };
        Some(Found {
            sort: DueSort::Report,
            key: "report/yearly".to_owned(),
            day: due,
            is_open: is_past != Truth::False || is_past_by_now,
            // Where the day is vague, the earliest is the safe one to count from.
            end: End::First,
            words,
            note: [Some(self.note(&known)), proposed(model)].into_iter().flatten().collect::<Vec<_>>().join(" "),
            place,
        })
    }

    /// How the day follows, and what is open about it.
    fn note(&self, known: &Base) -> String {
        let Base { of_report, is_open, maybe, named, .. } = *known;
        let months = self.months;
        let mut note = match known.day {
            Some(day) if known.may_be_earlier => format!(
                "It has to be published within {months} months of the last one before these arrangements, which came into force {}; \
                 when that was published is not stated.",
                day.when_in_words()
            ),
            Some(day) => {
                let since = if of_report { "the last one was published" } else { "the arrangements came into force" };
                format!("It has to be published within {months} months: {since} {}.", day.when_in_words())
            }
            None => {
                "Neither a published report nor the day on which the arrangements came into force is stated.".to_owned()
            }
        };
        let open = match (maybe, is_open, known.day.is_some()) {
            (Some(maybe), ..) => format!(
                " Whether the report counts that is dated {} is open; if it does, the next has to be published by {}.",
                maybe.in_words(),
                maybe.plus_months(months).in_words()
            ),
            (None, true, true) if of_report => " Whether a later one was published, the file does not say.".to_owned(),
            (None, true, _) if named > 0 && !of_report => {
                let reports = if named == 1 { "a yearly report" } else { &format!("{named} yearly reports") };
                format!(" The file names {reports}, and no certain day on which one was published.")
            }
            (None, true, true) => " Whether a report was published, the file does not say.".to_owned(),
            _ => String::new(),
        };
        note.push_str(&open);
        note
    }

    fn base(&self, model: &Model, context: &Context<'_>, judged: Day) -> Option<Base> {
        let (mut reports, in_force) =
            (self.reports.days_by_reading(context).ok()?, self.in_force.days_by_reading(context).ok()?);
        // What is still to be published does not keep what is overdue from being so.
        for reading in &mut reports {
            reading.certain.retain(|(day, _)| !judged.before(*day).is_true());
        }
        let is_open = reports.iter().any(|reading| reading.is_open);
        let last: Vec<Option<Day>> = reports.iter().map(|reading| latest(&days_of(reading))).collect();
        let begun = || in_force.iter().map(|reading| days_of(reading).first().copied());
        let of_report = last.iter().all(Option::is_some);
        // Where one reading has no report, the time may run from the coming into force.
        let days: Option<Vec<Day>> = if of_report {
            last.into_iter().collect()
        } else {
            last.into_iter().flatten().map(Some).chain(begun()).collect()
        };
        let day = days.as_deref().and_then(Day::spanning);
        let may_be_earlier = !of_report && day.is_some() && self.is_counted_from_before(context)?;
        let of = if of_report { &reports } else { &in_force };
        let place = of.iter().find_map(place_of_latest);
        let maybe = if is_open { self.maybe(model, context, &reports, day) } else { None };
        let is_yearly = |report: &ElementId| model.words_of(*report, "kind") == "yearly";
        let named = model.of_kind(Kind::Report).filter(is_yearly).count();
        Some(Base { day, of_report, may_be_earlier, is_open, named, maybe, place })
    }

    /// Whether the time runs from a day before the arrangements that is not stated.
    fn is_counted_from_before(&self, context: &Context<'_>) -> Option<bool> {
        let counted = self.counted_from.days_by_reading(context).ok()?;
        Some(counted.iter().any(|reading| reading.is_open))
    }

    /// The latest day of a report that may count, were what is in doubt as it is written.
    fn maybe(&self, model: &Model, context: &Context<'_>, reports: &[DaysKnown], base: Option<Day>) -> Option<Day> {
        let lifted = model.with_doubts(Doubts::Lifted);
        let mut models = context.models.to_vec();
        if let Some(one) = models.get_mut(context.current) {
            *one = &lifted;
        }
        let lifted = self.reports.days_by_reading(&Context { models: &models, ..*context }).ok()?;
        let all = |reading: &DaysKnown| [reading.possible.clone(), days_of(reading)].concat();
        let days: Vec<Day> = reports.iter().chain(&lifted).flat_map(all).collect();
        latest(&days).filter(|day| base.is_none_or(|base| base.before(*day).is_true()))
    }
}

fn days_of(reading: &DaysKnown) -> Vec<Day> {
    reading.certain.iter().map(|(day, _)| *day).collect()
}

/// Where the latest of the days stands that count for certain, in whatever order the file names them.
fn place_of_latest(reading: &DaysKnown) -> Option<Span> {
    let placed = reading.certain.iter().filter_map(|(day, place)| Some((day, (*place)?)));
    placed.max_by_key(|(day, _)| (day.first(), day.last())).map(|(_, place)| place).or(reading.place)
}

/// The latest of some days, any of which may be vague; nothing where there is none.
fn latest(days: &[Day]) -> Option<Day> {
    let [only] = days else {
        let first: Option<Date> = days.iter().filter_map(|day| day.first()).max();
        let last: Option<Vec<Date>> = days.iter().map(|day| day.last()).collect();
        return (!days.is_empty()).then(|| Day::between(first, last.and_then(|last| last.into_iter().max())));
    };
    Some(*only)
}
