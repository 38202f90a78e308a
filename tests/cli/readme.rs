//! What the README promises of the command line.

use std::collections::BTreeSet;
use std::fs;

use super::masa::{code, masa, out, root};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

#[test]
fn the_main_job_of_the_first_screen_exits_as_the_readme_says() {
    let readme = readme();
    let first_screen: String = readme.lines().take(25).collect::<Vec<_>>().join("\n");
    assert!(first_screen.contains("cargo run --release -- check arrangements "), "{first_screen}");
    assert!(first_screen.contains("cargo test"), "{first_screen}");
    assert!(first_screen.contains("it finds questions, and exits 0"), "{first_screen}");
    let run = masa(&["check", "arrangements"]);
    assert_eq!(code(&run), 0, "{}", out(&run));
    assert!(out(&run).contains("\nquestion  "), "{}", out(&run));
}

/// Every word that begins with `--` in a text.
fn options(text: &str) -> BTreeSet<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    text.split("--").skip(1).map(word).filter(|word| word.starts_with(char::is_alphabetic)).collect()
}

/// Every command with those below it: `check`, `rules test`.
fn commands() -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for name in listed(&["--help"]) {
        let below = if out(&masa(&[&name, "--help"])).contains("\nCommands:\n") {
            listed(&[&name, "--help"])
        } else {
            Vec::new()
        };
        if below.is_empty() {
            all.push(vec![name]);
        } else {
            all.extend(below.into_iter().map(|below| vec![name.clone(), below]));
        }
    }
    assert!(all.len() >= 8, "{all:?}");
    all
}

/// The commands that a help lists; what is longer than a line goes on deeper in.
fn listed(arguments: &[&str]) -> Vec<String> {
    let help = masa(arguments);
    let listed = out(&help).lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn the_readme_lists_every_option_and_no_other() {
    let told = options(&readme());
    let mut known = BTreeSet::new();
    for command in commands() {
        let help: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        known.extend(options(out(&masa(&help))));
    }
    known.remove("help");
    let elsewhere: BTreeSet<String> = ["release", "help", "path"].map(str::to_owned).into();
    let unknown: Vec<_> = told.difference(&known).filter(|word| !elsewhere.contains(*word)).collect();
    let untold: Vec<_> = known.difference(&told).collect();
    assert!(unknown.is_empty() && untold.is_empty(), "not known: {unknown:?}; not told: {untold:?}");
}

#[test]
fn the_readme_lists_every_command() {
    let readme = readme();
    for command in commands() {
        let name = command.join(" ");
        assert!(readme.contains(&format!("| `masa {name}")), "the README does not tell of `masa {name}`");
    }
}
