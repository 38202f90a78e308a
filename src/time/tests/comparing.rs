//! Three-valued comparison: the day before, the day itself, the day after.

use super::day;
use crate::time::{Day, Truth};
use Truth::{False, True, Unknown};

fn before(a: &str, b: &str) -> Truth {
    day(a).before(day(b))
}

#[test]
fn exact_days_compare_as_on_the_calendar() {
    assert_eq!(before("2020-09-14", "2020-09-15"), True);
    assert_eq!(before("2020-09-15", "2020-09-15"), False);
    assert_eq!(before("2020-09-16", "2020-09-15"), False);
}

#[test]
fn before_is_true_only_if_the_last_possible_day_is_before_the_first_possible_one() {
    assert_eq!(before("2020-09", "2020-10-02"), True);
    assert_eq!(before("2020-09", "2020-10-01"), True);
    assert_eq!(before("2020-09", "2020-09-30"), Unknown);
}

#[test]
fn before_is_false_only_if_the_first_possible_day_is_not_before_the_last_possible_one() {
    assert_eq!(before("2020-09", "2020-08-31"), False);
    assert_eq!(before("2020-09", "2020-09-01"), False);
    assert_eq!(before("2020-09", "2020-09-02"), Unknown);
}

#[test]
fn on_or_before_counts_the_day_itself() {
    let limit = day("2020-09-30");
    assert_eq!(day("2020-09-29").on_or_before(limit), True);
    assert_eq!(day("2020-09-30").on_or_before(limit), True);
    assert_eq!(day("2020-10-01").on_or_before(limit), False);
    assert_eq!(day("2020-09").on_or_before(limit), True);
    assert_eq!(day("2020-09").on_or_before(day("2020-09-29")), Unknown);
    assert_eq!(day("2020-09").on_or_before(day("2020-08-31")), False);
}

#[test]
fn after_and_on_or_after_mirror_before_and_on_or_before() {
    for (a, b) in [("2020-09", "2020-10"), ("2020-09", "2020-09-15"), ("2020-10", "2020-09"), ("[2020..]", "2019")] {
        assert_eq!(day(a).after(day(b)), day(b).before(day(a)), "{a} {b}");
        assert_eq!(day(a).on_or_after(day(b)), day(b).on_or_before(day(a)), "{a} {b}");
    }
    assert_eq!(day("2020-09-01").on_or_after(day("2020-09-01")), True);
    assert_eq!(day("2020-09-01").after(day("2020-09-01")), False);
}

#[test]
fn same_day_is_true_only_for_exact_days() {
    assert_eq!(day("2020-09-15").same_as(day("2020-09-15")), True);
    assert_eq!(day("2020-09").same_as(day("2020-09")), Unknown);
    assert_eq!(day("2020-09").same_as(day("2020-09-30")), Unknown);
    assert_eq!(day("[2020-09-15..2020-09-15]").same_as(day("2020-09-15")), True);
}

#[test]
fn same_day_is_false_if_no_day_is_possible_for_both() {
    assert_eq!(day("2020-09").same_as(day("2020-10-01")), False);
    assert_eq!(day("2020-09").same_as(day("2020-08-31")), False);
    assert_eq!(day("[..2020]").same_as(day("[2021..]")), False);
}

#[test]
fn a_side_without_bound_is_never_certain_on_that_side() {
    assert_eq!(before("[..2020]", "2021"), True);
    assert_eq!(before("[..2020]", "0001-01-01"), Unknown);
    assert_eq!(before("[2020..]", "9999-12-31"), Unknown);
    assert_eq!(before("[2020..]", "2020-01-01"), False);
    let unknown = Day::words(None);
    assert_eq!(unknown.before(unknown), Unknown);
    assert_eq!(unknown.on_or_before(day("9999-12-31")), Unknown);
    assert_eq!(unknown.same_as(unknown), Unknown);
}

#[test]
fn a_day_is_not_certain_to_be_on_or_before_itself_unless_exact() {
    let month = day("2020-09");
    assert_eq!(month.on_or_before(month), Unknown);
    assert_eq!(day("2020-09-15").on_or_before(day("2020-09-15")), True);
}
