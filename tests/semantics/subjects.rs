//! Section 6: by what a finding is known again, and what is said where there is no subject.

use crate::ask::{Answer, arrangement, bundled, holds};

fn match_keys(answer: &Answer) -> Vec<String> {
    let findings = answer.verdicts().iter().filter_map(|verdict| verdict.finding.as_ref());
    let mut keys: Vec<_> = findings.map(|finding| finding.keys.match_key.clone()).collect();
    keys.sort();
    keys
}

fn keys_of(kind: &str, text: &str) -> Vec<String> {
    match_keys(&holds("false").to(kind).of(text))
}

#[test]
fn a_partner_goes_by_its_body() {
    assert_eq!(keys_of("partner", "partners: [{body: plymouth}]\n"), ["asked/partner/plymouth"]);
    assert_eq!(keys_of("partner", "partners: [{kind: police}]\n"), ["asked/partner/police"], "else by its kind");
}

#[test]
fn a_member_goes_by_group_and_post() {
    let text = "posts: {chief: {title: Chief}}\ngroups: {board: {members: [{post: chief}, {body: plymouth}]}}\n";
    assert_eq!(keys_of("member", text), ["asked/member/board/chief", "asked/member/board/plymouth"]);
}

#[test]
fn a_contribution_goes_by_year_and_payer() {
    let text = "budgets: [{year: 2023/24, contributions: [{payer: plymouth, amount: 5}]}]\n";
    assert_eq!(keys_of("contribution", text), ["asked/contribution/2023/24/plymouth"]);
}

#[test]
fn a_report_goes_by_its_period() {
    let text = "reports: [{kind: yearly, title: Our year, period: 2022-04-01/2023-03-31}]\n";
    assert_eq!(keys_of("report", text), ["asked/report/yearly/2022-04-01/2023-03-31"]);
}

#[test]
fn an_area_goes_by_its_id_and_a_group_by_its_own() {
    assert_eq!(keys_of("area", ""), ["asked/area/plymouth"]);
    assert_eq!(keys_of("group", "groups: {board: {tier: board}}\n"), ["asked/group/board"]);
}

#[test]
fn an_arrangement_goes_by_what_the_file_describes() {
    assert_eq!(keys_of("arrangement", "id: some-file\ndescribes: example-2024\n"), ["asked/arrangement/example-2024"]);
}

#[test]
fn a_renamed_thing_keeps_the_first_id_under_formerly() {
    let before = keys_of("group", "groups: {board: {tier: board}}\n");
    let after = keys_of("group", "groups: {executive: {tier: board, formerly: [board, old-board]}}\n");
    assert_eq!(before, after);
    let post = "posts: {head: {title: Head, formerly: [chief]}}\ngroups: {board: {members: [{post: head}]}}\n";
    assert_eq!(keys_of("member", post), ["asked/member/board/chief"]);
}

const WHOLE: &str = "\
masa: 1
id: example
describes: example-2024
status: published
areas: [plymouth]
posts:
  chief: {title: Chief}
partners:
  - body: plymouth
    lead: chief
  - body: nhs-devon-icb
groups:
  board: {tier: board}
  training: {tier: subgroup}
";

/// The same with keys in another order, remarks, blank lines and more room.
const REORDERED: &str = "\
# A remark.
groups:

  training: {  tier: subgroup  }   # another
  board: {tier: board}
partners:
    - body: nhs-devon-icb
    - lead: chief
      body: plymouth
areas: [ plymouth ]
posts:
  chief: {title: Chief}
status: published
describes: example-2024
id: example
masa: 1
";

fn keys_in(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let answer = bundled(&[]).of_files(&files);
    assert!(answer.checked.report.findings.is_empty(), "{:#?}", answer.checked.report.findings);
    let findings = answer.verdicts().iter().filter_map(|verdict| verdict.finding.as_ref());
    let mut keys: Vec<_> =
        findings.map(|finding| (finding.keys.match_key.clone(), finding.keys.fingerprint.clone())).collect();
    keys.sort();
    assert!(keys.len() > 5, "{keys:?}");
    keys
}

#[test]
fn keys_are_the_same_after_keys_were_reordered_and_remarks_added() {
    assert_eq!(keys_in(&[("a.yaml", WHOLE)]), keys_in(&[("a.yaml", REORDERED)]));
}

#[test]
fn keys_are_the_same_after_a_move_to_another_file() {
    let other = arrangement("id: other\ndescribes: other-2024\nareas: none\n");
    let alone = keys_in(&[("a.yaml", WHOLE)]);
    let moved = keys_in(&[("0-other.yaml", &other), ("deep/down/b.yaml", WHOLE)]);
    let missing: Vec<_> = alone.iter().filter(|key| !moved.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn keys_are_the_same_on_another_day() {
    let key = |date: &str| {
        holds("false").to("partner").today(date).of(WHOLE).verdicts()[0].finding.as_ref().unwrap().keys.clone()
    };
    assert_eq!(key("2024-01-01"), key("2026-01-01"));
}

#[test]
fn the_fingerprint_adds_arrangement_and_description() {
    let answer = holds("false").of("id: some-paper\n");
    let keys = &answer.finding().keys;
    assert_eq!(keys.fingerprint, format!("{}@example-2024/some-paper", keys.match_key));
}

#[test]
fn no_two_findings_of_a_description_share_a_key() {
    let keys = keys_in(&[("a.yaml", WHOLE)]);
    let mut once = keys.clone();
    once.dedup();
    assert_eq!(keys, once);
    let alike = "\
partners: [{kind: police}, {kind: police}, {body: plymouth}]
posts: {s: {title: Scrutineer, body: plymouth}}
scrutiny: [{by: {post: s}, form: panel}, {by: {post: s}, form: post}]
relevant-agencies: [{agencies: [{body: {name: A & B}}, {body: {name: A B}}, {body: {name: '*'}}]}, {agencies: none}]
reports:
  - {kind: yearly, title: Plymouth Report, period: 2023-04-01/2024-03-31}
  - {kind: yearly, title: Torbay Report, period: 2023-04-01/2024-03-31}
";
    for kind in ["partner", "scrutiny", "agency-list", "agency", "report"] {
        let keys = keys_of(kind, alike);
        let mut once = keys.clone();
        once.dedup();
        assert!(keys.len() > 1 && keys == once, "{keys:?}");
        assert!(keys.iter().all(|key| !key.ends_with('/')), "{keys:?}");
    }
}

// ---- no subject

#[test]
fn where_the_list_is_not_stated_one_verdict_on_what_should_hold_it_is_settled_by_that_key() {
    let answer = holds("false").to("member").of("groups: {board: {tier: board}, forum: {tier: forum}}\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.only().subject.key, "example-2024");
    assert_eq!(answer.settled_by(), ["groups.board.members", "groups.forum.members"]);
    let higher = holds("false").to("member").of("");
    assert_eq!(higher.settled_by(), ["groups"], "where not even the groups are stated");
}

#[test]
fn where_the_list_is_said_to_be_empty_the_rule_does_not_apply() {
    for text in ["groups: none\n", "groups: {}\n", "groups: {board: {members: []}}\n"] {
        assert_eq!(holds("false").to("member").of(text).outcome(), "not-applicable", "{text}");
    }
}

#[test]
fn a_list_that_cannot_be_read_is_not_said_to_be_empty() {
    for text in ["partners: [5]\n", "partners: 5\n"] {
        let answer = holds("false").to("partner").of(text);
        assert_eq!(answer.only().outcome.id(), "not-stated", "{text}");
        assert_eq!(answer.only().gaps[0].why, "it could not be read", "{text}");
    }
}

#[test]
fn a_rule_of_its_own_says_that_there_has_to_be_one() {
    for (text, existence, of_each) in
        [("scrutiny: none\n", "not-met", "not-applicable"), ("", "not-stated", "not-stated")]
    {
        assert_eq!(bundled(&["no-independent-scrutiny"]).of(text).outcome(), existence, "{text}");
        assert_eq!(bundled(&["scrutineer-employed-by-partner"]).of(text).outcome(), of_each, "{text}");
    }
}

#[test]
fn what_is_missing_is_labelled_at_the_key_before_it_and_never_at_line_one() {
    let answer = bundled(&["partner-without-lead"])
        .of("as-at: 2024-01-01\n# a remark\nsources: {a: {title: A paper}}\ngroups: none\n");
    assert_eq!(answer.underlined(), "sources", "the schema puts partners after sources, and before groups");
}

#[test]
fn a_missing_subject_is_subject_to_the_law_and_to_proposals_like_any_other() {
    let ask = holds("false").to("partner");
    let before = ask.of("as-at: 2018-06-28\n");
    assert_eq!(before.outcome(), "not-applicable");
    assert!(before.reason().contains("not yet in force"), "{}", before.reason());
    let spanning = ask.of("as-at: 2018-06\n");
    assert_eq!(spanning.outcome(), "not-stated", "it may have been law");
}
