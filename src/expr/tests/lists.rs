//! Certain members, maybe members, open and closed tails.

use super::{judge, kept, model_of, told};
use crate::model::Model;

fn paper(more: &str) -> Model {
    model_of(0, &format!("masa: 1\nid: x\nas-at: 2020-09-15\nareas: [plymouth]\n{more}"))
}

const OPEN: &str = "groups:\n  board: {name: Board, tier: board}\n";
const CLOSED: &str = "complete: [groups]\ngroups:\n  board: {name: Board, tier: board}\n";
const OTHERS: &str = "? groups: it is not said whether there are others";

#[test]
fn exists_is_false_only_for_a_closed_list() {
    let lead = "groups.exists(g, g.tier == 'lead')";
    assert_eq!(told(&judge(&paper(OPEN), lead)), OTHERS);
    assert_eq!(told(&judge(&paper(CLOSED), lead)), "no");
    assert_eq!(told(&judge(&paper(OPEN), "groups.exists(g, g.tier == 'board')")), "yes");
}

#[test]
fn all_is_true_only_for_a_closed_list() {
    let board = "groups.all(g, g.tier == 'board')";
    assert_eq!(told(&judge(&paper(OPEN), board)), OTHERS);
    assert_eq!(told(&judge(&paper(CLOSED), board)), "yes");
    assert_eq!(told(&judge(&paper(OPEN), "groups.all(g, g.tier == 'lead')")), "no");
}

#[test]
fn a_missing_key_is_open_and_none_is_closed() {
    let some = "claims.exists(c, true)";
    assert_eq!(told(&judge(&kept(""), some)), "? claims: this file does not say");
    assert_eq!(told(&judge(&kept("claims: []\n"), some)), "no");
    assert_eq!(told(&judge(&kept("claims: none\n"), some)), "no");
    assert_eq!(told(&judge(&kept("claims: []\n"), "has(arrangement.claims) || size(claims) > 0")), "no");
    assert_eq!(told(&judge(&kept("claims: []\n"), "claims.all(c, c.standing == 'partner')")), "yes");
}

#[test]
fn a_size_lies_between_bounds() {
    assert_eq!(told(&judge(&paper(OPEN), "size(groups) >= 1 && groups.size() > 0")), "yes");
    assert_eq!(told(&judge(&paper(OPEN), "size(groups) == 0")), "no");
    assert_eq!(told(&judge(&paper(OPEN), "size(groups) < 3")), OTHERS);
    assert_eq!(told(&judge(&paper(CLOSED), "size(groups) == 1 && size(groups) + 1 == 2")), "yes");
    assert_eq!(told(&judge(&paper(OPEN), "size(groups) + 1 >= 2")), "yes");
    assert_eq!(told(&judge(&paper(OPEN), "groups.exists_one(g, g.tier == 'board')")), OTHERS);
    assert_eq!(told(&judge(&paper(CLOSED), "groups.exists_one(g, g.tier == 'board')")), "yes");
}

const TERMS: &str = "complete: [groups]
groups:
  gone: {tier: board, until: 2020-09-14}
  today: {tier: board, from: 2020-09-15, until: 2020-09-15}
  to-come: {tier: board, from: 2020-09-16}
  vague: {tier: executive, until: 2020-09}
";

#[test]
fn members_come_and_go_with_the_day() {
    let terms = paper(TERMS);
    assert_eq!(told(&judge(&terms, "groups.exists(g, g.id == 'gone' || g.id == 'to-come')")), "no");
    assert_eq!(told(&judge(&terms, "groups.exists(g, g.id == 'today')")), "yes");
    assert_eq!(
        told(&judge(&terms, "groups.exists(g, g.tier == 'executive')")),
        "? groups.vague.until: the date, September 2020, is too vague"
    );
    assert_eq!(told(&judge(&terms, "size(groups) >= 1 && size(groups) <= 2")), "yes");
    assert_eq!(
        told(&judge(&terms, "groups.filter(g, g.tier == 'executive').size() == 0")),
        "? groups.vague.until: the date, September 2020, is too vague"
    );
}

#[test]
fn a_history_is_not_cut_at_the_day_and_is_closed_in_a_kept_file() {
    let reports = "reports:\n  - {kind: yearly, title: First}\n  - {kind: yearly, title: Second}\n";
    assert_eq!(told(&judge(&kept(reports), "size(reports) == 2")), "yes");
    assert_eq!(
        told(&judge(&paper(reports), "size(reports) == 2")),
        "? reports: it is not said whether there are others"
    );
}

#[test]
fn doubted_disputed_and_unreadable_members_are_not_certain() {
    let doubted = paper("complete: [groups]\ngroups:\n  board: {tier: board, doubt: only a heading}\n");
    assert_eq!(
        told(&judge(&doubted, "groups.exists(g, true)")),
        "? groups.board: it is marked as uncertain: only a heading"
    );
    let readings = model_of(
        0,
        "masa: 1\nid: x\nas-at: 2020-09-15\nareas: {disputed: [{value: [plymouth], cite: a}, {value: [plymouth, torbay], cite: b}]}\n",
    );
    assert_eq!(told(&judge(&readings, "areas.exists(a, a.id == 'plymouth')")), "yes", "both readings have it");
    assert_eq!(told(&judge(&readings, "areas.exists(a, a.id == 'torbay')")), "? areas: two readings disagree");
    assert_eq!(told(&judge(&readings, "size(areas) > 2")), "no");
}

#[test]
fn a_sum_needs_a_closed_list_and_certain_members() {
    let budget = "budgets:\n  - {year: 2020/21, total: 30, contributions: [{payer: plymouth, amount: 10}, {payer: nhs-devon-ccg, amount: 20}]}\n";
    let adds = "budgets.exists(b, sum(b.contributions.map(c, c.amount)) == b.total)";
    assert_eq!(told(&judge(&kept(budget), adds)), "yes");
    assert_eq!(
        told(&judge(&paper(budget), adds)),
        "? budgets[0].contributions: it is not said whether there are others; budgets: it is not said whether there are others"
    );
    let missing = budget.replace("{payer: plymouth, amount: 10}", "{payer: plymouth}");
    assert_eq!(told(&judge(&kept(&missing), adds)), "? budgets[0].contributions[0].amount: this file does not say");
}

#[test]
fn the_partners_together_mean_each_of_them_in_a_list() {
    let model = kept(
        "posts:\n  chair: {title: Chair, employed-by: partners}\n  clerk: {title: Clerk, employed-by: outside}\npartners:\n  - {body: plymouth}\n",
    );
    assert_eq!(
        told(&judge(&model, "posts.exists(x, x.id == 'chair' && partners.exists(p, p.body in x.employed_by))")),
        "yes"
    );
    assert_eq!(
        told(&judge(&model, "posts.exists(x, x.id == 'clerk' && partners.exists(p, p.body in x.employed_by)) && true")),
        "? posts: it is not said whether there are others"
    );
}

#[test]
fn the_set_is_closed_only_when_it_says_so() {
    let model = kept("");
    assert_eq!(
        told(&judge(&model, "arrangements.exists(a, a != arrangement)")),
        "? arrangements in other files: these files do not say that they are all there are"
    );
}
