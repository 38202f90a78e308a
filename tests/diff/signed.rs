//! What rests on an agreement that is signed only after the first day, agreed in principle only, or a draft.

use masa::finding::{HandedOver, Outcome, Restructure};

use crate::ahead::{AREAS, read, step};
use crate::cases::sides;
use crate::compared::{root, text};

/// The clean split with other words in what follows in the first of the areas.
fn split(edits: &[(&str, &str)]) -> Restructure {
    let after = AREAS.map(|area| {
        let own = read("after.yaml").replace("AREA", area);
        let meant: &[(&str, &str)] = if area == AREAS[0] { edits } else { &[] };
        let body = meant.iter().fold(own, |body, (old, new)| {
            assert_eq!(body.matches(old).count(), 1, "`{old}` stands there once");
            body.replace(old, new)
        });
        text(&format!("after-{area}.yaml"), &body)
    });
    step([vec![text("before.yaml", &read("before.yaml"))], after.into()], None, "2026-11-23")
}

/// The change of councils that is still ahead, with other words in its agreement.
fn councils(old: &str, new: &str, date: Option<&str>) -> Restructure {
    let [before, after] = sides(&root().join("tests/diff/steps/councils-change-ahead"));
    let edited = after.into_iter().map(|file| {
        let body = String::from_utf8(file.bytes).unwrap();
        assert!(body.contains(old), "`{old}` stands there");
        text("after.yaml", &body.replace(old, new))
    });
    step([before, edited.collect()], date, "2026-11-23")
}

fn line(step: &Restructure, what: &str) -> (String, Outcome) {
    let handed: Vec<&HandedOver> = step.day_one.iter().filter(|one| one.what.as_str().starts_with(what)).collect();
    let [handed] = handed.as_slice() else { panic!("{what}: {} lines", handed.len()) };
    (handed.what.to_string(), step.handovers[handed.verdict].outcome)
}

/// How a rule comes out on the arrangements of after themselves.
fn of_after(step: &Restructure, rule: &str) -> Outcome {
    let is_it = |at: usize| step.after.rules[at].id.as_str() == rule;
    step.after.verdicts.iter().find(|verdict| is_it(verdict.rule)).unwrap().outcome
}

const COMBINED: &str = "areas-combined-without-agreement";
const AGREED: &str = "the agreement of the areas that";
const FROM: &str = "from: 2021-04-01}\ncomplete: [agreements, documents]";
const WHOLE: &str = "complete: [agreements, documents]";

#[test]
fn an_agreement_that_is_signed_after_the_first_day_is_open_with_that_day() {
    let contract = "kind: contract, parties: [dorset]";
    let signed = |rest: &str| {
        let step = split(&[(contract, &format!("{contract}, {rest}"))]);
        line(&step, "the agreement `Contract with the scrutineer`")
    };
    assert_eq!(signed("events: [{what: signed-off, date: 2025-03-20}]").1, Outcome::Met);
    let (what, outcome) = signed("events: [{what: signed-off, date: 2025-05-10, state: planned}]");
    assert_ne!(outcome, Outcome::Met);
    assert!(what.ends_with("to be signed on 10 May 2025"), "{what}");
    let late = signed("events: [{what: signed-off, date: 2025-04-10}]").1;
    assert_ne!(late, Outcome::Met, "signed by now, and not on the first day");
}

#[test]
fn one_of_its_parties_that_signs_later_or_a_draft_leaves_an_agreement_open() {
    let information = "kind: information-sharing, parties: [partners]";
    let by_the_police = "events: [{what: signed-off, by: [dorset], date: 2025-03-10}, \
        {what: signed-off, by: [dorset-police], date: 2025-05-10, state: planned}]";
    let draft = ("documents:\n", "documents:\n  sharing: {title: Sharing, kind: other, state: draft}\n");
    let with = |rest: &str, more: &[(&str, &str)]| {
        let own = format!("{information}, {rest}");
        line(&split(&[&[(information, &*own)], more].concat()), "the agreement `Information sharing agreement`").1
    };
    assert_eq!(with("state: in-place", &[]), Outcome::Met);
    assert_eq!(with(by_the_police, &[]), Outcome::NotStated);
    assert_eq!(with("document: sharing", &[draft]), Outcome::NotStated);
}

#[test]
fn ahead_of_the_day_a_duty_is_met_by_no_agreement_that_begins_later() {
    assert_eq!(of_after(&councils(FROM, FROM, None), COMBINED), Outcome::Met);
    let later = FROM.replace("04-01", "04-08");
    for date in [None, Some("2021-04-05")] {
        let step = councils(FROM, &later, date);
        assert_ne!(of_after(&step, COMBINED), Outcome::Met, "{date:?}");
        assert_ne!(line(&step, AGREED).1, Outcome::Met, "{date:?}");
    }
    let signed = format!("events: [{{what: signed-off, date: 2021-05-10, state: planned}}]}}\n{WHOLE}");
    let step = councils(FROM, &signed, None);
    assert_ne!(of_after(&step, COMBINED), Outcome::Met);
    assert_ne!(line(&step, AGREED).1, Outcome::Met);
}

#[test]
fn ahead_of_the_day_a_draft_or_a_principle_meets_no_duty_and_settles_nothing() {
    let draft =
        format!("document: paper}}\ndocuments: {{paper: {{title: Paper, kind: other, state: draft}}}}\n{WHOLE}");
    let others = ["state: agreed-in-principle", "state: conditional"].map(|state| format!("{state}}}\n{WHOLE}"));
    for rest in [draft].into_iter().chain(others) {
        let step = councils(FROM, &rest, None);
        assert_eq!(of_after(&step, COMBINED), Outcome::NotStated, "{rest}");
        assert_eq!(line(&step, AGREED).1, Outcome::NotStated, "{rest}");
    }
    let planned = councils(FROM, &format!("state: planned}}\n{WHOLE}"), None);
    let (what, outcome) = line(&planned, AGREED);
    assert_eq!(outcome, Outcome::Met);
    assert!(what.ends_with("only planned so far"), "{what}");
}

#[test]
fn a_budget_that_is_approved_after_the_first_day_leaves_open_what_is_paid() {
    let year = "  - year: 2025/26\n";
    let paid = |day: &str| {
        let approved = format!("{year}    events: [{{what: approved, date: {day}}}]\n");
        line(&split(&[(year, &approved)]), "what Dorset Council pays").1
    };
    assert_eq!(paid("2025-03-20"), Outcome::Met);
    assert_eq!(paid("2025-05-20, state: planned"), Outcome::NotStated);
}
