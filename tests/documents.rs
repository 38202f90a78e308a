//! What the documents promise is there: tests named in the semantics, links, generated pages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, end: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, end, into);
        } else if path.to_string_lossy().ends_with(end) {
            into.push(path);
        }
    }
}

/// The names of all functions marked as tests, property tests included.
fn tests_of_the_project() -> BTreeSet<String> {
    let mut files = Vec::new();
    files_below(&root().join("src"), ".rs", &mut files);
    files_below(&root().join("tests"), ".rs", &mut files);
    let mut names = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let mut marked = false;
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[test]") {
                marked = true;
            } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| marked) {
                names.insert(rest.split(['(', '<']).next().unwrap().to_owned());
                marked = false;
            }
        }
    }
    names
}

#[test]
fn every_sentence_of_the_semantics_names_a_test_that_exists() {
    let tests = tests_of_the_project();
    let text = fs::read_to_string(root().join("docs/semantics.md")).unwrap();
    let mut wrong = Vec::new();
    let mut sentences = 0;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("- ")) {
        sentences += 1;
        let named = line.rsplit_once(" (").map_or("", |(_, named)| named);
        let named: Vec<_> = named.split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            wrong.push(format!("line {}: no test is named", number + 1));
        }
        wrong.extend(
            named
                .iter()
                .filter(|name| !tests.contains(**name))
                .map(|name| format!("line {}: no test `{name}`", number + 1)),
        );
    }
    assert!(sentences > 50, "only {sentences} sentences were found");
    assert!(wrong.is_empty(), "docs/semantics.md:\n{}", wrong.join("\n"));
}

#[test]
fn links_in_documents_lead_somewhere() {
    let mut pages = vec![root().join("README.md"), root().join("CONTRIBUTING.md"), root().join("CHANGELOG.md")];
    files_below(&root().join("docs"), ".md", &mut pages);
    let mut dead = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            let outside = target.contains("://") || target.starts_with("mailto:");
            if !outside && !file.is_empty() && !page.parent().unwrap().join(file).exists() {
                dead.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}
