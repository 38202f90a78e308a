//! The page of one description of an arrangement.

use askama::Template;

use super::days::OnDay;
use super::duties::{Duties, Sorting};
use super::facts::Section;
use super::money::Year;
use super::nav::{Item, Main};
use super::pages::{Frame, Writing};
use super::places::Places;
use super::settle::{Asked, asked};
use super::{days, facts, money};
use crate::finding::{AreaPage, Outcome, Paper};
use crate::report::NotStated;
use crate::report::compare::judged;
use crate::report::counts::Counts;
use crate::report::graph;
use crate::report::html::{Block, Head, Look, Prose, Teller, text};
use crate::report::reason::Reason;
use crate::report::shown::Shown;
use crate::report::summary;
use crate::report::wording::day;

/// The path of the picture of a column.
pub(super) fn picture_path(places: &Places, column: usize) -> String {
    format!("pictures/{}.svg", places.area_name(column))
}

#[derive(Template)]
#[template(path = "html/site/area.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    name: String,
    called: Prose,
    judged: String,
    /// What came of it, in a sentence.
    verdict: Prose,
    totals: Vec<Prose>,
    remarks: Vec<Prose>,
    /// The reason that most of what is missing shares; may be empty.
    reason: Prose,
    /// What is wrong with the file itself.
    broken: Vec<Block>,
    /// Other descriptions of the same arrangement.
    others: Vec<Other>,
    duties: Duties,
    picture: Picture,
    facts: Vec<Section>,
    unknown: (usize, Vec<Asked>),
    judgement: (usize, Vec<Asked>),
    days: Vec<OnDay>,
    /// How far ahead these days look.
    until: String,
    money: Vec<Year>,
    sources: Vec<Source>,
}

/// Another description.
struct Other {
    href: String,
    name: String,
}

/// A picture with what it shows in words.
struct Picture {
    href: String,
    title: String,
    description: Prose,
}

/// A paper that facts were read in.
struct Source {
    title: Prose,
    /// Publisher, day, kind.
    about: Prose,
    read: Prose,
    /// An address on the web, where it is one; shown, and no link, since a site leads nowhere else.
    address: String,
    stands: String,
}

/// The page about a column.
pub(super) fn page(writing: &Writing<'_>, column: usize, area: &AreaPage) -> askama::Result<String> {
    let from = writing.places.folder();
    let name = writing.name(column);
    let report = &area.report;
    let counts = Counts::of(report);
    let head = report.arrangements.first();
    let partly = !report.unreadable.is_empty();
    let as_if = head.is_some_and(|head| head.judged.as_if_in_force);
    let verdict = counts.arrangements.first().map(|tally| summary::verdict(tally, as_if, partly)).unwrap_or_default();
    let totals = summary::totals(report, &counts.all, NotStated::Show);
    let links = from;
    let reason = Reason::of_report(report);
    let teller = Teller { report, sources: writing.sources, links: &links };
    let broken = report
        .findings
        .iter()
        .enumerate()
        .map(|(at, finding)| teller.block(&Shown { finding, verdict: None }, format!("b-{at}")));
    let Frame { head: look, nav, foot } = writing.frame(name, from, Main::Other);
    let picture = Picture {
        href: from.to(&picture_path(&writing.places, column)),
        title: text(&graph::title(&area.picture)),
        description: Prose::of(&graph::description(&area.picture)),
    };
    Page {
        head: look,
        nav,
        foot,
        called: Prose::of(head.map_or("", |head| &head.name)),
        judged: head.map(|head| text(&summary::capitalised(&summary::judged(head, " · ")))).unwrap_or_default(),
        verdict: Prose::of(&summary::capitalised(&verdict)),
        // The verdict says the first of them already.
        totals: Prose::of_all(totals.get(1..).unwrap_or_default()),
        remarks: Prose::of_all(&report.meta.remarks),
        broken: broken.collect(),
        others: others(writing, column),
        duties: Sorting::new(writing, (column, report), &links, reason).duties(),
        picture,
        facts: facts::of(writing, column, reason),
        reason: Prose::of(&reason.told().unwrap_or_default()),
        unknown: asked(report, Outcome::NotStated, reason),
        judgement: asked(report, Outcome::ForJudgement, reason),
        days: days::of(writing, column, &area.story),
        until: day(&area.story.until),
        money: money::of(writing, column),
        sources: sources(writing, column),
        name: text(name),
    }
    .render()
}

fn others(writing: &Writing<'_>, column: usize) -> Vec<Other> {
    let columns = &writing.site.comparison.columns;
    let Some(own) = columns.get(column) else { return Vec::new() };
    let from = writing.places.folder();
    let same = columns.iter().enumerate().filter(|(at, other)| *at != column && other.arrangement == own.arrangement);
    let other = |(at, other): (usize, _)| Other {
        href: from.area(at),
        name: text(&format!("{}, {}", writing.name(at), judged(other))),
    };
    same.map(other).collect()
}

fn sources(writing: &Writing<'_>, column: usize) -> Vec<Source> {
    let own = writing.site.comparison.papers.iter().filter(|paper| paper.column == column);
    own.map(|paper| Source {
        title: Prose::of(if paper.title.is_empty() { "A paper without a title" } else { &paper.title }),
        about: Prose::of(&about(paper)),
        read: Prose::of(&paper.read),
        address: text(&paper.address),
        stands: writing.stands(column, paper.place),
    })
    .collect()
}

fn about(paper: &Paper) -> String {
    let parts = [&paper.publisher, &paper.date, &paper.kind];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}
