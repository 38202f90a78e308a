//! The page of a step from some arrangements to others.

use askama::Template;

use super::nav::{Item, Main};
use super::pages::{Frame, Told, Writing};
use crate::finding::{ArrangementHead, Restructure};
use crate::report::html::{Head, Links, Look, Prose, text};
use crate::report::restructure::{backwards, described, items, sections, verdict};

#[derive(Template)]
#[template(path = "html/site/restructure.html")]
struct Page {
    head: Head,
    nav: Vec<Item>,
    foot: String,
    verdict: Prose,
    backwards: Prose,
    before: Vec<Prose>,
    after: Vec<Prose>,
    remarks: Vec<Prose>,
    sections: Vec<Section>,
    lines: Vec<Side>,
    day_one: Vec<Handed>,
}

/// Findings that stand together.
struct Section {
    title: &'static str,
    lines: Vec<Line>,
}

struct Line {
    called: String,
    says: Prose,
    other: Prose,
    rule: String,
    href: Option<String>,
    /// On which side, and where it stands there; may be empty.
    at: String,
}

/// To whom groups report on one side.
struct Side {
    title: &'static str,
    arrangements: Vec<Arrangement>,
}

struct Arrangement {
    name: String,
    lines: Vec<Reports>,
}

/// A group, and to whom it reports.
struct Reports {
    name: String,
    to: String,
    /// `new` or `gone`; empty for what is on both sides.
    became: &'static str,
}

/// A line of the list of the first day.
struct Handed {
    what: Prose,
    owner: Prose,
    due: String,
    /// What is still open; empty where it is settled.
    open: Prose,
}

/// The page.
pub(super) fn page(writing: &Writing<'_>, told: Told<'_>) -> askama::Result<String> {
    let from = writing.places.from_top();
    let step = told.step;
    let heads = |heads: &[ArrangementHead]| heads.iter().map(|head| Prose::of(&described(head))).collect();
    let line = |line: &crate::report::restructure::Line| Line {
        called: crate::report::summary::capitalised(line.label),
        says: Prose::of(&line.says),
        other: Prose::of(&line.other),
        rule: text(&line.rule),
        href: from.rule(&line.rule),
        at: line.at.as_ref().map(|(side, at)| text(&format!("{side}: {at}"))).unwrap_or_default(),
    };
    let parts = sections(step, told.sources);
    let Frame { head, nav, foot } = writing.frame("What the change brings", from, Main::Step);
    Page {
        head, nav, foot,
        verdict: Prose::of(&verdict(step)),
        backwards: Prose::of(&backwards(step)),
        before: heads(&step.before.arrangements),
        after: heads(&step.after.arrangements),
        remarks: Prose::of_all(&step.meta.remarks),
        sections: parts
            .iter()
            .map(|part| Section { title: part.heading, lines: part.lines.iter().map(line).collect() })
            .collect(),
        lines: sides(step),
        day_one: items(step)
            .into_iter()
            .map(|item| Handed {
                what: Prose::of(&item.what),
                owner: Prose::of(&item.owner),
                due: text(&item.due),
                open: item.open.map(|open| Prose::of(&format!("{}: {}", open.label, open.says))).unwrap_or_default(),
            })
            .collect(),
    }
    .render()
}

/// To whom groups report, as tables: what a picture would show to those who see it.
fn sides(step: &Restructure) -> Vec<Side> {
    let [before, after] = &step.pictures;
    let all = [("before", before, "gone"), ("after", after, "new")];
    let side = |(title, pictures, apart): (&'static str, &Vec<crate::finding::ReportingLines>, &'static str)| Side {
        title,
        arrangements: pictures.iter().map(|picture| arrangement(picture, apart)).collect(),
    };
    all.into_iter().filter(|(_, pictures, _)| !pictures.is_empty()).map(side).collect()
}

fn arrangement(picture: &crate::finding::ReportingLines, apart: &'static str) -> Arrangement {
    let name = |at: usize| picture.nodes.get(at).map_or("", |node| node.name.as_str());
    let lines = picture.nodes.iter().enumerate().map(|(at, node)| {
        let to: Vec<&str> = picture.lines.iter().filter(|(from, _)| *from == at).map(|(_, to)| name(*to)).collect();
        Reports {
            name: text(&node.name),
            to: text(&to.join(", ")),
            became: if node.is_on_one_side { apart } else { "" },
        }
    });
    Arrangement { name: text(&picture.name), lines: lines.collect() }
}
