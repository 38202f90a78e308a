//! Comparing texts as the tests want it: today is the 23 November 2026.

use std::fs;
use std::path::{Path, PathBuf};

use masa::check::{Compared, DiffError, Options, Text, Tools, diff};
use masa::law::Catalogue;
use masa::rules::Rulebook;
use masa::time::Date;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn text(name: &str, text: &str) -> Text {
    Text { name: name.to_owned(), also: Vec::new(), bytes: text.as_bytes().to_vec(), named: true }
}

/// What differs between the texts of two sides.
pub fn tried(before: Vec<Text>, after: Vec<Text>) -> Result<Compared, DiffError> {
    let today = Date::parse("2026-11-23").unwrap();
    let options = Options { as_of: None, today, complete: false, explain: false, accept: false };
    let book = Rulebook::new(Catalogue::bundled());
    let tools = Tools::bundled(&book);
    diff(before, after, &tools, &options)
}

/// The same of two texts that can be read.
pub fn compared(before: &str, after: &str) -> Compared {
    let compared = tried(vec![text("before.yaml", before)], vec![text("after.yaml", after)]).unwrap();
    assert_eq!(compared.findings, []);
    compared
}

/// Every bundled arrangement: name and text.
pub fn bundled() -> Vec<(String, String)> {
    yaml_in(&root().join("arrangements"))
}

/// The YAML files of a folder, in order of name.
pub fn yaml_in(folder: &Path) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The arrangements that stand beside each rule as its examples, by folder.
pub fn examples() -> Vec<Vec<(String, String)>> {
    let mut found = Vec::new();
    for pack in fs::read_dir(root().join("rules")).unwrap().map(|entry| entry.unwrap().path()) {
        for rule in fs::read_dir(pack).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
            let files = yaml_in(&rule)
                .into_iter()
                .filter(|(name, body)| name != "rule.yaml" && body.lines().any(|line| line.starts_with("masa: 1")));
            found.push(files.collect());
        }
    }
    found.sort();
    found
}
