//! What is said of a text that is no day or period, and what is offered instead.

use super::day;
use crate::time::{Date, Day, FinancialYear, Period, TimeError};

fn refused(text: &str) -> TimeError {
    Day::parse(text).unwrap_err()
}

#[test]
fn a_financial_year_with_a_hyphen_in_a_day_field_asks_which_is_meant() {
    let error = refused("2022-23");
    assert_eq!(error.to_string(), "`2022-23` reads like a financial year rather than a day");
    assert_eq!(error.suggestion(), Some("2022/23"));
    assert_eq!(
        error.mend(),
        "did you mean `2022/23`? where a day is asked for, some day in that year is `[2022-04-01..2023-03-31]`, \
         and for the season `[2022-09-01..2022-11-30]`"
    );
    assert_eq!(refused("2019-20").suggestion(), Some("2019/20"));
    assert_eq!(refused("2019-20").mend().matches("season").count(), 0, "20 is no season");
    assert_eq!(refused("2022-23~").suggestion(), Some("2022/23"));
    assert_eq!(refused("[2022-23..2025]").suggestion(), Some("2022/23"));
    assert_eq!(refused("1999-00").suggestion(), Some("1999/00"));
}

#[test]
fn a_month_that_could_be_a_financial_year_stays_a_month() {
    assert_eq!(day("2011-12").in_words(), "December 2011");
    assert_eq!(day("2023-21").in_words(), "spring 2023");
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_refused_with_the_length_of_the_month() {
    assert_eq!(refused("2020-09-31").to_string(), "`2020-09-31` is no day, for September 2020 has 30 days");
    assert_eq!(refused("2021-02-29").to_string(), "`2021-02-29` is no day, for February 2021 has 28 days");
    assert_eq!(refused("2021-02-00").to_string(), "`2021-02-00` is no day, for February 2021 has 28 days");
    let months = "is no month, for months run from 01 to 12 and seasons from 21 to 24";
    assert_eq!(refused("2020-13").to_string(), format!("`2020-13` {months}"));
    assert_eq!(refused("2020-13-01").to_string(), format!("`2020-13-01` {months}"));
    assert_eq!(refused("0000-01").to_string(), "`0000-01` names a year before the first that can be written, 0001");
}

#[test]
fn bounds_that_stand_the_wrong_way_round_are_refused() {
    let error = refused("[2025-03-31..2024-07-17]");
    assert_eq!(error.to_string(), "`[2025-03-31..2024-07-17]` begins after it ends");
    assert_eq!(error.mend(), "did you mean `[2024-07-17..2025-03-31]`?");
    assert_eq!(refused("[..]").to_string(), "`[..]` names no day on either side");
}

#[test]
fn other_spellings_of_a_day_are_offered_in_ours() {
    for (text, meant) in [
        ("15/09/2020", "2020-09-15"),
        ("5.9.2020", "2020-09-05"),
        ("2020/09/15", "2020-09-15"),
        ("2020-9-5", "2020-09-05"),
        ("20200915", "2020-09-15"),
        ("2020-09-15T10:00:00Z", "2020-09-15"),
        ("2020–09–15", "2020-09-15"),
        (" 2020-09-15", "2020-09-15"),
        ("15 September 2020", "2020-09-15"),
        ("1st of Sept. 2020", "2020-09-01"),
        ("September 15, 2020", "2020-09-15"),
        ("September 2020", "2020-09"),
        ("09/2020", "2020-09"),
        ("2020-9", "2020-09"),
        ("winter 2024", "2024-24"),
        ("about September 2020", "2020-09~"),
        ("c. 2020", "2020~"),
        ("2020 ?", "2020?"),
        ("2020-09?~", "2020-09%"),
        ("2020-09-XX", "2020-09"),
        ("2020-XX-XX", "2020"),
        ("2022/23", "[2022-04-01..2023-03-31]"),
        ("2024-07-17/2025-03-31", "[2024-07-17..2025-03-31]"),
        ("2024-07-17..2025-03-31", "[2024-07-17..2025-03-31]"),
        ("[2024-07-17 .. 2025-03-31]", "[2024-07-17..2025-03-31]"),
        ("2024-07-17/..", "[2024-07-17..]"),
    ] {
        assert_eq!(refused(text).suggestion(), Some(meant), "{text}");
        assert_eq!(refused(text).mend(), format!("did you mean `{meant}`?"));
    }
}

#[test]
fn what_is_no_day_at_all_is_shown_the_forms() {
    for text in
        ["", "soon", "tbc", "31/02/2020", "[]", "[", "~", "2020-", "20-09-15", "over the coming months", "20２0"]
    {
        let error = refused(text);
        assert_eq!(error.to_string(), format!("`{text}` is not written as a day, month, season or year"));
        assert!(error.mend().starts_with("write a day as `2020-09-15`"), "{text}: {}", error.mend());
    }
}

#[test]
fn a_long_text_is_cut_in_the_message() {
    let error = refused(&"é".repeat(1000));
    assert_eq!(error.to_string(), format!("`{}…` is not written as a day, month, season or year", "é".repeat(40)));
}

#[test]
fn where_an_exact_day_is_asked_for_a_month_is_refused() {
    let error = Date::parse("2020-09").unwrap_err();
    assert_eq!(error.to_string(), "`2020-09` is not one exact day");
    assert_eq!(error.mend(), "write the day as `2020-09-15`");
    assert_eq!(Date::parse("15/09/2020").unwrap_err().suggestion(), Some("2020-09-15"));
}

#[test]
fn other_spellings_of_a_period_are_offered_in_ours() {
    for (text, meant) in [
        ("2022/23", "2022-04-01/2023-03-31"),
        ("2022-23", "2022-04-01/2023-03-31"),
        ("2020-09", "2020-09-01/2020-09-30"),
        ("2020", "2020-01-01/2020-12-31"),
        ("2022-04-01 to 2023-03-31", "2022-04-01/2023-03-31"),
        ("1 April 2022 – 31 March 2023", "2022-04-01/2023-03-31"),
        ("April 2022 to March 2023", "2022-04/2023-03"),
        ("2022-04-01 to date", "2022-04-01/.."),
        ("2022-04-01/ongoing", "2022-04-01/.."),
        ("2022-04-01 / 2023-03-31", "2022-04-01/2023-03-31"),
    ] {
        let error = Period::parse(text).unwrap_err();
        assert_eq!(error.suggestion(), Some(meant), "{text}");
    }
    let exact = Period::parse("2020-09-15").unwrap_err();
    assert_eq!(exact.suggestion(), None, "nobody knows whether it goes on");
    assert!(exact.to_string().starts_with("`2020-09-15` is not written as a period"));
    assert!(exact.mend().starts_with("write a period as `2022-04-01/2023-03-31`"));
    assert_eq!(Period::parse("2020-02-30/..").unwrap_err(), refused("2020-02-30"));
    assert!(FinancialYear::parse("2022-04-01/2023-03-31").is_err());
}
