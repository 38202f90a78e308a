//! A folder of results, written whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::shown;
use super::output::{OutputError, folder_beside, folder_of, in_words};

/// The file by which masa knows its own folder again: it lists what masa put there.
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
/// It holds anything but an earlier site, or cannot be looked at.
pub fn place(named: &Path) -> Result<Place, OutputError> {
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
    let failed = |error: &io::Error| OutputError::File { path: shown(named), why: in_words(error) };
    let held = files_in(&there).map_err(|error| failed(&error))?;
    let known = listed(&there);
    match held.iter().find(|path| !known.contains(*path)) {
        None => Ok(place(there)),
        Some(_) if known.is_empty() => {
            Err(in_the_way(named, ", is not empty", "name a new or empty folder with `--out`, or remove it yourself"))
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
        let beside = folder_beside(folder_of(&self.folder))?;
        let new = beside.path().join("new");
        fs::create_dir(&new)?;
        let mut list = format!("{OPENING}\n");
        for (path, bytes) in files {
            let to = new.join(path);
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&to, bytes)?;
            list.push_str(path);
            list.push('\n');
        }
        fs::write(new.join(LIST), list)?;
        let old = beside.path().join("old");
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

/// What an earlier site has in it, by its own list; nothing where there is none.
fn listed(folder: &Path) -> BTreeSet<String> {
    let Ok(list) = fs::read_to_string(folder.join(LIST)) else { return BTreeSet::new() };
    let mut lines = list.lines();
    if lines.next() != Some(OPENING) {
        return BTreeSet::new();
    }
    lines.map(str::to_owned).chain([LIST.to_owned()]).collect()
}

/// The paths of all files in a folder, `/` between folders.
fn files_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
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
