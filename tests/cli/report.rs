//! Reports through the command: valid, repeatable, independent of order and format.

use serde_json::Value;

use super::masa::{LATE, RULE, TIMELY, code, err, folder_with, masa, out, root, run_in};

fn json(output: &std::process::Output) -> Value {
    serde_json::from_str(out(output)).unwrap()
}

fn assert_valid(document: &Value) {
    let schema = std::fs::read_to_string(root().join("schemas/report-v1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let wrong: Vec<_> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn json_of_the_bundled_arrangements_is_valid() {
    for more in [&[][..], &["--explain"], &["--as-of", "2026-11-23", "--complete"]] {
        let run = masa(&[&["check", "arrangements", "--format", "json"], more].concat());
        let document = json(&run);
        assert_valid(&document);
        let arrangements = document["arrangements"].as_array().unwrap();
        assert_eq!(arrangements.len(), bundled_arrangements().len());
        let outcomes = arrangements.iter().flat_map(|own| own["outcomes"].as_array().unwrap());
        let cited = outcomes.flat_map(|outcome| outcome["finding"]["law"].as_array().into_iter().flatten());
        for id in cited.map(|id| id.as_str().unwrap()) {
            assert!(document["provisions"][id].is_object(), "{id} is cited and not in the table");
        }
    }
}

#[test]
fn json_of_what_cannot_be_read_is_valid() {
    let folder = folder_with(&[
        ("broken.yaml", b"masa: 1\nareas: [plymouth\n"),
        ("mistyped.yaml", b"masa: 1\nid: x\naeras: [plymouth]\n"),
        ("latin.yaml", b"masa: 1\nname: caf\xe9\n"),
        ("pack/pack.yaml", b"name: [\n"),
        ("configured/.masa.yaml", b"masa: 2\nnothing: here\n"),
        ("configured/late.yaml", LATE.as_bytes()),
    ]);
    let cases: [(&str, &[&str]); 3] = [
        (".", &["check", ".", "--format", "json"]),
        (".", &["check", ".", "--format", "json", "--rules", "pack"]),
        ("configured", &["check", "--format", "json"]),
    ];
    for (below, arguments) in cases {
        let run = run_in(&folder.path().join(below), arguments);
        let document = json(&run);
        assert_valid(&document);
        assert_eq!(code(&run), 3, "{arguments:?}");
        assert!(!document["findings"].as_array().unwrap().is_empty(), "{arguments:?}");
        assert!(!document["unreadable"].as_array().unwrap().is_empty(), "{arguments:?}");
    }
}

/// Every format there is, as the command itself lists them.
pub fn formats() -> Vec<String> {
    let run = masa(&["check", "--format", "no-such-format"]);
    let listed = err(&run).split("[possible values: ").nth(1).unwrap().split(']').next().unwrap().to_owned();
    let formats: Vec<String> = listed.split(", ").map(str::to_owned).collect();
    assert!(formats.len() >= 6, "{formats:?}");
    formats
}

#[test]
fn two_runs_give_the_same_bytes() {
    let run = |path, format: &str, more: &[&str]| {
        masa(&[&["check", path, "--as-of", "2026-11-23", "--format", format], more].concat()).stdout
    };
    for format in formats() {
        assert_eq!(run("arrangements", &format, &[]), run("arrangements", &format, &[]), "{format}");
    }
    // Explanations cost seconds in a build for tests, so that one arrangement stands for all.
    for format in ["text", "json"] {
        let explained = || run("arrangements/torbay-2020.yaml", format, &["--explain"]);
        assert_eq!(explained(), explained(), "{format}");
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let names = bundled_arrangements();
    let check = |names: &[String]| {
        let mut arguments = vec!["check"];
        arguments.extend(names.iter().map(String::as_str));
        out(&masa(&arguments)).to_owned()
    };
    let mut turned = names.clone();
    turned.rotate_left(2);
    turned.push(names[0].clone());
    assert_eq!(check(&names), check(&turned));
    assert_eq!(check(&names), out(&masa(&["check", "arrangements"])));
}

/// The files below `arrangements/`, in order.
fn bundled_arrangements() -> Vec<String> {
    let folder = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("arrangements")).unwrap();
    let mut names: Vec<String> =
        folder.map(|entry| format!("arrangements/{}", entry.unwrap().file_name().to_string_lossy())).collect();
    names.sort();
    names
}

#[test]
fn every_format_ends_with_the_same_exit_code() {
    let folder = folder_with(&[
        ("late.yaml", LATE.as_bytes()),
        ("timely.yaml", TIMELY.as_bytes()),
        ("silent.yaml", b"masa: 1\nid: silent\nas-at: 2020-01-15\nareas: [plymouth]\n"),
        ("broken.yaml", b"masa: 1\nareas: [plymouth\n"),
        ("other.yaml", b"name: build\n"),
    ]);
    let mut seen = std::collections::BTreeSet::new();
    for file in ["late.yaml", "timely.yaml", "silent.yaml", "broken.yaml", "other.yaml", ".", "nowhere.yaml"] {
        for (gate, unknown) in [("must", "warn"), ("should", "fail"), ("question", "hide"), ("never", "fail")] {
            let common = ["check", file, "--rule", RULE, "--fail-on", gate, "--not-stated", unknown];
            let codes: Vec<i32> = formats()
                .iter()
                .map(|format| code(&run_in(folder.path(), &[&common[..], &["--format", format]].concat())))
                .collect();
            assert!(codes.iter().all(|code| *code == codes[0]), "{common:?}: {codes:?} in {:?}", formats());
            seen.insert(codes[0]);
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [0, 1, 3]);
}

#[test]
fn what_cannot_be_read_wins_over_findings() {
    let folder = folder_with(&[("late.yaml", LATE.as_bytes()), ("broken.yaml", b"masa: 1\nareas: [plymouth\n")]);
    let run = run_in(folder.path(), &["check", "--rule", RULE, "--format", "json"]);
    assert_eq!(code(&run), 3);
    assert_eq!(json(&run)["totals"]["duty"]["not_met"], 1);
}

#[test]
fn an_incomplete_reading_makes_no_complete_set() {
    let folder = folder_with(&[("late.yaml", LATE.as_bytes()), ("broken.yaml", b"masa: 1\nareas: [plymouth\n")]);
    let set = |file: &str| json(&run_in(folder.path(), &["check", file, "--complete", "--format", "json"]));
    assert_eq!(set("late.yaml")["complete"], true);
    assert_eq!(set(".")["complete"], false);
}
