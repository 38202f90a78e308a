//! From which day words on a hand-over are measured: none is settled that would not be on another day on which the change may come.

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{Outcome, Restructure};
use masa::time::Date;

use crate::compared::text;
use crate::judged::BOOK;

const BCP: &str = "bournemouth-christchurch-and-poole";
const IN_FORCE: &str = "  - {what: in-force, date: 2019-09-02}";

fn step(before: &str, after: &[String]) -> Restructure {
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    let texts = |side: &str, of: &[String]| -> Vec<Text> {
        of.iter().enumerate().map(|(at, body)| text(&format!("{side}-{at}.yaml"), body)).collect()
    };
    let judged =
        restructure(texts("before", &[before.to_owned()]), texts("after", after), &Tools::bundled(&BOOK), &options);
    judged.unwrap().restructure
}

fn joint(as_at: &str, areas: &str, events: &str, more: &str) -> String {
    format!(
        "masa: 1\nid: joint\ndescribes: joint-2019\nname: Joint Partnership\nstatus: published\nas-at: {as_at}\n\
         areas: [{areas}]\nevents:\n{events}\n{more}complete: [documents, succession]\n"
    )
}

fn follower(id: &str, area: &str, begins: &str) -> String {
    format!(
        "masa: 1\nid: {id}\ndescribes: {id}-2025\nname: {id} Partnership\nstatus: published\nas-at: 2025-10-15\n\
         areas: [{area}]\nsupersedes: [joint-2019]\nevents:\n  - {{what: in-force, date: {begins}}}\n\
         partners: [{{body: {area}}}, {{body: nhs-dorset-icb}}, {{body: dorset-police}}]\n"
    )
}

const REVIEW: &str = "documents:\n  a: {title: Review of Child A, kind: practice-review, state: draft}\n";

/// How a rule came out, and why.
fn came<'s>(step: &'s Restructure, rule: &str) -> (Outcome, &'s str) {
    let is_it = |id: usize| step.after.rules[id].id.as_str() == rule;
    let verdict = step.handovers.iter().find(|verdict| is_it(verdict.rule)).unwrap_or_else(|| panic!("{rule}"));
    (verdict.outcome, verdict.reason.as_str())
}

/// How the records of two areas that part come out, whose end is told by these events and this entry, and why.
fn records(events: &str, entry: &str, duties: &[&str]) -> (Outcome, String) {
    let areas = format!("dorset, {BCP}");
    let duties: Vec<String> = duties.iter().map(|duty| format!("'{duty}'")).collect();
    let duties = duties.join(", ");
    let entry =
        format!("succession:\n  - {{kind: split, {entry} residual-duties: [{duties}], complete: [residual-duties]}}\n");
    let before = joint("2025-03-15", &areas, &format!("{IN_FORCE}\n{events}"), &entry);
    let mut after = vec![follower("one", "dorset", "2025-04-01"), follower("other", BCP, "2025-04-01")];
    let told = step(&before, &after);
    let came_out = came(&told, "records-left-to-nobody");
    after.reverse();
    assert_eq!(came(&step(&before, &after), "records-left-to-nobody").0, came_out.0, "in whatever order");
    (came_out.0, came_out.1.to_owned())
}

fn with_days(events: &str, entry: &str, when: &str) -> (Outcome, String) {
    let keeps = format!("Dorset Council keeps the records {when}");
    records(events, entry, &[&keeps, "Dorset Council is their controller"])
}

#[test]
fn of_a_vague_end_what_comes_out_alike_on_each_day_is_told() {
    for (when, exact, vague) in [
        ("from 1 April 2025 on", Outcome::Met, Outcome::NotStated),
        ("from 1 March 2025 on", Outcome::Met, Outcome::Met),
        ("from 2 April 2025 on", Outcome::NotStated, Outcome::NotStated),
        // The first day after it is one from 2 March to 1 April.
        ("by 2 March 2025", Outcome::Met, Outcome::Met),
        ("by 3 March 2025", Outcome::Met, Outcome::NotStated),
        ("until 1 April 2026", Outcome::Met, Outcome::Met),
        ("until 31 March 2026", Outcome::NotStated, Outcome::NotStated),
    ] {
        assert_eq!(with_days("", "ends: 2025-03-31,", when).0, exact, "{when}");
        assert_eq!(with_days("", "ends: 2025-03,", when).0, vague, "{when}");
    }
    let (_, why) = with_days("", "ends: 2025-03,", "by 3 March 2025");
    assert!(why.contains("`the first day after the change`: the date is too vague"), "{why}");
}

#[test]
fn an_end_that_is_not_sure_settles_nothing_that_hangs_on_its_day() {
    for (events, entry) in [
        ("", "ends: 2025-03-31, state: planned,"),
        ("", "ends: 2025-03-31, state: agreed-in-principle,"),
        ("", "ends: 2025-03-31, state: hoped-for,"),
        ("", "ends: {words: expected in the spring},"),
        ("  - {what: ends, date: {value: 2025-03-31, doubt: it may be later}}", "into: [one-2025, other-2025],"),
        ("", "into: [one-2025, other-2025],"),
    ] {
        for when in ["from 1 April 2025 on", "by 1 April 2025"] {
            assert_eq!(with_days(events, entry, when).0, Outcome::NotStated, "{events} {entry} {when}");
        }
    }
    assert_eq!(with_days("", "ends: 2025-03-31, state: decided,", "from 1 April 2025 on").0, Outcome::Met);
    assert_eq!(with_days("", "ends: 2025-03-31, state: planned,", "").0, Outcome::Met, "it hangs on no day");
}

#[test]
fn where_areas_end_one_after_the_other_each_is_held_to_its_own_end_and_words_for_all_to_every_one() {
    let events = format!(
        "  - {{what: ends, date: 2025-03-31, areas: [dorset]}}\n  - {{what: ends, date: 2025-09-30, areas: [{BCP}]}}"
    );
    for (when, outcome) in [
        ("by 1 April 2025", Outcome::Met),
        ("by 2 April 2025", Outcome::NotStated),
        ("from 1 April 2025 on", Outcome::Met),
        ("from 1 October 2025 on", Outcome::NotStated),
        ("until 1 October 2026", Outcome::Met),
        ("until 30 September 2026", Outcome::NotStated),
    ] {
        let (came, why) = with_days(&events, "into: [one-2025, other-2025],", when);
        assert_eq!(came, outcome, "{when}: {why}");
        let told = why.contains("it is 1 April 2025 in one area and 1 October 2025 in another");
        assert_eq!(told, outcome == Outcome::NotStated, "{when}: {why}");
    }
    for (when, outcome) in [("1 October 2025", Outcome::Met), ("2 October 2025", Outcome::NotStated)] {
        let later = format!("NHS Dorset ICB keeps the records of Bournemouth, Christchurch and Poole by {when}");
        let each = [
            "Dorset Council keeps the records of Dorset by 1 April 2025",
            "Dorset Council is their controller",
            &later,
        ];
        assert_eq!(records(&events, "into: [one-2025, other-2025],", &each).0, outcome, "{when}");
    }
}

/// How a review comes out that one of the partners takes over, of arrangements that go on.
fn review(areas: [&str; 2], as_at: &str, amended: &str, duty: &str) -> Outcome {
    let before = joint("2021-03-15", areas[0], IN_FORCE, REVIEW);
    let entry =
        format!("documents: none\nsuccession:\n  - {{residual-duties: [{duty}], complete: [residual-duties]}}\n");
    let after = joint(as_at, areas[1], &format!("{IN_FORCE}\n{amended}"), &entry);
    came(&step(&before, &[after]), "practice-review-left-behind").0
}

#[test]
fn of_arrangements_that_go_on_the_day_is_that_on_which_they_were_amended() {
    let areas = ["dorset", "dorset"];
    let of = |amended: &str, when: &str| {
        review(areas, "2021-10-15", amended, &format!("Dorset Council takes over the Review of Child A {when}"))
    };
    let on = "  - {what: amended, date: 2021-06-01}";
    assert_eq!(of(on, "from 1 June 2021 on"), Outcome::Met);
    assert_eq!(of(on, "from 2 June 2021 on"), Outcome::NotStated);
    assert_eq!(of(on, "by 1 October 2021"), Outcome::NotStated);
    assert_eq!(of("  - {what: amended, date: 2021-06}", "from 1 June 2021 on"), Outcome::Met);
    assert_eq!(of("  - {what: amended, date: 2021-06}", "from 2 June 2021 on"), Outcome::NotStated);
    assert_eq!(of("  - {what: amended, date: 2021-06-01, state: planned}", "from 1 June 2021 on"), Outcome::NotStated);
    assert_eq!(of("", "from 1 June 2021 on"), Outcome::NotStated, "it may have been changed before");
    assert_eq!(of("", "from 15 March 2021 on"), Outcome::Met, "it was not changed before");
}

#[test]
fn where_councils_change_the_day_is_that_after_the_last_of_the_old() {
    let areas = ["northamptonshire", "north-northamptonshire, west-northamptonshire"];
    let of = |when: &str| {
        review(
            areas,
            "2021-10-15",
            "",
            &format!("North Northamptonshire Council takes over the Review of Child A {when}"),
        )
    };
    assert_eq!(of("from 1 April 2021 on"), Outcome::Met);
    assert_eq!(of("from 2 April 2021 on"), Outcome::NotStated);
    assert_eq!(of("by 1 October 2021"), Outcome::NotStated);
    assert_eq!(of("until 1 April 2022"), Outcome::Met);
    assert_eq!(of("until 31 March 2022"), Outcome::NotStated);
}

#[test]
fn whoever_keeps_the_records_and_whoever_controls_them_may_be_two_by_whatever_names() {
    let end = "  - {what: ends, date: 2025-03-31}";
    let board = "NHS Dorset Integrated Care Board";
    let kept = format!("{board} keeps the records of the joint partnership");
    for (keeps, controls, expected) in [
        ("Dorset Council keeps the records", "Dorset Police is the controller of the records", Outcome::Met),
        ("Dorset Council keeps the records", "Dorset Police controls the data in the records", Outcome::Met),
        (&*kept, "NHS Dorset Integrated Care Board is their controller", Outcome::Met),
        (
            "NHS Dorset Integrated Care Board keeps the records of Dorset",
            "Dorset Police is their controller",
            Outcome::NotStated,
        ),
        (
            "Dorset Council keeps the records",
            "BCP Council keeps the records and is the controller of the records",
            Outcome::NotStated,
        ),
    ] {
        let (outcome, why) = records(end, "ends: 2025-03-31,", &[keeps, controls]);
        assert_eq!(outcome, expected, "{keeps}, {controls}: {why}");
    }
}
