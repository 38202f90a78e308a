//! A git repository at a revision: its files, and the configuration that was there.

use std::path::{Path, PathBuf};
use std::process::Output;

use thiserror::Error;

use super::config::{self, Config};
use super::files::shown;
use super::git::{beside, line, run, tree_of};
use super::run::Stopped;
use crate::check::used_files;

/// Why the working tree cannot be held against a revision.
#[derive(Debug, Error)]
pub enum RepositoryError {
    /// There is no such command.
    #[error(
        "`--git` takes the command `git`, which cannot be run here ({0}): install git, or name the files with `--before` and `--after`"
    )]
    NoGit(std::io::Error),
    /// This folder is in no repository.
    #[error(
        "`--git` compares with a revision, and this folder is in no git repository: go to the folder of the repository, or name the files with `--before` and `--after`"
    )]
    NoRepository,
    /// Git does not open the repository, for a reason of its own: it may belong to somebody else.
    #[error("`--git` compares with a revision, and git does not open the repository of this folder: {0}")]
    NotOpened(String),
    /// The folder holds what git keeps, and no files.
    #[error(
        "`--git` compares the files in this folder with a revision, and this is a git repository without files of its own (bare), or a folder within `.git`: run it in a clone"
    )]
    NoFiles,
    /// There is no such revision.
    #[error(
        "this git repository has no revision `{0}`: `git log --oneline` lists those of this branch, `git branch --all` the branches; in a copy that was fetched without its history, `git fetch` it first"
    )]
    NoRevision(String),
    /// A path is on neither side.
    #[error("there is no `{path}`, neither here nor at the git revision `{revision}`")]
    Nowhere {
        /// The path as given.
        path: String,
        /// The revision.
        revision: String,
    },
    /// What is looked at is, or holds, a repository of its own, of which the revision has no files.
    #[error(
        "`{0}` is a submodule, a repository of its own: `--git` does not look into it, so that it is not known what changes there. Run \
         `masa restructure --git` within it, with a revision of its own, and name the other files and folders here without it"
    )]
    Submodule(String),
    /// The configuration that was there cannot be read.
    #[error(
        "`{name}` cannot be read at the git revision `{revision}`, so that it is not known which files were looked at there: name the files or folders"
    )]
    Configuration {
        /// The configuration, from this folder.
        name: String,
        /// The revision.
        revision: String,
    },
    /// Git refuses, for a reason of its own.
    #[error("git cannot read what was at `{revision}`: {why}")]
    Refused {
        /// The revision.
        revision: String,
        /// Git's own words.
        why: String,
    },
}

impl From<RepositoryError> for Stopped {
    fn from(error: RepositoryError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// A repository at a revision.
pub struct Repository {
    pub(super) revision: String,
    /// The tree of the revision, by its hash; nothing where the branch has no commit yet, and so no file.
    pub(super) tree: Option<String>,
    /// Where this folder is in it: empty, or with a stroke at its end.
    prefix: String,
    /// Its top folder, from the root of the system.
    top: String,
}

/// A file in a tree.
pub(super) struct Blob {
    pub(super) hash: String,
    /// From the top of the repository.
    pub(super) path: String,
    /// Whether it was named itself, and not met in a folder.
    pub(super) named: bool,
    /// Whether a sparse checkout leaves it out.
    pub(super) is_left_out: bool,
}

/// A line of what git lists, of a tree or of the index.
struct Entry {
    mode: String,
    hash: String,
    /// From the top of the repository.
    path: String,
    is_left_out: bool,
}

/// The mode of a submodule: there is no more of it than which commit of it is meant.
const SUBMODULE: &str = "160000";

impl Entry {
    /// `100644 blob HASH<tab>PATH` of a tree, `H 100644 HASH 0<tab>PATH` of the index.
    fn read(line: &str) -> Option<Self> {
        let (head, path) = line.split_once('\t')?;
        let words: Vec<&str> = head.split(' ').collect();
        let (tag, mode, hash) = match words.as_slice() {
            [mode, _, hash] => ("", *mode, *hash),
            [tag, mode, hash, _] => (*tag, *mode, *hash),
            _ => return None,
        };
        Some(Self { mode: mode.to_owned(), hash: hash.to_owned(), path: path.to_owned(), is_left_out: tag == "S" })
    }

    /// The file that it is, where that is YAML.
    fn blob(self) -> Result<Option<Blob>, RepositoryError> {
        if self.mode == SUBMODULE {
            return Err(RepositoryError::Submodule(self.path));
        }
        let ending = Path::new(&self.path).extension();
        let is_yaml = ending.is_some_and(|end| ["yaml", "yml"].iter().any(|yaml| end.eq_ignore_ascii_case(yaml)));
        let Self { hash, path, is_left_out, .. } = self;
        Ok(is_yaml.then_some(Blob { hash, path, named: false, is_left_out }))
    }
}

impl Repository {
    /// The one that this folder is in.
    ///
    /// # Errors
    /// There is no git, no repository or no such revision.
    pub fn at(revision: &str) -> Result<Self, RepositoryError> {
        let prefix = git(&["rev-parse", "--show-prefix"])?;
        if !prefix.status.success() {
            let why = in_one_line(&prefix.stderr);
            let is_none = why.starts_with("not a git repository");
            return Err(if is_none { RepositoryError::NoRepository } else { RepositoryError::NotOpened(why) });
        }
        if line(&git(&["rev-parse", "--is-inside-work-tree"])?.stdout) != "true" {
            return Err(RepositoryError::NoFiles);
        }
        let tree = tree_of(revision).map_err(RepositoryError::NoGit)?;
        if tree.is_none() && !is_unborn(revision)? {
            return Err(RepositoryError::NoRevision(revision.to_owned()));
        }
        let top = line(&git(&["rev-parse", "--show-toplevel"])?.stdout);
        Ok(Self { revision: revision.to_owned(), tree, prefix: line(&prefix.stdout), top })
    }

    /// The YAML files below a path, hidden ones left out, with the files that one which was named itself refers to.
    ///
    /// # Errors
    /// A submodule, of which no file is here.
    pub(super) fn below(&self, path: &Path) -> Result<Vec<Blob>, RepositoryError> {
        let path = shown(path);
        let mut found = self.listed("--full-name", &path)?;
        let own = self.place(&path);
        if let [only] = found.as_mut_slice()
            && only.path == own
        {
            only.named = true;
            let uses = used_files(&self.bytes(&only.hash)?);
            for beside in beside(&own, &uses, true) {
                found.extend(self.listed("--full-tree", &beside)?);
            }
        }
        Ok(found)
    }

    /// The YAML files below a path, from this folder (`--full-name`) or from the top of the repository (`--full-tree`).
    fn listed(&self, from: &str, path: &str) -> Result<Vec<Blob>, RepositoryError> {
        let Some(tree) = &self.tree else { return Ok(Vec::new()) };
        let own = if from == "--full-name" { self.place(path) } else { path.to_owned() };
        let entries = self.entries(&["--literal-pathspecs", "ls-tree", "-r", "-z", from, tree, "--", path], &own)?;
        blobs(entries)
    }

    /// What git lists, without what is hidden below `own`.
    fn entries(&self, arguments: &[&str], own: &str) -> Result<Vec<Entry>, RepositoryError> {
        let run = git(arguments)?;
        if !run.status.success() {
            return Err(RepositoryError::Refused { revision: self.revision.clone(), why: in_one_line(&run.stderr) });
        }
        let text = String::from_utf8_lossy(&run.stdout);
        let is_hidden = |entry: &Entry| {
            let below = entry.path.strip_prefix(own).unwrap_or(&entry.path);
            below.split('/').any(|part| part.starts_with('.'))
        };
        Ok(text.split('\0').filter_map(Entry::read).filter(|entry| !is_hidden(entry)).collect())
    }

    /// What of a path git keeps track of now, with the files that one which was named itself and is not checked out refers to.
    ///
    /// # Errors
    /// A submodule, of which no file is known.
    pub(super) fn tracked(&self, path: &Path) -> Result<Vec<Blob>, RepositoryError> {
        let path = shown(path);
        let own = self.place(&path);
        let arguments = ["--literal-pathspecs", "ls-files", "-s", "-t", "-z", "--full-name", "--", &path];
        let mut found = blobs(self.entries(&arguments, &own)?)?;
        if let [only] = found.as_mut_slice()
            && only.path == own
            && only.is_left_out
        {
            only.named = true;
            let uses = used_files(&self.bytes(&only.hash)?);
            for beside in beside(&own, &uses, true) {
                found.extend(blobs(self.index_at(&beside)?)?);
            }
        }
        Ok(found)
    }

    /// What the index has at a path from the top of the repository.
    fn index_at(&self, path: &str) -> Result<Vec<Entry>, RepositoryError> {
        self.entries(&["ls-files", "-s", "-t", "-z", "--full-name", "--", &format!(":(top,literal){path}")], path)
    }

    /// Where a file of the repository lies, as somebody would type it here.
    pub(super) fn typed(&self, blob: &Blob) -> PathBuf {
        match blob.path.strip_prefix(&self.prefix) {
            Some(below) => PathBuf::from(below),
            None => Path::new(&self.top).join(&blob.path),
        }
    }

    /// Looks whether a path of which nothing is known lies in a submodule.
    ///
    /// # Errors
    /// It does.
    pub(super) fn no_submodule_above(&self, path: &Path) -> Result<(), RepositoryError> {
        let own = self.place(&shown(path));
        for (end, _) in own.match_indices('/') {
            let above = own.get(..end).unwrap_or_default();
            let mut entries = self.index_at(above)?;
            if let Some(tree) = &self.tree {
                entries.extend(self.entries(&["ls-tree", "-z", "--full-tree", tree, "--", above], above)?);
            }
            entries.into_iter().filter(|entry| entry.path == above).try_for_each(|entry| entry.blob().map(|_| ()))?;
        }
        Ok(())
    }

    /// The nearest configuration that was there; nothing of one that cannot be read where files are named, which are looked at whatever it was.
    ///
    /// # Errors
    /// It cannot be read, and nothing is named.
    pub fn configuration_then(&self, is_named: bool) -> Result<Option<Config>, RepositoryError> {
        match self.configuration() {
            Err(_) if is_named => Ok(None),
            configuration => configuration,
        }
    }

    /// The nearest configuration that was there, in this folder or above it.
    fn configuration(&self) -> Result<Option<Config>, RepositoryError> {
        let Some(tree) = &self.tree else { return Ok(None) };
        for folder in self.folders() {
            let path = folder.join(config::NAME);
            let read = git(&["cat-file", "blob", &format!("{tree}:{}", self.place(&shown(&path)))])?;
            if read.status.success() {
                let broken = |_| RepositoryError::Configuration { name: shown(&path), revision: self.revision.clone() };
                return config::read(read.stdout, &folder, shown(&path)).map(Some).map_err(broken);
            }
        }
        Ok(None)
    }

    /// The paths that a configuration of the revision looked at; this folder where only now there is one.
    pub(super) fn paths_of(&self, then: Option<Config>) -> Vec<PathBuf> {
        let is_new = || self.folders().iter().any(|folder| folder.join(config::NAME).is_file());
        match then {
            Some(then) => or_here(then.paths.into_iter().map(|named| named.path).collect()),
            None if self.tree.is_some() && is_new() => or_here(Vec::new()),
            None => Vec::new(),
        }
    }

    /// This folder and those above it in the repository, as somebody would type them here.
    fn folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![PathBuf::new()];
        for _ in self.prefix.matches('/') {
            folders.extend(folders.last().map(|below| below.join("..")));
        }
        folders
    }

    pub(super) fn bytes(&self, hash: &str) -> Result<Vec<u8>, RepositoryError> {
        let read = git(&["cat-file", "blob", hash])?;
        if read.status.success() {
            return Ok(read.stdout);
        }
        Err(RepositoryError::Refused { revision: self.revision.clone(), why: line(&read.stderr) })
    }

    /// Where a path from this folder, or from the root of the system, lies from the top of the repository.
    pub(super) fn place(&self, path: &str) -> String {
        let below_top = Path::new(path).strip_prefix(&self.top).map(shown);
        let whole = below_top.unwrap_or_else(|_| format!("{}{path}", self.prefix));
        let mut parts: Vec<&str> = Vec::new();
        for part in whole.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// The YAML files among what git lists.
fn blobs(entries: Vec<Entry>) -> Result<Vec<Blob>, RepositoryError> {
    entries.into_iter().filter_map(|entry| entry.blob().transpose()).collect()
}

/// All that git says of what is in its way, as sentences.
fn in_one_line(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut words = String::new();
    for line in text.trim().trim_start_matches("fatal: ").lines().map(str::trim).filter(|line| !line.is_empty()) {
        let between = if words.is_empty() {
            ""
        } else if words.ends_with([':', '.', ',']) {
            " "
        } else {
            ". "
        };
        words.extend([between, line]);
    }
    words
}

/// Paths, or this folder where there are none.
pub(super) fn or_here(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}

/// Whether a revision is the last commit of a branch that has none, as in a new repository.
fn is_unborn(revision: &str) -> Result<bool, RepositoryError> {
    let is_on_a_branch = || Ok(git(&["symbolic-ref", "--quiet", "HEAD"])?.status.success());
    let has_commit = || Ok(git(&["rev-parse", "--verify", "--quiet", "HEAD"])?.status.success());
    Ok(["HEAD", "@"].contains(&revision) && is_on_a_branch()? && !has_commit()?)
}

fn git(arguments: &[&str]) -> Result<Output, RepositoryError> {
    run(arguments).map_err(RepositoryError::NoGit)
}
