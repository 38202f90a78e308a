use serde::{Deserialize, Serialize};

use crate::time::{Date, Day};

/// The days on which something is in force: first and last, both included.
///
/// A first day that is not given is too long ago to matter; a last day that is not given has not come or is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Life {
    /// First day in force.
    pub from: Option<Date>,
    /// Last day in force.
    pub until: Option<Date>,
}

/// Year, month and day: a fraction of what reading a written date costs, and there are thousands.
type Parts = (i16, i8, i8);
type Stored = (Option<Parts>, Option<Parts>);

impl Life {
    /// Whether `date` lies within.
    #[must_use]
    pub fn covers(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether any day that `day` may be lies within.
    #[must_use]
    pub fn meets(self, day: Day) -> bool {
        let begun = self.from.is_none_or(|from| day.last().is_none_or(|last| from <= last));
        let not_ended = self.until.is_none_or(|until| day.first().is_none_or(|first| first <= until));
        begun && not_ended
    }

    /// Whether the whole of it lies within `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        let begins = other.from.is_none_or(|bound| self.from.is_some_and(|from| bound <= from));
        let ends = other.until.is_none_or(|bound| self.until.is_some_and(|until| until <= bound));
        begins && ends
    }

    /// Whether it was over before `date`.
    #[must_use]
    pub fn ended_before(self, date: Date) -> bool {
        self.until.is_some_and(|until| until < date)
    }

    /// Whether it begins after `date`.
    #[must_use]
    pub fn begins_after(self, date: Date) -> bool {
        self.from.is_some_and(|from| date < from)
    }

    /// The days as a sentence names them: `from 1 April 2019 to 30 June 2022`, `since 1 July 2022`.
    ///
    /// `today` tells what has begun from what is to begin.
    #[must_use]
    pub fn in_words(self, today: Date) -> String {
        match (self.from.map(Date::in_words), self.until.map(Date::in_words)) {
            (Some(from), Some(until)) => format!("from {from} to {until}"),
            (Some(from), None) if self.begins_after(today) => format!("from {from}"),
            (Some(from), None) => format!("since {from}"),
            (None, Some(until)) => format!("until {until}"),
            (None, None) => "since long ago".to_owned(),
        }
    }
}

impl From<Stored> for Life {
    fn from((from, until): Stored) -> Self {
        let date = |parts: Option<Parts>| parts.and_then(|(year, month, day)| Date::new(year, month, day));
        Self { from: date(from), until: date(until) }
    }
}

impl From<Life> for Stored {
    fn from(life: Life) -> Self {
        let parts = |date: Option<Date>| date.map(|date| (date.year(), date.month(), date.day()));
        (parts(life.from), parts(life.until))
    }
}

/// A part of a whole, counted in ten-thousandths so that shares add up exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share(u16);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// So many ten-thousandths, if that is more than nothing and no more than the whole.
    #[must_use]
    pub const fn new(ten_thousandths: u16) -> Option<Self> {
        if ten_thousandths == 0 || ten_thousandths > Self::WHOLE.0 { None } else { Some(Self(ten_thousandths)) }
    }

    /// Reads a fraction such as `0.8391` or `1`, of at most four decimal places.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let places = (places.len() <= 4).then(|| format!("{places:0<4}"))?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
        Self::new(digits(whole)?.checked_mul(Self::WHOLE.0)?.checked_add(digits(&places)?)?)
    }

    /// Ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// The fraction as a number, 0 to 1.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::WHOLE.0)
    }

    /// The share in words: `87.9 %`, `all`.
    #[must_use]
    pub fn in_words(self) -> String {
        if self == Self::WHOLE {
            return "all".to_owned();
        }
        let tenths = (self.0 + 5) / 10;
        match (tenths / 10, tenths % 10) {
            (0, 0) => "under 0.1 %".to_owned(),
            // All but a sliver is not all.
            (100, _) => "over 99.9 %".to_owned(),
            (percent, 0) => format!("{percent} %"),
            (percent, tenth) => format!("{percent}.{tenth} %"),
        }
    }
}
