use std::borrow::Cow;
use std::fmt::Write as _;

use super::place::{Papers, stands};
use super::telling::{Line, described, heading, hint, judged_elsewhere, sections, totals};
use crate::finding::{Difference, Section};
use crate::report::markdown::{LONGEST, code, heads, inline, length, rows};
use crate::report::summary;
use crate::report::swapped::swapped;
use crate::report::wording::{counted, unread};
use crate::source::SourceProvider;

/// How long the page may be after each of its parts, so that it can be posted as a comment and what comes later has room too.
const AFTER_HEAD: usize = 6_000;
const AFTER_SECTIONS: usize = 56_000;
const AFTER_PAPERS: usize = 62_000;
/// How much one difference may take of it: a list of everything in a long file would leave no room for the others.
const MOST_WORDS: usize = 3_000;
const MOST_PLACES: usize = 1_000;

/// Writes what differs as Markdown: a heading a section, a point a difference.
///
/// A page too long for a comment ends its parts early and says how much is left out; the count is whole.
#[must_use]
pub fn diff_markdown(difference: &Difference, sources: &dyn SourceProvider) -> String {
    let mut out = "## What changes\n\n".to_owned();
    for (lead, side, room) in [("Before", &difference.before, AFTER_HEAD / 2), ("After", &difference.after, AFTER_HEAD)]
    {
        let described: Vec<String> = side.iter().map(described).collect();
        heads(&mut out, lead, &described, room);
    }
    let _ = writeln!(out, "\n{}.", inline(&totals(difference)));
    let swapped = swapped(difference.backwards.as_ref());
    if !swapped.is_empty() {
        let _ = writeln!(out, "\n{}", inline(&swapped));
    }
    let papers = Papers::of(difference);
    told(&mut out, &sections(difference), &papers, sources);
    listed(&mut out, &papers);
    let _ = writeln!(out, "\n---\n\n{}", inline(&summary::data_of(&difference.meta).join(" · ")));
    let remarks = [unread(&difference.meta, sources), difference.meta.remarks.clone()].concat();
    rows(&mut out, LONGEST, remarks.len(), remarks.iter().map(|remark| format!("\n{}\n", inline(remark))));
    if let Some(elsewhere) = judged_elsewhere(difference) {
        let _ = writeln!(out, "\n{}", inline(elsewhere));
    }
    out.replace('\u{a0}', " ")
}

/// The sections, in the order of the report, for as long as there is room.
fn told(out: &mut String, sections: &[(Section, Vec<Line<'_>>)], papers: &Papers<'_>, sources: &dyn SourceProvider) {
    let mut left = 0;
    for (section, lines) in sections {
        let mut part = format!("\n### {}\n\n", heading(*section));
        // What comes after something that is left out is left out too, so that what is told is whole up to there.
        let room = if left > 0 { 0 } else { AFTER_SECTIONS.saturating_sub(length(out)) };
        let more = rows(&mut part, room, lines.len(), lines.iter().map(|line| written(line, papers, sources)));
        if let Some(hint) = hint(lines).filter(|_| more == 0) {
            let _ = writeln!(part, "\n{}", inline(hint));
        }
        if more < lines.len() {
            out.push_str(&part);
        }
        left += lines.iter().skip(lines.len() - more).map(|line| line.altered.len()).sum::<usize>();
    }
    if left > 0 {
        let left = counted(left, "more difference is", "more differences are");
        let _ = write!(
            out,
            "\n**{left} left out** to keep this to the length of a comment; `masa diff` as text or JSON shows all.\n"
        );
    }
}

fn written(line: &Line<'_>, papers: &Papers<'_>, sources: &dyn SourceProvider) -> String {
    let label = if line.label.is_empty() { String::new() } else { format!("**{}:** ", line.label) };
    let known = if line.known.is_empty() { String::new() } else { format!(" *({})*", inline(&line.known)) };
    let mut out = format!("- {label}{}{known}\n", inline(&cut(&line.says, MOST_WORDS)));
    for (side, stands) in ["before", "after"].into_iter().zip(stands(&line.altered, papers, sources)) {
        if let Some(stands) = stands {
            let papers = if stands.papers.is_empty() {
                String::new()
            } else {
                format!(" · {}", inline(&cut(&stands.papers, MOST_PLACES)))
            };
            let _ = writeln!(out, "  - {side}: {}{papers}", code(&cut(&stands.places, MOST_PLACES)));
        }
    }
    out
}

/// A text as far as it has room, up to the end of a word.
fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    Cow::Owned(format!("{kept} … (shortened: `masa diff` as text shows all)"))
}

/// The papers by their numbers.
fn listed(out: &mut String, papers: &Papers<'_>) {
    let count = papers.listed().count();
    if count == 0 {
        return;
    }
    out.push('\n');
    let paper = |(number, paper): (usize, &str)| format!("paper {number}: {}  \n", inline(paper));
    let left = rows(out, AFTER_PAPERS, count, papers.listed().map(paper));
    if left > 0 {
        let _ = writeln!(out, "and {left} more  ");
    }
}
