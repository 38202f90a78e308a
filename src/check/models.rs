//! Files that are read and not judged: by the rules in hand, which are best none.

use super::acceptances::{Beside, arrangement_of};
use super::file::Read;
use super::files::Files;
use super::run::{Options, Text, Tools};
use super::same_ids::same_ids;
use crate::finding::Finding;
use crate::rules::Accepted;
use crate::source::{FileId, Sources};

/// What stands in some files.
pub(super) struct Models {
    /// Arrangements and files of shared things, in the order of the texts.
    pub(super) read: Vec<Read>,
    /// What is wrong with whole files.
    pub(super) findings: Vec<Finding>,
    /// The texts.
    pub(super) sources: Sources,
    /// What was accepted.
    pub(super) beside: AcceptedOf,
}

/// What was accepted of each arrangement.
pub(super) struct AcceptedOf(Vec<(FileId, Vec<Accepted>)>);

impl AcceptedOf {
    /// Of the arrangement in this file.
    pub(super) fn of(&self, file: FileId) -> impl Iterator<Item = &Accepted> {
        self.0.iter().filter(move |(of, _)| *of == file).flat_map(|(_, accepted)| accepted)
    }
}

/// Reads files.
pub(super) fn read(texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Models {
    let mut sources = Sources::new();
    let Files { read, refused, beside, known, .. } = Files::read(texts, tools, options, &mut sources);
    let mut findings: Vec<Finding> = refused.into_iter().flat_map(|(_, findings)| findings).collect();
    findings.extend(same_ids(read.iter()));
    let mut accepted = Vec::new();
    for (name, Beside { accepted: own, findings: wrong, .. }) in beside {
        findings.extend(wrong);
        let of = arrangement_of(&name).into_iter().flatten().find_map(|name| known.get(&name).copied());
        accepted.extend(of.map(|file| (file, own)));
    }
    Models { read, findings, sources, beside: AcceptedOf(accepted) }
}
