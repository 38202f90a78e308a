//! Places, areas and citations, as the lists for programs write them.

use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{ArrangementHead, Gap, Meta, PaperCite, Unread};
use crate::source::{SourceProvider, Span};

/// Where something stands; no line where the text is gone.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    file: Cow<'a, str>,
    line: Option<u32>,
    column: Option<u32>,
}

/// A fact that would settle something.
#[derive(Serialize)]
pub(super) struct Missing<'a> {
    fact: &'a str,
    why: &'a str,
    place: Place<'a>,
}

/// An area by id and name.
#[derive(Serialize)]
pub(super) struct Area<'a> {
    id: &'a str,
    name: &'a str,
}

/// A paper, and the place in it.
#[derive(Serialize)]
pub(super) struct Cite<'a> {
    paper: &'a str,
    place: &'a str,
}

/// A file that could not be read.
#[derive(Serialize)]
pub(super) struct NotRead<'a> {
    file: Cow<'a, str>,
    in_part: bool,
}

/// What could not be read.
pub(super) fn unread<'a>(meta: &Meta, sources: &'a dyn SourceProvider) -> Vec<NotRead<'a>> {
    let file = |unread: &Unread| NotRead { file: sources.name(unread.file), in_part: unread.partly };
    meta.unread.iter().map(file).collect()
}

/// A place.
pub(super) fn place(span: Span, sources: &dyn SourceProvider) -> Place<'_> {
    let at = sources.place(span);
    Place { file: sources.name(span.file), line: at.map(|at| at.line), column: at.map(|at| at.column) }
}

/// Several.
pub(super) fn places<'a>(spans: &[Span], sources: &'a dyn SourceProvider) -> Vec<Place<'a>> {
    spans.iter().map(|span| place(*span, sources)).collect()
}

/// Everything that would settle something.
pub(super) fn missing<'a>(gaps: &'a [Gap], sources: &'a dyn SourceProvider) -> Vec<Missing<'a>> {
    gaps.iter().map(|gap| Missing { fact: &gap.fact, why: &gap.why, place: place(gap.label, sources) }).collect()
}

/// The areas of an arrangement.
pub(super) fn areas(head: &ArrangementHead) -> Vec<Area<'_>> {
    head.areas.iter().map(|(id, name)| Area { id, name }).collect()
}

impl<'a> Cite<'a> {
    /// One citation.
    pub fn of(cite: &'a PaperCite) -> Self {
        Self { paper: &cite.paper, place: &cite.place }
    }
}

/// Papers that something was read in.
pub(super) fn cites(papers: &[PaperCite]) -> Vec<Cite<'_>> {
    papers.iter().map(Cite::of).collect()
}
