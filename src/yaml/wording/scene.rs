use super::structure::refused;
use crate::finding::Finding;
use crate::source::Span;
use crate::yaml::{NodeId, Tree, layout};

/// How much of a user's text a message repeats.
const LONGEST_QUOTE: usize = 40;

/// A change of the text, byte for byte, that lets reading go on behind an error.
///
/// Only for texts that are refused anyway, and only where the user's meaning is plain: the places of everything else
/// stay true, and no error is invented that the user did not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::yaml) struct Patch {
    /// First byte that is covered.
    pub lo: u32,
    /// One past the last.
    pub hi: u32,
    /// What covers each byte.
    pub with: &'static str,
}

/// Why reading stopped, and how it could go on.
#[derive(Debug)]
pub(in crate::yaml) struct Stop {
    /// What to tell the user.
    pub finding: Finding,
    /// How to go on, if that is certain.
    pub patch: Option<Patch>,
}

impl Stop {
    pub(super) fn new(span: Span, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { finding: refused(span, message, mend), patch: None }
    }

    pub(super) fn saying(mut self, says: &str) -> Self {
        self.finding = self.finding.saying(says);
        self
    }

    pub(super) fn with_related(mut self, span: Span, says: &str) -> Self {
        self.finding = self.finding.with_related(span, says);
        self
    }

    pub(super) fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.finding.detail = detail.into().into();
        self
    }

    /// Reading can go on once every byte of `span` is covered with `with`.
    pub(super) fn patched(mut self, span: Span, with: &'static str) -> Self {
        self.patch = Some(Patch { lo: span.lo, hi: span.hi, with });
        self
    }
}

/// The place where the parser gave up, and what was read before it.
pub(in crate::yaml) struct Scene<'a, 't> {
    /// What was read so far.
    pub tree: &'a Tree<'t>,
    /// The lists and mappings that are not closed yet, outermost first.
    pub open: &'a [u32],
    /// Where the last token ended.
    pub last: u32,
    /// Where the parser gave up.
    pub at: u32,
}

impl<'t> Scene<'_, 't> {
    pub(super) fn source(&self) -> &'t str {
        self.tree.source
    }

    pub(super) fn span(&self, lo: u32, hi: u32) -> Span {
        Span::new(self.tree.file, lo, hi)
    }

    /// The character where the parser gave up.
    pub(super) fn letter(&self) -> Option<char> {
        layout::char_at(self.source(), self.at)
    }

    /// The character where the parser gave up, or an empty span at the end of the text.
    pub(super) fn letter_span(&self) -> Span {
        self.span(self.at, self.at + self.length_at(self.at))
    }

    /// How many bytes the character at a place has.
    pub(super) fn length_at(&self, at: u32) -> u32 {
        layout::char_at(self.source(), at).map_or(0, |letter| bytes(letter.len_utf8()))
    }

    /// From `lo` to the end of its line, without a comment and trailing blanks.
    pub(super) fn rest_of_line(&self, lo: u32) -> Span {
        let rest = self.source().get(lo as usize..).unwrap_or("").lines().next().unwrap_or("");
        let text = rest.split(" #").next().unwrap_or("").trim_end();
        self.span(lo, lo + bytes(text.len()))
    }

    /// What to underline when nothing better is known: the rest of the line, else the end of what stands before.
    pub(super) fn around(&self) -> Span {
        let rest = self.rest_of_line(self.at);
        if !rest.is_empty() {
            return rest;
        }
        let before = self.source().get(..self.at as usize).unwrap_or("").trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        self.span(bytes(before.len() - last), bytes(before.len()))
    }

    /// The text before the place on its line.
    pub(super) fn before_on_line(&self) -> &'t str {
        let before = self.source().get(..self.at as usize).unwrap_or("");
        before.rsplit('\n').next().unwrap_or("")
    }

    /// How many blanks the line around a byte begins with.
    pub(super) fn indent_of_line(&self, at: u32) -> usize {
        let line = layout::line_around(self.source(), at).1.trim_start_matches('\u{feff}');
        line.len() - line.trim_start().len()
    }

    /// True when both bytes stand on one line.
    pub(super) fn same_line(&self, lo: u32, hi: u32) -> bool {
        self.source().get(lo as usize..hi as usize).is_some_and(|between| !between.contains('\n'))
    }

    /// The last key or value that was read.
    pub(super) fn last_node(&self) -> Option<NodeId> {
        self.tree.nodes.len().checked_sub(1).map(|last| NodeId(bytes(last)))
    }

    /// The innermost bracket that is not closed yet.
    pub(super) fn opener(&self) -> Option<(char, Span)> {
        self.open.iter().rev().find_map(|id| {
            let lo = self.tree.span(NodeId(*id)).lo;
            let sign = layout::char_at(self.source(), lo).filter(|sign| matches!(sign, '[' | '{'))?;
            Some((sign, self.span(lo, lo + 1)))
        })
    }

    /// The user's words in backticks, cut short.
    pub(super) fn words(&self, span: Span) -> String {
        words(span.slice(self.source()).unwrap_or(""))
    }
}

/// The user's words in backticks, on one line and cut short.
pub(in crate::yaml) fn words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return format!("`{line}`");
    }
    let start: String = line.chars().take(LONGEST_QUOTE - 1).collect();
    format!("`{start}…`")
}

/// How a text is written in quotes.
pub(super) fn in_quotes(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

fn bytes(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
