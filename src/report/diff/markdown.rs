use std::fmt::Write as _;

use super::place::{Papers, stands};
use super::telling::{described, heading, hint, sections, totals};
use crate::finding::Difference;
use crate::report::markdown::{code, inline};
use crate::report::summary;
use crate::source::SourceProvider;

/// Writes what differs as Markdown: a heading a section, a point a difference.
#[must_use]
pub fn diff_markdown(difference: &Difference, sources: &dyn SourceProvider) -> String {
    let mut out = "## What changes\n\n".to_owned();
    for (lead, heads) in [("Before", &difference.before), ("After", &difference.after)] {
        let heads: Vec<String> = heads.iter().map(|head| inline(&described(head))).collect();
        let _ = writeln!(out, "**{lead}:** {}  ", heads.join("; "));
    }
    let _ = writeln!(out, "\n{}.", inline(&totals(difference)));
    let papers = Papers::of(difference);
    for (section, lines) in sections(difference) {
        let _ = write!(out, "\n### {}\n\n", heading(section));
        for line in &lines {
            let label = if line.label.is_empty() { String::new() } else { format!("**{}:** ", line.label) };
            let known = if line.known.is_empty() { String::new() } else { format!(" *({})*", inline(&line.known)) };
            let _ = writeln!(out, "- {label}{}{known}", inline(&line.says));
            for (side, stands) in ["before", "after"].into_iter().zip(stands(line.altered, &papers, sources)) {
                if let Some(stands) = stands {
                    let papers = if stands.papers.is_empty() {
                        String::new()
                    } else {
                        format!(" · {}", inline(&stands.papers))
                    };
                    let _ = writeln!(out, "  - {side}: {}{papers}", code(&stands.places));
                }
            }
        }
        if let Some(hint) = hint(&lines) {
            let _ = writeln!(out, "\n{}", inline(hint));
        }
    }
    if papers.listed().next().is_some() {
        out.push('\n');
    }
    for (number, paper) in papers.listed() {
        let _ = writeln!(out, "paper {number}: {}  ", inline(paper));
    }
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data_of(&difference.meta).join(" · ")));
    for remark in &difference.meta.remarks {
        let _ = writeln!(out, "\n{}", inline(remark));
    }
    out.replace('\u{a0}', " ")
}
