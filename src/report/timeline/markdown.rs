use std::fmt::Write as _;

use super::telling::{about, at_first, lines, proposal};
use super::text::title;
use crate::finding::Timeline;
use crate::report::markdown::inline;
use crate::report::summary;
use crate::report::telling::place;
use crate::report::wording::day;
use crate::source::SourceProvider;

/// Writes a timeline as Markdown: a heading a day.
#[must_use]
pub fn timeline_markdown(timeline: &Timeline, sources: &dyn SourceProvider) -> String {
    let mut out = format!("## {}\n\n", inline(&title(&timeline.head, ", ")));
    let _ = writeln!(out, "{}; {}.", inline(&about(timeline)), inline(&at_first(timeline)));
    let proposal = proposal(timeline);
    if !proposal.is_empty() {
        let _ = writeln!(out, "\n{}.", inline(&summary::capitalised(&proposal)));
    }
    let mut today_told = false;
    for entry in &timeline.entries {
        if !today_told && entry.day > timeline.today {
            let _ = writeln!(
                out,
                "\n---\n\n*Today, {}; what follows is to come, as far as it is known.*",
                day(&timeline.today)
            );
            today_told = true;
        }
        let _ = write!(out, "\n### {}\n\n", inline(&day(&entry.day)));
        for happening in &entry.happened {
            let at =
                happening.label.as_ref().map(|label| format!(" (`{}`)", place(sources, label.span).replace('`', "'")));
            let _ = writeln!(out, "- {}{}", inline(&happening.words), at.unwrap_or_default());
        }
        for line in lines(entry) {
            let label = if line.label.is_empty() { String::new() } else { format!("**{}:** ", inline(&line.label)) };
            let rule = if line.rule.is_empty() { String::new() } else { format!(" · `{}`", line.rule) };
            let indent = if line.is_detail { "  " } else { "" };
            let _ = writeln!(out, "{indent}- {label}{}{rule}", inline(&line.says));
        }
    }
    if timeline.entries.is_empty() {
        out.push_str("\nNothing changes in this time.\n");
    }
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data_of(&timeline.meta).join(" · ")));
    for remark in &timeline.meta.remarks {
        let _ = writeln!(out, "\n{}", inline(remark));
    }
    out.replace('\u{a0}', " ")
}
