//! The page on which any two areas stand side by side, and the data that it loads of each.

use askama::Template;
use serde::Serialize;

use super::nav::{Item, Main};
use super::pages::{Frame, SiteError, Writing};
use super::places::Places;
use super::rows::{Cell, handed_over};
use crate::report::compare::{judged, sections, signs};
use crate::report::html::{Head, Look, Prose, text};

#[derive(Template)]
#[template(path = "html/site/compare.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    signs: Vec<Prose>,
    areas: Vec<Choice>,
    sections: Vec<Section>,
}

/// An area to choose.
struct Choice {
    /// What the file of its data goes by.
    name: String,
    words: String,
    href: String,
}

/// Rows that stand together.
struct Section {
    title: String,
    rows: Vec<Row>,
}

/// A row, of which the page fills in two values.
struct Row {
    heading: String,
    href: Option<String>,
    says: Prose,
}

/// What the page loads of an area: its values, in the order of the rows.
#[derive(Serialize)]
struct Data {
    name: String,
    judged: String,
    href: String,
    cells: Vec<Cell>,
}

/// The path of the data of a column.
pub(super) fn data_path(places: &Places, column: usize) -> String {
    format!("data/area-{}.js", places.area_name(column))
}

/// The page.
pub(super) fn page(writing: &Writing<'_>) -> askama::Result<String> {
    let from = writing.places.top();
    let comparison = &writing.site.comparison;
    let areas = writing.names.iter().enumerate().map(|(at, name)| Choice {
        name: writing.places.area_name(at).to_owned(),
        words: text(name),
        href: from.area(at),
    });
    let facts = sections(comparison).into_iter().map(|(title, rows)| Section {
        title: title.to_owned(),
        rows: rows
            .into_iter()
            .map(|row| Row { heading: text(&row.heading), href: None, says: Prose::default() })
            .collect(),
    });
    let provisions = Section {
        title: "How the provisions came out".to_owned(),
        rows: comparison
            .verdicts
            .iter()
            .map(|row| Row {
                heading: text(&row.name),
                href: crate::report::html::Links::provision(&from, &row.provision),
                says: Prose::of(&row.paraphrase),
            })
            .collect(),
    };
    let Frame { head, nav, foot } = writing.frame("Compare two areas", from, Main::Compare);
    Page {
        head,
        nav,
        foot,
        signs: signs(comparison).into_iter().map(Prose::of).collect(),
        areas: areas.collect(),
        sections: facts.chain([provisions]).filter(|section| !section.rows.is_empty()).collect(),
    }
    .render()
}

/// The data of a column.
pub(super) fn data(writing: &Writing<'_>, column: usize) -> Result<String, SiteError> {
    let comparison = &writing.site.comparison;
    let facts = comparison.facts.iter().filter_map(|row| Some(Cell::of_fact(row, row.cells.get(column)?)));
    let verdicts = comparison.verdicts.iter().filter_map(|row| Some(Cell::of_verdict(row, row.cells.get(column)?)));
    let data = Data {
        name: writing.name(column).to_owned(),
        judged: comparison.columns.get(column).map(judged).unwrap_or_default(),
        href: writing.places.top().area(column),
        cells: facts.chain(verdicts).collect(),
    };
    handed_over("area", &format!("area-{}", writing.places.area_name(column)), &data)
}
