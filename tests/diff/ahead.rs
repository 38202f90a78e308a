//! Steps that lie years ahead, and those judged on the very day of a change of councils.

use std::fs;

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{Outcome, Restructure};
use masa::time::Date;

use crate::cases::sides;
use crate::compared::{root, text};
use crate::judged::BOOK;

const AREAS: [&str; 2] = ["dorset", "bournemouth-christchurch-and-poole"];

fn step([before, after]: [Vec<Text>; 2], date: Option<&str>, today: &str) -> Restructure {
    let as_of = date.map(|date| Date::parse(date).unwrap());
    let options = Options { as_of, today: Date::parse(today).unwrap(), complete: true, explain: false, accept: true };
    restructure(before, after, &Tools::bundled(&BOOK), &options).unwrap().restructure
}

/// The clean split with every year three later.
fn split_of_2028() -> [Vec<Text>; 2] {
    let read = |name: &str| fs::read_to_string(root().join("tests/diff/split").join(name)).unwrap();
    let later = |text: &str| {
        // From the last on, so that none is moved twice.
        let moved = (2019..=2031)
            .rev()
            .fold(text.to_owned(), |text, year| text.replace(&year.to_string(), &(year + 3).to_string()));
        moved.replace("/25", "/28").replace("/26", "/29").replace("joint-2022", "joint-2019")
    };
    let before = text("before.yaml", &later(&read("before.yaml")));
    let after = AREAS.map(|area| {
        let own = later(&read("after.yaml")).replace("AREA", area);
        text(&format!("after-{area}.yaml"), &own.replace("status: published", "status: proposed"))
    });
    [vec![before], after.into()]
}

/// How many of the verdicts on the step, and on both sides, want newer lists.
fn beyond_the_lists(step: &Restructure) -> usize {
    let all = step.handovers.iter().chain(&step.before.verdicts).chain(&step.after.verdicts);
    let wants = |gap: &masa::finding::Gap| gap.why.contains("the reference lists of areas and bodies do not reach");
    all.filter(|verdict| verdict.gaps.iter().any(wants)).count()
}

#[test]
fn a_step_that_is_planned_for_years_ahead_is_judged_by_the_lists_as_they_stand() {
    let step = step(split_of_2028(), None, "2026-11-23");
    assert_eq!(beyond_the_lists(&step), 0);
    let open: Vec<_> = step.handovers.iter().filter(|verdict| verdict.outcome == Outcome::NotStated).collect();
    assert!(open.is_empty(), "{open:#?}");
    assert!(step.day_one.len() > 20, "{}", step.day_one.len());
    let remarks = &step.meta.remarks;
    assert!(remarks.iter().any(|remark| remark.starts_with("the lists of areas and bodies")), "{remarks:?}");
}

#[test]
fn whoever_plans_by_lists_that_are_too_old_is_told_that_bodies_may_have_changed() {
    let step = step(split_of_2028(), None, "2027-06-01");
    assert!(beyond_the_lists(&step) > 5, "{}", beyond_the_lists(&step));
}

#[test]
fn what_is_left_with_a_council_that_is_no_more_is_found_on_vesting_day_too() {
    let sides = || sides(&root().join("tests/diff/steps/county-left-in-charge"));
    for date in [None, Some("2021-04-01")] {
        let step = step(sides(), date, "2026-11-23");
        let came = |rule: &str| {
            let mut of = step.handovers.iter().filter(|one| step.after.rules[one.rule].id.as_str() == rule);
            of.find(|one| one.outcome != Outcome::NotApplicable).map(|one| one.outcome)
        };
        assert_eq!(came("ended-body-left-in-charge"), Some(Outcome::NotMet), "{date:?}");
        assert_eq!(came("function-left-behind"), Some(Outcome::NotStated), "{date:?}");
        let team = step.day_one.iter().find(|handed| handed.what.as_str() == "the team that supports the partnership");
        let due = team.and_then(|team| team.due.as_ref()).map(|due| due.day.as_str());
        assert_eq!(due, Some("2021-04-01"), "{date:?}");
    }
}
