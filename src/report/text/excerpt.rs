use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::line::{ShownLine, show};
use super::page::{Page, wrap};
use super::plain::plain;
use crate::finding::Label;
use crate::source::{SourceProvider, Span};

/// A mark on one line of a file: where a label's first line stands and what it says.
struct Mark {
    span: Span,
    line: u32,
    column: u32,
    /// Byte range within the line; a span over several lines is marked to the end of its first.
    range: std::ops::Range<usize>,
    says: String,
}

/// Consecutive lines of one file, drawn as one frame.
struct Segment {
    marks: Vec<Mark>,
    /// Which mark the frame's heading names: the primary one if it is here, else the first.
    heading: usize,
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
    let segments = segments(sources, primary, related);
    let gutter = segments.iter().flat_map(|segment| &segment.marks).map(|mark| digits(mark.line)).max().unwrap_or(1);
    let last = segments.len().saturating_sub(1);
    for (at, segment) in segments.iter().enumerate() {
        let drawn = draw(page, sources, links, segment, (at == 0, gutter)).unwrap_or_default();
        // The first line is the message that miette prints above an excerpt: empty here. The last closes the frame.
        let lines: Vec<&str> = drawn.lines().skip(1).collect();
        let closing = usize::from(at < last);
        for line in lines.iter().take(lines.len().saturating_sub(closing)) {
            page.line(line);
        }
    }
    unseen(page, sources, primary, related);
}

/// Names the places that cannot be drawn: their text is gone, or there are too many.
fn unseen(page: &mut Page, sources: &dyn SourceProvider, primary: &Label, related: &[Label]) {
    for label in std::iter::once(primary).chain(related) {
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
        says: label.says.clone(),
    })
}

fn segments(sources: &dyn SourceProvider, primary: &Label, related: &[Label]) -> Vec<Segment> {
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
    let mut files = Vec::new();
    for mark in &marks {
        if !files.contains(&mark.span.file) {
            files.push(mark.span.file);
        }
    }
    marks.sort_by_key(|mark| (files.iter().position(|file| *file == mark.span.file), mark.span.lo, mark.span.hi));
    let mut segments: Vec<Segment> = Vec::new();
    for mark in marks {
        let is_primary = mark.span == primary.span;
        let joins =
            segments.last().and_then(|segment| segment.marks.last()).is_some_and(|before| follows(before, &mark));
        if !joins {
            segments.push(Segment { marks: Vec::new(), heading: 0 });
        }
        if let Some(segment) = segments.last_mut() {
            if is_primary {
                segment.heading = segment.marks.len();
            }
            segment.marks.push(mark);
        }
    }
    // The place that decides is what the reader sees first.
    segments.sort_by_key(|segment| !segment.marks.iter().any(|mark| mark.span == primary.span));
    segments
}

/// Whether a mark can be drawn in the same frame as the one before it: the same or one of the next two lines, no overlap.
fn follows(before: &Mark, mark: &Mark) -> bool {
    before.span.file == mark.span.file
        && mark.line <= before.line + 2
        && (before.line != mark.line || before.range.end <= mark.range.start)
}

fn digits(line: u32) -> usize {
    line.to_string().len()
}

fn draw(
    page: &Page,
    sources: &dyn SourceProvider,
    links: Option<&str>,
    segment: &Segment,
    (first, gutter): (bool, usize),
) -> Option<String> {
    let heading = segment.marks.get(segment.heading)?;
    let source = sources.source(heading.span.file)?;
    let (from, to) = (segment.marks.first()?.line, segment.marks.last()?.line);
    let room = page.width.saturating_sub(gutter + 4);
    let mut text = String::new();
    let mut labels = Vec::new();
    for line in from..=to {
        let (start, end) = source.lines().line(source.text(), line)?;
        let here: Vec<(usize, &Mark)> =
            segment.marks.iter().enumerate().filter(|(_, mark)| mark.line == line).collect();
        let ranges: Vec<_> = here.iter().map(|(_, mark)| mark.range.clone()).collect();
        let words = here.iter().map(|(_, mark)| words_under(&mark.says)).max().unwrap_or(0);
        let shown = show(source.text().get(start as usize..end as usize)?, &ranges, room, words, page.ellipsis());
        labels.extend(here.iter().zip(&shown.marks).map(|((index, mark), range)| {
            let says = wrapped_label(&shown, range, &mark.says, room);
            let span = (text.len() + range.start, range.len());
            if *index == segment.heading {
                LabeledSpan::new_primary_with_span(says, span)
            } else {
                LabeledSpan::new_with_span(says, span)
            }
        }));
        text.push_str(&shown.text);
        text.push('\n');
    }
    let place_length = digits(heading.line) + digits(heading.column) + 2;
    let name = file_name(page, &sources.name(heading.span.file), links, room.saturating_sub(place_length + 2));
    let frame = Frame { text, name, first_line: from as usize - 1, column: heading.column as usize - 1, labels };
    let mut drawn = String::new();
    handler(page, first).render_report(&mut drawn, &frame).ok()?;
    Some(aligned(&drawn, gutter - digits(to)))
}

/// Moves a frame right so that the frames of one finding share one gutter.
fn aligned(drawn: &str, blanks: usize) -> String {
    let blanks = " ".repeat(blanks);
    drawn.lines().map(|line| format!("{blanks}{line}\n")).collect()
}

/// The columns that a hook with its blank takes before a label's words.
const HOOK: usize = 5;
/// Lines of a label are not broken shorter than this.
const SHORTEST_WORDS: usize = 16;

/// The columns to leave for a label's words, from the middle of its mark.
fn words_under(says: &str) -> usize {
    if says.is_empty() { 0 } else { HOOK + says.chars().count().min(SHORTEST_WORDS) }
}

/// A label's words, broken into lines that end at the page's edge; nothing when it says nothing.
fn wrapped_label(shown: &ShownLine, range: &std::ops::Range<usize>, says: &str, room: usize) -> Option<String> {
    if says.is_empty() {
        return None;
    }
    let columns = |end: usize| shown.text.get(..end).map_or(0, |text| text.chars().count());
    // miette hangs the words from the middle of the underline, behind a hook of three columns and a blank.
    let hook = usize::midpoint(columns(range.start), columns(range.end)) + HOOK;
    let left = room.saturating_sub(hook).max(SHORTEST_WORDS);
    Some(wrap(&plain(says), left, left).join("\n"))
}

/// A file's name as the frame's heading prints it: cut at the front to fit, a link where the terminal follows links.
fn file_name(page: &Page, name: &str, links: Option<&str>, room: usize) -> String {
    let safe = plain(name);
    let length = safe.chars().count();
    let shown = if length > room {
        let tail: String = safe.chars().skip(length - room.saturating_sub(page.ellipsis().chars().count())).collect();
        format!("{}{tail}", page.ellipsis())
    } else {
        safe.into_owned()
    };
    match links {
        Some(base) => format!("\u{1b}]8;;{}{}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\", plain(base), encoded(name)),
        None => shown,
    }
}

/// A path within an address: everything but letters, digits and the marks of paths is percent-encoded.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
            }
        }
    }
    out
}

fn handler(page: &Page, first: bool) -> GraphicalReportHandler {
    let mut characters = if page.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    if !first {
        characters.ltop = characters.lcross;
    }
    let styles = if page.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_context_lines(0)
        .without_cause_chain()
        .without_syntax_highlighting()
}

/// What miette draws: prepared lines under the numbers that they have in the file.
#[derive(Debug)]
struct Frame {
    text: String,
    name: String,
    /// Counted from 0.
    first_line: usize,
    /// Of the heading, counted from 0, as it is in the file and not as it is drawn.
    column: usize,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Frame {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Frame {}

impl Diagnostic for Frame {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl SourceCode for Frame {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (lo, hi) = (span.offset(), span.offset() + span.len());
        let (above, rest) = self.text.split_at_checked(lo).ok_or(MietteError::OutOfBounds)?;
        let start = above.rfind('\n').map_or(0, |at| at + 1);
        let beyond = rest.get(span.len()..).ok_or(MietteError::OutOfBounds)?;
        let end = beyond.find('\n').map_or(self.text.len(), |at| hi + at + 1);
        let data = self.text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        let line = self.first_line + above.matches('\n').count();
        let lines = data.matches('\n').count();
        let span = SourceSpan::from((start, end - start));
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data.as_bytes(), span, line, self.column, lines)))
    }
}
