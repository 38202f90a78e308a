//! The GitHub action, whose steps run for real on scratch repositories, and the hooks for pre-commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use masa::yaml::{NodeId, Tree, parse};

use super::masa::{code, err, folder_with, masa_in, out, root};
use super::proposal::{OURS, git, proposal, restructure};

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
    let order = ["### What is lost on the way", "### Could not be told before, and is found now", "### Day-one list"];
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
    assert_eq!(end, 2);
    assert!(written["said"].contains("sometimes"), "{}", written["said"]);
    assert!(annotations.starts_with("::error title=masa could not judge::") && annotations.contains("sometimes"));
    assert_eq!(annotations.lines().count(), 1, "{annotations}");
    let summary = &written["summary"];
    assert!(summary.starts_with("## Nothing was judged\n\n    ") && summary.contains("sometimes"), "{summary}");
    assert_eq!(
        (written["output"].as_str(), written["sarif"].as_str()),
        ("exit-code=2\n", ""),
        "no old result is handed on"
    );
}

#[test]
fn the_folder_of_the_sarif_file_is_made_and_what_cannot_be_written_is_said() {
    let folder = proposal();
    let (end, annotations, written) = action(folder.path(), &[("sarif", "out/of/masa.sarif")], "");
    assert_eq!(end, 1, "{annotations}");
    assert!(fs::read_to_string(folder.path().join("out/of/masa.sarif")).unwrap().contains("no-independent-scrutiny"));
    assert!(written["output"].contains("sarif=out/of/masa.sarif\n"), "{}", written["output"]);
    assert!(!annotations.contains("no SARIF"), "{annotations}");
    let (end, annotations, written) = action(folder.path(), &[("sarif", "areas/ours.yaml/masa.sarif")], "");
    assert_eq!(end, 1, "what was judged stands: {annotations}");
    let line = annotations.lines().find(|line| line.starts_with("::warning title=masa wrote no SARIF::"));
    assert!(line.is_some_and(|line| line.contains("areas/ours.yaml")), "{annotations}");
    assert!(written["said"].contains("masa: no SARIF is written: "), "{}", written["said"]);
    assert!(!written["output"].contains("sarif="), "{}", written["output"]);
    let (end, annotations, written) = action(folder.path(), &[("sarif", "areas")], "");
    assert_eq!((end, written["output"].as_str()), (2, "exit-code=2\n"));
    assert!(annotations.contains("the input `sarif` is the folder `areas`: name a file in it"), "{annotations}");
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
fn a_revision_that_begins_like_an_option_is_refused_and_runs_nothing() {
    let folder = proposal();
    let origin = format!("file://{}", folder.path().display());
    git(folder.path(), &["remote", "add", "origin", &origin]);
    for option in ["--upload-pack=touch PWNED;false", "--output=PWNED", "-q"] {
        for before in [option.to_owned(), format!("origin/{option}")] {
            let (end, annotations, written) = action(folder.path(), &[("before", &before)], "");
            assert_eq!(end, 3, "{before}: {written:?}");
            assert!(annotations.starts_with("::error title=masa could not judge::the input `before` begins"));
            assert!(written["summary"].contains("Nothing was judged"), "{written:?}");
            assert!(written["said"].contains("the input `before` begins with `-`"), "{}", written["said"]);
            assert_eq!(written["output"], "exit-code=3\n", "{before}");
        }
    }
    // Nor is anything written that fetching could be told to write.
    for before in ["main:refs/heads/PWNED", "+main:refs/heads/PWNED", "$(touch PWNED)", "`touch PWNED`"] {
        let (end, _, written) = action(folder.path(), &[("before", before)], "");
        assert_eq!(end, 3, "{before}: {written:?}");
        assert!(written["said"].contains("has no revision"), "{before}: {}", written["said"]);
    }
    assert!(!folder.path().join("PWNED").exists());
    assert_eq!(git(folder.path(), &["branch", "--list", "PWNED"]), "");
}

#[test]
fn an_input_that_is_neither_true_nor_false_is_refused() {
    let folder = proposal();
    for input in ["new-only", "annotations", "summary"] {
        let (end, _, written) = action(folder.path(), &[(input, "yes")], "main");
        assert_eq!((end, written["output"].as_str()), (2, "exit-code=2\n"), "{written:?}");
        let said = format!("the input `{input}` is `yes`: write `true` or `false`");
        assert!(written["said"].contains(&said), "{}", written["said"]);
    }
}

#[test]
fn no_input_is_taken_for_an_option() {
    let folder = folder_with(&[("--help", b""), ("-q/ours.yaml", OURS.as_bytes())]);
    let (end, _, written) = action(folder.path(), &[("paths", "--help")], "");
    assert_eq!(end, 3, "nothing is judged, and that is no success: {written:?}");
    let (end, _, written) = action(folder.path(), &[("paths", "--version\n--no-such-thing")], "");
    assert_eq!(end, 3, "{written:?}");
    assert!(written["summary"].contains("--version"), "{written:?}");
    let (end, _, written) = action(folder.path(), &[("paths", "-q")], "");
    assert_eq!(end, 0, "{written:?}");
    assert!(written["summary"].contains("Plymouth"), "{written:?}");
    for name in ["fail-on", "date"] {
        let (end, annotations, written) = action(folder.path(), &[(name, "--help")], "");
        assert_eq!(end, 2, "{name}: {written:?}");
        assert!(annotations.starts_with("::error title=masa could not judge::"), "{annotations}");
    }
}

#[test]
fn a_list_of_paths_may_have_the_line_ends_of_windows() {
    let folder = folder_with(&[("arr \u{e9}/ours.yaml", OURS.as_bytes())]);
    let (end, _, written) = action(folder.path(), &[("paths", "arr \u{e9}\r\n\r\n")], "");
    assert_eq!(end, 0, "{written:?}");
    assert!(written["summary"].contains("Plymouth"), "{written:?}");
}

#[test]
fn a_file_of_before_that_cannot_be_read_is_shown_at_its_path_and_told_as_that_of_before() {
    let broken = b"masa: 1\nid: ours\nname: [\n";
    let folder = folder_with(&[("arr \u{e9}/ours.yaml", broken)]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it is"]);
    fs::write(folder.path().join("arr \u{e9}/ours.yaml"), OURS).unwrap();
    let (end, annotations, written) = action(folder.path(), &[], "HEAD");
    assert_eq!(end, 3, "{annotations}{written:?}");
    assert!(annotations.contains("::error file=arr \u{e9}/ours.yaml,title="), "{annotations}");
    assert!(annotations.contains("::In the file of before, `HEAD:arr \u{e9}/ours.yaml:"), "{annotations}");
    let sarif = &written["sarif"];
    assert!(sarif.contains("\"uri\":\"arr%20%C3%A9/ours.yaml\"") && !sarif.contains("HEAD%3A"), "{sarif}");
    assert!(sarif.contains("n the file of before, `HEAD:arr \u{e9}/ours.yaml:"), "{sarif}");
    let named = ["--before", "HEAD:arr \u{e9}/ours.yaml", "--after", "arr \u{e9}/ours.yaml", "--format", "github"];
    let run = restructure(folder.path(), &named);
    assert!(out(&run).contains("::error file=arr \u{e9}/ours.yaml,title="), "{}", out(&run));
}

#[test]
fn what_a_deleted_file_loses_is_shown_at_that_file_with_the_law_of_its_time() {
    let newest = OURS.replace("2020-09-15", "2025-06-01");
    let older = OURS.replace("ours", "elsewhere").replace("Ours", "Elsewhere").replace("plymouth", "torbay");
    let folder = folder_with(&[("ours.yaml", newest.as_bytes()), ("elsewhere.yaml", older.as_bytes())]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "As it is"]);
    fs::remove_file(folder.path().join("ours.yaml")).unwrap();
    let (end, annotations, written) = action(folder.path(), &[("complete", "true")], "HEAD");
    assert_eq!(end, 1, "{annotations}{written:?}");
    let lost = annotations.lines().find(|line| line.contains("(area-uncovered-after-the-change)")).unwrap_or_default();
    assert!(lost.starts_with("::error file=ours.yaml,title="), "{annotations}");
    let trained = annotations.lines().find(|line| line.contains("(function-left-behind)")).unwrap_or_default();
    assert!(trained.contains("Working Together 2023") && !trained.contains("Working Together 2018"), "{trained}");
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
