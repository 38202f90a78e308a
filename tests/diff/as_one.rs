//! Areas that count as one by an agreement: it has to be for all of them, bind all partners, and last.

use std::collections::BTreeSet;

use masa::finding::{HandedOver, Outcome, Restructure};

use crate::ahead::step;
use crate::cases::sides;
use crate::compared::{root, text};

/// A worked case with other words in what follows.
fn case(name: &str, edits: &[(&str, &str)]) -> Restructure {
    let [before, after] = sides(&root().join("tests/diff/steps").join(name));
    let edited = after.into_iter().map(|file| {
        let body = String::from_utf8(file.bytes).unwrap();
        let body = edits.iter().fold(body, |body, (old, new)| {
            assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
            body.replace(old, new)
        });
        text("after.yaml", &body)
    });
    step([before, edited.collect()], None, "2026-11-23")
}

/// The lines of the list that begin with some words, which are alike: whether they are settled, and the day.
fn line(step: &Restructure, what: &str) -> (bool, String) {
    let found = step.day_one.iter().filter(|one| one.what.as_str().starts_with(what));
    let is_settled = |handed: &HandedOver| {
        let day = handed.due.as_ref().map(|due| due.day.clone()).unwrap();
        (handed.is_settled(&step.handovers[handed.verdict]), day)
    };
    let found: BTreeSet<(bool, String)> = found.map(is_settled).collect();
    assert_eq!(found.len(), 1, "{what}: {found:?}");
    found.into_iter().next().unwrap()
}

const COUNCILS: &str = "from: 2021-04-01}";
const MERGED: &str = "from: 2026-04-01}";

#[test]
fn an_agreement_that_the_change_brings_in_has_to_last() {
    for (name, entry, what, day) in [
        ("councils-change-by-agreement", COUNCILS, "the agreement of the areas that Northamptonshire", "2021-10-01"),
        ("merge-of-three", MERGED, "the agreement to combine the areas of", "2026-10-01"),
    ] {
        let year = &day[..4];
        let from = entry.trim_end_matches('}');
        let with = |rest: &str| line(&case(name, &[(entry, &format!("{from}, {rest}}}"))]), what);
        assert!(line(&case(name, &[]), what).0);
        let open = (false, day.to_owned());
        assert_eq!(with(&format!("until: {year}-09-30")), open, "{name}");
        assert_eq!(with(&format!("events: [{{what: ends, date: {year}-09-30}}]")), open, "{name}");
        assert!(with("until: 2031-03-31").0, "{name}: years ahead");
        let next = |first: &str| {
            let title = "title: Agreement to combine, kind: combination-of-areas, parties: [partners]";
            let both = format!("{from}, until: {year}-09-30}}\n  next: {{{title}, from: {year}-{first}}}");
            line(&case(name, &[(entry, &both)]), what).0
        };
        assert!(next("10-01"), "{name}: another follows on the next day");
        assert!(!next("10-02"), "{name}: a day later");
    }
}

#[test]
fn one_that_takes_the_place_of_another_while_the_arrangements_go_on_has_to_last_too() {
    let file = |as_at: &str, agreement: &str| {
        let head = "masa: 1\nid: joint\nname: Joint Partnership\nstatus: published\nareas: [torbay, plymouth]\n";
        let began = "events: [{what: in-force, date: 2019-09-02}]\nagreements:\n";
        let agreement = format!("  {agreement}\ncomplete: [agreements]\n");
        text(&format!("{as_at}.yaml"), &format!("{head}as-at: {as_at}\n{began}{agreement}"))
    };
    let was = "one: {title: Agreement, kind: combination-of-areas, parties: [partners], until: 2020-12-31}";
    let outcome = |rest: &str| {
        let bodies = "[torbay, plymouth, nhs-devon-ccg, devon-and-cornwall-police]";
        let is = format!(
            "two: {{title: Agreement of 2021, kind: combination-of-areas, parties: {bodies}, from: 2021-01-01{rest}}}"
        );
        let step = step([vec![file("2020-12-15", was)], vec![file("2021-01-15", &is)]], None, "2026-11-23");
        let of_rule = |rule: usize| step.after.rules[rule].id.as_str() == "combination-left-open";
        step.handovers.iter().find(|one| of_rule(one.rule)).map(|one| one.outcome)
    };
    assert_eq!(outcome(""), Some(Outcome::Met));
    assert_eq!(outcome(", until: 2021-06-30"), Some(Outcome::NotStated));
    assert_eq!(outcome(", areas: [torbay]"), Some(Outcome::NotStated));
}

#[test]
fn child_deaths_of_several_areas_are_reviewed_as_one_by_an_agreement_of_all_that_lasts() {
    let name = "councils-change-by-agreement";
    let health = "nhs-northamptonshire-ccg, nhs-cambridgeshire-and-peterborough-ccg";
    let councils = "north-northamptonshire, west-northamptonshire";
    let with = |parties: &str, rest: &str| {
        let [mut before, after] = sides(&root().join("tests/diff/steps").join(name));
        for file in &mut before {
            let body = String::from_utf8(file.bytes.clone()).unwrap();
            let review =
                format!("child-death-review: {{areas: [northamptonshire], partners: [northamptonshire, {health}]}}\n");
            *file = text("before.yaml", &format!("{body}{review}"));
        }
        let after = after.into_iter().map(|file| {
            let body = String::from_utf8(file.bytes).unwrap();
            let title = "title: Child death reviews, kind: combination-for-child-death-reviews";
            let agreement =
                format!("agreements:\n  reviews: {{{title}, parties: [{parties}], from: 2021-04-01{rest}}}\n");
            let review = format!("child-death-review: {{areas: [{councils}], partners: [{councils}, {health}]}}\n");
            text("after.yaml", &format!("{}{review}", body.replace("agreements:\n", &agreement)))
        });
        let after = after.collect();
        line(&step([before, after], None, "2026-11-23"), "child death reviews for")
    };
    let all = format!("{councils}, {health}");
    assert_eq!(with(&all, ""), (true, "2021-04-01".to_owned()));
    assert!(!with(&format!("north-northamptonshire, {health}"), "").0, "a council is no party");
    assert!(!with(councils, "").0, "nor are the health boards");
    assert!(!with(&all, ", areas: [north-northamptonshire]").0);
    assert!(!with(&all, ", state: planned").0);
    assert_eq!(with(&all, ", until: 2021-09-30"), (false, "2021-10-01".to_owned()));
}
