use std::fmt::Write as _;

use super::day_one::{HEADING, items};
use super::section::sections;
use super::telling::{backwards, described, verdict};
use crate::finding::Restructure;
use crate::report::graph::graph_mermaid;
use crate::report::markdown::{cell, code, inline};
use crate::report::summary;
use crate::source::SourceProvider;

/// Writes what a step brings as Markdown, to be posted under a proposed change.
#[must_use]
pub fn restructure_markdown(step: &Restructure, sources: &dyn SourceProvider) -> String {
    let mut out = format!("## What the change brings\n\n**{}**\n\n", inline(&verdict(step)));
    let backwards = backwards(step);
    if !backwards.is_empty() {
        let _ = writeln!(out, "{}\n", inline(&backwards));
    }
    for (lead, report) in [("Before", &step.before), ("After", &step.after)] {
        let heads: Vec<String> = report.arrangements.iter().map(|head| inline(&described(head))).collect();
        let _ = writeln!(out, "**{lead}:** {}  ", heads.join("; "));
    }
    for section in sections(step, sources) {
        let _ = write!(out, "\n### {}\n\n", section.heading);
        for line in &section.lines {
            let _ = writeln!(out, "- **{}:** {} ({})", line.label, inline(&line.says), code(&line.rule));
            if !line.other.is_empty() {
                let _ = writeln!(out, "  - {}", inline(&line.other));
            }
            if let Some((side, at)) = &line.at {
                let _ = writeln!(out, "  - {side}: {}", code(at));
            }
        }
    }
    let [before, after] = &step.pictures;
    for (side, pictures) in [("before", before), ("after", after)] {
        for picture in pictures {
            let (name, drawn) = (inline(picture.head.called()), graph_mermaid(picture));
            let _ = write!(out, "\n### Reporting lines {side}: {name}\n\n```mermaid\n{drawn}```\n");
        }
    }
    day_one(&mut out, step);
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data_of(&step.meta).join(" · ")));
    for remark in &step.meta.remarks {
        let _ = writeln!(out, "\n{}", inline(remark));
    }
    out.replace('\u{a0}', " ")
}

/// The list of the first day as a table, which a comment can show.
fn day_one(out: &mut String, step: &Restructure) {
    let items = items(step);
    if items.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "\n### {HEADING}\n\n| | what | who sees to it | by | still open |\n| --- | --- | --- | --- | --- |\n"
    );
    for item in &items {
        let (mark, open) = match &item.open {
            Some(open) => ("\u{2610}", format!("**{}:** {}", open.label, cell(&open.says))),
            None => ("\u{2611}", String::new()),
        };
        let _ =
            writeln!(out, "| {mark} | {} | {} | {} | {open} |", cell(&item.what), cell(&item.owner), cell(&item.due));
    }
}
