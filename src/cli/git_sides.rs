//! The working tree against a git revision, as the two sides of a step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use thiserror::Error;

use super::config::{self, Config};
use super::files::{self, shown};
use super::git::{beside, line, run, tree_of};
use super::judge;
use super::run::Stopped;
use crate::check::{ACCEPTANCES_ENDING, Options, Text, means_arrangement, used_files};
use crate::finding::{ArrangementHead, Report};
use crate::source::{SourceProvider, Sources};

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

/// Both sides, and where in the repository each file lies.
pub struct Sides {
    /// What there was at the revision.
    pub before: Vec<Text>,
    /// What there is now.
    pub after: Vec<Text>,
    /// The revision as given.
    revision: String,
    /// Whether that is the last commit of a branch without one.
    is_unborn: bool,
    /// Whether its configuration said that the files are all there is.
    pub was_complete: bool,
    /// By the names that reports print, from the top of the repository.
    places: BTreeMap<String, String>,
}

/// Reads both sides of the paths that are named; where none is, of those of the configuration, and before of those too that it had at the
/// revision: what is looked at here no longer is not to be missed. Without a configuration it is this folder.
///
/// # Errors
/// There is no git, no repository or no such revision; a path that is on neither side; a file that cannot be read.
pub fn sides(
    revision: &str,
    (named, configured): (&[PathBuf], Vec<PathBuf>),
    options: &Options,
) -> Result<Sides, Stopped> {
    let read = |error: SidesError| Stopped::Unreadable(error.to_string());
    let repository = Repository::at(revision).map_err(read)?;
    let configuration = match repository.configuration() {
        // What is named is looked at, whatever the configuration was.
        Err(_) if !named.is_empty() => None,
        configuration => configuration.map_err(read)?,
    };
    let was_complete = configuration.as_ref().and_then(|then| then.complete) == Some(true);
    let (now, then) = match named {
        [] => (or_here(configured), repository.paths_of(configuration)),
        named => (named.to_vec(), Vec::new()),
    };
    let mut places = BTreeMap::new();
    let mut before: Vec<Text> = Vec::new();
    for path in now.iter().chain(&then) {
        let is_here = fs::symlink_metadata(path).is_ok();
        let there = repository.below(path).map_err(read)?;
        if there.is_empty() && !is_here && now.contains(path) {
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
    let present: Vec<PathBuf> = now.iter().filter(|path| fs::symlink_metadata(path).is_ok()).cloned().collect();
    let gathered = files::gather(&present).whole()?;
    let judge::Texts { texts: mut after, closed } = judge::texts(gathered, options);
    if let Some(closed) = closed.first() {
        return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", closed.name, closed.why)));
    }
    places.extend(after.iter().map(|text| (text.name.clone(), repository.place(&text.name))));
    // What was an arrangement there has to be one here: emptied or spoilt, it would be passed over, and be no more than gone.
    let arrangements = before.iter().filter(|text| means_arrangement(&text.bytes));
    let arrangements: BTreeSet<&String> = arrangements.filter_map(|text| places.get(&text.name)).collect();
    for text in &mut after {
        text.named |= places.get(&text.name).is_some_and(|place| arrangements.contains(place));
    }
    let is_unborn = repository.tree.is_none();
    Ok(Sides { before, after, revision: revision.to_owned(), is_unborn, was_complete, places })
}

impl Sides {
    /// The path in the repository of a file by the name that reports print.
    pub fn place(&self, name: &str) -> Option<&str> {
        self.places.get(name).map(String::as_str)
    }

    /// Which files are on one side only: moved, new or gone. Only of such as are arrangements or might be.
    pub fn remarks(&self, before: &Report, after: &Report, sources: &Sources) -> Vec<String> {
        let (was, is) = (self.heads(before, sources), self.heads(after, sources));
        let gone: Vec<_> = was.iter().filter(|(path, _)| !is.contains_key(*path)).collect();
        let come: Vec<_> = is.iter().filter(|(path, _)| !was.contains_key(*path)).collect();
        let mut remarks = Vec::new();
        if self.is_unborn {
            let branch = "this branch has no commit yet, so that there is nothing before, and all that is here is new";
            remarks.push(branch.to_owned());
        } else if was.is_empty() && !is.is_empty() {
            let revision = &self.revision;
            remarks.push(format!(
                "no arrangement was there at `{revision}` in the files that are looked at, so that all that is here is new"
            ));
        }
        for (path, then) in &gone {
            let moved: Vec<String> =
                come.iter().filter(|(_, now)| is_same(**then, **now)).map(|(now, _)| format!("`{now}`")).collect();
            remarks.push(if moved.is_empty() {
                format!("`{path}` is gone: it was there at `{}`", self.revision)
            } else {
                format!("`{path}` is {} now", moved.join(" and "))
            });
        }
        for (path, now) in &come {
            if !gone.iter().any(|(_, then)| is_same(**then, **now)) {
                remarks.push(format!("`{path}` is new: it was not there at `{}`", self.revision));
            }
        }
        remarks
    }

    /// The files of a side by their paths in the repository, with what they describe; nothing where that could not be read.
    fn heads<'r>(&self, report: &'r Report, sources: &Sources) -> BTreeMap<String, Option<&'r ArrangementHead>> {
        let read = report.arrangements.iter().map(|head| (head.file, Some(head)));
        let unread = report.unreadable.iter().map(|file| (*file, None));
        let place = |file| self.places.get(sources.name(file).as_ref()).cloned();
        unread.chain(read).filter_map(|(file, head)| Some((place(file)?, head))).collect()
    }
}

fn or_here(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}

/// Whether two files describe one thing: by their `id`, or since `formerly` in one of them names the other.
fn is_same(then: Option<&ArrangementHead>, now: Option<&ArrangementHead>) -> bool {
    let (Some(then), Some(now)) = (then, now) else { return false };
    !then.id.is_empty()
        && !now.id.is_empty()
        && (then.id == now.id || now.formerly.contains(&then.id) || then.formerly.contains(&now.id))
}

/// A repository at a revision.
struct Repository {
    revision: String,
    /// The tree of the revision, by its hash; nothing where the branch has no commit yet, and so no file.
    tree: Option<String>,
    /// Where this folder is in it: empty, or with a stroke at its end.
    prefix: String,
    /// Its top folder, from the root of the system.
    top: String,
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
        if tree.is_none() && !is_unborn(revision)? {
            return Err(SidesError::NoRevision(revision.to_owned()));
        }
        let top = line(&git(&["rev-parse", "--show-toplevel"])?.stdout);
        Ok(Self { revision: revision.to_owned(), tree, prefix: line(&prefix.stdout), top })
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
        let Some(tree) = &self.tree else { return Ok(Vec::new()) };
        let run = git(&["--literal-pathspecs", "ls-tree", "-r", "-z", from, tree, "--", path])?;
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

    /// The nearest configuration that was there, in this folder or above it.
    fn configuration(&self) -> Result<Option<Config>, SidesError> {
        let Some(tree) = &self.tree else { return Ok(None) };
        for folder in self.folders() {
            let path = folder.join(config::NAME);
            let read = git(&["cat-file", "blob", &format!("{tree}:{}", self.place(&shown(&path)))])?;
            if read.status.success() {
                let broken = |_| SidesError::Configuration { name: shown(&path), revision: self.revision.clone() };
                return config::read(read.stdout, &folder, shown(&path)).map(Some).map_err(broken);
            }
        }
        Ok(None)
    }

    /// The paths that a configuration of the revision looked at; this folder where only now there is one.
    fn paths_of(&self, then: Option<Config>) -> Vec<PathBuf> {
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

    fn bytes(&self, hash: &str) -> Result<Vec<u8>, SidesError> {
        let read = git(&["cat-file", "blob", hash])?;
        if read.status.success() {
            return Ok(read.stdout);
        }
        Err(SidesError::Refused { revision: self.revision.clone(), why: line(&read.stderr) })
    }

    /// Where a path from this folder, or from the root of the system, lies from the top of the repository.
    fn place(&self, path: &str) -> String {
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

/// Whether a revision is the last commit of a branch that has none, as in a new repository.
fn is_unborn(revision: &str) -> Result<bool, SidesError> {
    let is_on_a_branch = || Ok(git(&["symbolic-ref", "--quiet", "HEAD"])?.status.success());
    let has_commit = || Ok(git(&["rev-parse", "--verify", "--quiet", "HEAD"])?.status.success());
    Ok(["HEAD", "@"].contains(&revision) && is_on_a_branch()? && !has_commit()?)
}

fn git(arguments: &[&str]) -> Result<Output, SidesError> {
    run(arguments).map_err(SidesError::NoGit)
}
