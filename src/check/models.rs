//! Files that are read and not judged: by the rules in hand, which are best none.

use super::acceptances::{Beside, arrangement_of};
use super::file::Read;
use super::files::{Files, by_place};
use super::passed_over::PassedOver;
use super::run::{Options, Text, Tools};
use crate::finding::Finding;
use crate::rules::Accepted;
use crate::source::{FileId, Sources};

/// What stands in some files.
pub(super) struct Models {
    /// The arrangements, in the order of the texts.
    pub(super) arrangements: Vec<Read>,
    /// What is wrong with the files, by place.
    pub(super) findings: Vec<Finding>,
    /// The texts.
    pub(super) sources: Sources,
    /// What was accepted.
    pub(super) beside: AcceptedOf,
    /// The files of which nothing was taken in.
    pub(super) passed_over: PassedOver,
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
    let mut files = Files::read(texts, tools, options, &mut sources);
    let mut findings = files.take_findings();
    let Files { mut read, beside, known, passed_over, .. } = files;
    read.retain(|one| !one.model.is_shared());
    let mut accepted = Vec::new();
    for (name, Beside { accepted: own, findings: wrong, .. }) in beside {
        findings.extend(wrong);
        let of = arrangement_of(&name).into_iter().flatten().find_map(|name| known.get(&name).copied());
        accepted.extend(of.map(|file| (file, own)));
    }
    by_place(&mut findings);
    Models { arrangements: read, findings, sources, beside: AcceptedOf(accepted), passed_over }
}
