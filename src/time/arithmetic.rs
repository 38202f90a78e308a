//! Calendar arithmetic on uncertain days (design section 4).
//!
//! Every step is done to both bounds. That is sound because no step ever moves a later day to an earlier one: whatever
//! the true day is, the result lies between the moved bounds. It may promise less than could be known (31 January or
//! 1 February and one month is said to lie between 28 February and 1 March, though it is one of the two), never more.
//! A bound that would leave the calendar or the table of holidays is open from then on.

use super::{Date, Day, Holidays, Truth};

/// How many days or months lie between two days: at least so many, at most so many.
///
/// Negative when the second comes first. A side without a number has no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lapse {
    /// No fewer than this.
    pub least: Option<i32>,
    /// No more than this.
    pub most: Option<i32>,
}

impl Day {
    /// That many days later, earlier if negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        self.moved(|date| date.plus_days(days))
    }

    /// The corresponding day that many calendar months later, earlier if negative.
    ///
    /// 31 January and one month is 28 or 29 February. It is also the last day of a time limit of so many months after
    /// this day: the corresponding day still counts.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.moved(|date| date.plus_months(months))
    }

    /// The corresponding day that many years later, earlier if negative; 29 February becomes the 28th.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.moved(|date| date.plus_months(years.checked_mul(12)?))
    }

    /// That many working days later, earlier if negative, as [`Holidays::plus_working_days`] counts.
    ///
    /// A bound from which it cannot be counted within the table is open.
    #[must_use]
    pub fn plus_working_days(self, days: i32, holidays: &Holidays) -> Self {
        self.moved(|date| holidays.plus_working_days(date, days))
    }

    /// Whether this day lies within so many calendar months after `start`, which itself counts, as does the
    /// corresponding day at the end.
    ///
    /// Within 12 months after 30 September 2019 runs from that day to 30 September 2020. A limit that a provision has
    /// "beginning with" a day ends one day sooner: ask whether this day is before `start.plus_months(n)`.
    #[must_use]
    pub fn within_months_after(self, months: u32, start: Self) -> Truth {
        let limit = i32::try_from(months).map_or(Self::words(None), |months| start.plus_months(months));
        self.on_or_after(start).and(self.on_or_before(limit))
    }

    /// Days from this day to `later`.
    #[must_use]
    pub fn days_until(self, later: Self) -> Lapse {
        self.lapse(later, Date::days_until)
    }

    /// Whole calendar months from this day to `later`, rounded down.
    #[must_use]
    pub fn months_until(self, later: Self) -> Lapse {
        self.lapse(later, Date::months_until)
    }

    /// INVARIANT: `step` never moves a later day to before where it moves an earlier one.
    fn moved(self, step: impl Fn(Date) -> Option<Date>) -> Self {
        Self::reckoned(self.first().and_then(&step), self.last().and_then(&step))
    }

    /// INVARIANT: `count` never shrinks when its second day is later, nor when its first is earlier.
    fn lapse(self, later: Self, count: impl Fn(Date, Date) -> i32) -> Lapse {
        Lapse {
            least: self.last().zip(later.first()).map(|(from, to)| count(from, to)),
            most: self.first().zip(later.last()).map(|(from, to)| count(from, to)),
        }
    }
}
