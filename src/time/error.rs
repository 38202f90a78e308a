use thiserror::Error;

use super::FinancialYear;
use super::date::month_name;

/// Why a text is no day, period or financial year, in plain words.
///
/// The text says what is wrong; [`TimeError::mend`] says what to write instead. The caller knows the place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    /// Not one of the forms of a day.
    #[error("{text} is not written as a day, month, season or year")]
    NotADay {
        /// As written, in backticks.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// A month, season, year or bounds where only an exact day will do.
    #[error("{text} is not one exact day")]
    NotAnExactDay {
        /// As written, in backticks.
        text: String,
    },
    /// The month does not have that day.
    #[error("{text} is no day, for {month} has {days} days")]
    NoSuchDay {
        /// As written, in backticks.
        text: String,
        /// Month and year in words.
        month: String,
        /// How many days it has.
        days: i8,
    },
    /// Neither a month nor a season has that number.
    #[error("{text} is no month, for months run from 01 to 12 and seasons from 21 to 24")]
    NoSuchMonth {
        /// As written, in backticks.
        text: String,
    },
    /// There is no year 0000.
    #[error("{text} names a year before the first that can be written, 0001")]
    YearZero {
        /// As written, in backticks.
        text: String,
    },
    /// `2022-23`, which may be a financial year or a season.
    #[error("{text} reads like a financial year rather than a day")]
    LooksLikeFinancialYear {
        /// As written, in backticks.
        text: String,
        /// The financial year as it is written.
        year: String,
        /// Its days, as a day field would write them.
        bounds: String,
        /// The days of the season that the text might mean.
        season: Option<String>,
    },
    /// `[..]` says nothing.
    #[error("{text} names no day on either side")]
    NoBounds {
        /// As written, in backticks.
        text: String,
    },
    /// The bounds stand in the wrong order.
    #[error("{text} begins after it ends")]
    BackToFront {
        /// As written, in backticks.
        text: String,
        /// The bounds the other way round.
        suggestion: Option<String>,
    },
    /// Not a start and an end with a stroke between.
    #[error("{text} is not written as a period, which has a first and a last day with a stroke between")]
    NotAPeriod {
        /// As written, in backticks.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// Neither the start nor the end of the period is a day.
    #[error("{text} has neither a first nor a last day")]
    PeriodWithoutDay {
        /// As written, in backticks.
        text: String,
    },
    /// The period ends before it starts, however its days are read.
    #[error("the period starts on {start}, which is after it ends, {end}")]
    EndsBeforeStart {
        /// The start in words.
        start: String,
        /// The end in words.
        end: String,
    },
    /// Not the form of a financial year.
    #[error("{text} is not written as a financial year")]
    NotAFinancialYear {
        /// As written, in backticks.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// `2022/24`: the years do not follow each other.
    #[error("{text} is not one financial year, for its second year does not follow its first")]
    NotOneYear {
        /// As written, in backticks.
        text: String,
        /// The financial year that starts in the first year named.
        starting: Option<String>,
        /// The one that ends in the second.
        ending: Option<String>,
    },
}

impl TimeError {
    /// What should probably stand there instead, ready to be written, if one guess stands out.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::NotADay { suggestion, .. }
            | Self::BackToFront { suggestion, .. }
            | Self::NotAPeriod { suggestion, .. }
            | Self::NotAFinancialYear { suggestion, .. } => suggestion.as_deref(),
            Self::LooksLikeFinancialYear { year, .. } => Some(year),
            _ => None,
        }
    }

    /// What to write instead, as one sentence of advice.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::LooksLikeFinancialYear { year, bounds, season, .. } => {
                let season = season.as_ref().map_or_else(String::new, |days| format!(", and for the season `{days}`"));
                format!("did you mean `{year}`? where a day is asked for, some day in that year is `{bounds}`{season}")
            }
            Self::NotOneYear { starting: Some(starting), ending: Some(ending), .. } => {
                format!("write `{starting}` or `{ending}`, or one entry for each year")
            }
            _ => match self.suggestion() {
                Some(suggestion) => format!("did you mean `{suggestion}`?"),
                None => self.form().to_owned(),
            },
        }
    }

    /// How the thing is written, with an example.
    const fn form(&self) -> &'static str {
        match self {
            Self::NotAFinancialYear { .. } | Self::NotOneYear { .. } => {
                "write a financial year as `2022/23`, which is 1 April 2022 to 31 March 2023"
            }
            Self::NotAPeriod { .. } | Self::PeriodWithoutDay { .. } | Self::EndsBeforeStart { .. } => {
                "write a period as `2022-04-01/2023-03-31`, as `2022-04-01/..` if it goes on, or as `2022-04-01/` if its end is not stated"
            }
            Self::NotAnExactDay { .. } => "write the day as `2020-09-15`",
            Self::NoBounds { .. } | Self::BackToFront { .. } => {
                "write `[2024-07-17..2025-03-31]` for some day between, or leave one side open as in `[..2025-03-31]`"
            }
            _ => {
                "write a day as `2020-09-15`, a month as `2020-09`, a year as `2020`, or some day between as `[2024-07-17..2025-03-31]`"
            }
        }
    }

    pub(super) fn not_a_day(text: &str) -> Self {
        Self::NotADay { text: quoted(text), suggestion: None }
    }

    /// The same with a guess at what was meant, where the text has no known form and none is made yet.
    pub(super) fn suggesting(self, guess: impl FnOnce() -> Option<String>) -> Self {
        match self {
            Self::NotADay { text, suggestion: None } => Self::NotADay { text, suggestion: guess() },
            Self::NotAPeriod { text, suggestion: None } => Self::NotAPeriod { text, suggestion: guess() },
            other => other,
        }
    }

    pub(super) fn not_an_exact_day(text: &str) -> Self {
        Self::NotAnExactDay { text: quoted(text) }
    }

    pub(super) fn no_such_month(text: &str) -> Self {
        Self::NoSuchMonth { text: quoted(text) }
    }

    pub(super) fn no_such_day(text: &str, year: i16, month: i8) -> Self {
        let days = super::Date::new(year, month, 1).map_or(0, |first| first.last_of_month().day());
        Self::NoSuchDay { text: quoted(text), month: format!("{} {year}", month_name(month)), days }
    }

    pub(super) fn year_zero(text: &str) -> Self {
        Self::YearZero { text: quoted(text) }
    }

    pub(super) fn looks_like_financial_year(text: &str, year: i16, season: Option<String>) -> Self {
        match FinancialYear::starting(year) {
            Some(year) => Self::LooksLikeFinancialYear {
                text: quoted(text),
                year: year.to_string(),
                bounds: format!("[{}..{}]", year.first(), year.last()),
                season,
            },
            None => Self::no_such_month(text),
        }
    }

    pub(super) fn no_bounds(text: &str) -> Self {
        Self::NoBounds { text: quoted(text) }
    }

    pub(super) fn back_to_front(text: &str, suggestion: Option<String>) -> Self {
        Self::BackToFront { text: quoted(text), suggestion }
    }

    pub(super) fn not_a_period(text: &str) -> Self {
        Self::NotAPeriod { text: quoted(text), suggestion: None }
    }

    pub(super) fn without_day(text: &str) -> Self {
        Self::PeriodWithoutDay { text: quoted(text) }
    }

    pub(super) fn not_a_financial_year(text: &str, suggestion: Option<String>) -> Self {
        Self::NotAFinancialYear { text: quoted(text), suggestion }
    }

    pub(super) fn not_one_year(text: &str, starting: Option<FinancialYear>, ending: Option<FinancialYear>) -> Self {
        let written = |year: Option<FinancialYear>| year.map(|year| year.to_string());
        Self::NotOneYear { text: quoted(text), starting: written(starting), ending: written(ending) }
    }
}

/// The user's text in backticks, cut where it would drown the sentence.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

/// Why a table of bank holidays cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HolidaysError {
    /// The first year covered comes after the last.
    #[error("the holidays cover no year, for {first_year} comes after {last_year}")]
    YearsBackToFront {
        /// First year covered.
        first_year: i16,
        /// Last year covered.
        last_year: i16,
    },
    /// A holiday in a year that the table does not claim to cover.
    #[error("the holiday `{date}` lies outside the years covered, {first_year} to {last_year}")]
    OutsideItsYears {
        /// The holiday.
        date: super::Date,
        /// First year covered.
        first_year: i16,
        /// Last year covered.
        last_year: i16,
    },
}
