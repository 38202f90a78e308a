use std::fmt::{self, Write};

use jiff::{Span, civil};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::unit::Unit;
use super::{TimeError, suggest};

/// One exact day of the Gregorian calendar, from 1 January 0001 to 31 December 9999.
///
/// Written as ISO 8601 (`2020-09-15`) in text and when serialised. What would lead outside the range is nothing (`None`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day of that year, month (1 to 12) and day of the month, or nothing when there is none.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().and_then(Self::within)
    }

    /// Reads `2020-09-15` and nothing else.
    ///
    /// # Errors
    /// When the text is written otherwise, or names a day that the calendar does not have.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let unit = Unit::parse(text).map_err(|error| error.suggesting(|| suggest::day(text)))?;
        unit.exact().ok_or_else(|| TimeError::not_an_exact_day(text))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Whether it is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }

    /// That many days later, earlier if negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().and_then(Self::within)
    }

    /// The corresponding day that many calendar months later, earlier if negative.
    ///
    /// Where that month is too short it is its last day: 31 January and one month is 28 or 29 February. A later day
    /// never leads to an earlier one, so that bounds may be moved this way.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let span = Span::new().try_months(months).ok()?;
        self.0.checked_add(span).ok().and_then(Self::within)
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.plus_days(-1)
    }

    /// Days from this one to `later`, negative if that is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until((jiff::Unit::Day, later.0)).map_or(0, |span| span.get_days())
    }

    /// Whole calendar months from this day to `later`, rounded down.
    ///
    /// It is the greatest number of months that, added to this day, does not pass `later`.
    #[must_use]
    pub fn months_until(self, later: Self) -> i32 {
        let named = (i32::from(later.year()) - i32::from(self.year())) * 12 + i32::from(later.month() - self.month());
        match self.plus_months(named) {
            Some(day) if day <= later => named,
            _ => named - 1,
        }
    }

    /// The last day of the month it lies in.
    pub(super) fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// The day as a sentence names it: `15 September 2020`.
    #[must_use]
    pub fn in_words(self) -> String {
        let mut words = String::with_capacity(20);
        // Writing to a text cannot fail.
        let _ = write!(words, "{} {} {}", self.day(), month_name(self.month()), self.year());
        words
    }

    fn within(date: civil::Date) -> Option<Self> {
        (date.year() >= 1).then_some(Self(date))
    }
}

/// The English name of a month, 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    let place = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    MONTHS.get(place).copied().unwrap_or_default()
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Digit by digit, for it is written wherever something goes by a day.
        let digit = |number: i16, unit: i16| b'0' + u8::try_from(number / unit % 10).unwrap_or(0);
        let (y, m, d) = (self.year(), i16::from(self.month()), i16::from(self.day()));
        let written = [
            digit(y, 1000),
            digit(y, 100),
            digit(y, 10),
            digit(y, 1),
            b'-',
            digit(m, 10),
            digit(m, 1),
            b'-',
            digit(d, 10),
            digit(d, 1),
        ];
        f.write_str(str::from_utf8(&written).unwrap_or_default())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A visitor, for it reads a date out of embedded data without a copy of its text.
        deserializer.deserialize_str(IsoVisitor)
    }
}

struct IsoVisitor;

impl Visitor<'_> for IsoVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day written as `2020-09-15`")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
        Date::parse(text).map_err(E::custom)
    }
}
