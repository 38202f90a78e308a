//! Days that are disputed, vague or in doubt: check, calendar, comparison and timeline read them alike.

use serde_json::Value;

use super::masa::{folder_with, out, run_in};

const HEAD: &str = "masa: 1\nid: one\ndescribes: one\nname: One\nstatus: published\nas-at: 2026-11-29\nscope: [children]\nareas: [torbay]\n\
    sources: {doc: {title: D, kind: the-document, read: whole}, m: {title: M, kind: minutes, read: whole}}\n\
    events: [{what: in-force, date: 2024-04-01}]\ncomplete: [reports, events]\n";

/// A yearly report with its only event, and what else is said of it.
fn report(title: &str, date: &str, more: &str) -> String {
    format!(
        "  - {{title: {title}, kind: yearly, complete: [events], events: [{{what: published, date: {date}}}]{more}}}\n"
    )
}

/// What the calendar, the check and the comparison say of when the next report is due.
fn told(reports: &str) -> (String, String, String) {
    let folder = folder_with(&[("one.yaml", format!("{HEAD}reports:\n{reports}").as_bytes())]);
    let run = |arguments: &[&str]| out(&run_in(folder.path(), arguments)).to_owned();
    let calendar = run(&["calendar", "one.yaml", "--from", "2026-11-29"]);
    let entries = calendar.split("\n\n").map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" "));
    let due: Vec<String> = entries.filter(|entry| entry.contains("the next yearly report")).collect();
    let check = run(&["check", "one.yaml", "--format", "json", "--explain"]);
    let check: Value = serde_json::from_str(&check).unwrap();
    let outcomes = check["arrangements"][0]["outcomes"].as_array().unwrap();
    let outcome = outcomes.iter().find(|one| one["rule"] == "year-without-report").unwrap();
    let compared = run(&["compare", ".", "--facts", "--format", "json"]);
    let compared: Value = serde_json::from_str(&compared).unwrap();
    let rows = compared["facts"].as_array().unwrap();
    let late = &rows.iter().find(|row| row["id"] == "report-overdue").unwrap()["cells"][0];
    (due.join("; "), outcome["outcome"].as_str().unwrap().to_owned(), late["value"].as_str().unwrap().to_owned())
}

#[test]
fn a_report_of_a_disputed_day_throws_out_no_other() {
    let disputed = "{disputed: [{value: 2026-03-10, cite: doc 1}, {value: 2026-03-20, cite: m 1}]}";
    let before = report("R", "2024-03-31", "") + &report("R0", "2025-03-30", "");
    let (due, check, late) = told(&(before + &report("R1", disputed, "")));
    assert!(due.starts_with("some day between 10 March 2027 and 20 March 2027 "), "{due}");
    assert!(!due.contains("overdue"), "{due}");
    assert_eq!((check.as_str(), late.as_str()), ("met", "not late"));
}

#[test]
fn where_no_reading_of_a_disputed_day_is_in_time_the_duty_is_not_met() {
    let disputed = "{disputed: [{value: 2026-01-10, cite: doc 1}, {value: 2026-02-10, cite: m 1}]}";
    let (due, check, late) = told(&report("R1", disputed, ""));
    assert!(due.starts_with("some day between 10 January 2027 and 10 February 2027 "), "{due}");
    assert_eq!((check.as_str(), late.as_str()), ("not-met", "not late"));
}

#[test]
fn where_it_cannot_be_told_whether_a_report_is_overdue_all_say_so() {
    let first = report("R0", "2025-03-30", "");
    let doubted = report("R1", "{value: 2026-03-10, doubt: the page is smudged}", "");
    let draft = report("R1", "2026-03-10", ", state: draft");
    for (later, late) in [(doubted, "not late (uncertain)"), (draft, "cannot be told")] {
        let (due, check, says) = told(&(first.clone() + &later));
        assert!(due.starts_with("30 March 2026 "), "{due}");
        assert!(due.contains("it cannot be told whether the next yearly report is overdue"), "{due}");
        assert!(
            due.contains("dated 10 March 2026 is open; if it does, the next has to be published by 10 March 2027"),
            "{due}"
        );
        assert_eq!((check.as_str(), says.as_str()), ("not-stated", late), "{later}");
    }
    let vague = report("R1", "{words: in the autumn, not-before: 2025-09, not-after: 2025-12-31}", "");
    let (due, _, late) = told(&vague);
    assert!(due.contains("it cannot be told whether the next yearly report is overdue"), "{due}");
    assert_eq!(late, "cannot be told");
}

#[test]
fn a_report_that_was_not_published_silences_no_deadline() {
    let in_hand = "  - {title: R2, kind: yearly, state: in-preparation, complete: [events], events: []}\n";
    let (due, check, late) = told(&(report("R0", "2025-03-30", "") + in_hand));
    assert!(due.contains("overdue since 30 March 2026: the next yearly report"), "{due}");
    assert_eq!((check.as_str(), late.as_str()), ("not-met", "30 March 2025"));
}

#[test]
fn a_coming_into_force_that_is_not_certain_is_told_with_what_keeps_it_from_that() {
    let told = |event: &str| {
        let head = HEAD.replace("{what: in-force, date: 2024-04-01}", &format!("{{what: in-force, {event}}}"));
        let folder = folder_with(&[("one.yaml", head.as_bytes())]);
        let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json"]);
        let compared: Value = serde_json::from_str(out(&run)).unwrap();
        let rows = compared["facts"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == "in-force").unwrap()["cells"][0]["value"].as_str().unwrap().to_owned()
    };
    let doubted = "date: {value: 2026-04-01, doubt: smudged}";
    let disputed = "date: {disputed: [{value: 2026-04-01, cite: doc 1}, {value: 2026-03-01, cite: m 1}]}";
    for (event, says) in [
        ("date: 2026-04-01, state: planned", "1 April 2026 (planned)"),
        ("date: 2027-04-01, state: conditional, on-condition: money", "1 April 2027 (conditional, after that day)"),
        ("date: 2026-04-01, on-condition: money", "1 April 2026 (on a condition)"),
        (doubted, "1 April 2026 (uncertain)"),
        (&format!("{doubted}, state: planned"), "1 April 2026 (planned) (uncertain)"),
        (disputed, "1 April 2026 or 1 March 2026 (sources disagree)"),
        (&format!("{disputed}, state: planned"), "1 April 2026 (planned) or 1 March 2026 (planned) (sources disagree)"),
    ] {
        assert_eq!(told(event), says, "{event}");
    }
}

#[test]
fn a_timeline_tells_from_which_day_on_a_report_is_overdue_or_that_it_cannot_be_told() {
    // The first report was late, so that the duty was not met before either.
    let late = report("R0", "2025-05-30", "");
    let told = |reports: &str| {
        let text = format!("{HEAD}reports:\n{reports}").replace("as-at: 2026-11-29\n", "");
        let folder = folder_with(&[("one.yaml", text.as_bytes())]);
        let run = run_in(folder.path(), &["timeline", "one.yaml"]);
        let days = out(&run).split("\n\n").map(|day| day.split_whitespace().collect::<Vec<_>>().join(" "));
        days.filter(|day| day.contains("the next yearly report")).collect::<Vec<String>>()
    };
    let overdue = told(&late);
    assert_eq!(overdue.len(), 1, "{overdue:?}");
    assert!(overdue[0].starts_with("31 May 2026 overdue since 30 May 2026: the next yearly report"), "{overdue:?}");
    let open = told(&(late.clone() + &report("R1", "2026-03-10", ", state: draft")));
    assert!(open[0].starts_with("31 May 2026 it cannot be told whether the next yearly report is overdue"), "{open:?}");
    assert_eq!(told(&(late + &report("R1", "2026-09-10", ""))), Vec::<String>::new());
}
