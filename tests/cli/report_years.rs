//! When a yearly report is due where new arrangements took the place of others: check, comparison and calendar say the same.

use serde_json::Value;

use super::masa::{folder_with, out, run_in};

const HEAD: &str =
    "masa: 1\nid: one\ndescribes: one\nname: One\nstatus: published\nareas: [plymouth]\nsupersedes: [old]\n";

/// The outcome of the rule, the fact `report-overdue`, that on the year to 2025, and the first line of the calendar on it.
fn told(in_force: &str, published: &[(&str, &str)], day: &str) -> [String; 4] {
    let report = |(until, out): &(&str, &str)| {
        format!("  - {{kind: yearly, period: {until}, events: [{{what: published, date: {out}}}]}}\n")
    };
    let reports: String = published.iter().map(report).collect();
    let reports = if reports.is_empty() { " []\n".to_owned() } else { format!("\n{reports}") };
    let text = format!(
        "{HEAD}as-at: {day}\nevents: [{{what: in-force, date: {in_force}}}]\ncomplete: [reports, events]\nreports:{reports}"
    );
    let folder = folder_with(&[("one.yaml", text.as_bytes())]);
    let run = |arguments: &[&str]| out(&run_in(folder.path(), arguments)).to_owned();
    let json = |arguments: &[&str]| serde_json::from_str::<Value>(&run(arguments)).unwrap();
    let check = json(&["check", "one.yaml", "--as-of", day, "--format", "json", "--explain"]);
    let outcomes = check["arrangements"][0]["outcomes"].as_array().unwrap();
    let outcome = outcomes.iter().find(|one| one["rule"] == "year-without-report").unwrap();
    let compared = json(&["compare", ".", "--facts", "--as-of", day, "--format", "json"]);
    let fact = |id: &str| {
        let row = compared["facts"].as_array().unwrap().iter().find(|row| row["id"] == id);
        row.map_or_else(String::new, |row| row["cells"][0]["value"].as_str().unwrap().to_owned())
    };
    let calendar = run(&["calendar", "one.yaml", "--from", day]);
    let entries = calendar.split("\n\n").map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" "));
    let due = entries.into_iter().find(|entry| entry.contains("the next yearly report")).unwrap_or_default();
    [outcome["outcome"].as_str().unwrap().to_owned(), fact("report-overdue"), fact("report-in-time-2025"), due]
}

const TO_2024: &str = "2023-04-01/2024-03-31";
const TO_2025: &str = "2024-04-01/2025-03-31";

#[test]
fn the_year_for_a_report_runs_on_under_new_arrangements() {
    let [check, overdue, year, _] =
        told("2025-08-01", &[(TO_2024, "2024-08-20"), (TO_2025, "2026-07-20")], "2026-11-20");
    assert_eq!([check.as_str(), &overdue, &year], ["not-met", "not late", "late"]);
    let [check, overdue, _, due] = told("2025-12-15", &[(TO_2025, "2025-05-15")], "2026-11-20");
    assert_eq!([check.as_str(), &overdue], ["not-met", "15 May 2025"]);
    assert!(due.contains("overdue since 15 May 2026"), "{due}");
    let [check, overdue, year, _] =
        told("2025-05-01", &[(TO_2024, "2024-08-20"), (TO_2025, "2025-08-01")], "2026-06-20");
    assert_eq!([check.as_str(), &overdue, &year], ["met", "not late", "on time"]);
}

#[test]
fn where_the_last_report_before_is_not_stated_it_cannot_be_told() {
    let [check, overdue, _, due] = told("2025-12-15", &[], "2026-11-20");
    assert_eq!([check.as_str(), &overdue], ["not-stated", "cannot be told"]);
    assert!(due.contains("by then at the latest") && due.contains("is not stated"), "{due}");
    let [check, overdue, _, due] = told("2025-12-15", &[], "2026-12-20");
    assert_eq!([check.as_str(), &overdue], ["not-met", "15 December 2025"]);
    assert!(due.contains("overdue since 15 December 2026"), "{due}");
}
