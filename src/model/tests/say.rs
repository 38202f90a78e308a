//! Design section 5: what real areas do can be said. One input for each line, with what has to be read from it.

use std::fs;
use std::path::{Path, PathBuf};

use super::lookup;
use super::{decoded, decoded_with};
use crate::model::{Datum, ElementId, Model};
use crate::reference::Reference;

fn inputs() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/say");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect()
}

/// Compares one line `PATH = VALUE`, `LIST = COUNT, TAIL`, `PATH @ PAPERS` or `PATH ~ WORDS` with the model.
fn check(model: &Model, line: &str) -> Result<(), String> {
    let (path, wanted, read) = if let Some((path, papers)) = line.split_once(" @") {
        let (holder, field) = holder_and_field(model, path);
        let field = model.kind(holder).field(field);
        let read: Vec<String> =
            model.papers(holder, field).iter().map(|p| format!("{} {}", p.paper, p.place)).collect();
        (path, papers.trim(), read.join("; "))
    } else if let Some((path, words)) = line.split_once(" ~ ") {
        let (holder, field) = holder_and_field(model, path);
        let field = model.kind(holder).field(field).unwrap();
        (path, words, model.day_words(holder, field).unwrap_or("").to_owned())
    } else {
        let (path, wanted) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        let fact = lookup::at(model, path);
        let counted = wanted.ends_with(", closed") || wanted.ends_with(", open");
        let read = if counted { lookup::extent(fact, path) } else { lookup::shown(model, fact) };
        (path, wanted, read)
    };
    if read == wanted { Ok(()) } else { Err(format!("{path} is `{read}`, not `{wanted}`")) }
}

fn holder_and_field<'p>(model: &Model, path: &'p str) -> (ElementId, &'p str) {
    match path.rsplit_once('.') {
        Some((holder, field)) => (lookup::element_at(model, holder), field),
        None => (model.root(), path),
    }
}

#[test]
fn every_line_of_the_design_can_be_said() {
    let mut wrong = Vec::new();
    for (file, text) in inputs() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let decoded = decoded_with(&text, Reference::bundled());
        wrong.extend(decoded.findings.iter().map(|finding| format!("{name}: {}", finding.message)));
        if decoded.passed_over > 0 {
            wrong.push(format!("{name}: {} values of the wrong shape", decoded.passed_over));
        }
        let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# reads: ")).collect();
        assert!(!lines.is_empty(), "{name} says nothing of what has to be read");
        wrong.extend(lines.iter().filter_map(|line| check(&decoded.model, line).err()).map(|e| format!("{name}: {e}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_path_of_every_element_leads_back_to_it() {
    let mut tried = 0;
    for (file, text) in inputs() {
        let model = decoded(&text).model;
        for element in model.elements().filter(|element| model.parent(*element).is_some()) {
            let path = model.path(element, None);
            let fact = lookup::at(&model, &path);
            if lookup::shown(&model, fact).starts_with("disputed") {
                continue;
            }
            assert_eq!(lookup::element(fact), Some(element), "{path} in {}", file.display());
            tried += 1;
        }
    }
    assert!(tried > 150, "only {tried} paths");
}

#[test]
fn the_order_of_keys_changes_nothing_that_is_read() {
    for (file, text) in inputs() {
        let turned = reversed(&text);
        let (one, other) = (decoded(&text), decoded(&turned));
        assert!(other.findings.is_empty(), "{}: {:?}", file.display(), other.findings);
        for line in text.lines().filter_map(|line| line.strip_prefix("# reads: ")) {
            check(&other.model, line).unwrap_or_else(|error| panic!("{} turned round: {error}", file.display()));
        }
        assert_eq!(one.model.elements().count(), other.model.elements().count(), "{}", file.display());
    }
}

/// The same file with its top-level entries in the opposite order.
fn reversed(text: &str) -> String {
    let mut entries: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match entries.last_mut() {
            Some(entry) if line.starts_with([' ', '-']) => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
        if let Some(entry) = entries.last_mut() {
            entry.push('\n');
        }
    }
    entries.reverse();
    entries.concat()
}

#[test]
fn the_bundled_arrangements_are_read_without_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("arrangements");
    for name in ["plymouth-2020-09", "plymouth-torbay-2019", "pan-dorset-2024-03"] {
        let text = fs::read_to_string(folder.join(format!("{name}.yaml"))).unwrap();
        let decoded = decoded_with(&text, Reference::bundled());
        assert!(decoded.findings.is_empty(), "{name}: {:#?}", decoded.findings);
        assert_eq!(decoded.passed_over, 0, "{name}");
        assert!(
            matches!(decoded.model.named(decoded.model.root(), "id"), crate::model::Fact::Known(Datum::Text(id), _) if id == name)
        );
    }
}
