//! The rules of a run: bundled packs, packs in folders of the user's, and a choice among them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::files::{missing, read_file, shown};
use super::judge::Broken;
use super::output::in_words;
use super::run::Stopped;
use crate::rules::{PackFile, PackFolder, Requirement, RuleFolder, Rulebook, Selection, SelectionError};

/// A folder of rule packs.
#[derive(Clone, Debug)]
pub struct Folder<'a> {
    /// Where it is.
    pub path: PathBuf,
    /// The place in the configuration that names it; nothing when the command line does.
    pub named_at: Option<&'a str>,
}

/// A pack of which the content is fixed.
#[derive(Clone, Debug)]
pub struct Required {
    /// Which content of which pack.
    pub requirement: Requirement,
    /// The place in the configuration that says so; nothing when the command line does.
    pub named_at: Option<String>,
}

/// The bundled packs and those below the folders, reduced to a choice; or everything that is wrong with the latter.
///
/// # Errors
/// A folder that cannot be read or holds no pack; a pack that is another than required; a name that is none; a choice that leaves
/// nothing.
pub fn rulebook(
    bundled: Rulebook<'static>,
    folders: &[Folder<'_>],
    required: &[Required],
    selection: &Selection,
) -> Result<Result<Rulebook<'static>, Broken>, Stopped> {
    let mut book = bundled;
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
    hold(&book, required)?;
    if let Err(error) = book.select(selection) {
        return Err(Stopped::Usage(not_there(&error, &book)));
    }
    if book.rules().is_empty() {
        return Err(Stopped::Usage(no_rule(selection)));
    }
    Ok(Ok(book))
}

/// Stops where a pack is another than the one required, be it among those chosen or not; all of them are told.
fn hold(book: &Rulebook<'_>, required: &[Required]) -> Result<(), Stopped> {
    let told = required.iter().filter_map(|Required { requirement, named_at }| {
        let unmet = book.unmet(requirement)?;
        Some(named_at.as_ref().map_or_else(|| unmet.to_string(), |at| format!("{unmet} (required in `{at}`)")))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { Ok(()) } else { Err(Stopped::Unreadable(format!("nothing was judged: {}", told.join("; ")))) }
}

/// A name that is none, and how to find those that there are when nothing like it is among them.
fn not_there(error: &SelectionError, book: &Rulebook<'_>) -> String {
    let listed = |names: Vec<&str>| names.join(", ");
    match error {
        SelectionError::Rule { name, .. } if Rulebook::asks_about_a_step(name) => format!(
            "the rule `{name}` asks about the step from some arrangements to others: `masa restructure --rule {name}` asks it, and \
             `masa explain {name}` shows what it asks"
        ),
        SelectionError::Rule { like: None, .. } => {
            format!("{error}, nor one that goes by a name like it; `masa rules list` tells all {}", book.rules().len())
        }
        SelectionError::Pack { like: None, .. } => {
            format!("{error}; the packs are {}", listed(book.packs().iter().map(|pack| pack.name.as_str()).collect()))
        }
        SelectionError::Rule { .. } | SelectionError::Pack { .. } | SelectionError::Elsewhere { .. } => {
            error.to_string()
        }
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

/// Every pack in these folders with all that lies in it, each once.
///
/// # Errors
/// A folder that cannot be read or holds no pack.
pub fn with_examples(folders: &[Folder<'_>]) -> Result<Vec<PackFolder>, Stopped> {
    let mut packs = Vec::new();
    let mut seen = BTreeSet::new();
    for folder in folders {
        for pack in packs_below(folder)? {
            if seen.insert(fs::canonicalize(&pack).unwrap_or_else(|_| pack.clone())) {
                packs.push(read(&pack, true)?);
            }
        }
    }
    Ok(packs)
}

/// Whether a folder is a pack or holds any.
pub fn is_pack(folder: &Path) -> bool {
    let is_pack = |folder: &Path| folder.join("pack.yaml").is_file();
    is_pack(folder) || folders_in(folder).is_ok_and(|below| below.iter().any(|below| is_pack(below)))
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
    if !folder.path.exists() {
        return Err(stopped(missing(&folder.path).to_string()));
    }
    if folder.path.is_file() {
        return Err(stopped(is_no_folder(&folder.path)));
    }
    if let (true, Some(pack), Some(rule)) =
        (folder.path.join("rule.yaml").is_file(), folder.path.parent(), folder.path.file_name())
    {
        let (whole, rule) = (shown(&folder.path), rule.to_string_lossy());
        return Err(stopped(format!(
            "`{whole}` is the folder of a rule; name its pack, `{}`, and `--rule {rule}`",
            shown(pack)
        )));
    }
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

/// What to say of a file that stands where the folder of a pack should.
pub fn is_no_folder(path: &Path) -> String {
    let (whole, above) = (shown(path), path.parent().filter(|above| !above.as_os_str().is_empty()));
    match path.file_name().and_then(|name| name.to_str()) {
        Some("pack.yaml") => {
            let pack = above.map_or_else(|| ".".to_owned(), shown);
            format!("`{whole}` is a file; name the folder of the pack, `{pack}`")
        }
        _ => format!("`{whole}` is a file; name the folder of a pack, in which its `pack.yaml` lies"),
    }
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
    let (sources, findings) = book.load_folder(&read(folder, false)?);
    let before = broken.sources.append(sources);
    broken.findings.extend(findings.into_iter().map(|finding| finding.further_on(before)));
    Ok(())
}

/// A pack as it lies in its folder: every folder in it is a rule, and every YAML file beside a `rule.yaml` an example, where these are
/// wanted.
fn read(folder: &Path, examples: bool) -> Result<PackFolder, Stopped> {
    let mut rules = Vec::new();
    for rule in folders_in(folder).map_err(Stopped::Unreadable)? {
        let name = rule.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let examples = if examples { examples_in(&rule)? } else { Vec::new() };
        rules.push(RuleFolder { name, rule: file(&rule.join("rule.yaml")), examples });
    }
    Ok(PackFolder { name: shown(folder), pack: file(&folder.join("pack.yaml")), rules })
}

fn examples_in(rule: &Path) -> Result<Vec<PackFile>, Stopped> {
    let unreadable =
        |error| Stopped::Unreadable(format!("the folder `{}` cannot be read: {}", shown(rule), in_words(&error)));
    let mut paths = Vec::new();
    for entry in fs::read_dir(rule).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_yaml = [".yaml", ".yml"].iter().any(|end| name.to_lowercase().ends_with(end));
        if is_yaml && name != "rule.yaml" && !name.starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths.iter().map(|path| file(path)).collect())
}

fn file(path: &Path) -> PackFile {
    PackFile { name: shown(path), bytes: read_file(path).map_err(|error| in_words(&error)) }
}
