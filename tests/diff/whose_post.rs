//! Whose posts see to something after a step: those of other bodies, and of areas next door, do nothing for it; nor does what could not be read.

use std::fs;

use masa::finding::{HandedOver, Restructure};

use crate::compared::text;
use crate::defects::{AREAS, folder, judged};

type Edit = (&'static str, &'static str);

const SIGNS: &str = "who may sign for each partner";
const RECORDS: &str = "records, and who controls them";
const REVIEW: &str = "the practice review `Practice Review A`";
const INFORMATION: &str = "the agreement `Information sharing agreement`";
const BCP: &str = "bournemouth-christchurch-and-poole";
const CHIEF: &str = "chief-executive: {title: Chief Executive, body: AREA, rank: head-of-body}";
const LEAD: &str = "{body: AREA, lead: chief-executive}";

fn edited(body: String, edits: &[Edit]) -> String {
    edits.iter().fold(body, |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
        body.replace(old, new)
    })
}

/// The split, with some edits of before and of what comes after it in one of the areas.
fn step(before: &[Edit], (area, after): (&str, &[Edit])) -> Restructure {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let files = AREAS.map(|own| {
        let edits = if own == area { after } else { &[] };
        text(&format!("{own}.yaml"), &edited(read("after.yaml"), edits).replace("AREA", own))
    });
    judged(text("joint.yaml", &edited(read("before.yaml"), before)), files.to_vec())
}

fn line<'s>(step: &'s Restructure, what: &str) -> &'s HandedOver {
    step.day_one.iter().find(|handed| handed.what.as_str() == what).unwrap_or_else(|| panic!("{what}"))
}

fn is_settled(step: &Restructure, what: &str) -> bool {
    let handed = line(step, what);
    handed.is_settled(&step.handovers[handed.verdict])
}

#[test]
fn a_lead_who_is_a_post_of_another_body_speaks_for_nobody() {
    let whose = "Chief Executive, named as lead for Dorset Council, is a post of ";
    for (post, of) in [
        ("chief-executive: {title: Chief Executive, body: plymouth}", "Plymouth City Council"),
        ("chief-executive: {title: Chief Executive, body: poole}", "Borough of Poole, which ended on 31 March 2019"),
    ] {
        let step = step(&[], ("dorset", &[(CHIEF, post)]));
        assert!(!is_settled(&step, SIGNS), "{of}");
        let records = line(&step, RECORDS);
        assert_eq!(records.gone, [format!("{whose}{of}")]);
        assert_eq!(records.owners, ["Dorset Council"]);
        let named = |handed: &HandedOver| handed.owners.iter().any(|owner| owner.contains(of));
        assert!(!step.day_one.iter().any(named), "{of} is nobody whom one could ask");
    }
}

#[test]
fn a_post_that_is_shared_or_of_the_only_body_before_it_is_its_own() {
    let shared = (CHIEF, "chief-executive: {title: Chief Executive, body: plymouth, joint-with: [AREA]}");
    let deputy =
        (CHIEF, "chief-executive: {title: Chief Executive, body: plymouth}\n  deputy: {title: Deputy, body: AREA}");
    let delegated = (LEAD, "{body: AREA, lead: chief-executive, delegates: [deputy]}");
    for edits in [vec![shared], vec![deputy, delegated]] {
        let step = step(&[], ("dorset", &edits));
        assert!(is_settled(&step, SIGNS) && is_settled(&step, RECORDS), "{edits:?}");
    }
    let old = (CHIEF, "chief-executive: {title: Chief Executive, body: poole}");
    let step = step(&[], (BCP, &[old]));
    assert!(
        line(&step, SIGNS).owners.iter().all(|owner| !owner.contains("Borough")),
        "{:?}",
        line(&step, SIGNS).owners
    );
}

#[test]
fn a_review_of_one_area_is_with_those_of_that_area() {
    const DRAFT: &str = "kind: practice-review, state: draft}";
    let of_dorset = (DRAFT, "kind: practice-review, state: draft, areas: [dorset]}");
    let whole = step(&[], (BCP, &[]));
    assert!(line(&whole, REVIEW).owners.iter().any(|owner| owner.contains("Bournemouth")));
    let vacant = (CHIEF, "chief-executive: {title: Chief Executive, body: AREA, state: vacant}");
    let step = step(&[of_dorset], (BCP, &[vacant]));
    assert!(is_settled(&step, REVIEW));
    let own = ["Chief Executive (Dorset Council)", "Chief Executive (NHS Dorset Integrated Care Board)"];
    assert_eq!(line(&step, REVIEW).owners, [own[0], own[1], "Chief Constable (Dorset Police)"]);
}

#[test]
fn an_entry_of_which_a_part_could_not_be_read_is_open() {
    const TITLE: &str = "title: Information sharing agreement, kind";
    assert!(is_settled(&step(&[], (BCP, &[])), INFORMATION));
    let torn = step(&[(TITLE, "title: Agreement of Dorset, Poole and others, kind")], (BCP, &[]));
    let lines = torn.day_one.iter().filter(|handed| handed.what.as_str().starts_with("the agreement"));
    let open: Vec<&HandedOver> = lines.filter(|handed| !handed.is_settled(&torn.handovers[handed.verdict])).collect();
    assert_eq!(open.len(), 1, "{open:?}");
    let reason = torn.handovers[open[0].verdict].reason.as_str();
    assert!(reason.contains("could not be read"), "{reason}");
}
