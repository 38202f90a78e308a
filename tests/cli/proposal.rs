//! `masa restructure --git`: the working tree against a revision, with the real `git` on scratch repositories.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::masa::{code, err, folder_with, masa_in, out, root};

pub const OURS: &str = "masa: 1\nid: ours\nname: Ours\nstatus: published\nas-at: 2020-09-15\nareas: [plymouth]\n\
                    functions:\n  - {function: training, owners: [trainer]}\nposts:\n  trainer: {title: Trainer}\n\
                    complete: [functions, posts, groups]\n";

pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "init.defaultBranch=main"];
    let run = Command::new("git").current_dir(folder).args(who).args(arguments).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).trim().to_owned()
}

/// A repository with one commit, on whose proposal branch nobody trains any more.
pub fn proposal() -> tempfile::TempDir {
    let folder = folder_with(&[("areas/ours.yaml", OURS.as_bytes()), ("areas/notes.yml", b"note: 1\n")]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it is"]);
    git(folder.path(), &["checkout", "--quiet", "-b", "proposal"]);
    let proposed =
        OURS.replace("functions:\n  - {function: training, owners: [trainer]}\n", "functions: none\ngroups: none\n");
    let proposed = format!("{proposed}scrutiny: none\n");
    fs::write(folder.path().join("areas/ours.yaml"), proposed).unwrap();
    folder
}

pub fn restructure(folder: &Path, arguments: &[&str]) -> Output {
    let path = std::env::var_os("PATH").unwrap();
    masa_in(folder).env("PATH", path).arg("restructure").args(arguments).output().unwrap()
}

#[test]
fn the_working_tree_is_judged_against_a_revision() {
    let folder = proposal();
    for paths in [&[][..], &["areas"], &["areas/ours.yaml"], &["./areas/../areas"]] {
        let run = restructure(folder.path(), &[&["--git", "main", "--complete", "--new-only"], paths].concat());
        assert_eq!(code(&run), 1, "{}{}", out(&run), err(&run));
        assert!(
            out(&run).contains("function-left-behind") && out(&run).contains("main:areas/ours.yaml"),
            "{}",
            out(&run)
        );
    }
    let below =
        restructure(&folder.path().join("areas"), &["--git", "HEAD", "ours.yaml", "--format", "json", "--complete"]);
    assert!(out(&below).contains("\"rule\":\"no-independent-scrutiny\""), "{}", out(&below));
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "As proposed"]);
    let same = restructure(folder.path(), &["--git", "HEAD", "--new-only", "--complete"]);
    assert_eq!(code(&same), 0, "{}", out(&same));
}

#[test]
fn a_path_that_is_on_one_side_only_is_told_as_new_gone_or_moved() {
    let folder = proposal();
    let areas = folder.path().join("areas");
    fs::rename(areas.join("ours.yaml"), areas.join("renamed.yaml")).unwrap();
    fs::write(areas.join("torbay.yaml"), OURS.replace("ours", "torbay").replace("plymouth", "torbay")).unwrap();
    let run = restructure(folder.path(), &["--git", "main"]);
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("`areas/ours.yaml` is `areas/renamed.yaml` now"), "{said}");
    assert!(said.contains("`areas/torbay.yaml` is new: it was not there at `main`"), "{said}");
    assert!(!said.contains("`areas/notes.yml`"), "{said}");
    fs::remove_file(areas.join("renamed.yaml")).unwrap();
    let gone = restructure(folder.path(), &["--git", "main", "areas/ours.yaml", "--complete"]);
    let said = out(&gone).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("`areas/ours.yaml` is gone: it was there at `main`"), "{said}");
    assert!(said.contains("area-uncovered-after-the-change"), "all of it is lost: {said}");
    assert_eq!(code(&gone), 1);
}

#[test]
fn a_file_whose_arrangement_has_another_id_now_is_told_as_moved() {
    let folder = proposal();
    let areas = folder.path().join("areas");
    let told = |names: &[&str]| {
        let run = restructure(folder.path(), &["--git", "main"]);
        let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&format!("`areas/ours.yaml` is {} now", names.join(" and "))), "{said}");
        assert!(!said.contains("is gone:") && !said.contains("is new:"), "{said}");
    };
    fs::remove_file(areas.join("ours.yaml")).unwrap();
    let renamed = |id: &str| OURS.replace("id: ours\n", &format!("id: {id}\nformerly: [ours]\n"));
    fs::write(areas.join("c.yaml"), renamed("theirs")).unwrap();
    told(&["`areas/c.yaml`"]);
    fs::write(areas.join("d.yaml"), renamed("others").replace("plymouth", "torbay")).unwrap();
    told(&["`areas/c.yaml`", "`areas/d.yaml`"]);
}

#[test]
fn on_a_branch_without_a_commit_everything_is_new() {
    let folder = folder_with(&[("ours.yaml", OURS.as_bytes())]);
    git(folder.path(), &["init", "--quiet"]);
    for revision in ["HEAD", "@"] {
        let run = restructure(folder.path(), &["--git", revision, "--new-only"]);
        assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
        let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("this branch has no commit yet"), "{said}");
        assert!(said.contains(&format!("`ours.yaml` is new: it was not there at `{revision}`")), "{said}");
    }
    fs::write(folder.path().join("ours.yaml"), OURS.replace("as-at: 2020-09-15\n", "") + "scrutiny: none\n").unwrap();
    let run = restructure(folder.path(), &["--git", "HEAD", "--new-only"]);
    assert_eq!(code(&run), 1, "what is not met counts as new: {}", out(&run));
    let run = restructure(folder.path(), &["--git", "main"]);
    assert!(code(&run) == 3 && err(&run).contains("has no revision `main`"), "{}", err(&run));
}

#[test]
fn what_the_configuration_of_the_revision_looked_at_is_not_missed() {
    let folder = proposal();
    let at = folder.path();
    git(at, &["checkout", "--quiet", "--", "areas"]);
    let other = OURS.replace("ours", "torbay").replace("plymouth", "torbay");
    fs::write(at.join("areas/torbay.yaml"), other).unwrap();
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: [areas]\ncomplete: true\n").unwrap();
    git(at, &["add", "--all"]);
    git(at, &["commit", "--quiet", "--message", "Two areas"]);
    fs::rename(at.join("areas"), at.join("partnerships")).unwrap();
    fs::remove_file(at.join("partnerships/torbay.yaml")).unwrap();
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: [partnerships]\ncomplete: true\n").unwrap();
    fs::create_dir(at.join("below")).unwrap();
    for within in [".", "below"] {
        let run = restructure(&at.join(within), &["--git", "HEAD", "--new-only"]);
        let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code(&run), 1, "{within}: {said}{}", err(&run));
        assert!(said.contains("Torbay was covered by Ours, and none of the arrangements"), "{within}: {said}");
        assert!(said.contains("`areas/torbay.yaml` is gone: it was there at `HEAD`"), "{within}: {said}");
        assert!(said.contains("`areas/ours.yaml` is `partnerships/ours.yaml` now"), "{within}: {said}");
    }
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: [partnerships]\ncomplete: false\n").unwrap();
    let run = restructure(at, &["--git", "HEAD", "--new-only"]);
    assert_eq!(code(&run), 1, "all there was is told as such: {}", out(&run));
    assert_eq!(code(&restructure(at, &["--git", "HEAD", "--new-only", "--complete=false"])), 0, "it was asked for");
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: [partnerships]\ncomplete: true\n").unwrap();
    git(at, &["rm", "--quiet", "--cached", ".masa.yaml"]);
    git(at, &["commit", "--quiet", "--message", "Without a configuration"]);
    let run = restructure(at, &["--git", "HEAD", "--new-only"]);
    assert_eq!(code(&run), 1, "without one the whole folder was looked at: {}{}", out(&run), err(&run));
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: {\n").unwrap();
    git(at, &["add", "--all"]);
    git(at, &["commit", "--quiet", "--message", "A broken configuration"]);
    fs::write(at.join(".masa.yaml"), "masa: 1\npaths: [partnerships]\n").unwrap();
    let run = restructure(at, &["--git", "HEAD"]);
    assert_eq!(code(&run), 3);
    assert!(err(&run).contains("`.masa.yaml` cannot be read at the git revision `HEAD`"), "{}", err(&run));
    assert_eq!(code(&restructure(at, &["--git", "HEAD", "partnerships"])), 0, "what is named is looked at alone");
}

#[test]
fn a_proposal_takes_neither_packs_nor_gate_from_itself() {
    let folder = proposal();
    let at = folder.path();
    git(at, &["checkout", "--quiet", "--", "areas"]);
    let configuration = "masa: 1\npaths: [areas]\ncomplete: true\n";
    fs::write(at.join(".masa.yaml"), configuration).unwrap();
    git(at, &["add", "--all"]);
    git(at, &["commit", "--quiet", "--message", "With a configuration"]);
    fs::remove_file(at.join("areas/ours.yaml")).unwrap();
    let run = |added: &str, more: &[&str]| {
        fs::write(at.join(".masa.yaml"), format!("{configuration}{added}")).unwrap();
        let run = restructure(at, &[&["--git", "HEAD", "--new-only"], more].concat());
        (code(&run), out(&run).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    for (added, held) in [
        ("packs: [statute, guidance]\n", "holds for this step, all packs; whoever"),
        ("fail-on: never\n", "holds for this step, `fail-on: must`; whoever"),
        ("packs: [guidance]\nnot-stated: hide\n", "holds for this step, all packs and `not-stated: warn`; whoever"),
    ] {
        let (end, said) = run(added, &[]);
        assert!(end == 1 && said.contains("area-uncovered-after-the-change"), "{added}: {said}");
        assert!(said.contains("has less judged, or less counted, than at `HEAD`") && said.contains(held), "{said}");
    }
    let (end, said) = run("fail-on: question\n", &[]);
    assert!(end == 1 && !said.contains("than at `HEAD`"), "it asks for more: {said}");
    let (end, said) = run("packs: [guidance]\n", &["--pack", "statute", "--fail-on", "never"]);
    assert!(end == 0 && said.contains("area-uncovered-after-the-change"), "the step is judged always: {said}");
    assert!(!said.contains("than at `HEAD`"), "{said}");
    git(at, &["rm", "--quiet", "--cached", ".masa.yaml"]);
    git(at, &["commit", "--quiet", "--message", "Without a configuration"]);
    let (end, said) = run("packs: [guidance]\nfail-on: never\n", &[]);
    assert!(end == 1 && said.contains("all packs and `fail-on: must`"), "{said}");
}

#[test]
fn an_arrangement_that_is_emptied_or_spoilt_is_no_more_passed_over() {
    let folder = proposal();
    for spoilt in ["", "# nothing\n", "a: [\n", "inner:\n  masa: 1\n", "- masa: 1\n", "\u{0}\u{1}"] {
        fs::write(folder.path().join("areas/ours.yaml"), spoilt).unwrap();
        let run = restructure(folder.path(), &["--git", "main", "--new-only"]);
        assert_eq!(code(&run), 3, "{spoilt:?}: {}{}", out(&run), err(&run));
        assert!(err(&run).contains("areas/ours.yaml"), "{spoilt:?}: {}", err(&run));
        assert!(!out(&run).contains("is gone:"), "{spoilt:?}: {}", out(&run));
    }
}

#[test]
fn a_path_may_begin_like_an_option() {
    let folder = folder_with(&[("-q/ours.yaml", OURS.as_bytes())]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it is"]);
    for path in ["-q", "-q/ours.yaml"] {
        let run = restructure(folder.path(), &["--git", "HEAD", "--format", "json", "--", path]);
        assert_eq!(code(&run), 0, "{path}: {}{}", out(&run), err(&run));
        assert!(out(&run).contains("HEAD:-q/ours.yaml"), "{path}: {}", out(&run));
    }
    for revision in ["--git=--output=PWNED", "--git=-q"] {
        let run = restructure(folder.path(), &[revision]);
        assert!(code(&run) == 3 && err(&run).contains("has no revision `-"), "{revision}: {}", err(&run));
    }
    assert!(!folder.path().join("PWNED").exists());
}

#[test]
fn what_git_does_not_have_is_told_with_a_way_forward() {
    let folder = proposal();
    for (arguments, says) in [
        (vec!["--git", "nowhere"], "this git repository has no revision `nowhere`"),
        (vec!["--git", "--output=x"], "a value is required"),
        (vec!["--git", "HEAD", "elsewhere"], "there is no `elsewhere`, neither here nor at the git revision `HEAD`"),
    ] {
        let run = restructure(folder.path(), &arguments);
        assert!(err(&run).contains(says), "{arguments:?}: {}", err(&run));
        assert!([2, 3].contains(&code(&run)) && out(&run).is_empty(), "{arguments:?}");
    }
    let run = restructure(folder.path(), &["--git", "HEAD", "--before", "areas", "--after", "areas"]);
    assert_eq!(code(&run), 2);
    let nowhere = tempfile::tempdir().unwrap();
    let run = restructure(nowhere.path(), &["--git", "HEAD"]);
    assert!(err(&run).contains("this folder is in no git repository"), "{}", err(&run));
    // As in a container, whose user does not own what was checked out.
    let (path, none) = (std::env::var_os("PATH").unwrap(), nowhere.path().join("none"));
    let mut others = masa_in(folder.path());
    others.env("PATH", path).env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    others.env("GIT_CONFIG_GLOBAL", &none).env("GIT_CONFIG_SYSTEM", &none);
    let run = others.args(["restructure", "--git", "HEAD"]).output().unwrap();
    let said = err(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(code(&run) == 3 && said.contains("dubious ownership") && said.contains("safe.directory"), "{said}");
    let bare = tempfile::tempdir().unwrap();
    git(bare.path(), &["clone", "--quiet", "--bare", &format!("file://{}", folder.path().display()), "."]);
    let run = restructure(bare.path(), &["--git", "main"]);
    assert!(code(&run) == 3 && err(&run).contains("without files of its own (bare)"), "{}{}", out(&run), err(&run));
    let bare = masa_in(folder.path()).env("PATH", "").args(["restructure", "--git", "HEAD"]).output().unwrap();
    assert!(err(&bare).contains("takes the command `git`"), "{}", err(&bare));
}

#[test]
fn what_cannot_be_read_in_the_working_tree_ends_with_3_and_the_revision_is_judged() {
    let folder = proposal();
    fs::write(folder.path().join("areas/ours.yaml"), "masa: 1\nid: [\n").unwrap();
    let run = restructure(folder.path(), &["--git", "main"]);
    assert_eq!(code(&run), 3);
    assert!(out(&run).contains("What changes is not judged"), "{}", out(&run));
    assert!(!err(&run).contains("Nothing was done") && err(&run).contains("the rest is in it"), "{}", err(&run));
}

#[test]
fn what_is_lost_can_be_accepted_beside_the_arrangement_of_after() {
    let folder = proposal();
    // As the docs show it.
    let docs = fs::read_to_string(root().join("docs/restructures.md")).unwrap();
    let shown = docs.lines().skip_while(|line| *line != "    masa-accepted: 1").take_while(|line| !line.is_empty());
    let accepted = shown.map(|line| line.strip_prefix("    ").unwrap()).collect::<Vec<_>>().join("\n");
    assert!(accepted.contains("finding: function-left-behind/function/training"), "{accepted}");
    let arguments = ["--git", "main", "--complete", "--rule", "function-left-behind", "--fail-on", "question"];
    assert_eq!(code(&restructure(folder.path(), &arguments)), 1);
    fs::write(folder.path().join("areas/ours.accepted.yaml"), accepted).unwrap();
    let run = restructure(folder.path(), &arguments);
    assert_eq!(code(&run), 0, "{}{}", out(&run), err(&run));
    let said = out(&run).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("accepted (question)") && said.contains("1 loss is accepted"), "{said}");
    assert!(said.contains("by Executive, until 31 March 2027: Training is bought in"), "{said}");
    let run = restructure(folder.path(), &[&arguments[..], &["--format", "markdown"]].concat());
    assert!(out(&run).contains("**accepted (question):**"), "{}", out(&run));
    assert!(out(&run).contains("Executive, until 31 March 2027: Training is bought in"), "{}", out(&run));
    let run = restructure(folder.path(), &[&arguments[..], &["--no-acceptances"]].concat());
    assert_eq!(code(&run), 1);
    // Whoever asks `masa accept` for it is told what to write where.
    let asked = ["accept", "function-left-behind", "areas/ours.yaml", "function/training", "--until", "2027-03-31"];
    let said = ["--reason", "Bought in", "--decided-by", "Executive", "--decided", "2026-11-01"];
    let run = masa_in(folder.path()).args(asked).args(said).output().unwrap();
    assert_eq!(code(&run), 2, "{}", err(&run));
    assert!(
        err(&run).contains("`areas/ours.accepted.yaml` by hand") && err(&run).contains("`match_key`"),
        "{}",
        err(&run)
    );
    let run = restructure(folder.path(), &[&arguments[..], &["--format", "json"]].concat());
    assert!(out(&run).contains("\"match_key\":\"function-left-behind/function/training\""), "{}", out(&run));
    // Another command finds no such thing, and says nothing of it.
    let check = masa_in(folder.path()).args(["check", "areas"]).output().unwrap();
    assert!(!out(&check).contains("function-left-behind"), "{}", out(&check));
}

#[test]
fn what_was_accepted_at_the_revision_counts_there() {
    let bad = OURS.replace("as-at: 2020-09-15\n", "") + "scrutiny: none\n";
    let accepted = "masa-accepted: 1\naccepted:\n  - finding: no-independent-scrutiny/arrangement/ours\n    outcome: not-met\n    \
                    reason: It is being engaged\n    decided-by: Executive\n    decided: 2026-11-01\n    until: 2027-03-31\n";
    let folder = folder_with(&[("ours.yaml", bad.as_bytes()), ("ours.accepted.yaml", accepted.as_bytes())]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it is"]);
    for arguments in [&["--git", "HEAD"][..], &["--before", "HEAD:ours.yaml", "--after", "HEAD:ours.yaml"]] {
        let run = restructure(folder.path(), &[arguments, &["--format", "json"]].concat());
        assert!(out(&run).contains("\"accepted\":true"), "{arguments:?}: {}{}", out(&run), err(&run));
    }
}
