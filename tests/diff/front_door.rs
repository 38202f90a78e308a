//! Whose the front door and the work of the designated officer are where a county went into two councils: each needs somebody of its own for
//! its area, or an agreement by which the other acts for it.

use masa::finding::Restructure;

use crate::ahead::{is_settled, line, step};
use crate::by_area::{COUNCILS, COUNTY};
use crate::compared::text;

type Edit<'e> = (&'e str, &'e str);

const DOOR: &str = "the function `front door`";
const OFFICER: &str = "what Designated Officer does";
const ALONE: Edit<'_> = ("owners: [n-chief, w-chief]", "owners: [n-chief]");
const NO_OFFICER_IN_THE_WEST: &[Edit<'_>] = &[
    ("  w-lado: {title: Designated Officer, body: west-northamptonshire, functions: [managing-allegations]}\n", ""),
    ("[{post: w-lado}]", "[{post: w-chief}]"),
];

fn edited(body: &str, edits: &[Edit<'_>]) -> String {
    edits.iter().fold(body.to_owned(), |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
        body.replace(old, new)
    })
}

/// The county into its councils, with other words in both files.
fn split(before: &[Edit<'_>], after: &[Edit<'_>]) -> Restructure {
    let sides = [("before.yaml", COUNTY, before), ("after.yaml", COUNCILS, after)];
    step(sides.map(|(name, body, edits)| vec![text(name, &edited(body, edits))]), None, "2026-11-23")
}

/// An agreement of the two councils to act for each other, with more keys.
fn acting(keys: &str) -> String {
    let parties = "parties: [north-northamptonshire, west-northamptonshire]";
    format!("agreements:\n  acting: {{title: Acting, kind: acting-for-another, {parties}, from: 2021-04-01, {keys}}}\n")
}

/// Where one council alone has the front door, and an agreement with some keys.
fn alone_with(keys: &str) -> Restructure {
    split(&[], &[ALONE, ("agreements:\n", &acting(keys))])
}

/// Why something is open, and where that stands.
fn reasons(step: &Restructure, what: &str) -> Vec<String> {
    let gaps = &step.handovers[line(step, what).verdict].gaps;
    gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect()
}

#[test]
fn one_council_acts_for_another_where_an_agreement_covers_just_that() {
    assert!(!is_settled(&split(&[], &[ALONE]), DOOR));
    for covers in [
        "The front door",
        "front-door",
        "Early help, Front door for West Northamptonshire",
        "The front door of both areas",
    ] {
        assert!(is_settled(&alone_with(&format!("covers: [{covers}]")), DOOR), "{covers}");
    }
    for covers in [
        "Everything except the front door",
        "The front door until October",
        "The front door at weekends",
        "Front door out of hours",
        "Advice on the front door",
        "The front door for North Northamptonshire",
    ] {
        let step = alone_with(&format!("covers: [{covers}]"));
        assert!(!is_settled(&step, DOOR), "{covers}");
        let why = format!("agreements.acting.covers[0]: `{covers}` stands there, which is not exactly the function; ");
        assert!(reasons(&step, DOOR).iter().any(|reason| reason.starts_with(&why)), "{covers}");
    }
}

#[test]
fn an_entry_that_takes_something_back_leaves_it_open_beside_the_function_itself() {
    assert!(is_settled(&alone_with("covers: [The front door, Early help]"), DOOR));
    for other in ["Not the front door at weekends", "Not at weekends", "{value: Early help, doubt: blurred}"] {
        assert!(!is_settled(&alone_with(&format!("covers: [The front door, {other}]")), DOOR), "{other}");
    }
}

#[test]
fn an_agreement_acts_for_a_council_only_in_its_areas_and_on_its_days() {
    let areas = |areas: &str| alone_with(&format!("covers: [The front door], areas: [{areas}]"));
    assert!(is_settled(&areas("north-northamptonshire, west-northamptonshire"), DOOR));
    assert!(!is_settled(&areas("north-northamptonshire"), DOOR));
    let until = alone_with("covers: [The front door], until: 2021-09-30");
    assert!(!is_settled(&until, DOOR));
    let due = line(&until, DOOR).due.as_ref().map(|due| due.day.as_str());
    assert_eq!(due, Some("2021-10-01"));
}

#[test]
fn what_an_officer_does_is_covered_in_just_its_words_too() {
    let with = |covers: &str| {
        let agreement = acting(&format!("covers: [{covers}]"));
        split(&[], &[NO_OFFICER_IN_THE_WEST, &[("agreements:\n", &agreement)]].concat())
    };
    assert!(is_settled(&with("Managing allegations"), OFFICER));
    for covers in ["Managing allegations in schools", "All but managing allegations", "Early help"] {
        assert!(!is_settled(&with(covers), OFFICER), "{covers}");
    }
}
