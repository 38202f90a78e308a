use std::fmt::Write as _;

use super::telling::{remarks, told_apart, totals, value};
use crate::finding::{Answer, Queried, Reply};
use crate::report::markdown::{cell, code, inline};
use crate::report::summary;
use crate::report::telling::{missing, places};
use crate::source::SourceProvider;

/// Writes the answers as a table in Markdown, a row for each arrangement.
#[must_use]
pub fn query_markdown(queried: &Queried, sources: &dyn SourceProvider) -> String {
    let mut out = format!("{}\n\n{}.\n\n", code(&queried.question), inline(&totals(queried)));
    let columns = queried.columns.iter().map(|column| cell(column));
    let headings: Vec<String> = ["arrangement", "answer"]
        .map(str::to_owned)
        .into_iter()
        .chain(columns)
        .chain(["rests on".to_owned()])
        .collect();
    let _ = writeln!(out, "| {} |", headings.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(headings.len()));
    for reply in Reply::ALL {
        for answer in queried.answers.iter().filter(|answer| answer.reply == reply) {
            let _ = writeln!(out, "| {} |", row(queried, answer, sources).join(" | "));
        }
    }
    let _ = write!(out, "\n{}.\n", inline(&summary::data_of(&queried.meta).join(", ")));
    for remark in &remarks(queried, sources) {
        let _ = write!(out, "\n{}\n", inline(remark));
    }
    out
}

fn row(queried: &Queried, answer: &Answer, sources: &dyn SourceProvider) -> Vec<String> {
    let mut row = vec![cell(&told_apart(queried, answer)), answer.reply.words().to_owned()];
    row.extend(answer.cells.iter().map(|one| cell(&value(one))));
    row.push(cell(&match answer.reply {
        Reply::CannotTell => missing(&answer.gaps, sources).join("; "),
        Reply::Yes | Reply::No => places(&answer.places, sources),
    }));
    row
}
