//! Calendar arithmetic on exact and uncertain days, and time limits.

use super::{date, day};
use crate::time::{Date, Day, Lapse, Truth};
use Truth::{False, True, Unknown};

fn months_after(text: &str, months: i32) -> String {
    day(text).plus_months(months).to_string()
}

#[test]
fn a_month_after_31_january_is_the_last_day_of_february() {
    assert_eq!(months_after("2021-01-31", 1), "2021-02-28");
    assert_eq!(months_after("2020-01-31", 1), "2020-02-29");
    assert_eq!(months_after("2021-03-31", -1), "2021-02-28");
    assert_eq!(months_after("2021-08-31", 1), "2021-09-30");
    assert_eq!(months_after("2019-12-31", 12), "2020-12-31");
}

#[test]
fn a_month_after_28_february_is_28_march() {
    assert_eq!(months_after("2021-02-28", 1), "2021-03-28");
}

#[test]
fn a_year_after_29_february_is_28_february() {
    assert_eq!(day("2020-02-29").plus_years(1).to_string(), "2021-02-28");
    assert_eq!(day("2020-02-29").plus_years(4).to_string(), "2024-02-29");
    assert_eq!(day("2020-02-29").plus_years(-1).to_string(), "2019-02-28");
}

#[test]
fn days_are_added_to_both_bounds() {
    assert_eq!(day("2020-02").plus_days(1).to_string(), "[2020-02-02..2020-03-01]");
    assert_eq!(day("2020-03-01").plus_days(-1).to_string(), "2020-02-29");
    assert_eq!(day("[..2020-12-31]").plus_days(1).to_string(), "[..2021-01-01]");
}

#[test]
fn months_are_added_to_both_bounds() {
    assert_eq!(months_after("[2021-01-15..2021-01-31]", 1), "[2021-02-15..2021-02-28]");
    assert_eq!(months_after("2021-01", 1), "[2021-02-01..2021-02-28]");
    assert_eq!(months_after("[2020-01-30..]", 1), "[2020-02-29..]");
    assert_eq!(months_after("[2021-01-30..2021-01-31]", 1), "2021-02-28", "both days lead to the same one");
}

#[test]
fn a_bound_that_leaves_the_calendar_is_open() {
    assert_eq!(day("9999-12-31").plus_days(1), Day::words(None).plus_days(0));
    assert_eq!(day("[2020..9999]").plus_years(1).to_string(), "[2021-01-01..]");
    assert_eq!(day("[0001..2020]").plus_months(-1).to_string(), "[..2020-11-30]");
    assert_eq!(day("2020").plus_years(i32::MAX).to_string(), "[..]");
    assert_eq!(date("9999-12-31").next(), None);
    assert_eq!(date("0001-01-01").previous(), None);
}

#[test]
fn a_limit_of_twelve_months_ends_on_the_corresponding_day_which_counts() {
    let start = day("2019-09-30");
    assert_eq!(day("2020-09-29").within_months_after(12, start), True);
    assert_eq!(day("2020-09-30").within_months_after(12, start), True);
    assert_eq!(day("2020-10-01").within_months_after(12, start), False);
}

#[test]
fn a_limit_of_months_begins_on_the_day_it_counts_from() {
    let start = day("2019-09-30");
    assert_eq!(day("2019-09-29").within_months_after(12, start), False);
    assert_eq!(day("2019-09-30").within_months_after(12, start), True);
    assert_eq!(day("2019-10-01").within_months_after(12, start), True);
    assert_eq!(day("2019-09-30").within_months_after(0, start), True);
}

#[test]
fn a_limit_of_three_months_from_30_november_ends_with_february() {
    let start = day("2018-11-30");
    assert_eq!(day("2019-02-27").within_months_after(3, start), True);
    assert_eq!(day("2019-02-28").within_months_after(3, start), True);
    assert_eq!(day("2019-03-01").within_months_after(3, start), False);
}

#[test]
fn a_limit_beginning_with_a_day_ends_the_day_before_the_corresponding_one() {
    let limit = day("2018-06-29").plus_months(12);
    assert_eq!(day("2019-06-28").before(limit), True);
    assert_eq!(day("2019-06-29").before(limit), False);
}

#[test]
fn a_limit_on_uncertain_days_is_unknown_where_their_days_disagree() {
    assert_eq!(day("2020-09").within_months_after(12, day("2019-09-30")), True, "up to 30 September");
    assert_eq!(day("2020-09").within_months_after(12, day("2019-09-29")), Unknown);
    assert_eq!(day("2020-09").within_months_after(12, day("2019-08-31")), False, "from 1 September");
    assert_eq!(day("2020-08").within_months_after(12, day("2019-09")), True);
    assert_eq!(day("2020-09").within_months_after(12, day("2019-09")), Unknown);
    assert_eq!(day("2020-09").within_months_after(12, Day::words(None)), Unknown);
    assert_eq!(day("2020-09").within_months_after(u32::MAX, day("2020-08")), Unknown, "beyond the calendar");
}

#[test]
fn months_between_are_whole_and_rounded_down() {
    let months = |a: &str, b: &str| date(a).months_until(date(b));
    assert_eq!(months("2020-01-15", "2020-02-14"), 0);
    assert_eq!(months("2020-01-15", "2020-02-15"), 1);
    assert_eq!(months("2020-01-15", "2020-02-16"), 1);
    assert_eq!(months("2021-01-31", "2021-02-27"), 0);
    assert_eq!(months("2021-01-31", "2021-02-28"), 1);
    assert_eq!(months("2020-02-15", "2020-02-14"), -1);
    assert_eq!(months("0001-01-01", "9999-12-31"), 9999 * 12 - 1);
}

#[test]
fn days_and_months_between_uncertain_days_are_at_least_and_at_most() {
    let (start, end) = (day("2020-01"), day("2020-03-01"));
    assert_eq!(start.days_until(end), Lapse { least: Some(30), most: Some(60) });
    assert_eq!(start.months_until(end), Lapse { least: Some(1), most: Some(2) });
    assert_eq!(day("[2020..]").days_until(end), Lapse { least: None, most: Some(60) });
    assert_eq!(day("[..2020-01-31]").months_until(end), Lapse { least: Some(1), most: None });
    assert_eq!(Day::words(None).days_until(end), Lapse { least: None, most: None });
    assert_eq!(end.days_until(day("2020-02-29")), Lapse { least: Some(-1), most: Some(-1) });
}

#[test]
fn the_longest_stretch_of_the_calendar_can_be_counted() {
    let (first, last) = (Date::new(1, 1, 1).unwrap(), Date::new(9999, 12, 31).unwrap());
    assert_eq!(first.days_until(last), 3_652_058);
    assert_eq!(last.days_until(first), -3_652_058);
    assert_eq!(first.plus_days(3_652_058), Some(last));
}
