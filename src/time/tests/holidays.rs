//! Working days, with the bank holidays of a few weeks.

use super::{date, day};
use crate::time::{Holidays, HolidaysError, Truth};

/// England's bank holidays around Christmas 2020 and Easter 2021.
fn table() -> Holidays {
    let dates = [
        "2021-01-01",
        "2020-12-25",
        "2020-12-28",
        "2021-04-02",
        "2021-04-05",
        "2021-12-27",
        "2021-12-28",
        "2020-12-25",
    ];
    Holidays::new(dates.map(date).to_vec(), 2020, 2021).unwrap()
}

fn after(text: &str, days: i32) -> String {
    day(text).plus_working_days(days, &table()).to_string()
}

#[test]
fn counting_starts_on_the_day_after_and_passes_over_weekends_and_bank_holidays() {
    assert_eq!(after("2020-12-23", 1), "2020-12-24");
    assert_eq!(after("2020-12-24", 1), "2020-12-29", "Christmas Day, a weekend, the substitute for Boxing Day");
    assert_eq!(after("2020-12-31", 1), "2021-01-04");
    assert_eq!(after("2021-03-31", 5), "2021-04-09", "Good Friday and Easter Monday do not count");
}

#[test]
fn counting_from_a_day_off_works_likewise() {
    assert_eq!(after("2020-12-26", 1), "2020-12-29");
    assert_eq!(after("2020-12-26", 0), "2020-12-26");
}

#[test]
fn counting_backwards_mirrors_it() {
    assert_eq!(after("2020-12-29", -1), "2020-12-24");
    assert_eq!(after("2021-04-09", -7), "2021-03-29");
}

#[test]
fn uncertain_days_move_at_both_bounds() {
    assert_eq!(after("[2020-12-24..2020-12-31]", 1), "[2020-12-29..2021-01-04]");
    assert_eq!(after("[2020-12-25..2020-12-28]", 1), "2020-12-29", "every one of them leads there");
}

#[test]
fn beyond_the_table_it_cannot_be_told() {
    assert_eq!(after("2021-12-30", 1), "2021-12-31");
    assert_eq!(after("2021-12-31", 1), "[..]");
    assert_eq!(after("2021-12-30", 2), "[..]");
    assert_eq!(after("2020-01-01", -1), "[..]");
    assert_eq!(after("[2021-12-20..2021-12-31]", 1), "[2021-12-21..]", "the earlier bound is still counted");
    assert_eq!(after("2021-12-31", i32::MAX), "[..]");
    assert_eq!(after("2020-01-01", i32::MIN), "[..]");
    let limit = day("2021-12-31").plus_working_days(5, &table());
    assert_eq!(day("2022-01-04").on_or_before(limit), Truth::Unknown);
}

#[test]
fn a_weekend_is_no_working_day_even_beyond_the_table() {
    let table = table();
    assert_eq!(table.is_working_day(date("2022-01-01")), Truth::False);
    assert_eq!(table.is_working_day(date("2022-01-03")), Truth::Unknown);
    assert_eq!(table.is_working_day(date("2021-01-04")), Truth::True);
    assert_eq!(table.is_working_day(date("2021-01-01")), Truth::False);
    assert!(table.covers(date("2020-01-01")) && table.covers(date("2021-12-31")));
    assert!(!table.covers(date("2019-12-31")) && !table.covers(date("2022-01-01")));
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let outside = Holidays::new(vec![date("2022-01-03")], 2020, 2021).unwrap_err();
    assert_eq!(outside.to_string(), "the holiday `2022-01-03` lies outside the years covered, 2020 to 2021");
    let backwards = Holidays::new(Vec::new(), 2021, 2020).unwrap_err();
    assert_eq!(backwards, HolidaysError::YearsBackToFront { first_year: 2021, last_year: 2020 });
}
