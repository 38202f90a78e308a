use std::fmt;

use serde::{Deserialize, Serialize};

use super::date::month_name;
use super::{Date, TimeError};

/// How exactly a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season, three months.
    Season,
    /// To the year.
    Year,
    /// Between two bounds, or on one side of one.
    Between,
    /// In words only.
    Words,
    /// Not written at all but reckoned from another day.
    Reckoned,
}

/// A season of the northern half of the world, three whole calendar months as the Met Office counts them.
///
/// The numbers are those of EDTF (ISO 8601-2), which leaves the months open. Where a paper's "winter 2024" may be the
/// one that was ending then, bounds are to be written instead: `[2024-01-01..2025-02-28]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Season {
    /// `-21`: 1 March to 31 May.
    Spring,
    /// `-22`: 1 June to 31 August.
    Summer,
    /// `-23`: 1 September to 30 November.
    Autumn,
    /// `-24`: 1 December of the year named to the end of February of the year after.
    Winter,
}

impl Season {
    pub(super) const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    pub(super) const fn number(self) -> i8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    /// Its English name, lower case.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }
}

/// One stretch of the calendar that a text names: a day, a month, a season or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Unit {
    Day(Date),
    Month(i16, i8),
    Season(i16, Season),
    Year(i16),
}

impl Unit {
    pub(super) fn parse(text: &str) -> Result<Self, TimeError> {
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| digits(part, 4));
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        let (Some(year), None) = (year, parts.next()) else { return Err(TimeError::not_a_day(text)) };
        if year == 0 {
            return Err(TimeError::year_zero(text));
        }
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(Some(month)), None) => Self::read_month(text, year, month),
            (Some(Some(month)), Some(Some(day))) => Self::read_day(text, year, month, day),
            _ => Err(TimeError::not_a_day(text)),
        }
    }

    /// `number` is a month or a season, unless it is the year after: `2022-23` asks whether a financial year is meant.
    fn read_month(text: &str, year: i16, number: i16) -> Result<Self, TimeError> {
        if let Some(month) = month_number(number) {
            return Ok(Self::Month(year, month));
        }
        let season = Season::ALL.into_iter().find(|season| i16::from(season.number()) == number);
        if number == (year + 1) % 100 {
            let season = season.and_then(|season| Self::Season(year, season).as_bounds());
            return Err(TimeError::looks_like_financial_year(text, year, season));
        }
        season.map(|season| Self::Season(year, season)).ok_or_else(|| TimeError::no_such_month(text))
    }

    fn read_day(text: &str, year: i16, month: i16, day: i16) -> Result<Self, TimeError> {
        let Some(month) = month_number(month) else { return Err(TimeError::no_such_month(text)) };
        i8::try_from(day)
            .ok()
            .and_then(|day| Date::new(year, month, day))
            .map(Self::Day)
            .ok_or_else(|| TimeError::no_such_day(text, year, month))
    }

    pub(super) const fn exact(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            _ => None,
        }
    }

    pub(super) const fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(..) => Precision::Month,
            Self::Season(..) => Precision::Season,
            Self::Year(_) => Precision::Year,
        }
    }

    /// Its first day; nothing where that would lie before the calendar.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => Date::new(year, month, 1),
            Self::Season(year, season) => Date::new(year, season.first_month(), 1),
            Self::Year(year) => Date::new(year, 1, 1),
        }
    }

    /// Its last day; nothing where that would lie after the calendar (winter 9999).
    pub(super) fn last(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            _ => Some(self.first()?.plus_months(self.months() - 1)?.last_of_month()),
        }
    }

    /// The first day of the same stretch one unit earlier.
    pub(super) fn first_of_one_before(self) -> Option<Date> {
        match self {
            Self::Day(date) => date.previous(),
            _ => self.first()?.plus_months(-self.months()),
        }
    }

    /// The last day of the same stretch one unit later.
    pub(super) fn last_of_one_after(self) -> Option<Date> {
        match self {
            Self::Day(date) => date.next(),
            _ => Some(self.first()?.plus_months(2 * self.months() - 1)?.last_of_month()),
        }
    }

    /// Its length in whole months; a day has none.
    const fn months(self) -> i32 {
        match self {
            Self::Day(_) => 0,
            Self::Month(..) => 1,
            Self::Season(..) => 3,
            Self::Year(_) => 12,
        }
    }

    /// The stretch as `[first..last]`.
    fn as_bounds(self) -> Option<String> {
        Some(format!("[{}..{}]", self.first()?, self.last()?))
    }

    pub(super) fn in_words(self) -> String {
        match self {
            Self::Day(date) => date.in_words(),
            Self::Month(year, month) => format!("{} {year}", month_name(month)),
            Self::Season(year, season) => format!("{} {year}", season.words()),
            Self::Year(year) => year.to_string(),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season.number()),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

fn month_number(number: i16) -> Option<i8> {
    i8::try_from(number).ok().filter(|month| (1..=12).contains(month))
}

/// The number that `text` writes in exactly `width` digits.
pub(super) fn digits(text: &str, width: usize) -> Option<i16> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
