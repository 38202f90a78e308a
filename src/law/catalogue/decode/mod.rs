//! The files under `law/` as instruments and provisions, every error collected.
//!
//! Comes in: the texts, one instrument each. Goes out: a [`Catalogue`], or findings at their places.
//! This folder must not know what a provision weighs.

mod file;
mod provision;
mod reading;
mod schedule;

use super::{Catalogue, Instrument, Provision, check};
pub(super) use schedule::PlacedSchedule;

use crate::finding::Finding;
use crate::source::{Sources, Span};

/// An instrument with the places that checks across files point at.
#[derive(Debug)]
pub(super) struct PlacedInstrument {
    pub instrument: Instrument,
    /// Its id.
    pub span: Span,
    /// Other instruments that it names.
    pub names: Vec<(String, Span)>,
    /// The ids of the entries of its list.
    pub entries: Vec<(String, Span)>,
}

/// A provision with the places that checks across files point at.
#[derive(Debug)]
pub(super) struct PlacedProvision {
    pub provision: Provision,
    /// Its id.
    pub span: Span,
    /// Its place in the instrument.
    pub place: Span,
    /// Its force.
    pub force: Span,
    /// Other provisions that it names.
    pub names: Vec<(String, Span)>,
    /// The names of the facts that it sets.
    pub facts: Vec<(String, Span)>,
}

/// Reads the catalogue out of the texts of its files.
///
/// # Errors
/// Everything that is missing, of the wrong kind, unknown, stands twice or leads nowhere, and editions that do not follow
/// one another day by day.
pub fn parse_catalogue(sources: &Sources) -> Result<Catalogue, Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut instruments, mut provisions) = (Vec::new(), Vec::new());
    for (id, source) in sources.iter() {
        let read = file::read(id, source.text());
        findings.extend(read.findings);
        instruments.extend(read.instrument);
        provisions.extend(read.provisions);
    }
    if findings.is_empty() {
        findings = check::across(&instruments, &provisions);
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    instruments.sort_by_key(|placed| (placed.instrument.kind as u8, placed.instrument.from));
    let instruments = instruments.into_iter().map(|placed| placed.instrument).collect();
    Ok(Catalogue::new(instruments, provisions.into_iter().map(|placed| placed.provision).collect()))
}
