use granit_parser::{Event, Parser, ScanError, StructureStyle};
use smallvec::SmallVec;

use super::tree::{IN_SOURCE, Node};
use super::{
    NodeId, NodeKind, Scalar, ScalarStyle, Tree, keys, layout,
    resume::resume,
    wording,
    wording::{Scene, Stop},
};
use crate::finding::Finding;
use crate::source::{FileId, Span};

/// How many lists and mappings may lie within each other.
pub const MAX_DEPTH: usize = 64;

/// After so many refusals the rest of a file is left for the next run; nobody mends more at once, and a hostile file
/// must not fill the memory with them.
pub(super) const MOST_FINDINGS: usize = 100;

/// What came of reading a text as YAML.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; nothing when anything at all was refused, so that no doubtful value is ever judged.
    pub tree: Option<Tree<'t>>,
    /// Everything that was refused, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads `text` as one YAML document.
///
/// What is refused: an unresolved merge of git's, syntax errors, duplicate keys, anchors, aliases, merge keys, tags, directives, several documents,
/// more than [`MAX_DEPTH`] levels, an empty file, and keys that are not plain text. Reading goes on after each of them
/// where it can, so that one run names as many as possible.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Parsed<'_> {
    // First, for within brackets and quotes its marks would be read as text.
    if let Some(finding) = wording::unresolved_merge(file, text) {
        return Parsed { tree: None, findings: vec![finding] };
    }
    let mut builder = Builder::new(file, text);
    match builder.run() {
        None => builder.finish(),
        Some(stop) => {
            let merge = wording::left_of_a_merge(file, text, &stop.finding);
            Parsed { tree: None, findings: merge.map_or_else(|| resume(builder, stop), |finding| vec![finding]) }
        }
    }
}

/// Builds the tree from the parser's events.
pub(super) struct Builder<'t> {
    pub tree: Tree<'t>,
    /// What was refused so far without having to stop.
    pub findings: Vec<Finding>,
    open: SmallVec<[u32; 16]>,
    /// One past the last byte of the last token, where a search for the next one starts.
    last: u32,
    documents: usize,
    /// Where anchors, aliases and tags stand.
    pub signs: Vec<u32>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(file: FileId, text: &'t str) -> Self {
        // A line of an arrangement holds about two nodes; growing once or twice more costs little.
        let nodes = Vec::with_capacity(text.len() / 16);
        let tree = Tree { file, source: text, nodes, owned: Vec::new() };
        Self { tree, findings: Vec::new(), open: SmallVec::new(), last: 0, documents: 0, signs: Vec::new() }
    }

    /// Reads to the end, or to where reading has to stop.
    pub(super) fn run(&mut self) -> Option<Stop> {
        let options = granit_parser::options! {
            emit_comments: false,
            disallow_directives: true,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            block_nesting_limit: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH,
        };
        for next in Parser::new_from_str_with_options(self.tree.source, options) {
            let stop = match next {
                Ok((event, span)) => self.take(event, span),
                Err(error) => Some(self.explain(&error)),
            };
            if stop.is_some() || self.findings.len() >= MOST_FINDINGS {
                while !self.open.is_empty() {
                    self.close(0, 0);
                }
                return stop;
            }
        }
        None
    }

    fn explain(&self, error: &ScanError) -> Stop {
        let at = offset(error.marker().byte_offset().unwrap_or(0));
        wording::explain(&Scene { tree: &self.tree, open: &self.open, last: self.last, at }, error.kind())
    }

    /// Takes one event in; says so when reading has to stop there.
    fn take(&mut self, event: Event<'t>, span: granit_parser::Span) -> Option<Stop> {
        let (lo, hi) = span.byte_range().map_or((0, 0), |range| (offset(range.start), offset(range.end)));
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            self.refuse_sign(offset(tag.start), offset(tag.end), wording::tag);
        }
        match event {
            Event::Scalar(text, style, ..) => self.scalar(&text, scalar_style(style), lo, hi),
            Event::SequenceStart(style, ..) => return self.open(NodeKind::Sequence, style, lo, hi),
            Event::MappingStart(style, ..) => return self.open(NodeKind::Mapping, style, lo, hi),
            Event::SequenceEnd | Event::MappingEnd => self.close(lo, hi),
            Event::Anchor(..) => self.refuse_sign(lo, hi, wording::anchor),
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                self.refuse_sign(lo, hi, wording::alias);
                self.leaf(NodeKind::Scalar, ScalarStyle::Plain, lo, hi, IN_SOURCE);
            }
            Event::DocumentStart(explicit, _) => {
                self.documents += 1;
                // Without `---` the parser places the start on the first token.
                self.last = if explicit { hi } else { self.last };
                if self.documents > 1 {
                    self.findings.push(wording::second_document(document_start(self.span(lo, hi), self.tree.source)));
                }
            }
            _ => {}
        }
        None
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, lo: u32, hi: u32) {
        let (lo, hi) = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.block_text(lo, hi),
            ScalarStyle::Plain if lo == hi => self.absent(lo),
            _ => (lo, hi),
        };
        let absent = lo == hi;
        let kind = if absent || (Scalar { text, style }).is_null() { NodeKind::Null } else { NodeKind::Scalar };
        let node = self.leaf(kind, style, lo, hi, IN_SOURCE);
        if !absent && self.tree.scalar(node).is_none_or(|scalar| scalar.text != text) {
            let place = offset(self.tree.owned.len());
            self.tree.owned.push(text.into());
            if let Some(node) = self.tree.nodes.get_mut(node.0 as usize) {
                node.extra = place;
            }
        }
    }

    /// The parser places a block text at its first line; the reader sees it begin at `|` or `>`.
    fn block_text(&self, lo: u32, hi: u32) -> (u32, u32) {
        let start = layout::next_token(self.tree.source, self.last, &[':', '-', '?']);
        let sign = layout::char_at(self.tree.source, start);
        let lo = if matches!(sign, Some('|' | '>')) && start < hi { start } else { lo };
        (lo, layout::block_end(self.tree.source, lo, hi))
    }

    /// The parser places a value that is not there before the colon; it is missed after it.
    fn absent(&self, at: u32) -> (u32, u32) {
        let parent = self.open.last().and_then(|id| self.tree.nodes.get(*id as usize));
        if parent.is_none_or(|parent| parent.kind != NodeKind::Mapping || parent.extra % 2 == 0) {
            return (at, at);
        }
        let colon = layout::next_token(self.tree.source, self.last, &[]);
        let place = if layout::char_at(self.tree.source, colon) == Some(':') { colon + 1 } else { at };
        (place, place)
    }

    fn leaf(&mut self, kind: NodeKind, style: ScalarStyle, lo: u32, hi: u32, extra: u32) -> NodeId {
        let id = offset(self.tree.nodes.len());
        let parent = self.open.last().copied().unwrap_or(0);
        if let Some(parent) = self.open.last().and_then(|id| self.tree.nodes.get_mut(*id as usize)) {
            parent.extra += 1;
        }
        self.tree.nodes.push(Node { lo, hi, parent, end: id + 1, extra, kind, style });
        self.last = self.last.max(hi);
        NodeId(id)
    }

    fn open(&mut self, kind: NodeKind, style: StructureStyle, lo: u32, hi: u32) -> Option<Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Some(wording::too_deep(self.span(lo, lo + 1)));
        }
        let dash = (kind == NodeKind::Sequence && style == StructureStyle::Block)
            .then(|| layout::next_token(self.tree.source, self.last, &[':']))
            .filter(|at| *at < lo && self.parent_kind() == Some(NodeKind::Mapping))
            .filter(|at| layout::char_at(self.tree.source, *at) == Some('-'));
        let node = self.leaf(kind, ScalarStyle::Plain, dash.unwrap_or(lo), hi, 0);
        self.open.push(node.0);
        None
    }

    fn parent_kind(&self) -> Option<NodeKind> {
        self.open.last().and_then(|id| self.tree.nodes.get(*id as usize)).map(|node| node.kind)
    }

    fn close(&mut self, lo: u32, hi: u32) {
        let Some(id) = self.open.pop() else { return };
        // A bracket is a token of its own; a block ends with the last thing in it.
        let hi = if lo < hi { hi } else { self.last };
        self.last = hi;
        let end = offset(self.tree.nodes.len());
        let Some(node) = self.tree.nodes.get_mut(id as usize) else { return };
        node.hi = hi;
        node.end = end;
        if node.kind == NodeKind::Mapping {
            node.extra /= 2;
            keys::check(&self.tree, NodeId(id), &mut self.findings);
        }
    }

    fn span(&self, lo: u32, hi: u32) -> Span {
        Span::new(self.tree.file, lo, hi)
    }

    /// Refuses a text that begins with a sign that YAML gives a meaning.
    fn refuse_sign(&mut self, lo: u32, hi: u32, words: fn(Span, &str) -> Finding) {
        self.signs.push(lo);
        self.findings.push(words(self.span(lo, hi), self.tree.source));
    }

    fn finish(mut self) -> Parsed<'t> {
        if self.findings.is_empty() && (self.tree.nodes.is_empty() || self.tree.span(self.tree.root()).is_empty()) {
            self.findings.push(wording::empty(self.span(0, 0)));
        }
        self.findings.sort_by_key(|finding| finding.primary.span.lo);
        let tree = self.findings.is_empty().then_some(self.tree);
        Parsed { tree, findings: self.findings }
    }
}

fn scalar_style(style: granit_parser::ScalarStyle) -> ScalarStyle {
    match style {
        granit_parser::ScalarStyle::Plain => ScalarStyle::Plain,
        granit_parser::ScalarStyle::SingleQuoted => ScalarStyle::SingleQuoted,
        granit_parser::ScalarStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
        granit_parser::ScalarStyle::Literal => ScalarStyle::Literal,
        granit_parser::ScalarStyle::Folded => ScalarStyle::Folded,
    }
}

/// The line `---`, or the first line of a document that begins without one.
fn document_start(span: Span, source: &str) -> Span {
    let (start, line) = layout::line_around(source, span.lo);
    if span.slice(source) == Some("---") { span } else { Span::new(span.file, start, start + offset(line.len())) }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
