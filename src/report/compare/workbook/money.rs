use super::table::{Cell, Table, number, text};
use crate::finding::{Comparison, MoneyLine, Unit};
use crate::report::telling::{papers, place};
use crate::source::SourceProvider;

/// A row for each sum that a file states, and one for each area of which none is stated.
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
        ("in kind", 24),
        ("in the place of", 22),
        ("how firm", 28),
        ("where it stands", 26),
        ("papers", 40),
    ];
    let mut table = Table::new("Money", 1, &headings);
    for (at, name) in names.iter().enumerate() {
        let own = || comparison.money.iter().filter(|line| line.column == at);
        table.rows.extend(own().map(|line| row(line, name, sources)));
        if own().next().is_none() {
            let mut none = vec![text(name), not_stated(), text(""), text(""), text(""), text(""), not_stated()];
            none.resize_with(headings.len(), || text(""));
            table.rows.push(none);
        }
    }
    table
}

fn row(line: &MoneyLine, name: &str, sources: &dyn SourceProvider) -> Vec<Cell> {
    let or_written = |written: &str, held, unit| {
        if written.is_empty() { number(held, unit) } else { Cell::Unknown(written.to_owned()) }
    };
    let amount = match line.pence {
        None if line.written.is_empty() => not_stated(),
        held => or_written(&line.written, held, Unit::Pounds),
    };
    vec![
        text(name),
        if line.year.is_empty() && !line.is_no_budget() { not_stated() } else { text(&line.year) },
        text(&line.pot),
        text(&line.what),
        text(&line.who),
        text(&line.kind.replace('-', " ")),
        amount,
        or_written(&line.share_written, line.share, Unit::PerCent),
        or_written(&line.change_written, line.change, Unit::Pounds),
        text(&line.in_kind),
        text(&line.in_place_of),
        text(&line.note),
        Cell::Small(place(sources, line.place)),
        Cell::Small(papers(&line.papers)),
    ]
}

fn not_stated() -> Cell {
    Cell::Unknown("not stated".to_owned())
}
