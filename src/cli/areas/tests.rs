use super::{AreasError, render, render_answer, render_list, thousands};
use crate::reference::Reference;
use crate::time::Date;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn card(area: &str, on: &str) -> String {
    render(&Reference::bundled().describe_area(area, date(on)).unwrap())
}

fn answer(text: &str, on: &str) -> Result<String, AreasError> {
    render_answer(text, date(on), &Reference::bundled().answer_area(text, date(on)))
}

#[test]
fn an_area_with_one_board() {
    insta::assert_snapshot!(card("plymouth", "2020-09-15"));
}

#[test]
fn an_area_with_a_marginal_board() {
    insta::assert_snapshot!(card("oxfordshire", "2024-01-01"));
}

#[test]
fn an_area_whose_name_was_another_before() {
    insta::assert_snapshot!(answer("Dorset", "2024-03-20").unwrap());
}

#[test]
fn an_area_that_had_ended() {
    insta::assert_snapshot!(card("dorset-county", "2024-03-20"));
}

#[test]
fn an_area_that_an_order_ends() {
    insta::assert_snapshot!(card("surrey", "2026-11-23"));
}

#[test]
fn an_area_that_is_ordered() {
    insta::assert_snapshot!(card("east-surrey", "2027-04-01"));
}

#[test]
fn no_partners_are_claimed_before_there_were_any() {
    let before = card("plymouth", "2018-06-28");
    assert!(before.contains("there were none yet on this day"), "{before}");
    assert!(card("plymouth", "2018-06-29").contains("Safeguarding partners, by law"));
    assert!(card("plymouth", "2018-03-31").contains("not known: the lists hold none for this day"));
    assert!(card("dorset", "2019-03-31").contains("the area had not begun on this day; see what it was made from"));
}

#[test]
fn an_unknown_area_is_answered_with_what_was_meant() {
    assert_eq!(
        answer("Plymuoth", "2024-01-01").unwrap_err().to_string(),
        "there is no area `Plymuoth`; did you mean `plymouth` (Plymouth)?"
    );
    assert_eq!(
        answer("the far side of the moon", "2024-01-01").unwrap_err().to_string(),
        "there is no area `the far side of the moon`; `masa areas` lists them all"
    );
}

#[test]
fn a_name_of_several_areas_says_which_and_when() {
    assert_eq!(
        answer("Dorset", "1970-01-01").unwrap_err().to_string(),
        "`Dorset` is the name of several areas, but not of just one on 1 January 1970: Dorset (dorset), from 1 April 2019; \
         Dorset (dorset-county), from 1 April 1974 to 31 March 2019; give an id or another day"
    );
}

#[test]
fn the_list_has_a_line_for_each_area_in_force() {
    let reference = Reference::bundled();
    let on = date("2024-03-20");
    let list = render_list(&reference.list_areas(on), on, reference.data_date());
    assert!(list.starts_with("153 areas on 20 March 2024\n\n"));
    let line = list.lines().find(|line| line.starts_with("dorset ")).unwrap();
    assert!(line.ends_with("  Dorset Council · NHS Dorset ICB · Dorset Police"), "{line}");
    assert_eq!(list.lines().filter(|line| line.contains(" · ")).count(), 153);
    assert!(!list.contains("dorset-county"));
    assert!(list.ends_with("\nareas and bodies as known on 23 November 2026\n"));
}

#[test]
fn thousands_are_set_apart() {
    assert_eq!([0, 999, 1000, 53_291, 1_234_567].map(thousands), ["0", "999", "1,000", "53,291", "1,234,567"]);
}
