use std::borrow::Cow;

use serde::Serialize;

use crate::finding::{
    Against, Column, Comparison, FactCell, FactRow, Found, MoneyLine, Outlier, Paper, Spread, VerdictRow,
};
use crate::report::compact::compact;
use crate::report::placed::{Area, Cite, Missing, NotRead, Place, areas, cites, missing, place, places, unread};
use crate::report::rests_on::RestsOn;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/compare-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    #[serde(flatten)]
    rests_on: RestsOn<'a>,
    complete: bool,
    remarks: &'a [String],
    unread: Vec<NotRead<'a>>,
    grouped_by: Option<&'a str>,
    columns: Vec<OfColumn<'a>>,
    facts: Vec<OfFact<'a>>,
    verdicts: Vec<OfProvision<'a>>,
    findings: Vec<OfFinding<'a>>,
    outliers: Option<Vec<StandsOut<'a>>>,
    money: Vec<OfMoney<'a>>,
    papers: Vec<OfPaper<'a>>,
}

#[derive(Serialize)]
struct OfColumn<'a> {
    arrangement: &'a str,
    describes: &'a str,
    descriptions: usize,
    name: &'a str,
    areas: Vec<Area<'a>>,
    file: Cow<'a, str>,
    status: &'a str,
    judged_on: &'a str,
    as_if_in_force: bool,
    group: &'a str,
    read_in_full: bool,
}

#[derive(Serialize)]
struct OfFact<'a> {
    id: &'a str,
    section: &'a str,
    heading: &'a str,
    unit: Option<&'a str>,
    cells: Vec<Cell<'a>>,
    spreads: Vec<OfSpread<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    value: String,
    told: &'a [String],
    uncertain: &'a [String],
    hundredths: Option<i64>,
    known: &'a str,
    places: Vec<Place<'a>>,
    papers: Vec<Cite<'a>>,
    missing: Vec<Missing<'a>>,
}

#[derive(Serialize)]
struct OfSpread<'a> {
    group: &'a str,
    year: &'a str,
    count: usize,
    median: i64,
    lower: i64,
    upper: i64,
    least: i64,
    most: i64,
}

#[derive(Serialize)]
struct OfProvision<'a> {
    provision: &'a str,
    place: &'a str,
    asks: &'a str,
    force: &'a str,
    cells: Vec<Came<'a>>,
}

#[derive(Serialize)]
struct Came<'a> {
    outcome: Option<&'a str>,
    weighs: &'a str,
    of: usize,
    so: usize,
    findings: &'a [usize],
    unsaid: Vec<&'a str>,
    beyond: Option<&'a str>,
}

#[derive(Serialize)]
struct OfFinding<'a> {
    column: Option<usize>,
    rule: &'a str,
    outcome: &'a str,
    weighs: &'a str,
    message: &'a str,
    provisions: &'a [String],
    place: Place<'a>,
    papers: Vec<Cite<'a>>,
    missing: Vec<Missing<'a>>,
}

#[derive(Serialize)]
struct StandsOut<'a> {
    fact: usize,
    column: usize,
    spread: Option<OfSpread<'a>>,
    common: Option<Common<'a>>,
}

#[derive(Serialize)]
struct Common<'a> {
    group: &'a str,
    says: &'a str,
    so: usize,
    of: usize,
}

#[derive(Serialize)]
struct OfMoney<'a> {
    column: usize,
    year: &'a str,
    pot: &'a str,
    what: &'a str,
    who: &'a str,
    kind: &'a str,
    pence: Option<i64>,
    written: &'a str,
    share: Option<i64>,
    share_written: &'a str,
    change: Option<i64>,
    change_written: &'a str,
    note: &'a str,
    in_kind: &'a str,
    in_place_of: &'a str,
    is_open: bool,
    place: Place<'a>,
    papers: Vec<Cite<'a>>,
}

#[derive(Serialize)]
struct OfPaper<'a> {
    column: usize,
    title: &'a str,
    publisher: &'a str,
    date: &'a str,
    kind: &'a str,
    read: &'a str,
    address: &'a str,
    place: Place<'a>,
}

/// Writes a comparison as one line of JSON, version 1, by `schemas/compare-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no comparison is known to make it do.
pub fn compare_json(comparison: &Comparison, sources: &dyn SourceProvider) -> Result<String, serde_json::Error> {
    compact(&Document {
        version: 1,
        rests_on: RestsOn::of(&comparison.meta),
        complete: comparison.meta.complete,
        remarks: &comparison.meta.remarks,
        unread: unread(&comparison.meta, sources),
        grouped_by: comparison.grouped_by,
        columns: comparison.columns.iter().map(|column| of_column(column, sources)).collect(),
        facts: comparison.facts.iter().map(|row| of_fact(row, sources)).collect(),
        verdicts: comparison.verdicts.iter().map(of_provision).collect(),
        findings: comparison.found.iter().map(|found| of_finding(comparison, found, sources)).collect(),
        outliers: comparison.outliers.as_ref().map(|found| found.iter().map(stands_out).collect()),
        money: comparison.money.iter().map(|line| of_money(line, sources)).collect(),
        papers: comparison.papers.iter().map(|paper| of_paper(paper, sources)).collect(),
    })
}

fn of_column<'a>(column: &'a Column, sources: &'a dyn SourceProvider) -> OfColumn<'a> {
    let head = &column.head;
    OfColumn {
        arrangement: &head.id,
        describes: &head.describes,
        descriptions: column.descriptions,
        name: &head.name,
        areas: areas(head),
        file: sources.name(head.file),
        status: &head.status,
        judged_on: &head.judged.day,
        as_if_in_force: head.judged.as_if_in_force,
        group: &column.group,
        read_in_full: !column.partly_read,
    }
}

fn of_fact<'a>(row: &'a FactRow, sources: &'a dyn SourceProvider) -> OfFact<'a> {
    OfFact {
        id: &row.id,
        section: row.section,
        heading: &row.heading,
        unit: row.unit.map(crate::finding::Unit::id),
        cells: row.cells.iter().map(|cell| of_cell(cell, sources)).collect(),
        spreads: row.spreads.iter().map(of_spread).collect(),
    }
}

fn of_cell<'a>(cell: &'a FactCell, sources: &'a dyn SourceProvider) -> Cell<'a> {
    Cell {
        value: cell.words(),
        told: &cell.told,
        uncertain: &cell.doubted,
        hundredths: cell.number,
        known: cell.knowledge.id(),
        places: places(&cell.places, sources),
        papers: cites(&cell.papers),
        missing: missing(&cell.gaps, sources),
    }
}

fn of_spread(spread: &Spread) -> OfSpread<'_> {
    let Spread { group, year, count, median, lower, upper, least, most } = spread;
    OfSpread { group, year, count: *count, median: *median, lower: *lower, upper: *upper, least: *least, most: *most }
}

fn of_provision(row: &VerdictRow) -> OfProvision<'_> {
    let cells = row.cells.iter().map(|cell| Came {
        outcome: cell.outcome.map(crate::finding::Outcome::id),
        weighs: cell.strength.words(),
        of: cell.of,
        so: cell.so,
        findings: &cell.found,
        unsaid: cell.unsaid.iter().map(|why| &**why).collect(),
        beyond: cell.beyond.as_deref(),
    });
    OfProvision {
        provision: &row.provision,
        place: &row.place,
        asks: &row.paraphrase,
        force: &row.force,
        cells: cells.collect(),
    }
}

fn of_finding<'a>(comparison: &'a Comparison, found: &'a Found, sources: &'a dyn SourceProvider) -> OfFinding<'a> {
    OfFinding {
        column: found.column,
        rule: comparison.rules.get(found.rule).map_or("", |rule| &*rule.id),
        outcome: found.outcome.id(),
        weighs: found.strength.words(),
        message: &found.finding.message,
        provisions: &found.provisions,
        place: place(found.finding.primary.span, sources),
        papers: cites(&found.finding.papers),
        missing: missing(&found.gaps, sources),
    }
}

fn stands_out(outlier: &Outlier) -> StandsOut<'_> {
    let (spread, common) = match &outlier.against {
        Against::Spread(spread) => (Some(of_spread(spread)), None),
        Against::Common { group, says, so, of } => (None, Some(Common { group, says, so: *so, of: *of })),
    };
    StandsOut { fact: outlier.row, column: outlier.column, spread, common }
}

fn of_money<'a>(line: &'a MoneyLine, sources: &'a dyn SourceProvider) -> OfMoney<'a> {
    OfMoney {
        column: line.column,
        year: &line.year,
        pot: &line.pot,
        what: &line.what,
        who: &line.who,
        kind: line.kind,
        pence: line.pence,
        written: &line.written,
        share: line.share,
        share_written: &line.share_written,
        change: line.change,
        change_written: &line.change_written,
        note: &line.note,
        in_kind: &line.in_kind,
        in_place_of: &line.in_place_of,
        is_open: line.is_open,
        place: place(line.place, sources),
        papers: cites(&line.papers),
    }
}

fn of_paper<'a>(paper: &'a Paper, sources: &'a dyn SourceProvider) -> OfPaper<'a> {
    OfPaper {
        column: paper.column,
        title: &paper.title,
        publisher: &paper.publisher,
        date: &paper.date,
        kind: &paper.kind,
        read: &paper.read,
        address: &paper.address,
        place: place(paper.place, sources),
    }
}
