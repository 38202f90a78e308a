//! `masa restructure --git`: the working tree against a revision, with the real `git` on scratch repositories; and the GitHub action.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use masa::yaml::{NodeId, Tree, parse};

use super::masa::{code, err, folder_with, masa_in, out, root};

const OURS: &str = "masa: 1\nid: ours\nname: Ours\nstatus: published\nas-at: 2020-09-15\nareas: [plymouth]\n\
                    functions:\n  - {function: training, owners: [trainer]}\nposts:\n  trainer: {title: Trainer}\n\
                    complete: [functions, posts, groups]\n";

fn git(folder: &Path, arguments: &[&str]) -> String {
    let who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "init.defaultBranch=main"];
    let run = Command::new("git").current_dir(folder).args(who).args(arguments).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).trim().to_owned()
}

/// A repository with one commit, on whose proposal branch nobody trains any more.
fn proposal() -> tempfile::TempDir {
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

fn restructure(folder: &Path, arguments: &[&str]) -> Output {
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
    let accepted = "masa-accepted: 1\naccepted:\n  - finding: function-left-behind/function/training\n    outcome: not-met\n    \
                    reason: Training is bought in\n    decided-by: Executive\n    decided: 2026-11-01\n    until: 2027-03-31\n";
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

/// What stands under a key.
fn at(tree: &Tree<'_>, node: NodeId, key: &str) -> NodeId {
    tree.get(node, key).unwrap().1
}

/// The steps of the action with their scripts and environments, as the runner would fill them in.
fn steps(inputs: &BTreeMap<&str, String>, base: &str) -> Vec<(String, String, BTreeMap<String, String>)> {
    let text = fs::read_to_string(root().join("action.yml")).unwrap();
    let parsed = parse(masa::source::FileId(0), &text);
    let tree = parsed.tree.unwrap();
    let declared = at(&tree, tree.root(), "inputs");
    let value = |name: &str| {
        let default = at(&tree, at(&tree, declared, name), "default");
        inputs.get(name).cloned().unwrap_or_else(|| tree.text(default).unwrap_or_default().to_owned())
    };
    let filled = |text: &str| match text.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")) {
        Some("github.event.pull_request.base.sha") => base.to_owned(),
        Some(input) => value(input.strip_prefix("inputs.").unwrap()),
        None => text.to_owned(),
    };
    let list = at(&tree, at(&tree, tree.root(), "runs"), "steps");
    tree.items(list)
        .map(|step| {
            let text = |key| tree.text(at(&tree, step, key)).unwrap().to_owned();
            assert_eq!(text("shell"), "bash");
            assert!(!text("run").contains("${{"), "nothing that others write is put into a script");
            let env = tree.get(step, "env").map(|(_, env)| {
                let entry = |(key, node)| (tree.text(key).unwrap().to_owned(), filled(tree.text(node).unwrap()));
                tree.entries(env).map(entry).collect()
            });
            (text("id"), text("run"), env.unwrap_or_default())
        })
        .collect()
}

/// Runs the step that judges, as on a runner whose checkout is the folder.
fn action(folder: &Path, inputs: &[(&str, &str)], base: &str) -> (i32, String, BTreeMap<&'static str, String>) {
    let mut inputs: BTreeMap<&str, String> = inputs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    inputs.insert("masa", env!("CARGO_BIN_EXE_masa").to_owned());
    let (_, script, env) = steps(&inputs, base).into_iter().find(|(id, ..)| id == "judge").unwrap();
    let runner = tempfile::tempdir().unwrap();
    let file = |name: &str| runner.path().join(name);
    // An earlier use in the same job has left its result.
    fs::write(file("masa.md"), "of before").unwrap();
    fs::write(folder.join("masa.sarif"), "of before").unwrap();
    let run = Command::new("bash")
        .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script])
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("RUNNER_TEMP", runner.path())
        .env("GITHUB_OUTPUT", file("output"))
        .env("GITHUB_STEP_SUMMARY", file("summary"))
        .envs(env)
        .output()
        .unwrap();
    let read = |name: &str| fs::read_to_string(file(name)).unwrap_or_default();
    let mut written: BTreeMap<&str, String> =
        ["output", "summary"].into_iter().map(|name| (name, read(name))).collect();
    written.insert("sarif", fs::read_to_string(folder.join("masa.sarif")).unwrap_or_default());
    written.insert("said", err(&run).to_owned());
    (code(&run), out(&run).to_owned(), written)
}

#[test]
fn on_a_pull_request_the_action_judges_the_step_and_writes_summary_annotations_and_sarif() {
    let folder = proposal();
    let base = git(folder.path(), &["rev-parse", "main"]);
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "As proposed"]);
    let (end, annotations, written) = action(folder.path(), &[("paths", "areas"), ("complete", "true")], &base);
    assert_eq!(end, 1, "{annotations}{written:?}");
    assert!(annotations.contains("::error file=areas/ours.yaml,line="), "{annotations}");
    assert!(annotations.contains("function-left-behind"), "{annotations}");
    let summary = &written["summary"];
    assert!(summary.starts_with("## What the change brings\n\n**"), "{summary}");
    let order = ["### What is lost on the way", "### Could not be told before, and is not met", "### Day-one list"];
    let places: Vec<_> = order.iter().map(|heading| summary.find(heading).unwrap()).collect();
    assert!(places.is_sorted(), "{summary}");
    assert!(written["sarif"].contains("\"ruleId\":\"no-independent-scrutiny\""));
    assert!(written["output"].contains("exit-code=1\nsarif=masa.sarif\nmarkdown="), "{}", written["output"]);
    // The summary of a step is what `masa restructure` itself writes.
    let own =
        restructure(folder.path(), &["--git", &base, "areas", "--complete", "--new-only", "--format", "markdown"]);
    assert_eq!(summary, out(&own));
}

#[test]
fn on_other_events_the_action_checks() {
    let folder = proposal();
    let (end, annotations, written) = action(folder.path(), &[("sarif", ""), ("summary", "false")], "");
    assert_eq!(end, 1);
    assert!(annotations.contains("no-independent-scrutiny") && !annotations.contains("function-left-behind"));
    assert_eq!(written["summary"], "");
    assert!(!written["output"].contains("sarif="), "{}", written["output"]);
    let (end, ..) = action(folder.path(), &[("fail-on", "never"), ("sarif", ""), ("before", "none")], "main");
    assert_eq!(end, 0);
    let (end, annotations, written) = action(folder.path(), &[("fail-on", "sometimes")], "");
    assert_eq!((end, annotations.as_str(), written["summary"].as_str()), (2, "", ""));
    assert!(written["said"].contains("sometimes"), "{}", written["said"]);
    assert_eq!(
        (written["output"].as_str(), written["sarif"].as_str()),
        ("exit-code=2\n", ""),
        "no old result is handed on"
    );
}

#[test]
fn what_the_action_is_not_told_is_left_to_the_configuration() {
    let folder = proposal();
    let base = git(folder.path(), &["rev-parse", "main"]);
    fs::write(folder.path().join("areas/ours.yaml"), OURS.replace("[trainer]", "none")).unwrap();
    assert_eq!(action(folder.path(), &[], &base).0, 0, "a question fails no job");
    fs::write(folder.path().join(".masa.yaml"), "masa: 1\npaths: [areas]\ncomplete: true\nfail-on: question\n")
        .unwrap();
    let (end, _, written) = action(folder.path(), &[], &base);
    let own = restructure(folder.path(), &["--git", &base, "--new-only", "--format", "markdown"]);
    assert_eq!((end, written["summary"].as_str()), (code(&own), out(&own)));
    assert_eq!(end, 1, "{written:?}");
    assert_eq!(action(folder.path(), &[("fail-on", "never")], &base).0, 0, "what is given wins");
}

#[test]
fn a_branch_that_the_checkout_does_not_hold_is_fetched() {
    let folder = proposal();
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "As proposed"]);
    let origin = format!("file://{}", folder.path().display());
    for depth in [&[][..], &["--depth=1"]] {
        for before in ["main", "origin/main"] {
            let runner = tempfile::tempdir().unwrap();
            let clone = [&["clone", "--quiet", "--branch=proposal"], depth, &[&origin, "checkout"]].concat();
            git(runner.path(), &clone);
            let checkout = runner.path().join("checkout");
            let inputs = [("paths", "areas"), ("complete", "true"), ("before", before)];
            let (end, annotations, written) = action(&checkout, &inputs, "");
            assert_eq!(end, 1, "{before} {depth:?}: {written:?}");
            assert!(annotations.contains("function-left-behind"), "{before} {depth:?}: {annotations}");
            let is_shallow = git(&checkout, &["rev-parse", "--is-shallow-repository"]) == "true";
            assert_eq!(is_shallow, !depth.is_empty(), "a whole history stays whole");
        }
    }
}

#[test]
fn a_path_with_blanks_is_one_path() {
    let folder = folder_with(&[
        ("our areas/ours.yaml", OURS.as_bytes()),
        ("other/x.yaml", OURS.replace("ours", "x").as_bytes()),
    ]);
    let (end, _, written) = action(folder.path(), &[("paths", "our areas\nother\n"), ("sarif", "")], "");
    assert_eq!(end, 0, "{written:?}");
    assert!(written["summary"].contains("Plymouth"), "{written:?}");
}

#[test]
fn the_hooks_run_commands_that_there_are() {
    let text = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let parsed = parse(masa::source::FileId(0), &text);
    let tree = parsed.tree.unwrap();
    let folder = proposal();
    for hook in tree.items(tree.root()) {
        let entry = tree.text(at(&tree, hook, "entry")).unwrap();
        let arguments: Vec<&str> = entry.split(' ').skip(1).chain(["areas", "--complete"]).collect();
        let path = std::env::var_os("PATH").unwrap();
        let run = masa_in(folder.path()).env("PATH", path).args(&arguments).output().unwrap();
        assert_eq!(code(&run), 1, "{entry}: {}{}", out(&run), err(&run));
    }
}
