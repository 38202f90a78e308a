//! What `docs/semantics.md` says of days, sentence by sentence, and the same against trying every day.

mod bounds;
mod brute_force;
mod calendar;
mod comparing;
mod financial_years;
mod holidays;
mod mistakes;
mod periods;
mod robustness;
mod writing;

use super::{Date, Day, FinancialYear, Period};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn year(text: &str) -> FinancialYear {
    FinancialYear::parse(text).unwrap()
}
