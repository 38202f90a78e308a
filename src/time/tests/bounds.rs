//! Which days a written form leaves possible.

use super::day;
use crate::time::{Day, Mark, Precision};

/// The bounds as one text, an open side as nothing.
fn bounds(text: &str) -> String {
    bounds_of(day(text))
}

fn bounds_of(day: Day) -> String {
    let side = |bound: Option<crate::time::Date>| bound.map(|date| date.to_string()).unwrap_or_default();
    format!("{} to {}", side(day.first()), side(day.last()))
}

#[test]
fn an_exact_day_is_itself() {
    assert_eq!(bounds("2020-09-15"), "2020-09-15 to 2020-09-15");
    assert_eq!(day("2020-09-15").exact(), Some(super::date("2020-09-15")));
    assert_eq!(day("2020-09").exact(), None);
}

#[test]
fn the_time_that_a_day_names_ends_where_no_mark_widens_it() {
    let last = |text: &str| day(text).last_named().map(|date| date.to_string());
    for (text, named) in [
        ("2027~", "2027-12-31"),
        ("2027-09?", "2027-09-30"),
        ("[2027-01..2027-03]~", "2027-03-31"),
        ("2027", "2027-12-31"),
        ("2027-05-06", "2027-05-06"),
        ("2027-05-06%", "2027-05-06"),
        ("[..2027-03]", "2027-03-31"),
    ] {
        assert_eq!(last(text).as_deref(), Some(named), "{text}");
    }
    assert_eq!(last("[2027-01..]~"), None);
    assert_eq!(day("2027~").as_limit().last_named(), day("2027~").last());
}

#[test]
fn a_month_is_some_day_in_it() {
    assert_eq!(bounds("2020-09"), "2020-09-01 to 2020-09-30");
    assert_eq!(bounds("2020-02"), "2020-02-01 to 2020-02-29");
    assert_eq!(bounds("2021-02"), "2021-02-01 to 2021-02-28");
    assert_eq!(bounds("2020-12"), "2020-12-01 to 2020-12-31");
}

#[test]
fn a_time_that_is_allowed_lasts_to_the_end_of_what_is_written_and_keeps_its_name() {
    let limit = day("2024-12").as_limit();
    assert_eq!((limit.exact(), limit.in_words()), (Some(super::date("2024-12-31")), "December 2024".to_owned()));
    assert!(day("2024-12-31").after(limit).is_false() && day("2025-01-01").after(limit).is_true());
    assert_eq!(day("2019-06-30").as_limit(), day("2019-06-30"));
    assert_eq!(bounds_of(day("[2024-12-01..]").as_limit()), "2024-12-01 to ");
}

#[test]
fn a_season_is_three_calendar_months() {
    assert_eq!(bounds("2024-21"), "2024-03-01 to 2024-05-31");
    assert_eq!(bounds("2024-22"), "2024-06-01 to 2024-08-31");
    assert_eq!(bounds("2024-23"), "2024-09-01 to 2024-11-30");
}

#[test]
fn winter_begins_in_the_year_named_and_ends_in_the_next() {
    assert_eq!(bounds("2024-24"), "2024-12-01 to 2025-02-28");
    assert_eq!(bounds("2019-24"), "2019-12-01 to 2020-02-29");
}

#[test]
fn a_year_runs_from_january_to_december() {
    assert_eq!(bounds("2020"), "2020-01-01 to 2020-12-31");
}

#[test]
fn some_day_between_includes_both_ends() {
    assert_eq!(bounds("[2024-07-17..2025-03-31]"), "2024-07-17 to 2025-03-31");
    assert_eq!(bounds("[2024-07..2025-03]"), "2024-07-01 to 2025-03-31");
    assert_eq!(bounds("[2024-22..2025]"), "2024-06-01 to 2025-12-31");
}

#[test]
fn a_side_left_out_has_no_bound() {
    assert_eq!(bounds("[..2025-03-31]"), " to 2025-03-31");
    assert_eq!(bounds("[2024-07-17..]"), "2024-07-17 to ");
}

#[test]
fn a_mark_widens_both_ends_by_one_unit_of_what_is_written() {
    for mark in ['~', '?', '%'] {
        assert_eq!(bounds(&format!("2020-09-15{mark}")), "2020-09-14 to 2020-09-16");
        assert_eq!(bounds(&format!("2020-09{mark}")), "2020-08-01 to 2020-10-31");
        assert_eq!(bounds(&format!("2021-01{mark}")), "2020-12-01 to 2021-02-28");
        assert_eq!(bounds(&format!("2024-21{mark}")), "2023-12-01 to 2024-08-31");
        assert_eq!(bounds(&format!("2024-24{mark}")), "2024-09-01 to 2025-05-31");
        assert_eq!(bounds(&format!("2020{mark}")), "2019-01-01 to 2021-12-31");
        assert_eq!(bounds(&format!("[2024-07-17..2025-03]{mark}")), "2024-07-16 to 2025-04-30");
        assert_eq!(bounds(&format!("[..2025-03-31]{mark}")), " to 2025-04-01");
    }
    assert_eq!(day("2020-09~").mark(), Some(Mark::About));
    assert_eq!(day("2020-09?").mark(), Some(Mark::Perhaps));
    assert_eq!(day("2020-09%").mark(), Some(Mark::PerhapsAbout));
    assert_eq!(day("2020-09").mark(), None);
}

#[test]
fn words_are_bounded_only_by_what_is_stated_beside_them() {
    assert_eq!(bounds_of(Day::words(None)), " to ");
    assert_eq!(bounds_of(Day::words(Some(day("[..2025-03-31]")))), " to 2025-03-31");
    assert_eq!(bounds_of(Day::words(Some(day("2025-21")))), "2025-03-01 to 2025-05-31");
    assert_eq!(Day::words(Some(day("2025"))).precision(), Precision::Words);
}

#[test]
fn the_precision_is_the_one_written() {
    assert_eq!(day("2020-09-15").precision(), Precision::Day);
    assert_eq!(day("2020-09~").precision(), Precision::Month);
    assert_eq!(day("2020").precision(), Precision::Year);
    assert_eq!(day("[2020..2021]").precision(), Precision::Between);
    assert_eq!(day("2024-21").precision(), Precision::Season);
    assert_eq!(day("2020-09").plus_days(1).precision(), Precision::Reckoned);
}

#[test]
fn at_the_ends_of_the_calendar_a_bound_is_open() {
    assert_eq!(bounds("0001~"), " to 0002-12-31");
    assert_eq!(bounds("9999?"), "9998-01-01 to ");
    assert_eq!(bounds("9999-24"), "9999-12-01 to ");
    assert_eq!(bounds("9999-12"), "9999-12-01 to 9999-12-31");
    assert_eq!(bounds("0001-01-01~"), " to 0001-01-02");
}
