//! The formats for other programs, through the command, as those programs read them.

use roxmltree::Document;
use serde_json::Value;

use super::masa::{LATE, RULE, TIMELY, code, err, folder_with, masa, out, root, run_in};

/// What the schema of SARIF 2.1.0 has against a log; two of its patterns have a stray bracket, which is mended here.
fn assert_sarif(log: &Value) {
    let path = root().join("tests/report/sarif-2.1.0/sarif-schema-2.1.0.json");
    let schema = std::fs::read_to_string(path).unwrap().replace("{2}]?$", r"{2}\\]?$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let wrong: Vec<_> = validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_bundled_arrangements_make_valid_logs() {
    let run = masa(&["check", "arrangements", "--format", "sarif"]);
    let log: Value = serde_json::from_str(out(&run)).unwrap();
    assert_sarif(&log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(
        rules.iter().any(|rule| rule["id"] == RULE && rule["properties"]["provisions"][0].is_string()),
        "{rules:?}"
    );
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    let mut prints: Vec<&str> =
        results.iter().map(|result| result["partialFingerprints"]["masaFinding/v1"].as_str().unwrap()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), results.len(), "each finding has a fingerprint of its own");
    for result in results {
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(root().join(uri).is_file(), "{uri} is no path from the folder that masa was run in");
    }
}

#[test]
fn what_cannot_be_read_is_told_in_the_format_asked_for() {
    let folder = folder_with(&[
        ("broken.yaml", b"masa: 1\nareas: [plymouth\n"),
        ("latin.yaml", b"masa: 1\nname: caf\xe9\n"),
        ("pack/pack.yaml", b"name: [\n"),
        ("configured/.masa.yaml", b"masa: 2\nnothing: here\n"),
        ("configured/late.yaml", LATE.as_bytes()),
    ]);
    let cases: [(&str, &[&str]); 3] =
        [(".", &["check", "."]), (".", &["check", ".", "--rules", "pack"]), ("configured", &["check"])];
    for (below, arguments) in cases {
        let run = |format| run_in(&folder.path().join(below), &[arguments, &["--format", format]].concat());
        let sarif = run("sarif");
        assert_eq!(code(&sarif), 3);
        let log: Value = serde_json::from_str(out(&sarif)).unwrap();
        assert_sarif(&log);
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false, "{arguments:?}");
        assert!(!log["runs"][0]["results"].as_array().unwrap().is_empty(), "{arguments:?}");
        let junit = run("junit");
        let document = Document::parse(out(&junit)).unwrap();
        assert_ne!(document.root_element().attribute("errors"), Some("0"), "{arguments:?}");
        assert!(out(&run("github")).starts_with("::error file="), "{arguments:?}");
        for page in ["markdown", "html"] {
            assert!(out(&run(page)).contains("could not be read in full"), "{arguments:?}");
        }
    }
}

/// Whatever keeps a run from judging everything, or anything: the file that was asked for is there, and says so.
#[test]
fn a_failed_run_is_inside_the_file_that_was_asked_for() {
    let folder = folder_with(&[
        ("late.yaml", LATE.as_bytes()),
        ("pack/pack.yaml", b"name: [\n"),
        ("empty/readme.txt", b"nothing"),
        ("configured/.masa.yaml", b"masa: 2\n"),
        ("pathless/.masa.yaml", b"paths: [nowhere]\n"),
        ("rules-gone/.masa.yaml", b"rules: [nowhere]\n"),
    ]);
    let cases: [(&str, &[&str], &str); 9] = [
        (".", &["late.yaml", "nowhere.yaml"], "nowhere.yaml"),
        (".", &["nowhere.yaml"], "nowhere.yaml"),
        (".", &["late.yaml", "--require-pack", "statute@1234567"], "1234567"),
        (".", &["late.yaml", "--rules", "pack"], "pack.yaml"),
        (".", &["late.yaml", "--rules", "gone"], "gone"),
        (".", &["empty"], "no arrangement"),
        ("configured", &[], ".masa.yaml"),
        ("pathless", &[], "nowhere"),
        ("rules-gone", &["../late.yaml"], "nowhere"),
    ];
    for (below, arguments, why) in cases {
        for format in ["text", "json", "sarif", "github", "junit", "markdown", "html"] {
            let name = format!("result.{format}");
            let path = folder.path().join(below).join(&name);
            let asked = [&["check"], arguments, &["--format", format, "--output", &name]].concat();
            let run = run_in(&folder.path().join(below), &asked);
            let told = format!("{asked:?}: {}", err(&run));
            assert_eq!(code(&run), 3, "{told}");
            let written = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{told}: {error}"));
            assert!(written.contains(why), "{told}: {written}");
            match format {
                "sarif" => {
                    let log: Value = serde_json::from_str(&written).unwrap();
                    assert_sarif(&log);
                    let invocation = &log["runs"][0]["invocations"][0];
                    assert_eq!(invocation["executionSuccessful"], false, "{told}");
                    let notes = ["toolExecutionNotifications", "toolConfigurationNotifications"];
                    let is_error = |note: &Value| note["level"] == "error";
                    let told_of =
                        |kind: &str| invocation[kind].as_array().is_some_and(|notes| notes.iter().any(is_error));
                    assert!(notes.iter().any(|kind| told_of(kind)), "{told}: {invocation}");
                }
                "junit" => {
                    assert_ne!(
                        Document::parse(&written).unwrap().root_element().attribute("errors"),
                        Some("0"),
                        "{told}"
                    );
                }
                "json" => {
                    let report: Value = serde_json::from_str(&written).unwrap();
                    assert!(!report["findings"].as_array().unwrap().is_empty(), "{told}: {report}");
                    let judged = report["arrangements"].as_array().unwrap().len();
                    assert_eq!(
                        judged,
                        usize::from(arguments.contains(&"nowhere.yaml") && arguments.len() == 2),
                        "{told}"
                    );
                }
                _ => {}
            }
            std::fs::remove_file(path).unwrap();
        }
    }
}

/// Wrong usage is another thing: nothing is written.
#[test]
fn wrong_usage_writes_no_file() {
    let folder = folder_with(&[("late.yaml", LATE.as_bytes())]);
    for wrong in [&["--rule", "no-such-rule"][..], &["--as-of", "soon"], &["--require-pack", "statute"]] {
        let run = run_in(
            folder.path(),
            &[&["check", "late.yaml", "--output", "out.json", "--format", "json"], wrong].concat(),
        );
        assert_eq!(code(&run), 2, "{}", err(&run));
        assert!(!folder.path().join("out.json").exists());
    }
}

#[test]
fn junit_fails_exactly_where_the_exit_code_does() {
    let silent = b"masa: 1\nid: silent\nas-at: 2020-01-15\nareas: [plymouth]\n";
    let folder =
        folder_with(&[("late.yaml", LATE.as_bytes()), ("timely.yaml", TIMELY.as_bytes()), ("silent.yaml", silent)]);
    for file in ["late.yaml", "timely.yaml", "silent.yaml", "."] {
        for (gate, unknown) in [("must", "warn"), ("must", "fail"), ("never", "fail")] {
            let common = ["check", file, "--rule", RULE, "--format", "junit"];
            let run = run_in(folder.path(), &[&common[..], &["--fail-on", gate, "--not-stated", unknown]].concat());
            let document = Document::parse(out(&run)).unwrap();
            let failed = document.root_element().attribute("failures") != Some("0");
            assert_eq!(code(&run), i32::from(failed), "{file} {gate} {unknown}: {}", out(&run));
        }
    }
}

#[test]
fn every_format_has_its_screen_of_documentation() {
    let page = std::fs::read_to_string(root().join("docs/outputs.md")).unwrap();
    for format in super::report::formats() {
        assert!(page.contains(&format!("\n## `{format}`: ")), "docs/outputs.md does not tell of {format}");
        assert!(page.contains(&format!("--format {format}")) || format == "text", "no example of {format}");
    }
}
