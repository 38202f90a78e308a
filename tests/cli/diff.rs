//! `masa diff`: files at a git revision, and what stands in its way. It runs the real `git` on scratch repositories.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::masa::{code, err, folder_with, masa, masa_in, masa_reading, out, run_in};

const OLD: &str = "masa: 1\nid: ours\nname: Ours\nareas: [plymouth]\n";
const NEW: &str = "masa: 1\nid: ours\nname: Theirs\nareas: [plymouth]\n";

fn git(folder: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "init.defaultBranch=main"];
    let run = Command::new("git").current_dir(folder).args(who).args(arguments).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// A repository in which these files were committed.
fn committed(files: &[(&str, &str)]) -> tempfile::TempDir {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, body)| (*name, body.as_bytes())).collect();
    let folder = folder_with(&files);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it was"]);
    folder
}

#[test]
fn a_file_at_a_revision_is_compared_with_the_one_there_is() {
    let folder = committed(&[("areas/ours.yaml", OLD)]);
    fs::write(folder.path().join("areas/ours.yaml"), NEW).unwrap();
    let run = run_in(folder.path(), &["diff", "HEAD:areas/ours.yaml", "areas/ours.yaml"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    assert!(out(&run).contains("renamed  the arrangement Ours is called Theirs now"), "{}", out(&run));
    assert!(out(&run).contains("before  HEAD:areas/ours.yaml:1:1"), "{}", out(&run));
    let within = run_in(&folder.path().join("areas"), &["diff", "main:./ours.yaml", "ours.yaml"]);
    assert_eq!(code(&within), 0, "{}", err(&within));
}

#[test]
fn what_is_used_is_read_at_the_same_revision() {
    let shared = "masa: 1\nkind: shared\nid: things\nname: Things\ngroups:\n  cdop: {name: Old Panel}\n";
    let ours = format!("{OLD}uses: [things]\nchild-death-review: {{panel: cdop}}\n");
    let folder = committed(&[("areas/ours.yaml", &ours), ("areas/things.yaml", shared)]);
    fs::write(folder.path().join("areas/things.yaml"), shared.replace("Old", "New")).unwrap();
    let run = run_in(folder.path(), &["diff", "HEAD:areas/ours.yaml", "areas/ours.yaml"]);
    assert_eq!((code(&run), err(&run)), (0, ""));
    assert!(out(&run).contains("renamed  the group Old Panel is called New Panel now"), "{}", out(&run));
    assert!(out(&run).contains("before  HEAD:areas/things.yaml:6:3"), "{}", out(&run));
}

#[test]
fn each_thing_that_git_does_not_have_is_told_with_a_way_forward() {
    let folder = committed(&[("areas/ours.yaml", OLD)]);
    fs::write(folder.path().join("areas/later.yaml"), NEW).unwrap();
    for (before, says, way) in [
        ("nowhere:areas/ours.yaml", "this git repository has no revision `nowhere`", "`git branch --all`"),
        ("--help:areas/ours.yaml", "this git repository has no revision `--help`", "`git log --oneline`"),
        (
            "HEAD:areas/gone.yaml",
            "there is no `areas/gone.yaml` at the git revision `HEAD`",
            "`git ls-tree -r --name-only HEAD`",
        ),
        ("HEAD:areas/later.yaml", "there is no `areas/later.yaml` at the git revision `HEAD`", "came later"),
        ("HEAD:areas", "`HEAD:areas` is a folder", "name the files in it"),
        ("no-such.yaml", "there is no file or folder `no-such.yaml`", "look at the spelling"),
    ] {
        let run = run_in(folder.path(), &["diff", "--before", before, "--after", "areas/ours.yaml"]);
        let run = if before.starts_with("--") {
            run_in(folder.path(), &["diff", "--", before, "areas/ours.yaml"])
        } else {
            run
        };
        assert_eq!((code(&run), out(&run)), (3, ""), "{before}: {}", err(&run));
        assert!(err(&run).contains(says) && err(&run).contains(way), "{before}: {}", err(&run));
        assert_eq!(err(&run).lines().count(), 1, "{}", err(&run));
    }
    let within = run_in(&folder.path().join("areas"), &["diff", "HEAD:ours.yaml", "ours.yaml"]);
    assert_eq!(code(&within), 3);
    assert!(err(&within).contains("did you mean `HEAD:./ours.yaml`?"), "{}", err(&within));
}

#[test]
fn that_nothing_was_done_is_said_once() {
    let folder = folder_with(&[("old.yaml", OLD.as_bytes()), ("broken.yaml", b"masa: 1\nid: [\n")]);
    let run = run_in(folder.path(), &["diff", "old.yaml", "broken.yaml"]);
    assert_eq!((code(&run), out(&run)), (3, ""));
    assert!(err(&run).trim_end().ends_with("Nothing was done: mend this first."), "{}", err(&run));
    assert!(!err(&run).contains("masa: "), "{}", err(&run));
}

#[test]
fn without_a_repository_or_without_git_it_says_so() {
    let folder = folder_with(&[("ours.yaml", OLD.as_bytes())]);
    let run = masa_in(folder.path())
        .args(["diff", "HEAD:ours.yaml", "ours.yaml"])
        .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap())
        .output()
        .unwrap();
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("this folder is in no git repository"), "{}", err(&run));
    let run = masa_in(folder.path())
        .args(["diff", "HEAD:ours.yaml", "ours.yaml"])
        .env("PATH", folder.path())
        .output()
        .unwrap();
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("install git, or save that version of the file and name it"), "{}", err(&run));
}

#[cfg(unix)]
#[test]
fn an_existing_file_wins_over_a_revision() {
    let folder = committed(&[("ours.yaml", OLD), ("HEAD:ours.yaml", NEW)]);
    let run = run_in(folder.path(), &["diff", "HEAD:ours.yaml", "ours.yaml"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(out(&run).contains("the arrangement Theirs is called Ours now"), "{}", out(&run));
}

#[test]
fn one_side_may_come_from_standard_input() {
    let run = masa_reading(OLD.as_bytes(), &["diff", "-", "arrangements/torbay-2020.yaml"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(out(&run).starts_with("before  Ours ("), "{}", out(&run));
    let both = masa(&["diff", "-", "-"]);
    assert_eq!(code(&both), 2);
}

#[test]
fn the_result_is_never_written_over_what_it_is_about() {
    let folder = folder_with(&[("old.yaml", OLD.as_bytes()), ("new.yaml", NEW.as_bytes())]);
    let run = run_in(folder.path(), &["diff", "old.yaml", "new.yaml", "--output", "new.yaml"]);
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(folder.path().join("new.yaml")).unwrap(), NEW);
    let run = run_in(folder.path(), &["diff", "old.yaml", "new.yaml", "--format", "json", "--output", "what.json"]);
    assert_eq!((code(&run), out(&run)), (0, ""));
    assert!(fs::read_to_string(folder.path().join("what.json")).unwrap().starts_with("{\"version\":1,"));
}
