//! Files that no careful person would make, and which are there all the same.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::masa::{LATE, code, err, folder_with, out, run_in};

const FORMATS: [&str; 6] = ["text", "json", "sarif", "github", "junit", "markdown"];

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_in_the_place_of_a_rule_or_of_the_configuration_is_told_and_not_waited_for() {
    let folder = folder_with(&[
        ("late.yaml", LATE.as_bytes()),
        ("pack/pack.yaml", b"name: ours\nversion: \"1\"\ntitle: Ours\n"),
        ("pack/never-written/readme.txt", b""),
        ("configured/late.yaml", LATE.as_bytes()),
    ]);
    pipe(&folder.path().join("pack/never-written/rule.yaml"));
    pipe(&folder.path().join("configured/.masa.yaml"));
    let ruled = run_in(folder.path(), &["check", "late.yaml", "--rules", "pack"]);
    let configured = run_in(&folder.path().join("configured"), &["check", "late.yaml"]);
    for run in [ruled, configured] {
        assert_eq!(code(&run), 3);
        assert!(err(&run).contains("it is a pipe or a device"), "{}", err(&run));
    }
}

#[test]
fn links_that_lead_round_in_a_circle_are_told_in_words() {
    let folder = folder_with(&[("late.yaml", LATE.as_bytes())]);
    symlink("other.yaml", folder.path().join("one.yaml")).unwrap();
    symlink("one.yaml", folder.path().join("other.yaml")).unwrap();
    let run = run_in(folder.path(), &["check", "one.yaml"]);
    assert_eq!(code(&run), 3);
    assert!(out(&run).contains("its links lead round in a circle"), "{}{}", out(&run), err(&run));
    assert!(!out(&run).contains("os error"));
}

#[test]
fn no_format_lets_through_what_steers_a_terminal_or_begins_a_line() {
    let text = "masa: 1\nid: odd\nas-at: 2024-01-15\nname: \"Red \\e[31m board\\n::error::no\"\nareas: [plymouth]\n\
                groups:\n  board:\n    name: \"Board \\e[31m\\n::error::no\"\n    tier: board\n    colour: \"\\e[0m\"\n";
    let folder =
        folder_with(&[("a\u{1b}[31m\n::error::no.yaml", text.as_bytes()), ("it's \"so\".yaml", text.as_bytes())]);
    for format in FORMATS {
        for explain in [&[][..], &["--explain"]] {
            let run = run_in(folder.path(), &[&["check", ".", "--format", format], explain].concat());
            assert_eq!(code(&run), 3, "{format}: {}", err(&run));
            for stream in [out(&run), err(&run)] {
                let steers = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
                assert!(!stream.contains(steers), "{format}: {stream:?}");
                assert!(!stream.lines().any(|line| line.starts_with("::error::no")), "{format}: {stream}");
            }
        }
    }
}

/// An emptied file takes its area out of the set: whoever reads the result is told, though other people's YAML is none of masa's business.
#[test]
fn files_of_a_folder_that_are_empty_or_unreadable_are_named_and_stop_nothing() {
    let folder = folder_with(&[
        ("all/late.yaml", LATE.as_bytes()),
        ("all/bare.yaml", b""),
        ("all/remarks.yaml", b"# was here\n"),
        ("all/torn.yaml", b"name: [\n"),
        ("all/ci.yaml", b"name: CI\n"),
    ]);
    let says = "3 YAML files are empty or cannot be read, and were passed over; if any was to hold an arrangement, that one is missing: \
        all/bare.yaml, all/remarks.yaml, all/torn.yaml";
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = |arguments: &[&str], expected: i32| {
        let run = run_in(folder.path(), arguments);
        assert_eq!(code(&run), expected, "{arguments:?}: {}", err(&run));
        plain(out(&run))
    };
    for format in FORMATS.into_iter().filter(|format| *format != "junit") {
        assert!(told(&["check", "all", "--format", format], 1).contains(says), "{format}");
    }
    for format in ["text", "markdown", "json", "html"] {
        assert!(told(&["compare", "all", "--format", format], 0).contains(says), "{format}");
    }
    for format in ["text", "markdown"] {
        assert!(told(&["query", "size(areas) == 1", "all", "--format", format], 0).contains(says), "{format}");
    }
    let step = ["restructure", "--before", "all/late.yaml", "--after", "all"];
    assert!(told(&step, 1).contains(says));
    for format in ["text", "markdown", "json"] {
        let sides = ["diff", "--before", "all/late.yaml", "--after", "all", "--format", format];
        assert!(told(&sides, 0).contains(says), "{format}");
        let two = ["diff", "--before", "all", "--after", "all", "--format", format];
        assert_eq!(told(&two, 0).matches(says).count(), 1, "once, though both sides have them: {format}");
    }
    assert!(told(&["calendar", "all"], 0).contains(says));
    let ics = ["calendar", "all", "--format", "ics", "--from", "2024-01-01"];
    let ics = run_in(folder.path(), &ics);
    let unfolded = out(&ics).replace("\r\n ", "").replace('\\', "");
    assert_eq!(unfolded.matches(says).count(), 2, "in both properties: {unfolded}");
    assert!(told(&["timeline", "all"], 0).contains(says));
    for before in [&[][..], &["--before", "all/late.yaml"]] {
        let run = run_in(folder.path(), &[&["graph", "all", "--output", "lines.svg"], before].concat());
        assert_eq!(code(&run), 0, "{}", err(&run));
        assert!(err(&run).contains(&format!("note: {says}")), "{}", err(&run));
    }
    told(&["site", "all", "--out", "site"], 0);
    let overview = std::fs::read_to_string(folder.path().join("site/index.html")).unwrap();
    assert!(plain(&overview).contains(says), "{overview}");
    for named in ["all/bare.yaml", "all/remarks.yaml"] {
        assert!(told(&["check", named], 3).contains("the file is empty, or holds nothing but comments"), "{named}");
    }
}

#[test]
fn an_id_longer_than_the_name_of_a_file_may_be_has_its_page_too() {
    let of = |end: &str| LATE.replace("id: late", &format!("id: {}{end}", "long".repeat(70)));
    let folder = folder_with(&[("a.yaml", of("a").as_bytes()), ("b.yaml", of("b").as_bytes())]);
    let run = run_in(folder.path(), &["site", ".", "--out", "site"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    let pages = fs::read_dir(folder.path().join("site/areas")).unwrap();
    let names: Vec<String> = pages.map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 2, "one is told apart from the other: {names:?}");
    assert!(names.iter().all(|name| name.len() < 120), "{names:?}");
}
