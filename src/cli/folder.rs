//! A folder of results, written whole or not at all.

use std::collections::BTreeMap;
use std::env::current_dir as current_folder;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::beside::{self, Beside};
use super::files::shown;
use super::output::{OutputError, folder_of, in_words};
use crate::source::ContentHash;

/// The file by which masa knows its own folder again: it lists what masa put there, each file with the hash of its content.
const LIST: &str = "masa-site.txt";
/// How the list begins.
const OPENING: &str = "These files were written by masa site, which replaces them all when it runs again:";

/// Where a folder is to be written.
pub struct Place {
    /// The folder itself, behind any link.
    folder: PathBuf,
    /// As it was named.
    named: String,
}

/// Looks whether a folder may be written.
///
/// # Errors
/// It holds anything but an earlier site as masa wrote it, somebody stands in it, or it cannot be looked at.
pub fn place(named: &Path) -> Result<Place, OutputError> {
    beside::clear(folder_of(fs::canonicalize(named).as_deref().unwrap_or(named)));
    let place = |folder| Place { folder, named: shown(named) };
    let Ok(there) = fs::canonicalize(named) else {
        // A link that leads nowhere is there all the same.
        return if fs::symlink_metadata(named).is_ok() {
            Err(in_the_way(named, " as a link that leads nowhere", "give another folder with `--out`"))
        } else {
            Ok(place(named.to_owned()))
        };
    };
    if !there.is_dir() {
        return Err(in_the_way(named, " as a file", "give another folder with `--out`"));
    }
    // Whoever stands in a folder that is replaced stands in one that is gone.
    if let Some(here) = current_folder().ok().filter(|here| here.starts_with(&there)) {
        let what =
            if here == there { " as the folder that you work in" } else { ", with the folder that you work in inside" };
        return Err(in_the_way(named, what, "name a folder in it, such as `--out site`, or go elsewhere first"));
    }
    let failed = |error: &io::Error| OutputError::File { path: shown(named), why: in_words(error) };
    let held = files_in(&there).map_err(|error| failed(&error))?;
    let known = listed(&there);
    match held.iter().find(|path| !is_as_written(&there, path, &known)) {
        None => Ok(place(there)),
        Some(_) if known.is_empty() => {
            Err(in_the_way(named, ", is not empty", "name a new or empty folder with `--out`, or remove it yourself"))
        }
        Some(other) if known.contains_key(other) => {
            let mend = format!(
                "`{other}` is not as masa wrote it: move it away if you need it, or give another folder with `--out`"
            );
            Err(in_the_way(named, ", holds an earlier site", &mend))
        }
        Some(other) => {
            let mend = format!(
                "`{other}` is in it and is not of the earlier site: move it away, or give another folder with `--out`"
            );
            Err(in_the_way(named, ", holds an earlier site", &mend))
        }
    }
}

fn in_the_way(named: &Path, what: &'static str, mend: &str) -> OutputError {
    OutputError::There { path: shown(named), what, mend: mend.to_owned() }
}

impl Place {
    /// Writes the whole of a folder, or nothing: it is written beside its place and then renamed over it.
    ///
    /// # Errors
    /// Something cannot be written; what was there is as it was.
    pub fn write<'f>(&self, files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Result<(), OutputError> {
        self.replace(files).map_err(|error| OutputError::File { path: self.named.clone(), why: in_words(&error) })
    }

    fn replace<'f>(&self, files: impl Iterator<Item = (&'f str, &'f [u8])>) -> io::Result<()> {
        let name = self.folder.file_name().unwrap_or_default().to_string_lossy();
        let beside = Beside::make(folder_of(&self.folder), &name)?;
        let new = beside.new_folder();
        fs::create_dir(&new)?;
        let mut list = format!("{OPENING}\n");
        for (path, bytes) in files {
            let to = new.join(path);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&to, bytes)?;
            // Writing to a text cannot fail.
            let _ = writeln!(list, "{}  {path}", hash(bytes));
        }
        fs::write(new.join(LIST), list)?;
        let old = beside.old_folder();
        let was_there = self.folder.exists();
        if was_there {
            fs::rename(&self.folder, &old)?;
        }
        fs::rename(&new, &self.folder).inspect_err(|_| {
            // Nothing was changed, then, if it can be helped.
            let _ = was_there.then(|| fs::rename(&old, &self.folder));
        })
    }
}

/// What an earlier site has in it, by its own list, with the hash of each file; nothing where there is none.
fn listed(folder: &Path) -> BTreeMap<String, String> {
    let Ok(list) = fs::read_to_string(folder.join(LIST)) else { return BTreeMap::new() };
    let mut lines = list.lines();
    if lines.next() != Some(OPENING) {
        return BTreeMap::new();
    }
    lines.filter_map(|line| line.split_once("  ")).map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect()
}

/// Whether a file is one of the earlier site, and nobody has written in it since. A list that was copied makes nothing masa's own.
fn is_as_written(folder: &Path, path: &str, known: &BTreeMap<String, String>) -> bool {
    let is_known = |bytes: Vec<u8>| known.get(path).is_some_and(|known| *known == hash(&bytes));
    path == LIST && !known.is_empty() || fs::read(folder.join(path)).is_ok_and(is_known)
}

fn hash(bytes: &[u8]) -> String {
    ContentHash::of(&String::from_utf8_lossy(bytes)).whole().to_owned()
}

/// The paths of all files in a folder, `/` between folders, and of all folders in it that are empty.
fn files_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        let entries = fs::read_dir(&folder)?.collect::<io::Result<Vec<_>>>()?;
        if entries.is_empty() && !path.is_empty() {
            found.push(path.clone());
        }
        for entry in entries {
            let name = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((entry.path(), format!("{name}/")));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}
