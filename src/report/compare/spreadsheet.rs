use super::telling::{areas, number, outcome, papers_of, reasons};
use crate::finding::{Column, Comparison, FactCell, FactRow, Unread, VerdictCell, VerdictRow};
use crate::report::spreadsheet::table;
use crate::report::telling::{missing, papers, places};
use crate::source::{SourceProvider, Span};

const HEADINGS: [&str; 18] = [
    "what",
    "id",
    "section",
    "name",
    "areas",
    "called",
    "arrangement",
    "describes",
    "group",
    "file",
    "judged on",
    "value",
    "number",
    "unit",
    "known",
    "where",
    "papers",
    "missing",
];

/// Writes a comparison as CSV (RFC 4180) in UTF-8: a row of headings, then one for each fact and provision of each arrangement, so that
/// every value has its place beside it.
///
/// # Errors
///
/// When the writer of CSV refuses a row, which no comparison is known to make it do.
pub fn compare_csv(comparison: &Comparison, sources: &dyn SourceProvider) -> Result<String, csv::Error> {
    let headings = HEADINGS.map(str::to_owned).to_vec();
    let facts = comparison.facts.iter().flat_map(|row| {
        row.cells.iter().zip(&comparison.columns).map(|(cell, column)| fact(row, cell, column, sources))
    });
    let verdicts = comparison.verdicts.iter().flat_map(|row| {
        let cells = row.cells.iter().zip(&comparison.columns);
        cells.map(|(cell, column)| verdict(comparison, row, (cell, column), sources))
    });
    let unread = comparison.meta.unread.iter().map(|file| unread(*file, sources));
    table([headings].into_iter().chain(facts).chain(verdicts).chain(unread))
}

/// A row for a file that could not be read, with nothing but its name and that.
fn unread(unread: Unread, sources: &dyn SourceProvider) -> Vec<String> {
    let cell = |heading: &str| match heading {
        "what" => "file".to_owned(),
        "file" => sources.name(unread.file).into_owned(),
        "value" => unread.words().to_owned(),
        _ => String::new(),
    };
    HEADINGS.map(cell).to_vec()
}

fn begin(what: [&str; 4], column: &Column, sources: &dyn SourceProvider) -> Vec<String> {
    let head = &column.head;
    let mut row: Vec<String> = what.iter().map(|text| (*text).to_owned()).collect();
    row.extend([
        areas(column),
        head.name.clone(),
        head.id.clone(),
        head.describes.clone(),
        column.group.clone(),
        sources.name(head.file).into_owned(),
        head.judged.day.clone(),
    ]);
    row
}

fn fact(row: &FactRow, cell: &FactCell, column: &Column, sources: &dyn SourceProvider) -> Vec<String> {
    let mut out = begin(["fact", &row.id, row.section, &row.heading], column, sources);
    out.extend([
        cell.words(),
        cell.number.map_or_else(String::new, |held| number(held, None).replace(',', "")),
        row.unit.map_or("", |unit| unit.id()).to_owned(),
        cell.knowledge.words().to_owned(),
        places(&cell.places, sources),
        papers_of(cell),
        missing(&cell.gaps, sources).join("; "),
    ]);
    out
}

fn verdict(
    comparison: &Comparison,
    row: &VerdictRow,
    (cell, column): (&VerdictCell, &Column),
    sources: &dyn SourceProvider,
) -> Vec<String> {
    let mut out = begin(["verdict", &row.provision, &row.force, &row.name], column, sources);
    let found = || cell.found.iter().filter_map(|at| comparison.found.get(*at));
    let spans: Vec<Span> = found().map(|one| one.finding.primary.span).collect();
    let cites: Vec<_> = found().flat_map(|one| one.finding.papers.clone()).collect();
    let gaps: Vec<_> = found().flat_map(|one| one.gaps.clone()).collect();
    out.extend([
        outcome(cell.outcome, cell.strength).to_owned(),
        String::new(),
        String::new(),
        format!("{} of {}", cell.so, cell.of),
        places(&spans, sources),
        papers(&cites),
        missing(&gaps, sources).into_iter().chain(reasons(comparison, cell)).collect::<Vec<_>>().join("; "),
    ]);
    out
}
