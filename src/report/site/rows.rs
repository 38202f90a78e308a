//! One row of the comparison for all areas, for the table on the first page to show beside its own.

use serde::Serialize;

use super::pages::{SiteError, SiteFile, Writing};
use super::places::file_name;
use crate::finding::{FactCell, FactRow, VerdictCell, VerdictRow};
use crate::report::compact::compact;
use crate::report::compare::{fact, outcome, verdict};
use crate::report::html::weighed;

/// A row as the script of the page reads it.
#[derive(Serialize)]
struct Row<'a> {
    heading: &'a str,
    cells: Vec<Cell>,
}

/// A value in words, with the class that it is shown by, and a number to sort by where it has one.
#[derive(Serialize)]
pub(super) struct Cell {
    words: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    /// How it is chosen, where several values are one choice: an outcome without its count.
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<&'static str>,
    /// Whether it makes no difference beside any other: it is not stated, cannot be told, or nothing is asked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    alike: bool,
    /// By what it differs from others, where that is not its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    apart: Option<String>,
    /// Whether it differs from whatever else came of the same, although that makes no difference by itself: it is contradicted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    breach: bool,
    /// Whether nothing came of it at all, beside which nothing differs.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    nothing: bool,
}

impl Cell {
    pub fn of_fact(row: &FactRow, cell: &FactCell) -> Self {
        let (words, apart) = (fact(row, cell), row.apart(cell));
        Self {
            class: if cell.is_told() { "" } else { "unknown" },
            number: cell.order,
            choice: None,
            alike: apart.is_none(),
            apart: apart.map(|told| told.join("; ")).filter(|apart| *apart != words),
            breach: false,
            nothing: false,
            words,
        }
    }

    pub fn of_verdict(row: &VerdictRow, cell: &VerdictCell) -> Self {
        let (words, apart) = (verdict(cell).replace('\u{a0}', " "), row.apart(cell));
        Self {
            class: shape(cell),
            number: None,
            choice: (cell.so < cell.of).then(|| outcome(cell.outcome, cell.strength)),
            alike: apart.is_none(),
            apart: apart.map(|(came, strength)| outcome(Some(came), strength).to_owned()),
            breach: row.is_breach(cell),
            nothing: cell.outcome.is_none(),
            words,
        }
    }
}

/// The class of how a provision came out: what is a question only is not drawn like a breach.
pub(super) fn shape(cell: &VerdictCell) -> &'static str {
    cell.outcome.map_or("unknown", |outcome| weighed(outcome, cell.strength))
}

/// A row that the first page offers.
pub(super) struct Offer {
    /// What the file of the row goes by.
    pub name: String,
    pub heading: String,
}

/// The name of the file of a fact.
pub(super) fn fact_offer(row: &FactRow) -> Offer {
    Offer { name: format!("fact-{}", file_name(&row.id)), heading: row.heading.clone() }
}

/// The name of the file of a provision.
pub(super) fn verdict_offer(row: &VerdictRow) -> Offer {
    Offer { name: format!("provision-{}", file_name(&row.provision)), heading: row.name.clone() }
}

/// A file for each row: a script that hands it over, since a page that is opened from a disk may load nothing else.
pub(super) fn files(writing: &Writing<'_>) -> Result<Vec<SiteFile>, SiteError> {
    let comparison = &writing.site.comparison;
    let of_facts = comparison.facts.iter().map(|row| {
        (
            fact_offer(row),
            format!("{}: {}", row.section, row.heading),
            row.cells.iter().map(|cell| Cell::of_fact(row, cell)).collect(),
        )
    });
    let of_verdicts = comparison.verdicts.iter().map(|row| {
        (
            verdict_offer(row),
            row.name.clone(),
            row.cells.iter().map(|cell| Cell::of_verdict(row, cell)).collect::<Vec<_>>(),
        )
    });
    let file = |(offer, heading, cells): (Offer, String, Vec<Cell>)| {
        Ok(SiteFile {
            path: format!("data/{}.js", offer.name),
            text: handed_over("row", &offer.name, &Row { heading: &heading, cells })?,
        })
    };
    of_facts.chain(of_verdicts).map(file).collect()
}

/// A script that hands data to the page.
pub(super) fn handed_over(what: &str, name: &str, data: &impl Serialize) -> Result<String, SiteError> {
    Ok(format!("masa.take({},{},{});\n", compact(&what)?.trim(), compact(&name)?.trim(), compact(data)?.trim()))
}
