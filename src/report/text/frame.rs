use std::fmt;
use std::ops::Range;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Mark, Segment, digits};

use super::page::{Page, wrap};
use crate::report::line::{ShownLine, show};
use crate::report::plain::plain;
use crate::report::width::width;
use crate::source::SourceProvider;

/// Draws the frames of one finding with miette.
pub(super) struct Artist<'a> {
    pub sources: &'a dyn SourceProvider,
    pub links: Option<&'a str>,
    /// Columns of the longest line number, so that all frames stand under one another.
    pub gutter: usize,
}

/// The columns that a hook with its blank takes before a label's words.
const HOOK: usize = 5;
/// Lines of a label are not broken shorter than this.
const SHORTEST_WORDS: usize = 16;

impl Artist<'_> {
    /// The lines of one frame, heading and foot included; nothing when its text cannot be read.
    pub fn draw(&self, page: &Page, segment: &Segment, first: bool) -> Option<Vec<String>> {
        let to = segment.marks.last()?.line;
        let frame = self.frame(page, segment)?;
        let mut drawn = String::new();
        handler(page, first).render_report(&mut drawn, &frame).ok()?;
        let blanks = " ".repeat(self.gutter - digits(to).min(self.gutter));
        // The first line is the message that miette prints above an excerpt: empty here.
        Some(drawn.lines().skip(1).map(|line| format!("{blanks}{line}")).collect())
    }

    fn frame(&self, page: &Page, segment: &Segment) -> Option<Frame> {
        let heading = segment.marks.get(segment.heading)?;
        let (from, to) = (segment.marks.first()?.line, segment.marks.last()?.line);
        let room = page.width.saturating_sub(self.gutter + 4);
        let mut frame = Frame {
            text: String::new(),
            name: self.heading(page, heading, room),
            first_line: from,
            labels: Vec::new(),
        };
        for line in from..=to {
            let here: Vec<(usize, &Mark)> =
                segment.marks.iter().enumerate().filter(|(_, mark)| mark.line == line).collect();
            let shown = self.line(page, heading, line, &here, room)?;
            for ((index, mark), range) in here.iter().zip(&shown.marks) {
                let says = wrapped_label(&shown, range, &mark.says, room);
                let span = (frame.text.len() + range.start, range.len());
                frame.labels.push(if *index == segment.heading {
                    LabeledSpan::new_primary_with_span(says, span)
                } else {
                    LabeledSpan::new_with_span(says, span)
                });
            }
            frame.text.push_str(&shown.text);
            frame.text.push('\n');
        }
        Some(frame)
    }

    /// One line of the file that `heading` lies in, ready to print.
    fn line(&self, page: &Page, heading: &Mark, line: u32, marks: &[(usize, &Mark)], room: usize) -> Option<ShownLine> {
        let source = self.sources.source(heading.span.file)?;
        let (start, end) = source.lines().line(source.text(), line)?;
        let text = source.text().get(start as usize..end as usize)?;
        let ranges: Vec<_> = marks.iter().map(|(_, mark)| mark.range.clone()).collect();
        let words = marks.iter().map(|(_, mark)| words_under(&mark.says)).max().unwrap_or(0);
        Some(show(text, &ranges, room, words, page.ellipsis()))
    }

    /// File, line and column, the file cut at the front to fit and a link where the terminal follows links.
    fn heading(&self, page: &Page, mark: &Mark, room: usize) -> String {
        let name = self.sources.name(mark.span.file);
        let place = format!(":{}:{}", mark.line, mark.column);
        let safe = plain(&name);
        let (length, room) = (width(&safe), room.saturating_sub(place.len() + 2));
        let shown = if length > room {
            let kept = room.saturating_sub(width(page.ellipsis()));
            let rests = safe.char_indices().filter_map(|(at, _)| safe.get(at..));
            format!("{}{}", page.ellipsis(), rests.into_iter().find(|rest| width(rest) <= kept).unwrap_or_default())
        } else {
            safe.into_owned()
        };
        match self.links {
            Some(base) => {
                // Names are relative to the folder unless they say otherwise.
                let base = if name.starts_with('/') { "file://" } else { base };
                format!("\u{1b}]8;;{}{}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\{place}", plain(base), encoded(&name))
            }
            None => format!("{shown}{place}"),
        }
    }
}

/// The columns to leave for a label's words, from the middle of its mark.
fn words_under(says: &str) -> usize {
    if says.is_empty() { 0 } else { HOOK + width(says).min(SHORTEST_WORDS) }
}

/// A label's words, broken into lines that end at the page's edge; nothing when it says nothing.
fn wrapped_label(shown: &ShownLine, range: &Range<usize>, says: &str, room: usize) -> Option<String> {
    if says.is_empty() {
        return None;
    }
    let columns = |end: usize| shown.text.get(..end).map_or(0, width);
    // miette hangs the words from the middle of the underline, behind a hook of three columns and a blank.
    let hook = usize::midpoint(columns(range.start), columns(range.end)) + HOOK;
    let left = room.saturating_sub(hook).max(SHORTEST_WORDS);
    Some(wrap(&plain(says), left, left).join("\n"))
}

/// A path within an address: everything but letters, digits and the marks of paths is percent-encoded.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(u32::from(digit), 16).map(|digit| digit.to_ascii_uppercase()));
                }
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
        .without_primary_span_start()
        .without_cause_chain()
        .without_syntax_highlighting()
}

/// What miette draws: prepared lines under the numbers that they have in the file.
#[derive(Debug)]
struct Frame {
    text: String,
    /// The heading as it is printed.
    name: String,
    /// Counted from 1.
    first_line: u32,
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
    /// All lines, whatever is asked for: the frame holds just what is to be shown, and so miette never takes it apart.
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let lines = self.text.matches('\n').count();
        let whole = SourceSpan::from((0, self.text.len()));
        let first = (self.first_line as usize).saturating_sub(1);
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), self.text.as_bytes(), whole, first, 0, lines)))
    }
}
