//! From the texts of both sides to what differs.

use thiserror::Error;

use super::compare::compare;
use super::links::Links;
use super::node::{Node, Side};
use super::relate::Pairing;
use crate::check::files::Files;
use crate::check::leads_nowhere;
use crate::check::run::{Options, Text, Tools};
use crate::check::summary;
use crate::check::swapped::backwards;
use crate::finding::{Altered, Difference, Finding, Meta, What};
use crate::law::Catalogue;
use crate::source::Sources;
use crate::time::Day;

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
    let mut sources = Sources::new();
    let mut sides = [before, after].map(|texts| Files::read(texts, tools, options, &mut sources));
    // One side's files come after the other's, so that all are in order where each side is.
    let findings: Vec<Finding> = sides.iter_mut().flat_map(Files::take_findings).collect();
    if sides.iter().any(|side| !side.refused.is_empty()) {
        return Err(DiffError::Unreadable { findings, sources });
    }
    let [before, after] = &sides;
    let mut difference = of_sides(&sides, &findings, tools, options)?;
    difference.meta.remarks.extend(leads_nowhere::in_step(before, after, &sources));
    Ok(Compared { difference, findings, sources })
}

fn of_sides(
    sides: &[Files; 2],
    findings: &[Finding],
    tools: &Tools<'_>,
    options: &Options,
) -> Result<Difference, DiffError> {
    let [before, after] = sides;
    for (side, name) in [(before, "before"), (after, "after")] {
        if side.arrangements().next().is_none() {
            return Err(DiffError::NoArrangement(name));
        }
    }
    let roots = roots(before, after);
    let links = Links::find(&roots, tools.reference, Pairing::ById);
    let heads = |side: &Files| side.arrangements().map(|one| summary::head(&one.model, one.day, tools.law)).collect();
    let days: Vec<Day> = before.arrangements().chain(after.arrangements()).map(|one| one.day).collect();
    let mut changes = compare(&roots, days.clone(), links, tools.reference);
    for altered in &mut changes {
        name_editions(altered, tools.law);
    }
    let passed_over = before.passed_over.together(&after.passed_over);
    let unread = summary::unread(findings, before.read.iter().chain(&after.read).map(|one| one.model.file()));
    Ok(Difference {
        meta: Meta { unread, ..summary::meta(tools, options, false, &passed_over, days.iter().copied()) },
        before: heads(before),
        after: heads(after),
        changes,
        backwards: backwards(before, after),
    })
}

/// Calls an edition of the guidance what people call it.
fn name_editions(altered: &mut Altered, law: &Catalogue) {
    let What::Says { field: "edition", was, is, .. } = &mut altered.what else { return };
    let named = [&*was, &*is].map(|said| law.instrument(&said.words).map(|instrument| instrument.short.clone()));
    // Two of one name are told apart by their ids.
    if let [Some(one), Some(other)] = &named
        && one == other
        && was.words != is.words
    {
        return;
    }
    for (said, name) in [was, is].into_iter().zip(named) {
        if let Some(name) = name {
            said.words = name;
        }
    }
}

/// The descriptions of both sides.
pub(super) fn roots<'m>(before: &'m Files, after: &'m Files) -> Vec<Node<'m>> {
    let all = before.arrangements().map(|one| (Side::Before, one));
    let all = all.chain(after.arrangements().map(|one| (Side::After, one)));
    all.enumerate().map(|(at, (side, one))| Node { model: &one.model, at, side, element: one.model.root() }).collect()
}
