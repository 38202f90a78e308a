//! Compiles the bundled data into the binary.
//!
//! Each kind of data is a section: read from its YAML files by the very code that the program has for them, and written as
//! postcard into a file that the program embeds and reads when first asked. A file that cannot be read fails the build.

#![allow(
    dead_code,
    unused_imports,
    reason = "the program's own modules are included whole, and only their readers are used"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::source::{Source, Sources};

#[path = "src/finding/mod.rs"]
mod finding;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/time/mod.rs"]
mod time;
#[path = "src/yaml/mod.rs"]
mod yaml;

#[path = "src/law"]
mod law {
    pub mod catalogue;
}

#[path = "src/reference"]
mod reference {
    // Only what reads the files: the rest of the folder embeds what is written here.
    pub mod lists;
}

#[path = "src/rules"]
mod rules {
    // Only what reads the files: expressions stay text until they are needed.
    pub mod form;
    pub mod pack;
    pub mod read;
}

/// What this script is made of; a change to any of it changes the sections.
const CODE: [&str; 7] =
    ["src/finding", "src/law/catalogue", "src/reference/lists", "src/rules", "src/source", "src/time", "src/yaml"];

fn main() -> ExitCode {
    for path in CODE.iter().chain(&["build.rs", "law", "reference", "rules"]) {
        println!("cargo::rerun-if-changed={path}");
    }
    match reference_sections().and_then(|()| law_section()).and_then(|()| packs_section()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentences) => {
            for sentence in sentences {
                println!("cargo::error={sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

/// `reference/` as two sections: the lists, and the names that lead to each body.
fn reference_sections() -> Result<(), Vec<String>> {
    let sources = read_sources("reference", reference::lists::FILES.iter().copied())?;
    let words = |findings: Vec<finding::Finding>| -> Vec<String> {
        findings.iter().map(|finding| reference::lists::in_words(finding, &sources)).collect()
    };
    let trees = reference::lists::Trees::parse(&sources).map_err(words)?;
    let lists = trees.lists().map_err(words)?;
    write_section("reference-lists", &lists)?;
    write_section("reference-names", &reference::lists::names(&lists))
}

/// `law/` as one section.
fn law_section() -> Result<(), Vec<String>> {
    let files = yaml_files_in(Path::new("law"))?;
    let sources = read_sources("law", files.iter().map(String::as_str))?;
    let catalogue = law::catalogue::parse_catalogue(&sources).map_err(|findings| {
        findings.iter().map(|finding| reference::lists::in_words(finding, &sources)).collect::<Vec<_>>()
    })?;
    write_section("law-catalogue", &catalogue)
}

/// `rules/` as two sections: every pack with its rules, their expressions still as text; and every file as it is, a pack before its
/// rules and a rule before its examples.
fn packs_section() -> Result<(), Vec<String>> {
    let (mut packs, mut files) = (Vec::new(), Vec::new());
    for folder in folders_in(Path::new("rules"))? {
        let mut names = vec!["pack.yaml".to_owned()];
        let mut all = names.clone();
        for rule in folders_in(&folder)? {
            let Some(name) = rule.file_name().and_then(|name| name.to_str()) else { continue };
            names.push(format!("{name}/rule.yaml"));
            all.push(format!("{name}/rule.yaml"));
            let examples = yaml_files_in(&rule)?.into_iter().filter(|file| file != "rule.yaml");
            all.extend(examples.map(|example| format!("{name}/{example}")));
        }
        let shown = folder.to_string_lossy().replace('\\', "/");
        let sources = read_sources(&shown, names.iter().map(String::as_str))?;
        packs.push(rules::pack::read_pack_of_texts(&sources).map_err(|findings| {
            findings.iter().map(|finding| reference::lists::in_words(finding, &sources)).collect::<Vec<_>>()
        })?);
        let sources = read_sources(&shown, all.iter().map(String::as_str))?;
        files.extend(sources.iter().map(|(_, source)| (source.name().to_owned(), source.text().to_string())));
    }
    write_section("rule-packs", &packs)?;
    write_section("rule-files", &files)
}

/// The names of the YAML files in a folder, in order.
fn yaml_files_in(folder: &Path) -> Result<Vec<String>, Vec<String>> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .map_err(|error| vec![format!("the folder {} cannot be read: {error}", folder.display())])?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|kind| kind == "yaml"))
        .collect();
    files.sort();
    Ok(files)
}

/// The folders in a folder, in order of name.
fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|error| vec![format!("the folder {} cannot be read: {error}", folder.display())])?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

/// The texts of files of a folder, under the names that messages show.
fn read_sources<'f>(folder: &str, files: impl Iterator<Item = &'f str>) -> Result<Sources, Vec<String>> {
    let mut sources = Sources::new();
    for file in files {
        let path = Path::new(folder).join(file);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| vec![format!("{} cannot be read: {error}", path.display())])?;
        sources.add(Source::new(format!("{folder}/{file}"), text));
    }
    Ok(sources)
}

/// Writes a section where the program's `include_bytes!` looks for it.
fn write_section(name: &str, data: &impl serde::Serialize) -> Result<(), Vec<String>> {
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let bytes = postcard::to_stdvec(data).map_err(|error| vec![format!("{name} cannot be written: {error}")])?;
    std::fs::write(folder.join(name).with_extension("postcard"), bytes)
        .map_err(|error| vec![format!("{name} cannot be written: {error}")])
}
