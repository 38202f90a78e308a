//! Arrangements that go on for new councils, and are to end on a later day.

use masa::finding::{Outcome, Restructure};

use crate::ahead::{is_settled, line, read, step};
use crate::compared::text;
use crate::vesting_day::{COUNCILS, COUNTY};

const DOOR: &str = "the function `front door`";
const BEGAN: &str = "events: [{what: in-force, date: 2019-09-02}]";
const BEGIN: &str = "date: 2021-04-01, areas: [north-northamptonshire, west-northamptonshire]}\n";
const GAP: &str = "none of the arrangements that follow covers North Northamptonshire and West Northamptonshire on every day from then on; \
                   days without any: ";

/// The county of before, which says when it ends.
fn county_until(day: &str) -> String {
    COUNTY.replace(BEGAN, &BEGAN.replace("}]", &format!("}}, {{what: ends, date: {day}}}]")))
}

/// The councils of after, with one more event.
fn councils_with(event: &str) -> String {
    COUNCILS.replace(BEGIN, &format!("{BEGIN}  - {{{event}}}\n"))
}

fn from(before: &str, after: &str) -> Restructure {
    step([vec![text("before.yaml", before)], vec![text("after.yaml", after)]], None, "2026-11-23")
}

/// What is lost or may be, but for that an area is covered by nothing.
fn lost_beside(step: &Restructure) -> Vec<(String, String)> {
    let open = step.handovers.iter().filter(|verdict| matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated));
    let told = open.map(|verdict| {
        (
            step.before.rules[verdict.rule].id.as_str().to_owned(),
            format!("{} {}", verdict.subject.key, verdict.outcome.id()),
        )
    });
    told.filter(|(rule, _)| rule != "area-uncovered-after-the-change").collect()
}

/// The days on which the areas are covered by nothing, in words.
fn gap(step: &Restructure) -> Option<String> {
    let found = step.handovers.iter().filter_map(|verdict| verdict.finding.as_ref());
    found.filter_map(|finding| finding.message.as_str().split_once(GAP)).map(|(_, days)| days.to_owned()).next()
}

#[test]
fn what_goes_on_for_new_councils_and_ends_later_is_a_gap_from_then_on_and_nothing_else() {
    let clean = from(COUNTY, COUNCILS);
    assert_eq!(gap(&clean), None);
    let into = format!(
        "{COUNCILS}succession:\n  - {{kind: split, into: [north-2023, west-2023], ends: 2023-03-31, begins: 2023-04-01}}\n"
    );
    let ends = councils_with("what: ends, date: 2023-03-31");
    for (before, after) in [
        (COUNTY, &ends),
        (COUNTY, &councils_with("what: expires, date: 2023-03-31")),
        (COUNTY, &into),
        (&county_until("2023-03-31"), &ends),
        (&county_until("2022-03-31"), &ends),
    ] {
        let step = from(before, after);
        assert_eq!(gap(&step).as_deref(), Some("1 April 2023 and going on"), "{after}");
        assert_eq!(lost_beside(&step), lost_beside(&clean), "{after}");
        assert!(is_settled(&step, DOOR), "{after}");
        assert_eq!(line(&step, DOOR).due, line(&clean, DOOR).due, "{after}");
    }
}

#[test]
fn what_ends_with_the_county_does_not_go_on_for_its_councils() {
    for before in [COUNTY.to_owned(), county_until("2021-03-31")] {
        let step = from(&before, &councils_with("what: ends, date: 2021-03-31"));
        assert_eq!(gap(&step).as_deref(), Some("1 April 2021 and going on"), "{before}");
    }
    let step = from(COUNTY, &councils_with("what: ends, date: 2021-03-31"));
    assert!(!is_settled(&step, DOOR));
    assert!(lost_beside(&step).iter().any(|(rule, _)| rule == "child-death-area-lost"));
    // The earlier end that after gives goes before the later one of before.
    let step = from(&county_until("2023-03-31"), &councils_with("what: ends, date: 2021-03-31"));
    assert_eq!(gap(&step).as_deref(), Some("1 April 2021 and going on"));
}

#[test]
fn an_end_after_that_of_the_county_hides_no_day_between_it_and_its_councils() {
    let late = COUNCILS.replace("date: 2021-04-01, areas", "date: 2021-04-03, areas");
    for (before, after) in [
        (county_until("2023-03-31"), late.clone()),
        // Another arrangement, and nothing goes on.
        (
            county_until("2021-06-30"),
            late.replace("describes: northamptonshire-2019", "describes: northamptonshire-2021"),
        ),
    ] {
        let step = from(&before, &after);
        assert_eq!(gap(&step).as_deref(), Some("1 April 2021 to 2 April 2021"), "{after}");
    }
}

#[test]
fn what_has_or_may_have_ended_by_the_day_of_the_step_settles_nothing() {
    const NEW: &str = "areas: [north-northamptonshire, west-northamptonshire]";
    let on_a_day = |event: &str| {
        let left = "what: ends, date: 2021-03-31, areas: [northamptonshire]}\n  - {what: ends";
        let after = text("after.yaml", &councils_with(&format!("{left}, date: {event}, {NEW}")));
        step([vec![text("before.yaml", COUNTY)], vec![after]], Some("2021-04-15"), "2026-11-23")
    };
    assert!(is_settled(&on_a_day("2023-03-31"), DOOR));
    assert!(!is_settled(&on_a_day("2021-04-10"), DOOR));
    let two = councils_with("what: ends, date: 2021-03-31") + "succession: [{kind: ends, ends: 2023-03-31}]\n";
    assert!(!is_settled(&from(COUNTY, &two), DOOR));
}

#[test]
fn an_end_that_is_brought_forward_brings_all_that_hangs_on_it() {
    let until = |day: &str| {
        let own = read("before.yaml").replace("  - {what: ends, date: 2025-03-31}\n", "");
        let rest = own.split_once("succession:").map(|(rest, _)| rest).unwrap();
        format!("{rest}succession: [{{kind: ends, ends: {day}}}]\n")
    };
    let lost = |before: &str, after: &str| lost_beside(&from(&until(before), &until(after)));
    assert_eq!(lost("2029-03-31", "2029-03-31"), [], "the same files");
    let touched = until("2029-03-31").replace("Scrutiny", "Scrutiny, advice");
    assert_eq!(lost_beside(&from(&until("2029-03-31"), &touched)), [], "nothing that has to do with the end");
    let brought_forward = lost("2029-03-31", "2025-03-31");
    let rules: Vec<&str> = brought_forward.iter().map(|(rule, _)| rule.as_str()).collect();
    for rule in ["child-death-area-lost", "function-left-behind", "records-left-to-nobody", "contribution-lost"] {
        assert!(rules.contains(&rule), "{rule} of {rules:?}");
    }
}
