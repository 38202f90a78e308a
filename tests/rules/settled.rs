//! What cannot be told always names what would settle it: a fact with a place or a reason that the reader can act on.

use std::collections::BTreeSet;
use std::path::Path;

use masa::check::{Checked, Example};
use masa::finding::Outcome;
use masa::rules::PackFile;

use crate::expect::rule_of;
use crate::folders::{book, files_in};

/// Whether a reason says more than that something is missing: when the law on which it rests began or changed.
fn is_of_the_law(reason: &str) -> bool {
    reason.starts_with("it cannot be told whether s.")
}

/// Each rule that leaves its reader with nothing, with what it was asked of.
fn unsettled(file: &str, checked: &Checked) -> Vec<String> {
    let verdicts = checked.report.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::NotStated);
    let empty = verdicts
        .filter(|verdict| !verdict.gaps.iter().any(|gap| !gap.why.is_empty()) && !is_of_the_law(&verdict.reason));
    empty
        .map(|verdict| format!("{file}: {} of {}: {}", rule_of(verdict, checked), verdict.subject.key, verdict.reason))
        .collect()
}

/// Every folder below one, itself included.
fn folders_below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    found.push(folder.to_path_buf());
    let mut below: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    below.retain(|path| path.is_dir());
    below.sort();
    for folder in below {
        folders_below(&folder, found);
    }
}

#[test]
fn every_not_stated_names_what_would_settle_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = Vec::new();
    for top in ["arrangements", "rules", "tests/wrong-if"] {
        folders_below(&root.join(top), &mut folders);
    }
    let all = book(&[]);
    let mut told = BTreeSet::new();
    let mut files = 0;
    for file in folders.iter().flat_map(|folder| files_in(folder)).filter(is_an_arrangement) {
        let example = Example { name: String::new(), files: vec![&file] };
        told.extend(unsettled(&file.name, &example.judge(&all, masa::reference::Reference::bundled())));
        files += 1;
    }
    assert!(files > 1000, "{files}");
    assert!(told.is_empty(), "{} leave the reader with nothing:\n{}", told.len(), Vec::from_iter(told).join("\n"));
}

fn is_an_arrangement(file: &PackFile) -> bool {
    !file.name.ends_with("/rule.yaml") && !file.name.ends_with("/pack.yaml")
}
