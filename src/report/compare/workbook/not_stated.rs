use std::collections::HashMap;

use super::findings::{TOGETHER, provision};
use super::table::{Cell, Table, text};
use crate::finding::{Comparison, Found, Gap, Knowledge, Outcome, Whom};
use crate::report::telling::{place, sentence};
use crate::source::SourceProvider;

/// A fact that is not known, with all that it would settle.
struct Missing<'c> {
    gap: &'c Gap,
    /// How it is known, where a row of the facts rests on it.
    known: Option<Knowledge>,
    facts: Vec<&'c str>,
    found: Vec<&'c Found>,
}

/// What is not known, each fact once for an area or for the files together, with the facts and verdicts that it would settle.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> Table {
    let headings = [
        ("area", 18),
        ("missing", 20),
        ("known as", 10),
        ("why", 22),
        ("who can say", 14),
        ("facts that it would settle", 42),
        ("verdicts that it would settle", 44),
        ("weightiest provision", 16),
        ("where it would stand", 16),
    ];
    let mut table = Table::new("Not stated", 1, &headings);
    let together = (None, TOGETHER);
    let columns = names.iter().enumerate().map(|(at, name)| (Some(at), name.as_str()));
    for (column, name) in columns.chain([together]) {
        let missing = missing(comparison, column);
        table.rows.extend(missing.iter().map(|one| row(comparison, one, name, provisions, sources)));
    }
    table
}

/// Everything that would settle something of a column, in the order of the facts and then of the verdicts.
fn missing(comparison: &Comparison, column: Option<usize>) -> Vec<Missing<'_>> {
    let mut all: Vec<Missing<'_>> = Vec::new();
    for row in &comparison.facts {
        let cell = column.and_then(|at| row.cells.get(at)).filter(|cell| !cell.knowledge.is_settled());
        let Some(cell) = cell else { continue };
        for gap in &cell.gaps {
            let known = Some(cell.knowledge);
            if let Some(one) = all.iter_mut().find(|one| one.gap == gap && one.known == known) {
                one.facts.push(&row.heading);
            } else {
                all.push(Missing { gap, known, facts: vec![&row.heading], found: Vec::new() });
            }
        }
    }
    let untold = |found: &&Found| found.outcome == Outcome::NotStated && found.column == column;
    for found in comparison.found.iter().filter(untold) {
        for gap in &found.gaps {
            match all.iter_mut().find(|one| one.gap == gap) {
                Some(one) => one.found.push(found),
                None => all.push(Missing { gap, known: None, facts: Vec::new(), found: vec![found] }),
            }
        }
    }
    all
}

fn row(
    comparison: &Comparison,
    missing: &Missing<'_>,
    name: &str,
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> Vec<Cell> {
    let gap = missing.gap;
    let whom = match &gap.whom {
        Whom::Keeper => "whoever keeps the file".to_owned(),
        Whom::Body(body) => body.to_string(),
        Whom::Document => "the published document".to_owned(),
        Whom::Published => "to be looked up: it has to be published".to_owned(),
        Whom::Unpublished => "to be asked for: not published as a rule".to_owned(),
    };
    let mut verdicts: Vec<String> = Vec::new();
    for says in missing.found.iter().map(|found| sentence(&found.finding.message)) {
        if !verdicts.contains(&says) {
            verdicts.push(says);
        }
    }
    let weightiest = missing.found.iter().min_by_key(|found| std::cmp::Reverse(found.strength));
    vec![
        text(name),
        text(&gap.fact),
        text(missing.known.map_or("cannot tell", Knowledge::words)),
        text(&gap.why),
        text(&whom),
        text(&missing.facts.join("; ")),
        text(&verdicts.join(" ")),
        weightiest.map_or_else(|| text(""), |found| provision(comparison, found, provisions)),
        Cell::Small(place(sources, gap.label)),
    ]
}
