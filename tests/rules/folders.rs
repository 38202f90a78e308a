//! The folders of the bundled rules and of other cases, as files to be judged.

use std::fs;
use std::path::Path;

use masa::check::{Checked, Example};
use masa::law::Catalogue;
use masa::reference::Reference;
use masa::rules::{PackFile, Rulebook, Selection};

/// Every YAML file of a folder, in order of name.
pub fn files_in(folder: &Path) -> Vec<PackFile> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    let file =
        |path: &std::path::PathBuf| PackFile { name: path.display().to_string(), bytes: Ok(fs::read(path).unwrap()) };
    paths.iter().map(file).collect()
}

/// These bundled rules, all when none is named.
pub fn book(rules: &[&str]) -> Rulebook<'static> {
    let law = Catalogue::bundled();
    let mut book = if rules.is_empty() { Rulebook::bundled(law) } else { Rulebook::bundled_for_a_step(law) };
    if !rules.is_empty() {
        let selection =
            Selection { rules: rules.iter().map(|rule| (*rule).to_owned()).collect(), ..Selection::default() };
        book.select(&selection).unwrap();
    }
    book
}

/// An example judged by these bundled rules, by all when none is named.
pub fn judge(example: &Example<'_>, rules: &[&str]) -> Checked {
    example.judge(&book(rules), Reference::bundled())
}

/// These files judged together by every bundled rule.
pub fn judge_together(files: &[PackFile]) -> Checked {
    judge(&Example { name: String::new(), files: files.iter().collect() }, &[])
}
