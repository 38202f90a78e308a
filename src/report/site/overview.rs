//! The first page: the areas in a table that can be filtered and sorted, and how much of England they cover.

use askama::Template;

use super::nav::{Item, Main};
use super::pages::{Frame, Writing};
use super::rows::{self, Offer};
use crate::finding::{Comparison, FactRow};
use crate::report::compare::{fact, judged, remarks, sections, title};
use crate::report::html::{Block, Head, Look, Prose, Teller, text};
use crate::report::shown::Shown;
use crate::report::wording::{counted, listed};

/// The facts that the table always shows, where they are among those of the comparison.
const SHOWN: [&str; 7] = ["councils", "health-boards", "forces", "tiers", "chair", "scrutiny-form", "edition"];

#[derive(Template)]
#[template(path = "html/site/overview.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    title: String,
    remarks: Vec<Prose>,
    regions: Vec<String>,
    statuses: Vec<String>,
    headings: Vec<String>,
    areas: Vec<Area>,
    offers: Vec<Offers>,
    england: Vec<Region>,
    covered: String,
    /// What is said of several files together, and what could not be read.
    set: Vec<Block>,
}

/// A row of the table.
struct Area {
    column: usize,
    href: String,
    name: String,
    called: String,
    region: String,
    status: String,
    judged: String,
    /// The earliest day that it may be, ISO 8601, to sort by.
    day: String,
    cells: Vec<Cell>,
}

struct Cell {
    heading: String,
    words: Prose,
    is_known: bool,
    /// A number to sort by; empty where there is none.
    number: String,
}

/// Rows that may be shown beside those of the table.
struct Offers {
    title: String,
    rows: Vec<Offer>,
}

/// A region of England.
struct Region {
    name: String,
    told: String,
    covered: Vec<Covered>,
    missing: String,
}

/// An area that has arrangements in the set.
struct Covered {
    name: String,
    pages: Vec<(String, String)>,
}

/// The first page.
pub(super) fn page(writing: &Writing<'_>) -> askama::Result<String> {
    let comparison = &writing.site.comparison;
    let from = writing.places.top();
    let shown: Vec<&FactRow> =
        SHOWN.iter().filter_map(|id| comparison.facts.iter().find(|row| row.id == *id)).collect();
    let areas: Vec<Area> = (0..comparison.columns.len()).filter_map(|at| area(writing, at, &shown)).collect();
    let distinct = |of: fn(&Area) -> &String| {
        let mut values: Vec<String> = areas.iter().map(of).filter(|value| !value.is_empty()).cloned().collect();
        values.sort();
        values.dedup();
        values
    };
    let title = title(comparison);
    let teller = Teller { report: &writing.site.set, sources: writing.sources, links: &from };
    let set = crate::report::shown::shown(&writing.site.set, crate::report::NotStated::Show);
    let england = england(writing);
    let (with, of) = writing
        .site
        .england
        .iter()
        .fold((0, 0), |(with, of), area| (with + usize::from(!area.columns.is_empty()), of + 1));
    let Frame { head, nav, foot } = writing.frame(&format!("{title} - masa"), from, Main::Overview);
    Page {
        head,
        nav,
        foot,
        title: text(&title),
        remarks: Prose::of_all(&remarks(comparison, writing.sources)),
        regions: distinct(|area| &area.region),
        statuses: distinct(|area| &area.status),
        headings: shown.iter().map(|row| text(&row.heading)).collect(),
        offers: offers(comparison),
        covered: format!("{with} of {}", counted(of, "area", "areas")),
        england,
        set: set
            .iter()
            .enumerate()
            .map(|(at, shown): (usize, &Shown<'_>)| teller.block(shown, format!("s-{at}")))
            .collect(),
        areas,
    }
    .render()
}

fn area(writing: &Writing<'_>, at: usize, shown: &[&FactRow]) -> Option<Area> {
    let column = writing.site.comparison.columns.get(at)?;
    let cells = shown.iter().filter_map(|row| {
        let cell = row.cells.get(at)?;
        Some(Cell {
            heading: text(&row.heading),
            words: Prose::of(&fact(row, cell)),
            is_known: cell.is_told(),
            number: cell.order.map(|order| order.to_string()).unwrap_or_default(),
        })
    });
    Some(Area {
        column: at,
        href: writing.places.top().area(at),
        name: text(writing.name(at)),
        called: text(&column.head.name),
        region: text(&column.group),
        status: text(&column.head.status),
        judged: text(&judged(column)),
        day: text(&column.head.judged.earliest),
        cells: cells.collect(),
    })
}

fn offers(comparison: &Comparison) -> Vec<Offers> {
    let facts = sections(comparison).into_iter().map(|(title, rows)| Offers {
        title: title.to_owned(),
        // What the table shows already is no more to be had.
        rows: rows.into_iter().filter(|row| !SHOWN.contains(&row.id.as_str())).map(rows::fact_offer).collect(),
    });
    let provisions = Offers {
        title: "How a provision came out".to_owned(),
        rows: comparison.verdicts.iter().map(rows::verdict_offer).collect(),
    };
    facts.chain([provisions]).filter(|offers| !offers.rows.is_empty()).collect()
}

/// The regions in order of name, each with its areas.
fn england(writing: &Writing<'_>) -> Vec<Region> {
    let mut regions: Vec<(&str, Vec<_>)> = Vec::new();
    for area in &writing.site.england {
        match regions.last_mut().filter(|(name, _)| *name == area.region) {
            Some((_, areas)) => areas.push(area),
            None => regions.push((&area.region, vec![area])),
        }
    }
    let from = writing.places.top();
    // Several descriptions of an arrangement bear one name: the day that each speaks for tells them apart.
    let page = |at: usize, of_several: bool| {
        let head = writing.site.comparison.columns.get(at).map(|column| &column.head);
        let name = head.map(|head| &*head.name).filter(|name| !name.is_empty()).unwrap_or(writing.name(at));
        let day = head.filter(|_| of_several).map(|head| format!(", {}", head.judged.words)).unwrap_or_default();
        (from.area(at), text(&format!("{name}{day}")))
    };
    let pages = |columns: &[usize]| columns.iter().map(|at| page(*at, columns.len() > 1)).collect();
    let region = |(name, areas): (&str, Vec<&crate::finding::EnglishArea>)| {
        let (with, without): (Vec<_>, Vec<_>) = areas.iter().partition(|area| !area.columns.is_empty());
        let missing: Vec<&str> =
            without.iter().map(|area: &&&crate::finding::EnglishArea| area.name.as_str()).collect();
        Region {
            name: text(name),
            told: format!("{} of {}", with.len(), areas.len()),
            covered: with.iter().map(|area| Covered { name: text(&area.name), pages: pages(&area.columns) }).collect(),
            missing: text(&listed(&missing)),
        }
    };
    regions.into_iter().map(region).collect()
}
