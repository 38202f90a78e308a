use std::fmt::Write as _;

use super::text::opening;
use super::totals::{self, Tally, heading};
use crate::finding::{Coverage, CoverageRow, Covered};
use crate::report::markdown::{cell, inline};
use crate::report::wording::day;

/// Writes the account as a Markdown page: the count, totals, and a table for each instrument.
#[must_use]
pub fn coverage_markdown(coverage: &Coverage) -> String {
    let mut out = format!("{}.\n", opening(&totals::all(coverage)));
    // Without hashes: the page is kept, and would change with every word of any rule.
    let names: Vec<String> = coverage.packs.iter().map(|pack| format!("{} {}", pack.name, pack.version)).collect();
    let _ = writeln!(out, "Law as of {}; rules of {}.", day(&coverage.law_as_at), inline(&names.join(", ")));
    table(&mut out, "instrument", &totals::by_instrument(coverage));
    table(&mut out, "force", &totals::by_force(coverage));
    table(&mut out, "certainty", &totals::by_certainty(coverage));
    let mut instrument = "";
    for row in &coverage.rows {
        if row.instrument != instrument {
            instrument = &row.instrument;
            let _ = write!(
                out,
                "\n## {}\n\n| where | force | what it says | rules, or why there is none |\n| --- | --- | --- | --- |\n",
                inline(instrument)
            );
        }
        one(&mut out, row);
    }
    out.replace('\u{a0}', " ")
}

fn table(out: &mut String, by: &str, groups: &[(&str, Tally)]) {
    let headings: Vec<&str> = Covered::ALL.into_iter().map(heading).collect();
    let rule = "| --- ".to_owned() + &"| ---: ".repeat(headings.len() + 1);
    let _ = write!(out, "\n| {by} | all | {} |\n{rule}|\n", headings.join(" | "));
    for (name, tally) in groups {
        let counts: Vec<String> =
            tally.counts().iter().map(|count| if *count == 0 { String::new() } else { count.to_string() }).collect();
        let _ = writeln!(out, "| {} | {} | {} |", cell(name), tally.sum(), counts.join(" | "));
    }
}

fn one(out: &mut String, row: &CoverageRow) {
    let named = |rules: &[String]| rules.iter().map(|rule| cell(&format!("`{rule}`"))).collect::<Vec<_>>().join(", ");
    let mut parts: Vec<String> = Vec::new();
    let is_data = row.covered == Covered::AsData;
    if !row.rules.is_empty() && !is_data {
        parts.push(named(&row.rules));
    }
    if !row.checklist.is_empty() && !is_data {
        parts.push(format!("for people: {}", named(&row.checklist)));
    }
    if !row.why.is_empty() && row.covered != Covered::ByPeople {
        parts.push(format!("*{}*: {}", heading(row.covered), cell(&row.why)));
    }
    let _ = writeln!(
        out,
        "| {}<br>`{}` | {}, {} | {} | {} |",
        cell(&row.place),
        row.provision,
        row.force,
        row.certainty,
        cell(&row.says),
        parts.join("; ")
    );
}
