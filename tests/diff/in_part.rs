//! What is settled in one of two areas only, late, or by somebody beside whoever is not there, in a split that is in order otherwise.

use std::fs;

use masa::finding::{Became, Outcome, Restructure, Told};
use masa::report::restructure_json;
use masa::source::Sources;

use crate::compared::text;
use crate::defects::{AREAS, folder, judged};

type Edit<'e> = (&'e str, &'e str);

/// The split, with these edits in the file of the first area.
fn split(edits: &[Edit<'_>]) -> Restructure {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let template = read("after.yaml");
    let edited = edits.iter().fold(template.clone(), |body, (old, new)| {
        assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
        body.replace(old, new)
    });
    let [first, second] = AREAS;
    let after = [(first, edited), (second, template)];
    let after = after.map(|(area, body)| text(&format!("{area}.yaml"), &body.replace("AREA", area)));
    judged(text("joint.yaml", &read("before.yaml")), after.to_vec())
}

/// How a line of the list of the first day stands: when it is due, who sees to it, and whether it is settled.
fn line<'s>(step: &'s Restructure, what: &str) -> (&'s str, &'s [String], bool) {
    let handed = step.day_one.iter().find(|handed| handed.what.starts_with(what)).unwrap_or_else(|| panic!("{what}"));
    let due = handed.due.as_ref().map_or("", |due| due.day.as_str());
    (due, &handed.owners, handed.is_settled(&step.handovers[handed.verdict]))
}

fn says(step: &Restructure) -> String {
    let json = restructure_json(step, &Sources::new()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    json["says"].as_str().unwrap().to_owned()
}

fn became(step: &Restructure, rule: &str) -> Vec<(Became, String)> {
    let of = |verdict: usize| step.after.rules[verdict].id.as_str() == rule;
    let told = step.told.iter().filter_map(|told| Some((told.became, step.before.verdicts.get(told.before?)?)));
    told.filter(|(_, verdict)| of(verdict.rule))
        .map(|(became, verdict)| (became, verdict.subject.key.clone()))
        .collect()
}

const FIRST_DAY: Edit<'_> = ("{what: in-force, date: 2025-04-01}", "{what: in-force, date: 2025-04-11}");
const FRONT_DOOR: &str = "the function `front door`";
const SCRUTINY: &str = "independent scrutiny";

#[test]
fn what_begins_later_in_one_area_is_settled_by_that_later_day() {
    let clean = split(&[]);
    assert_eq!((line(&clean, FRONT_DOOR).0, line(&clean, SCRUTINY).0), ("2025-04-01", "2025-04-01"));
    let late = split(&[
        FIRST_DAY,
        ("owners: [chief-executive]}", "owners: [chief-executive], from: 2025-04-11}"),
        ("term: 2025-04-01/2028-03-31", "term: 2025-04-11/2028-03-31"),
    ]);
    for what in [FRONT_DOOR, SCRUTINY] {
        let (due, _, is_settled) = line(&late, what);
        assert_eq!((due, is_settled), ("2025-04-11", true), "{what}");
    }
    // What is open is missing from the day on which the earlier arrangements are over.
    let open = split(&[FIRST_DAY, ("  - {function: front-door, owners: [chief-executive]}\n", "")]);
    let (due, _, is_settled) = line(&open, FRONT_DOOR);
    assert_eq!((due, is_settled), ("2025-04-01", false));
}

#[test]
fn the_verdict_counts_what_the_list_alone_leaves_open() {
    assert!(!says(&split(&[])).contains("day-one list"));
    let late =
        split(&[("title: Chief Executive, body: AREA,", "title: Chief Executive, body: AREA, from: 2025-04-02,")]);
    let alone: Vec<&str> = late
        .day_one
        .iter()
        .filter(|handed| late.handovers[handed.verdict].outcome == Outcome::Met && !handed.gone.is_empty())
        .map(|handed| handed.what.as_str())
        .collect();
    assert!(!alone.is_empty());
    let count = format!(
        "{} {} open on the day-one list alone",
        alone.len(),
        if alone.len() == 1 { "hand-over is" } else { "hand-overs are" }
    );
    let says = says(&late);
    assert!(says.contains(&count), "{count}: {says}: {alone:?}");
}

#[test]
fn whoever_may_sign_is_the_delegate_where_the_lead_comes_later() {
    let late = split(&[
        ("title: Chief Executive, body: AREA,", "title: Chief Executive, body: AREA, from: 2025-04-02,"),
        ("{body: AREA, lead: chief-executive}", "{body: AREA, lead: chief-executive, delegates: [director]}"),
        ("posts:\n", "posts:\n  director: {title: Director, body: AREA}\n"),
    ]);
    let (_, owners, is_settled) = line(&late, "who may sign");
    assert!(is_settled && owners[0].starts_with("Director ("), "{owners:?}");
    assert!(owners.iter().all(|owner| !owner.contains("there from")), "{owners:?}");
}

#[test]
fn what_follows_on_an_end_is_held_against_neither_side_and_mirrors() {
    let rule = "area-without-successor";
    assert_eq!(became(&split(&[]), rule), []);
    assert_eq!(became(&split(&[FIRST_DAY]), rule), []);
    let sides = |step: &Restructure| {
        let of = |told: &Told| {
            let rules = step.verdicts(told).map(|verdict| verdict.map(|verdict| verdict.rule));
            let is_of_it = |at: usize| step.after.rules[at].id.as_str() == rule;
            rules.into_iter().flatten().any(is_of_it)
        };
        step.told.iter().filter(|told| of(told)).count()
    };
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let after = AREAS.map(|area| text(&format!("{area}.yaml"), &read("after.yaml").replace("AREA", area)));
    let swapped = crate::judged::judged(after.to_vec(), vec![text("joint.yaml", &read("before.yaml"))]);
    let swapped = swapped.unwrap().restructure;
    assert_eq!((sides(&split(&[])), sides(&swapped)), (0, 0));
}

#[test]
fn of_a_payer_that_ended_it_is_told_that_the_budget_gives_no_year() {
    let file = |day: &str, areas: &str, year: &str| {
        let head = "masa: 1\nid: ours\ndescribes: ours-2019\nname: Ours\nstatus: published\n";
        let budget = format!("  - {year}contributions:\n      - {{payer: northamptonshire, amount: 500}}\n");
        format!("{head}as-at: {day}\nareas: [{areas}]\nbudgets:\n{budget}complete: [budgets]\n")
    };
    let before = text("before.yaml", &file("2021-02-01", "northamptonshire", "year: 2020/21\n    "));
    let after = file("2021-04-20", "north-northamptonshire, west-northamptonshire", "");
    let step = judged(before, vec![text("after.yaml", &after)]);
    let of = |rule: usize| step.after.rules[rule].id.as_str() == "contribution-lost";
    let verdict = step.handovers.iter().find(|verdict| of(verdict.rule)).unwrap();
    let why: Vec<&str> = verdict.gaps.iter().map(|gap| gap.why.as_str()).collect();
    assert_eq!(verdict.outcome, Outcome::NotStated);
    let no_year = "it gives no year, and may be an earlier one";
    assert!(why.contains(&no_year), "{why:?}");
    // A payment stands there, so that none does is not so.
    assert!(why.iter().all(|why| !why.contains("none that is stated there does")), "{why:?}");
}

#[test]
fn a_panel_for_both_on_which_two_files_disagree_leaves_child_deaths_open() {
    let panel = "tier: panel, functions: [child-death-review], complete: [functions]";
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let [first, second] = AREAS;
    let template = read("after.yaml");
    let of = |said: &str, covers: &str| {
        let one = template.replace(panel, &format!("{panel}{said}, covers: [{first}, {second}]"));
        let other = template.replace(panel, &format!("{panel}, covers: [{covers}]"));
        let after = [(first, one), (second, other)];
        let after = after.map(|(area, body)| text(&format!("{area}.yaml"), &body.replace("AREA", area)));
        let step = judged(text("joint.yaml", &read("before.yaml")), after.to_vec());
        ["child death reviews", "the panel that reviews", "what Child Death Overview Panel"]
            .map(|what| line(&step, what).2)
    };
    let for_both = format!("{first}, {second}");
    assert_eq!(of("", &for_both), [true; 3], "both go on with it");
    for said in [
        ", from: 2025-06-01",
        ", from: 2025-04-10",
        ", until: 2025-03-20",
        ", until: 2025-04-01",
        ", state: planned",
        ", state: ended",
    ] {
        assert_eq!(of(said, &for_both), [false; 3], "{said}");
        assert_eq!(of(said, second), [false; 3], "{said}, and the other for its own area");
    }
}
