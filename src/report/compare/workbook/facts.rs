use std::collections::HashMap;

use super::paper::breaks;
use super::sheet::NOT_STATED;
use super::table::{Cell, Heading, Print, Table, text};
use crate::finding::{Comparison, FactCell, FactRow};
use crate::report::compare::telling::{fact, judged, papers_of, sections};
use crate::report::telling::place;
use crate::report::width::width;
use crate::source::SourceProvider;

/// How wide a value and its place are at least and at most: the longest of a column decides, so that rows are low and pages few.
const VALUE: (u8, u8) = (14, 46);
const PLACE: (u8, u8) = (11, 34);
/// In how many lines the longest is to go, where the column is not too wide for that.
const LINES: usize = 7;

/// A row for each description, and for each fact a column with the place beside it, so that filters pick areas by what they say. What is
/// not told leads to the row that says what is missing: `missing` are those rows, by description and fact.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    missing: &HashMap<(usize, &str), u32>,
    sources: &dyn SourceProvider,
) -> Table {
    let mut table = Table::new("Facts", 1, &[("area", 26), ("judged on", 18), ("file", 22)]);
    (table.together, table.fixed) = (2, 3);
    let mut sectioned: Vec<(u16, &str)> = Vec::new();
    for (section, rows) in sections(comparison) {
        for (place, row) in rows.into_iter().enumerate() {
            let at = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
            sectioned.push((at, section));
            if place == 0 {
                table.sections.push((at, section.to_owned()));
            }
            let longest = |told: fn(&FactRow, &FactCell, &dyn SourceProvider) -> String| {
                row.cells.iter().map(|cell| width(&told(row, cell, sources))).max().unwrap_or_default()
            };
            let values = wide(longest(|row, cell, _| fact(row, cell)), Print::PLAIN, VALUE);
            let places = wide(longest(|_, cell, sources| place_of(cell, sources)), Print::SMALL, PLACE);
            table.headings.push(Heading { says: row.heading.clone(), width: values });
            table.headings.push(Heading { says: format!("where: {}", row.heading), width: places });
        }
    }
    // A page that begins within a section says which.
    let begins = breaks(&table);
    let again =
        sectioned.iter().filter(|(at, _)| begins.contains(at) && !table.sections.iter().any(|(known, _)| known == at));
    let again: Vec<(u16, String)> = again.map(|(at, section)| (*at, (*section).to_owned())).collect();
    table.sections.extend(again);
    for (at, (column, name)) in comparison.columns.iter().zip(names).enumerate() {
        let mut row = vec![text(name), text(&judged(column)), text(&sources.name(column.head.file))];
        for (fact, cell) in comparison.facts.iter().filter_map(|fact| Some((fact, fact.cells.get(at)?))) {
            let lacking = missing.get(&(at, fact.id.as_str())).filter(|_| !cell.is_told());
            let place = lacking
                .map_or_else(|| Cell::Small(place_of(cell, sources)), |row| Cell::Row { sheet: NOT_STATED, row: *row });
            row.extend([value(fact, cell), place]);
        }
        table.rows.push(row);
    }
    table
}

/// How wide a column is in which the longest text takes so many columns of a terminal.
fn wide(longest: usize, print: Print, (least, most): (u8, u8)) -> u8 {
    let room = longest.saturating_mul(10).div_ceil(LINES * print.tenths);
    u8::try_from(room).unwrap_or(most).clamp(least, most)
}

/// Where a fact stands: its places, each file named once, and the papers that it was read in.
fn place_of(cell: &FactCell, sources: &dyn SourceProvider) -> String {
    let mut stands = String::new();
    let mut last = None;
    for span in &cell.places {
        let parted = if stands.is_empty() { "" } else { ", " };
        stands += parted;
        match sources.place(*span).filter(|_| last == Some(span.file)) {
            Some(at) => stands.extend([at.line.to_string(), ":".to_owned(), at.column.to_string()]),
            None => stands += &place(sources, *span),
        }
        last = Some(span.file);
    }
    let parts = [stands, papers_of(cell)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn value(row: &FactRow, cell: &FactCell) -> Cell {
    match cell.bare_number() {
        Some(number) => Cell::Number(number, row.unit),
        None if !cell.is_told() => Cell::Unknown(fact(row, cell)),
        None => Cell::Text(fact(row, cell)),
    }
}
