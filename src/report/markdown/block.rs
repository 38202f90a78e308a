use std::fmt::Write as _;

use super::escape::{block, cell, code, in_cell, inline};
use crate::finding::{Report, Verdict};
use crate::report::command::why_command;
use crate::report::quoted::quoted;
use crate::report::shown::Shown;
use crate::report::summary::capitalised;
use crate::report::telling;
use crate::source::SourceProvider;

/// One finding: heading, place, the line itself, what to know and do, and the rest folded.
pub(super) fn write(report: &Report, sources: &dyn SourceProvider, shown: &Shown<'_>) -> String {
    let finding = shown.finding;
    let called = telling::called(shown);
    let message = telling::under(&called, &finding.message);
    let mut out = format!("### {}: {}\n\n", capitalised(&called), inline(message));
    let _ = write!(out, "{} · {}", code(finding.code.id()), code(&telling::place(sources, finding.primary.span)));
    if !finding.primary.says.is_empty() {
        let _ = write!(out, " · {}", inline(&finding.primary.says));
    }
    out.push_str("\n\n");
    let lines: Vec<String> = quoted(sources, finding.primary.span).into_iter().map(|line| line.text).collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "{}", block(&lines, "yaml"));
    }
    if !finding.detail.is_empty() {
        let _ = write!(out, "{}\n\n", inline(&finding.detail));
    }
    out.push_str(&facts(shown));
    out.push_str(&folded(report, sources, shown));
    out
}

/// What there is to know and to do, as a table without a head.
fn facts(shown: &Shown<'_>) -> String {
    let finding = shown.finding;
    let mut rows: Vec<(&str, String)> = Vec::new();
    if let Some(acceptance) = &finding.acceptance {
        rows.push(("Accepted by", cell(&telling::accepted(acceptance))));
    }
    rows.push(("Paper", cell(&telling::papers(&finding.papers))));
    let law = finding.law.iter().map(|cite| {
        let less = if cite.why_less().is_some() { ", weighed below its force" } else { "" };
        cell(&format!("{}: {}{less}", cite.force, cite.place))
    });
    rows.push(("Law", law.collect::<Vec<_>>().join("<br>")));
    rows.push(("Ask", cell(&finding.ask)));
    rows.push(("Mend", cell(shown.mend())));
    rows.retain(|(_, text)| !text.is_empty());
    if rows.is_empty() {
        return String::new();
    }
    let mut out = "| | |\n| --- | --- |\n".to_owned();
    for (name, text) in rows {
        let _ = writeln!(out, "| **{name}** | {text} |");
    }
    out.push('\n');
    out
}

/// The provisions in full, what else is to be seen, the path, and the command that shows why.
fn folded(report: &Report, sources: &dyn SourceProvider, shown: &Shown<'_>) -> String {
    let finding = shown.finding;
    let mut out = String::new();
    if let Some(verdict) = shown.verdict {
        out.push_str(&missing(sources, verdict));
    }
    if !finding.related.is_empty() {
        out.push_str("| place | what stands there |\n| --- | --- |\n");
        for label in &finding.related {
            let place = in_cell(&code(&telling::place(sources, label.span)));
            let _ = writeln!(out, "| {place} | {} |", cell(&label.says));
        }
        out.push('\n');
    }
    for cite in finding.law.iter() {
        let _ = writeln!(out, "- {}", inline(&telling::law(cite, " · ")));
    }
    if !finding.trail.is_empty() {
        out.push_str("\nHow it follows:\n\n");
        for step in &finding.trail {
            let _ = writeln!(out, "1. {}", inline(step));
        }
    }
    let why = shown.verdict.and_then(|verdict| why_command(report, sources, verdict, finding));
    let why = why.map(|command| format!("Step by step: {}\n", code(&command))).unwrap_or_default();
    match (out.is_empty(), why.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("{why}\n"),
        (false, _) => fold("The law in full, other places, and why", &format!("{out}\n{why}")),
    }
}

/// The facts that would settle it.
fn missing(sources: &dyn SourceProvider, verdict: &Verdict) -> String {
    if verdict.gaps.is_empty() {
        return String::new();
    }
    let mut out = "| what is missing | why | where it would stand |\n| --- | --- | --- |\n".to_owned();
    for gap in &verdict.gaps {
        let place = in_cell(&code(&telling::place(sources, gap.label)));
        let _ = writeln!(out, "| {} | {} | {place} |", in_cell(&code(&gap.fact)), cell(&gap.why));
    }
    out.push('\n');
    out
}

/// Markdown that is shown when asked for; the title is masa's own, since nothing is escaped there.
pub(super) fn fold(title: &str, markdown: &str) -> String {
    format!("<details><summary>{title}</summary>\n\n{}\n\n</details>\n\n", markdown.trim_end())
}
