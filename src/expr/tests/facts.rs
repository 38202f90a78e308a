//! Known, none, not stated, disputed, uncertain, unreadable.

use super::{judge, judge_as, model_of, told};
use crate::model::vocab::Kind;

const PAPER: &str = "\
masa: 1
id: plymouth-2020-09
as-at: 2020-09-15
areas: [plymouth]
sources:
  cabinet: {title: Report, publisher: Plymouth City Council, date: 2020-09-15, kind: paper-about-it, read: whole}
posts:
  chief: {title: Chief Executive, body: plymouth, rank: head-of-body}
  lead: {title: Quality Lead, employed-by: none, engaged-by: [plymouth, nhs-devon-ccg]}
  two: {title: {disputed: [{value: Chair, cite: cabinet 1}, {value: Scrutineer, cite: cabinet 2}]}, rank: {value: director, doubt: hard to read}}
partners:
  - {body: plymouth, lead: chief}
  - {body: nhs-devon-ccg}
scrutiny:
  - by: {post: lead}
    votes: false
";

#[test]
fn has_is_true_false_or_unknown() {
    let model = model_of(0, PAPER);
    let scrutiny = |text| told(&judge_as(&model, Some(Kind::Scrutiny), text));
    assert_eq!(scrutiny("has(scrutiny.by.post)"), "yes");
    assert_eq!(scrutiny("has(scrutiny.by.post.employed_by)"), "no");
    assert_eq!(
        scrutiny("has(scrutiny.by.post.body)"),
        "? posts.lead.body: the published document itself was not read whole"
    );
    assert_eq!(scrutiny("stated(scrutiny.by.post.employed_by) && !stated(scrutiny.by.post.body)"), "yes");
}

#[test]
fn what_cannot_matter_is_not_asked_for() {
    let model = model_of(0, PAPER);
    assert_eq!(told(&judge(&model, "false && has(name)")), "no");
    assert_eq!(told(&judge(&model, "true || has(name)")), "yes");
    assert!(told(&judge(&model, "has(name) && has(describes)")).starts_with("? name: "));
    assert_eq!(judge(&model, "has(name) && has(describes)").gaps.len(), 2, "everything that would settle it");
}

#[test]
fn a_disputed_value_decides_where_all_readings_agree() {
    let model = model_of(0, PAPER);
    assert_eq!(told(&judge(&model, "posts.exists(p, p.title == \"Chair\" || p.title == \"Scrutineer\")")), "yes");
    assert_eq!(told(&judge(&model, "posts.all(p, p.title != \"Clerk\") || true")), "yes");
    let split = told(&judge(&model, "posts.exists(p, p.title == \"Chair\")"));
    assert!(split.starts_with("? posts.two.title: two readings disagree; posts: it is not said"), "{split}");
}

#[test]
fn a_doubt_is_told_in_its_own_words() {
    let model = model_of(0, PAPER);
    let doubted =
        told(&judge(&model, "posts.filter(p, p.title != \"Chief Executive\").exists(p, p.rank == \"director\")"));
    assert!(doubted.contains("posts.two.rank: it is marked as uncertain: hard to read"), "{doubted}");
}

#[test]
fn the_rule_of_the_sample_comes_out() {
    let model = model_of(0, PAPER);
    let rule = "!scrutiny.by.post.employed_by.exists(b, partners.exists(p, p.body == b))";
    assert_eq!(told(&judge_as(&model, Some(Kind::Scrutiny), rule)), "yes");
    let engaged = "scrutiny.by.post.engaged_by.exists(b, partners.exists(p, p.body == b))";
    assert_eq!(told(&judge_as(&model, Some(Kind::Scrutiny), engaged)), "yes");
}
