//! What somebody decided to live with for a time.

use masa::finding::{Code, Finding, Strength};
use masa::rules::read_acceptances;
use masa::source::FileId;
use serde_json::json;

use crate::ask::{Answer, Ask, arrangement, bundled, holds};

/// A rule about the groups, of which the board falls short.
fn ask() -> Ask {
    holds("group.meetings_a_year >= 4").to("group").with("point", "group.meetings_a_year").today("2026-11-23")
}

const OWN: &str = "groups:\n  board: {meetings-a-year: 2}\n  forum: {meetings-a-year: 6}\n";

fn entry(finding: &str, decided: &str, until: &str) -> String {
    entry_of(finding, "not-met", decided, until)
}

fn entry_of(finding: &str, outcome: &str, decided: &str, until: &str) -> String {
    format!(
        "  - {{finding: {finding}, outcome: {outcome}, reason: The board is new, decided-by: Executive Group, decided: {decided}, until: {until}}}\n"
    )
}

/// What comes of the arrangement beside these acceptances.
fn with(ask: &Ask, own: &str, entries: &str) -> Answer {
    ask.of_files(&[
        ("area.accepted.yaml".to_owned(), format!("masa-accepted: 1\naccepted:\n{entries}")),
        ("area.yaml".to_owned(), arrangement(own)),
    ])
}

/// The only finding about an acceptance.
fn told(answer: &Answer) -> &Finding {
    let findings = &answer.checked.report.findings;
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].code, Code::Acceptance);
    assert!(answer.checked.report.unreadable.is_empty(), "the file was read");
    &findings[0]
}

fn accepted(answer: &Answer) -> Vec<&str> {
    let found = answer.verdicts().iter().filter_map(|verdict| verdict.finding.as_ref());
    found.filter_map(|finding| finding.acceptance.as_ref()).map(|acceptance| acceptance.until.as_str()).collect()
}

#[test]
fn what_is_accepted_stands_and_says_by_whom_and_until_when() {
    let answer = with(&ask(), OWN, &entry("asked/group/board", "2026-11-01", "2027-03-31"));
    assert_eq!(answer.outcomes(), [("board", "not-met"), ("forum", "met")], "nothing is taken away");
    let acceptance = answer.verdicts()[0].finding.as_ref().unwrap().acceptance.clone().unwrap();
    assert_eq!(acceptance.reason, "The board is new");
    assert_eq!(acceptance.decided_by, "Executive Group");
    assert_eq!(acceptance.until, "2027-03-31");
    assert_eq!(acceptance.span.file.0, 0);
    assert!(answer.checked.report.findings.is_empty());
    assert_eq!(answer.checked.passed_over.count(), 0);
}

#[test]
fn an_acceptance_holds_to_its_last_day_and_counts_again_the_day_after() {
    let until = |last: &str| with(&ask(), OWN, &entry("asked/group/board", "2026-05-01", last));
    assert_eq!(accepted(&until("2026-11-23")), ["2026-11-23"]);
    let over = until("2026-11-22");
    assert!(accepted(&over).is_empty());
    let finding = told(&over);
    assert_eq!(finding.message, "the acceptance of `asked/group/board` ended on 22 November 2026 and it counts again");
    assert_eq!(finding.strength, Strength::Question);
    assert_eq!(finding.related[0].span.file.0, 1, "what it accepted is shown beside it");
}

#[test]
fn nothing_is_accepted_before_the_day_of_the_decision() {
    let answer = with(&ask(), OWN, &entry("asked/group/board", "2026-11-24", "2027-03-31"));
    assert!(accepted(&answer).is_empty());
    assert!(told(&answer).message.ends_with("was decided only on 24 November 2026"));
    let on_the_day = with(&ask(), OWN, &entry("asked/group/board", "2026-11-23", "2027-03-31"));
    assert_eq!(accepted(&on_the_day), ["2027-03-31"]);
}

#[test]
fn an_acceptance_holds_for_a_year_at_most() {
    let long = |decided: &str| with(&ask(), OWN, &entry("asked/group/board", decided, "2030-01-01"));
    let answer = long("2026-11-01");
    assert_eq!(accepted(&answer), ["2027-11-01"]);
    assert!(told(&answer).message.contains("it holds until 1 November 2027"), "{}", told(&answer).message);
    assert_eq!(accepted(&long("2025-11-23")), ["2026-11-23"], "the corresponding day still counts");
    let answer = long("2025-11-22");
    assert!(accepted(&answer).is_empty());
    assert!(told(&answer).message.contains("ended on 22 November 2026, a year after it was decided,"));
}

#[test]
fn an_acceptance_of_what_is_found_no_more_is_told() {
    let answer = with(&ask(), OWN, &entry("asked/group/forum", "2026-11-01", "2027-03-31"));
    assert_eq!(told(&answer).message, "`asked/group/forum` is accepted, and nothing of the kind is found any more");
    assert_eq!(told(&answer).strength, Strength::Note);
    let answer = with(&ask(), OWN, &entry("askd/group/board", "2026-11-01", "2027-03-31"));
    assert_eq!(told(&answer).mend, "did you mean `asked`?");
}

#[test]
fn what_was_not_asked_is_not_held_against_an_acceptance() {
    let entries = entry("no-independent-scrutiny/arrangement/example-2024", "2026-11-01", "2027-03-31");
    let other = with(&bundled(&["chair-vacant"]), OWN, &entries);
    assert!(other.checked.report.findings.is_empty(), "only one rule was asked for");
    let differs = entry("descriptions-disagree/differing-value/event", "2026-11-01", "2027-03-31");
    let one = with(&bundled(&[]), OWN, &differs);
    assert!(one.checked.report.findings.is_empty(), "the other description may be in another file");
}

#[test]
fn what_cannot_be_told_can_be_accepted_too() {
    let own = "groups: {board: {name: Board}}\n";
    let not_stated = entry_of("asked/group/board", "not-stated", "2026-11-01", "2027-03-31");
    let answer = with(&ask(), own, &not_stated);
    assert_eq!(answer.outcomes(), [("board", "not-stated")]);
    assert_eq!(accepted(&answer), ["2027-03-31"]);
}

#[test]
fn what_was_accepted_while_it_could_not_be_told_counts_again_once_it_is_established() {
    let one = |outcome: &str, own: &str| {
        with(&ask(), own, &entry_of("asked/group/board", outcome, "2026-11-01", "2027-03-31"))
    };
    let (breach, unknown) = (OWN, "groups: {board: {name: Board}}\n");
    let answer = one("not-stated", breach);
    assert_eq!(answer.outcomes()[0], ("board", "not-met"));
    assert!(accepted(&answer).is_empty(), "nobody decided to live with a breach");
    let finding = told(&answer);
    let says = "`asked/group/board` was accepted while it could not be told, and is now found not met: it counts again";
    assert_eq!((finding.message.as_str(), finding.strength), (says, Strength::Question));
    assert_eq!(finding.related[0].span.file.0, 1, "what is found now is shown beside it");
    for (outcome, own, held) in [
        ("not-met", breach, true),
        ("not-met", unknown, true),
        ("for-judgement", unknown, false),
        ("for-judgement", breach, false),
        ("departs", unknown, false),
        ("departs", breach, false),
    ] {
        assert_eq!(!accepted(&one(outcome, own)).is_empty(), held, "{outcome}: {own}");
    }
}

#[test]
fn an_entry_that_does_not_say_what_was_decided_on_accepts_nothing() {
    let silent = entry("asked/group/board", "2026-11-01", "2027-03-31").replace("outcome: not-met, ", "");
    let answer = with(&ask(), OWN, &silent);
    assert!(accepted(&answer).is_empty());
    assert_eq!(answer.checked.report.findings[0].message, "`outcome` is missing here");
    assert_eq!(answer.checked.report.unreadable.len(), 1);
}

/// Two partners of which nothing but the kind is known, and two reports for one year.
const ALIKE: &str = "\
partners: [{kind: police}, {kind: police}]
reports:
  - {kind: yearly, title: Plymouth Report, period: 2023-04-01/2024-03-31}
  - {kind: yearly, title: Torbay Report, period: 2023-04-01/2024-03-31}
";

#[test]
fn an_acceptance_names_exactly_one_finding() {
    let reports = holds("false").to("report").today("2026-11-23");
    let entries = |key: &str| entry(&format!("asked/report/{key}"), "2026-11-01", "2027-03-31");
    let answer = with(&reports, ALIKE, &entries("yearly/2023-04-01/2024-03-31/Plymouth Report"));
    let held: Vec<bool> =
        answer.verdicts().iter().map(|one| one.finding.as_ref().unwrap().acceptance.is_some()).collect();
    assert_eq!(held, [true, false]);
    assert!(answer.checked.report.findings.is_empty());
    let both = with(&reports, ALIKE, &entries("yearly/2023-04-01/2024-03-31"));
    assert!(accepted(&both).is_empty(), "it is not told which");
    let finding = told(&both);
    assert!(finding.message.ends_with("several things go by that, so that nothing is accepted"), "{}", finding.message);
    assert!(finding.mend.contains("`asked/report/yearly/2023-04-01/2024-03-31/Torbay Report`"), "{}", finding.mend);
    assert_eq!(finding.related.len(), 2);
    // Also where only one of them is found: which of them somebody decided on is not told either.
    let one = holds("report.title != 'Torbay Report'").to("report").today("2026-11-23");
    let one = with(&one, &ALIKE.replace("Plymouth", "Exeter"), &entries("yearly/2023-04-01/2024-03-31"));
    assert!(accepted(&one).is_empty());
    assert!(told(&one).message.contains("several things go by that"));
}

#[test]
fn one_finding_is_accepted_once_by_whatever_name() {
    let ask = ask().with("formerly", "asked-before");
    let entries = entry("asked/group/board", "2026-11-01", "2027-03-31")
        + &entry("asked-before/group/board", "2026-11-01", "2027-01-31");
    let answer = with(&ask, OWN, &entries);
    assert_eq!(accepted(&answer), ["2027-03-31"]);
    assert_eq!(told(&answer).message, "what `asked-before/group/board` accepts is accepted already");
}

#[test]
fn a_file_of_another_version_accepts_nothing() {
    let entries = entry("asked/group/board", "2026-11-01", "2027-03-31");
    for version in ["masa-accepted: 2\n", "masa-accepted: one\n", "masa-accepted:\n", ""] {
        let answer = ask().of_files(&[
            ("area.accepted.yaml".to_owned(), format!("{version}accepted:\n{entries}")),
            ("area.yaml".to_owned(), arrangement(OWN)),
        ]);
        assert!(accepted(&answer).is_empty(), "{version}");
        assert_eq!(answer.checked.report.unreadable.len(), 1, "{version}");
    }
}

#[test]
fn a_rule_that_was_renamed_is_still_accepted_by_its_former_name() {
    let ask = ask().with("formerly", "asked-before");
    let answer = with(&ask, OWN, &entry("asked-before/group/board", "2026-11-01", "2027-03-31"));
    assert_eq!(accepted(&answer), ["2027-03-31"]);
}

#[test]
fn acceptances_belong_to_the_file_that_they_stand_beside() {
    let entries = entry("asked/group/board", "2026-11-01", "2027-03-31");
    let files = |beside: &str| {
        ask().of_files(&[
            (beside.to_owned(), format!("masa-accepted: 1\naccepted:\n{entries}")),
            ("one.yaml".to_owned(), arrangement(OWN)),
            ("two.yaml".to_owned(), arrangement(&format!("id: other\ndescribes: other-2024\n{OWN}"))),
        ])
    };
    let answer = files("two.accepted.yaml");
    let marked: Vec<_> = answer
        .verdicts()
        .iter()
        .filter(|verdict| verdict.finding.as_ref().is_some_and(|finding| finding.acceptance.is_some()))
        .map(|verdict| verdict.arrangement)
        .collect();
    assert_eq!(marked, [Some(1)]);
    let broken = ask().of_files(&[
        ("area.accepted.yaml".to_owned(), format!("masa-accepted: 1\naccepted:\n{entries}")),
        ("area.yaml".to_owned(), format!("{}groups: [\n", arrangement(""))),
    ]);
    assert_eq!(broken.checked.report.findings.len(), 1, "only that the arrangement could not be read");
    assert!(broken.checked.report.findings[0].code.is_unreadable());
    let lost = files("three.accepted.yaml");
    assert_eq!(told(&lost).message, "this accepts what is found in `three.yaml`, and no such arrangement was read");
    let nameless = files("accepted.yaml");
    assert!(nameless.checked.report.findings[0].message.contains("does not say of which arrangement"));
    assert_eq!(nameless.checked.report.unreadable.len(), 1);
}

#[test]
fn what_is_wrong_with_an_acceptance_is_told_with_its_place_and_it_accepts_nothing() {
    let good = entry("asked/group/board", "2026-11-01", "2027-03-31");
    let wrong = |entries: &str| {
        let answer = with(&ask(), OWN, entries);
        assert_eq!(answer.checked.report.unreadable.len(), 1, "{entries}");
        let finding = &answer.checked.report.findings[0];
        let text = answer.checked.sources.iter().next().unwrap().1.text().clone();
        (finding.primary.span.slice(&text).unwrap().to_owned(), finding.message.clone(), accepted(&answer).len())
    };
    for (entries, place, words) in [
        (good.replace("asked/group/board", "board"), "board", "names no finding"),
        (good.replace("2027-03-31", "next year"), "next year", "exact day"),
        (good.replace("2027-03-31", "2027-03"), "2027-03", "exact day"),
        (good.replace("2027-03-31", "2026-10-31"), "2026-10-31", "before the day of the decision"),
        (good.replace("The board is new", "'  '"), "'  '", "is empty"),
        (good.replace("reason", "reson"), "reson", "not known here"),
        (good.replace("reason", "note: x, reason"), "note", "not known here"),
        (good.replace("until", "untill: 3, until"), "untill", "not known here"),
        (good.replace("not-met", "met"), "met", "is none of"),
        (good.replace("2026-11-01", "2026-11"), "2026-11", "an acceptance is decided on an exact day"),
    ] {
        let (at, message, held) = wrong(&entries);
        assert!(message.contains(words) || message.contains("missing"), "{entries}: {message}");
        assert!(at.contains(place) || message.contains("missing"), "{entries}: {at}");
        assert_eq!(held, 0, "{entries}");
    }
    let (_, message, held) = wrong(&format!("{good}{good}"));
    assert_eq!((message.as_str(), held), ("`asked/group/board` is accepted twice in this file", 1));
}

#[test]
fn the_published_schema_and_the_reader_agree_about_acceptances() {
    let schema = serde_json::from_str(include_str!("../../schemas/accepted-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let entry = json!({
        "finding": "a/b/c", "outcome": "not-met", "reason": "r", "decided-by": "d", "decided": "2026-01-01", "until": "2026-02-01"
    });
    let with = |change: &dyn Fn(&mut serde_json::Map<String, serde_json::Value>)| {
        let mut entry = entry.as_object().unwrap().clone();
        change(&mut entry);
        json!({"masa-accepted": 1, "accepted": [entry]})
    };
    let mut tried = vec![json!({"masa-accepted": 1}), json!({"masa-accepted": 2}), json!({"accepted": []}), json!({})];
    tried.push(json!({"masa-accepted": 1, "accepted": []}));
    tried.push(json!({"masa-accepted": 1, "accepted": {}}));
    tried.push(json!({"masa-accepted": 1, "more": 1}));
    tried.push(with(&|_| {}));
    for key in ["finding", "outcome", "reason", "decided-by", "decided", "until"] {
        tried.push(with(&|entry| drop(entry.remove(key))));
        for value in [json!(""), json!(" "), json!("a/b"), json!("a/b/"), json!("/b/c"), json!([]), json!("2026-13-40")]
        {
            tried.push(with(&|entry| drop(entry.insert(key.into(), value.clone()))));
        }
    }
    tried.push(with(&|entry| drop(entry.insert("note".into(), json!("x")))));
    let (mut good, mut bad) = (0, 0);
    for document in tried {
        let text = document.to_string();
        let tree = masa::yaml::parse(FileId(0), &text).tree.unwrap();
        let read = read_acceptances(&tree).1.is_empty();
        // That a day exists in the calendar is beyond a pattern.
        let meant = text.contains("2026-13-40") || schema.is_valid(&document);
        assert!(read == meant || text.contains("2026-13-40"), "{text}: {:?}", read_acceptances(&tree).1);
        if read { good += 1 } else { bad += 1 }
    }
    assert!(good > 5 && bad > 20, "{good} {bad}");
}
