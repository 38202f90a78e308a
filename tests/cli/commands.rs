//! Commands that are printed do what they are printed for.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::masa::{LATE, code, err, folder_with, out, root, run_in};

/// A printed command as somebody pastes it into a shell.
fn pasted(folder: &Path, command: &str) -> Output {
    let masa = Path::new(env!("CARGO_BIN_EXE_masa"));
    let found = masa.parent().unwrap().display().to_string();
    Command::new("/bin/sh").args(["-c", command]).current_dir(folder).env_clear().env("PATH", found).output().unwrap()
}

/// The commands that a report prints after `why`.
fn printed(report: &str) -> Vec<String> {
    let command = |line: &str| Some(line.trim_start().strip_prefix("why")?.trim().to_owned());
    report.lines().filter_map(command).collect()
}

/// What a report calls its first verdict.
fn first_label(report: &str) -> String {
    let labels = ["legal duty not met", "guidance not followed", "question", "open question", "cannot tell"];
    let found = report.lines().find_map(|line| labels.iter().find(|label| line.starts_with(*label)));
    (*found.unwrap()).to_owned()
}

/// Every printed command gives the same verdict; the report is of one rule.
fn comes_out_alike(files: &[(&str, &[u8])], arguments: &[&str]) {
    let folder = folder_with(files);
    let report = run_in(folder.path(), arguments);
    let commands = printed(out(&report));
    assert!(!commands.is_empty(), "{}{}", out(&report), err(&report));
    for command in commands {
        let why = pasted(folder.path(), &command);
        assert_eq!(code(&why), 0, "{command}: {}", err(&why));
        assert_eq!(first_label(out(&why)), first_label(out(&report)), "{command}");
    }
}

/// Its chair was vacant in 2024.
const KEPT: &str = "masa: 1
id: kept
areas: [plymouth]
groups: {board: {name: Board, chairs: [{as: chair, state: vacant, from: 2024-01-01, until: 2024-12-31}]}}
";

#[test]
fn the_day_is_that_of_the_run() {
    let arguments = ["check", "k/area.yaml", "--rule", "chair-vacant", "--as-of", "2024-06-01"];
    comes_out_alike(&[("k/area.yaml", KEPT.as_bytes())], &arguments);
}

#[test]
fn the_packs_are_those_of_the_run() {
    let read = |name: &str| fs::read(root().join("tests/cmd/packs.in").join(name)).unwrap();
    let names = ["asleep.yaml", "good/ours/pack.yaml", "good/ours/group-never-meets/rule.yaml"];
    let files = names.map(|name| (name, read(name)));
    let files = files.each_ref().map(|(name, bytes)| (*name, bytes.as_slice()));
    comes_out_alike(&files, &["check", "asleep.yaml", "--rules", "good", "--pack", "ours"]);
}

#[test]
fn a_set_that_is_complete_stays_so() {
    let one = "masa: 1\nid: one\ndescribes: one-2020\nas-at: 2020-01-15\nareas: [plymouth]\nevents: [{what: ends, date: 2020-06-30}]\n";
    let other = "masa: 1\nid: other\ndescribes: other-2020\nas-at: 2020-01-15\nareas: [torbay]\n";
    let files = [("set/one.yaml", one.as_bytes()), ("set/other.yaml", other.as_bytes())];
    comes_out_alike(&files, &["check", "set", "--rule", "area-without-successor", "--complete"]);
    let configured = [files[0], files[1], (".masa.yaml", b"paths: [set]\ncomplete: true\n".as_slice())];
    comes_out_alike(&configured, &["check", "--rule", "area-without-successor"]);
}

#[test]
fn any_name_is_one_word() {
    for name in ["-dash.yaml", "odd $(id) & \"q\" it's.yaml"] {
        let typed = format!("./{name}");
        comes_out_alike(&[(name, LATE.as_bytes())], &["check", &typed, "--rule", "first-published-late"]);
        comes_out_alike(&[(name, LATE.as_bytes())], &["check", ".", "--rule", "first-published-late"]);
    }
}

#[test]
fn what_a_new_file_says_to_do_next_can_be_done() {
    let folder = folder_with(&[]);
    for name in ["odd $(id) & \"q\".yaml", "-new.yaml"] {
        let made = run_in(folder.path(), &["new", "--area", "plymouth", &format!("--output={name}")]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        let says = out(&made);
        let (_, next) = says.split_once("then masa check ").unwrap();
        let (file, _) = next.split_once(" and masa todo ").unwrap();
        let checked = pasted(folder.path(), &format!("masa check {file} --fail-on never"));
        assert_eq!(code(&checked), 0, "{says}\n{}", err(&checked));
    }
}
