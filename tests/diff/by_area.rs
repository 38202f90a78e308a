//! What a group of one area or the post of one council sees to, which those of another area do not do for it.

use masa::finding::Restructure;

use crate::ahead::{is_settled, line, step};
use crate::compared::text;

/// A county, with work that goes to several by its area.
pub(super) const COUNTY: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-03-10
areas: [northamptonshire]
events: [{what: in-force, date: 2019-09-02}]
partners: [{body: northamptonshire, lead: chief}, {body: nhs-northamptonshire-ccg}, {body: northamptonshire-police}]
posts:
  chief: {title: Chief Executive, body: northamptonshire}
  lado: {title: Designated Officer, body: northamptonshire, functions: [managing-allegations]}
groups:
  executive: {name: Executive, tier: executive, functions: [strategic-leadership], chairs: [{post: chief}]}
  mash: {name: Hub Board, tier: subgroup, functions: [early-help], chairs: [{post: lado}]}
functions: [{function: front-door, owners: [chief]}, {function: data, owners: [mash]}]
";

/// The councils that take its place, as it is written down before they do.
pub(super) const COUNCILS: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-03-20
areas: [north-northamptonshire, west-northamptonshire]
events: [{what: in-force, date: 2019-09-02, areas: [northamptonshire]}, {what: in-force, date: 2021-04-01, areas: [north-northamptonshire, west-northamptonshire], state: planned}]
partners: [{body: north-northamptonshire, lead: n-chief}, {body: west-northamptonshire, lead: w-chief}, {body: nhs-northamptonshire-ccg}, {body: northamptonshire-police}]
posts:
  n-chief: {title: Chief Executive, body: north-northamptonshire}
  w-chief: {title: Chief Executive, body: west-northamptonshire}
  n-lado: {title: Designated Officer, body: north-northamptonshire, functions: [managing-allegations]}
  w-lado: {title: Designated Officer, body: west-northamptonshire, functions: [managing-allegations]}
groups:
  executive: {name: Executive, tier: executive, functions: [strategic-leadership], chairs: [{post: w-chief}]}
  n-mash: {name: North Hub, tier: locality, covers: [north-northamptonshire], functions: [early-help], chairs: [{post: n-lado}]}
  w-mash: {name: West Hub, tier: locality, covers: [west-northamptonshire], functions: [early-help], chairs: [{post: w-lado}]}
functions: [{function: front-door, owners: [n-chief, w-chief]}, {function: data, owners: [n-mash, w-mash]}]
agreements:
  combination: {title: Agreement, kind: combination-of-areas, parties: [partners], from: 2021-04-01}
complete: [posts, groups, functions, agreements]
";

const OFFICER: &str = "what Designated Officer does";
const HUB: &str = "what Hub Board does";
const DATA: &str = "the function `data`";
const NORTH: &str = "North Northamptonshire Council";

fn councils(edits: &[(&str, &str)]) -> Restructure {
    let after = edits.iter().fold(COUNCILS.to_owned(), |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
        body.replace(old, new)
    });
    step([vec![text("before.yaml", COUNTY)], vec![text("after.yaml", &after)]], None, "2026-11-23")
}

const OFFICER_OF_THE_NORTH: &str = "body: north-northamptonshire, functions: [managing-allegations]";

#[test]
fn the_post_of_one_council_does_nothing_for_another() {
    let there = councils(&[]);
    assert!(is_settled(&there, OFFICER));
    for (way, is_named) in [("recruiting", true), ("vacant", false)] {
        let away = format!("{OFFICER_OF_THE_NORTH}, state: {way}");
        let step = councils(&[(OFFICER_OF_THE_NORTH, &away)]);
        assert!(!is_settled(&step, OFFICER), "{way}");
        assert_eq!(line(&step, OFFICER).owners == [NORTH], is_named, "{way}: {:?}", line(&step, OFFICER).owners);
        let shared = (
            "body: west-northamptonshire, functions: [managing",
            "body: west-northamptonshire, joint-with: [north-northamptonshire], functions: [managing",
        );
        assert!(is_settled(&councils(&[(OFFICER_OF_THE_NORTH, &away), shared]), OFFICER), "{way}");
    }
}

#[test]
fn a_group_of_one_area_does_nothing_for_another() {
    const CHAIR: &str = "chairs: [{post: n-lado}]";
    let there = councils(&[]);
    assert!(is_settled(&there, HUB) && is_settled(&there, DATA));
    for chair in ["chairs: [{post: n-lado, from: 2021-04-19}]", "chairs: [{post: n-lado, state: vacant}]"] {
        let step = councils(&[(CHAIR, chair)]);
        assert!(!is_settled(&step, HUB) && !is_settled(&step, DATA), "{chair}");
        let owners = &line(&step, HUB).owners;
        assert!(owners.iter().any(|owner| owner.contains(NORTH)), "{owners:?}");
        assert!(!owners.iter().any(|owner| owner.contains("West")), "{owners:?}");
        // One that is there for all of them is there for that area too.
        let executive = ("functions: [strategic-leadership]", "functions: [strategic-leadership, early-help]");
        assert!(is_settled(&councils(&[(CHAIR, chair), executive]), HUB), "{chair}");
    }
}

#[test]
fn those_among_whom_a_chair_goes_round_are_told_where_nobody_is_said_to_have_it() {
    let among = ("chairs: [{post: w-chief}]", "chairs: [{among: [n-chief, w-chief], turn: yearly}]");
    let step = councils(&[among]);
    assert_eq!(
        line(&step, "what Executive does").owners,
        [
            "Executive, whose chair goes round among Chief Executive (North Northamptonshire Council) and Chief Executive (West Northamptonshire Council)"
        ]
    );
}

#[test]
fn the_day_on_which_somebody_begins_who_is_named_for_the_front_door_is_told() {
    let later = ("n-chief: {title: Chief Executive,", "n-chief: {title: Chief Executive, from: 2021-05-04,");
    let step = councils(&[later]);
    assert!(!is_settled(&step, "the function `front door`"));
    let what = line(&step, "the function `front door`").what.as_str();
    assert_eq!(
        what,
        "the function `front door` for North Northamptonshire (of those named, Chief Executive only from 4 May 2021 on)"
    );
    assert_eq!(line(&councils(&[]), "the function `front door`").what.as_str(), "the function `front door`");
}
