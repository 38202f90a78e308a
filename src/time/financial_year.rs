use std::fmt;

use serde::{Deserialize, Serialize};

use super::unit::digits;
use super::{Date, Day, Period, TimeError, Truth};

/// A financial year of public bodies in England, 1 April to 31 March, written `2022/23` and in no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FinancialYear {
    // INVARIANT: a 1 April and the 31 March after it.
    first: Date,
    last: Date,
}

impl FinancialYear {
    /// The financial year that starts on 1 April of `year`, or nothing outside the calendar.
    #[must_use]
    pub fn starting(year: i16) -> Option<Self> {
        Some(Self { first: Date::new(year, 4, 1)?, last: Date::new(year.checked_add(1)?, 3, 31)? })
    }

    /// The financial year that `date` lies in.
    #[must_use]
    pub fn of(date: Date) -> Option<Self> {
        Self::starting(if date.month() < 4 { date.year() - 1 } else { date.year() })
    }

    /// Reads `2022/23`.
    ///
    /// # Errors
    /// When the text is written otherwise, or its second year does not follow its first.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        match Self::guess(text) {
            Guess::Year(year) if year.to_string() == text => Ok(year),
            Guess::Year(year) => Err(TimeError::not_a_financial_year(text, Some(year.to_string()))),
            Guess::Apart { starting, ending } => Err(TimeError::not_one_year(text, starting, ending)),
            Guess::Nothing => Err(TimeError::not_a_financial_year(text, None)),
        }
    }

    /// What a text that people write for a financial year means: `2022-23`, `22/23`, `2022/2023`, `FY 2022–23`.
    pub(super) fn guess(text: &str) -> Guess {
        let text = text.trim().trim_start_matches("FY").trim_start();
        let Some((first, second)) = text.split_once(['/', '-', '–', '—']) else { return Guess::Nothing };
        let (first, second) = (first.trim(), second.trim());
        let full = |year: &str| digits(year, 4).or_else(|| digits(year, 2).map(|year| year + 2000));
        let (Some(year), Some(next)) = (full(first), full(second)) else { return Guess::Nothing };
        let follows = if second.len() == 4 { next == year + 1 } else { next % 100 == (year + 1) % 100 };
        match Self::starting(year) {
            Some(year) if follows => Guess::Year(year),
            // Further apart it is no span of years: `2022-09` is a month.
            starting if (year..=year + 5).contains(&next) => {
                Guess::Apart { starting, ending: Self::starting(next - 1) }
            }
            _ => Guess::Nothing,
        }
    }

    /// 1 April.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// 31 March of the year after.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn contains(self, day: Day) -> Truth {
        Period::from(self).contains(day)
    }
}

/// What a text that is nearly a financial year may mean.
pub(super) enum Guess {
    /// One financial year.
    Year(FinancialYear),
    /// Two years that do not follow each other.
    Apart { starting: Option<FinancialYear>, ending: Option<FinancialYear> },
    /// Nothing of the kind.
    Nothing,
}

/// As it is read: `2022/23`.
impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{:02}", self.first.year(), self.last.year() % 100)
    }
}

impl From<FinancialYear> for String {
    fn from(year: FinancialYear) -> Self {
        year.to_string()
    }
}

impl TryFrom<String> for FinancialYear {
    type Error = TimeError;

    fn try_from(text: String) -> Result<Self, TimeError> {
        Self::parse(&text)
    }
}
