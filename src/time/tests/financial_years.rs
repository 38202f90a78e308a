//! Financial years, and the texts that are nearly one.

use super::{date, day, year};
use crate::time::{FinancialYear, TimeError, Truth};

fn refused(text: &str) -> TimeError {
    FinancialYear::parse(text).unwrap_err()
}

#[test]
fn a_financial_year_runs_from_1_april_to_31_march() {
    assert_eq!(year("2022/23").first(), date("2022-04-01"));
    assert_eq!(year("2022/23").last(), date("2023-03-31"));
    assert_eq!(year("1999/00").last(), date("2000-03-31"));
    let in_it = |text| year("2022/23").contains(day(text));
    assert_eq!(in_it("2022-03-31"), Truth::False);
    assert_eq!(in_it("2022-04-01"), Truth::True);
    assert_eq!(in_it("2023-03-31"), Truth::True);
    assert_eq!(in_it("2023-04-01"), Truth::False);
    assert_eq!(in_it("2023-03~"), Truth::Unknown);
}

#[test]
fn the_financial_year_of_a_day_turns_on_1_april() {
    assert_eq!(FinancialYear::of(date("2023-03-31")), Some(year("2022/23")));
    assert_eq!(FinancialYear::of(date("2023-04-01")), Some(year("2023/24")));
    assert_eq!(FinancialYear::of(date("0001-01-01")), None);
    assert_eq!(FinancialYear::starting(9999), None);
    assert_eq!(FinancialYear::starting(i16::MIN), None);
    assert!(year("2022/23") < year("2023/24"));
}

#[test]
fn other_spellings_of_a_financial_year_ask_whether_it_is_meant() {
    for text in
        ["2022-23", "22/23", "2022/2023", "2022-2023", "22-23", "2022–23", "FY2022/23", "FY 2022/23", " 2022/23"]
    {
        let error = refused(text);
        assert_eq!(error.to_string(), format!("`{text}` is not written as a financial year"));
        assert_eq!(error.mend(), "did you mean `2022/23`?", "{text}");
    }
}

#[test]
fn two_years_that_do_not_follow_each_other_are_no_financial_year() {
    let error = refused("2022/24");
    assert_eq!(error.to_string(), "`2022/24` is not one financial year, for its second year does not follow its first");
    assert_eq!(error.mend(), "write `2022/23` or `2023/24`, or one entry for each year");
    assert_eq!(refused("2022/22").mend(), "write `2022/23` or `2021/22`, or one entry for each year");
    assert_eq!(refused("2019/2022").mend(), "write `2019/20` or `2021/22`, or one entry for each year");
}

#[test]
fn what_is_no_financial_year_at_all_is_shown_the_form() {
    for text in ["", "2022", "2022-09", "2022/3", "April", "2022-09-15", "2022/23/24", "0000/01"] {
        let error = refused(text);
        assert_eq!(error.suggestion(), None, "{text}");
        assert_eq!(
            error.mend(),
            "write a financial year as `2022/23`, which is 1 April 2022 to 31 March 2023",
            "{text}"
        );
    }
}
