//! A page for each provision of the law catalogue, and the list of them.

use askama::Template;

use super::nav::{Item, Main};
use super::pages::{Frame, SiteFile, Writing};
use super::places::{Here, provision};
use super::rows::shape;
use crate::finding::{CoverageRow, Covered, VerdictRow, told_apart};
use crate::report::compare::{beyond, judged, verdict};
use crate::report::coverage::heading;
use crate::report::html::{Head, Links, Look, Prose, text};
use crate::report::summary::capitalised;
use crate::report::telling::sentence;

#[derive(Template)]
#[template(path = "html/site/provision.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    name: String,
    says: Prose,
    asks: Prose,
    certainty: &'static str,
    in_force: Prose,
    bearer: Prose,
    covered: &'static str,
    why: Prose,
    rules: Vec<Rule>,
    areas: Vec<Came>,
}

/// A rule that rests on it.
struct Rule {
    id: String,
    href: Option<String>,
    title: Prose,
    by_people: bool,
}

/// How it came out for an area.
struct Came {
    href: String,
    name: String,
    /// On which day and how it was judged.
    judged: String,
    class: &'static str,
    words: String,
    /// Why it is for judgement although what was asked came out well; empty for any other.
    beyond: Prose,
}

#[derive(Template)]
#[template(path = "html/site/provisions.html")]
struct List {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    instruments: Vec<Instrument>,
}

struct Instrument {
    title: String,
    id: String,
    rows: Vec<Listed>,
}

struct Listed {
    href: String,
    place: String,
    force: Prose,
    says: Prose,
    covered: &'static str,
}

/// The pages, and the list.
pub(super) fn files(writing: &Writing<'_>) -> askama::Result<Vec<SiteFile>> {
    let mut files = vec![SiteFile { path: "provisions/index.html".to_owned(), text: list(writing)? }];
    let rows = &writing.site.law.rows;
    let places: Vec<String> = rows.iter().map(|row| format!("{}, {}", row.instrument, row.place)).collect();
    let asked: Vec<(&str, &str)> = places.iter().map(String::as_str).zip(rows.iter().map(|row| &*row.says)).collect();
    for (row, name) in rows.iter().zip(told_apart(&asked)) {
        files.push(SiteFile { path: provision(&row.provision), text: page(writing, row, &name)? });
    }
    Ok(files)
}

fn page(writing: &Writing<'_>, row: &CoverageRow, name: &str) -> askama::Result<String> {
    let from = writing.places.folder();
    let compared = writing.site.comparison.verdicts.iter().find(|verdicts| verdicts.provision == row.provision);
    let Frame { head, nav, foot } = writing.frame(name, from, Main::Provisions);
    Page {
        head,
        nav,
        foot,
        name: text(name),
        says: Prose::of(&row.says),
        asks: Prose::of(&capitalised(&row.asks)),
        certainty: row.known,
        in_force: Prose::of(&row.in_force),
        bearer: Prose::of(&row.bearer),
        covered: heading(row.covered),
        why: Prose::of(&row.why),
        rules: rules(writing, row, from),
        areas: compared.map(|row| came(writing, row, from)).unwrap_or_default(),
    }
    .render()
}

fn rules(writing: &Writing<'_>, row: &CoverageRow, from: Here<'_>) -> Vec<Rule> {
    let is_data = row.covered == Covered::AsData;
    let named = row.rules.iter().map(|id| (id, false)).chain(row.checklist.iter().map(|id| (id, true)));
    let one = |(id, by_people): (&String, bool)| {
        let page = writing.site.rules.pages.iter().find(|page| page.listed.id.as_str() == id);
        Rule {
            id: text(id),
            href: from.rule(id),
            title: Prose::of(page.map_or("", |page| page.listed.title.as_str())),
            by_people,
        }
    };
    if is_data { Vec::new() } else { named.map(one).collect() }
}

/// How a provision came out for each area, in the order of the comparison.
fn came(writing: &Writing<'_>, row: &VerdictRow, from: Here<'_>) -> Vec<Came> {
    let one = |(at, cell)| Came {
        href: from.area(at),
        name: text(writing.name(at)),
        judged: writing.site.comparison.columns.get(at).map(|column| text(&judged(column))).unwrap_or_default(),
        class: shape(cell),
        words: text(&verdict(cell)),
        beyond: Prose::of(&beyond(cell).map_or_else(String::new, |why| sentence(&why))),
    };
    row.cells.iter().enumerate().map(one).collect()
}

fn list(writing: &Writing<'_>) -> askama::Result<String> {
    let from = writing.places.folder();
    let mut instruments: Vec<Instrument> = Vec::new();
    for row in &writing.site.law.rows {
        let listed = Listed {
            href: from.provision(&row.provision).unwrap_or_default(),
            place: text(&row.place),
            force: Prose::of(&row.asks),
            says: Prose::of(&row.says),
            covered: heading(row.covered),
        };
        let title = text(&row.instrument);
        if let Some(last) = instruments.last_mut().filter(|last| last.title == title) {
            last.rows.push(listed);
        } else {
            instruments.push(Instrument { id: format!("i-{}", instruments.len()), title, rows: vec![listed] });
        }
    }
    let Frame { head, nav, foot } = writing.frame("Provisions", from, Main::Provisions);
    List { head, nav, foot, instruments }.render()
}
