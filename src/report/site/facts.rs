//! What an arrangement says of itself, in words.

use super::pages::Writing;
use crate::finding::{FactCell, Knowledge};
use crate::report::compare::{fact, rests_on, sections};
use crate::report::html::{Prose, text};
use crate::report::reason::Reason;
use crate::report::telling::papers;
use crate::report::wording::listed;

/// Facts that stand together.
pub(super) struct Section {
    pub title: &'static str,
    pub facts: Vec<Fact>,
}

/// A fact in words.
pub(super) struct Fact {
    pub heading: String,
    pub words: Prose,
    /// Whether it is stated.
    pub is_known: bool,
    /// Where it stands, or what would settle it; may be empty.
    pub stands: Prose,
}

/// Where a fact stands: of the area's own file no more than the lines, since the page is about it; or what would settle it.
fn stands(writing: &Writing<'_>, column: usize, cell: &FactCell, reason: Reason<'_>) -> String {
    let missing = cell.gaps.iter().map(|gap| reason.fact(gap, &writing.stands(column, gap.label)));
    let missing = || missing.collect::<Vec<_>>().join("; ");
    if !cell.is_told() {
        return missing();
    }
    let own = writing.site.comparison.columns.get(column).map(|column| column.head.file);
    let is_whole = !matches!(cell.knowledge, Knowledge::Doubted | Knowledge::Lacking);
    if cell.places.iter().any(|span| Some(span.file) != own) {
        return rests_on(cell, writing.sources);
    }
    let mut lines: Vec<u32> =
        cell.places.iter().filter_map(|span| writing.sources.place(*span)).map(|place| place.line).collect();
    lines.dedup();
    let named: Vec<String> = lines.iter().map(u32::to_string).collect();
    let lines = match named.as_slice() {
        [] => String::new(),
        [one] => format!("line {one}"),
        several => format!("lines {}", listed(several)),
    };
    let parts = [lines, papers(&cell.papers), if is_whole { String::new() } else { missing() }];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The facts of a column, in their sections; sections without any are left out.
pub(super) fn of(writing: &Writing<'_>, column: usize, reason: Reason<'_>) -> Vec<Section> {
    let all = sections(&writing.site.comparison).into_iter().map(|(title, rows)| {
        let facts = rows.into_iter().filter_map(|row| {
            let cell = row.cells.get(column)?;
            Some(Fact {
                heading: text(&row.heading),
                words: Prose::of(&fact(row, cell)),
                is_known: cell.is_told(),
                stands: Prose::of(&stands(writing, column, cell, reason)),
            })
        });
        Section { title, facts: facts.collect() }
    });
    all.filter(|section| !section.facts.is_empty()).collect()
}
