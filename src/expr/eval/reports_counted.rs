//! From when the twelve months run in which a yearly report is due: a new text does not start them again.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::value::{Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known_value;
use super::there_before::Before;
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
        if self.is_first(root, day) {
            return Ok(began);
        }
        let last = match self.there_before(root, day, area)? {
            Before::Nothing => return Ok(began),
            Before::Open(gap) => return Ok(Placed { value: Value::Unknown(gap), at: began.at }),
            Before::Itself => self.last_report_before(day, area)?,
            Before::Areas(others) => match self.last_report_on(&others, day, area)? {
                Ok(last) => last,
                Err(gap) => return Ok(Placed { value: Value::Unknown(gap), at: began.at }),
            },
        };
        if let Some(last) = last {
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

    /// The last report before a day on an area or on those that it was made from; what is missing where these had theirs on several days.
    fn last_report_on(
        &mut self,
        others: &[Placed<'a>],
        day: Day,
        area: Option<&Placed<'a>>,
    ) -> Result<Result<Option<Placed<'a>>, GapId>, EvalError> {
        let own = self.last_report_before(day, area)?;
        let mut last: Option<Option<Placed<'a>>> = None;
        for other in others {
            let on_it = later(self.last_report_before(day, Some(other))?, own.clone());
            let same = last.as_ref().is_none_or(|known| day_in(known.as_ref()) == day_in(on_it.as_ref()));
            if !same {
                let why = "the areas that it was made from had their last yearly reports on several days";
                return Ok(Err(self.miss(other.at, Why::Open(why))));
            }
            last = Some(on_it);
        }
        Ok(Ok(last.unwrap_or(own)))
    }

    /// The last of the reports that are certain to have been published by a day.
    pub(super) fn last_report_before(
        &mut self,
        day: Day,
        area: Option<&Placed<'a>>,
    ) -> Result<Option<Placed<'a>>, EvalError> {
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

const fn day_in(placed: Option<&Placed<'_>>) -> Option<Day> {
    match placed {
        Some(Placed { value: Value::Day(day), .. }) => Some(*day),
        _ => None,
    }
}

/// The later of two days, of two alike the first.
fn later<'a>(one: Option<Placed<'a>>, other: Option<Placed<'a>>) -> Option<Placed<'a>> {
    let at = |placed: &Option<Placed<'a>>| day_in(placed.as_ref()).map(|day| (day.first(), day.last()));
    if at(&other) > at(&one) { other } else { one }
}
