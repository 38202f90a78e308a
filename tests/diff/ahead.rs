//! Steps that lie years ahead, and those judged on the very day of a change of councils.

use std::fs;

use masa::check::{Options, Text, Tools, restructure};
use masa::finding::{HandedOver, Outcome, Restructure};
use masa::time::Date;

use crate::cases::sides;
use crate::compared::{root, text};
use crate::judged::BOOK;

pub(super) const AREAS: [&str; 2] = ["dorset", "bournemouth-christchurch-and-poole"];

pub(super) fn step([before, after]: [Vec<Text>; 2], date: Option<&str>, today: &str) -> Restructure {
    let as_of = date.map(|date| Date::parse(date).unwrap());
    let options = Options { as_of, today: Date::parse(today).unwrap(), complete: true, explain: false, accept: true };
    restructure(before, after, &Tools::bundled(&BOOK), &options).unwrap().restructure
}

/// The first line of the day-one list that begins with some words.
pub(super) fn line<'s>(step: &'s Restructure, what: &str) -> &'s HandedOver {
    let mut lines = step.day_one.iter();
    lines.find(|handed| handed.what.as_str().starts_with(what)).unwrap_or_else(|| panic!("{what}"))
}

pub(super) fn is_settled(step: &Restructure, what: &str) -> bool {
    let handed = line(step, what);
    handed.is_settled(&step.handovers[handed.verdict])
}

pub(super) fn read(name: &str) -> String {
    fs::read_to_string(root().join("tests/diff/split").join(name)).unwrap()
}

/// The clean split with other words in what is before, and in what follows in the first of the areas.
fn split_with(before: [&str; 2], first: [&str; 2]) -> [Vec<Text>; 2] {
    let before = text("before.yaml", &read("before.yaml").replace(before[0], before[1]));
    let after = AREAS.map(|area| {
        let own = read("after.yaml").replace("AREA", area);
        text(&format!("after-{area}.yaml"), &if area == AREAS[0] { own.replace(first[0], first[1]) } else { own })
    });
    [vec![before], after.into()]
}

/// What cannot be told of a step: rule, subject and reasons.
fn open(step: &Restructure) -> Vec<(String, String, Vec<String>)> {
    let open = step.handovers.iter().filter(|verdict| verdict.outcome == Outcome::NotStated);
    open.map(|verdict| {
        let facts = verdict.gaps.iter().map(|gap| format!("{}: {}", gap.fact, gap.why)).collect();
        (step.after.rules[verdict.rule].id.as_str().to_owned(), verdict.subject.key.clone(), facts)
    })
    .collect()
}

/// The clean split with every year three later.
fn split_of_2028() -> [Vec<Text>; 2] {
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
    assert_eq!(open(&step), []);
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

#[test]
fn a_first_day_under_discussion_is_open_where_it_is_and_nowhere_else() {
    let vague = "{what: in-force, date: {words: under discussion, not-before: 2025-04-01}}";
    let sides = split_with(["", ""], ["{what: in-force, date: 2025-04-01}", vague]);
    let reason = vec!["events[1].date: the date, `under discussion`, is too vague".to_owned()];
    let expected = ("area-uncovered-after-the-change".to_owned(), "dorset".to_owned(), reason);
    assert_eq!(open(&step(sides, None, "2026-11-23")), [expected]);
}

#[test]
fn a_vague_end_is_pointed_at_where_it_is_written() {
    let sides = split_with(["2025-03-31", "2025-03"], ["", ""]);
    let step = step(sides, None, "2026-11-23");
    let of_area = step.handovers.iter().find(|verdict| {
        let rule = step.after.rules[verdict.rule].id.as_str();
        rule == "area-uncovered-after-the-change" && verdict.subject.key == "dorset"
    });
    let place = of_area.and_then(|verdict| verdict.gaps.first()).map(|gap| gap.label).unwrap();
    let line = read("before.yaml").replace("2025-03-31", "2025-03")[..place.lo as usize].lines().count();
    let succession = read("before.yaml").lines().position(|line| line.starts_with("succession:")).unwrap() + 1;
    assert!(line > succession, "line {line}, and the succession begins at {succession}");
}

#[test]
fn what_an_event_ends_within_the_year_is_open_from_then_on() {
    let reviews = |events: &str| {
        let step = step(
            split_with(["", ""], ["  host: nhs-dorset-icb\nrel", &format!("  host: nhs-dorset-icb\n{events}rel")]),
            None,
            "2026-11-23",
        );
        let line = line(&step, "child death reviews for");
        (is_settled(&step, "child death reviews for"), line.due.as_ref().map(|due| due.day.clone()).unwrap_or_default())
    };
    assert_eq!(reviews(""), (true, "2025-04-01".to_owned()));
    assert_eq!(reviews("  events: [{what: ends, date: 2025-08-31}]\n"), (false, "2025-09-01".to_owned()));
    assert_eq!(reviews("  events: [{what: ends, date: 2027-08-31}]\n"), (true, "2025-04-01".to_owned()));
    let scrutiny = |instead: &str| {
        let step = step(split_with(["", ""], ["term: 2025-04-01/2028-03-31", instead]), None, "2026-11-23");
        is_settled(&step, "independent scrutiny")
    };
    assert!(scrutiny("from: 2025-04-01"));
    assert!(!scrutiny("from: 2025-04-01, events: [{what: ends, date: 2025-08-31}]"));
    assert!(!scrutiny("from: 2025-04-01, events: [{what: ends, date: 2025-08-31, state: hoped-for}]"));
    assert!(scrutiny("from: 2025-04-01, events: [{what: ends, date: 2027-08-31}]"));
}

#[test]
fn of_arrangements_that_are_amended_the_list_has_what_moves_on_that_day() {
    let file = |day: &str, rest: &str| {
        let head = "masa: 1\nid: dorset\nname: Dorset Partnership\nstatus: published\nareas: [dorset]\n";
        let began = "events:\n  - {what: published, date: 2024-06-03}\n  - {what: in-force, date: 2024-09-02}\n";
        text(&format!("{day}.yaml"), &format!("{head}as-at: {day}\n{began}{rest}"))
    };
    let groups = |training: &str, audit: &str| {
        format!(
            "groups:\n  learning: {{name: Learning Group, tier: subgroup, functions: [{training}], complete: [functions]}}\n  \
             quality: {{name: Quality Group, tier: subgroup, functions: [{audit}], complete: [functions]}}\n\
             posts: none\nfunctions: none\ncomplete: [groups]\n"
        )
    };
    let before = || file("2025-03-15", &groups("training", "audit"));
    let moved = groups("", "audit, training");
    let amended = |day: &str| file("2025-07-01", &format!("  - {{what: amended, date: {day}}}\n{moved}"));
    let listed = |after: Text| -> Vec<String> {
        let step = step([vec![before()], vec![after]], None, "2026-11-23");
        let due = |handed: &masa::finding::HandedOver| handed.due.as_ref().map(|due| due.day.clone());
        step.day_one.iter().map(|handed| format!("{}, {:?}", handed.what, due(handed))).collect()
    };
    let of_the_day = "what Learning Group does, Some(\"2025-07-01\")";
    let in_the_report = "the change in the next yearly report, Some(\"2026-07-01\")";
    assert_eq!(listed(amended("2025-07-01")), [of_the_day, in_the_report]);
    let hoped = listed(amended("2025-07-01, state: hoped-for"));
    assert!(hoped.is_empty(), "a day that is hoped for is none: {hoped:?}");
    let unsaid = listed(file("2025-07-01", &moved));
    assert!(unsaid.is_empty(), "no day is stated on which anything moves: {unsaid:?}");
}

/// A file of the arrangements for an area, with a function of an owner and whatever else.
fn with_training(name: &str, areas: &str, day: &str, rest: &str) -> Text {
    let head = format!("masa: 1\nid: {name}\ndescribes: {name}\nstatus: published\nas-at: {day}\nareas: {areas}\n");
    let groups = "groups:\n  board: {name: Board, tier: board, functions: [strategic-leadership], complete: [functions]}\n  \
                  hub: {name: Hub, tier: subgroup, functions: [voice], complete: [functions]}\n";
    text(&format!("{name}-{day}.yaml"), &format!("{head}{groups}{rest}complete: [groups, functions, posts, events]\n"))
}

/// How training came out, and in which words.
fn training(step: &Restructure) -> (Outcome, String) {
    let of_rule = |rule: usize| step.after.rules[rule].id.as_str() == "function-left-behind";
    let verdict = step.handovers.iter().find(|one| of_rule(one.rule)).unwrap();
    (verdict.outcome, verdict.gaps.first().map(|gap| gap.fact.to_string()).unwrap_or_default())
}

#[test]
fn an_area_that_has_left_hides_nothing_that_falls_to_nobody_later_in_the_year() {
    let ends = "{what: ends, date: 2025-03-31, areas: [torbay]}";
    let events = |more: &str| format!("events: [{{what: in-force, date: 2019-09-02}}{more}]\n");
    let until = |until: &str| format!("functions: [{{function: training, owners: [board]{until}}}]\n");
    let before = || with_training("joint", "[plymouth, torbay]", "2025-03-15", &(events("") + &until("")));
    let step = |until_in_after: &str| {
        let own = events(&format!(", {ends}")) + &until(until_in_after);
        let torbay = "events: [{what: in-force, date: 2025-04-01}]\n".to_owned() + &until(until_in_after);
        let after = [
            with_training("joint", "[plymouth, torbay]", "2025-04-15", &own),
            with_training("torbay", "[torbay]", "2025-04-15", &torbay),
        ];
        training(&step([vec![before()], after.into()], None, "2026-11-23"))
    };
    assert_eq!(step(""), (Outcome::Met, String::new()));
    assert_eq!(step(", until: 2025-06-30").1, "the days from 1 July 2025 on");
}

#[test]
fn what_goes_on_is_asked_on_the_day_on_which_it_was_changed_too() {
    let events = "events: [{what: in-force, date: 2019-09-02}, {what: amended, date: 2025-04-01}]\n";
    let before = || {
        let own = "events: [{what: in-force, date: 2019-09-02}]\nfunctions: [{function: training, owners: [board]}]\n";
        with_training("joint", "[plymouth]", "2025-03-15", own)
    };
    let from = |day: &str| {
        let own = format!("{events}functions: [{{function: training, owners: [hub], from: {day}}}]\n");
        let after = with_training("joint", "[plymouth]", "2025-04-15", &own);
        training(&step([vec![before()], vec![after]], None, "2026-11-23")).0
    };
    assert_eq!(from("2025-04-01"), Outcome::Met);
    assert_ne!(from("2025-04-02"), Outcome::Met);
    assert_ne!(from("2025-04-15"), Outcome::Met);
}

#[test]
fn a_day_before_the_change_is_taken_for_that_of_the_change_on_both_sides() {
    let on = |date: &str| {
        let step = step(split_with(["", ""], ["", ""]), Some(date), "2026-11-23");
        let heads = step.before.arrangements.iter().chain(&step.after.arrangements);
        let days: Vec<String> = heads.map(|head| head.judged.day.clone()).collect();
        (days, step.told.len())
    };
    assert_eq!(on("2020-01-01"), on("2025-04-01"));
    assert_eq!(on("2025-04-01").0, ["2025-03-31", "2025-04-01", "2025-04-01"]);
}

#[test]
fn what_goes_on_is_judged_on_the_day_on_which_it_is_to_be_amended() {
    let file = |day: &str, more: &str, term: &str| {
        let events = format!("events: [{{what: in-force, date: 2019-09-02}}{more}]\n");
        let scrutiny = "posts:\n  scrutineer: {title: Independent Scrutineer, employed-by: none}\nscrutiny:\n  - {by: {post: scrutineer}, independent: true, term: ";
        with_training("joint", "[plymouth]", day, &format!("{events}{scrutiny}{term}}}\n"))
    };
    let days = |more: &str| {
        let after = file("2025-02-15", more, "2025-04-01/2028-03-31");
        let step = step([vec![file("2025-02-01", "", "2022-04-01/2025-03-31")], vec![after]], None, "2026-11-23");
        let scrutinised = |rule: usize| step.after.rules[rule].id.as_str() == "no-independent-scrutiny";
        let outcome = step.after.verdicts.iter().find(|one| scrutinised(one.rule)).map(|one| one.outcome);
        let heads = step.before.arrangements.iter().chain(&step.after.arrangements);
        (heads.map(|head| head.judged.day.clone()).collect::<Vec<String>>(), outcome)
    };
    assert_eq!(days(""), (vec!["2025-02-01".to_owned(), "2025-02-15".to_owned()], Some(Outcome::NotStated)));
    let ahead = days(", {what: amended, date: 2025-04-01}");
    assert_eq!(ahead, (vec!["2025-02-01".to_owned(), "2025-04-01".to_owned()], Some(Outcome::Met)));
    // A later change hides no earlier one.
    let twice = days(", {what: amended, date: 2025-04-01}, {what: amended, date: 2025-10-01}");
    assert_eq!(twice, ahead);
    // Of a day that is only talked of nothing is known.
    assert_eq!(days(", {what: amended, date: 2025-04-01, state: hoped-for}").0[1], "2025-02-15");
}

/// How a group with a last day came out, by what before and after say of it, and the first day without its work.
fn group_with_end(work: &str, was: &str, is: &str) -> (Outcome, Option<String>) {
    let file = |day: &str, end: &str, rest: &str| {
        text(
            &format!("joint-{day}.yaml"),
            &format!(
                "masa: 1\nid: joint\ndescribes: joint\nstatus: published\nas-at: {day}\nareas: [plymouth]\n\
                 events: [{{what: in-force, date: 2019-09-02}}]\n\
                 groups:\n  training: {{name: Training Group, tier: subgroup{work}{end}}}\n{rest}\
                 posts: none\nfunctions: none\ncomplete: [groups, events]\n"
            ),
        )
    };
    let [is, rest] = is.split_once(';').map_or([is, ""], |(is, rest)| [is, rest]);
    let sides = [vec![file("2025-03-15", was, "")], vec![file("2025-04-15", is, rest)]];
    let step = step(sides, None, "2026-11-23");
    let rules = ["group-left-behind", "group-gone-without-a-word"];
    let of_groups = |rule: usize| rules.contains(&step.after.rules[rule].id.as_str());
    let is_of_it = |one: &&masa::finding::Verdict| of_groups(one.rule) && one.outcome != Outcome::NotApplicable;
    let verdict = step.handovers.iter().find(is_of_it).unwrap();
    if verdict.outcome == Outcome::Met {
        return (Outcome::Met, None);
    }
    (verdict.outcome, line(&step, "what Training Group does").due.as_ref().map(|due| due.day.clone()))
}

#[test]
fn the_work_of_a_group_that_goes_on_falls_to_nobody_after_its_last_day_however_that_is_written() {
    let lost = (Outcome::NotMet, Some("2025-07-01".to_owned()));
    let met = (Outcome::Met, None);
    let work = ", functions: [training], complete: [functions]";
    for end in [", until: 2025-06-30", ", events: [{what: ends, date: 2025-06-30}]"] {
        assert_eq!(group_with_end(work, "", end), lost, "{end}");
        assert_eq!(group_with_end(work, ", until: 2029-06-30", end), lost, "brought forward: {end}");
        assert_eq!(group_with_end(work, end, end), met, "before said so in the same words: {end}");
    }
    assert_eq!(group_with_end(work, "", ", until: 2029-06-30"), met, "years ahead");
    assert_eq!(group_with_end(work, "", ", until: 2025-04-10"), met, "over by the change");
    assert_eq!(
        group_with_end("", "", ", until: 2025-06-30"),
        met,
        "said to end, and nothing that it is there to do is named"
    );
    let next = "  next: {name: Learning Group, tier: subgroup, functions: [training], from: 2025-07-01}\n";
    let followed = group_with_end(", functions: [training]", "", &format!(", until: 2025-06-30;{next}"));
    assert_eq!(followed, met, "another has its work from the next day on");
}
