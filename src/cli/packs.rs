//! The rules of a run: bundled packs, packs in folders of the user's, and a choice among them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::shown;
use super::judge::Broken;
use super::output::in_words;
use super::run::Stopped;
use crate::finding::{Code, Finding};
use crate::law::Catalogue;
use crate::rules::{PackOfTexts, Rulebook, Selection, SelectionError, read_pack_of_texts};
use crate::source::{FileId, Source, Sources, Span};

/// A folder of rule packs.
#[derive(Clone, Debug)]
pub struct Folder<'a> {
    /// Where it is.
    pub path: PathBuf,
    /// The place in the configuration that names it; nothing when the command line does.
    pub named_at: Option<&'a str>,
}

/// The bundled packs and those below the folders, reduced to a choice; or everything that is wrong with the latter.
///
/// # Errors
/// A folder that cannot be read or holds no pack; a name that is none; a choice that leaves nothing.
pub fn rulebook(
    law: &'static Catalogue,
    folders: &[Folder<'_>],
    selection: &Selection,
) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    let mut book = Rulebook::bundled(law);
    let mut broken = Broken::default();
    // A folder that both the configuration and the command line name is meant once.
    let mut seen = BTreeSet::new();
    for folder in folders {
        for pack in packs_below(folder)? {
            if seen.insert(fs::canonicalize(&pack).unwrap_or_else(|_| pack.clone())) {
                add(&mut book, &pack, &mut broken)?;
            }
        }
    }
    if !broken.findings.is_empty() {
        return Ok(Err(broken));
    }
    if let Err(error) = book.select(selection) {
        return Err(Stopped::Usage(not_there(&error, &book)));
    }
    if book.rules().is_empty() {
        return Err(Stopped::Usage(no_rule(selection)));
    }
    Ok(Ok(book))
}

/// A name that is none, with those that there are when nothing like it is among them.
fn not_there(error: &SelectionError, book: &Rulebook<'_>) -> String {
    let listed = |names: Vec<&str>| names.join(", ");
    match error {
        SelectionError::Rule { like: None, .. } => {
            format!(
                "{error}; the rules are {}",
                listed(book.rules().iter().map(|rule| rule.text.id.as_str()).collect())
            )
        }
        SelectionError::Pack { like: None, .. } => {
            format!("{error}; the packs are {}", listed(book.packs().iter().map(|pack| pack.name.as_str()).collect()))
        }
        SelectionError::Rule { .. } | SelectionError::Pack { .. } => error.to_string(),
    }
}

fn no_rule(selection: &Selection) -> String {
    let names = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (selection.rules.as_slice(), selection.packs.as_slice()) {
        ([], []) => "there is no rule to judge by".to_owned(),
        ([], packs) => format!("there is no rule in {}", names(packs)),
        (rules, packs) => format!("{} is not in {}; leave `--pack` out", names(rules), names(packs)),
    }
}

/// The folder itself when it is a pack, else every folder in it that is one.
fn packs_below(folder: &Folder<'_>) -> Result<Vec<PathBuf>, Stopped> {
    if folder.path.join("pack.yaml").is_file() {
        return Ok(vec![folder.path.clone()]);
    }
    let stopped = |why: String| match folder.named_at {
        Some(at) => Stopped::Unreadable(format!("{why} (named in `{at}`)")),
        None => Stopped::Unreadable(why),
    };
    let packs: Vec<PathBuf> = folders_in(&folder.path)
        .map_err(stopped)?
        .into_iter()
        .filter(|below| below.join("pack.yaml").is_file())
        .collect();
    if packs.is_empty() {
        let hint = "a pack is a folder with a `pack.yaml` and a folder for each rule";
        return Err(stopped(format!("there is no rule pack in `{}`; {hint}", shown(&folder.path))));
    }
    Ok(packs)
}

/// The folders in a folder, in order of name; hidden ones belong to some other program.
fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable =
        |error: std::io::Error| format!("the folder `{}` cannot be read: {}", shown(folder), in_words(&error));
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.path().is_dir() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}

/// Adds a pack, or what is wrong with it to what is broken.
fn add(book: &mut Rulebook<'_>, folder: &Path, broken: &mut Broken) -> Result<(), Stopped> {
    let (sources, mut findings) = texts(folder).map_err(Stopped::Unreadable)?;
    match read_pack_of_texts(&sources) {
        Ok(pack) => findings.extend(added(book, pack)),
        Err(wrong) => findings.extend(wrong),
    }
    // Every pack's texts are counted from 0; together they go on from those before.
    let before = u32::try_from(broken.sources.iter().count()).unwrap_or(u32::MAX);
    let moved = |span: Span| Span { file: FileId(span.file.0.saturating_add(before)), ..span };
    for finding in &mut findings {
        for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
            label.span = moved(label.span);
        }
    }
    broken.findings.extend(findings);
    for (_, source) in sources.iter() {
        broken.sources.add(Source::new(source.name(), source.text().clone()));
    }
    Ok(())
}

/// Adds a pack and compiles it at once: mistakes in a pack of the user's own are told before anything is judged.
fn added(book: &mut Rulebook<'_>, pack: PackOfTexts) -> Vec<Finding> {
    let name = pack.pack.name.clone();
    if book.packs().iter().any(|known| known.name == name) {
        let message = format!("there is a pack `{name}` already");
        let pack_file = Span::new(FileId(0), 0, 0);
        return vec![Finding::unreadable(Code::Pack, pack_file, message, "give this one a `name` of its own")];
    }
    match book.add(pack) {
        Ok(()) => book.check_expressions(&name),
        Err(findings) => findings,
    }
}

/// The texts of a pack: `pack.yaml` first. A file that is no text comes back as a finding, with what can be shown of it.
fn texts(folder: &Path) -> Result<(Sources, Vec<Finding>), String> {
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
                let message = format!("this file cannot be read: {}", in_words(&error));
                let mend = "every folder of a pack is a rule and holds a `rule.yaml`";
                findings.push(Finding::unreadable(Code::Pack, Span::new(file, 0, 0), message, mend));
                String::new()
            }
        };
        sources.add(Source::new(shown(&path), text));
    }
    Ok((sources, findings))
}
