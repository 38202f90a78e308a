//! No text, year or number makes it panic, and what is suggested can be written.

use proptest::prelude::*;

use super::date;
use crate::time::{Date, Day, FinancialYear, Holidays, Period, TimeError};

/// Texts that come near the forms of days, and any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-0-9~?%/.\\[\\]X ]{0,26}",
        "[12][0-9]{3}[-/–][0-9]{1,4}([-/][0-9]{1,4})?[~?%]?",
        "(about |c\\. |)([0-9]{1,2}(st|th|) |)(January|sept|May|winter) ?[0-9]{2,4}",
        "\\[?[12][0-9]{3}-[0-2][0-9](\\.\\.|/| to )([12][0-9]{3}-[0-2][0-9])?\\]?",
        any::<String>(),
    ]
}

/// Days far out in the calendar as well as near.
fn any_date() -> impl Strategy<Value = Date> {
    (prop_oneof![1..=3_i16, 2018..=2027_i16, 9997..=9999_i16], 1..=12_i8, 1..=31_i8)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day))
}

fn any_number() -> impl Strategy<Value = i32> {
    prop_oneof![-40..40_i32, any::<i32>(), Just(i32::MIN), Just(i32::MAX)]
}

fn check_suggestion(error: &TimeError, reads: impl Fn(&str) -> bool) {
    assert!(!error.mend().is_empty());
    assert!(!error.to_string().is_empty());
    if let Some(meant) = error.suggestion() {
        let as_written = FinancialYear::parse(meant).is_ok() || reads(meant);
        assert!(as_written, "{error}: `{meant}` cannot be written either");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_suggestions_can_be_written(text in text()) {
        match Day::parse(&text) {
            Ok(day) => { prop_assert!(!day.in_words().is_empty() && !day.plus_months(1).in_words().is_empty()); }
            Err(error) => check_suggestion(&error, |meant| Day::parse(meant).is_ok()),
        }
        match Period::parse(&text) {
            Ok(period) => prop_assert!(!period.in_words().is_empty()),
            Err(error) => check_suggestion(&error, |meant| Period::parse(meant).is_ok() || Day::parse(meant).is_ok()),
        }
        if let Err(error) = FinancialYear::parse(&text) {
            check_suggestion(&error, |_| false);
        }
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn far_days_and_numbers_stay_in_the_calendar(a in any_date(), b in any_date(), n in any_number()) {
        let holidays = Holidays::new(vec![date("2020-12-25")], 2018, 2027).unwrap();
        let day = Day::from(a);
        for moved in [day.plus_days(n), day.plus_months(n), day.plus_years(n), day.plus_working_days(n, &holidays)] {
            prop_assert!(moved.exact().is_some() || (moved.first().is_none() && moved.last().is_none()));
            prop_assert!(moved.exact().is_none_or(|date| (1..=9999).contains(&date.year())));
        }
        prop_assert_eq!(a.plus_days(a.days_until(b)), Some(b));
        prop_assert!(a.plus_months(a.months_until(b)).is_none_or(|reached| reached <= b));
        prop_assert!(FinancialYear::of(a).is_none_or(|year| year.first() <= a && a <= year.last()));
    }
}
