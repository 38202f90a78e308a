use super::{Scalar, ScalarStyle};
use crate::source::{FileId, Span};

/// One key or value of a [`Tree`]; ids run in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// `~`, `null` or nothing at all.
    Null,
    /// Text, a number or a truth value.
    Scalar,
    /// A list.
    Sequence,
    /// Keys with values.
    Mapping,
}

/// A node without its children, which follow it in the arena up to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub lo: u32,
    pub hi: u32,
    pub parent: u32,
    /// One past the last node below this one.
    pub end: u32,
    /// Items of a list, entries of a mapping; of a scalar, its place among the owned texts, or [`IN_SOURCE`].
    pub extra: u32,
    pub kind: NodeKind,
    pub style: ScalarStyle,
}

/// In [`Node::extra`]: the text stands in the source as it is, within its quotes if it has any.
pub(super) const IN_SOURCE: u32 = u32::MAX;

/// A YAML document with a byte-exact place on every key and value.
///
/// Nodes lie in one array in the order of the text, each before what it holds, so that a node's inside is a range of
/// indices and walking needs no pointers. Texts are borrowed from the source wherever they stand there as they are.
#[derive(Debug)]
pub struct Tree<'t> {
    pub(super) file: FileId,
    pub(super) source: &'t str,
    pub(super) nodes: Vec<Node>,
    pub(super) owned: Vec<Box<str>>,
}

impl<'t> Tree<'t> {
    /// The node that holds the whole document.
    #[must_use]
    #[allow(clippy::unused_self, reason = "the root is a question to a tree, whatever its number is")]
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// The file the tree was read from.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text the tree was read from.
    #[must_use]
    pub fn source_text(&self) -> &'t str {
        self.source
    }

    /// How many keys and values there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// What a node is.
    #[must_use]
    pub fn kind(&self, node: NodeId) -> NodeKind {
        self.node(node).map_or(NodeKind::Null, |node| node.kind)
    }

    /// Where a node stands: quotes, brackets and the sign of a block text (`|`, `>`) included, trailing blanks not.
    ///
    /// A value that is not there (`key:`) has an empty span just after the colon.
    #[must_use]
    pub fn span(&self, node: NodeId) -> Span {
        self.node(node).map_or(Span::new(self.file, 0, 0), |node| Span::new(self.file, node.lo, node.hi))
    }

    /// The short place that stands for a whole node: a scalar itself; for a list or mapping the key it stands under, else
    /// its first key or its opening sign.
    #[must_use]
    pub fn head(&self, node: NodeId) -> Span {
        let first_key = || self.entries(node).next().map(|(key, _)| key).filter(|key| self.scalar(*key).is_some());
        match self.kind(node) {
            NodeKind::Null | NodeKind::Scalar => self.span(node),
            NodeKind::Sequence | NodeKind::Mapping => match self.key_of(node).or_else(first_key) {
                Some(key) => self.span(key),
                None => Span { hi: self.span(node).hi.min(self.span(node).lo + 1), ..self.span(node) },
            },
        }
    }

    /// The value of a node that is neither a list nor a mapping.
    #[must_use]
    pub fn scalar(&self, node: NodeId) -> Option<Scalar<'_>> {
        let node = self.node(node)?;
        let text = match node.kind {
            NodeKind::Sequence | NodeKind::Mapping => return None,
            NodeKind::Null | NodeKind::Scalar if node.extra == IN_SOURCE => {
                let quote = u32::from(matches!(node.style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted));
                self.source.get((node.lo + quote) as usize..node.hi.saturating_sub(quote) as usize)?
            }
            NodeKind::Null | NodeKind::Scalar => self.owned.get(node.extra as usize)?,
        };
        Some(Scalar { text, style: node.style })
    }

    /// The text of a node that is neither null, a list nor a mapping, as written.
    #[must_use]
    pub fn text(&self, node: NodeId) -> Option<&str> {
        (self.kind(node) == NodeKind::Scalar).then(|| self.scalar(node)).flatten().map(|scalar| scalar.text)
    }

    /// How many items a list or entries a mapping has; 0 for anything else.
    #[must_use]
    pub fn len(&self, node: NodeId) -> usize {
        match self.node(node) {
            Some(node) if matches!(node.kind, NodeKind::Sequence | NodeKind::Mapping) => node.extra as usize,
            _ => 0,
        }
    }

    /// True unless the node is a list or mapping with something in it.
    #[must_use]
    pub fn is_empty(&self, node: NodeId) -> bool {
        self.len(node) == 0
    }

    /// The items of a list in order; nothing for any other node.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + Clone + use<'_, 't> {
        self.children(node, NodeKind::Sequence)
    }

    /// Keys and values of a mapping in order; nothing for any other node.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + Clone + use<'_, 't> {
        Pairs(self.children(node, NodeKind::Mapping))
    }

    /// Key and value of the entry with that key.
    #[must_use]
    pub fn get(&self, node: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        self.entries(node).find(|(name, _)| self.scalar(*name).is_some_and(|scalar| scalar.text == key))
    }

    /// The list or mapping that holds a node, whether as key, value or item.
    #[must_use]
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node.0 != 0).then(|| self.node(node)).flatten().map(|node| NodeId(node.parent))
    }

    /// The key that a value stands under, if its parent is a mapping; nothing for keys and items.
    #[must_use]
    pub fn key_of(&self, value: NodeId) -> Option<NodeId> {
        let parent = self.parent(value)?;
        self.entries(parent).find(|(_, other)| *other == value).map(|(key, _)| key)
    }

    pub(super) fn node(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.0 as usize)
    }

    fn children(&self, parent: NodeId, kind: NodeKind) -> Children<'_, 't> {
        match self.node(parent) {
            Some(node) if node.kind == kind => Children { tree: self, next: parent.0 + 1, end: node.end },
            _ => Children { tree: self, next: 0, end: 0 },
        }
    }
}

#[derive(Clone)]
struct Children<'a, 't> {
    tree: &'a Tree<'t>,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_, '_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let child = (self.next < self.end).then_some(NodeId(self.next))?;
        self.next = self.tree.node(child)?.end;
        Some(child)
    }
}

#[derive(Clone)]
struct Pairs<'a, 't>(Children<'a, 't>);

impl Iterator for Pairs<'_, '_> {
    type Item = (NodeId, NodeId);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
