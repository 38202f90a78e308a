//! The descriptions side by side: what they describe, and in which group they stand.

use super::facts::COUNTS;
use super::run::Grouping;
use crate::finding::{ArrangementHead, Column, FactRow};
use crate::reference::Reference;
use crate::source::FileId;

/// A column for each description, in the order of the report.
pub(super) fn columns(heads: &[ArrangementHead], unreadable: &[FileId]) -> Vec<Column> {
    let column = |head: &ArrangementHead| Column {
        head: head.clone(),
        arrangement: head.arrangement().to_owned(),
        descriptions: heads.iter().filter(|other| other.arrangement() == head.arrangement()).count(),
        group: String::new(),
        partly_read: unreadable.contains(&head.file),
    };
    heads.iter().map(column).collect()
}

/// Says in which group each column stands.
pub(super) fn group(columns: &mut [Column], by: Grouping, facts: &[FactRow], reference: &Reference) {
    for (at, column) in columns.iter_mut().enumerate() {
        column.group = match by {
            Grouping::Region => region(&column.head, reference),
            Grouping::Shape => shape(facts, at),
        };
    }
}

/// The regions of its areas, as the Office for National Statistics names them.
fn region(head: &ArrangementHead, reference: &Reference) -> String {
    let mut regions: Vec<&str> =
        head.areas.iter().filter_map(|(id, _)| reference.area(id)).map(|area| area.region).collect();
    regions.sort_unstable();
    regions.dedup();
    if regions.is_empty() { "region not known".to_owned() } else { regions.join(" and ") }
}

/// `2 councils, 1 health board, 1 force`, where all three are known.
fn shape(facts: &[FactRow], at: usize) -> String {
    let count = |(id, one, many): &(&str, &str, &str)| {
        let number = facts.iter().find(|row| row.id == *id)?.cells.get(at)?.number? / 100;
        Some(format!("{number} {}", if number == 1 { one } else { many }))
    };
    let counts: Option<Vec<String>> = COUNTS.iter().map(count).collect();
    counts.map_or_else(|| "shape not stated in full".to_owned(), |counts| counts.join(", "))
}

/// In which order the columns stand: groups by name, those without one last, and within a group as they were.
pub(super) fn order(columns: &[Column]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let key = |at: &usize| columns.get(*at).map(|column| (column.group.contains(" not "), column.group.as_str()));
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    order
}

/// The same things in another order.
pub(super) fn in_order<T: Clone>(things: &[T], order: &[usize]) -> Vec<T> {
    order.iter().filter_map(|at| things.get(*at).cloned()).collect()
}
