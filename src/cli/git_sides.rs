//! The working tree against a git revision, as the two sides of a step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use super::config::Config;
use super::files::{self, shown};
use super::git_repository::{Blob, Repository, RepositoryError, or_here};
use super::judge;
use super::run::Stopped;
use crate::check::{ACCEPTANCES_ENDING, Options, Text, means_arrangement};
use crate::finding::{ArrangementHead, Report};
use crate::source::{SourceProvider, Sources};

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
    /// How many files of after are not checked out here.
    left_out: usize,
    /// By the names that reports print, from the top of the repository.
    places: BTreeMap<String, String>,
}

/// Reads both sides of the paths that are named; where none is, of those of the configuration, and before of those too that it had at the
/// revision: what is looked at here no longer is not to be missed. Without a configuration it is this folder.
///
/// # Errors
/// A path that is on neither side; a submodule; a file that cannot be read.
pub fn sides(
    repository: &Repository,
    configured_then: Option<Config>,
    (named, configured): (&[PathBuf], Vec<PathBuf>),
    options: &Options,
) -> Result<Sides, Stopped> {
    let revision = &repository.revision;
    let (now, then) = match named {
        [] => (or_here(configured), repository.paths_of(configured_then)),
        named => (named.to_vec(), Vec::new()),
    };
    let mut tracked = Tracked::default();
    let mut places = BTreeMap::new();
    let mut before: Vec<Text> = Vec::new();
    for path in now.iter().chain(&then) {
        let is_here = fs::symlink_metadata(path).is_ok();
        let there = repository.below(path)?;
        let is_known = tracked.take(repository.tracked(path)?, repository, now.contains(path)) || !there.is_empty();
        if !is_known {
            repository.no_submodule_above(path)?;
        }
        if !is_known && !is_here && now.contains(path) {
            return Err(RepositoryError::Nowhere { path: shown(path), revision: revision.clone() }.into());
        }
        for blob in there {
            let name = format!("{revision}:{}", blob.path);
            if places.insert(name.clone(), blob.path.clone()).is_none() {
                let bytes = repository.bytes(&blob.hash)?;
                before.push(Text { name, also: Vec::new(), bytes, named: blob.named });
            }
        }
    }
    if !options.accept {
        before.retain(|text| !text.name.ends_with(ACCEPTANCES_ENDING));
    }
    before.sort_by(|a, b| a.name.cmp(&b.name));
    let present: Vec<PathBuf> = now.iter().filter(|path| fs::symlink_metadata(path).is_ok()).cloned().collect();
    let gathered = files::gather(&present).whole()?.with(std::mem::take(&mut tracked.files));
    let judge::Texts { texts: mut after, closed } = judge::texts(gathered, options);
    if let Some(closed) = closed.first() {
        return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", closed.name, closed.why)));
    }
    after.extend(tracked.texts(repository, options.accept)?);
    after.sort_by(|a, b| a.name.cmp(&b.name));
    places.extend(after.iter().map(|text| (text.name.clone(), repository.place(&text.name))));
    // What was an arrangement there has to be one here: emptied or spoilt, it would be passed over, and be no more than gone.
    let arrangements = before.iter().filter(|text| means_arrangement(&text.bytes));
    let arrangements: BTreeSet<&String> = arrangements.filter_map(|text| places.get(&text.name)).collect();
    for text in &mut after {
        text.named |= places.get(&text.name).is_some_and(|place| arrangements.contains(place));
    }
    let is_unborn = repository.tree.is_none();
    let left_out = tracked.left_out.len();
    Ok(Sides { before, after, revision: revision.clone(), is_unborn, left_out, places })
}

/// What git keeps track of here among what is looked at.
#[derive(Default)]
struct Tracked {
    /// Files that lie here, be they ones that `.gitignore` names: it is about others only.
    files: Vec<PathBuf>,
    /// Files that a sparse checkout leaves out, by their places.
    left_out: BTreeMap<String, Blob>,
}

impl Tracked {
    /// Takes in what is looked at now; whether there is anything.
    fn take(&mut self, found: Vec<Blob>, repository: &Repository, is_meant: bool) -> bool {
        let is_known = !found.is_empty();
        for blob in found.into_iter().filter(|_| is_meant) {
            let path = repository.typed(&blob);
            if fs::symlink_metadata(&path).is_ok() {
                self.files.push(path);
            } else if blob.is_left_out {
                self.left_out.insert(blob.path.clone(), blob);
            }
        }
        is_known
    }

    /// The texts of what is not checked out.
    fn texts(&self, repository: &Repository, accept: bool) -> Result<Vec<Text>, RepositoryError> {
        let meant = self.left_out.values().filter(|blob| accept || !blob.path.ends_with(ACCEPTANCES_ENDING));
        let text = |blob: &Blob| {
            let (name, bytes) = (shown(&repository.typed(blob)), repository.bytes(&blob.hash)?);
            Ok(Text { name, also: Vec::new(), bytes, named: blob.named })
        };
        meant.map(text).collect()
    }
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
        if self.left_out > 0 {
            let (files, are, it) = if self.left_out == 1 { ("file", "is", "it") } else { ("files", "are", "them") };
            let left_out = self.left_out;
            remarks.push(format!(
                "{left_out} {files} among what is looked at {are} not checked out here (`git sparse-checkout`): taken as git's index has {it}"
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

/// Whether two files describe one thing: by their `id`, or since `formerly` in one of them names the other.
fn is_same(then: Option<&ArrangementHead>, now: Option<&ArrangementHead>) -> bool {
    let (Some(then), Some(now)) = (then, now) else { return false };
    !then.id.is_empty()
        && !now.id.is_empty()
        && (then.id == now.id || now.formerly.contains(&then.id) || then.formerly.contains(&now.id))
}
