//! From the texts of both sides to what differs.

use std::ops::Range;

use rayon::prelude::*;
use thiserror::Error;

use super::compare::compare;
use super::links::Links;
use super::node::{Node, Side};
use crate::check::file::{self, Outcome, Read, Setting};
use crate::check::run::{Options, Text, Tools, file_id};
use crate::check::same_ids::same_ids;
use crate::check::{shared, summary};
use crate::finding::{Difference, Finding};
use crate::source::{Source, Sources};
use crate::yaml::Tree;

/// What came of comparing two sides.
#[derive(Debug)]
pub struct Compared {
    /// What differs.
    pub difference: Difference,
    /// What could not be read of either side, which is not compared.
    pub findings: Vec<Finding>,
    /// The texts of both sides.
    pub sources: Sources,
}

/// Why two sides cannot be compared.
#[derive(Debug, Error)]
pub enum DiffError {
    /// Whole files could not be read: whatever stands in them would seem to be gone or new.
    #[error("not every file could be read")]
    Unreadable {
        /// What is wrong, on both sides.
        findings: Vec<Finding>,
        /// The texts of both sides.
        sources: Sources,
    },
    /// One of the sides describes nothing.
    #[error("there is no arrangement on the side of {0}")]
    NoArrangement(&'static str),
}

/// What differs between the arrangements of two sides. Nothing is judged, so that the rules in `tools` are best left out.
///
/// # Errors
/// A whole file cannot be read, or a side holds no arrangement.
pub fn diff(before: Vec<Text>, after: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Result<Compared, DiffError> {
    let (middle, count) = (before.len(), before.len() + after.len());
    let texts: Vec<Text> = before.into_iter().chain(after).collect();
    let names: Vec<String> = texts.iter().map(|text| text.name.clone()).collect();
    let candidates = shared::candidates(&texts);
    let trees = shared::trees(&candidates);
    let mut sources = Sources::new();
    let mut findings = Vec::new();
    let mut refused = false;
    let mut sides: Vec<Vec<Read>> = Vec::new();
    let mut texts = texts.into_iter().zip(names).enumerate();
    for range in [0..middle, middle..count] {
        let own = shared_of(&trees, &range);
        let setting = Setting { tools, options, shared: &own };
        let some: Vec<_> = texts.by_ref().take(range.len()).collect();
        let done: Vec<_> =
            some.into_par_iter().map(|(at, (text, name))| (name, file::judge(file_id(at), text, &setting))).collect();
        let mut read = Vec::new();
        for (name, done) in done {
            sources.add(Source::new(name, done.text));
            match done.outcome {
                Outcome::Refused(found) => {
                    refused = true;
                    findings.extend(found);
                }
                Outcome::Read(one) => read.push(*one),
                Outcome::PassedOver | Outcome::Acceptances(_) => {}
            }
        }
        findings.extend(same_ids(read.iter()));
        sides.push(read);
    }
    findings.extend(sides.iter_mut().flatten().flat_map(|one| std::mem::take(&mut one.findings)));
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo, finding.primary.span.hi));
    findings.dedup();
    if refused {
        return Err(DiffError::Unreadable { findings, sources });
    }
    let difference = of_sides(&sides, tools, options)?;
    Ok(Compared { difference, findings, sources })
}

/// The files of shared things of one side: the other has its own, with the same ids.
fn shared_of<'a, 't>(trees: &'a [Tree<'t>], range: &Range<usize>) -> Vec<&'a Tree<'t>> {
    let in_range = |tree: &&Tree<'_>| range.clone().any(|at| file_id(at) == tree.file());
    trees.iter().filter(in_range).collect()
}

fn of_sides(sides: &[Vec<Read>], tools: &Tools<'_>, options: &Options) -> Result<Difference, DiffError> {
    let arrangements = |side: usize| sides.get(side).into_iter().flatten().filter(|one| !one.model.is_shared());
    for (side, name) in ["before", "after"].into_iter().enumerate() {
        if arrangements(side).next().is_none() {
            return Err(DiffError::NoArrangement(name));
        }
    }
    let all = arrangements(0).map(|one| (Side::Before, one)).chain(arrangements(1).map(|one| (Side::After, one)));
    let roots: Vec<Node<'_>> = all
        .enumerate()
        .map(|(at, (side, one))| Node { model: &one.model, at, side, element: one.model.root() })
        .collect();
    let links = Links::find(&roots, tools.reference);
    let heads = |side: usize| arrangements(side).map(|one| summary::head(&one.model, one.day, tools.law)).collect();
    let days = arrangements(0).chain(arrangements(1)).map(|one| one.day);
    Ok(Difference {
        meta: summary::meta(tools, options, false, &[], days),
        before: heads(0),
        after: heads(1),
        changes: compare(&roots, links),
    })
}
