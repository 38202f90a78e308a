use std::collections::HashMap;

use super::sheet::FINDINGS;
use super::table::{Cell, Heading, Table, text};
use crate::finding::{Comparison, Outcome, VerdictCell};
use crate::report::compare::telling;

/// A row for each provision, and for each description a column of outcomes and one that leads to what was found.
///
/// `provisions` are the rows of the sources, `findings` those of the findings, by what stands there.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    findings: &HashMap<usize, u32>,
) -> Table {
    let mut table = Table::new("Verdicts", 1, &[("provision", 34), ("force", 12), ("what it asks", 44)]);
    table.fixed = 3;
    // An area of which nothing is found wrong has no column for it.
    let told: Vec<bool> = (0..names.len())
        .map(|at| {
            comparison.verdicts.iter().any(|row| row.cells.get(at).and_then(|cell| first(cell, findings)).is_some())
        })
        .collect();
    for ((name, column), is_told) in names.iter().zip(&comparison.columns).zip(&told) {
        // Whoever sees this sheet alone has to see of which day it speaks, and what is only proposed.
        let says = format!("{name}, judged on {}", telling::judged(column));
        table.headings.push(Heading { says, width: 20 });
        if *is_told {
            table.headings.push(Heading { says: "its row in Findings".to_owned(), width: 10 });
        }
    }
    let judged = telling::all_for_judgement(comparison);
    if !judged.is_empty() {
        table.headings.push(Heading { says: telling::FOR_JUDGEMENT.to_owned(), width: 44 });
    }
    for row in &comparison.verdicts {
        let law = provisions.get(&row.provision).copied();
        let mut cells = vec![text(&row.place), text(&row.force), text(&row.paraphrase)];
        for (cell, is_told) in row.cells.iter().zip(&told) {
            cells.push(outcome(cell, law));
            cells.extend(is_told.then(|| finding(cell, findings)));
        }
        if !judged.is_empty() {
            let why = judged.iter().find(|(known, _)| std::ptr::eq(*known, row)).map(|(_, why)| why.join("; "));
            cells.push(text(&why.unwrap_or_default()));
        }
        table.rows.push(cells);
    }
    table
}

/// How a provision came out, which leads to what it asks; where nobody asked, to nothing.
fn outcome(cell: &VerdictCell, law: Option<u32>) -> Cell {
    let row = law.filter(|_| cell.outcome.is_some());
    Cell::Outcome { says: telling::verdict(cell), outcome: cell.outcome, strength: cell.strength, row }
}

/// What leads to the first finding behind an outcome, beside it.
fn finding(cell: &VerdictCell, findings: &HashMap<usize, u32>) -> Cell {
    first(cell, findings).map_or_else(|| text(""), |row| Cell::Row { sheet: FINDINGS, row })
}

/// In which row the first finding stands behind what is not met or departs.
fn first(cell: &VerdictCell, findings: &HashMap<usize, u32>) -> Option<u32> {
    let is_told = matches!(cell.outcome, Some(Outcome::NotMet | Outcome::Departs));
    cell.found.first().and_then(|found| findings.get(found)).copied().filter(|_| is_told)
}
