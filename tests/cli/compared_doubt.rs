//! What is in doubt, or told in two ways, is told as that wherever a fact is told: states, names, sums, days and what cannot be read.

use serde_json::Value;

use super::compared_facts::{fact, facts_of, says};
use super::masa::{folder_with, run_in};

const DISPUTED: &str = "{disputed: [{value: planned}, {value: in-place}]}";
const HEAD: &str = "masa: 1\nid: one\nareas: [plymouth]\n";

/// What is written on standard output over a folder with this file.
fn written(text: &str, arguments: &[&str]) -> String {
    let folder = folder_with(&[("one.yaml", format!("{HEAD}{text}").as_bytes())]);
    String::from_utf8(run_in(folder.path(), arguments).stdout).unwrap()
}

#[test]
fn a_state_in_doubt_or_dispute_stands_behind_what_it_is_the_state_of() {
    let facts = facts_of(
        &format!(
            "complete: [groups]\nposts: {{p: {{title: Director, state: {{value: vacant, doubt: since filled}}}}}}\n\
             partners: [{{body: plymouth, kind: local-authority, lead: p}}]\nsupport-unit: {{host: plymouth, state: {DISPUTED}}}\n\
             groups: {{g: {{name: G, decides: true, state: {{value: suspended, doubt: may meet}}}}}}\n\
             budgets: [{{year: 2023/24, total: \"£300\", state: {{value: hoped-for, doubt: u}}}}]\n"
        ),
        &[],
    );
    says(&facts, "lead-posts", "Director (vacant, uncertain)", "uncertain");
    says(&facts, "deciding-groups", "G (suspended, uncertain)", "uncertain");
    says(&facts, "support-unit", "Plymouth City Council (planned or in place, sources disagree)", "uncertain");
    says(&facts, "budget", "£300 (hoped for, uncertain)", "uncertain");
    assert_eq!(fact(&facts, "budget")["hundredths"], Value::Null);
    says(&facts, "budget-year", "2023/24", "stated");
    let select = written(
        &format!("support-unit: {{host: plymouth, state: {DISPUTED}}}\n"),
        &["query", "true", ".", "--select", "support_unit.host"],
    );
    assert!(select.contains("(planned or in place, sources disagree)"), "{select}");
}

#[test]
fn a_report_that_is_still_to_be_published_does_not_keep_one_from_being_overdue() {
    let text = "complete: [reports]\nevents: [{what: in-force, date: 2020-01-01}]\nreports:\n  \
        - {kind: yearly, period: 2020-04/2021-03, events: [{what: published, date: 2021-09-01}]}\n  \
        - {kind: yearly, period: 2026-04/2027-03, events: [{what: published, date: 2027-09-01}]}\n";
    let facts = facts_of(text, &[]);
    says(&facts, "report-overdue", "1 September 2021", "stated");
    says(&facts, "report-in-time-2027", "to be published on 1 September 2027", "lacking");
    let calendar = written(text, &["calendar", ".", "--format", "text"]);
    assert!(calendar.contains("overdue since 1 September 2022"), "{calendar}");
}

#[test]
fn who_sits_in_a_group_or_chairs_it_is_told_with_how_far_the_group_has_come() {
    for (standing, beside) in
        [("state: ended", "ended"), ("state: planned", "planned"), ("from: 2030-01-01", "from 1 January 2030")]
    {
        let facts = facts_of(
            &format!(
                "complete: [groups]\nposts: {{p: {{title: Head teacher}}}}\ngroups: {{g: {{name: G, tier: board, decides: true, {standing}, \
                 complete: [chairs, members], members: [{{sector: education, as: member}}], chairs: [{{as: chair, post: p}}]}}}}\n"
            ),
            &[],
        );
        says(&facts, "chair", &format!("Head teacher ({beside})"), "stated");
        says(&facts, "education-seats", &format!("education on G ({beside})"), "stated");
    }
}

#[test]
fn a_dispute_about_one_list_puts_no_agency_under_a_heading_and_one_only_consulted_is_none() {
    let facts = facts_of(
        "relevant-agencies:\n  - {force: relevant-agency, agencies: [{kind: clubs}]}\n  \
         - {force: {disputed: [{value: relevant-agency}, {value: consulted}]}, agencies: [{kind: scouts}]}\n",
        &[],
    );
    let rows = facts["facts"].as_array().unwrap();
    let told: Vec<&str> =
        rows.iter().map(|row| row["id"].as_str().unwrap()).filter(|id| id.starts_with("agencies-")).collect();
    assert_eq!(told, ["agencies-no-heading", "agencies-state", "agencies-by-reference"]);
    says(&facts, "agencies-state", "not stated", "not-stated");
    let consulted = "complete: [relevant-agencies]\nrelevant-agencies: [{force: consulted, by-reference-to-the-regulations: true}]\n";
    says(&facts_of(consulted, &[]), "agencies-by-reference", "none", "none");
}

#[test]
fn a_name_that_is_doubted_or_disputed_is_told_as_that_and_no_key_of_the_file() {
    let text = "name: {value: Old name, doubt: hard to read}\ncomplete: [groups]\nposts: {p: {title: {value: Director, doubt: x}}, q: {title: {disputed: [{value: Alpha}, {value: Beta}]}}}\n\
        partners: [{body: plymouth, kind: local-authority, lead: p, delegates: [q], complete: [delegates]}]\n\
        groups: {g2: {name: {disputed: [{value: Uno}, {value: Duo}]}, tier: lead, complete: [chairs], chairs: [{as: chair, post: q}]}}\n";
    let facts = facts_of(text, &[]);
    says(&facts, "lead-posts", "Director (uncertain)", "stated");
    says(&facts, "delegates", "Alpha or Beta (sources disagree)", "stated");
    says(&facts, "deciding-groups", "Uno or Duo (sources disagree)", "stated");
    let picture = written(text, &["graph", "one.yaml", "--format", "mermaid"]);
    assert!(picture.contains("Old name #40;uncertain#41;") && picture.contains("Uno or Duo"), "{picture}");
    let check = written(text, &["check", "."]);
    assert!(!check.contains("`not stated`") && !check.contains("“not stated”"), "{check}");
}

#[test]
fn what_every_reading_says_stays_and_what_only_one_counts_is_told_as_disputed() {
    let facts = facts_of(
        "complete: [groups, reports]\ngroups:\n  a: {name: A, tier: {disputed: [{value: board}, {value: forum}]}, state: suspended}\n  \
         b: {name: B, tier: executive, state: planned}\nreports:\n  \
         - {kind: yearly, period: 2021-04/2022-03, events: [{what: published, date: {value: 2022-09-01, doubt: maybe}}]}\n  \
         - {kind: yearly, period: 2022-04/2023-03, events: [{what: published, date: {disputed: [{value: 2023-08-01}, {value: 2023-10-01}]}}]}\n",
        &[],
    );
    says(&facts, "groups-board", "0, and 1 suspended; or 0 (sources disagree)", "uncertain");
    let told = fact(&facts, "tiers")["value"].as_str().unwrap();
    assert_eq!(told.matches("executive (planned)").count(), 2, "{told}");
    assert_eq!(told.matches("(suspended)").count(), 2, "{told}");
    let told = fact(&facts, "reports-published")["value"].as_str().unwrap();
    assert!(
        told.contains("1 September 2022 (uncertain) and 1 August 2023 or ") && !told.contains("not stated"),
        "{told}"
    );
}

#[test]
fn a_disputed_sum_is_told_in_the_money_table_and_a_doubted_count_keeps_its_comma() {
    let text = "budgets: [{year: 2023/24, total: {disputed: [{value: \"£300,000\"}, {value: \"£400,000\"}]}, state: {value: hoped-for, doubt: u}}]\n";
    let folder = folder_with(&[("one.yaml", format!("{HEAD}{text}").as_bytes())]);
    run_in(folder.path(), &["site", ".", "--out", "out"]);
    let page = std::fs::read_to_string(folder.path().join("out/areas/one.html")).unwrap();
    assert!(page.contains("£300,000 or £400,000 (sources disagree)"), "{page}");
    assert!(page.contains("sources disagree; hoped for, uncertain"), "{page}");
    let doubted = "masa: 1\nid: one\nareas: {value: [plymouth], doubt: u}\n";
    let folder = folder_with(&[("one.yaml", doubted.as_bytes())]);
    let text = String::from_utf8(run_in(folder.path(), &["compare", ".", "--facts"]).stdout).unwrap();
    assert!(text.contains("53,291 (uncertain)") && !text.contains("no count is held"), "{text}");
}

#[test]
fn a_calendar_keeps_the_doubt_about_a_state() {
    let text = format!(
        "posts: {{s: {{title: Scrutineer, term: 2025-01/2099-06, state: {{value: vacant, doubt: u}}}}}}\n\
         events: [{{what: in-force, date: 2099-01-01, state: {DISPUTED}}}]\n"
    );
    let calendar = written(&text, &["calendar", ".", "--format", "text", "--to", "2100-01-01"]);
    assert!(calendar.contains("(vacant, uncertain)"), "{calendar}");
    assert!(
        calendar.contains("(planned or in place, sources disagree)")
            && !calendar.contains("Plymouth: the arrangements came into force"),
        "{calendar}"
    );
}

#[test]
fn whoever_gets_only_the_document_knows_what_could_not_be_read_or_was_passed_over() {
    let folder = folder_with(&[("one.yaml", HEAD.as_bytes()), ("broken.yaml", b"x: [")]);
    std::fs::write(folder.path().join("gone.yaml"), "").unwrap();
    std::fs::remove_file(folder.path().join("gone.yaml")).unwrap();
    for arguments in [
        &["compare", ".", "gone.yaml"][..],
        &["compare", ".", "gone.yaml", "--format", "json"],
        &["query", "true", ".", "gone.yaml"],
        &["query", "true", ".", "gone.yaml", "--format", "json"],
        &["calendar", ".", "gone.yaml", "--format", "text"],
    ] {
        let run = run_in(folder.path(), arguments);
        let written = String::from_utf8_lossy(&run.stdout);
        assert_eq!(run.status.code(), Some(3), "{arguments:?}");
        assert!(written.contains("gone.yaml"), "{arguments:?}: {written}");
    }
    for arguments in [
        &["compare", ".", "--format", "csv"][..],
        &["query", "true", ".", "--format", "csv"],
        &["query", "true", ".", "--format", "json"],
    ] {
        let run = run_in(folder.path(), arguments);
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(told.contains("broken.yaml"), "{arguments:?}: {told}");
    }
}
