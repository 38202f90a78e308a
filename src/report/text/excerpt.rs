use std::ops::Range;

use super::frame::Artist;
use super::page::Page;
use crate::finding::Label;
use crate::source::{SourceProvider, Span};

/// A mark on one line of a file: where a label's first line stands and what it says.
pub(super) struct Mark {
    pub span: Span,
    pub line: u32,
    pub column: u32,
    /// Byte range within the line; a span over several lines is marked to the end of its first.
    pub range: Range<usize>,
    pub says: String,
}

/// Consecutive lines of one file, drawn as one frame.
pub(super) struct Segment {
    pub marks: Vec<Mark>,
    /// Which mark the frame's heading names: the primary one if it is here, else the first.
    pub heading: usize,
}

/// More places than this explain nothing further.
const MOST_PLACES: usize = 8;

/// Draws the lines that the labels stand on, first the file of `primary`, then the others, in one joined frame.
pub(super) fn write(
    page: &mut Page,
    sources: &dyn SourceProvider,
    links: Option<&str>,
    primary: &Label,
    related: &[Label],
) {
    let parts = segments(sources, primary, related);
    let widest = parts.iter().flat_map(|segment| &segment.marks).map(|mark| digits(mark.line)).max();
    let artist = Artist { sources, links, gutter: widest.unwrap_or(1) };
    for (at, segment) in parts.iter().enumerate() {
        let Some(drawn) = artist.draw(page, segment, at == 0) else {
            // Never lose a place, even where it cannot be drawn.
            for mark in &segment.marks {
                let place = format!("{}:{}:{}", sources.name(mark.span.file), mark.line, mark.column);
                page.field("in", &format!("{place} {}", mark.says));
            }
            continue;
        };
        // Every frame but the last is left open at its foot, for the next to go on.
        let shown = if at + 1 < parts.len() { drawn.len().saturating_sub(1) } else { drawn.len() };
        for line in drawn.iter().take(shown) {
            page.line(line);
        }
    }
    unseen(page, sources, primary, related);
}

/// Names the places that cannot be drawn: their text is gone, or there are too many.
fn unseen(page: &mut Page, sources: &dyn SourceProvider, primary: &Label, related: &[Label]) {
    for label in std::iter::once(primary).chain(related).take(MOST_PLACES) {
        if mark(sources, label).is_none() {
            let name = sources.name(label.span.file).into_owned();
            let says = if label.says.is_empty() { String::new() } else { format!(": {}", label.says) };
            page.field("in", &format!("{name}, whose text can no longer be read as it was{says}"));
        }
    }
    let left = (related.len() + 1).saturating_sub(MOST_PLACES);
    if left > 0 {
        let places = if left == 1 { "1 more place".to_owned() } else { format!("{left} more places") };
        page.field("and", &places);
    }
}

fn mark(sources: &dyn SourceProvider, label: &Label) -> Option<Mark> {
    let source = sources.source(label.span.file)?;
    let place = sources.place(label.span)?;
    let (start, end) = source.lines().line(source.text(), place.line)?;
    let within = |offset: u32| (offset.clamp(start, end) - start) as usize;
    Some(Mark {
        span: label.span,
        line: place.line,
        column: place.column,
        range: within(label.span.lo)..within(label.span.hi),
        says: label.says.to_string(),
    })
}

/// The places to draw, a place named twice once with both its words.
fn marks(sources: &dyn SourceProvider, primary: &Label, related: &[Label]) -> Vec<Mark> {
    let labels = std::iter::once(primary).chain(related).take(MOST_PLACES);
    let mut marks: Vec<Mark> = Vec::new();
    for mark in labels.filter_map(|label| mark(sources, label)) {
        match marks.iter_mut().find(|known| known.span == mark.span) {
            Some(known) if known.says.is_empty() => known.says = mark.says,
            Some(known) if !mark.says.is_empty() && known.says != mark.says => {
                known.says = format!("{}; {}", known.says, mark.says);
            }
            Some(_) => {}
            None => marks.push(mark),
        }
    }
    marks
}

/// The places in frames: files in the order they are first named, lines upwards, but what decides first of all.
fn segments(sources: &dyn SourceProvider, primary: &Label, related: &[Label]) -> Vec<Segment> {
    let mut marks = marks(sources, primary, related);
    let mut files = Vec::new();
    for mark in &marks {
        if !files.contains(&mark.span.file) {
            files.push(mark.span.file);
        }
    }
    marks.sort_by_key(|mark| (files.iter().position(|file| *file == mark.span.file), mark.span.lo, mark.span.hi));
    let mut segments: Vec<Segment> = Vec::new();
    for mark in marks {
        let before = segments.last().and_then(|segment| segment.marks.last());
        if !before.is_some_and(|before| follows(before, &mark)) {
            segments.push(Segment { marks: Vec::new(), heading: 0 });
        }
        if let Some(segment) = segments.last_mut() {
            if mark.span == primary.span {
                segment.heading = segment.marks.len();
            }
            segment.marks.push(mark);
        }
    }
    segments.sort_by_key(|segment| !segment.marks.iter().any(|mark| mark.span == primary.span));
    segments
}

/// Whether a mark can be drawn in the same frame as the one before it: the same or one of the next two lines, no overlap.
fn follows(before: &Mark, mark: &Mark) -> bool {
    before.span.file == mark.span.file
        && mark.line <= before.line + 2
        && (before.line != mark.line || before.range.end <= mark.range.start)
}

/// How many columns a line's number takes.
pub(super) fn digits(line: u32) -> usize {
    line.to_string().len()
}
