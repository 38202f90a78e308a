//! How to mend it stands only beside what is held to be wrong; beside what is open stands what to ask.

use masa::finding::{Outcome, Strength};
use masa::report::{
    CheckPage, Fails, JsonOptions, NotStated, TextOptions, check_html, github, json, junit, markdown, sarif, text,
};
use masa::source::FileId;

use crate::builder::{Made, finding, subject};

/// One finding that came out so, shown in full, with both what to ask and how to mend it.
fn found(outcome: Outcome, strength: Strength) -> Made {
    let mut made = Made::plymouth();
    let rule = made.rule("rule", "A rule", strength);
    let span = made.at(FileId(0), "name:", "name");
    let verdict = made.verdict(rule, Some(0), subject("topic", "topic", "Topic"), outcome);
    let mut found = finding("rule", strength, span, "the message");
    found.ask = "Who chairs?".into();
    found.mend = "Name the chair.".into();
    found.in_full = true;
    verdict.finding = Some(Box::new(found));
    made
}

/// Every format of it.
fn formats(made: &Made) -> [(&'static str, String); 7] {
    let (report, sources, shown) = (&made.report, &made.sources, NotStated::Show);
    let fails = Fails { verdict: &|_| false, finding: &|_| false };
    [
        ("text", text(report, sources, &TextOptions::default())),
        ("markdown", markdown(report, sources, shown)),
        ("html", check_html(report, sources, CheckPage::default()).unwrap()),
        ("github", github(report, sources, shown)),
        ("junit", junit(report, sources, fails).unwrap()),
        ("sarif", sarif(report, sources, shown).unwrap()),
        ("json", json(report, sources, &JsonOptions::default()).unwrap()),
    ]
}

#[test]
fn beside_what_is_open_stands_the_question_and_no_mend() {
    let open = [(Outcome::NotStated, Strength::Duty), (Outcome::NotMet, Strength::Question)];
    for (outcome, strength) in open {
        for (format, page) in formats(&found(outcome, strength)) {
            assert!(page.contains("Who chairs?") && !page.contains("Name the chair."), "{format}: {page}");
        }
    }
}

#[test]
fn beside_what_is_broken_stands_the_mend() {
    let broken = [(Outcome::NotMet, Strength::Duty), (Outcome::NotMet, Strength::Guidance)];
    for (outcome, strength) in broken {
        for (format, page) in formats(&found(outcome, strength)) {
            assert!(page.contains("Who chairs?") && page.contains("Name the chair."), "{format}: {page}");
        }
    }
}

#[test]
fn what_has_no_question_is_never_left_without_a_way_forward() {
    let mut made = found(Outcome::NotStated, Strength::Duty);
    made.report.verdicts[0].finding.as_mut().unwrap().ask = "".into();
    for (format, page) in formats(&made) {
        assert!(page.contains("Name the chair."), "{format}: {page}");
    }
}
