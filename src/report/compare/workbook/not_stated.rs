use std::collections::HashMap;

use super::findings::{TOGETHER, provision};
use super::sheet::{NOT_STATED, SOURCES};
use super::table::{Cell, Table, text};
use crate::finding::{Comparison, Found, Gap, Outcome, Whom};
use crate::report::telling::{place, sentence};
use crate::source::SourceProvider;

/// Facts that are not known for one reason, with all that they would settle, all of them the same.
struct Missing<'c> {
    gaps: Vec<&'c Gap>,
    /// How what rests on it is known.
    known: Vec<&'static str>,
    /// The rows of the facts, by id and heading.
    facts: Vec<(&'c str, &'c str)>,
    found: Vec<&'c Found>,
}

/// What is not known, each fact once for an area or for the files together, with the facts and verdicts that it would settle; and in which
/// row that stands which a fact of a description lacks first.
pub(super) fn table<'c>(
    comparison: &'c Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> (Table, HashMap<(usize, &'c str), u32>) {
    let headings = [
        ("area", 28),
        ("missing", 28),
        ("known as", 16),
        ("why", 28),
        ("who can say", 16),
        ("facts that it would settle", 46),
        ("verdicts that it would settle", 62),
        ("weightiest provision", 22),
        ("its row in Sources", 9),
        ("where it would stand", 26),
    ];
    let mut table = Table::new(NOT_STATED, 1, &headings);
    let mut rows = HashMap::new();
    let together = (None, TOGETHER);
    let columns = names.iter().enumerate().map(|(at, name)| (Some(at), name.as_str()));
    for (column, name) in columns.chain([together]) {
        for one in missing(comparison, column) {
            let stands = table.place_of(table.rows.len());
            for (column, stands) in column.into_iter().zip(stands) {
                for (id, _) in &one.facts {
                    rows.entry((column, *id)).or_insert(stands);
                }
            }
            table.rows.push(row(comparison, &one, name, provisions, sources));
        }
    }
    (table, rows)
}

/// Everything that would settle something of a column, in the order of the facts and then of the verdicts.
fn missing(comparison: &Comparison, column: Option<usize>) -> Vec<Missing<'_>> {
    let mut all: Vec<Missing<'_>> = Vec::new();
    for row in &comparison.facts {
        let cell = column.and_then(|at| row.cells.get(at)).filter(|cell| !cell.knowledge.is_settled());
        let Some(cell) = cell else { continue };
        for gap in &cell.gaps {
            settles(&mut all, gap, |one| {
                add_new(&mut one.known, cell.knowledge.words());
                add_new(&mut one.facts, (row.id.as_str(), row.heading.as_str()));
            });
        }
    }
    let untold = |found: &&Found| found.outcome == Outcome::NotStated && found.column == column;
    for found in comparison.found.iter().filter(untold) {
        for gap in &found.gaps {
            settles(&mut all, gap, |one| {
                add_new(&mut one.known, CANNOT_TELL);
                one.found.push(found);
            });
        }
    }
    alike(all)
}

/// How a verdict stands for which something is missing.
const CANNOT_TELL: &str = "cannot tell";

/// Adds something that a gap would settle, to the gap where it is known already.
fn settles<'c>(all: &mut Vec<Missing<'c>>, gap: &'c Gap, add: impl FnOnce(&mut Missing<'c>)) {
    if let Some(one) = all.iter_mut().find(|one| one.gaps == [gap]) {
        add(one);
        return;
    }
    let mut one = Missing { gaps: vec![gap], known: Vec::new(), facts: Vec::new(), found: Vec::new() };
    add(&mut one);
    all.push(one);
}

/// Facts that lack for one reason and would settle the same are one row: a post without a body is asked for as the others are.
fn alike(all: Vec<Missing<'_>>) -> Vec<Missing<'_>> {
    let mut rows: Vec<Missing<'_>> = Vec::new();
    for one in all {
        let is_like = |other: &Missing<'_>| {
            let [first, ..] = other.gaps.as_slice() else { return false };
            let same_gap = one.gaps.first().is_some_and(|gap| gap.why == first.why && gap.whom == first.whom);
            let same_found = one.found.len() == other.found.len()
                && one.found.iter().zip(&other.found).all(|(one, other)| std::ptr::eq(*one, *other));
            same_gap && other.gaps.len() < MOST && one.known == other.known && one.facts == other.facts && same_found
        };
        match rows.iter_mut().find(|other| is_like(other)) {
            Some(other) => other.gaps.extend(one.gaps),
            None => rows.push(one),
        }
    }
    rows
}

/// So many facts stand in one row, which has to go on a page.
const MOST: usize = 8;

fn add_new<T: PartialEq>(known: &mut Vec<T>, one: T) {
    if !known.contains(&one) {
        known.push(one);
    }
}

fn row(
    comparison: &Comparison,
    missing: &Missing<'_>,
    name: &str,
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> Vec<Cell> {
    let first = missing.gaps.first();
    let whom = first.map_or_else(String::new, |gap| asked_of(&gap.whom));
    let each = |of: &dyn Fn(&Gap) -> String| missing.gaps.iter().map(|gap| of(gap)).collect::<Vec<_>>().join("; ");
    let mut verdicts: Vec<String> = Vec::new();
    for says in missing.found.iter().map(|found| sentence(&found.finding.message)) {
        if !verdicts.contains(&says) {
            verdicts.push(says);
        }
    }
    let weightiest = missing.found.iter().min_by_key(|found| std::cmp::Reverse(found.strength));
    let (law, row) = weightiest.map(|found| provision(comparison, found, provisions)).unwrap_or_default();
    vec![
        text(name),
        text(&each(&|gap| gap.fact.to_string())),
        text(&missing.known.join("; ")),
        text(first.map_or("", |gap| &*gap.why)),
        text(&whom),
        text(&missing.facts.iter().map(|(_, heading)| *heading).collect::<Vec<_>>().join("; ")),
        text(&verdicts.join(" ")),
        text(&law),
        row.map_or_else(|| text(""), |row| Cell::Row { sheet: SOURCES, row }),
        Cell::Small(each(&|gap| place(sources, gap.label))),
    ]
}

fn asked_of(whom: &Whom) -> String {
    match whom {
        Whom::Keeper => "whoever keeps the file".to_owned(),
        Whom::Body(body) => body.to_string(),
        Whom::Document => "the published document".to_owned(),
        Whom::Published => "to be looked up: it has to be published".to_owned(),
        Whom::Unpublished => "to be asked for: not published as a rule".to_owned(),
    }
}
