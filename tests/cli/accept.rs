//! Accepting findings where others are at work on the same files.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::masa::{code, err, folder_with, masa_in, out, run_in};

const RULE: &str = "report-not-joint";

const REPORTS: &str = "masa: 1
id: area
describes: area-2024
status: published
areas: [plymouth, torbay]
partners: [{body: plymouth}, {body: torbay}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]
reports:
  - {kind: yearly, title: Plymouth Report, period: 2023-04-01/2024-03-31, issued-by: [plymouth], complete: [issued-by]}
  - {kind: yearly, title: Torbay Report, period: 2023-04-01/2024-03-31, issued-by: [torbay], complete: [issued-by]}
";

const DAY: &str = "2024-06-01";

/// Accepts the finding on one of the reports.
fn accept(folder: &Path, file: &str, report: &str) -> Command {
    let mut command = masa_in(folder);
    command.args(["accept", RULE, file, report, "--as-of", DAY, "--decided", DAY, "--until", "2024-12-31"]);
    command.args(["--reason", "Agreed", "--decided-by", "Board"]);
    command
}

/// The marks of two reports, accepted or not, in order of the file.
fn marks(output: &str) -> Vec<(bool, bool)> {
    let of = |line: &&str| line.contains("Report` is by");
    output.lines().filter(of).map(|line| (line.contains("`Plymouth"), line.contains("title=Accepted"))).collect()
}

#[test]
fn what_is_accepted_is_what_is_named() {
    let folder = folder_with(&[("area.yaml", REPORTS.as_bytes())]);
    let done = accept(folder.path(), "area.yaml", "Plymouth Report").output().unwrap();
    assert_eq!(code(&done), 0, "{}", err(&done));
    let checked = run_in(folder.path(), &["check", "--rule", RULE, "--as-of", DAY, "--format", "github"]);
    let mut marks = marks(out(&checked));
    marks.sort_unstable();
    assert_eq!(marks, [(false, false), (true, true)]);
}

#[test]
fn two_at_once_lose_nothing() {
    let folder = folder_with(&[("area.yaml", REPORTS.as_bytes())]);
    for _ in 0..8 {
        let begin = |report| accept(folder.path(), "area.yaml", report).spawn().unwrap();
        for started in ["Plymouth Report", "Torbay Report"].map(begin) {
            let done = started.wait_with_output().unwrap();
            assert_eq!(code(&done), 0, "{}", err(&done));
        }
        let path = folder.path().join("area.accepted.yaml");
        assert_eq!(fs::read_to_string(&path).unwrap().matches("finding:").count(), 2);
        fs::remove_file(path).unwrap();
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn by_a_link_it_is_the_same_file() {
    let folder = folder_with(&[("area.yaml", REPORTS.as_bytes())]);
    let link = folder.path().join("a-link.yaml");
    std::os::unix::fs::symlink("area.yaml", link).unwrap();
    let done = accept(folder.path(), "a-link.yaml", "Plymouth Report").output().unwrap();
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(folder.path().join("area.accepted.yaml").is_file());
    for asked in [".", "area.yaml", "a-link.yaml"] {
        let checked = run_in(folder.path(), &["check", asked, "--rule", RULE, "--as-of", DAY, "--format", "github"]);
        assert!(!out(&checked).contains("(acceptance)"), "{asked}: {}", out(&checked));
        assert_eq!(marks(out(&checked)).into_iter().filter(|(_, accepted)| *accepted).count(), 1, "{asked}");
    }
}
