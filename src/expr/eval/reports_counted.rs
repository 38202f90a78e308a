//! From when the twelve months run in which a yearly report is due: a new text does not start them again.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known_value;
use crate::expr::error::EvalError;
use crate::model::vocab::key;
use crate::time::{Date, Day};

/// The last day on which first arrangements could lawfully come into force: three months after the last one for publishing them,
/// SI 2018/497 reg. 6.
const FIRST_IN_FORCE_BY: (i16, i8, i8) = (2019, 9, 30);

/// The last day on which there could be an area without arrangements: its board was gone by then, SI 2018/497 reg. 8.
const BOARDS_GONE_BY: (i16, i8, i8) = (2020, 9, 29);

impl<'a> Evaluator<'a> {
    /// `published_reports` and `reports_counted_from`, for an area or at all.
    pub(super) fn of_reports(&mut self, function: Function, area: Option<&NodeId>) -> Result<Placed<'a>, EvalError> {
        let area = match area {
            Some(area) => Some(known_value!(self.asked_thing(*area)).1),
            None => None,
        };
        if function == Function::PublishedReports {
            self.published_reports(area.as_ref())
        } else {
            self.reports_counted_from(area.as_ref())
        }
    }

    /// The day from which the twelve months run in which the first report has to be out that falls in the time of the arrangements:
    /// that on which the last one before them was published, or on which they came into force where there can have been none before.
    ///
    /// Unknown where neither is so, for the area had arrangements before, and their last report is not stated.
    pub(super) fn reports_counted_from(&mut self, area: Option<&Placed<'a>>) -> Result<Placed<'a>, EvalError> {
        let Some(root) = self.context.arrangement() else { return Ok(Placed::bare(Value::None)) };
        let began = self.day_of(root, "in-force", area)?;
        let Value::Day(day) = began.value else { return Ok(began) };
        if self.is_first(root, day) || self.is_new_area(root, day, area) {
            return Ok(began);
        }
        if let Some(last) = self.last_report_before(day, area)? {
            return Ok(last);
        }
        let why = "when the last yearly report before these arrangements was published is not stated";
        let at = self.named(root, key!("reports")).at.or(began.at);
        let gap = self.miss(at, Why::Open(why));
        Ok(Placed { value: Value::Unknown(gap), at: began.at })
    }

    /// Whether arrangements that came into force on a day are certain to be the first of their area.
    fn is_first(&mut self, root: Thing<'a>, day: Day) -> bool {
        let by =
            |(year, month, date)| Date::new(year, month, date).is_some_and(|by| day.on_or_before(by.into()).is_true());
        match self.named(root, key!("supersedes")).value {
            Value::List(seq) if Self::len(&seq) > 0 => false,
            Value::List(seq) if self.tail(&seq).is_none() => by(BOARDS_GONE_BY),
            // Sources that disagree, or a doubt, say neither that there was one nor that nothing is said.
            Value::List(seq) if !self.is_silent(&seq) => false,
            _ => by(FIRST_IN_FORCE_BY),
        }
    }

    /// Whether no area, or not the one that is asked about, was there before a day, so that nobody can have reported on it.
    fn is_new_area(&mut self, root: Thing<'a>, day: Day, area: Option<&Placed<'a>>) -> bool {
        let areas: Vec<Placed<'a>> = match (area, self.named(root, key!("areas")).value) {
            (Some(area), _) => vec![area.clone()],
            (None, Value::List(seq)) => self.members(&seq).into_iter().map(|area| area.what).collect(),
            _ => Vec::new(),
        };
        !areas.is_empty()
            && areas.iter().all(|area| {
                let Value::Thing(area) = area.value else { return false };
                matches!(self.named(area, key!("from")).value, Value::Day(from) if day.on_or_before(from).is_true())
            })
    }

    /// The last of the reports that are certain to have been published by a day.
    fn last_report_before(&mut self, day: Day, area: Option<&Placed<'a>>) -> Result<Option<Placed<'a>>, EvalError> {
        let Value::List(published) = self.published_reports(area)?.value else { return Ok(None) };
        let days = self.certain_days(&published).into_iter().filter(|(out, _)| out.on_or_before(day).is_true());
        Ok(days.max_by_key(|(out, _)| (out.first(), out.last())).map(|(_, placed)| placed))
    }

    /// The days in a list that are certain to be in it.
    fn certain_days(&mut self, days: &Seq<'a>) -> Vec<(Day, Placed<'a>)> {
        let certain = self.members(days).into_iter().filter(|member| member.maybe.is_none());
        certain
            .filter_map(|member| match member.what.value {
                Value::Day(day) => Some((day, member.what)),
                _ => None,
            })
            .collect()
    }
}
