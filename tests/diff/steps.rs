//! Worked cases, a folder each: `before*.yaml` and `after*.yaml`, or `sides.txt`; `expects.txt` with a rule, a subject and how it has to
//! come out; and `said.txt` with all that is or may be lost.

use std::fs;
use std::path::PathBuf;

use masa::check::{Options, Tools, restructure};
use masa::finding::{Outcome, Restructure};
use masa::time::Date;

use crate::cases::sides;
use crate::compared::root;
use crate::judged::BOOK;

pub fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<_> =
        fs::read_dir(root().join("tests/diff/steps")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn judged(folder: &std::path::Path) -> Restructure {
    let [before, after] = sides(folder);
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: true, explain: false, accept: true };
    let tools = Tools::bundled(&BOOK);
    let judged = restructure(before, after, &tools, &options).unwrap().restructure;
    assert_eq!((judged.before.findings.len(), judged.after.findings.len()), (0, 0), "{}", folder.display());
    judged
}

/// Rule, subject and outcome of every hand-over that applies.
fn came(step: &Restructure) -> Vec<String> {
    let line = |verdict: &masa::finding::Verdict| {
        let rule = step.before.rules[verdict.rule].id.as_str();
        format!("{rule} {} {}", verdict.subject.key, verdict.outcome.id())
    };
    step.handovers.iter().map(line).collect()
}

/// `MASA_WRITE=1` writes what is said.
#[test]
fn every_worked_case_comes_out_as_expected_and_says_what_is_written() {
    let folders = folders();
    let mut wrong = Vec::new();
    for folder in &folders {
        let step = judged(folder);
        let (came, name) = (came(&step), folder.file_name().unwrap().to_string_lossy().into_owned());
        let expects = fs::read_to_string(folder.join("expects.txt")).unwrap();
        assert!(!expects.trim().is_empty(), "{name}");
        let missing = expects.lines().filter(|expected| !came.iter().any(|came| came == expected));
        wrong.extend(missing.map(|expected| format!("{name}: {expected}")));
        let found = step.handovers.iter().filter_map(|verdict| {
            let finding = verdict.finding.as_ref()?;
            let label = if verdict.outcome == Outcome::NotMet { "lost" } else { "may be lost" };
            Some(format!("{label}: {} ({})\n", finding.message, verdict.subject.name))
        });
        let said: String = found.collect();
        let kept = folder.join("said.txt");
        if std::env::var_os("MASA_WRITE").is_some() {
            fs::write(&kept, &said).unwrap();
        }
        if fs::read_to_string(&kept).unwrap_or_default() != said {
            wrong.push(format!("{name}: said otherwise"));
        }
    }
    assert!(folders.len() >= 12, "only {} cases", folders.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
