use std::fmt::Write as _;

use super::telling::{
    FOR_JUDGEMENT, all_for_judgement, column_names, fact, judged, middles, nothing_stands_out, remarks, runs, sections,
    stands_out, title, verdict,
};
use crate::finding::Comparison;
use crate::report::markdown::{cell, code, inline};
use crate::report::summary;
use crate::source::SourceProvider;

/// More columns than these stand in further tables: a page shows no more.
const AT_ONCE: usize = 6;

/// Writes a comparison as tables in Markdown, with a row for each fact and provision.
#[must_use]
pub fn compare_markdown(comparison: &Comparison, sources: &dyn SourceProvider) -> String {
    let names = column_names(comparison, sources);
    let mut out = format!("## {}\n\n", inline(&title(comparison)));
    for remark in remarks(comparison, sources) {
        let _ = write!(out, "{}\n\n", inline(&remark));
    }
    for (group, columns) in runs(comparison) {
        if !group.is_empty() {
            let _ = write!(out, "### {}\n\n", inline(group));
        }
        for columns in columns.chunks(AT_ONCE) {
            table(&mut out, comparison, columns, &names, sources);
        }
    }
    for_judgement(&mut out, comparison);
    numbers(&mut out, comparison, &names);
    if !comparison.facts.is_empty() {
        out.push_str("`+` behind a value: it is not said whether there are others, or more.\n\n");
    }
    let _ = writeln!(out, "{}", inline(&summary::data_of(&comparison.meta).join(", ")));
    out.replace('\u{a0}', " ")
}

fn table(out: &mut String, comparison: &Comparison, columns: &[usize], names: &[String], sources: &dyn SourceProvider) {
    let headings = columns.iter().map(|at| names.get(*at).map_or_else(String::new, |name| cell(name)));
    line(out, "", headings);
    let _ = writeln!(out, "| --- |{}", " --- |".repeat(columns.len()));
    let of = |at: &usize| comparison.columns.get(*at);
    line(
        out,
        "file",
        columns
            .iter()
            .map(|at| of(at).map_or_else(String::new, |one| code(&sources.name(one.head.file)).replace('|', "\\|"))),
    );
    line(out, "judged on", columns.iter().map(|at| of(at).map_or_else(String::new, |one| cell(&judged(one)))));
    let picked = |cells: Vec<String>| {
        columns.iter().filter_map(move |at| cells.get(*at).map(|text| cell(text))).collect::<Vec<_>>()
    };
    for (section, rows) in sections(comparison) {
        line(out, &format!("**{section}**"), columns.iter().map(|_| String::new()));
        for row in rows {
            line(out, &cell(&row.heading), picked(row.cells.iter().map(|cell| fact(row, cell)).collect()).into_iter());
        }
    }
    if !comparison.verdicts.is_empty() {
        line(out, "**How the provisions came out**", columns.iter().map(|_| String::new()));
    }
    for row in &comparison.verdicts {
        line(out, &cell(&row.name), picked(row.cells.iter().map(verdict).collect()).into_iter());
    }
    out.push('\n');
}

fn line(out: &mut String, first: &str, cells: impl Iterator<Item = String>) {
    let _ = writeln!(out, "| {first} | {} |", cells.collect::<Vec<_>>().join(" | "));
}

/// What is for judgement, and why.
fn for_judgement(out: &mut String, comparison: &Comparison) {
    let all = all_for_judgement(comparison);
    if all.is_empty() {
        return;
    }
    let _ = write!(out, "### {FOR_JUDGEMENT}\n\n");
    for (row, why) in all {
        let _ = writeln!(out, "- {}", inline(&format!("{}: {}", row.name, why.join("; "))));
    }
    out.push('\n');
}

fn numbers(out: &mut String, comparison: &Comparison, names: &[String]) {
    let middles = middles(comparison);
    if !middles.is_empty() {
        out.push_str("### Where the middle lies\n\n");
        for (row, says) in middles {
            let _ = writeln!(out, "- {}", inline(&format!("{}: {says}", row.heading)));
        }
        out.push('\n');
    }
    let Some(found) = stands_out(comparison) else { return };
    out.push_str("### What stands out\n\n");
    if found.is_empty() {
        let _ = writeln!(out, "- {}", inline(nothing_stands_out(comparison)));
    }
    for one in found {
        let name = names.get(one.column).map_or("", String::as_str);
        let _ = writeln!(out, "- {}", inline(&format!("{name}, {}: {}; {}", one.row.heading, one.says, one.against)));
    }
    out.push('\n');
}
