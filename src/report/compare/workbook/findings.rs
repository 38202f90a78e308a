use std::collections::HashMap;

use super::sheet::FINDINGS;
use super::table::{Cell, Table, text};
use crate::finding::{Comparison, Found, Outcome};
use crate::report::compare::telling::outcome;
use crate::report::shown::mend;
use crate::report::telling::{accepted, papers, place, sentence};
use crate::source::SourceProvider;

/// What stands for a column where something is about all files together.
pub(super) const TOGETHER: &str = "the files together";

/// What is held to be wrong or departed from, and what is asked in full, a row for each; and in which row each stands.
pub(super) fn table(
    comparison: &Comparison,
    names: &[String],
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> (Table, HashMap<usize, u32>) {
    let headings = [
        ("area", 20),
        ("came out as", 22),
        ("what was found", 34),
        ("more", 24),
        ("to ask", 22),
        ("to mend", 24),
        ("provision", 30),
        ("rule", 18),
        ("where it stands", 18),
        ("papers", 20),
        ("accepted", 10),
    ];
    let mut table = Table::new(FINDINGS, 1, &headings);
    let mut rows = HashMap::new();
    for (at, found) in comparison.found.iter().enumerate().filter(|(_, found)| is_wrong(found) || is_asked(found)) {
        rows.extend(table.place_of(table.rows.len()).map(|row| (at, row)));
        table.rows.push(row(comparison, found, names, provisions, sources));
    }
    (table, rows)
}

const fn is_wrong(found: &Found) -> bool {
    matches!(found.outcome, Outcome::NotMet | Outcome::Departs)
}

/// Whether it cannot be told and matters as much as what is wrong: an open question.
fn is_asked(found: &Found) -> bool {
    found.outcome == Outcome::NotStated && (found.column.is_none() || found.finding.in_full)
}

fn row(
    comparison: &Comparison,
    found: &Found,
    names: &[String],
    provisions: &HashMap<String, u32>,
    sources: &dyn SourceProvider,
) -> Vec<Cell> {
    let finding = &found.finding;
    let (place_of_law, law) = provision(comparison, found, provisions);
    let says = if is_asked(found) { "open question" } else { outcome(Some(found.outcome), found.strength) }.to_owned();
    vec![
        text(name(found, names)),
        Cell::Outcome { says, outcome: Some(found.outcome), strength: found.strength, row: law },
        text(&sentence(&finding.message)),
        text(&finding.detail),
        text(&finding.ask),
        text(mend(Some(found.outcome), finding)),
        text(&place_of_law),
        text(&rule(comparison, found)),
        Cell::Small(place(sources, finding.primary.span)),
        Cell::Small(papers(&finding.papers)),
        text(&finding.acceptance.as_ref().map(accepted).unwrap_or_default()),
    ]
}

/// The weightiest provision, and its row among the sources.
pub(super) fn provision(
    comparison: &Comparison,
    found: &Found,
    provisions: &HashMap<String, u32>,
) -> (String, Option<u32>) {
    let Some(id) = found.provisions.first() else { return (String::new(), None) };
    let cited = found.finding.law.iter().find(|cite| cite.provision == *id).map(|cite| cite.place.clone());
    let says =
        cited.or_else(|| comparison.verdicts.iter().find(|row| row.provision == *id).map(|row| row.place.clone()));
    (says.unwrap_or_else(|| id.clone()), provisions.get(id).copied())
}

fn name<'n>(found: &Found, names: &'n [String]) -> &'n str {
    found.column.map_or(TOGETHER, |at| names.get(at).map_or("", String::as_str))
}

/// What the rule looks for: beside an open question its title alone would say that this was found.
fn rule(comparison: &Comparison, found: &Found) -> String {
    comparison.rules.get(found.rule).map_or_else(String::new, |rule| format!("looks for: {}", rule.title))
}
