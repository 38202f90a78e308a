use std::collections::HashMap;

use super::table::{Cell, Heading, Table, text};
use crate::finding::{Comparison, Outcome, VerdictCell};
use crate::report::compare::telling;

/// So many descriptions are printed side by side on one page.
const ON_ONE_PAGE: usize = 8;

/// A row for each provision, and a column for each description.
///
/// `provisions` are the rows of the sources, `findings` those of the findings, by what stands there.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    findings: &HashMap<usize, u32>,
) -> Table {
    let mut table = Table::new(
        "Verdicts",
        1,
        &[("provision, linked to its row in Sources", 32), ("force", 14), ("what it asks", 40)],
    );
    table.on_one_page = names.len() <= ON_ONE_PAGE;
    table.headings.extend(names.iter().map(|name| Heading { says: name.clone(), width: 16 }));
    for row in &comparison.verdicts {
        let place = Cell::Provision { says: row.place.clone(), row: provisions.get(&row.provision).copied() };
        let mut cells = vec![place, text(&row.force), text(&row.paraphrase)];
        cells.extend(row.cells.iter().map(|cell| outcome(cell, findings)));
        table.rows.push(cells);
    }
    table
}

fn outcome(cell: &VerdictCell, findings: &HashMap<usize, u32>) -> Cell {
    let is_told = matches!(cell.outcome, Some(Outcome::NotMet | Outcome::Departs));
    let row = cell.found.first().and_then(|found| findings.get(found)).copied().filter(|_| is_told);
    Cell::Outcome { says: telling::verdict(cell), outcome: cell.outcome, strength: cell.strength, row }
}
