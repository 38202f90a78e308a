use std::fmt;

use serde::{Deserialize, Serialize};

use super::compare::Reach;
use super::{Day, FinancialYear, TimeError, Truth, suggest};

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// A day, which belongs to the period.
    Day(Day),
    /// `..`: the period goes on, or has always been.
    Open,
    /// Left empty: there is such a day, or there is none; it is not stated.
    NotStated,
}

/// A stretch of days with a start and an end, both belonging to it (design section 4).
///
/// Written `a/b`; `a/..` goes on, `a/` has an end that is not stated, and likewise `../b` and `/b`. The two ends may be
/// uncertain, but never is a start taken to come after the end. How far beyond its paper's own day a period that "goes
/// on" may be trusted is the caller's question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    // INVARIANT: at least one is a day, and some choice of days has the start no later than the end.
    start: Edge,
    end: Edge,
}

impl Edge {
    pub(super) fn parse(text: &str) -> Result<Self, TimeError> {
        match text {
            "" => Ok(Self::NotStated),
            ".." => Ok(Self::Open),
            _ => Day::parse(text).map(Self::Day),
        }
    }

    fn written(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Open => "..".to_owned(),
            Self::NotStated => String::new(),
        }
    }

    /// The first and the last possible place of this end on the line; an open one lies at `open`.
    fn reach(self, open: Reach) -> (Reach, Reach) {
        match self {
            Self::Day(day) => (day.earliest(), day.latest()),
            Self::Open => (open, open),
            Self::NotStated => (Reach::Past, Reach::Future),
        }
    }
}

impl Period {
    /// Reads a period in any of its written forms.
    ///
    /// # Errors
    /// When the text is not two ends with a stroke between, an end is no day, both are without a day, or the period
    /// ends before it starts however its days are read.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        Self::parse_plainly(text).map_err(|error| match (error, suggest::period(text)) {
            // One end may be no day because the whole is written otherwise, as in `2022/23`.
            (TimeError::NotADay { .. } | TimeError::NotAPeriod { .. }, Some(meant)) => {
                TimeError::not_a_period(text).suggesting(|| Some(meant))
            }
            (error, _) => error,
        })
    }

    /// The same without looking for what else might have been meant, since that looks here.
    pub(super) fn parse_plainly(text: &str) -> Result<Self, TimeError> {
        match text.split_once('/') {
            Some((start, end)) if !end.contains('/') => Self::new(Edge::parse(start)?, Edge::parse(end)?),
            _ => Err(TimeError::not_a_period(text)),
        }
    }

    /// The period between two ends, for elements that state them in two fields.
    ///
    /// # Errors
    /// When neither end is a day, or the period ends before it starts however its days are read.
    pub fn new(start: Edge, end: Edge) -> Result<Self, TimeError> {
        match (start, end) {
            (Edge::Day(first), Edge::Day(last)) if first.after(last).is_true() => {
                Err(TimeError::EndsBeforeStart { start: first.in_words(), end: last.in_words() })
            }
            (Edge::Day(_), _) | (_, Edge::Day(_)) => Ok(Self { start, end }),
            _ => Err(TimeError::without_day(&format!("{}/{}", start.written(), end.written()))),
        }
    }

    /// From a day on, to one that is not stated.
    #[must_use]
    pub const fn from_day(day: Day) -> Self {
        Self { start: Edge::Day(day), end: Edge::NotStated }
    }

    /// The same lasting to the end of the year, season or month that it is said to end in; it is named as it is written.
    #[must_use]
    pub fn to_the_end(self) -> Self {
        match self.end {
            Edge::Day(day) => Self { end: Edge::Day(day.as_limit()), ..self },
            Edge::Open | Edge::NotStated => self,
        }
    }

    /// The same in whole months, where a month is written without a mark: `2022-04/2023-03` is 1 April 2022 to 31 March 2023. It is
    /// named as it is written.
    #[must_use]
    pub fn in_whole_months(self) -> Self {
        let start = match self.start {
            Edge::Day(day) if day.is_whole_month() => Edge::Day(day.as_start()),
            other => other,
        };
        let end = match self.end {
            Edge::Day(day) if day.is_whole_month() => Edge::Day(day.as_limit()),
            other => other,
        };
        Self { start, end }
    }

    /// The start as written.
    #[must_use]
    pub const fn start(self) -> Edge {
        self.start
    }

    /// The end as written.
    #[must_use]
    pub const fn end(self) -> Edge {
        self.end
    }

    /// The first day; nothing when the period has always been. One that is not stated lies no later than the end.
    #[must_use]
    pub fn first_day(self) -> Option<Day> {
        match (self.start, self.end) {
            (Edge::Day(day), _) => Some(day.exact().map_or(day, Day::from)),
            (Edge::NotStated, Edge::Day(end)) => Some(Day::reckoned(None, end.last())),
            _ => None,
        }
    }

    /// The last day; nothing when the period goes on. One that is not stated lies no earlier than the start.
    #[must_use]
    pub fn last_day(self) -> Option<Day> {
        match (self.end, self.start) {
            (Edge::Day(day), _) => Some(day.exact().map_or(day, Day::from)),
            (Edge::NotStated, Edge::Day(start)) => Some(Day::reckoned(start.first(), None)),
            _ => None,
        }
    }

    /// Whether `day` lies in the period, its first and last day included.
    #[must_use]
    pub fn contains(self, day: Day) -> Truth {
        let Extent { start, end } = self.extent();
        Truth::decide(
            start.1 <= day.earliest() && day.latest() <= end.0,
            day.latest() < start.0 || end.1 < day.earliest(),
        )
    }

    /// Whether the two periods share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> Truth {
        let (a, b) = (self.extent(), other.extent());
        Truth::decide(a.start.1 <= b.end.0 && b.start.1 <= a.end.0, a.end.1 < b.start.0 || b.end.1 < a.start.0)
    }

    /// The period as a sentence names it: `1 April 2022 to 31 March 2023`, or the day that is all of it.
    #[must_use]
    pub fn in_words(self) -> String {
        match (self.start, self.end) {
            (Edge::Day(start), Edge::Day(end)) if start == end && start.exact().is_some() => start.in_words(),
            (Edge::Day(start), Edge::Day(end)) => format!("{} to {}", start.in_words(), end.in_words()),
            (Edge::Day(start), Edge::Open) => format!("{} and going on", start.in_words()),
            (Edge::Day(start), _) => format!("{} to a day that is not stated", start.in_words()),
            (Edge::Open, Edge::Day(end)) => format!("always until {}", end.in_words()),
            (_, Edge::Day(end)) => format!("a day that is not stated to {}", end.in_words()),
            _ => "a period that is not known".to_owned(),
        }
    }

    /// Both ends with what each says of the other: no start after the last possible end, no end before the first start.
    fn extent(self) -> Extent {
        let start = self.start.reach(Reach::Past);
        let end = self.end.reach(Reach::Future);
        Extent { start: (start.0, start.1.min(end.1)), end: (end.0.max(start.0), end.1) }
    }
}

/// The first and the last possible start, the first and the last possible end.
struct Extent {
    start: (Reach, Reach),
    end: (Reach, Reach),
}

impl From<FinancialYear> for Period {
    fn from(year: FinancialYear) -> Self {
        Self { start: Edge::Day(year.first().into()), end: Edge::Day(year.last().into()) }
    }
}

/// As written, readable by [`Period::parse`].
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start.written(), self.end.written())
    }
}
