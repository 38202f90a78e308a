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

const DOOR: &str = "the function `front door`";
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
        "the function `front door` for North Northamptonshire (of those named, Chief Executive, of North Northamptonshire Council, only from 4 May 2021 on)"
    );
    assert_eq!(line(&councils(&[]), "the function `front door`").what.as_str(), "the function `front door`");
}

/// One council with a front door of its own, before it goes together with another.
fn alone(area: &str) -> masa::check::Text {
    let body = format!(
        "masa: 1
id: {area}
describes: {area}-2019
name: {area}
status: published
as-at: 2025-03-15
areas: [{area}]
events: [{{what: in-force, date: 2019-09-02}}, {{what: ends, date: 2025-03-31}}]
partners: [{{body: {area}, lead: director}}, {{body: nhs-devon-icb}}, {{body: devon-and-cornwall-police}}]
posts: {{director: {{title: Director, body: {area}}}}}
functions: [{{function: front-door, owners: [director]}}]
complete: [posts, functions]
"
    );
    text(&format!("{area}.yaml"), &body)
}

/// What follows both.
const TOGETHER: &str = "masa: 1
id: together
describes: together-2025
name: Together
status: published
as-at: 2025-03-20
areas: [plymouth, torbay]
supersedes: [plymouth-2019, torbay-2019]
events: [{what: in-force, date: 2025-04-01, state: planned}]
partners: [{body: plymouth, lead: p}, {body: torbay, lead: t}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]
posts:
  p: {title: Director, body: plymouth}
  t: {title: Director, body: torbay}
functions: [{function: front-door, owners: [p, t]}]
agreements:
  combination: {title: Agreement, kind: combination-of-areas, parties: [partners], from: 2025-04-01}
complete: [posts, groups, functions, agreements]
";

/// The front doors of the two councils: whose each is, who sees to it, and whether it is settled.
fn doors(before: &[&str], torbay: &str) -> Vec<(String, Vec<String>, bool)> {
    let after = TOGETHER.replace("Director, body: torbay", &format!("Director, body: torbay{torbay}"));
    let before = before.iter().map(|area| alone(area)).collect();
    let step = step([before, vec![text("together.yaml", &after)]], None, "2026-11-23");
    let lines = step.day_one.iter().filter(|handed| handed.what.as_str().starts_with(DOOR));
    let told = |handed: &masa::finding::HandedOver| {
        let verdict = &step.handovers[handed.verdict];
        let whose = verdict.arrangement.map(|at| step.before.arrangements[at].id.as_str().to_owned());
        let owners = handed.owners.iter().map(|owner| owner.as_str().to_owned()).collect();
        (format!("{}: {}", whose.unwrap_or_default(), handed.what.as_str()), owners, handed.is_settled(verdict))
    };
    lines.map(told).collect()
}

#[test]
fn a_front_door_that_is_not_there_yet_leaves_those_of_other_areas_settled() {
    let own = |whose: &str, owner: &str| (format!("{whose}: {DOOR}"), vec![format!("Director ({owner})")], true);
    let plymouth = own("plymouth", "Plymouth City Council");
    let both = doors(&["plymouth", "torbay"], "");
    assert_eq!(both, [plymouth.clone(), own("torbay", "Torbay Council")]);
    for (way, said) in [
        (", from: 2025-04-02", " (of those named, Director, of Torbay Council, only from 2 April 2025 on)"),
        (", state: recruiting", ""),
    ] {
        let late = doors(&["plymouth", "torbay"], way);
        assert_eq!(late.len(), 2, "{late:?}");
        assert_eq!(late[0], plymouth, "{way}");
        assert_eq!((&*late[1].0, late[1].2), (&*format!("torbay: {DOOR}{said}"), false), "{way}");
    }
    // Nothing asks of that of an area which had none before but the other's line.
    let one = doors(&["plymouth"], ", state: recruiting");
    assert!(one.iter().all(|(_, _, is_settled)| !is_settled), "{one:?}");
}
