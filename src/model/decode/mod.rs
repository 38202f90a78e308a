//! From a spanned tree to the arena of facts, led by the vocabulary.
//!
//! Comes in: a tree, the reference lists, the day at which names are looked up. Goes out: a [`Model`] and findings about
//! names that lead nowhere and about days, years and amounts that cannot be read. This folder must not report what the
//! schema check reports: a value of the wrong shape is left unreadable, in silence, and counted.

mod bodies;
mod cite;
mod element;
mod names;
mod refer;
mod scalar;
mod shared;
mod terms;
mod value;
mod wording;
mod wrapped;

use std::collections::HashMap;

use self::refer::{Id, Pending};
use self::shared::Part;
use super::facts::{Datum, ElementId, Fact, Model};
use super::listed::Lists;
use super::store::{Held, Slot, TextId};
use super::vocab::{FieldId, Kind, LONGEST_TEXT, Type};
use crate::finding::Finding;
use crate::source::Span;
use crate::time::Day;
use crate::yaml::{NodeId, NodeKind, Tree};

pub use scalar::{Unfit, value_error};

/// What came of decoding.
#[derive(Debug)]
pub struct Decoded {
    /// Everything that could be read.
    pub model: Model,
    /// Names that lead nowhere or to several things, and days, periods, years, amounts and shares that cannot be read, in
    /// the order of the file.
    pub findings: Vec<Finding>,
    /// How many keys and values were passed over for their shape, in silence: the schema check reports each of them.
    pub passed_over: usize,
}

/// The day that a transcribed file speaks for; nothing for a file that its area keeps.
///
/// Of a disputed day every reading is possible, and of one that is in doubt or cannot be read any day: such a file is not judged as today's.
#[must_use]
pub fn as_at(tree: &Tree<'_>, lists: &dyn Lists) -> Option<Day> {
    let (key, value) = tree.get(tree.root(), "as-at")?;
    if let Some(day) = tree.text(value).and_then(|text| Day::parse(text).ok()) {
        return Some(day);
    }
    let field = Kind::Arrangement.field("as-at")?;
    let mut decoder = Decoder::new(tree, lists, Day::words(None));
    let root = decoder.add(Kind::Arrangement, tree.span(key), None);
    let slot = decoder.field(Place { holder: root, field, key }, &Type::Day, value);
    decoder.put(root, field, slot);
    match decoder.model.fact(root, field) {
        Fact::None(_) | Fact::NotStated(_) => None,
        Fact::Disputed(readings, _) => Some(any_of(readings.iter().map(|reading| decoder.model.reading(reading).0))),
        fact => Some(any_of(std::iter::once(fact))),
    }
}

/// Some day within the bounds of all of these.
fn any_of<'m>(facts: impl Iterator<Item = Fact<'m>>) -> Day {
    let days = facts.map(|fact| match fact {
        Fact::Known(Datum::Day(day), _) => day,
        _ => Day::words(None),
    });
    let join = |a: Day, b: Day| {
        let (first, last) = (a.first().zip(b.first()), a.last().zip(b.last()));
        Day::between(first.map(|(a, b)| a.min(b)), last.map(|(a, b)| a.max(b)))
    };
    days.reduce(join).unwrap_or(Day::words(None))
}

/// Reads an arrangement, or a file of shared things, from its tree.
///
/// `shared` are all files of shared things at hand, of which those that the arrangement uses are read with it. `day` is the day
/// the file is judged on; names are looked up in the reference lists as they stood then.
#[must_use]
pub fn decode<'a, 't>(tree: &'a Tree<'t>, shared: &[&'a Tree<'t>], lists: &'a dyn Lists, day: Day) -> Decoded {
    let mut decoder = Decoder::new(tree, lists, day);
    decoder.element(Kind::Arrangement, tree.root(), None, None);
    decoder.model.worked_out.in_order = decoder.model.elements.len();
    decoder.refuse_what_is_not_shared();
    decoder.use_shared(shared);
    decoder.resolve();
    decoder.link_citations();
    decoder.sort_out_shared();
    let Decoder { mut model, mut findings, passed_over, .. } = decoder;
    model.note_kinds();
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo));
    Decoded { model, findings, passed_over }
}

/// One decoding.
struct Decoder<'a, 't> {
    /// The file that is being read: its tree, what its first byte counts as, whether its area keeps it itself.
    part: usize,
    tree: &'a Tree<'t>,
    base: u32,
    kept: bool,
    /// Whether a file that it uses was not read, so that a name may lead there.
    lacks: bool,
    /// The arrangement's own file, then those of shared things that it uses.
    parts: Vec<Part<'a, 't>>,
    lists: &'a dyn Lists,
    day: Day,
    model: Model,
    findings: Vec<Finding>,
    passed_over: usize,
    /// Names met so far, by their place in [`Model::refs`].
    pending: Vec<Pending>,
    /// First word of each citation with the file that it stands in, by its place in [`Model::cites`].
    cited: Vec<(&'a str, usize)>,
    /// Members of lists that are being read; a list moves to the model when it is whole, so that it lies in one piece.
    members: Vec<Slot>,
}

/// Ids of one file, several for one text where it stands in several places.
type Ids<'a> = HashMap<&'a str, Vec<Id>, Quick>;

/// Hashing for the short ids of one file; who keeps a file may slow down no run but his own.
type Quick = std::hash::BuildHasherDefault<names::IdHasher>;

/// The field that is being read.
#[derive(Clone, Copy)]
struct Place {
    holder: ElementId,
    field: FieldId,
    key: NodeId,
}

impl<'a, 't> Decoder<'a, 't> {
    fn new(tree: &'a Tree<'t>, lists: &'a dyn Lists, day: Day) -> Self {
        let kept = is_kept(tree);
        let nodes = tree.node_count();
        let mut model = Model::empty(tree.file(), day, kept);
        model.slots.reserve(nodes * 3);
        model.text.reserve(tree.source_text().len() / 2);
        let own = Part { tree, base: 0, kept, name: "", root: model.root(), ids: Ids::default() };
        Self {
            part: 0,
            tree,
            base: 0,
            kept,
            lacks: false,
            parts: vec![own],
            lists,
            day,
            model,
            findings: Vec::new(),
            passed_over: 0,
            pending: Vec::with_capacity(nodes / 8),
            cited: Vec::with_capacity(nodes / 16),
            members: Vec::new(),
        }
    }

    fn keep(&mut self, text: &str) -> TextId {
        let lo = offset(self.model.text.len());
        self.model.text.push_str(text);
        TextId { lo, hi: offset(self.model.text.len()) }
    }

    /// As much of a text as one may have: a doubt or a citation counts however long it is.
    fn keep_within(&mut self, text: &str) -> TextId {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(end, _)| end);
        self.keep(text.get(..end).unwrap_or(text))
    }

    fn span(&self, node: NodeId) -> Span {
        self.tree.span(node)
    }

    /// A slot for what stands at a place in the file that is being read.
    fn slot(&self, held: Held, span: Span) -> Slot {
        let Span { lo, hi, .. } = span;
        Slot { held, lo: lo + self.base, hi: hi + self.base, cites: (0, 0) }
    }

    /// Where a value is pointed at: a list or mapping that runs over lines by its key, anything else by itself.
    fn pointed(&self, node: NodeId, key: NodeId) -> Span {
        if self.is_block(node) { self.span(key) } else { self.span(node) }
    }

    fn is_block(&self, node: NodeId) -> bool {
        let opens = match self.tree.kind(node) {
            NodeKind::Sequence => b'[',
            NodeKind::Mapping => b'{',
            NodeKind::Null | NodeKind::Scalar => return false,
        };
        self.tree.source_text().as_bytes().get(self.span(node).lo as usize) != Some(&opens)
    }
}

/// True for a file that its area keeps itself, which has no day of its own.
fn is_kept(tree: &Tree<'_>) -> bool {
    tree.get(tree.root(), "as-at").is_none_or(|(_, value)| says_none(tree, value))
}

/// `none` without quotes: said aloud.
fn says_none(tree: &Tree<'_>, node: NodeId) -> bool {
    tree.scalar(node).is_some_and(|scalar| scalar.text == "none" && scalar.style == crate::yaml::ScalarStyle::Plain)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
