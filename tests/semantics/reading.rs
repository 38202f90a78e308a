//! What cannot be read, and how a run ends.

use std::io::Write;
use std::process::Command;

use crate::ask::{arrangement, holds};

/// How `masa check` ends with these files; the number that the shell sees.
fn exit(texts: &[&str], more: &[&str]) -> i32 {
    let folder = tempfile::tempdir().unwrap();
    for (at, text) in texts.iter().enumerate() {
        let mut file = std::fs::File::create(folder.path().join(format!("{at}.yaml"))).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    let run = Command::new(env!("CARGO_BIN_EXE_masa")).arg("check").args(more).arg(folder.path()).output().unwrap();
    run.status.code().unwrap()
}

const SOUND: &str = "as-at: 2024-01-01\n";
const WRONG: &str = "as-at: 2024-01-01\nscrutiny: none\n";
const TORN: &str = "as-at: 2024-01-01\nscrutiny: none\nscope: [pets]\n";

#[test]
fn a_value_in_error_is_unreadable_and_everything_else_is_judged() {
    let answer = holds("size(areas) == 1").of("scope: [pets]\nedition: [1, 2]\n");
    assert_eq!(answer.only().outcome.id(), "met");
    assert_eq!(answer.checked.report.findings.len(), 2, "each error is told");
}

#[test]
fn all_errors_of_a_file_are_told_at_once() {
    let answer = holds("true").of("scope: [pets]\nareas: [nowhere-at-all]\nas-at: 2024-13-01\nfoo: 1\n");
    assert_eq!(answer.checked.report.findings.len(), 4, "{:#?}", answer.checked.report.findings);
}

#[test]
fn two_files_with_one_id_are_told_of() {
    let of = |ids: &[&str]| {
        let files: Vec<_> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| (format!("{at}.yaml"), arrangement(&format!("id: {id}\n"))))
            .collect();
        holds("true").of_files(&files).checked.report
    };
    assert!(of(&["a", "b"]).findings.is_empty());
    let report = of(&["a", "b", "a", "a"]);
    assert_eq!(report.findings.len(), 2, "each file after the first: {:#?}", report.findings);
    assert_eq!(report.findings[0].message, "another file has the id `a` already");
    assert_eq!(report.verdicts.len(), 4, "all are judged");
}

#[test]
fn other_files_go_on_where_one_cannot_be_read() {
    let files = [("a.yaml".to_owned(), "masa: 1\nid: [\n".to_owned()), ("b.yaml".to_owned(), arrangement(""))];
    let answer = holds("true").of_files(&files);
    assert_eq!(answer.only().outcome.id(), "met");
    assert_eq!(answer.checked.report.unreadable.len(), 1);
}

#[test]
fn a_run_without_findings_ends_with_0() {
    assert_eq!(exit(&[&arrangement(SOUND)], &["--rule", "no-independent-scrutiny"]), 0, "cannot tell is no finding");
}

#[test]
fn a_finding_at_the_gate_ends_with_1() {
    let wrong = arrangement(WRONG);
    assert_eq!(exit(&[&wrong], &["--rule", "no-independent-scrutiny"]), 1);
    assert_eq!(exit(&[&wrong], &["--rule", "no-independent-scrutiny", "--fail-on", "never"]), 0);
}

#[test]
fn what_cannot_be_told_counts_only_when_asked_for() {
    let rule = ["--rule", "no-independent-scrutiny", "--not-stated", "fail"];
    assert_eq!(exit(&[&arrangement(SOUND)], &rule), 1);
}

#[test]
fn wrong_usage_ends_with_2() {
    assert_eq!(exit(&[&arrangement(SOUND)], &["--rule", "no-such-rule"]), 2);
}

#[test]
fn what_could_not_be_read_ends_with_3_whatever_else_was_found() {
    let torn = arrangement(TORN);
    assert_eq!(exit(&[&torn], &["--rule", "no-independent-scrutiny"]), 3, "3 wins over 1");
    assert_eq!(exit(&[&torn], &["--rule", "no-independent-scrutiny", "--fail-on", "never"]), 3);
}

#[test]
fn no_format_changes_how_a_run_ends() {
    for (text, code) in [(SOUND, 0), (WRONG, 1), (TORN, 3)] {
        for format in ["text", "json"] {
            let more = ["--rule", "no-independent-scrutiny", "--format", format];
            assert_eq!(exit(&[&arrangement(text)], &more), code, "{format} {text}");
        }
    }
}
