//! The rules of a run: bundled packs, packs in folders of the user's, and a choice among them.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::shown;
use super::run::Stopped;
use crate::finding::{Code, Finding};
use crate::law::Catalogue;
use crate::rules::{PackOfTexts, Rulebook, Selection, read_pack_of_texts};
use crate::source::{FileId, Source, Sources, Span};

/// A pack that cannot be used, with the texts its places lie in.
#[derive(Debug)]
pub struct BrokenPack {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The texts.
    pub sources: Sources,
}

/// The bundled packs and those below the folders, reduced to a choice.
///
/// # Errors
/// A folder that cannot be read or holds no pack; a name that is none. Broken packs come back beside the book.
pub fn rulebook(
    law: &'static Catalogue,
    folders: &[PathBuf],
    selection: &Selection,
) -> Result<(Rulebook<'static>, Vec<BrokenPack>), Stopped> {
    let mut book = Rulebook::bundled(law);
    let mut broken = Vec::new();
    for folder in folders {
        for pack in packs_below(folder)? {
            broken.extend(add(&mut book, &pack)?);
        }
    }
    book.select(selection).map_err(|error| Stopped::Usage(error.to_string()))?;
    Ok((book, broken))
}

/// The folder itself when it is a pack, else every folder in it that is one.
fn packs_below(folder: &Path) -> Result<Vec<PathBuf>, Stopped> {
    if folder.join("pack.yaml").is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let packs: Vec<PathBuf> =
        folders_in(folder)?.into_iter().filter(|below| below.join("pack.yaml").is_file()).collect();
    if packs.is_empty() {
        let hint = "a pack is a folder with a `pack.yaml` and a folder for each rule";
        return Err(Stopped::Unreadable(format!("there is no rule pack in `{}`; {hint}", shown(folder))));
    }
    Ok(packs)
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, Stopped> {
    let unreadable =
        |error: std::io::Error| Stopped::Unreadable(format!("`{}` cannot be read: {error}", shown(folder)));
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn add(book: &mut Rulebook<'_>, folder: &Path) -> Result<Option<BrokenPack>, Stopped> {
    let (sources, mut findings) = texts(folder)?;
    match read_pack_of_texts(&sources) {
        Ok(pack) => findings.extend(added(book, pack)),
        Err(wrong) => findings.extend(wrong),
    }
    Ok((!findings.is_empty()).then_some(BrokenPack { findings, sources }))
}

/// Adds a pack and compiles it at once: mistakes in a pack of the user's own are told before anything is judged.
fn added(book: &mut Rulebook<'_>, pack: PackOfTexts) -> Vec<Finding> {
    let name = pack.pack.name.clone();
    match book.add(pack) {
        Ok(()) => book.check_expressions(&name),
        Err(findings) => findings,
    }
}

/// The texts of a pack: `pack.yaml` first. A file that is no text comes back as a finding, with what can be shown of it.
fn texts(folder: &Path) -> Result<(Sources, Vec<Finding>), Stopped> {
    let mut paths = vec![folder.join("pack.yaml")];
    paths.extend(folders_in(folder)?.into_iter().map(|rule| rule.join("rule.yaml")));
    let (mut sources, mut findings) = (Sources::new(), Vec::new());
    for path in paths {
        let file = FileId(u32::try_from(sources.iter().count()).unwrap_or(u32::MAX));
        let text = match fs::read(&path) {
            Ok(bytes) => crate::yaml::read_text(file, bytes).unwrap_or_else(|refused| {
                findings.push(refused.finding);
                refused.text
            }),
            Err(error) => {
                let mend = "every folder of a pack is a rule and holds a `rule.yaml`";
                findings.push(Finding::unreadable(
                    Code::Pack,
                    Span::new(file, 0, 0),
                    format!("the file cannot be read: {error}"),
                    mend,
                ));
                String::new()
            }
        };
        sources.add(Source::new(shown(&path), text));
    }
    Ok((sources, findings))
}
