//! From paths on the command line to the files to read.

use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use thiserror::Error;

/// A path that cannot be followed.
#[derive(Debug, Error)]
pub enum FilesError {
    /// Nothing is there.
    #[error("there is no file or folder `{0}`; look at the spelling, or at the folder you are in")]
    Missing(String),
    /// Something is there and cannot be read.
    #[error("`{path}` cannot be read: {source}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// A folder cannot be walked.
    #[error("`{path}` cannot be searched: {source}")]
    Unwalkable {
        /// The path as given.
        path: String,
        /// What the walk says.
        source: ignore::Error,
    },
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
}

/// The name standard input goes by.
pub const STDIN_NAME: &str = "(standard input)";

/// Every YAML file the paths lead to, each once, in order of name. Folders are searched without ignored and hidden files.
///
/// # Errors
/// A path that is not there or cannot be searched.
pub fn gather(paths: &[PathBuf]) -> Result<Vec<Found>, FilesError> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Found { name: STDIN_NAME.to_owned(), path: None, named: true });
        } else if path.is_dir() {
            walk(path, &mut found)?;
        } else if path.exists() {
            found.push(Found { name: shown(path), path: Some(path.clone()), named: true });
        } else {
            return Err(FilesError::Missing(path.display().to_string()));
        }
    }
    // A file that was named and also lies in a folder that was named counts as named.
    found.sort_by(|a, b| a.name.cmp(&b.name).then(b.named.cmp(&a.named)));
    found.dedup_by(|later, earlier| later.name == earlier.name);
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<Found>) -> Result<(), FilesError> {
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        let entry = entry.map_err(|source| FilesError::Unwalkable { path: shown(folder), source })?;
        let path = entry.path();
        let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
        let yaml =
            path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"));
        if is_file && yaml {
            found.push(Found { name: shown(path), path: Some(path.to_owned()), named: false });
        }
    }
    Ok(())
}

/// A path as reports print it: forward slashes, no leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_are_searched_in_order_without_ignored_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.yaml", "a.yml", "c.txt", "left-out.yaml", "sub/d.YAML", ".hidden.yaml"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x: 1").unwrap();
        }
        fs::write(folder.path().join(".gitignore"), "left-out.yaml\n").unwrap();
        let found = gather(&[folder.path().to_owned(), folder.path().join("b.yaml")]).unwrap();
        let names: Vec<_> = found.iter().map(|file| (file.name.rsplit('/').next().unwrap(), file.named)).collect();
        assert_eq!(names, [("a.yml", false), ("b.yaml", true), ("d.YAML", false)]);
    }

    #[test]
    fn a_path_that_is_not_there_is_named() {
        let error = gather(&[PathBuf::from("no/such/file.yaml")]).unwrap_err();
        assert!(error.to_string().contains("no/such/file.yaml"), "{error}");
    }

    #[test]
    fn names_have_forward_slashes_and_no_leading_dot() {
        assert_eq!(shown(Path::new("./arrangements/x.yaml")), "arrangements/x.yaml");
        assert_eq!(shown(Path::new(r"arrangements\x.yaml")), "arrangements/x.yaml");
        assert_eq!(shown(Path::new(".")), ".");
    }
}
