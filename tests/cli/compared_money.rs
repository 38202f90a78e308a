//! Money and counts side by side: what is planned, what is not stated, what an area counts itself, and what is said once.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use serde_json::Value;

use super::compare::{find, sheet};
use super::compared_facts::{fact, facts_of, says};
use super::masa::{folder_with, masa, run_in};

#[test]
fn shares_that_are_only_planned_are_told_beside_the_sums_that_are_paid() {
    let budgets = "budgets:\n  - {year: 2020/21, total: \"£100\"}\n  - {shares-by: equal, state: planned}\n";
    let facts = facts_of(budgets, &[]);
    says(&facts, "shares-by", "equal (planned), and not said for which year", "lacking");
    says(&facts, "budget-state", "planned, of a budget without a stated year or total", "lacking");
    let line =
        facts["money"].as_array().unwrap().iter().find(|line| line["what"] == "how the shares are settled").unwrap();
    assert_eq!((&line["written"], &line["note"], &line["pence"]), (&"equal".into(), &"planned".into(), &Value::Null));
    let later = "budgets:\n  - {year: 2020/21, total: \"£100\"}\n  - {year: 2021/22, shares-by: equal, state: agreed-in-principle}\n";
    let facts = facts_of(later, &[]);
    says(&facts, "shares-by", "equal (agreed in principle), in a budget of another year or without a total", "lacking");
}

#[test]
fn a_payment_is_told_with_its_own_state_and_that_of_its_budget() {
    let text = "budgets:\n  - year: 2020/21\n    state: agreed-in-principle\n    \
        contributions: [{payer: partners, state: planned}, {payer: plymouth, state: agreed-in-principle}]\n";
    let facts = facts_of(text, &[]);
    let notes: Vec<&str> = facts["money"].as_array().unwrap().iter().filter_map(|line| line["note"].as_str()).collect();
    assert_eq!(notes, ["planned; the budget: agreed in principle", "agreed in principle"]);
}

#[test]
fn that_nobody_else_pays_is_told_with_how_far_the_budget_has_come() {
    let of = |state: &str| {
        format!(
            "budgets: [{{year: 2023/24, total: \"£100\", {state} complete: [contributions], \
             contributions: [{{payer: plymouth, amount: \"£100\"}}]}}]\npartners: [{{body: plymouth, kind: local-authority}}]\n"
        )
    };
    says(&facts_of(&of("state: decided,"), &[]), "paid-others", "none (decided)", "none");
    says(&facts_of(&of(""), &[]), "paid-others", "none", "none");
}

#[test]
fn what_is_paid_for_each_child_is_told_to_the_nearest_penny() {
    // 53,291 children: a penny more than half a penny each, and less than half of one.
    let each = |total: &str| {
        let facts = facts_of(&format!("budgets: [{{year: 2023/24, total: \"{total}\"}}]\n"), &[]);
        fact(&facts, "budget-per-child")["hundredths"].as_i64().unwrap()
    };
    assert_eq!((each("£53,557.46"), each("£53,557.45")), (101, 100));
}

#[test]
fn children_as_a_file_counts_them_stand_beside_those_of_the_lists() {
    let facts = facts_of(
        "counts:\n  - {of: children in need, number: 7}\n  - {of: children that the partnership deals with, number: 12400}\n",
        &[],
    );
    says(&facts, "children-stated", "12400, and not said for which year", "lacking");
    let facts = facts_of("counts: [{of: children under 18, year: 2022/23, number: 12400}]\n", &[]);
    says(&facts, "children-stated", "12400", "in-part");
    says(&facts, "children-stated-year", "2022/23", "in-part");
    // Those of whom more is said are others.
    let facts = facts_of("counts: [{of: children in care, number: 7}]\n", &[]);
    assert!(facts["facts"].as_array().unwrap().iter().all(|row| row["id"] != "children-stated"));
}

#[test]
fn an_area_of_which_no_sum_is_stated_has_a_row_that_says_so() {
    let run = masa(&["compare", "arrangements", "--format", "xlsx"]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(run.stdout.as_slice())).unwrap();
    let (summary, money) = (sheet(&mut book, "Summary"), sheet(&mut book, "Money"));
    let (heading, _) = find(&summary, "judged on");
    let areas: Vec<String> =
        summary.rows().skip(heading + 1).map(|row| row[0].to_string()).filter(|name| !name.is_empty()).collect();
    let (heading, amount) = find(&money, "amount");
    let rows: Vec<_> = money.rows().skip(heading + 1).collect();
    assert!(areas.iter().filter(|area| area.starts_with("Torbay") || area.starts_with("Buckinghamshire")).count() == 2);
    for area in areas.iter().take_while(|area| *area != "Where the middle lies") {
        let own: Vec<_> = rows.iter().filter(|row| row[0].to_string() == *area).collect();
        assert!(!own.is_empty(), "{area} has no row");
    }
    let torbay = rows.iter().find(|row| row[0] == *"Torbay").unwrap();
    assert_eq!((torbay[1].to_string(), torbay[amount].to_string()), ("not stated".into(), "not stated".into()));
}

#[test]
fn a_list_whose_force_is_in_doubt_names_no_agency_for_certain() {
    let list = |force: &str| {
        format!(
            "relevant-agencies: [{{title: L, {force} agencies: [{{kind: language schools, category: education-and-childcare}}]}}]\n"
        )
    };
    let of = |force: &str| facts_of(&list(force), &[]);
    let id = "agencies-education-and-childcare";
    says(&of("force: relevant-agency,"), id, "language schools", "in-part");
    says(&of(""), id, "language schools", "in-part");
    let facts = of("force: {value: relevant-agency, doubt: only the heading says so},");
    assert_eq!(fact(&facts, id)["value"], "language schools (uncertain)");
}

#[test]
fn that_sources_disagree_is_told_once() {
    let state = "state: {disputed: [{value: planned}, {value: in-place}]}";
    let text = format!(
        "groups:\n  a: {{name: A, tier: board, {state}}}\n  b: {{name: B, tier: forum}}\n\
         scrutiny: [{{by: {{words: somebody}}, {state}, form: {{disputed: [{{value: post}}, {{value: panel}}]}}, \
         independent: {{disputed: [{{value: true}}, {{value: false}}]}}}}]\n"
    );
    let facts = facts_of(&text, &[]);
    let told: Vec<&str> =
        facts["facts"].as_array().unwrap().iter().filter_map(|row| row["cells"][0]["value"].as_str()).collect();
    assert!(told.iter().any(|value| value.ends_with("sources disagree)")), "{told:?}");
    assert!(told.iter().all(|value| !value.contains("disagree) (sources")), "{told:?}");
    says(&facts, "groups", "1 or more, and 1 planned; or 2 or more (sources disagree)", "disputed");
    let folder = folder_with(&[("one.yaml", format!("masa: 1\nid: one\nareas: [plymouth]\n{text}").as_bytes())]);
    let report = String::from_utf8(run_in(folder.path(), &["check", "."]).stdout).unwrap();
    assert!(report.contains("the sources disagree about the independence of the scrutiny by somebody"), "{report}");
    assert!(!report.contains("the independent of"), "{report}");
}
