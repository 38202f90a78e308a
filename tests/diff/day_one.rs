//! Who sees to what on the first day, and for whom it is open, where somebody is gone, a chair is vacant, or one of several lacks something.

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{HandedOver, Outcome, Restructure};
use masa::time::Date;

use crate::cases::sides;
use crate::compared::{root, text};
use crate::judged::BOOK;

/// The step of a worked case, with something else written in its files of after.
fn step(case: &str, old: &str, new: &str) -> Restructure {
    let [before, after] = sides(&root().join("tests/diff/steps").join(case));
    let with = |text: Text| {
        let bytes = String::from_utf8(text.bytes).unwrap().replace(old, new).into_bytes();
        Text { bytes, ..text }
    };
    let after = after.into_iter().map(with).collect();
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    restructure(before, after, &Tools::bundled(&BOOK), &options).unwrap().restructure
}

fn handed<'s>(step: &'s Restructure, what: &str) -> (&'s HandedOver, Outcome) {
    let handed = step.day_one.iter().find(|handed| &*handed.what == what).unwrap_or_else(|| panic!("{what}"));
    (handed, step.handovers[handed.verdict].outcome)
}

fn is_settled(step: &Restructure, what: &str) -> bool {
    let (handed, _) = handed(step, what);
    handed.is_settled(&step.handovers[handed.verdict])
}

const SCRUTINY: &str = "independent scrutiny";
const CONTRACT: &str = "the contract with the scrutineer";
const CASE: &str = "county-left-in-charge";

#[test]
fn a_scrutineer_whom_only_a_council_that_is_gone_engages_is_nobodys() {
    let left = step(CASE, "", "");
    let (scrutiny, outcome) = handed(&left, SCRUTINY);
    assert_eq!(outcome, Outcome::Met);
    let county = "Northamptonshire County Council, which ended on 31 March 2021";
    assert_eq!(scrutiny.gone, [format!("Independent Scrutineer is engaged by {county}")]);
    assert!(scrutiny.owners.iter().all(|owner| !owner.contains("Scrutineer")), "{:?}", scrutiny.owners);
    assert!(!is_settled(&left, CONTRACT));
    let another = step(CASE, "engaged-by: [northamptonshire]", "engaged-by: [north-northamptonshire]");
    assert!(is_settled(&another, SCRUTINY));
    let employed = step(CASE, "employed-by: none", "employed-by: [{name: A university, kind: university}]");
    assert!(is_settled(&employed, SCRUTINY));
    let both = step(CASE, "employed-by: none", "employed-by: [northamptonshire]");
    assert_eq!(handed(&both, SCRUTINY).0.gone, [format!("Independent Scrutineer is engaged and employed by {county}")]);
}

#[test]
fn a_chair_whom_only_a_council_that_is_gone_employs_is_nobodys() {
    let what = "what Executive does";
    let chair = "title: Director of Children's Services, body: northamptonshire";
    let with = |rest: &str| step(CASE, chair, &format!("title: Independent Chair{rest}"));
    let county = "Northamptonshire County Council, which ended on 31 March 2021";
    for (rest, how) in [
        (", employed-by: [northamptonshire]", "employed"),
        (", employed-by: [northamptonshire], engaged-by: [northamptonshire]", "engaged and employed"),
    ] {
        let left = with(rest);
        let executive = handed(&left, what).0;
        assert_eq!(executive.gone, [format!("Independent Chair is {how} by {county}")]);
        assert!(executive.owners.iter().all(|owner| !owner.contains("Independent Chair")), "{:?}", executive.owners);
    }
    for rest in [
        "",
        ", employed-by: [northamptonshire, north-northamptonshire]",
        ", employed-by: [northamptonshire], engaged-by: [west-northamptonshire]",
        ", employed-by: [northamptonshire], body: north-northamptonshire",
    ] {
        assert!(is_settled(&with(rest), what), "{rest}");
    }
}

#[test]
fn of_a_group_that_goes_on_it_is_the_chair_that_is_with_a_body_that_is_gone() {
    let what = "what Executive does";
    let left = step(CASE, "", "");
    let county = "Northamptonshire County Council, which ended on 31 March 2021";
    assert_eq!(handed(&left, what).0.gone, [format!("the chair of Executive is with {county}")]);
    let vacant = step(CASE, "{as: chair, post: dcs}", "{as: chair, state: vacant}");
    assert_eq!(handed(&vacant, what).0.gone, ["the chair of Executive is vacant"]);
    let led = step(CASE, "{as: chair, post: dcs}", "{as: chair, post: n-lead}");
    assert_eq!(handed(&led, what).0.owners, ["Executive, chaired by Chief Executive (North Northamptonshire Council)"]);
    assert!(is_settled(&led, what));
}

#[test]
fn where_arrangements_go_on_only_those_of_new_bodies_are_named_as_who_may_sign() {
    let step = step("councils-change-by-agreement", "", "");
    let what = "who may sign for North Northamptonshire Council and West Northamptonshire Council";
    let (handed, outcome) = handed(&step, what);
    assert_eq!((handed.owners.len() + handed.by_law.len(), outcome), (2, Outcome::Met), "{:?}", handed.owners);
}

#[test]
fn what_one_of_two_has_to_settle_is_open_for_that_one_and_its_partners() {
    let step = step("pan-dorset-into-two", "", "");
    for (what, name, other) in [
        ("what Place-based operational delivery arm for BCP does", "BCP Partnership", "Dorset Council"),
        ("what Strengthening Services Board does", "Dorset Partnership", "Bournemouth, Christchurch and Poole Council"),
    ] {
        let (handed, outcome) = handed(&step, what);
        assert_eq!(outcome, Outcome::NotStated, "{what}");
        assert!(!handed.owners.is_empty() && handed.owners.iter().all(|body| body != other), "{:?}", handed.owners);
        let heads = step.after.arrangements.iter().filter(|head| handed.open_for.contains(&head.file));
        let names: Vec<&str> = heads.map(|head| &*head.name).collect();
        assert_eq!(names, [name], "{what}");
    }
}

/// Two areas of which the second leaves half a year later, as only the first day of its own arrangements and the ends tell.
fn one_after_the_other(of_dorset: &str, of_bcp: &str) -> Restructure {
    let head = |id: &str, day: &str, areas: &str| {
        format!("masa: 1\nid: {id}\nname: {id}\nstatus: published\nas-at: {day}\nareas: [{areas}]\n")
    };
    let bcp = "bournemouth-christchurch-and-poole";
    let ends = format!(
        "events: [{{what: ends, date: 2025-03-31, areas: [dorset]}}, {{what: ends, date: 2025-09-30, areas: [{bcp}]}}]\n"
    );
    let before = head("joint", "2025-03-15", &format!("dorset, {bcp}"))
        + &ends
        + "functions: [{function: training, owners: [dorset]}]\n";
    let own = |id: &str, area: &str, first: &str, more: &str| {
        head(id, "2025-10-15", area)
            + &format!(
                "supersedes: [joint]\nevents: [{{what: in-force, date: {first}}}]\n{more}complete: [functions]\n"
            )
    };
    let after = [own("d", "dorset", "2025-04-01", of_dorset), own("b", bcp, "2025-10-01", of_bcp)];
    let after = after.iter().enumerate().map(|(at, own)| text(&format!("after-{at}.yaml"), own));
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    restructure(vec![text("before.yaml", &before)], after.collect(), &Tools::bundled(&BOOK), &options)
        .unwrap()
        .restructure
}

#[test]
fn where_areas_end_one_after_the_other_what_is_open_is_due_when_it_is_first_needed() {
    let owned = |by: &str| format!("functions: [{{function: training, owners: [{by}]}}]\n");
    let (dorset, bcp) = (owned("dorset"), owned("bournemouth-christchurch-and-poole"));
    let none = "functions: [{function: front-door, owners: [dorset-police]}]\n";
    let due = |of_dorset: &str, of_bcp: &str| {
        let step = one_after_the_other(of_dorset, of_bcp);
        let day = handed(&step, "the function `training`").0.due.clone().unwrap().day;
        (is_settled(&step, "the function `training`"), day)
    };
    assert_eq!(due(&dorset, &bcp), (true, "2025-10-01".to_owned()));
    assert_eq!(due(none, none), (false, "2025-04-01".to_owned()));
    assert_eq!(due(none, &bcp), (false, "2025-04-01".to_owned()));
    assert_eq!(due(&dorset, none), (false, "2025-10-01".to_owned()));
}
