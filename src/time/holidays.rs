use serde::{Deserialize, Serialize};

use super::{Date, HolidaysError, Truth};

/// The bank holidays of England and Wales that are known, and the years they are known for.
///
/// They are handed in; outside their years nobody can tell a working day from a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holidays {
    /// In order, each once.
    dates: Vec<Date>,
    first_year: i16,
    last_year: i16,
}

impl Holidays {
    /// The table of `dates`, complete from the start of `first_year` to the end of `last_year`. Order does not matter.
    ///
    /// # Errors
    /// When the years stand the wrong way round or a date lies outside them.
    pub fn new(mut dates: Vec<Date>, first_year: i16, last_year: i16) -> Result<Self, HolidaysError> {
        if first_year > last_year {
            return Err(HolidaysError::YearsBackToFront { first_year, last_year });
        }
        dates.sort_unstable();
        dates.dedup();
        match dates.iter().find(|date| !(first_year..=last_year).contains(&date.year())) {
            Some(date) => Err(HolidaysError::OutsideItsYears { date: *date, first_year, last_year }),
            None => Ok(Self { dates, first_year, last_year }),
        }
    }

    /// Whether the table says anything of that day.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        (self.first_year..=self.last_year).contains(&date.year())
    }

    /// Whether people work on that day: never at weekends, otherwise unknown outside the years of the table.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> Truth {
        if date.is_weekend() {
            return Truth::False;
        }
        if self.covers(date) { Truth::from(self.dates.binary_search(&date).is_err()) } else { Truth::Unknown }
    }

    /// The day that many working days after `date`, before it if negative; the day itself for none.
    ///
    /// Counting starts on the day after (or before), whether `date` is a working day or not. Nothing when a weekday
    /// outside the years of the table would have to be counted.
    #[must_use]
    pub fn plus_working_days(&self, date: Date, days: i32) -> Option<Date> {
        let step = days.signum();
        let (mut reached, mut left) = (date, days.unsigned_abs());
        while left > 0 {
            reached = reached.plus_days(step)?;
            match self.is_working_day(reached) {
                Truth::True => left -= 1,
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(reached)
    }
}
