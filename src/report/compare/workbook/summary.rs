use super::table::{Heading, Table, count, text};
use crate::finding::Comparison;
use crate::report::compare::telling::{middles, nothing_stands_out, remarks, stands_out, title};
use crate::report::summary::data_of;
use crate::source::SourceProvider;

/// The arrangements, and under them middles and what stands out. Nothing is counted up for each: whoever sorted by it would have a
/// league table.
pub(super) fn table(comparison: &Comparison, names: &[String], sources: &dyn SourceProvider) -> Table {
    let headings = [
        ("arrangement", 28),
        ("describes", 16),
        ("descriptions of it", 12),
        ("status", 10),
        ("judged on", 28),
        ("edition of that day", 16),
        ("file", 22),
    ];
    let mut table = Table::new("Summary", 1, &headings);
    table.above.push(title(comparison));
    table.above.extend(remarks(comparison, sources));
    table.above.push(data_of(&comparison.meta).join(", "));
    if let Some(by) = comparison.grouped_by {
        table.headings.push(Heading { says: by.to_owned(), width: 18 });
    }
    for (column, name) in comparison.columns.iter().zip(names) {
        let head = &column.head;
        let when = if head.judged.as_if_in_force { ", as if in force" } else { "" };
        let mut row = vec![
            text(name),
            text(&column.arrangement),
            count(column.descriptions),
            text(if head.status.is_empty() { "not stated" } else { &head.status }),
            text(&format!("{}{when}", head.judged.words)),
            text(&head.judged.edition),
            text(&sources.name(head.file)),
        ];
        if comparison.grouped_by.is_some() {
            row.push(text(&column.group));
        }
        table.rows.push(row);
    }
    let told: Vec<String> =
        middles(comparison).into_iter().map(|(row, says)| format!("{}: {says}", row.heading)).collect();
    if !told.is_empty() {
        table.below.push(("Where the middle lies", told));
    }
    if let Some(found) = stands_out(comparison) {
        let name = |at: usize| names.get(at).map_or("", String::as_str);
        let mut told: Vec<String> = found
            .iter()
            .map(|one| format!("{}, {}: {}; {}", name(one.column), one.row.heading, one.says, one.against))
            .collect();
        if told.is_empty() {
            told.push(nothing_stands_out(comparison).to_owned());
        }
        table.below.push(("What stands out", told));
    }
    table
}
