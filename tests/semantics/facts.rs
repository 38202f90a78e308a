//! Section 5: what a file can say of a fact, and why one is not known.

use masa::finding::Outcome;

use crate::ask::{bundled, holds};

const NAMED: &str = "has(edition)";

/// A source of a kind, read so far.
fn source(kind: &str, read: &str) -> String {
    format!("as-at: 2024-01-01\nsources: {{paper: {{title: A paper, kind: {kind}, read: {read}}}}}\n")
}

#[test]
fn a_missing_key_means_not_stated_and_only_that() {
    for condition in [NAMED, "edition == \"wt2018-07-04\"", "edition != \"wt2018-07-04\""] {
        let answer = holds(condition).of("");
        assert_eq!(answer.outcome(), "not-stated", "{condition}");
        assert_eq!(answer.settled_by(), ["edition"], "{condition}");
    }
}

#[test]
fn in_a_kept_file_it_is_the_file_that_does_not_say() {
    assert_eq!(holds(NAMED).of("").gaps(), ["edition: this file does not say"]);
}

#[test]
fn only_the_published_document_read_whole_can_be_silent() {
    let silent = holds(NAMED).of(&source("the-document", "whole"));
    assert_eq!(silent.gaps(), ["edition: the published document, read whole, does not say"]);
}

#[test]
fn from_anything_less_the_reason_is_that_it_was_not_read() {
    for (kind, read) in [
        ("the-document", "part"),
        ("the-document", "contents-page"),
        ("paper-about-it", "whole"),
        ("minutes", "whole"),
        ("website", "whole"),
    ] {
        let gaps = holds(NAMED).of(&source(kind, read)).gaps();
        assert!(gaps[0].contains("the published document itself was not read whole"), "{kind} {read}: {gaps:?}");
    }
    let unsourced = holds(NAMED).of("as-at: 2024-01-01\n").gaps();
    assert!(unsourced[0].contains("the published document itself was not read whole"), "{unsourced:?}");
}

#[test]
fn none_is_said_aloud() {
    assert_eq!(holds(NAMED).of("edition: none\n").outcome(), "not-met");
    assert_eq!(
        holds("partners.all(p, !has(p.lead))").of("partners: [{body: plymouth, lead: none}]\n").outcome(),
        "met"
    );
}

#[test]
fn of_what_is_said_to_be_none_no_value_can_be_told() {
    let text = "partners: [{body: plymouth, until: none}]\n";
    assert_eq!(holds("partners.exists(p, p.until < day)").of(text).outcome(), "not-stated");
    assert_eq!(
        holds("partners.exists(p, p.lead.title == \"Chief\")")
            .of("partners: [{body: plymouth, lead: none}]\n")
            .outcome(),
        "not-met"
    );
}

const TWO: &str = "sources: {a: {title: One paper}, b: {title: Another}}\n";

fn disputed(one: &str, other: &str) -> String {
    format!("{TWO}edition: {{disputed: [{{value: {one}, cite: a 1}}, {{value: {other}, cite: b 2}}]}}\n")
}

#[test]
fn a_disputed_value_decides_only_where_all_readings_agree() {
    let text = disputed("wt2018-07-04", "wt2023-12-15");
    assert_eq!(holds(NAMED).of(&text).outcome(), "met", "an edition is named on either reading");
    assert_eq!(holds("edition == \"wt2026-01-01\"").of(&text).outcome(), "not-met", "neither reading is this");
    let answer = holds("edition == \"wt2018-07-04\"").of(&text);
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["edition: two readings disagree"]);
    assert_eq!(holds(NAMED).of(&disputed("wt2018-07-04", "none")).outcome(), "not-stated");
}

#[test]
fn readings_are_tried_together_so_that_one_value_has_one_reading() {
    let text = disputed("wt2018-07-04", "wt2023-12-15");
    let ask = holds("edition == \"wt2018-07-04\" || edition == \"wt2023-12-15\"");
    assert_eq!(ask.of(&text).outcome(), "met");
    assert_eq!(holds("edition == \"wt2018-07-04\" && edition == \"wt2023-12-15\"").of(&text).outcome(), "not-met");
}

#[test]
fn a_dispute_is_itself_a_question_with_both_readings_and_their_papers() {
    let answer = bundled(&["sources-disagree"]).of(&disputed("wt2018-07-04", "wt2023-12-15"));
    assert_eq!(answer.outcome(), "not-met");
    assert_eq!(answer.strength(), masa::finding::Strength::Question);
    let finding = answer.finding();
    for part in ["edition", "wt2018-07-04", "wt2023-12-15", "One paper", "Another"] {
        assert!(finding.message.contains(part), "{part} in {}", finding.message);
    }
    assert_eq!(finding.papers.len(), 2);
}

#[test]
fn readings_that_say_the_same_are_no_dispute() {
    let same = bundled(&["sources-disagree"]).of(&disputed("wt2018-07-04", "wt2018-07-04"));
    assert!(same.none_is(Outcome::NotMet), "{:#?}", same.verdicts());
    let of = |reading: &str| {
        let lead = format!("{{disputed: [{{value: lead}}, {{value: {reading}}}]}}");
        let text = format!("groups: {{g: {{name: G, tier: {lead}}}}}\ncomplete: [groups]\n");
        holds("groups.all(g, g.tier == \"lead\")").of(&text).outcome()
    };
    assert_eq!((of("lead"), of("board")), ("met", "not-stated"));
}

#[test]
fn what_only_one_reading_of_a_list_names_is_a_subject_of_which_nothing_is_certain() {
    let text = format!(
        "{TWO}partners: {{disputed: [{{value: [{{body: plymouth}}], cite: a 1}}, {{value: [{{body: nhs-devon-icb}}], cite: b 2}}]}}\n"
    );
    let answer = holds("false").to("partner").of(&text);
    assert_eq!(answer.outcomes(), [("plymouth", "not-stated"), ("nhs-devon-icb", "not-stated")]);
    assert_eq!(answer.verdicts()[0].gaps[0].why, "two readings disagree");
}

#[test]
fn a_doubted_value_is_unknown_for_the_transcribers_reason() {
    let answer = holds(NAMED).of("edition: {value: wt2018-07-04, doubt: smudged}\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["edition: it is marked as uncertain: smudged"]);
}

#[test]
fn a_doubted_element_puts_everything_in_it_in_doubt() {
    let text = "complete: [groups]\ngroups: {board: {tier: board, doubt: only a chart shows it}}\n";
    let answer = holds("groups.exists(g, g.tier == \"board\")").of(text);
    assert_eq!(answer.outcome(), "not-stated");
    assert!(answer.gaps()[0].contains("only a chart shows it"), "{:?}", answer.gaps());
}

#[test]
fn a_topic_known_from_its_heading_is_never_met() {
    let topic = |says: &str| format!("published-contents: {{thresholds: {{says: {says}}}}}\n");
    for condition in [
        "published_contents.exists(c, c.id == \"thresholds\")",
        "published_contents.exists(c, c.says == \"fully\" || c.says == \"heading\")",
    ] {
        let answer = holds(condition).of(&topic("heading"));
        assert_eq!(answer.outcome(), "not-stated", "{condition}");
        assert!(answer.reason().contains("only its heading was seen"), "{}", answer.reason());
        assert_eq!(holds(condition).of(&topic("fully")).outcome(), "met", "{condition}");
    }
}

#[test]
fn a_topic_set_out_only_in_part_is_never_met() {
    let topic = |says: &str| format!("published-contents: {{thresholds: {{says: {says}}}}}\n");
    let answer = holds("set_out(\"thresholds\")").of(&topic("partly"));
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["published-contents.thresholds.says: the document sets it out only in part"]);
    assert_eq!(holds("set_out(\"thresholds\")").of(&topic("fully")).outcome(), "met");
}

#[test]
fn a_topic_that_only_a_paper_says_is_set_out_is_never_met() {
    let of = |kind: &str| {
        holds("set_out(\"thresholds\")").of(&format!(
            "as-at: 2024-03-20\nsources: {{paper: {{title: A paper, date: 2024-03-20, kind: {kind}, read: whole}}}}\n\
             published-contents: {{thresholds: {{says: fully, cite: paper 3}}}}\n"
        ))
    };
    let answer = of("paper-about-it");
    assert_eq!(answer.outcome(), "not-stated");
    let why =
        "published-contents.thresholds.says: a paper says so, and the published document itself was not read for it";
    assert_eq!(answer.gaps(), [why]);
    assert_eq!(of("the-document").outcome(), "met");
}

#[test]
fn what_is_stated_may_leave_it_open_for_a_reason_that_the_rule_gives() {
    let answer =
        holds("has(edition) && cannot_tell(edition, \"an edition alone shows nothing\")").of("edition: wt2018-07-04\n");
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.gaps(), ["edition: an edition alone shows nothing"]);
}

#[test]
fn an_unreadable_value_is_unknown_and_the_rest_is_judged() {
    let text = "scope: [children, pets]\nname: Example\nedition: [1, 2]\n";
    for (condition, outcome) in
        [("has(edition)", "not-stated"), ("has(arrangement.name)", "met"), ("\"children\" in scope", "met")]
    {
        let answer = holds(condition).of(text);
        assert_eq!(answer.only().outcome.id(), outcome, "{condition}");
        assert_eq!(answer.checked.report.unreadable.len(), 1);
    }
    assert_eq!(holds("has(edition)").of(text).gaps(), ["edition: it could not be read"]);
}

#[test]
fn an_unreadable_member_may_be_anything() {
    let text = "partners: [{body: plymouth}, 5]\n";
    assert_eq!(holds("partners.exists(p, p.body.id == \"torbay\")").of(text).only().outcome.id(), "not-stated");
    assert_eq!(holds("partners.all(p, p.body.id == \"plymouth\")").of(text).only().outcome.id(), "not-stated");
    assert_eq!(holds("partners.exists(p, p.body.id == \"plymouth\")").of(text).only().outcome.id(), "met");
}

#[test]
fn beside_subjects_that_can_be_read_one_that_cannot_leaves_a_verdict_of_its_own() {
    let partners = holds("true").to("partner").of("partners: [{body: plymouth}, 5]\n");
    assert_eq!(partners.outcomes(), [("plymouth", "met"), ("example-2024", "not-stated")]);
    assert_eq!(partners.verdicts()[1].gaps[0].why, "it could not be read");
    let areas = holds("true").to("area").of("areas: [plymouth, nowhere-at-all]\n");
    assert_eq!(areas.outcomes(), [("plymouth", "met"), ("example-2024", "not-stated")]);
}
