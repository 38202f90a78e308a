//! The checked expression: names resolved to places, types settled, patterns compiled.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::function::Function;
use super::parts::{Parts, Stands};
use super::types::Ty;
use crate::model::vocab::{FieldId, Kind, WordList};
use crate::time::Day;

/// A node of a program, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(pub(super) u32);

/// An expression that has been checked against a scope.
#[derive(Debug)]
pub struct Program {
    pub(super) text: String,
    pub(super) nodes: Vec<Node>,
    pub(super) root: NodeId,
    pub(super) ty: Ty,
    pub(super) own_words: Vec<OwnWord>,
    /// The parts that it might use.
    pub(super) parts: Arc<Parts>,
    /// Where it uses which of them, innermost first.
    pub(super) uses: Vec<Use>,
}

/// A part that is used.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// Which.
    pub(super) part: usize,
    /// What it came to there.
    pub(super) node: NodeId,
    /// Where it is used.
    pub(super) range: Range<usize>,
}

/// A word that an expression compares with words of a list to which areas may add their own, and which that list does not have.
#[derive(Clone, Debug)]
pub struct OwnWord {
    /// The word.
    pub word: String,
    /// Its list.
    pub list: &'static WordList,
}

/// A value that an expression names itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal<'p> {
    /// A text, or a word of a list.
    Text(&'p str),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
}

/// One node.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) op: Op,
    pub(super) lo: usize,
    pub(super) hi: usize,
}

/// A field as it is found in elements of one or several kinds.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) fields: SmallVec<[(Kind, FieldId); 1]>,
    pub(super) is_list: bool,
    pub(super) sliced: bool,
}

/// What a node does.
#[derive(Debug)]
pub(super) enum Op {
    Bool(bool),
    Int(i64),
    Text(String),
    DayLiteral(Day),
    Pattern(Box<regex::Regex>),
    JudgedDay,
    Arrangement,
    Arrangements,
    /// The arrangements of one side of a step.
    Side {
        of_after: bool,
    },
    Element(usize),
    Constant(usize),
    Local(usize),
    Field {
        of: NodeId,
        place: Place,
    },
    Has(NodeId),
    Stated(NodeId),
    All(Box<[NodeId]>),
    Any(Box<[NodeId]>),
    Not(NodeId),
    If(NodeId, NodeId, NodeId),
    Compare(Comparison, NodeId, NodeId),
    In(NodeId, NodeId),
    Sum(Arithmetic, NodeId, NodeId),
    Minus(NodeId),
    List(Box<[NodeId]>),
    Loop {
        what: Loop,
        over: NodeId,
        local: usize,
        body: NodeId,
    },
    Size(NodeId),
    TextTest(TextTest, NodeId, NodeId),
    Call(Function, SmallVec<[NodeId; 3]>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Differs,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Plus,
    Minus,
    Times,
    Over,
    Rest,
}

/// How a list is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loop {
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    /// What lists come to, as one list.
    Gather,
}

/// What is asked of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
    Matches,
}

/// Stands in for a node that is not there, which no program that was checked has.
static NOWHERE: Node = Node { op: Op::Bool(false), lo: 0, hi: 0 };

impl Program {
    /// The expression as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it comes to.
    #[must_use]
    pub const fn ty(&self) -> &Ty {
        &self.ty
    }

    /// The words of open lists that it names and that these lists do not have: an area's own, or slips of the pen.
    #[must_use]
    pub fn own_words(&self) -> &[OwnWord] {
        &self.own_words
    }

    /// Every text, number and day that it names itself.
    pub fn literals(&self) -> impl Iterator<Item = Literal<'_>> {
        self.nodes.iter().filter_map(|node| match &node.op {
            Op::Text(text) => Some(Literal::Text(text)),
            Op::Int(number) => Some(Literal::Number(*number)),
            Op::DayLiteral(day) => Some(Literal::Day(*day)),
            _ => None,
        })
    }

    /// Whether it is a condition that only something written can meet: one that asks, whatever else it asks, whether a field
    /// of the subject, or of the arrangement, is stated, or whether one of several is.
    #[must_use]
    pub fn needs_something_written(&self) -> bool {
        let of_subject = |id: NodeId| {
            let Op::Stated(field) = self.node(id).op else { return false };
            let mut at = field;
            while let Op::Field { of, .. } = self.node(at).op {
                at = of;
            }
            matches!(self.node(at).op, Op::Element(_) | Op::Arrangement)
        };
        match &self.node(self.root).op {
            Op::All(items) => items.iter().any(|item| of_subject(*item)),
            Op::Any(items) => items.iter().all(|item| of_subject(*item)),
            _ => of_subject(self.root),
        }
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0 as usize).unwrap_or(&NOWHERE)
    }

    pub(super) fn range(&self, id: NodeId) -> Range<usize> {
        let node = self.node(id);
        node.lo..node.hi
    }

    pub(super) fn text_of(&self, id: NodeId) -> &str {
        self.slice(self.range(id))
    }

    /// Where a node is used as a part, outermost first; nowhere where it is none.
    pub(super) fn used_as(&self, id: NodeId) -> impl Iterator<Item = &Range<usize>> {
        self.uses.iter().rev().filter(move |used| used.node == id).map(|used| &used.range)
    }

    /// The bytes that stand for a node where it is asked: those of the name where it is a part that is used.
    pub(super) fn asked_at(&self, id: NodeId) -> Range<usize> {
        self.used_as(id).next().cloned().unwrap_or_else(|| self.range(id))
    }

    /// The text of some bytes.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.parts.slice(&self.text, range)
    }

    /// Where bytes stand.
    #[must_use]
    pub fn stands(&self, range: &Range<usize>) -> Stands {
        self.parts.stands(range)
    }

    /// The numbers of the parts that it uses, those that parts use included, in their order.
    #[must_use]
    pub fn uses(&self) -> BTreeSet<usize> {
        self.uses.iter().map(|used| used.part).collect()
    }

    /// The nodes that a node is made from, in the order they are written.
    pub(super) fn below(&self, id: NodeId) -> SmallVec<[NodeId; 3]> {
        match &self.node(id).op {
            Op::Field { of, .. } | Op::Has(of) | Op::Stated(of) | Op::Not(of) | Op::Minus(of) | Op::Size(of) => {
                SmallVec::from_slice(&[*of])
            }
            Op::All(items) | Op::Any(items) | Op::List(items) => SmallVec::from_slice(items),
            Op::If(a, b, c) => SmallVec::from_slice(&[*a, *b, *c]),
            Op::Compare(_, a, b) | Op::In(a, b) | Op::Sum(_, a, b) | Op::TextTest(_, a, b) => {
                SmallVec::from_slice(&[*a, *b])
            }
            Op::Loop { over, body, .. } => SmallVec::from_slice(&[*over, *body]),
            Op::Call(_, args) => args.clone(),
            _ => SmallVec::new(),
        }
    }
}
