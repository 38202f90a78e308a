//! What an arrangement says of itself, in words.

use super::pages::Writing;
use crate::report::compare::{fact, rests_on, sections};
use crate::report::html::{Prose, text};

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

/// The facts of a column, in their sections; sections without any are left out.
pub(super) fn of(writing: &Writing<'_>, column: usize) -> Vec<Section> {
    let all = sections(&writing.site.comparison).into_iter().map(|(title, rows)| {
        let facts = rows.into_iter().filter_map(|row| {
            let cell = row.cells.get(column)?;
            Some(Fact {
                heading: text(&row.heading),
                words: Prose::of(&fact(row, cell)),
                is_known: cell.knowledge.is_settled() || !cell.told.is_empty(),
                stands: Prose::of(&rests_on(cell, writing.sources)),
            })
        });
        Section { title, facts: facts.collect() }
    });
    all.filter(|section| !section.facts.is_empty()).collect()
}
