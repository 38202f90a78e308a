use askama::Template;

use super::telling::{
    column_names, fact, judged, middles, nothing_stands_out, reasons, remarks, rests_on, sections, stands_out, title,
    verdict,
};
use crate::finding::{Column, Comparison, FactCell, FactRow, VerdictCell, VerdictRow};
use crate::report::html::{Head, HtmlError, Look, Prose, class};
use crate::report::plain::plain;
use crate::report::summary;
use crate::report::telling::{place, sentence};
use crate::source::SourceProvider;

/// A comparison as the template writes it.
#[derive(Template)]
#[template(path = "html/compare.html", whitespace = "minimize")]
struct Page {
    head: Head,
    title: String,
    remarks: Vec<Prose>,
    lists: Vec<List>,
    columns: Vec<Heading>,
    sections: Vec<Section>,
    rests_on: Vec<Prose>,
}

struct List {
    title: &'static str,
    items: Vec<Prose>,
}

struct Heading {
    /// The group it stands in; empty where there is none.
    group: Prose,
    name: Prose,
    file: String,
    judged: Prose,
}

struct Section {
    title: String,
    /// What is folded behind a heading, and behind a cell.
    fold: [&'static str; 2],
    rows: Vec<Row>,
}

struct Row {
    heading: Prose,
    asks: Prose,
    cells: Vec<Cell>,
}

struct Cell {
    class: &'static str,
    says: Prose,
    why: Prose,
}

/// Writes a comparison as one page of HTML that stands by itself: a table with a row for each fact and provision, where each stands behind it.
///
/// # Errors
/// When the template refuses the comparison, which none of masa's own is known to make it do.
pub fn compare_html(comparison: &Comparison, sources: &dyn SourceProvider) -> Result<String, HtmlError> {
    let names = column_names(comparison, sources);
    let title = title(comparison);
    let columns = comparison.columns.iter().zip(&names).map(|(column, name)| heading(column, name, sources));
    let page = Page {
        head: Head::alone(&title),
        remarks: Prose::of_all(&remarks(comparison, sources)),
        lists: numbers(comparison, &names),
        columns: columns.collect(),
        sections: facts(comparison, sources).chain(verdicts(comparison, sources)).collect(),
        rests_on: Prose::of_all(&summary::data_of(&comparison.meta)),
        title,
    };
    Ok(page.render()?)
}

fn heading(column: &Column, name: &str, sources: &dyn SourceProvider) -> Heading {
    Heading {
        group: Prose::of(&column.group),
        name: Prose::of(name),
        file: plain(&sources.name(column.head.file)).into_owned(),
        judged: Prose::of(&judged(column)),
    }
}

fn facts<'c>(comparison: &'c Comparison, sources: &'c dyn SourceProvider) -> impl Iterator<Item = Section> + use<'c> {
    sections(comparison).into_iter().map(move |(title, rows)| {
        let row = |row: &FactRow| Row {
            heading: Prose::of(&row.heading),
            asks: Prose::default(),
            cells: row.cells.iter().map(|cell| stated(row, cell, sources)).collect(),
        };
        Section { title: title.to_owned(), fold: ["", "where"], rows: rows.into_iter().map(row).collect() }
    })
}

fn stated(row: &FactRow, cell: &FactCell, sources: &dyn SourceProvider) -> Cell {
    Cell {
        class: if cell.is_told() { "" } else { "unknown" },
        says: Prose::of(&fact(row, cell)),
        why: Prose::of(&rests_on(cell, sources)),
    }
}

/// How the provisions came out; nothing where none was asked for.
fn verdicts(comparison: &Comparison, sources: &dyn SourceProvider) -> Option<Section> {
    let row = |row: &VerdictRow| Row {
        heading: Prose::of(&row.name),
        asks: Prose::of(&format!("{} ({}, {})", row.paraphrase, row.force, row.standing)),
        cells: row.cells.iter().map(|cell| came_out(comparison, cell, sources)).collect(),
    };
    (!comparison.verdicts.is_empty()).then(|| Section {
        title: "How the provisions came out".to_owned(),
        fold: ["what it asks", "why"],
        rows: comparison.verdicts.iter().map(row).collect(),
    })
}

/// An outcome, with what there is to tell of it, each finding with its place.
fn came_out(comparison: &Comparison, cell: &VerdictCell, sources: &dyn SourceProvider) -> Cell {
    let found = cell.found.iter().filter_map(|at| comparison.found.get(*at));
    let says = found.map(|one| {
        let finding = &one.finding;
        format!("{} ({})", sentence(&finding.message), place(sources, finding.primary.span))
    });
    Cell {
        class: cell.outcome.map_or("unknown", class),
        says: Prose::of(&verdict(cell)),
        why: Prose::of(&says.chain(reasons(comparison, cell).map(|why| sentence(&why))).collect::<Vec<_>>().join(" ")),
    }
}

/// Middles, and what stands out; and how many outcomes of each kind there are is for nobody to add up.
fn numbers(comparison: &Comparison, names: &[String]) -> Vec<List> {
    let middles = middles(comparison).into_iter().map(|(row, says)| Prose::of(&format!("{}: {says}", row.heading)));
    let mut lists = vec![List { title: "Where the middle lies", items: middles.collect() }];
    if let Some(found) = stands_out(comparison) {
        let says = found.iter().map(|one| {
            let name = names.get(one.column).map_or("", String::as_str);
            Prose::of(&format!("{name}, {}: {}; {}", one.row.heading, one.says, one.against))
        });
        let mut items: Vec<Prose> = says.collect();
        if items.is_empty() {
            items.push(Prose::of(nothing_stands_out(comparison)));
        }
        lists.push(List { title: "What stands out", items });
    }
    lists.retain(|list| !list.items.is_empty());
    lists
}
