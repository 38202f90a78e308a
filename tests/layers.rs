//! Each folder of `src` uses only the folders that the design allows it, and heavy crates stay walled in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom. `main` and `lib` only name the folders.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("time", &[]),
    ("finding", &["source"]),
    ("yaml", &["source", "finding"]),
    ("report", &["source", "finding"]),
    ("schema", &["source", "finding", "yaml"]),
    ("reference", &["time", "finding", "yaml", "source"]),
    ("law", &["time", "finding", "yaml", "source"]),
    ("model", &["source", "time", "finding", "yaml", "reference"]),
    ("expr", &["source", "time", "finding", "reference", "model"]),
    ("rules", &["source", "time", "finding", "yaml", "reference", "law", "model", "expr"]),
    ("check", &["source", "time", "finding", "yaml", "reference", "law", "model", "expr", "rules", "schema"]),
    ("cli", &["source", "time", "finding", "yaml", "schema", "check", "rules", "law", "reference", "report"]),
];

/// Crates that only one or two folders may name.
const WALLED: &[(&str, &[&str])] = &[
    ("jiff", &["time"]),
    ("sha2", &["source"]),
    ("granit_parser", &["yaml"]),
    ("miette", &["report"]),
    ("csv", &["report"]),
    ("data_encoding", &["report"]),
    ("quick_junit", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("jsonschema", &["schema"]),
    ("petgraph", &["model"]),
    ("regex", &["expr"]),
    ("rayon", &["check"]),
    ("askama", &["check", "report"]),
    ("clap", &["cli"]),
    ("ignore", &["cli"]),
    ("indicatif", &["cli"]),
    ("tempfile", &["cli"]),
    ("terminal_size", &["cli"]),
    ("postcard", &["law", "reference", "rules"]),
];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The source of every file below `src`, with the folder it belongs to; tests and comments left out.
fn sources() -> BTreeMap<PathBuf, (String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut sources = BTreeMap::new();
    for file in files {
        let relative = file.strip_prefix(&root).unwrap().to_owned();
        let name = relative.file_name().unwrap().to_string_lossy().into_owned();
        let in_tests = relative.components().any(|part| part.as_os_str() == "tests");
        if name == "tests.rs" || in_tests {
            continue;
        }
        let folder =
            relative.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        sources.insert(relative, (folder, code));
    }
    sources
}

/// The first path segment after each `crate::` or `masa::` in the code, `{a, b}` lists included.
fn folders_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for prefix in ["crate::", "masa::"] {
        for rest in code.split(prefix).skip(1) {
            if let Some(list) = rest.strip_prefix('{') {
                let mut depth = 0usize;
                let mut word = String::new();
                let mut at_start = true;
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => at_start = true,
                        c if depth == 0 && at_start && (c.is_alphanumeric() || c == '_') => word.push(c),
                        c if depth == 0 && c == ':' => at_start = false,
                        _ => {}
                    }
                    if !(c.is_alphanumeric() || c == '_' || word.is_empty()) {
                        named.push(std::mem::take(&mut word));
                        at_start = c == ',';
                    }
                }
                if !word.is_empty() {
                    named.push(word);
                }
            } else {
                named.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            }
        }
    }
    named
}

#[test]
fn a_folder_uses_only_what_the_design_allows() {
    let allowed: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (file, (folder, code)) in sources() {
        if folder == "main" || folder == "lib" {
            continue;
        }
        let Some(allowed) = allowed.get(folder.as_str()) else {
            wrong.push(format!("src/{}: folder `{folder}` is not in the table of this test", file.display()));
            continue;
        };
        for named in folders_named(&code) {
            let known = MAY_USE.iter().any(|(name, _)| *name == named);
            if known && named != folder && !allowed.contains(&named.as_str()) {
                wrong.push(format!("src/{} uses `{named}`, which `{folder}` may not", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn heavy_crates_stay_in_their_folders() {
    let mut wrong = Vec::new();
    for (file, (folder, code)) in sources() {
        for (name, folders) in WALLED {
            let used = code.contains(&format!("{name}::")) || code.contains(&format!("use {name}"));
            let owned = code.contains(&format!("crate::{name}::")) || code.contains(&format!("_{name}::"));
            if used && !owned && !folders.contains(&folder.as_str()) {
                wrong.push(format!("src/{} uses the crate `{name}`", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_test_sees_an_edge_in_every_way_of_writing_it() {
    let named = folders_named(
        "use crate::{law, model::{Model, vocab}, yaml};\nuse crate::check::run;\nlet x = crate::expr::y;",
    );
    assert_eq!(named, ["law", "model", "yaml", "check", "expr"]);
}

#[test]
fn files_stay_readable() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        if root.join(folder).is_dir() {
            rust_files(&root.join(folder), &mut files);
        }
    }
    let mut lengths: Vec<(usize, PathBuf)> =
        files.into_iter().map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file)).collect();
    lengths.sort();
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines >= 400).collect();
    assert!(long.is_empty(), "files of 400 lines or more: {long:#?}");
    let median = lengths[lengths.len() / 2].0;
    assert!(median < 200, "the median file has {median} lines");
}
