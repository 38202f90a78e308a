//! Section 6: who covers an area when its arrangements end.

use crate::ask::{Answer, Ask, arrangement, bundled};

fn hand_over() -> Ask {
    bundled(&["area-without-successor"])
}

/// The arrangements that end, in words of the file.
fn ending(words: &str) -> String {
    format!("id: old\ndescribes: joint-2019\nareas: [torbay]\nas-at: 2020-12-15\n{words}")
}

const DATED: &str = "events: [{what: ends, date: 2020-12-31}]\n";

/// Those that follow, in force from a day.
fn next(begins: &str) -> String {
    format!(
        "id: new\ndescribes: torbay-2021\nareas: [torbay]\nas-at: 2021-02-01\nevents: [{{what: in-force, date: {begins}}}]\n"
    )
}

fn complete(old: &str, new: &str) -> Answer {
    hand_over().complete().of_set(&[old, new])
}

#[test]
fn covered_from_no_later_than_the_day_after_is_met() {
    assert_eq!(complete(&ending(DATED), &next("2021-01-01")).outcome(), "met");
}

#[test]
fn a_certain_gap_of_one_day_is_not_met() {
    let answer = complete(&ending(DATED), &next("2021-01-02"));
    assert_eq!(answer.outcome(), "not-met");
    assert_eq!(answer.underlined(), "torbay");
    assert_eq!(answer.strength(), masa::finding::Strength::Duty);
}

#[test]
fn a_gap_that_is_not_certain_is_not_held_against_anybody() {
    assert_eq!(complete(&ending(DATED), &next("2021-01")).outcome(), "not-stated");
    let vague = "events: [{what: ends, date: 2020-12}]\n";
    assert_eq!(complete(&ending(vague), &next("2020-12-02")).outcome(), "met", "whichever day of December it ended");
    assert_eq!(complete(&ending(vague), &next("2020-12-20")).outcome(), "not-stated");
}

#[test]
fn an_end_without_a_day_is_not_stated() {
    let undated = ending("succession: [{kind: ends, areas: [torbay], state: planned}]\n");
    let answer = complete(&undated, &next("2021-01-01"));
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.settled_by()[0], "succession[0].ends");
    let alone = hand_over().complete().of(&undated);
    assert_eq!(alone.outcome(), "not-stated", "even where nothing follows");
}

#[test]
fn an_end_that_is_only_hoped_for_is_not_stated() {
    for (state, why) in [
        ("hoped-for", "it is hoped for, and not yet so"),
        ("under-discussion", "it is under discussion, and not yet so"),
        ("{value: decided, doubt: smudged}", "it is marked as uncertain: smudged"),
        ("{disputed: [{value: decided}, {value: hoped-for}]}", "the sources disagree"),
    ] {
        let end = ending(&format!("succession: [{{kind: ends, areas: [torbay], ends: 2020-12-31, state: {state}}}]\n"));
        let answer = hand_over().complete().of(&end);
        assert_eq!(answer.outcome(), "not-stated", "{state}");
        assert!(answer.gaps().contains(&format!("succession[0].state: {why}")), "{:?}", answer.gaps());
    }
    let decided = ending("succession: [{kind: ends, areas: [torbay], ends: 2020-12-31, state: decided}]\n");
    assert_eq!(hand_over().complete().of(&decided).outcome(), "not-met");
}

#[test]
fn an_end_on_a_condition_is_not_stated() {
    let end = |more: &str| {
        ending(&format!("events: [{{what: ends, date: 2020-12-31, on-condition: The other agrees{more}}}]\n"))
    };
    let answer = hand_over().complete().of(&end(""));
    assert_eq!(answer.outcome(), "not-stated");
    assert!(
        answer.gaps().iter().any(|gap| gap.ends_with("state: it is not said whether its condition came about")),
        "{:?}",
        answer.gaps()
    );
    assert_eq!(hand_over().complete().of(&end(", state: in-place")).outcome(), "not-met");
}

#[test]
fn whether_it_has_ceased_may_be_in_dispute() {
    let dispute = "status: {disputed: [{value: ceased}, {value: published}]}\n";
    assert_eq!(hand_over().complete().of(&ending(dispute)).outcome(), "not-stated");
    let agreed = "status: {disputed: [{value: agreed}, {value: published}]}\n";
    assert_eq!(hand_over().complete().of(&ending(agreed)).outcome(), "not-applicable");
}

#[test]
fn an_overlap_leaves_nobody_uncovered() {
    assert_eq!(complete(&ending(DATED), &next("2020-12-01")).outcome(), "met");
}

#[test]
fn a_planned_successor_is_a_question_with_both_places() {
    let planned = next("2021-01-01").replace("as-at", "status: proposed\nas-at");
    let answer = complete(&ending(DATED), &planned);
    assert_eq!(answer.outcome(), "not-stated");
    assert_eq!(answer.strength(), masa::finding::Strength::Question);
    let finding = answer.finding();
    assert!(finding.related.iter().any(|label| label.span.file != finding.primary.span.file), "{finding:#?}");
}

#[test]
fn a_successor_for_other_areas_is_none() {
    let elsewhere = next("2021-01-01").replace("[torbay]", "[plymouth]");
    assert_eq!(complete(&ending(DATED), &elsewhere).outcome(), "not-met");
}

#[test]
fn each_area_of_what_ends_is_judged_by_itself() {
    let two = ending(DATED).replace("[torbay]", "[plymouth, torbay]");
    let answer = complete(&two, &next("2021-01-01"));
    assert_eq!(answer.outcomes(), [("plymouth", "not-met"), ("torbay", "met")]);
}

#[test]
fn an_end_that_names_areas_is_one_for_these_alone() {
    let two = ending("events: [{what: ends, date: 2020-12-31, areas: [torbay]}]\n")
        .replace("[torbay]\nas", "[plymouth, torbay]\nas");
    assert_eq!(complete(&two, &next("2021-01-01")).outcomes(), [("torbay", "met")]);
    assert_eq!(complete(&two, &next("2021-01-02")).outcomes(), [("torbay", "not-met")]);
    let left = two.replace("[plymouth, torbay]", "[plymouth]");
    assert_eq!(complete(&left, &next("2021-01-02")).outcomes(), [("torbay", "not-met")], "that it left already");
}

#[test]
fn two_days_for_one_end_leave_it_open() {
    let other = |day: &str| ending(&format!("{DATED}succession: [{{kind: ends, ends: {day}}}]\n"));
    let answer = complete(&other("2020-12-28"), &next("2021-01-01"));
    assert_eq!(answer.outcome(), "not-stated");
    assert!(answer.gaps()[0].contains("two days are given for the end"), "{:?}", answer.gaps());
    assert_eq!(
        complete(&other("2020-12"), &next("2021-01-01")).outcome(),
        "met",
        "the exact one, where both may be true"
    );
}

#[test]
fn what_follows_may_not_have_ended_itself_by_whatever_it_says_so() {
    for over in [
        "events: [{what: in-force, date: 2020-01-01}, {what: ends, date: 2020-12-01}]\n",
        "events: [{what: in-force, date: 2020-01-01}]\nsuccession: [{kind: ends, ends: 2020-12-01}]\n",
    ] {
        let new = format!("id: new\ndescribes: torbay-2021\nareas: [torbay]\nas-at: 2021-02-01\n{over}");
        let outcomes = complete(&ending(DATED), &new)
            .outcomes()
            .into_iter()
            .map(|(_, outcome)| outcome.to_owned())
            .collect::<Vec<_>>();
        assert!(outcomes.contains(&"not-met".to_owned()), "{over}: {outcomes:?}");
    }
}

#[test]
fn what_is_superseded_ends_too() {
    let old = ending("events: [{what: in-force, date: 2019-09-29}]\n");
    let new = next("2021-01-01") + "supersedes: [joint-2019]\n";
    assert_eq!(complete(&old, &new).outcome(), "not-stated", "no day is stated for its end");
}

#[test]
fn nobody_covers_it_needs_a_set_that_says_it_is_complete() {
    let alone = hand_over().of(&ending(DATED));
    assert_eq!(alone.outcome(), "not-stated");
    assert_eq!(alone.gaps().len(), 1);
    assert!(alone.gaps()[0].ends_with("these files do not say that they are all there are"), "{:?}", alone.gaps());
    assert_eq!(hand_over().complete().of(&ending(DATED)).outcome(), "not-met");
}

#[test]
fn a_file_that_cannot_be_read_makes_the_set_incomplete() {
    let files = |second: &str| {
        [("old.yaml".to_owned(), arrangement(&ending(DATED))), ("new.yaml".to_owned(), second.to_owned())]
    };
    for broken in ["masa: 1\nid: [\n", "masa: 1\nid: new\nareas: [nowhere-at-all]\n"] {
        let answer = hand_over().complete().of_files(&files(broken));
        assert_eq!(answer.only().outcome.id(), "not-stated", "{broken}");
        assert!(!answer.checked.report.meta.complete);
        assert!(answer.checked.report.meta.remarks.iter().any(|remark| remark.contains("not taken as complete")));
    }
}

#[test]
fn a_value_that_cannot_be_read_leaves_the_set_complete() {
    for wrong in
        ["posts: {clerk: {title: Clerk, until: soon}}\n", "functions: [{function: training, ownrs: [clerk]}]\n"]
    {
        let other = arrangement(&format!("id: new\nareas: [plymouth]\nas-at: 2021-02-01\n{wrong}"));
        let files = [("old.yaml".to_owned(), arrangement(&ending(DATED))), ("new.yaml".to_owned(), other)];
        let answer = hand_over().complete().of_files(&files);
        assert_eq!(answer.only().outcome.id(), "not-met", "{wrong}");
        assert!(answer.checked.report.meta.complete);
        assert!(!answer.checked.report.findings.is_empty(), "it is told all the same: {wrong}");
    }
}

#[test]
fn where_nothing_ends_there_is_one_outcome_for_the_set() {
    let answer = hand_over().complete().of("");
    assert_eq!(answer.outcome(), "not-applicable");
    assert_eq!(answer.only().arrangement, None);
    assert_eq!(answer.only().subject.kind, "set");
}
