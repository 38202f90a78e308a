use std::fmt::Write as _;

use super::plan::plan;
use super::text::{groups, heading, notes, opening};
use crate::finding::Report;
use crate::report::markdown::inline;
use crate::report::summary;
use crate::report::wording::{arrangement_names, counted};
use crate::source::SourceProvider;

/// Writes what to state or to ask next as Markdown, to be sent on: a list to tick off for each who can answer.
#[must_use]
pub fn todo_markdown(report: &Report, sources: &dyn SourceProvider, most: Option<usize>) -> String {
    let plan = plan(report);
    let names = arrangement_names(report);
    let most = most.unwrap_or(plan.tasks.len()).min(plan.tasks.len());
    let mut out = format!("## To find out\n\n{}\n", inline(&opening(report, &plan, most)));
    for (whom, tasks) in groups(&plan, most) {
        let _ = write!(out, "\n### {}\n\n", inline(&heading(whom)));
        for task in tasks {
            let notes = notes(task, report, sources, &names).join(" · ");
            let _ = writeln!(out, "- [ ] **{}**  \n  {}", inline(&task.ask), inline(&notes));
        }
    }
    let left = plan.tasks.len() - most;
    if left > 0 {
        let more = counted(left, "more thing to find out", "more things to find out");
        let _ = writeln!(out, "\nand {more}; `masa todo --all` lists them");
    }
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data(report).join(" · ")));
    for remark in &report.meta.remarks {
        let _ = writeln!(out, "\n{}", inline(remark));
    }
    out.replace('\u{a0}', " ")
}
