//! From paths on the command line to the files to read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use thiserror::Error;

use super::output::in_words;
use crate::check::ACCEPTANCES_ENDING;
use crate::finding::did_you_mean;

/// A path that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no file or folder `{path}`{mend}")]
pub struct Missing {
    /// The path as given.
    path: String,
    /// What to do about it, with its punctuation.
    mend: String,
}

impl Missing {
    /// The same of a path that a configuration names at a place.
    pub fn named_in(self, at: &str) -> Self {
        Self { mend: format!(", which `{at}` names"), ..self }
    }
}

/// A file to read, and whether somebody named it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The name that reports print, with forward slashes.
    pub name: String,
    /// Where it is; nothing for standard input.
    pub path: Option<PathBuf>,
    /// True when it was named on the command line, so that it has to be an arrangement.
    pub named: bool,
    /// Other names by which it was met, and its own where it was met by a link.
    pub also: Vec<String>,
}

impl Found {
    fn at(path: PathBuf, named: bool) -> Self {
        Self { name: shown(&path), path: Some(path), named, also: Vec::new() }
    }

    fn is_link(&self) -> bool {
        self.path.as_ref().and_then(|path| fs::symlink_metadata(path).ok()).is_some_and(|there| there.is_symlink())
    }
}

/// Something that was met and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closed {
    /// The name that reports print.
    pub name: String,
    /// What the system says.
    pub why: String,
}

/// What the paths lead to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Files to read, each once, in order of name.
    pub found: Vec<Found>,
    /// Folders that cannot be searched.
    pub closed: Vec<Closed>,
    /// Paths that lead nowhere, in the order in which they were given.
    pub missing: Vec<(PathBuf, Missing)>,
}

impl Gathered {
    /// The same with files beside those that were met, each once.
    pub fn with(mut self, more: Vec<PathBuf>) -> Self {
        let mut known: BTreeSet<PathBuf> =
            self.found.iter().filter_map(|file| file.path.as_deref()).map(whole).collect();
        let new = more.into_iter().filter(|path| path.is_file() && known.insert(whole(path)));
        self.found.extend(new.map(|path| Found::at(path, false)));
        self.found.sort();
        self
    }

    /// The same where any path leads somewhere.
    ///
    /// # Errors
    /// None does; the first of them.
    pub fn somewhere(self) -> Result<Self, Missing> {
        if self.found.is_empty() && self.closed.is_empty() { self.whole() } else { Ok(self) }
    }

    /// The same where every path leads somewhere.
    ///
    /// # Errors
    /// The first that does not.
    pub fn whole(mut self) -> Result<Self, Missing> {
        if self.missing.is_empty() { Ok(self) } else { Err(self.missing.swap_remove(0).1) }
    }
}

/// The name standard input goes by.
pub const STDIN_NAME: &str = "(standard input)";

/// Every YAML file the paths lead to, each once, in order of name. Folders are searched without ignored and hidden files.
pub fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.as_os_str() == "-" {
            gathered.found.push(Found { name: STDIN_NAME.to_owned(), path: None, named: true, also: Vec::new() });
        } else if path.is_dir() {
            walk(path, &mut gathered);
        } else if fs::symlink_metadata(path).is_ok() {
            gathered.found.push(Found::at(path.clone(), true));
        } else {
            gathered.missing.push((path.clone(), missing(path)));
        }
    }
    let Gathered { found, closed, .. } = &mut gathered;
    *found = once(std::mem::take(found));
    closed.sort();
    gathered
}

/// Each file once, in order of name: one file by two ways (a link, `a/../b.yaml`) is one file, and nothing is counted twice.
///
/// It goes by the name that somebody gave it, and by its own rather than that of a link.
fn once(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_cached_key(|file| (!file.named, file.is_link(), file.name.clone()));
    let mut places: BTreeMap<Option<PathBuf>, usize> = BTreeMap::new();
    let mut files: Vec<Found> = Vec::with_capacity(found.len());
    for mut file in found {
        let whole = file.path.as_deref().map(whole);
        if let Some(known) = places.get(&whole).and_then(|at| files.get_mut(*at)) {
            if known.name != file.name && !known.also.contains(&file.name) {
                known.also.push(file.name);
            }
            continue;
        }
        file.also.extend(whole.as_deref().filter(|_| file.is_link()).map(shown));
        places.insert(whole, files.len());
        files.push(file);
    }
    files.sort();
    files
}

/// The files of shared things that lie beside the files that use them, as `ID.yaml`, and were not found already.
///
/// `uses` are the names of files with the ids that each uses.
pub fn used_beside<'f>(found: &[Found], uses: impl Iterator<Item = (&'f str, Vec<String>)>) -> Vec<Found> {
    let mut known: Option<BTreeSet<PathBuf>> = None;
    let mut beside = Vec::new();
    for (name, ids) in uses.filter(|(_, ids)| !ids.is_empty()) {
        let Some(path) = found.iter().find(|file| file.name == name).and_then(|file| file.path.as_ref()) else {
            continue;
        };
        let known =
            known.get_or_insert_with(|| found.iter().filter_map(|file| file.path.as_deref()).map(whole).collect());
        for id in ids.iter().filter(|id| id.chars().all(|letter| letter.is_alphanumeric() || letter == '-')) {
            let files = ["yaml", "yml"].map(|end| path.with_file_name(format!("{id}.{end}")));
            let there = files.into_iter().find(|path| path.is_file());
            if let Some(path) = there.filter(|path| known.insert(whole(path))) {
                beside.push(Found::at(path, true));
            }
        }
    }
    beside
}

/// The files of acceptances that lie beside these files, under any of their names, and are not among them.
pub fn accepted_beside<'f>(found: impl Iterator<Item = &'f Found> + Clone) -> Vec<Found> {
    let is_one = |file: &Found| file.name.ends_with(ACCEPTANCES_ENDING);
    let known = found.clone().filter(|file| is_one(file)).filter_map(|file| file.path.as_deref());
    let mut known: BTreeSet<PathBuf> = known.map(whole).collect();
    let mut beside = Vec::new();
    for file in found.filter(|file| file.path.is_some() && !is_one(file)) {
        for name in file.also.iter().chain([&file.name]) {
            let path = accepted_of(Path::new(name));
            if path.is_file() && known.insert(whole(&path)) {
                beside.push(Found::at(path, true));
            }
        }
    }
    beside
}

/// The path by which a file is the same by whatever way it was met.
pub fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `plymouth.accepted.yaml` for `plymouth.yaml`.
pub fn accepted_of(file: &Path) -> PathBuf {
    let own = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{own}{ACCEPTANCES_ENDING}"))
}

fn walk(folder: &Path, gathered: &mut Gathered) {
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                gathered.closed.push(closed(folder, &error));
                continue;
            }
        };
        let path = entry.path();
        let yaml =
            path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"));
        // A link that leads nowhere stays in, so that it is told of; a pipe would be waited for without end.
        let kind = entry.file_type();
        let readable = kind.is_some_and(|kind| kind.is_file())
            || (kind.is_some_and(|kind| kind.is_symlink()) && (path.is_file() || !path.exists()));
        if yaml && readable {
            gathered.found.push(Found::at(path.to_owned(), false));
        }
    }
}

/// A walk's error with the path it met, which it keeps inside.
fn closed(folder: &Path, error: &ignore::Error) -> Closed {
    let mut name = shown(folder);
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path, err } => {
                name = shown(path);
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    let why = match inner {
        ignore::Error::Io(error) => in_words(error),
        other => other.to_string(),
    };
    Closed { name, why }
}

/// The bytes of a file that masa looks for by itself. Nobody writes into a pipe that lies in its place, so that it would be waited for
/// without end.
pub fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() {
        return fs::read(path);
    }
    Err(std::io::Error::other("it is a pipe or a device, and no file"))
}

/// What to say of a path that leads nowhere.
pub fn missing(path: &Path) -> Missing {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside: Vec<String> = fs::read_dir(folder.unwrap_or_else(|| Path::new(".")))
        .map(|entries| entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect())
        .unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    // Sorted, so that of two names that are equally near the same one is named everywhere.
    let beside: BTreeSet<&str> = beside.iter().map(String::as_str).collect();
    let mend = match (did_you_mean(&name, beside), folder) {
        (Some(like), _) => format!("; did you mean `{}`?", shown(&path.with_file_name(like))),
        (None, Some(folder)) if !folder.is_dir() => format!(", nor a folder `{}`", shown(folder)),
        (None, _) => "; look at the spelling, or at the folder you are in".to_owned(),
    };
    Missing { path: shown(path), mend }
}

/// A path as reports print it: forward slashes, no leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

#[cfg(test)]
mod tests;
