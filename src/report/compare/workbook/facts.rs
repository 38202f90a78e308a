use super::table::{Cell, Heading, Table, text};
use crate::finding::{Comparison, FactCell, FactRow};
use crate::report::compare::telling::{fact, judged, rests_on, sections};
use crate::source::SourceProvider;

/// How wide a value and its place are.
const VALUE: u8 = 20;
const PLACE: u8 = 20;

/// A row for each description, and for each fact a column with the place beside it, so that filters pick areas by what they say.
pub(super) fn table(comparison: &Comparison, names: &[String], sources: &dyn SourceProvider) -> Table {
    let mut table = Table::new("Facts", 1, &[("area", 26), ("judged on", 18), ("file", 22)]);
    table.on_one_page = false;
    for (section, rows) in sections(comparison) {
        let at = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
        table.sections.push((at, section.to_owned()));
        for row in rows {
            table.headings.push(Heading { says: row.heading.clone(), width: VALUE });
            table.headings.push(Heading { says: format!("where: {}", row.heading), width: PLACE });
        }
    }
    for (at, (column, name)) in comparison.columns.iter().zip(names).enumerate() {
        let mut row = vec![text(name), text(&judged(column)), text(&sources.name(column.head.file))];
        for (fact, cell) in comparison.facts.iter().filter_map(|fact| Some((fact, fact.cells.get(at)?))) {
            row.extend([value(fact, cell), Cell::Where(rests_on(cell, sources))]);
        }
        table.rows.push(row);
    }
    table
}

fn value(row: &FactRow, cell: &FactCell) -> Cell {
    match cell.bare_number() {
        Some(number) => Cell::Number(number, row.unit),
        None if !cell.is_told() => Cell::Unknown(fact(row, cell)),
        None => Cell::Text(fact(row, cell)),
    }
}
