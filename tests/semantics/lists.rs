//! Section 7: certain members, maybe members, and a tail that is open or closed.

use std::time::{Duration, Instant};

use crate::ask::{Answer, bundled, holds};

const BOARD: &str = "groups.exists(g, g.tier == \"board\")";
const FORUM: &str = "groups.exists(g, g.tier == \"forum\")";

fn outcome(condition: &str, text: &str) -> &'static str {
    holds(condition).of(text).outcome()
}

/// A board and a panel; open unless `more` says otherwise.
fn groups(more: &str) -> String {
    format!("groups: {{one: {{tier: board}}, two: {{tier: panel}}}}\n{more}")
}

#[test]
fn a_missing_key_is_an_empty_list_that_is_open() {
    for condition in [BOARD, "groups.all(g, g.tier == \"board\")", "size(groups) == 0", "has(arrangement.groups)"] {
        let answer = holds(condition).of("");
        assert_eq!(answer.outcome(), "not-stated", "{condition}");
        assert_eq!(answer.settled_by(), ["groups"], "{condition}");
    }
}

#[test]
fn an_empty_list_or_none_is_empty_and_closed() {
    for text in ["groups: none\n", "groups: {}\n"] {
        assert_eq!(outcome(BOARD, text), "not-met", "{text}");
        assert_eq!(outcome("!groups.all(g, g.tier == \"board\")", text), "not-met", "{text}");
        assert_eq!(outcome("size(groups) == 0", text), "met", "{text}");
        assert_eq!(outcome("has(arrangement.groups)", text), "not-met", "{text}");
    }
    assert_eq!(outcome("size(scrutiny) == 0", "scrutiny: []\n"), "met");
}

#[test]
fn the_schema_says_which_lists_are_closed() {
    assert_eq!(outcome("partners.exists(p, p.body.id == \"torbay\")", "partners: [{body: plymouth}]\n"), "not-met");
    assert_eq!(outcome("areas.exists(a, a.id == \"torbay\")", ""), "not-met");
    assert_eq!(outcome(FORUM, &groups("")), "not-stated");
}

#[test]
fn histories_are_closed_in_a_kept_file_and_open_in_a_transcribed_one() {
    for (condition, text) in [
        ("reports.exists(r, r.kind == \"interim\")", "reports: [{kind: yearly}]\n"),
        ("budgets.exists(b, b.pot == \"another\")", "budgets: [{year: 2023/24, pot: main}]\n"),
        (
            "budgets.exists(b, b.contributions.exists(c, c.payer.id == \"torbay\"))",
            "budgets: [{year: 2023/24, contributions: [{payer: plymouth}]}]\n",
        ),
    ] {
        assert_eq!(outcome(condition, text), "not-met", "{condition}");
        assert_eq!(outcome(condition, &format!("as-at: 2024-01-01\n{text}")), "not-stated", "{condition}");
    }
}

#[test]
fn an_element_may_say_that_a_list_of_its_own_is_complete() {
    assert_eq!(outcome(FORUM, &groups("complete: [groups]\n")), "not-met");
    let members =
        |more: &str| format!("complete: [groups]\ngroups: {{one: {{members: [{{body: plymouth}}]{more}}}}}\n");
    let torbay = "groups.exists(g, g.members.exists(m, m.body.id == \"torbay\"))";
    assert_eq!(outcome(torbay, &members("")), "not-stated");
    assert_eq!(outcome(torbay, &members(", complete: [members]")), "not-met");
}

#[test]
fn exists_is_true_of_one_certain_member() {
    assert_eq!(outcome(BOARD, &groups("")), "met");
}

#[test]
fn exists_is_false_only_if_all_are_false_and_the_list_is_closed() {
    let open = holds(FORUM).of(&groups(""));
    assert_eq!(open.outcome(), "not-stated");
    assert_eq!(open.gaps(), ["groups: it is not said whether there are others"]);
    assert_eq!(outcome(FORUM, &groups("complete: [groups]\n")), "not-met");
    let unknown = "complete: [groups]\ngroups: {one: {tier: board}, two: {name: Two}}\n";
    assert_eq!(holds(FORUM).of(unknown).settled_by(), ["groups.two.tier"]);
}

#[test]
fn all_is_its_dual() {
    let condition = "groups.all(g, g.tier in [\"board\", \"panel\"])";
    let open = holds(condition).of(&groups(""));
    assert_eq!(open.gaps(), ["groups: it is not said whether there are others"]);
    assert_eq!(outcome(condition, &groups("complete: [groups]\n")), "met");
    assert_eq!(outcome("groups.all(g, g.tier == \"board\")", &groups("")), "not-met", "one certain member is enough");
}

#[test]
fn what_is_asked_of_each_in_an_empty_list_is_asked_of_nobody() {
    let all = "groups.all(g, g.tier == \"board\")";
    for text in ["groups: none\n", "groups: {}\n"] {
        let answer = holds(all).of(text);
        assert_eq!(answer.outcome(), "not-applicable", "{text}");
        assert!(
            answer.verdicts()[0].reason.contains("the list is said to be empty"),
            "{}",
            answer.verdicts()[0].reason
        );
        assert_eq!(outcome(&format!("{all} && size(areas) == 1"), text), "not-applicable", "{text}");
        assert_eq!(outcome(&format!("{all} || size(areas) == 1"), text), "met", "it is so without them: {text}");
        assert_eq!(outcome(&format!("{all} && size(areas) == 2"), text), "not-met", "{text}");
    }
    assert_eq!(outcome(all, ""), "not-stated");
    assert_eq!(outcome("groups.all(g, !(g.tier == \"board\"))", "groups: none\n"), "met", "that none is of some sort");
    assert_eq!(outcome("areas.all(a, marginal_bodies(a, day).all(b, false))", ""), "met", "the lists have none");
}

const MAYBE: &str =
    "as-at: 2024-03-15\ncomplete: [groups]\ngroups: {one: {tier: board}, two: {tier: panel, until: 2024-03}}\n";

#[test]
fn a_maybe_member_settles_nothing_that_hangs_on_it() {
    assert_eq!(outcome("groups.exists(g, g.tier == \"panel\")", MAYBE), "not-stated");
    assert_eq!(outcome("groups.all(g, g.tier == \"board\")", MAYBE), "not-stated");
    assert_eq!(outcome("groups.exists(g, g.tier == \"forum\")", MAYBE), "not-met", "there or not, it is no forum");
    assert_eq!(outcome("groups.all(g, g.tier != \"forum\")", MAYBE), "met");
}

#[test]
fn size_is_an_interval() {
    for (condition, outcome_of) in [
        ("size(groups) >= 1", "met"),
        ("size(groups) <= 2", "met"),
        ("size(groups) > 2", "not-met"),
        ("size(groups) == 0", "not-met"),
        ("size(groups) == 2", "not-stated"),
        ("size(groups) > 1", "not-stated"),
    ] {
        assert_eq!(outcome(condition, MAYBE), outcome_of, "{condition}");
    }
    assert_eq!(outcome("size(groups) >= 2", &groups("")), "met", "an open list has at least what it names");
    assert_eq!(outcome("size(groups) <= 2", &groups("")), "not-stated", "and may have more");
}

#[test]
fn exists_one_counts_certain_and_maybe_members() {
    assert_eq!(outcome("groups.exists_one(g, g.tier == \"board\")", MAYBE), "met");
    assert_eq!(outcome("groups.exists_one(g, g.tier == \"panel\")", MAYBE), "not-stated");
    assert_eq!(outcome("groups.exists_one(g, g.tier != \"forum\")", &groups("")), "not-met", "two are certain");
    assert_eq!(outcome("groups.exists_one(g, g.tier == \"board\")", &groups("")), "not-stated", "others may be boards");
}

fn sums(text: &str) -> Answer {
    holds("budgets.exists(b, sum(b.contributions.map(c, c.amount)) == pounds(100))").of(text)
}

#[test]
fn sum_needs_a_closed_list_of_known_members() {
    let paid = "budgets: [{year: 2023/24, contributions: [{payer: plymouth, amount: 60}, {payer: nhs-devon-icb, amount: 40}]}]\n";
    assert_eq!(sums(paid).outcome(), "met");
    let transcribed = format!("as-at: 2024-06-01\ncomplete: [budgets]\n{paid}");
    assert_eq!(sums(&transcribed).gaps(), ["budgets[0].contributions: it is not said whether there are others"]);
    let unknown = paid.replace(", amount: 40", "");
    assert_eq!(sums(&unknown).settled_by(), ["budgets[0].contributions[1].amount"]);
}

#[test]
fn what_is_said_to_be_none_adds_nothing_to_a_sum() {
    let paid = "budgets: [{year: 2023/24, contributions: [{payer: plymouth, amount: 100}, {payer: nhs-devon-icb, amount: none}]}]\n";
    assert_eq!(sums(paid).outcome(), "met");
}

#[test]
fn filter_keeps_maybes() {
    let open = "complete: [groups]\ngroups: {one: {tier: board}, two: {name: Two}}\n";
    assert_eq!(outcome("size(groups.filter(g, g.tier == \"board\")) >= 1", open), "met");
    let answer = holds("size(groups.filter(g, g.tier == \"board\")) == 1").of(open);
    assert_eq!(answer.settled_by(), ["groups.two.tier"]);
    assert_eq!(outcome("size(groups.filter(g, g.tier == \"board\")) <= 2", open), "met");
}

#[test]
fn a_filtered_list_is_as_open_as_the_list_it_is_of() {
    let answer = holds("size(groups.filter(g, g.tier == \"board\")) == 1").of(&groups(""));
    assert_eq!(answer.gaps(), ["groups: it is not said whether there are others"]);
    assert_eq!(outcome("size(groups.filter(g, g.tier == \"board\")) == 1", &groups("complete: [groups]\n")), "met");
}

#[test]
fn membership_is_existence() {
    assert_eq!(
        outcome("partners.exists(p, \"x\" in p.lead_functions)", "partners: [{body: plymouth, lead-functions: [y]}]\n"),
        "not-stated"
    );
    assert_eq!(
        outcome("partners.exists(p, \"y\" in p.lead_functions)", "partners: [{body: plymouth, lead-functions: [y]}]\n"),
        "met"
    );
    assert_eq!(outcome("\"adults\" in scope", "scope: [children]\n"), "not-met", "a closed list");
}

#[test]
fn a_long_list_or_line_is_judged_in_good_time() {
    let begun = Instant::now();
    let groups = 600;
    let line = |at: usize| format!("  g{at}: {{name: G{at}, reports-to: [g{}]}}\n", at + 1);
    let lines: String = (0..groups).map(line).collect();
    let text = format!("groups:\n{lines}  g{groups}: {{name: Top}}\n");
    let answer = bundled(&["reporting-cycle"]).of(&text);
    assert_eq!(answer.verdicts().len(), groups + 1);
    assert!(answer.verdicts().iter().take(groups).all(|verdict| verdict.outcome.id() == "not-stated"));
    let paid = |amount: usize| format!("      - {{payer: plymouth, amount: {amount}}}\n").repeat(200);
    let budget = |amounts: String| {
        let partners = "partners: [{body: plymouth}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]\n";
        format!(
            "{partners}budgets:\n  - year: 2023/24\n    said-to-be-equal: true\n    contributions:\n{amounts}    complete: [contributions]\n"
        )
    };
    for (amounts, outcome) in [(paid(100) + &paid(101), "not-applicable"), (paid(100) + &paid(102), "not-met")] {
        assert_eq!(bundled(&["shares-not-equal-as-said"]).of(&budget(amounts)).outcome(), outcome);
    }
    // Minutes, where each pair is looked at by going through the rest again.
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
}
