//! The working tree against a git revision, as the two sides of a step.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use thiserror::Error;

use super::files::{self, shown};
use super::git::{beside, line, run, tree_of};
use super::judge;
use super::run::Stopped;
use crate::check::{ACCEPTANCES_ENDING, Options, Text, used_files};
use crate::finding::Report;
use crate::source::Sources;

/// Why the working tree cannot be held against a revision.
#[derive(Debug, Error)]
enum SidesError {
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
    /// Git refuses, for a reason of its own.
    #[error("git cannot read what was at `{revision}`: {why}")]
    Refused {
        /// The revision.
        revision: String,
        /// Git's own words.
        why: String,
    },
}

/// Both sides, and where in the repository each file lies.
pub struct Sides {
    /// What there was at the revision.
    pub before: Vec<Text>,
    /// What there is now.
    pub after: Vec<Text>,
    /// The revision as given.
    revision: String,
    /// By the names that reports print, from the top of the repository.
    places: BTreeMap<String, String>,
}

/// Reads both sides of the paths, of this folder where none is given.
///
/// # Errors
/// There is no git, no repository or no such revision; a path that is on neither side; a file that cannot be read.
pub fn sides(revision: &str, paths: &[PathBuf], options: &Options) -> Result<Sides, Stopped> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let read = |error: SidesError| Stopped::Unreadable(error.to_string());
    let repository = Repository::at(revision).map_err(read)?;
    let mut places = BTreeMap::new();
    let mut before: Vec<Text> = Vec::new();
    for path in paths {
        let is_here = fs::symlink_metadata(path).is_ok();
        let there = repository.below(path).map_err(read)?;
        if there.is_empty() && !is_here {
            return Err(read(SidesError::Nowhere { path: shown(path), revision: revision.to_owned() }));
        }
        for blob in there {
            let name = format!("{revision}:{}", blob.path);
            if places.insert(name.clone(), blob.path.clone()).is_none() {
                let bytes = repository.bytes(&blob.hash).map_err(read)?;
                before.push(Text { name, also: Vec::new(), bytes, named: blob.named });
            }
        }
    }
    if !options.accept {
        before.retain(|text| !text.name.ends_with(ACCEPTANCES_ENDING));
    }
    before.sort_by(|a, b| a.name.cmp(&b.name));
    let present: Vec<PathBuf> = paths.iter().filter(|path| fs::symlink_metadata(path).is_ok()).cloned().collect();
    let gathered = files::gather(&present).whole()?;
    let judge::Texts { texts: after, closed } = judge::texts(gathered, options);
    if let Some(closed) = closed.first() {
        return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", closed.name, closed.why)));
    }
    places.extend(after.iter().map(|text| (text.name.clone(), repository.place(&text.name))));
    Ok(Sides { before, after, revision: revision.to_owned(), places })
}

impl Sides {
    /// Which files are on one side only: moved, new or gone. Only of such as are arrangements or might be.
    pub fn remarks(&self, before: &Report, after: &Report, sources: &Sources) -> Vec<String> {
        let of = |report: &Report| -> BTreeMap<String, String> {
            let read = report.arrangements.iter().map(|head| (head.file, head.id.clone()));
            let unread = report.unreadable.iter().map(|file| (*file, String::new()));
            unread
                .chain(read)
                .filter_map(|(file, id)| {
                    let name = sources.iter().find(|(known, _)| *known == file)?.1.name();
                    Some((self.places.get(name)?.clone(), id))
                })
                .collect()
        };
        let (was, is) = (of(before), of(after));
        let mut remarks = Vec::new();
        for (path, id) in was.iter().filter(|(path, _)| !is.contains_key(*path)) {
            let moved = is.iter().find(|(now, other)| !id.is_empty() && *other == id && !was.contains_key(*now));
            remarks.push(match moved {
                Some((now, _)) => format!("`{path}` is `{now}` now"),
                None => format!("`{path}` is gone: it was there at `{}`", self.revision),
            });
        }
        for (path, id) in is.iter().filter(|(path, _)| !was.contains_key(*path)) {
            let was_elsewhere =
                was.iter().any(|(before, other)| !id.is_empty() && other == id && !is.contains_key(before));
            if !was_elsewhere {
                remarks.push(format!("`{path}` is new: it was not there at `{}`", self.revision));
            }
        }
        remarks
    }
}

/// A repository at a revision.
struct Repository {
    revision: String,
    /// The tree of the revision, by its hash.
    tree: String,
    /// Where this folder is in it: empty, or with a stroke at its end.
    prefix: String,
}

/// A file in a tree.
struct Blob {
    hash: String,
    /// From the top of the repository.
    path: String,
    /// Whether it was named itself, and not met in a folder.
    named: bool,
}

impl Repository {
    fn at(revision: &str) -> Result<Self, SidesError> {
        let prefix = git(&["rev-parse", "--show-prefix"])?;
        if !prefix.status.success() {
            return Err(SidesError::NoRepository);
        }
        if line(&git(&["rev-parse", "--is-inside-work-tree"])?.stdout) != "true" {
            return Err(SidesError::NoFiles);
        }
        let tree = tree_of(revision).map_err(SidesError::NoGit)?;
        let tree = tree.ok_or_else(|| SidesError::NoRevision(revision.to_owned()))?;
        Ok(Self { revision: revision.to_owned(), tree, prefix: line(&prefix.stdout) })
    }

    /// The YAML files below a path, hidden ones left out, with the files that one which was named itself refers to.
    fn below(&self, path: &Path) -> Result<Vec<Blob>, SidesError> {
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
    fn listed(&self, from: &str, path: &str) -> Result<Vec<Blob>, SidesError> {
        let run = git(&["--literal-pathspecs", "ls-tree", "-r", "-z", from, &self.tree, "--", path])?;
        if !run.status.success() {
            let why = line(&run.stderr).trim_start_matches("fatal: ").to_owned();
            return Err(SidesError::Refused { revision: self.revision.clone(), why });
        }
        let text = String::from_utf8_lossy(&run.stdout).into_owned();
        let blob = |entry: &str| {
            let (head, path) = entry.split_once('\t')?;
            let mut head = head.split(' ');
            let (_mode, kind, hash) = (head.next()?, head.next()?, head.next()?);
            let is_yaml = [".yaml", ".yml"].iter().any(|end| path.ends_with(end));
            let is_hidden = path.split('/').any(|part| part.starts_with('.'));
            (kind == "blob" && is_yaml && !is_hidden).then(|| Blob {
                hash: hash.to_owned(),
                path: path.to_owned(),
                named: false,
            })
        };
        Ok(text.split('\0').filter_map(blob).collect())
    }

    fn bytes(&self, hash: &str) -> Result<Vec<u8>, SidesError> {
        let read = git(&["cat-file", "blob", hash])?;
        if read.status.success() {
            return Ok(read.stdout);
        }
        Err(SidesError::Refused { revision: self.revision.clone(), why: line(&read.stderr) })
    }

    /// Where a path from this folder lies, from the top of the repository.
    fn place(&self, path: &str) -> String {
        let whole = format!("{}{path}", self.prefix);
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

fn git(arguments: &[&str]) -> Result<Output, SidesError> {
    run(arguments).map_err(SidesError::NoGit)
}
