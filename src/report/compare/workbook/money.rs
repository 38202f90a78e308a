use super::table::{Cell, Table, number, text};
use crate::finding::{Comparison, Unit};
use crate::report::telling::{papers, place};
use crate::source::SourceProvider;

/// A row for each sum that a file states.
pub(super) fn table(comparison: &Comparison, names: &[String], sources: &dyn SourceProvider) -> Table {
    let headings = [
        ("area", 26),
        ("year", 10),
        ("pot", 16),
        ("what", 16),
        ("who, or what for", 28),
        ("kind of partner", 16),
        ("amount", 14),
        ("share as stated", 12),
        ("change as stated on the year before", 14),
        ("not firm because", 28),
        ("where it stands", 26),
        ("papers", 40),
    ];
    let mut table = Table::new("Money", 1, &headings);
    for line in &comparison.money {
        table.rows.push(vec![
            text(names.get(line.column).map_or("", String::as_str)),
            if line.year.is_empty() { Cell::Unknown("not stated".to_owned()) } else { text(&line.year) },
            text(&line.pot),
            text(&line.what),
            text(&line.who),
            text(&line.kind.replace('-', " ")),
            if line.written.is_empty() {
                number(line.pence, Unit::Pounds)
            } else {
                Cell::Unknown(line.written.clone())
            },
            number(line.share, Unit::PerCent),
            number(line.change, Unit::Pounds),
            text(&line.note),
            Cell::Small(place(sources, line.place)),
            Cell::Small(papers(&line.papers)),
        ]);
    }
    table
}
