//! What several see to after a step, each for its own part, which nobody else can do for one of whom nobody is there; and who is asked for it.

use std::fs;

use masa::finding::Restructure;

use crate::ahead::{is_settled, line, step};
use crate::compared::text;
use crate::defects::{AREAS, folder, judged};

/// A county, whose partnership goes on for the two councils that take its place.
const COUNTY: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-02-01
areas: [northamptonshire]
events: [{what: published, date: 2019-06-28}, {what: in-force, date: 2019-09-02}]
posts:
  lead: {title: Chief Executive, body: northamptonshire, rank: head-of-body}
  ccg1: {title: Accountable Officer, body: nhs-northamptonshire-ccg, rank: head-of-body}
  ccg2: {title: Accountable Officer, body: nhs-cambridgeshire-and-peterborough-ccg, rank: head-of-body}
  cc: {title: Chief Constable, body: northamptonshire-police, rank: head-of-body}
  scrutineer: {title: Independent Scrutineer, employed-by: none, engaged-by: [northamptonshire]}
partners:
  - {body: northamptonshire, lead: lead}
  - {body: nhs-northamptonshire-ccg, lead: ccg1}
  - {body: nhs-cambridgeshire-and-peterborough-ccg, lead: ccg2}
  - {body: northamptonshire-police, lead: cc}
groups:
  executive: {name: Executive, tier: executive, functions: [strategic-leadership, data], chairs: [{as: chair, post: cc}]}
functions: [{function: front-door, owners: [northamptonshire]}]
agreements:
  procedures: {title: Contract for the procedures, kind: contract, parties: [northamptonshire]}
scrutiny: [{by: {post: scrutineer}, independent: true, state: in-place, engaged-by: [northamptonshire], from: 2019-09-02}]
budgets:
  - {year: 2020/21, contributions: [{payer: northamptonshire, amount: \"£150,000\"}, {payer: northamptonshire-police, amount: \"£50,000\"}]}
support-unit: {name: Business Office, host: northamptonshire, employer: northamptonshire}
";

const COUNCILS: &str = "masa: 1
id: northamptonshire
describes: northamptonshire-2019
name: Northamptonshire Partnership
status: published
as-at: 2021-04-20
areas: [north-northamptonshire, west-northamptonshire]
events: [{what: published, date: 2019-06-28}, {what: in-force, date: 2019-09-02, areas: [northamptonshire]}, {what: in-force, date: 2021-04-01, areas: [north-northamptonshire, west-northamptonshire]}]
posts:
  n-lead: {title: Chief Executive, body: north-northamptonshire}
  w-lead: {title: Chief Executive, body: west-northamptonshire, rank: head-of-body}
  ccg1: {title: Accountable Officer, body: nhs-northamptonshire-ccg, rank: head-of-body}
  ccg2: {title: Accountable Officer, body: nhs-cambridgeshire-and-peterborough-ccg, rank: head-of-body}
  cc: {title: Chief Constable, body: northamptonshire-police, rank: head-of-body}
  scrutineer: {title: Independent Scrutineer, employed-by: none, engaged-by: [north-northamptonshire, west-northamptonshire]}
partners:
  - {body: north-northamptonshire, lead: n-lead}
  - {body: west-northamptonshire, lead: w-lead}
  - {body: nhs-northamptonshire-ccg, lead: ccg1}
  - {body: nhs-cambridgeshire-and-peterborough-ccg, lead: ccg2}
  - {body: northamptonshire-police, lead: cc}
groups:
  executive: {name: Executive, tier: executive, functions: [strategic-leadership, data], chairs: [{as: chair, post: cc}]}
functions: [{function: front-door, owners: [north-northamptonshire, west-northamptonshire]}]
agreements:
  combination: {title: Agreement to act as one, kind: combination-of-areas, parties: [north-northamptonshire, west-northamptonshire, nhs-northamptonshire-ccg, nhs-cambridgeshire-and-peterborough-ccg, northamptonshire-police], state: in-place, from: 2021-04-01}
  procedures: {title: Contract for the procedures, kind: contract, parties: [north-northamptonshire, west-northamptonshire]}
scrutiny: [{by: {post: scrutineer}, independent: true, state: in-place, engaged-by: [north-northamptonshire, west-northamptonshire], from: 2019-09-02}]
budgets:
  - {year: 2021/22, contributions: [{payer: north-northamptonshire, amount: \"£75,000\"}, {payer: west-northamptonshire, amount: \"£75,000\"}, {payer: northamptonshire-police, amount: \"£50,000\"}]}
support-unit: {name: Business Office, host: north-northamptonshire, employer: west-northamptonshire}
";

/// Arrangements for three areas, of which one leaves with a review of its own.
const THREE: &str = "masa: 1
id: joint
describes: joint-2019
name: Devon, Plymouth and Torbay Partnership
status: published
as-at: 2025-03-15
areas: [devon, plymouth, torbay]
events: [{what: published, date: 2019-06-28}, {what: in-force, date: 2019-09-02}]
documents:
  r: {title: Review of Child T, kind: practice-review, state: draft, areas: [torbay]}
  s: {title: Review of Child D, kind: practice-review, state: draft, areas: [devon]}
complete: [documents]
";

const TWO: &str = "masa: 1
id: joint
describes: joint-2019
name: Devon and Plymouth
status: published
as-at: 2025-04-15
areas: [devon, plymouth]
events: [{what: published, date: 2019-06-28}, {what: in-force, date: 2019-09-02}, {what: ends, date: 2025-03-31, areas: [torbay]}]
posts:
  d: {title: Chief Executive, body: devon}
  p: {title: Chief Executive, body: plymouth}
  i: {title: Chief Executive, body: nhs-devon-icb}
  c: {title: Chief Constable, body: devon-and-cornwall-police}
partners: [{body: devon, lead: d}, {body: plymouth, lead: p}, {body: nhs-devon-icb, lead: i}, {body: devon-and-cornwall-police, lead: c}]
documents:
  s: {title: Review of Child D, kind: practice-review, state: draft, areas: [devon]}
succession:
  - {kind: split, areas: [torbay], into: [torbay-2025], residual-duties: [Torbay Council has an eye on the Review of Child T]}
";

const LEAVER: &str = "masa: 1
id: torbay
describes: torbay-2025
name: Torbay Partnership
status: published
as-at: 2025-04-15
areas: [torbay]
events: [{what: published, date: 2025-03-01}, {what: in-force, date: 2025-04-01}]
posts:
  t: {title: Chief Executive, body: torbay}
  i: {title: Chief Executive, body: nhs-devon-icb}
  c: {title: Chief Constable, body: devon-and-cornwall-police}
partners: [{body: torbay, lead: t}, {body: nhs-devon-icb, lead: i}, {body: devon-and-cornwall-police, lead: c}]
";

/// The arrangements for which a line is open.
fn open_for<'s>(step: &'s Restructure, what: &str) -> Vec<&'s str> {
    let files = &line(step, what).open_for;
    step.after.arrangements.iter().filter(|head| files.contains(&head.file)).map(|head| head.id.as_str()).collect()
}

fn edited(body: &str, (old, new): (&str, &str)) -> String {
    assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
    body.replace(old, new)
}

const NORTH: &str = "n-lead: {title: Chief Executive, body: north-northamptonshire}";

/// The councils, with another post as the lead of the one in the north.
fn councils(lead: &str) -> Restructure {
    let after = edited(COUNCILS, (NORTH, lead));
    step([vec![text("before.yaml", COUNTY)], vec![text("after.yaml", &after)]], None, "2026-11-23")
}

#[test]
fn what_each_sees_to_for_itself_is_open_where_one_of_them_has_no_lead_of_its_own() {
    const OWN: &[&str] = &[
        "what North Northamptonshire Council and West Northamptonshire Council pay",
        "the agreement `Contract for the procedures`",
        "the contract with the scrutineer",
        "the function `front door`",
        "the agreement of the areas that Northamptonshire has gone into",
        "the safeguarding partners for North Northamptonshire and West Northamptonshire",
    ];
    const JOINT: &[&str] = &["what Executive does", "arrangements for North Northamptonshire"];
    let there = councils(NORTH);
    assert!(OWN.iter().chain(JOINT).all(|what| is_settled(&there, what)));
    for lead in [
        "n-lead: {title: Chief Executive, body: northamptonshire}",
        "n-lead: {title: Chief Executive, body: plymouth}",
        "n-lead: {title: Chief Executive, body: north-northamptonshire, state: vacant}",
        "n-lead: {title: Chief Executive, employed-by: [northamptonshire]}",
    ] {
        let step = councils(lead);
        for what in OWN {
            assert!(!is_settled(&step, what), "{what}: {lead}");
            assert_eq!(line(&step, what).owners, ["North Northamptonshire Council"], "{what}: {lead}");
        }
        assert!(JOINT.iter().all(|what| is_settled(&step, what)), "{lead}");
    }
}

#[test]
fn a_post_that_is_shared_with_a_council_that_is_no_more_is_that_of_the_other() {
    let shared = "n-lead: {title: Chief Executive, body: northamptonshire, joint-with: [north-northamptonshire]}";
    let step = councils(shared);
    assert!(is_settled(&step, "what North Northamptonshire Council and West"));
    assert!(is_settled(&step, "who may sign for"));
}

/// An area leaves, with other words in both files of after.
fn leaving(two: (&str, &str), leaver: (&str, &str)) -> Restructure {
    let after = [text("joint.yaml", &edited(TWO, two)), text("torbay.yaml", &edited(LEAVER, leaver))];
    judged(text("before.yaml", THREE), after.to_vec())
}

const EYE: &str = "has an eye on the Review of Child T";
const SAME: (&str, &str) = ("as-at: 2025-04-15", "as-at: 2025-04-15");
const OF_T: &str = "the practice review `Review of Child T`";
const LEFT: &str = "reviews under way (Review of Child T), records and the report on the last months for Torbay";

#[test]
fn what_is_under_way_in_an_area_that_leaves_is_for_the_partners_of_that_area() {
    let partners = [
        "Chief Executive (Torbay Council)",
        "Chief Executive (NHS Devon Integrated Care Board)",
        "Chief Constable (Devon and Cornwall Police)",
    ];
    let step = leaving(SAME, SAME);
    for what in [OF_T, LEFT] {
        assert!(!is_settled(&step, what), "{what}");
        assert_eq!(line(&step, what).owners, partners, "{what}");
        assert_eq!(open_for(&step, what), ["torbay"], "{what}");
    }
    let through = (EYE, "sees the Review of Child T through");
    assert!(is_settled(&leaving(through, SAME), OF_T));
    let another =
        leaving(through, ("t: {title: Chief Executive, body: torbay}", "t: {title: Chief Executive, body: plymouth}"));
    assert_eq!(line(&another, OF_T).owners, ["Torbay Council"]);
}

/// The split, with other words in the file of after of one of the two.
fn split(area: &str, edits: &[(&str, &str)]) -> Restructure {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let after = AREAS.map(|own| {
        let edits = if own == area { edits } else { &[] };
        let body = edits.iter().fold(read("after.yaml"), |body, edit| edited(&body, *edit));
        text(&format!("{own}.yaml"), &body.replace("AREA", own))
    });
    judged(text("joint.yaml", &read("before.yaml")), after.to_vec())
}

#[test]
fn whoever_is_missing_is_asked_and_nobody_who_is_in_order() {
    const TEAM: &str = "the team that supports the partnership";
    const PAGE: &str = "the published page of `Thresholds`";
    const CHIEF: &str = "chief-executive: {title: Chief Executive, body: AREA, rank: head-of-body}";
    let hosted = ("host: AREA, employer: AREA}", "host: plymouth, employer: AREA}");
    let placed = ("kind: thresholds, state: complete, host: AREA", "kind: thresholds, state: complete, host: plymouth");
    let led = (CHIEF, "chief-executive: {title: Chief Executive, body: poole, rank: head-of-body}");
    for (what, edit) in [(TEAM, hosted), (PAGE, placed), (TEAM, led), (PAGE, led)] {
        let step = split("dorset", &[edit]);
        assert!(!is_settled(&step, what), "{what}: {edit:?}");
        assert_eq!(open_for(&step, what), ["dorset"], "{what}: {edit:?}");
        let owners = &line(&step, what).owners;
        let is_other = |owner: &String| owner.contains("Bournemouth") || owner.contains("Poole");
        assert!(!owners.is_empty() && !owners.iter().any(is_other), "{what}: {owners:?}");
    }
    let paid = split("dorset", &[led]);
    assert_eq!(line(&paid, "what Dorset Council pays").owners, ["Dorset Council"]);
    let shared = line(&paid, "the agreement `Information sharing agreement`");
    assert_eq!(shared.owners, ["Dorset Council"], "each partner is a party for itself");
}
