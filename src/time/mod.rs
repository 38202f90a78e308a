//! Days, periods, financial years, and what can be said of them for certain.
//!
//! Comes in: the text of one scalar, and bank holidays as plain dates. Goes out: uncertain days, three-valued comparison
//! and calendar arithmetic (design section 4). This folder must not know what day it is today, where a text stands, or
//! what any rule asks; the date library that it rests on shows nowhere in what it offers.

mod arithmetic;
mod compare;
mod date;
mod day;
mod error;
mod financial_year;
mod holidays;
mod period;
mod suggest;
mod truth;
mod unit;

#[cfg(test)]
mod tests;

pub use arithmetic::Lapse;
pub use date::Date;
pub use day::{Day, Mark};
pub use error::{HolidaysError, TimeError};
pub use financial_year::FinancialYear;
pub use holidays::Holidays;
pub use period::{Edge, Period};
pub use truth::Truth;
pub use unit::{Precision, Season};
