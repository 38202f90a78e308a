use std::ops::Range;

use super::line::show;
use crate::source::{SourceProvider, Span};

/// The longest line of a file that is quoted whole.
const LONGEST_LINE: usize = 160;
/// How many lines of a fact that spans several are quoted.
const MOST_LINES: u32 = 3;

/// A line of a file as a page quotes it: safe to print, cut around what is meant.
pub(super) struct QuotedLine {
    /// Its number in the file, from 1.
    pub number: u32,
    pub text: String,
    /// What is meant within `text`; on the lines after the first perhaps to its end.
    pub mark: Range<usize>,
}

/// The lines that a place is on, as they stand in the file; none where its text is gone or blank.
pub(super) fn quoted(sources: &dyn SourceProvider, span: Span) -> Vec<QuotedLine> {
    let (Some(source), Some(start), Some(end)) = (sources.source(span.file), sources.place(span), sources.end(span))
    else {
        return Vec::new();
    };
    let last = end.line.min(start.line.saturating_add(MOST_LINES - 1));
    let lines: Vec<QuotedLine> = (start.line..=last)
        .filter_map(|number| {
            let (lo, hi) = source.lines().line(source.text(), number)?;
            let line = source.text().get(lo as usize..hi as usize)?;
            let within = |byte: u32| byte.clamp(lo, hi).saturating_sub(lo) as usize;
            let mark = within(span.lo)..within(span.hi);
            let shown = show(line, std::slice::from_ref(&mark), LONGEST_LINE, 0, "…");
            let text = shown.text.trim_end().to_owned();
            let mark = shown.marks.first().map_or(0..0, |mark| mark.start.min(text.len())..mark.end.min(text.len()));
            Some(QuotedLine { number, text, mark })
        })
        .collect();
    if lines.iter().all(|line| line.text.is_empty()) { Vec::new() } else { lines }
}
