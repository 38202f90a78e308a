//! Files that are read and not judged: by the rules in hand, which are best none.

use rayon::prelude::*;

use super::acceptances::{Beside, arrangement_of};
use super::file::{self, Outcome, Read, Setting};
use super::files::file_id;
use super::run::{Options, Text, Tools};
use super::same_ids::same_ids;
use super::shared;
use crate::finding::Finding;
use crate::rules::Accepted;
use crate::source::{FileId, Source, Sources};

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
    let names: Vec<String> = texts.iter().map(|text| text.name.clone()).collect();
    let candidates = shared::candidates(&texts, &file_id);
    let trees = shared::trees(&candidates);
    let shared: Vec<_> = trees.iter().collect();
    let setting = Setting { tools, options, shared: &shared };
    let done: Vec<_> =
        texts.into_par_iter().enumerate().map(|(at, text)| file::judge(file_id(at), text, &setting)).collect();
    let (mut sources, mut findings, mut read, mut beside) = (Sources::new(), Vec::new(), Vec::new(), Vec::new());
    for (name, done) in names.iter().zip(done) {
        sources.add(Source::new(name.clone(), done.text));
        match done.outcome {
            Outcome::Refused(found) => findings.extend(found),
            Outcome::Read(one) => read.push(*one),
            Outcome::Acceptances(one) => beside.push((name, one)),
            Outcome::PassedOver => {}
        }
    }
    findings.extend(same_ids(read.iter()));
    let mut accepted = Vec::new();
    for (name, Beside { accepted: own, findings: wrong, .. }) in beside {
        findings.extend(wrong);
        let of = arrangement_of(name).and_then(|of| names.iter().position(|name| of.contains(name)));
        accepted.extend(of.map(|at| (file_id(at), own)));
    }
    Models { read, findings, sources, beside: AcceptedOf(accepted) }
}
