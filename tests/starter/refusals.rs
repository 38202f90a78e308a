//! What cannot be started, and names and ids as people give them.

use masa::check::StarterError;

use super::starting::{asked, assert_sound, judged, try_start};

fn refused(areas: &[&str], day: Option<&str>) -> String {
    try_start(&asked(areas, day)).unwrap_err().to_string()
}

#[test]
fn an_area_that_had_ended_names_what_it_went_into() {
    assert_eq!(
        refused(&["cumbria"], None),
        "Cumbria (`cumbria`, from 1 April 1974 to 31 March 2023) had ended on 23 November 2026; give what it went into, or \
         another day: `cumberland` (Cumberland), `westmorland-and-furness` (Westmorland and Furness)"
    );
}

#[test]
fn an_area_that_had_not_begun_names_what_it_was_made_from() {
    assert_eq!(
        refused(&["cumberland"], Some("2023-03-31")),
        "Cumberland (`cumberland`, since 1 April 2023) had not begun on 31 March 2023; give what it was made from, or another \
         day: `cumbria` (Cumbria)"
    );
}

#[test]
fn an_area_given_twice_is_told_however_it_is_written() {
    assert_eq!(
        refused(&["plymouth", "torbay", "Plymouth City Council"], None),
        "`Plymouth` is given twice; give each area once"
    );
}

#[test]
fn before_there_were_safeguarding_partners_there_is_nothing_to_start() {
    let told = "there were no safeguarding partners on 28 June 2018: give a day from 29 June 2018 on";
    assert_eq!(refused(&["plymouth"], Some("2018-06-28")), told);
    assert!(try_start(&asked(&["plymouth"], Some("2018-06-29"))).is_ok());
}

#[test]
fn an_id_has_to_do_for_a_file_name_and_a_reference() {
    for id in ["Plymouth", "../plymouth", "a b", "", "-a", "a-", "a--b", "ä", "a.yaml"] {
        let mut asked = asked(&["plymouth"], None);
        asked.id = Some(id.to_owned());
        assert_eq!(try_start(&asked), Err(StarterError::Id(id.to_owned())));
    }
    for id in ["null", "none"] {
        let mut asked = asked(&["plymouth"], None);
        asked.id = Some(id.to_owned());
        assert_eq!(try_start(&asked), Err(StarterError::IdOfNothing(id.to_owned())));
    }
    for id in ["true", "no", "123", "2026-01-01", "1e5", "nan"] {
        let mut asked = asked(&["plymouth"], None);
        asked.id = Some(id.to_owned());
        assert_eq!(assert_sound(&try_start(&asked).unwrap().text, id).report.arrangements[0].id, id);
    }
    let mut asked = asked(&["plymouth"], None);
    asked.id = Some("plymouth-2026".to_owned());
    let started = try_start(&asked).unwrap();
    assert_eq!(started.id, "plymouth-2026");
    assert_eq!(assert_sound(&started.text, "id").report.arrangements[0].id, "plymouth-2026");
}

#[test]
fn a_name_is_read_back_as_it_was_given() {
    for name in [
        "Plymouth Safeguarding Children Partnership",
        "Plan: who \"does\" what # and [why], {here} & there",
        "back\\slash \\n and 'quotes'",
        "- * & ! | > % @ `",
        "none",
        "2026",
        "Ynys Wÿdd – “sgwâr”",
        "a name  ## so long that it would be folded if it were a remark, which it is not, since it is stated and must stay whole",
    ] {
        let mut asked = asked(&["plymouth"], None);
        asked.name = Some(name.to_owned());
        let checked = assert_sound(&try_start(&asked).unwrap().text, name);
        assert_eq!(checked.report.arrangements[0].name, name);
    }
}

#[test]
fn a_name_that_is_no_line_of_text_is_refused() {
    for name in ["", "  ", "two\nlines", "tab\t", "\u{1b}[31m"] {
        let mut asked = asked(&["plymouth"], None);
        asked.name = Some(name.to_owned());
        assert_eq!(try_start(&asked), Err(StarterError::Name), "{name:?}");
    }
}

#[test]
fn beyond_what_the_lists_know_the_file_says_so_and_nothing_is_held_against_it() {
    let text = try_start(&asked(&["east-surrey"], Some("2027-10-01"))).unwrap().text;
    assert!(text.contains("areas and bodies as known on 23 November 2026; of later days only what is ordered"));
    let checked = assert_sound(&text, "east-surrey");
    assert!(checked.report.meta.remarks.iter().any(|remark| remark.contains("more than six months")));
    assert!(judged(&text).report.unreadable.is_empty());
}
