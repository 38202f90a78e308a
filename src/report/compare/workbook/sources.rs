use std::collections::{BTreeSet, HashMap};

use super::sheet::SOURCES;
use super::table::{Cell, Table, text};
use crate::finding::{Comparison, LawCite};
use crate::report::telling::place;
use crate::report::wording::day;
use crate::source::SourceProvider;

/// The law, the papers and the lists that everything rests on; and in which row each provision stands.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    sources: &dyn SourceProvider,
) -> (Table, HashMap<String, u32>) {
    let headings = [
        ("sort", 10),
        ("title or place", 44),
        ("area", 26),
        ("publisher", 24),
        ("day", 18),
        ("kind or force", 18),
        ("how much was read, or how sure", 30),
        ("what it asks", 50),
        ("address", 30),
        ("where the file names it", 26),
    ];
    let mut table = Table::new(SOURCES, 2, &headings);
    let mut rows = HashMap::new();
    for cite in provisions(comparison) {
        rows.extend(table.place_of(table.rows.len()).map(|row| (cite.provision.clone(), row)));
        table.rows.push(vec![
            text("law"),
            text(&cite.place),
            text(""),
            text(""),
            text(&cite.in_force),
            text(&cite.force),
            text(&cite.certainty),
            text(&cite.paraphrase),
            Cell::Address(String::new()),
            text(""),
        ]);
    }
    for paper in &comparison.papers {
        table.rows.push(vec![
            text("paper"),
            text(&paper.title),
            text(names.get(paper.column).map_or("", String::as_str)),
            text(&paper.publisher),
            text(&paper.date),
            text(&paper.kind),
            text(&paper.read),
            text(""),
            Cell::Address(paper.address.clone()),
            Cell::Small(place(sources, paper.place)),
        ]);
    }
    for (title, known) in [
        ("law catalogue", &comparison.meta.law_date),
        ("lists of areas, bodies and children", &comparison.meta.reference_date),
    ] {
        let mut row = vec![
            text("masa"),
            text(title),
            text(""),
            text(&format!("masa {}", comparison.meta.masa)),
            text(&day(known)),
        ];
        row.resize(headings.len(), text(""));
        table.rows.push(row);
    }
    (table, rows)
}

/// Every provision that a row of the verdicts or a finding names, in the order of the rules, each once.
fn provisions(comparison: &Comparison) -> Vec<&LawCite> {
    let mut wanted: BTreeSet<&str> = comparison.verdicts.iter().map(|row| row.provision.as_str()).collect();
    wanted.extend(comparison.found.iter().flat_map(|found| found.provisions.iter().map(String::as_str)));
    let mut named: Vec<&LawCite> = Vec::new();
    for cite in comparison.rules.iter().flat_map(|rule| rule.law.iter()) {
        if wanted.remove(cite.provision.as_str()) {
            named.push(cite);
        }
    }
    named.sort_by(|a, b| a.place.cmp(&b.place));
    named
}
