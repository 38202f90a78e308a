//! The record of every verdict on the bundled arrangements, so that a change of rule shows as a difference to review.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use masa::check::Checked;
use masa::finding::{Outcome, Verdict};
use masa::source::SourceProvider;

use crate::expect::rule_of;
use crate::folders::{files_in, judge_together};

/// In the order of the pages: what people have to look at comes first.
const OUTCOMES: &[Outcome] = &[
    Outcome::NotMet,
    Outcome::Departs,
    Outcome::ForJudgement,
    Outcome::NotStated,
    Outcome::Met,
    Outcome::NotApplicable,
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn judged() -> Checked {
    judge_together(&files_in(&root().join("arrangements")))
}

/// One page for each arrangement, and one for the set, by their names.
fn pages(checked: &Checked) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for (at, head) in checked.report.arrangements.iter().enumerate() {
        let title = format!("{}, judged at {}", head.id, head.judged.day);
        pages.insert(head.id.clone(), page(&title, Some(at), checked));
    }
    pages.insert("the-set".to_owned(), page("all of them together", None, checked));
    pages
}

fn page(title: &str, arrangement: Option<usize>, checked: &Checked) -> String {
    let mut page = format!("{title}\n");
    for outcome in OUTCOMES {
        let mut lines: Vec<String> = checked
            .report
            .verdicts
            .iter()
            .filter(|verdict| verdict.arrangement == arrangement && verdict.outcome == *outcome)
            .map(|verdict| line(verdict, checked))
            .collect();
        lines.sort();
        lines.dedup();
        if !lines.is_empty() {
            writeln!(page, "\n{}", outcome.id()).unwrap();
            writeln!(page, "  {}", lines.join("\n  ")).unwrap();
        }
    }
    page
}

/// Rule and subject; strength and line of what is shown, and of what does not apply only the rule.
fn line(verdict: &Verdict, checked: &Checked) -> String {
    let rule = rule_of(verdict, checked);
    let subject = format!("{}:{}", verdict.subject.kind, verdict.subject.key);
    match (&verdict.finding, verdict.outcome) {
        (Some(finding), _) => {
            let place = checked.sources.place(finding.primary.span).unwrap();
            format!("{rule} | {subject} | {} | line {}", finding.strength.words(), place.line)
        }
        (None, Outcome::NotApplicable) => rule.to_owned(),
        (None, _) => format!("{rule} | {subject} | {}", verdict.strength.words()),
    }
}

/// `MASA_WRITE=1` writes the pages.
#[test]
fn every_verdict_on_the_bundled_arrangements_is_on_record() {
    let folder = root().join("tests/bundled/record");
    let pages = pages(&judged());
    if std::env::var_os("MASA_WRITE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, page) in &pages {
            fs::write(folder.join(format!("{name}.txt")), page).unwrap();
        }
    }
    let written: BTreeMap<String, String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    let differ: Vec<&String> =
        pages.iter().filter(|(name, page)| written.get(*name) != Some(page)).map(|(name, _)| name).collect();
    assert!(differ.is_empty(), "{differ:?} came out otherwise than on record: MASA_WRITE=1 cargo test --test rules");
    assert_eq!(written.len(), pages.len(), "a page is of no arrangement");
}
