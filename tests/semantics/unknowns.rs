//! Section 7: what is not known, and how it travels.

use crate::ask::{Ask, bundled, holds};

/// Conditions that are true, false and unknown of the same file.
const TRUE: &str = "size(areas) == 1";
const FALSE: &str = "size(areas) == 2";
const UNKNOWN: &str = "has(edition)";
const OTHER: &str = "has(arrangement.name)";

fn outcome(condition: &str) -> &'static str {
    holds(condition).of("").outcome()
}

#[test]
fn and_or_and_not_follow_kleene() {
    let values = [(TRUE, "met"), (FALSE, "not-met"), (UNKNOWN, "not-stated")];
    for (a, of_a) in values {
        for (b, of_b) in values {
            let and = match (of_a, of_b) {
                ("not-met", _) | (_, "not-met") => "not-met",
                ("met", "met") => "met",
                _ => "not-stated",
            };
            let or = match (of_a, of_b) {
                ("met", _) | (_, "met") => "met",
                ("not-met", "not-met") => "not-met",
                _ => "not-stated",
            };
            assert_eq!(outcome(&format!("{a} && {b}")), and, "{a} && {b}");
            assert_eq!(outcome(&format!("{a} || {b}")), or, "{a} || {b}");
        }
    }
    assert_eq!((outcome("!(size(areas) == 2)"), outcome("!has(edition)")), ("met", "not-stated"));
}

#[test]
fn a_choice_on_something_unknown_stands_where_both_sides_agree() {
    assert_eq!(outcome(&format!("{UNKNOWN} ? {TRUE} : {TRUE}")), "met");
    assert_eq!(outcome(&format!("{UNKNOWN} ? {FALSE} : {FALSE}")), "not-met");
    assert_eq!(outcome(&format!("{UNKNOWN} ? {TRUE} : {FALSE}")), "not-stated");
}

#[test]
fn everything_that_would_settle_it_is_told_and_nothing_that_would_not() {
    let told = |condition: &str| -> Vec<String> {
        holds(condition).of("").settled_by().into_iter().map(str::to_owned).collect()
    };
    assert_eq!(told(&format!("{UNKNOWN} && {OTHER}")), ["edition", "name"]);
    assert_eq!(told(&format!("{UNKNOWN} || {OTHER}")), ["edition", "name"]);
    assert_eq!(told(&format!("{UNKNOWN} && ({OTHER} || {TRUE})")), ["edition"]);
}

#[test]
fn has_is_true_if_known_false_if_none_and_unknown_if_not_stated() {
    for (text, outcome) in [
        ("edition: wt2018-07-04\n", "met"),
        ("edition: none\n", "not-met"),
        ("", "not-stated"),
        ("edition: {value: wt2018-07-04, doubt: smudged}\n", "not-stated"),
        ("edition: {disputed: [{value: wt2018-07-04}, {value: none}]}\n", "not-stated"),
    ] {
        assert_eq!(holds("has(edition)").of(text).outcome(), outcome, "{text}");
    }
    assert_eq!(holds("has(edition)").of("edition: [1, 2]\n").only().outcome.id(), "not-stated", "unreadable");
}

#[test]
fn stated_is_never_unknown() {
    for (text, outcome) in [
        ("edition: wt2018-07-04\n", "met"),
        ("edition: none\n", "met"),
        ("", "not-met"),
        ("edition: {value: wt2018-07-04, doubt: smudged}\n", "met"),
        ("edition: {disputed: [{value: wt2018-07-04}, {value: none}]}\n", "met"),
        ("edition: [1, 2]\n", "met"),
    ] {
        assert_eq!(holds("stated(edition)").of(text).only().outcome.id(), outcome, "{text}");
    }
}

#[test]
fn an_unknown_condition_gives_not_stated_never_met() {
    for decides in ["true", "false", UNKNOWN] {
        let answer = holds(decides).when(UNKNOWN).of("");
        assert_eq!(answer.outcome(), "not-stated", "{decides}");
        assert!(answer.reason().starts_with("it cannot be told whether it applies"), "{}", answer.reason());
        assert_eq!(answer.settled_by(), ["edition"]);
    }
}

#[test]
fn a_condition_decides_before_what_is_unknown_in_the_rest() {
    let ask = |when: &str| -> Ask { holds(UNKNOWN).when(when) };
    assert_eq!(ask(FALSE).of("").outcome(), "not-applicable");
    assert_eq!(ask(TRUE).of("").outcome(), "not-stated");
}

#[test]
fn a_day_too_vague_for_the_question_is_unknown() {
    let text = "events: [{what: published, date: 2019-06}]\n";
    let ask = |than: &str| holds(&format!("day_of(arrangement, \"published\") < date(\"{than}\")")).of(text);
    assert_eq!(ask("2019-07-01").outcome(), "met");
    assert_eq!(ask("2019-06-01").outcome(), "not-met");
    assert_eq!(ask("2019-06-15").gaps(), ["events[0].date: the date, June 2019, is too vague"]);
}

#[test]
fn each_kind_of_unknown_has_its_own_sentence() {
    let why = |text: &str| holds("edition == \"wt2018-07-04\"").of(text).only().gaps[0].why.clone();
    let sentences = [
        why(""),
        why("edition: {disputed: [{value: wt2018-07-04}, {value: none}]}\n"),
        why("edition: {value: wt2018-07-04, doubt: smudged}\n"),
        why("edition: [1, 2]\n"),
    ];
    for (at, sentence) in sentences.iter().enumerate() {
        assert!(!sentence.is_empty() && !sentences[..at].contains(sentence), "{sentences:?}");
    }
}

#[test]
fn what_is_missing_is_pointed_at_where_it_would_stand() {
    let answer = holds("partners.all(p, has(p.lead))").of("partners:\n  - body: plymouth\n    called: the council\n");
    assert_eq!(answer.settled_by(), ["partners[0].lead"]);
    assert_eq!(answer.underlined(), "called", "the key after which the schema's order puts it");
    let bundled = bundled(&["no-independent-scrutiny"]).of("name: Example\npartners: none\n");
    assert_eq!(bundled.underlined(), "partners");
}
