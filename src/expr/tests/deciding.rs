//! Where the partners decide, and what is in doubt about it.

use super::{day, judge, kept, told};
use crate::expr::{Context, Scope, compile};
use crate::reference::Reference;

fn deciding(groups: &str) -> String {
    let text = format!(
        "posts: {{d: {{title: D, body: torbay}}}}\npartners: [{{body: plymouth}}, {{body: torbay}}]\ncomplete: [groups]\ngroups:\n{groups}"
    );
    let model = kept(&text);
    let models = [&model];
    let context = Context::new(&models, 0, day("2020-09-15"), Reference::bundled());
    compile("decision_making_groups().map(g, g.id)", &Scope::new()).unwrap().value(&context).unwrap().words
}

#[test]
fn the_partners_decide_in_the_lead_tier_or_where_they_are_said_to() {
    assert_eq!(
        deciding(
            "  a: {name: A, tier: lead}\n  b: {name: B, tier: executive, decides: true}\n  c: {name: C, tier: board}\n"
        ),
        "a and b"
    );
    assert_eq!(
        deciding(
            "  a: {name: A, tier: lead, decides: false}\n  b: {name: B, tier: executive, members: [{body: plymouth}]}\n"
        ),
        "none"
    );
}

#[test]
fn else_they_decide_where_all_of_them_sit() {
    assert_eq!(
        deciding(
            "  x: {name: X, tier: executive, members: [{body: plymouth}]}\n  \
             b: {name: B, tier: board, members: [{body: plymouth}, {post: d}]}\n"
        ),
        "b"
    );
    assert_eq!(
        deciding("  x: {name: X, tier: executive, members: [{body: partners}]}\n  b: {name: B, tier: board}\n"),
        "x"
    );
}

#[test]
fn a_group_of_which_it_is_disputed_or_in_doubt_may_be_one() {
    let holds = |groups: &str, condition: &str| {
        let text = format!(
            "partners: [{{body: plymouth}}]\ncomplete: [groups]\ngroups:\n  lead: {{name: L, tier: lead}}\n  g: {{name: G, {groups}}}\n"
        );
        told(&judge(&kept(&text), condition))
    };
    let is_one = "decision_making_groups().exists(g, g.id == 'g')";
    assert_eq!(holds("decides: true", is_one), "yes");
    assert_eq!(holds("decides: false", is_one), "no");
    assert_eq!(holds("decides: {disputed: [{value: true}, {value: true, cite: minutes}]}", is_one), "yes");
    assert!(holds("decides: {disputed: [{value: true}, {value: false}]}", is_one).starts_with("? groups.g.decides"));
    assert!(holds("decides: {value: true, doubt: unclear}", is_one).starts_with("? groups.g.decides"));
    assert!(holds("tier: {disputed: [{value: lead}, {value: panel}]}", is_one).starts_with("? groups.g.tier"));
    assert!(holds("tier: {value: panel, doubt: unclear}", is_one).starts_with("? groups.g.tier"));
    let either = "{disputed: [{value: lead}, {value: panel}]}, decides: true";
    assert_eq!(holds(&format!("tier: {either}"), is_one), "yes", "whatever tier it is");
}

#[test]
fn a_group_of_which_nothing_is_said_may_be_one_beside_those_that_are() {
    let holds = |groups: &str, complete: &str, condition: &str| {
        let text = format!(
            "posts: {{d: {{title: D, body: torbay}}}}\npartners: [{{body: plymouth}}]\ncomplete: [{complete}]\ngroups:\n{groups}"
        );
        told(&judge(&kept(&text), condition))
    };
    let silent = "  g: {name: G}\n";
    assert!(holds(silent, "groups", "size(decision_making_groups()) == 0").starts_with("? groups.g.tier"));
    assert!(holds(silent, "groups", "size(decision_making_groups()) > 0").starts_with("? groups.g.tier"));
    assert!(
        holds(silent, "groups", "decision_making_groups().exists(g, g.meets == 'monthly')").contains("groups.g.tier")
    );
    let unseated = "  g: {name: G, tier: executive}\n";
    assert!(holds(unseated, "groups", "size(decision_making_groups()) == 0").starts_with("? groups.g.members"));
    let seated = "  g: {name: G, tier: executive, members: [{post: d}]}\n";
    assert_eq!(holds(seated, "groups", "size(decision_making_groups()) == 0"), "yes", "others sit there");
    for known in ["tier: panel", "tier: none", "decides: false"] {
        let groups = format!("  g: {{name: G, {known}}}\n");
        assert_eq!(holds(&groups, "groups", "size(decision_making_groups()) == 0"), "yes", "{known}");
    }
    let beside = "  g: {name: G}\n  b: {name: B, tier: board, members: [{body: partners}]}\n";
    assert_eq!(holds(beside, "groups", "decision_making_groups().exists(g, g.id == 'b')"), "yes");
    assert!(holds(beside, "groups", "size(decision_making_groups()) == 1").starts_with("? groups.g.tier"));
    let lead = "  l: {name: L, tier: lead}\n";
    assert_eq!(holds(lead, "groups", "size(decision_making_groups()) == 1"), "yes");
    assert!(holds(lead, "", "size(decision_making_groups()) == 1").starts_with("? groups"), "there may be others");
    assert_eq!(holds(lead, "", "size(decision_making_groups()) > 0"), "yes");
}
