//! Periods and what lies in them.

use super::{date, day, period, year};
use crate::time::{Day, Edge, Period, Truth};
use Truth::{False, True, Unknown};

fn contains(text: &str, days: [&str; 3]) -> [Truth; 3] {
    days.map(|one| period(text).contains(day(one)))
}

#[test]
fn both_ends_belong_to_a_period() {
    let text = "2022-04-01/2023-03-31";
    assert_eq!(contains(text, ["2022-03-31", "2022-04-01", "2022-04-02"]), [False, True, True]);
    assert_eq!(contains(text, ["2023-03-30", "2023-03-31", "2023-04-01"]), [True, True, False]);
    assert_eq!(contains(text, ["2022", "2022-04", "2024"]), [Unknown, True, False]);
}

#[test]
fn a_period_that_goes_on_holds_every_later_day() {
    assert_eq!(contains("2022-04-01/..", ["2022-03-31", "2022-04-01", "9999-12-31"]), [False, True, True]);
    assert_eq!(period("2022-04-01/..").contains(day("[2022-04-01..]")), True);
    assert_eq!(period("2022-04-01/..").last_day(), None);
}

#[test]
fn an_end_that_is_not_stated_leaves_every_day_after_the_first_unknown() {
    assert_eq!(contains("2022-04-01/", ["2022-03-31", "2022-04-01", "2022-04-02"]), [False, True, Unknown]);
    assert_eq!(period("2022-04-01/").last_day().map(|day| day.to_string()), Some("[2022-04-01..]".to_owned()));
}

#[test]
fn a_start_that_is_open_or_not_stated_mirrors_the_end() {
    assert_eq!(contains("../2022-04-01", ["0001-01-01", "2022-04-01", "2022-04-02"]), [True, True, False]);
    assert_eq!(contains("/2022-04-01", ["2022-03-31", "2022-04-01", "2022-04-02"]), [Unknown, True, False]);
    assert_eq!(period("../2022-04-01").first_day(), None);
    assert_eq!(period("/2022-04-01").first_day().map(|day| day.to_string()), Some("[..2022-04-01]".to_owned()));
    assert_eq!(period("2022-04/2023").first_day(), Some(day("2022-04")));
    assert_eq!(period("2022-04/2023").last_day(), Some(day("2023")));
}

#[test]
fn an_uncertain_start_is_never_taken_to_come_after_the_end() {
    // The start is some day of September but no later than the 10th, so the 10th itself is in.
    assert_eq!(period("2020-09/2020-09-10").contains(day("2020-09-10")), True);
    assert_eq!(period("2020-09/2020-09-10").contains(day("2020-09-09")), Unknown);
    assert_eq!(period("2020-09/2020-09-10").contains(day("2020-09-11")), False);
}

#[test]
fn whole_months_begin_on_their_first_day_and_end_on_their_last() {
    let whole = |text: &str| period(text).in_whole_months();
    let year = whole("2022-04/2023-03");
    for (on, within) in [("2022-03-31", False), ("2022-04-01", True), ("2023-03-31", True), ("2023-04-01", False)] {
        assert_eq!(year.contains(day(on)), within, "{on}");
    }
    assert_eq!((year.first_day(), year.last_day()), (Some(day("2022-04-01")), Some(day("2023-03-31"))));
    assert_eq!((year.to_string().as_str(), year.in_words().as_str()), ("2022-04/2023-03", "April 2022 to March 2023"));
    assert_eq!(whole("2020-02/2020-02").last_day(), Some(day("2020-02-29")));
    assert_eq!(whole("2022-04/..").first_day(), Some(day("2022-04-01")));
    assert_eq!(whole("2022-04-01/2023-03").last_day(), Some(day("2023-03-31")));
    for vague in
        ["2022-04~/2023-03?", "2022/2023", "2022-21/2023-21", "[2022-04..2022-05]/[2023-03..2023-04]", "2022-04-01/"]
    {
        assert_eq!(whole(vague), period(vague), "{vague}");
    }
}

#[test]
fn periods_overlap_if_they_share_a_day() {
    let first = period("2022-04-01/2023-03-31");
    assert_eq!(first.overlaps(period("2023-03-31/2024-03-31")), True);
    assert_eq!(first.overlaps(period("2023-04-01/2024-03-31")), False);
    assert_eq!(first.overlaps(period("2023-03/2024-03-31")), True);
    assert_eq!(first.overlaps(period("2023-03~/2024-03-31")), Unknown);
    assert_eq!(period("2023-04/..").overlaps(first), False);
    assert_eq!(period("../2022-04-01").overlaps(first), True);
    assert_eq!(period("2021-04-01/").overlaps(first), Unknown);
    assert_eq!(first.overlaps(year("2023/24").into()), False);
}

#[test]
fn a_period_that_ends_before_it_starts_is_refused() {
    let error = Period::parse("2023-03-31/2022-04-01").unwrap_err();
    assert_eq!(error.to_string(), "the period starts on 31 March 2023, which is after it ends, 1 April 2022");
    assert!(Period::parse("2020-10-01/2020-09").is_err());
    assert!(Period::parse("2020-09-30/2020-09").is_ok(), "both may be 30 September");
    assert!(Period::new(Edge::Day(day("2020-10")), Edge::Day(day("2020-09"))).is_err());
}

#[test]
fn a_period_without_any_day_is_refused() {
    for text in ["/", "../..", "../", "/.."] {
        let error = Period::parse(text).unwrap_err();
        assert_eq!(error.to_string(), format!("`{text}` has neither a first nor a last day"));
    }
    assert!(Period::new(Edge::NotStated, Edge::Open).is_err());
}

#[test]
fn a_day_in_words_may_end_a_period() {
    let until = Edge::Day(Day::words(Some(day("[..2025-03-31]"))));
    let period = Period::new(Edge::Day(date("2024-07-17").into()), until).unwrap();
    assert_eq!(period.contains(day("2024-07-16")), False);
    assert_eq!(period.contains(day("2024-07-17")), True);
    assert_eq!(period.contains(day("2025-03-31")), Unknown);
    assert_eq!(period.contains(day("2025-04-01")), False);
    assert_eq!(period.end(), until);
    assert_eq!(period.start(), Edge::Day(day("2024-07-17")));
}
