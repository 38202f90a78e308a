use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use masa::check::{Options, Tools, check};
use masa::finding::{Outcome, Report, Strength, Timeline};
use masa::rules::Rulebook;
use masa::time::Date;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::told::{book, day, options, text, timed};

/// Every rule, compiled once.
static BOOK: OnceLock<Rulebook<'static>> = OnceLock::new();

/// How a rule came out about a subject, as far as a timeline tells it.
type State = BTreeMap<(String, String), (Outcome, Strength)>;

fn seen(outcome: Outcome, strength: Strength) -> (Outcome, Strength) {
    (outcome, if outcome == Outcome::NotMet { strength } else { Strength::Note })
}

/// What judging by itself on one day comes to.
fn judged(name: &str, body: &str, on: Date) -> State {
    let options = Options { as_of: Some(on), ..options() };
    let book = BOOK.get_or_init(|| book(&[]));
    let tools = Tools::bundled(book);
    let checked = check(vec![text(name, body)], &tools, &options);
    let Report { verdicts, rules, .. } = checked.report;
    verdicts
        .into_iter()
        .filter(|verdict| verdict.arrangement.is_some())
        .map(|verdict| {
            let subject = format!("{}:{}", verdict.subject.kind, verdict.subject.key);
            ((rules[verdict.rule].id.to_string(), subject), seen(verdict.outcome, verdict.strength))
        })
        .collect()
}

/// What the timeline says of a day: how it was on the first, and every change since.
fn told_on(timeline: &Timeline, first: &State, on: Date) -> State {
    let mut state = first.clone();
    for entry in timeline.entries.iter().take_while(|entry| day(&entry.day) <= on) {
        for change in &entry.changes {
            let key = (change.rule.clone(), format!("{}:{}", change.subject.kind, change.subject.key));
            match change.after {
                Some(outcome) => state.insert(key, seen(outcome, change.strength)),
                None => state.remove(&key),
            };
        }
    }
    state
}

fn same(name: &str, body: &str, timeline: &Timeline, first: &State, on: Date) {
    let (told, judged) = (told_on(timeline, first, on), judged(name, body, on));
    let differ: Vec<_> = judged.iter().filter(|(key, value)| told.get(key) != Some(value)).collect();
    assert!(
        differ.is_empty() && told.len() == judged.len(),
        "{name} on {on}: judged {differ:?}, and the timeline differs"
    );
}

/// Every bundled arrangement, over years, on the eve of every change and on days in between.
#[test]
fn nothing_changes_between_the_days_on_which_it_is_judged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("arrangements");
    let mut tried = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let (name, body) =
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap());
        let (from, to) = ("2019-01-01", "2028-06-30");
        let timeline = timed(&[text(&name, &body)], &[], (from, to)).unwrap().timeline;
        let first = judged(&name, &body, day(from));
        for entry in &timeline.entries {
            let on = day(&entry.day);
            same(&name, &body, &timeline, &first, on);
            same(&name, &body, &timeline, &first, on.previous().unwrap());
            tried += 2;
        }
        let length = day(from).days_until(day(to));
        let mut runner =
            TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
        runner
            .run(&(0..length), |after| {
                same(&name, &body, &timeline, &first, day(from).plus_days(after).unwrap());
                Ok(())
            })
            .unwrap();
        tried += 24;
    }
    assert!(tried > 200, "only {tried} days");
}
