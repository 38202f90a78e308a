//! The page of a step from some arrangements to others.

use askama::Template;

use super::nav::{Item, Main};
use super::pages::{Frame, SiteError, SiteFile, Told, Writing};
use crate::finding::{ArrangementHead, Picture, Restructure};
use crate::report::fact_words::in_words;
use crate::report::graph::{self, graph_svg};
use crate::report::html::{Head, Links, Look, Prose, text};
use crate::report::restructure::{described, items, not_asked, not_drawn, sections, verdict};
use crate::report::swapped::swapped;
use crate::source::FileId;

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
    pictures: Vec<Drawn>,
    /// Of what nothing is drawn.
    not_drawn: Vec<Prose>,
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
    /// What is to be known and done about it: provision, reason, question or remedy.
    notes: Vec<(String, Prose)>,
    other: Prose,
    rule: String,
    href: Option<String>,
    /// On which side, and where it stands there; may be empty.
    at: String,
}

/// The reporting lines of an arrangement of one side.
struct Drawn {
    side: &'static str,
    name: String,
    href: String,
    title: String,
    description: Prose,
}

/// A line of the list of the first day.
struct Handed {
    what: Prose,
    owner: Prose,
    /// Which descriptions name these posts, by side and file; empty where none does.
    named_in: Vec<Prose>,
    due: String,
    /// How it stands: settled or still open.
    state: &'static str,
    /// What is still open; empty where it is settled.
    open: Prose,
}

/// The page.
pub(super) fn page(writing: &Writing<'_>, told: Told<'_>) -> askama::Result<String> {
    let from = writing.places.top();
    let step = told.step;
    let heads = |heads: &[ArrangementHead]| heads.iter().map(|head| Prose::of(&described(head))).collect();
    let line = |line: &crate::report::restructure::Line| Line {
        called: crate::report::summary::capitalised(&line.label),
        says: Prose::of(&line.says),
        notes: line.notes.iter().map(|(name, text)| (heading(name), Prose::of(text))).collect(),
        other: Prose::of(&line.other),
        rule: text(&line.rule),
        href: from.rule(&line.rule),
        at: line.at.as_ref().map(|(side, at)| text(&format!("{side}: {at}"))).unwrap_or_default(),
    };
    let parts = sections(step, told.sources, in_words);
    let Frame { head, nav, foot } = writing.frame("What the change brings", from, Main::Step);
    Page {
        head,
        nav,
        foot,
        verdict: Prose::of(&verdict(step)),
        backwards: Prose::of(&swapped(step.backwards.as_ref())),
        before: heads(&step.before.arrangements),
        after: heads(&step.after.arrangements),
        remarks: not_asked(step).iter().chain(&step.meta.remarks).map(|text| Prose::of(text)).collect(),
        sections: parts
            .iter()
            .map(|part| Section { title: part.heading, lines: part.lines.iter().map(line).collect() })
            .collect(),
        pictures: drawn(step),
        not_drawn: Prose::of_all(&not_drawn(step)),
        day_one: items(step, told.sources)
            .into_iter()
            .map(|item| Handed {
                state: item.state(),
                what: Prose::of(&item.what),
                owner: Prose::of(&item.owner),
                named_in: item.named_in.iter().map(|file| Prose::of(&naming(told, *file))).collect(),
                due: text(&item.due_by()),
                open: item.open.map(|open| Prose::of(&format!("{}: {}", open.label, open.says))).unwrap_or_default(),
            })
            .collect(),
    }
    .render()
}

/// A description that names a post: its side, what it is called, and its file.
fn naming(told: Told<'_>, file: FileId) -> String {
    let step = told.step;
    let sides = [("before", &step.before.arrangements), ("after", &step.after.arrangements)];
    let of = |(side, heads): (&str, &[ArrangementHead])| {
        let head = heads.iter().find(|head| head.file == file)?;
        Some(format!("{side}, {}", head.called()))
    };
    let called = sides.into_iter().find_map(|(side, heads)| of((side, heads))).unwrap_or_default();
    format!("named in {called}: {}", told.sources.name(file))
}

/// What a note is called on a page.
fn heading(note: &str) -> String {
    if note == "by" { "Accepted by".to_owned() } else { crate::report::summary::capitalised(note) }
}

/// The files of the pictures of a step.
pub(super) fn pictures(told: Told<'_>) -> Result<Vec<SiteFile>, SiteError> {
    let mut files = Vec::new();
    for (side, pictures) in sides(told.step) {
        for (at, picture) in pictures.iter().enumerate() {
            files.push(SiteFile { path: picture_path(side, at), text: graph_svg(picture, told.sources)? });
        }
    }
    Ok(files)
}

fn sides(step: &Restructure) -> [(&'static str, &Vec<Picture>); 2] {
    let [before, after] = &step.pictures;
    [("before", before), ("after", after)]
}

fn picture_path(side: &str, at: usize) -> String {
    format!("pictures/change-{side}-{}.svg", at.saturating_add(1))
}

fn drawn(step: &Restructure) -> Vec<Drawn> {
    let of = |(side, pictures): (&'static str, &Vec<Picture>)| {
        let one = |(at, picture): (usize, &Picture)| Drawn {
            side,
            name: text(picture.head.called()),
            href: picture_path(side, at),
            title: text(&graph::title(picture)),
            description: Prose::of(&graph::description(picture)),
        };
        pictures.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    sides(step).into_iter().flat_map(of).collect()
}
