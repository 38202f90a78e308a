//! What partners report together by a later day those report who are there by then.

use masa::finding::{HandedOver, Restructure};

use crate::compared::text;
use crate::defects::judged;
use crate::vesting_day::{COUNCILS, COUNTY};

const BEFORE: &str = "\
masa: 1
id: joint
describes: joint-2024
name: Joint Partnership
status: published
as-at: 2025-09-15
areas: [peterborough, cambridgeshire]
events:
  - {what: in-force, date: 2024-12-02}
reports:
  - {kind: yearly, title: Report 2024 to 2025, period: 2024-04-01/2025-03-31, state: final, events: [{what: published, date: 2025-09-08}]}
succession:
  - {kind: split, into: [peterborough-2025, cambridgeshire-2025], ends: 2025-09-30, begins: 2025-10-01, reported-by: [peterborough]}
complete: [reports, succession]
";
/// The health board goes into another on 1 April 2026, before the report is due in September.
const AFTER: &str = "\
masa: 1
id: AREA
describes: AREA-2025
supersedes: [joint-2024]
name: AREA Partnership
status: published
as-at: 2025-10-15
areas: [AREA]
events:
  - {what: published, date: 2025-09-01}
  - {what: in-force, date: 2025-10-01}
posts:
  council: {title: Chief Executive, body: AREA}
  board: {title: Chief Executive, body: nhs-cambridgeshire-and-peterborough-icb}
  police: {title: Chief Constable, body: cambridgeshire-constabulary}
partners:
COUNCIL  - {body: nhs-cambridgeshire-and-peterborough-icb, lead: board}
POLICEreports:
  - {kind: yearly, title: Report 2025 to 2026, period: 2025-04-01/2026-03-31, state: in-preparation, contents: [changes-to-the-arrangements]}
complete: [reports, succession]
";
const COUNCIL: &str = "  - {body: AREA, lead: council}\n";
const POLICE: &str = "  - {body: cambridgeshire-constabulary, lead: police}\n";
const CHANGE: &str = "the change in the next yearly report";

/// The step in which these partners of one of the two are named beside the board.
fn step([council, police]: [&str; 2]) -> Restructure {
    let of = |area: &str, council: &str, police: &str| {
        let body = AFTER.replace("COUNCIL", council).replace("POLICE", police).replace("AREA", area);
        text(&format!("{area}.yaml"), &body)
    };
    judged(text("joint.yaml", BEFORE), vec![of("peterborough", COUNCIL, POLICE), of("cambridgeshire", council, police)])
}

fn line<'s>(step: &'s Restructure, what: &str) -> &'s HandedOver {
    step.day_one.iter().find(|handed| handed.what.as_str().starts_with(what)).unwrap()
}

#[test]
fn a_board_that_is_no_more_by_then_leaves_the_report_with_the_other_partners() {
    let step = step([COUNCIL, POLICE]);
    for what in [CHANGE, "the report on the months from 1 April 2025"] {
        let line = line(&step, what);
        assert!(line.gone.is_empty(), "{what}: {:?}", line.gone);
        let owners = line.owners.join("; ");
        assert!(owners.contains("Chief Executive (Peterborough City Council)"), "{owners}");
        assert!(owners.contains("NHS Central East Integrated Care Board (by law)"), "{owners}");
        assert!(!owners.contains("NHS Cambridgeshire and Peterborough"), "{owners}");
    }
}

#[test]
fn a_report_of_a_board_alone_that_is_no_more_by_then_is_with_nobody() {
    let step = step(["", ""]);
    let line = line(&step, CHANGE);
    assert_eq!(line.gone, ["NHS Cambridgeshire and Peterborough Integrated Care Board ended on 31 March 2026"]);
}

/// The day by which the change is to be told where a county's arrangements go on for the councils in its place, by the last report in each file.
fn told_by(amended: &str, [before, after]: [&str; 2]) -> String {
    let published = |day: &str| {
        format!(
            "reports:\n  - {{kind: yearly, title: Report to 2020, period: 2019-04-01/2020-03-31, state: final, events: [{{what: published, date: {day}}}]}}\n"
        )
    };
    let next = "  - {kind: yearly, title: Report to 2021, period: 2020-04-01/2021-03-31, state: in-preparation, contents: [changes-to-the-arrangements]}\ncomplete: [reports]\n";
    let events = format!("events:\n  - {{what: amended, date: {amended}}}\n");
    let council =
        COUNCILS.replacen("events:\n", &events, 1).replace("complete: [functions, agreements, budgets]\n", "");
    let county = COUNTY.replace("complete: [functions, agreements, budgets]\n", "");
    let before = text("before.yaml", &format!("{county}{}complete: [reports]\n", published(before)));
    let step = judged(before, vec![text("after.yaml", &format!("{council}{}{next}", published(after)))]);
    line(&step, CHANGE).due.as_ref().unwrap().day.clone()
}

#[test]
fn where_arrangements_go_on_the_change_is_told_within_a_year_of_the_last_report() {
    let last = "2020-09-21";
    for amended in ["2021-04-01", "2021-05-10"] {
        assert_eq!(told_by(amended, [last, last]), "2021-09-21", "amended on {amended}");
    }
    // The file of before is an older one.
    assert_eq!(told_by("2021-04-01", ["2019-09-23", last]), "2021-09-21");
    // That report was due before the change, and it is the next one after it.
    assert_eq!(told_by("2021-04-01", ["2020-03-02", "2020-03-02"]), "2022-04-01");
}
