//! How far what is compared has come: what is planned, hoped for or over is told as that, and is no number to set beside others.

use serde_json::Value;

use super::compared_facts::{fact, facts_of, says};

#[test]
fn money_that_is_only_hoped_for_is_told_as_that_and_is_no_number_to_set_beside_others() {
    let text = "partners: [{body: plymouth, kind: local-authority}, {body: devon-and-cornwall-police, kind: police}]\n\
        budgets:\n  - year: 2024/25\n    total: \"£300\"\n    state: under-discussion\n    complete: [contributions]\n    \
        contributions: [{payer: plymouth, amount: \"£100\", state: hoped-for}, {payer: devon-and-cornwall-police, amount: \"£200\", state: in-place}]\n";
    let facts = facts_of(text, &[]);
    says(&facts, "budget-year", "2024/25", "stated");
    says(&facts, "budget", "£300 (under discussion)", "stated");
    says(&facts, "paid-local-authority", "£100 (hoped for)", "stated");
    says(&facts, "share-local-authority", "33.33% (hoped for)", "stated");
    says(&facts, "paid-police", "£200", "stated");
    for id in ["budget", "budget-per-child", "paid-local-authority", "share-local-authority"] {
        assert_eq!(fact(&facts, id)["hundredths"], Value::Null, "{id}");
    }
    assert_eq!(fact(&facts, "paid-police")["hundredths"], 20_000);
    let facts = facts_of("budgets: [{year: 2024/25, total: \"£300\", state: decided}]\n", &[]);
    says(&facts, "budget", "£300 (decided)", "stated");
    assert_eq!(fact(&facts, "budget")["hundredths"], 30_000);
}

#[test]
fn groups_are_counted_that_are_in_place_and_what_is_planned_is_told_behind() {
    let text = "complete: [groups]\ngroups:\n  a: {name: A, tier: executive}\n  b: {name: B, tier: board, state: planned}\n  \
        c: {name: C, tier: board, state: ended}\n  d: {name: D, tier: forum, state: suspended}\n";
    let facts = facts_of(text, &[]);
    says(&facts, "groups", "1, and 1 planned, 1 suspended", "stated");
    assert_eq!(fact(&facts, "groups")["hundredths"], 100);
    says(&facts, "groups-board", "0, and 1 planned", "stated");
    let facts =
        facts_of("groups: {b: {name: B, tier: board, state: planned, decides: true, meetings-a-year: 12}}\n", &[]);
    says(&facts, "groups", "1 planned", "lacking");
    says(&facts, "meetings", "12 (planned)", "in-part");
    assert_eq!(fact(&facts, "meetings")["hundredths"], Value::Null);
}

#[test]
fn partners_are_counted_that_are_in_place() {
    let text = "partners:\n  - {body: plymouth}\n  - {body: nhs-devon-icb, state: hoped-for}\n  - {body: devon-and-cornwall-police, state: ended}\n";
    let facts = facts_of(text, &[]);
    says(&facts, "councils", "1", "stated");
    says(&facts, "health-boards", "0, and 1 hoped for", "stated");
    says(&facts, "forces", "0", "stated");
}

#[test]
fn a_post_that_has_ended_scrutinises_no_more() {
    let text = "posts: {s: {title: Scrutineer, until: 2024-01-31}}\nscrutiny: [{by: {post: s}, form: post, state: in-place}]\n";
    says(&facts_of(text, &[]), "scrutiny-by", "Scrutineer (until 31 January 2024)", "in-part");
}

#[test]
fn behind_each_thing_stands_how_far_it_and_what_it_is_said_of_have_come() {
    let text = "posts:\n  a: {title: Leader}\n  b: {title: Chief, state: vacant}\n\
        groups: {g: {name: G, decides: true, chairs: [{post: a, as: chair, state: planned}, {post: b, as: chair, state: ended}]}}\n\
        support-unit: {host: plymouth, state: ended}\n\
        functions: [{function: front-door, owners: [g], state: ended}]\n\
        relevant-agencies: [{force: relevant-agency, state: decided, agencies: [{kind: schools, category: education-and-childcare, state: ended}]}]\n\
        scrutiny: [{by: {words: a panel}, form: panel, state: ended}]\n\
        events: [{what: reviewed, date: 2025-01-01, state: planned}]\n";
    let facts = facts_of(text, &[]);
    says(&facts, "chair", "Leader (planned); Chief (ended, vacant)", "in-part");
    says(&facts, "support-unit", "Plymouth City Council (ended)", "stated");
    says(&facts, "function-front-door", "G (ended)", "in-part");
    says(&facts, "agencies-education-and-childcare", "schools (ended)", "in-part");
    says(&facts, "agencies-state", "decided", "in-part");
    says(&facts, "scrutiny-form", "panel (ended)", "in-part");
    says(&facts, "reviewed", "1 January 2025 (planned, after that day)", "in-part");
}

#[test]
fn a_report_that_is_missing_is_late_and_one_that_may_not_be_is_said_to_be_late_unless() {
    let text = "events: [{what: in-force, date: 2019-09-29}]\nreports:\n  \
        - {kind: yearly, period: 2019-10-01/2020-09-30, events: [{what: published, date: 2020-09-01}]}\n  \
        - {kind: yearly, period: 2020-10-01/2021-09-30, events: [{what: published, date: 2022-03-01}]}\n";
    let open = facts_of(text, &[]);
    says(&open, "report-in-time-2021", "late, unless another was published between", "lacking");
    says(&open, "report-overdue", "cannot be told", "lacking");
    let closed = facts_of(&format!("complete: [reports]\n{text}"), &[]);
    says(&closed, "report-in-time-2021", "late", "stated");
    says(&closed, "report-overdue", "1 March 2022", "stated");
    let earlier = facts_of(&format!("complete: [reports]\n{text}"), &["--as-of", "2022-06-01"]);
    says(&earlier, "report-overdue", "not late", "stated");
}

#[test]
fn what_is_stated_without_its_year_or_day_is_told_with_what_it_lacks() {
    let facts = facts_of(
        "budgets: [{total: \"£400\", complete: [contributions], contributions: [{payer: plymouth, amount: \"£100\"}]}]\n\
         groups: {c: {name: Overview Panel}}\nchild-death-review: {panel: c}\nevents: [{what: reviewed, state: planned}]\n",
        &[],
    );
    says(&facts, "paid-local-authority", "£100, and not said for which year", "lacking");
    says(&facts, "share-local-authority", "25%, and not said for which year", "lacking");
    says(&facts, "child-death-panel", "Overview Panel", "stated");
    says(&facts, "reviewed", "reviewed (planned)", "in-part");
}

#[test]
fn a_change_on_the_year_before_takes_like_from_like() {
    let pots = |earlier: &str, later: &str| {
        let budget = |year: &str, pot: &str| {
            let (pot, total) = pot.split_once('=').unwrap();
            let pot = if pot.is_empty() { String::new() } else { format!(", pot: {pot}") };
            format!("  - {{year: {year}{pot}, total: \"£{total}\"}}\n")
        };
        let of = |year: &'static str, pots: &str| pots.split(' ').map(|pot| budget(year, pot)).collect::<String>();
        facts_of(&format!("complete: [budgets]\nbudgets:\n{}{}", of("2022/23", earlier), of("2023/24", later)), &[])
    };
    says(&pots("=100", "=120"), "budget-change", "£20", "stated");
    says(&pots("=100 Training=20", "=120 Training=22"), "budget-change", "no pot named: £20; Training: £2", "stated");
    // Which pot took in the one that is no longer there, nobody says.
    says(&pots("=100 Training=20", "=120"), "budget-change", "not stated", "not-stated");
    says(&pots("Training=20", "=120"), "budget-change", "not stated", "not-stated");
    // That there is no year before is no change of nothing.
    let only = facts_of("complete: [budgets]\nbudgets: [{year: 2023/24, total: \"£120\"}]\n", &[]);
    says(&only, "budget-change", "not stated", "not-stated");
}

#[test]
fn what_begins_later_is_told_with_its_first_day_as_what_is_hoped_for_is() {
    let text = |standing: &str| {
        format!(
            "complete: [posts, groups, scrutiny]\nposts: {{s: {{title: Scrutineer}}, h: {{title: Head teacher}}}}\n\
             groups: {{e: {{name: Executive, tier: executive, decides: true, complete: [members], members: [{{post: h, sector: education, \
             as: member, {standing}}}]}}, l: {{name: Learning, tier: subgroup, {standing}}}}}\n\
             scrutiny: [{{by: {{post: s}}, form: post, independent: true, {standing}}}]\n"
        )
    };
    for (standing, beside) in [("from: 2025-04-01", "from 1 April 2025"), ("state: hoped-for", "hoped for")] {
        let facts = facts_of(&text(standing), &[]);
        says(&facts, "scrutiny-form", &format!("post ({beside})"), "stated");
        says(&facts, "scrutiny-by", &format!("Scrutineer ({beside})"), "stated");
        says(&facts, "scrutiny-independent", &format!("yes ({beside})"), "stated");
        says(&facts, "education-seats", &format!("Head teacher on Executive ({beside})"), "stated");
        says(&facts, "tiers", &format!("executive; subgroup ({beside})"), "stated");
        says(&facts, "groups", &format!("1, and 1 {beside}"), "stated");
    }
}

#[test]
fn a_budget_of_a_later_year_is_told_as_one_where_there_is_none_so_far() {
    let facts =
        facts_of("complete: [budgets]\nbudgets: [{year: 2026/27, total: \"£120\"}]\n", &["--as-of", "2024-01-01"]);
    says(&facts, "budget-year", "2026/27, which begins after that day", "lacking");
    says(&facts, "budget", "£120, of a year that begins after that day", "lacking");
}

#[test]
fn an_agency_has_come_no_further_than_the_list_that_names_it() {
    let list = |state: &str| {
        facts_of(
            &format!(
                "relevant-agencies:\n  - force: relevant-agency\n{state}    agencies:\n      \
                 - {{kind: the port police, category: police-and-immigration}}\n      \
                 - {{kind: customs, category: police-and-immigration, state: in-place}}\n"
            ),
            &[],
        )
    };
    let id = "agencies-police-and-immigration";
    says(&list("    state: under-discussion\n"), id, "the port police (under discussion); customs", "in-part");
    says(&list(""), id, "the port police; customs", "in-part");
}
