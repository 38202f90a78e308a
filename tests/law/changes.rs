//! What begins, ends or is replaced between two days.

use std::collections::BTreeSet;

use masa::check::{LawChangesError, law_changes};
use masa::finding::{LawChanges, LawTurn};
use masa::law::{Catalogue, Start};
use masa::reference::Reference;
use masa::report::{TextOptions, law_changes_json, law_changes_markdown, law_changes_text};
use masa::time::{Date, Day};
use serde_json::Value;

const FIRST: &str = "2018-01-01";
const LAST: &str = "2027-12-31";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn changes(from: &str, to: &str) -> LawChanges {
    law_changes(Catalogue::bundled(), Reference::bundled(), date(from), date(to)).unwrap()
}

/// Every day with what is told of it: the provision, and what becomes of it; of those replaced too. That a time is past ends no law.
fn told(found: &LawChanges) -> BTreeSet<(String, String)> {
    let mut told = BTreeSet::new();
    for day in &found.days {
        for change in day.changes.iter().filter(|change| change.turn != LawTurn::TimePast) {
            told.insert((day.day.clone(), change.law.provision.clone()));
            told.extend(change.before.iter().map(|before| (day.day.clone(), before.provision.clone())));
        }
    }
    told
}

#[test]
fn a_provision_is_told_of_on_the_days_on_which_it_is_otherwise_than_the_day_before_and_on_no_other() {
    let law = Catalogue::bundled();
    let mut expected = BTreeSet::new();
    for provision in law.provisions() {
        // Of what has no beginning yet, only that nothing is known later changes.
        if matches!(provision.start, Start::NotYet { .. }) {
            continue;
        }
        let (mut day, last) = (date(FIRST), date(LAST));
        while day <= last {
            let before = Day::from(day.previous().unwrap());
            if provision.in_force(before) != provision.in_force(Day::from(day)) {
                expected.insert((day.to_string(), provision.id.clone()));
            }
            day = day.next().unwrap();
        }
    }
    assert!(expected.len() > 300, "{}", expected.len());
    assert_eq!(told(&changes(FIRST, LAST)), expected);
}

#[test]
fn nothing_is_told_twice_and_what_is_replaced_does_not_also_end() {
    for day in &changes(FIRST, LAST).days {
        let mut seen = BTreeSet::new();
        let ends = |change: &&masa::finding::LawChange| change.turn == LawTurn::Ends;
        let ended: BTreeSet<&String> = day.changes.iter().filter(ends).map(|change| &change.law.provision).collect();
        for change in &day.changes {
            assert!(seen.insert((change.turn, &change.law.provision)), "{}: {}", day.day, change.law.provision);
            assert!(change.before.iter().all(|before| !ended.contains(&before.provision)), "{}", day.day);
            let takes = matches!(change.turn, LawTurn::TakesThePlace | LawTurn::GoesOn);
            assert_eq!(takes, !change.before.is_empty(), "{}", change.law.provision);
        }
    }
}

#[test]
fn both_days_count_and_a_time_is_the_sum_of_its_parts() {
    let edition = changes("2023-12-15", "2023-12-15");
    assert_eq!(edition.days[0].instruments, ["Working Together 2023 takes the place of Working Together 2018"]);
    assert_eq!(changes("2023-12-16", "2024-01-30").days, []);
    let (first, second) = (changes(FIRST, "2023-12-14"), changes("2023-12-15", LAST));
    let whole: Vec<_> = first.days.into_iter().chain(second.days).collect();
    assert_eq!(changes(FIRST, LAST).days, whole);
}

#[test]
fn a_change_of_edition_says_what_is_new_what_takes_whose_place_and_what_goes_on() {
    let day = changes("2026-03-18", "2026-03-18").days.remove(0);
    let of = |turn| day.changes.iter().filter(|change| change.turn == turn).collect::<Vec<_>>();
    for turn in [LawTurn::Begins, LawTurn::TakesThePlace, LawTurn::GoesOn] {
        assert!(!of(turn).is_empty(), "{turn:?}");
    }
    for change in of(LawTurn::GoesOn) {
        assert!(change.before.iter().all(|before| before.paraphrase == change.law.paraphrase));
    }
    for change in of(LawTurn::TakesThePlace) {
        assert!(change.before.iter().all(|before| before.provision.starts_with("wt2023")), "{}", change.law.provision);
    }
}

fn of(found: &LawChanges, turn: LawTurn) -> Vec<(&str, &str)> {
    let all = found.days.iter().flat_map(|day| day.changes.iter().map(move |change| (day, change)));
    all.filter(|(_, change)| change.turn == turn)
        .map(|(day, change)| (day.day.as_str(), change.law.provision.as_str()))
        .collect()
}

#[test]
fn a_time_that_is_allowed_is_past_on_the_day_after_its_last() {
    let found = changes("2024-01-01", "2025-12-31");
    assert_eq!(of(&found, LawTurn::TimePast), [("2025-01-01", "wt2023-transition")]);
    let first = changes("2019-01-01", "2020-12-31");
    let past = of(&first, LawTurn::TimePast);
    assert!(
        past.contains(&("2019-07-01", "si2018-497-r5")) && past.contains(&("2020-09-30", "si2018-497-r8")),
        "{past:?}"
    );
}

/// The duties of ss.16E to 16G went on when the edition of 2018 ended that repeated them.
#[test]
fn a_duty_that_guidance_repeats_stands_when_the_guidance_ends() {
    let found = changes("2018-01-01", LAST);
    let all = || found.days.iter().flat_map(|day| &day.changes);
    let stands: Vec<_> = all().filter(|change| change.turn == LawTurn::DutyStands).collect();
    assert!(stands.iter().any(|change| change.stands.iter().any(|law| law.provision == "ca2004-s16G-3")), "{stands:?}");
    for change in all() {
        assert_eq!(change.turn == LawTurn::DutyStands, !change.stands.is_empty(), "{}", change.law.provision);
        let repeats = change.law.force == "legal duty, repeated in guidance";
        assert!(change.turn != LawTurn::Ends || !repeats, "{} ends, and its duty goes on", change.law.provision);
    }
    let page = law_changes_markdown(&found);
    assert!(page.contains("the guidance's line ends; the duty in Children Act 2004, s.16G(3)"), "{page}");
}

/// The edition of 2023 has the agencies and the way of reviews in its list, and a decision against a review still goes to the Panel.
#[test]
fn where_an_edition_takes_anothers_place_neither_the_whole_nor_what_the_next_has_ends() {
    for (day, whole) in [("2023-12-15", "wt2023-edition"), ("2026-03-18", "wt2026-edition")] {
        let found = changes(day, day);
        let ended: BTreeSet<&str> = of(&found, LawTurn::Ends).into_iter().map(|(_, id)| id).collect();
        let goes_on = ["wt2018-c3-agencies-listed", "wt2018-c3-publish-lcspr-process", "wt2018-c4-rapid-send"];
        assert!(goes_on.iter().all(|id| !ended.contains(id)), "{day}: {ended:?}");
        let own = |id: &&str| Catalogue::bundled().provision(id).unwrap().place == "the edition as a whole";
        assert_eq!(ended.iter().filter(|id| own(id)).count(), 0, "{day}: {ended:?}");
        assert!(of(&found, LawTurn::TakesThePlace).contains(&(day, whole)), "{day}");
    }
}

#[test]
fn that_the_panel_is_told_stands_in_law_when_the_line_of_2023_about_it_ends() {
    let found = changes("2026-03-18", "2026-03-18");
    let notify = found.days[0].changes.iter().find(|change| change.law.provision == "wt2023-c5-notify").unwrap();
    let stands: Vec<&str> = notify.stands.iter().map(|law| law.provision.as_str()).collect();
    assert_eq!((notify.turn, stands), (LawTurn::DutyStands, vec!["ca2004-s16C-1"]));
}

#[test]
fn an_amendment_is_told_on_its_day() {
    assert_eq!(
        of(&changes("2023-11-01", "2023-11-30"), LawTurn::Begins),
        [("2023-11-06", "si2018-789-sch-15-renamed")]
    );
}

#[test]
fn what_began_area_by_area_is_told_from_its_first_day_and_when_it_held_everywhere() {
    let found = changes("2018-06-29", "2019-06-30");
    let of: Vec<(&str, LawTurn)> = found
        .days
        .iter()
        .flat_map(|day| day.changes.iter().map(|change| (day.day.as_str(), change)))
        .filter(|(_, change)| change.law.provision == "ca2004-s16G-2")
        .map(|(day, change)| (day, change.turn))
        .collect();
    assert_eq!(of, [("2018-06-29", LawTurn::BeginsAreaByArea), ("2019-06-30", LawTurn::HoldsEverywhere)]);
}

#[test]
fn what_has_no_day_yet_may_begin_after_the_last_look_and_not_before() {
    let law = Catalogue::bundled();
    let known = law.data_date().unwrap();
    let until = |to: Date| law_changes(law, Reference::bundled(), date(FIRST), to).unwrap();
    assert_eq!(until(known).waiting, []);
    let waiting = until(known.next().unwrap()).waiting;
    let named: Vec<&str> = waiting.iter().map(|cite| cite.provision.as_str()).collect();
    assert!(named.contains(&"ca2004-s16EA-1") && !named.contains(&"ca2004-s16LA"), "{named:?}");
}

#[test]
fn a_last_day_before_the_first_is_refused() {
    let (from, to) = (date("2024-01-02"), date("2024-01-01"));
    let refused = law_changes(Catalogue::bundled(), Reference::bundled(), from, to);
    assert_eq!(refused, Err(LawChangesError::Backwards { from, to }));
}

#[test]
fn json_keeps_to_its_schema_and_the_page_names_every_provision() {
    let found = changes(FIRST, LAST);
    let value: Value = serde_json::from_str(&law_changes_json(&found).unwrap()).unwrap();
    let schema = serde_json::from_str(include_str!("../../schemas/law-changes-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    let page = law_changes_markdown(&found);
    for change in found.days.iter().flat_map(|day| &day.changes) {
        assert!(page.contains(&change.law.paraphrase), "{}", change.law.provision);
        assert!(!page.contains(&format!("`{}`", change.law.provision)), "{}", change.law.provision);
    }
    assert_eq!(page.matches("\n### ").count(), found.days.len() + 1);
}

/// What is said of bodies between two days, day by day.
fn of_bodies(from: &str, to: &str) -> Vec<String> {
    changes(from, to).days.into_iter().flat_map(|day| day.bodies).map(|change| change.says).collect()
}

#[test]
fn health_boards_take_over_by_law_and_many_bodies_are_one_line() {
    let found = changes("2022-06-01", "2022-07-31");
    let [day] = found.days.as_slice() else { panic!("{:?}", found.days) };
    let [bodies] = day.bodies.as_slice() else { panic!("{:?}", day.bodies) };
    assert_eq!(day.day, "2022-07-01");
    assert!(bodies.says.starts_with("106 clinical commissioning groups end and 42 integrated care boards begin"));
    assert!(bodies.says.contains("`masa areas AREA --as-of 2022-07-01`"), "{}", bodies.says);
    assert_eq!((bodies.ended.len(), bodies.begun.len()), (106, 42));
    assert_eq!(bodies.law[0].provision, "ca2004-s16E-3-health-board");
}

#[test]
fn structural_changes_of_councils_say_who_takes_whose_place() {
    let dorset = &of_bodies("2019-04-01", "2019-04-01")[0];
    assert!(dorset.contains("Dorset County Council") && dorset.contains("take their place"), "{dorset}");
    let cumbria = of_bodies("2023-04-01", "2023-04-01");
    assert_eq!(
        cumbria[0],
        "Cumbria County Council ends; Cumberland Council and Westmorland and Furness Council take its place"
    );
    assert_eq!(cumbria.len(), 3, "{cumbria:?}");
}

#[test]
fn every_body_of_the_lists_that_begins_or_ends_is_told_of_once() {
    let (from, to) = (date(FIRST), date(LAST));
    let within = |day: Date| from <= day && day <= to;
    let names = |day: fn(&masa::reference::Body<'static>) -> Option<Date>| -> Vec<String> {
        let bodies = Reference::bundled().bodies().iter();
        let mut names: Vec<String> =
            bodies.filter(|body| day(body).is_some_and(within)).map(|body| body.name.to_owned()).collect();
        names.sort();
        names
    };
    let told = |of: fn(&masa::finding::BodiesChange) -> &Vec<String>| -> Vec<String> {
        let days = changes(FIRST, LAST).days;
        let mut names: Vec<String> = days.iter().flat_map(|day| &day.bodies).flat_map(of).cloned().collect();
        names.sort();
        names
    };
    assert_eq!(told(|change| &change.begun), names(|body| body.life.from));
    assert_eq!(told(|change| &change.ended), names(|body| body.life.until.and_then(Date::next)));
}

#[test]
fn the_opening_says_what_is_counted_and_bodies_have_a_heading() {
    let options = TextOptions::default();
    let text = |from, to| law_changes_text(&changes(from, to), &options).replace('\u{a0}', " ");
    let edition = text("2023-12-15", "2023-12-15");
    assert!(edition.contains("changes on 1 day: 18 provisions begin, 32 take another's place"), "{edition}");
    assert!(!edition.contains("wt2023-"), "no codes: {edition}");
    let boards = text("2022-07-01", "2022-07-01");
    assert!(boards.contains("\n  bodies that end and begin:\n    106 clinical"), "{boards}");
    assert!(boards.contains("\n      by law, Children Act 2004, s.16E(3)"), "{boards}");
}

#[test]
fn law_of_which_only_others_say_that_it_began_is_reported_to_have_begun() {
    let found = changes("2026-09-30", "2026-09-30");
    let turn = |id: &str| found.days[0].changes.iter().find(|change| change.law.provision == id).map(|one| one.turn);
    assert_eq!(turn("ca2004-s16LA"), Some(LawTurn::ReportedToBegin));
    assert!(law_changes_markdown(&found).contains("is reported to have begun"));
}
