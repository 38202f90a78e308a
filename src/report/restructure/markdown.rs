use std::fmt::Write as _;

use super::day_one::{HEADING, Item, items};
use super::section::{Line, Section, sections};
use super::telling::{described, not_asked, not_drawn, verdict};
use crate::finding::{Finding, Restructure};
use crate::report::graph::graph_mermaid;
use crate::report::markdown::{LONGEST, cell, code, heads, inline, length, rows};
use crate::report::questions::by_its_key;
use crate::report::summary;
use crate::report::swapped::swapped;
use crate::report::telling::place;
use crate::report::wording::counted;
use crate::source::SourceProvider;

/// How long the page may be after each of its parts, so that it can be posted as a comment and what comes later has room too.
const AFTER_HEAD: usize = 6_000;
const AFTER_UNREAD: usize = 10_000;
const AFTER_SECTIONS: usize = 36_000;
const AFTER_PICTURES: usize = 46_000;
const AFTER_LIST: usize = 62_000;

/// The end of what is folded.
const FOLDED: &str = "\n</details>\n";

/// Writes what a step brings as Markdown, to be posted under a proposed change.
///
/// A page too long for a comment ends its parts early and says how much is left out; the verdict is whole.
#[must_use]
pub fn restructure_markdown(step: &Restructure, sources: &dyn SourceProvider) -> String {
    let mut out = format!("## What the change brings\n\n**{}**\n\n", inline(&verdict(step)));
    let backwards = swapped(step.backwards.as_ref());
    if !backwards.is_empty() {
        let _ = writeln!(out, "{}\n", inline(&backwards));
    }
    for (lead, report, room) in [("Before", &step.before, AFTER_HEAD / 2), ("After", &step.after, AFTER_HEAD)] {
        let described: Vec<String> = report.arrangements.iter().map(described).collect();
        heads(&mut out, lead, &described, room);
    }
    unread(&mut out, step, sources);
    told(&mut out, &sections(step, sources, by_its_key));
    pictures(&mut out, step);
    day_one(&mut out, &items(step, sources));
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data_of(&step.meta).join(" · ")));
    let not_asked = not_asked(step);
    let remarks = not_asked.iter().chain(&step.meta.remarks);
    let count = remarks.clone().count();
    rows(&mut out, LONGEST, count, remarks.map(|remark| format!("\n{}\n", inline(remark))));
    out.replace('\u{a0}', " ")
}

/// What could not be read, with its place: whoever only has the page knows what is missing in it.
fn unread(out: &mut String, step: &Restructure, sources: &dyn SourceProvider) {
    let findings = step.before.findings.iter().chain(&step.after.findings);
    let findings: Vec<&Finding> = findings.filter(|finding| finding.code.is_unreadable()).collect();
    if findings.is_empty() {
        return;
    }
    let written = |finding: &&Finding| {
        let mend =
            if finding.mend.is_empty() { String::new() } else { format!("\n  - mend: {}", inline(&finding.mend)) };
        format!("- {}: {}{mend}\n", code(&place(sources, finding.primary.span)), inline(&finding.message))
    };
    out.push_str("\n### What could not be read\n\n");
    let left = rows(out, AFTER_UNREAD, findings.len(), findings.iter().map(written));
    left_out(out, left, ("more value is", "more values are"));
}

/// What is lost, new and the like, gravest first.
fn told(out: &mut String, sections: &[Section]) {
    let mut left = 0;
    for section in sections {
        // What has to be done comes first and lies open; the rest is there for those who look for it.
        let mut part = if section.is_aside {
            format!("\n<details>\n<summary>{} ({})</summary>\n\n", section.heading, section.lines.len())
        } else {
            format!("\n### {}\n\n", section.heading)
        };
        // What comes after something that is left out is left out too: it weighs no more.
        let room = if left > 0 { 0 } else { AFTER_SECTIONS.saturating_sub(length(out)) };
        let more = rows(&mut part, room, section.lines.len(), section.lines.iter().map(written));
        if more < section.lines.len() {
            out.push_str(&part);
            out.push_str(if section.is_aside { FOLDED } else { "" });
        }
        left += more;
    }
    left_out(out, left, ("more finding is", "more findings are"));
}

fn written(line: &Line) -> String {
    let mut out = format!("- **{}:** {} ({})\n", line.label, inline(&line.says), code(&line.rule));
    for (name, text) in &line.notes {
        let _ = writeln!(out, "  - {name}: {}", inline(text));
    }
    if !line.other.is_empty() {
        let _ = writeln!(out, "  - {}", inline(&line.other));
    }
    if let Some((side, at)) = &line.at {
        let _ = writeln!(out, "  - {side}: {}", code(at));
    }
    out
}

/// The reporting lines of both sides; a picture is whole or left out.
fn pictures(out: &mut String, step: &Restructure) {
    let [before, after] = &step.pictures;
    let sides = [("before", before), ("after", after)];
    let all = sides.into_iter().flat_map(|(side, pictures)| pictures.iter().map(move |picture| (side, picture)));
    let drawn = all.map(|(side, picture)| {
        let (name, drawn) = (inline(picture.head.called()), graph_mermaid(picture));
        format!("\n### Reporting lines {side}: {name}\n\n```mermaid\n{drawn}```\n")
    });
    let mut folded = String::from("\n<details>\n<summary>Reporting lines before and after</summary>\n");
    let left = rows(&mut folded, AFTER_PICTURES.saturating_sub(length(out)), before.len() + after.len(), drawn);
    if left < before.len() + after.len() {
        out.push_str(&folded);
        out.push_str(FOLDED);
    }
    left_out(out, left, ("more picture is", "more pictures are"));
    let not_drawn = not_drawn(step);
    rows(out, AFTER_PICTURES, not_drawn.len(), not_drawn.iter().map(|told| format!("\n{}\n", inline(told))));
}

/// The list of the first day as a table, which a comment can show.
fn day_one(out: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "\n### {HEADING}\n\n| | what | who sees to it | by | still open |\n| --- | --- | --- | --- | --- |\n"
    );
    let row = |item: &Item| {
        let (mark, open) = match &item.open {
            Some(open) => ("\u{2610}", format!("**{}:** {}", open.label, cell(&open.says))),
            None if item.is_planned => ("\u{2611}", item.state().to_owned()),
            None => ("\u{2611}", String::new()),
        };
        format!("| {mark} | {} | {} | {} | {open} |\n", cell(&item.what), cell(&item.owner), cell(&item.due_by()))
    };
    let left = rows(out, AFTER_LIST, items.len(), items.iter().map(row));
    left_out(out, left, ("more hand-over is", "more hand-overs are"));
}

/// How much had no room, and where it is to be had.
fn left_out(out: &mut String, left: usize, (one, many): (&str, &str)) {
    if left > 0 {
        let left = counted(left, one, many);
        let _ = write!(
            out,
            "\n**{left} left out** to keep this to the length of a comment; `masa restructure` as text or JSON shows all.\n"
        );
    }
}
