//! What cannot be read on one side.

use std::fs;

use masa::check::{DiffError, Options, Restructured, Tools, restructure};
use masa::finding::{Outcome, What};
use masa::report::{TextOptions, diff_json, diff_markdown, diff_text, restructure_markdown, restructure_text};
use masa::time::Date;

use crate::compared::{text, tried};
use crate::defects::{AREAS, folder};
use crate::judged::BOOK;

const AREA: &str = "masa: 1\nid: area\nareas: [plymouth]\n";

#[test]
fn where_a_whole_file_cannot_be_read_nothing_is_gone() {
    let broken = "masa: 1\nid: [\n";
    let Err(DiffError::Unreadable { findings, sources }) =
        tried(vec![text("before.yaml", broken)], vec![text("after.yaml", &format!("{AREA}status: agred\n"))])
    else {
        panic!("compared")
    };
    let places: Vec<_> = findings.iter().map(|finding| finding.primary.span.file.0).collect();
    assert_eq!(places, [0, 1], "what is wrong on the other side is told too: {findings:#?}");
    assert_eq!(
        sources.iter().map(|(_, source)| source.name().to_owned()).collect::<Vec<_>>(),
        ["before.yaml", "after.yaml"]
    );
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_compared() {
    let before = format!("{AREA}name: Ours\nstatus: agred\n");
    let compared =
        tried(vec![text("before.yaml", &before)], vec![text("after.yaml", &format!("{AREA}name: Theirs\n"))]).unwrap();
    assert_eq!(compared.findings.len(), 1);
    assert!(compared.difference.changes.iter().any(|change| change.what == What::Renamed));
    // Whoever only has the page knows that part is missing.
    let says = "Part of 1 file could not be read, and what stands there is missing here: `before.yaml`";
    let (difference, sources) = (&compared.difference, &compared.sources);
    for said in [diff_text(difference, sources, &TextOptions::default()), diff_markdown(difference, sources)] {
        assert!(said.contains(says), "{said}");
    }
    let json: serde_json::Value = serde_json::from_str(&diff_json(difference, sources).unwrap()).unwrap();
    assert_eq!(json["unread"], serde_json::json!([{"file": "before.yaml", "in_part": true}]));
}

#[test]
fn a_side_without_an_arrangement_is_no_side() {
    let shared = "masa: 1\nkind: shared\nid: things\nname: Things\n";
    let none = tried(vec![text("before.yaml", AREA)], vec![text("after.yaml", shared)]);
    assert!(matches!(none, Err(DiffError::NoArrangement("after"))));
}

/// The clean split with something spoilt in before, and in the first of after.
fn spoilt(before: Option<(&str, &str)>, after: Option<(&str, &str)>) -> Restructured {
    let [joint, template] = ["before.yaml", "after.yaml"].map(|name| fs::read_to_string(folder().join(name)).unwrap());
    let edited = |body: String, edit: Option<(&str, &str)>| match edit {
        Some((old, new)) => {
            assert!(body.contains(old), "`{old}` stands there");
            body.replacen(old, new, 1)
        }
        None => body,
    };
    let of = |(at, area): (usize, &&str)| {
        let body = template.replace("AREA", area);
        text(&format!("{area}.yaml"), &edited(body, after.filter(|_| at == 0)))
    };
    let after = AREAS.iter().enumerate().map(of).collect();
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    restructure(vec![text("joint.yaml", &edited(joint, before))], after, &Tools::bundled(&BOOK), &options).unwrap()
}

/// What is open on the list of the first day; nothing is held to be lost.
fn open(judged: &Restructured) -> Vec<String> {
    let step = &judged.restructure;
    let lost: Vec<_> = step.handovers.iter().filter(|verdict| verdict.outcome == Outcome::NotMet).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    let open = step.day_one.iter().filter(|handed| !handed.is_settled(&step.handovers[handed.verdict]));
    open.map(|handed| handed.what.to_string()).collect()
}

#[test]
fn what_of_before_could_not_be_read_stands_open_on_the_list() {
    for (old, new, what, place) in [
        ("{function: front-door, owners: [chief-executive]}", "[front-door]", "function", "joint.yaml:30:5"),
        ("{body: {name: Cafcass}}", "[Cafcass]", "agency", "joint.yaml:63:9"),
        ("{payer: dorset, amount: 60000}", "[60000]", "contribution", "joint.yaml:48:9"),
        ("{title: Practice Review A, kind: practice-review, state: draft}", "[A]", "document", "joint.yaml:41:3"),
        ("{name: Business Team, host: dorset, employer: dorset}", "[Team]", "support unit", "joint.yaml:53:15"),
    ] {
        let judged = spoilt(Some((old, new)), None);
        let what = format!("the {what} that could not be read");
        assert!(open(&judged).contains(&what), "{what}: {:?}", open(&judged));
        let told = restructure_text(&judged.restructure, &judged.sources, &TextOptions::default());
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("[ ] {what} ({place}): to be settled by")), "{told}");
    }
}

#[test]
fn part_of_what_is_handed_over_that_could_not_be_read_leaves_it_open_by_its_name() {
    for (old, new, what) in [
        (
            "shared-assets: [The website]",
            "shared-assets: [The website, {a: b}]",
            "what stays shared for a while: The website and something that could not be read, until 30 September 2025",
        ),
        (
            "{title: Information sharing agreement,",
            "{title: Information, sharing agreement,",
            "the agreement information, part of which could not be read",
        ),
        ("{body: {name: Cafcass}}", "{kind: [charity]}", "the agency, part of which could not be read"),
    ] {
        let judged = spoilt(Some((old, new)), None);
        assert!(open(&judged).iter().any(|open| open == what), "{what}: {:?}", open(&judged));
    }
}

#[test]
fn a_body_that_could_not_be_read_is_not_taken_for_another() {
    for (old, new, what) in [
        ("{body: dorset, lead", "{body: {name: Dorset, Council}, lead", "the safeguarding partners for Dorset"),
        (
            "parties: [dorset], covers",
            "parties: [{name: Dorset, Council}], covers",
            "the agreement `Contract with the scrutineer`",
        ),
        ("host: dorset, employer", "host: {name: Dorset, Council}, employer", "the team that supports the partnership"),
        ("{body: {name: NSPCC, kind: charity}}", "{kind: [charity]}", "the relevant agency NSPCC"),
    ] {
        let judged = spoilt(None, Some((old, new)));
        assert!(open(&judged).iter().any(|open| open == what), "{what}: {:?}", open(&judged));
    }
    let paid = spoilt(None, Some(("{payer: dorset,", "{payer: {name: Dorset, Council},")));
    assert!(open(&paid).iter().any(|open| open.starts_with("what Dorset Council pays")), "{:?}", open(&paid));
}

#[test]
fn the_page_says_what_could_not_be_read_and_where() {
    let judged = spoilt(Some(("{body: {name: Cafcass}}", "[Cafcass]")), None);
    let page = restructure_markdown(&judged.restructure, &judged.sources);
    let said = "### What could not be read\n\n- `joint.yaml:63:9`: an entry of `agencies` should be keys with values";
    assert!(page.contains(said), "{page}");
    let whole = spoilt(None, None);
    assert!(!restructure_markdown(&whole.restructure, &whole.sources).contains("could not be read"));
}
