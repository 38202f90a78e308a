//! Files at a git revision, read through the `git` command.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Output};

use thiserror::Error;

use crate::check::{ACCEPTANCES_ENDING, Text, used_files};

/// A file as it was at a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The revision as written: `HEAD~1`.
    revision: String,
    /// The path after it, with forward slashes; from the top of the repository, or from this folder after `./`.
    path: String,
}

/// Why a file at a revision cannot be read.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no such command.
    #[error(
        "`{0}` is no file, and to look for it at a git revision there has to be the command `git`: install git, or save that version of the file and name it"
    )]
    NoGit(String),
    /// Git cannot be started for another reason.
    #[error("`{name}` is no file, and `git` cannot be run to look for it at a revision: {error}")]
    NotRun {
        /// What was asked for.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// This folder is in no repository.
    #[error(
        "`{0}` is no file, and cannot be one at a git revision, since this folder is in no git repository: look at the spelling, or go to the folder of the repository"
    )]
    NoRepository(String),
    /// Git refuses, for a reason of its own.
    #[error("`{name}` cannot be read from git: {why}")]
    Refused {
        /// What was asked for.
        name: String,
        /// Git's own words.
        why: String,
    },
    /// There is no such revision.
    #[error(
        "`{name}` is no file, and this git repository has no revision `{revision}`: `git log --oneline` lists those of this branch, `git branch --all` the branches"
    )]
    NoRevision {
        /// What was asked for.
        name: String,
        /// The revision.
        revision: String,
    },
    /// There is nothing of that path at the revision.
    #[error("there is no `{path}` at the git revision `{revision}`{mend}")]
    NoPath {
        /// The revision.
        revision: String,
        /// The path.
        path: String,
        /// What to do about it, with its punctuation.
        mend: String,
    },
    /// It is a folder there.
    #[error("`{0}` is a folder at that git revision: name the files in it, one by one")]
    Folder(String),
}

/// What an argument means that names no file and reads `REV:path`; a file of that name is itself, colon and all.
pub fn at_revision(path: &Path) -> Option<At> {
    let text = path.to_str()?;
    let (revision, rest) = text.split_once(':')?;
    // `C:\areas\ours.yaml` names a drive.
    let drive = revision.len() == 1 && rest.starts_with(['\\', '/']);
    let is_file = fs::symlink_metadata(path).is_ok();
    if is_file || drive || revision.is_empty() || rest.is_empty() {
        return None;
    }
    let path = if cfg!(windows) { rest.replace('\\', "/") } else { rest.to_owned() };
    Some(At { revision: revision.to_owned(), path })
}

/// The text of the file, and those of the files of shared things and of acceptances that lay beside it at the same revision.
///
/// # Errors
/// There is no git, no repository, no such revision or no such file in it.
pub fn read(at: &At, accept: bool) -> Result<Vec<Text>, GitError> {
    let named = git(at, &["rev-parse", "--git-dir"])?;
    if !named.status.success() {
        if String::from_utf8_lossy(&named.stderr).contains("not a git repository") {
            return Err(GitError::NoRepository(at.name()));
        }
        let why = line(&named.stderr).trim_start_matches("fatal: ").to_owned();
        return Err(GitError::Refused { name: at.name(), why });
    }
    let tree = tree_of(&at.revision).map_err(|error| not_run(at, error))?;
    let no_revision = || GitError::NoRevision { name: at.name(), revision: at.revision.clone() };
    let tree = tree.ok_or_else(no_revision)?;
    let bytes = blob(at, &tree)?.ok_or_else(|| absent(at, &tree))?;
    let mut texts = vec![Text { name: at.name(), also: Vec::new(), bytes, named: true }];
    let uses = texts.first().map(|text| used_files(&text.bytes)).unwrap_or_default();
    let wanted = beside(&at.path, &uses, accept);
    for one in wanted.into_iter().map(|path| At { revision: at.revision.clone(), path }) {
        if let Some(bytes) = blob(&one, &tree)? {
            texts.push(Text { name: one.name(), also: Vec::new(), bytes, named: true });
        }
    }
    Ok(texts)
}

impl At {
    /// The path, from the top of the repository unless it says otherwise.
    pub fn path(&self) -> &str {
        self.path.strip_prefix("./").unwrap_or(&self.path)
    }

    /// The name that reports print.
    fn name(&self) -> String {
        format!("{}:{}", self.revision, self.path)
    }
}

/// The bytes of a file in a tree; nothing where there is none.
fn blob(at: &At, tree: &str) -> Result<Option<Vec<u8>>, GitError> {
    let object = format!("{tree}:{}", at.path);
    let kind = git(at, &["cat-file", "-t", &object])?;
    match (kind.status.success(), kind.stdout.trim_ascii()) {
        (false, _) => return Ok(None),
        (true, b"blob") => {}
        (true, _) => return Err(GitError::Folder(at.name())),
    }
    let read = git(at, &["cat-file", "blob", &object])?;
    if !read.status.success() {
        return Err(GitError::Refused { name: at.name(), why: line(&read.stderr) });
    }
    Ok(Some(read.stdout))
}

/// That a path is not there, with the likeliest reason.
fn absent(at: &At, tree: &str) -> GitError {
    let from_here = At { revision: at.revision.clone(), path: format!("./{}", at.path) };
    let is_here = !at.path.starts_with("./") && matches!(blob(&from_here, tree), Ok(Some(_)));
    let mend = if is_here {
        format!("; did you mean `{}`? without `./` a path counts from the top of the repository", from_here.name())
    } else if Path::new(&at.path).exists() {
        ": the file there is now came later, or has another name there".to_owned()
    } else {
        format!("; `git ls-tree -r --name-only {}` lists the files there are", at.revision)
    };
    GitError::NoPath { revision: at.revision.clone(), path: at.path.clone(), mend }
}

fn git(at: &At, arguments: &[&str]) -> Result<Output, GitError> {
    run(arguments).map_err(|error| not_run(at, error))
}

fn not_run(at: &At, error: io::Error) -> GitError {
    match error.kind() {
        io::ErrorKind::NotFound => GitError::NoGit(at.name()),
        _ => GitError::NotRun { name: at.name(), error },
    }
}

/// Runs `git`, which is to speak English.
pub fn run(arguments: &[&str]) -> io::Result<Output> {
    Command::new("git").args(arguments).env("LC_ALL", "C").output()
}

/// The hash of the tree at a revision; nothing where there is no such revision.
pub fn tree_of(revision: &str) -> io::Result<Option<String>> {
    let tree = run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{tree}}")])?;
    Ok(tree.status.success().then(|| line(&tree.stdout)))
}

/// The first line of what git says.
pub fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().trim().to_owned()
}

/// The names that files of shared things, and where asked for those of acceptances, may have beside a file.
pub fn beside(path: &str, uses: &[String], accept: bool) -> Vec<String> {
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let ids = uses.iter().filter(|id| id.chars().all(|letter| letter.is_alphanumeric() || letter == '-'));
    let mut names: Vec<String> = ids.flat_map(|id| ["yaml", "yml"].map(|end| format!("{id}.{end}"))).collect();
    if accept {
        names.push(format!("{stem}{ACCEPTANCES_ENDING}"));
    }
    let within = |name: String| if folder.is_empty() { name } else { format!("{folder}/{name}") };
    names.into_iter().map(within).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_file_can_be_a_revision() {
        let at = |text: &str| at_revision(Path::new(text)).map(|at| (at.revision, at.path));
        assert_eq!(at("HEAD~1:areas/ours.yaml"), Some(("HEAD~1".to_owned(), "areas/ours.yaml".to_owned())));
        assert_eq!(at("main:./ours.yaml"), Some(("main".to_owned(), "./ours.yaml".to_owned())));
        for path in [r"C:\areas\ours.yaml", "c:/areas/ours.yaml", "ours.yaml", ":ours.yaml", "HEAD:", "-"] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    #[test]
    fn a_file_whose_name_has_a_colon_is_itself() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("HEAD:ours.yaml");
        // Some systems allow no colon in a name, and then there is nothing to mistake.
        if fs::write(&file, "masa: 1\n").is_ok() {
            assert_eq!(at_revision(&file), None);
        }
    }
}
