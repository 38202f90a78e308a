//! The bundled packs hold, and every mistake in a pack is told where it stands.

use std::fs;
use std::path::{Path, PathBuf};

use masa::law::Catalogue;
use masa::rules::{PackOfTexts, Rulebook, bundled_folders, read_pack_of_texts};
use masa::source::{Source, SourceProvider, Sources};

use super::masa::root;

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn texts(pack: &Path) -> Sources {
    let mut sources = Sources::new();
    let rules = sorted(pack).into_iter().map(|rule| rule.join("rule.yaml")).filter(|path| path.exists());
    for path in std::iter::once(pack.join("pack.yaml")).chain(rules) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        sources.add(Source::new(name, fs::read_to_string(path).unwrap()));
    }
    sources
}

fn read_from_disk() -> Vec<PackOfTexts> {
    let packs = sorted(&root().join("rules"));
    packs.iter().filter(|pack| pack.is_dir()).map(|pack| read_pack_of_texts(&texts(pack)).unwrap()).collect()
}

#[test]
fn every_bundled_rule_compiles() {
    let book = Rulebook::bundled_for_a_step(Catalogue::bundled());
    assert!(book.rules().len() >= 15, "only {} rules", book.rules().len());
    for rule in book.rules() {
        let wrong = rule.compiled(book.law()).err().unwrap_or_default();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", rule.id);
    }
}

#[test]
fn the_embedded_packs_are_those_in_the_folder() {
    let bundled = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let mut read = Rulebook::new(Catalogue::bundled());
    for pack in read_from_disk() {
        read.add(pack).unwrap();
    }
    assert_eq!(bundled.packs(), read.packs());
    let forms = |book: &Rulebook<'_>| -> Vec<_> {
        book.rules().iter().map(|rule| (rule.pack.clone(), rule.text.clone())).collect()
    };
    assert_eq!(forms(&bundled), forms(&read));
}

#[test]
fn the_embedded_files_are_those_in_the_folder() {
    let mut embedded: Vec<(String, Vec<u8>)> = Vec::new();
    for pack in bundled_folders() {
        let of_rules = pack.rules.into_iter().flat_map(|rule| std::iter::once(rule.rule).chain(rule.examples));
        embedded.extend(std::iter::once(pack.pack).chain(of_rules).map(|file| (file.name, file.bytes.unwrap())));
    }
    embedded.sort();
    let mut there: Vec<(String, Vec<u8>)> = Vec::new();
    for pack in sorted(&root().join("rules")) {
        let below = sorted(&pack).into_iter().flat_map(|path| if path.is_dir() { sorted(&path) } else { vec![path] });
        there.extend(below.map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read(path).unwrap())
        }));
    }
    there.sort();
    assert!(embedded == there, "the files of the packs differ from those that were built in");
}

/// The lines that are marked and the words expected there.
fn expected(text: &str) -> Vec<(u32, &str)> {
    let marked = (1..).zip(text.lines()).filter_map(|(number, line)| Some((number, line.split_once("# expect: ")?.1)));
    marked.collect()
}

/// What is wrong with a pack of this one rule: where it stands, and in which words.
fn told(rule: &str) -> Vec<(u32, String)> {
    let mut sources = Sources::new();
    sources.add(Source::new("pack.yaml", "name: wrong\nversion: \"1.0\"\ntitle: One mistake\n"));
    sources.add(Source::new("rule.yaml", rule));
    let mut book = Rulebook::new(Catalogue::bundled());
    let findings = book.load(&sources);
    let line = |finding: &masa::finding::Finding| {
        let span = finding.primary.span;
        let source = sources.source(span.file).unwrap();
        source.lines().place(source.text(), span.lo).line
    };
    findings.iter().map(|finding| (line(finding), finding.message.to_string())).collect()
}

#[test]
fn every_mistake_in_a_rule_is_told_where_it_stands() {
    let mut wrong = Vec::new();
    let cases: Vec<_> = sorted(&root().join("tests/inputs/wrong-rules"));
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let (expected, told) = (expected(&text), told(&text));
        assert!(!expected.is_empty(), "{}: nothing is expected", path.display());
        for (line, words) in expected {
            if !told.iter().any(|(at, message)| *at == line && message.contains(words)) {
                wrong.push(format!("{}: `{words}` expected on line {line}, told: {told:#?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
