use std::cell::RefCell;

use super::Fields;
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::Span;
use crate::yaml::{NodeId, NodeKind, Tree};

/// A value with the place it stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    #[must_use]
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl Spanned<&str> {
    /// The text as an owned one.
    #[must_use]
    pub fn owned(self) -> Spanned<String> {
        self.map(str::to_owned)
    }
}

/// Decodes one tree and collects what is wrong with it.
///
/// A value that is wrong is reported and comes back as nothing; decoding goes on, so that one run names every error.
#[derive(Debug)]
pub struct Decoder<'a, 't> {
    tree: &'a Tree<'t>,
    code: Code,
    findings: RefCell<Vec<Finding>>,
}

impl<'a, 't> Decoder<'a, 't> {
    /// A decoder of `tree` whose findings carry `code`.
    #[must_use]
    pub fn new(tree: &'a Tree<'t>, code: Code) -> Self {
        Self { tree, code, findings: RefCell::new(Vec::new()) }
    }

    /// The tree that is decoded.
    #[must_use]
    pub fn tree(&self) -> &'a Tree<'t> {
        self.tree
    }

    /// Everything found, in the order of the text.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        findings.sort_by_key(|finding| finding.primary.span.lo);
        findings
    }

    /// Adds a finding of the caller's own.
    pub fn report(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// Adds a finding at a place: what is wrong, and what to do.
    pub fn refuse(&self, span: Span, message: impl Into<String>, mend: impl Into<String>) {
        self.report(Finding::unreadable(self.code.clone(), span, message, mend));
    }

    /// The keys of a mapping, to be taken one by one; reports anything that is no mapping.
    pub fn fields<'d>(&'d self, node: NodeId) -> Option<Fields<'d, 'a, 't>> {
        if self.tree.kind(node) == NodeKind::Mapping {
            return Some(Fields::new(self, node));
        }
        self.wrong_kind(node, "keys with values");
        None
    }

    /// The items of a list; reports anything that is no list, and gives nothing.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a, 't> {
        if self.tree.kind(node) != NodeKind::Sequence {
            self.wrong_kind(node, "a list");
        }
        self.tree.items(node)
    }

    /// Keys and values of a mapping whose keys are names; reports anything that is no mapping, and gives nothing.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (Spanned<&'a str>, NodeId)> + use<'a, 't> {
        if self.tree.kind(node) != NodeKind::Mapping {
            self.wrong_kind(node, "keys with values");
        }
        let tree = self.tree;
        tree.entries(node).map(move |(key, value)| (Spanned::new(tree.text(key).unwrap_or(""), tree.span(key)), value))
    }

    /// A text; numbers, days and truth values count as the text they are written as.
    pub fn text(&self, node: NodeId) -> Option<Spanned<&'a str>> {
        match self.tree.text(node) {
            Some(text) if !text.trim().is_empty() => Some(Spanned::new(text, self.tree.span(node))),
            _ => {
                self.wrong_kind(node, "a text");
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn bool(&self, node: NodeId) -> Option<Spanned<bool>> {
        match self.tree.scalar(node).and_then(super::super::Scalar::as_bool) {
            Some(value) => Some(Spanned::new(value, self.tree.span(node))),
            None => {
                self.wrong_kind(node, "`true` or `false`");
                None
            }
        }
    }

    /// A whole number.
    pub fn int(&self, node: NodeId) -> Option<Spanned<i64>> {
        match self.tree.scalar(node).and_then(super::super::Scalar::as_i64) {
            Some(value) => Some(Spanned::new(value, self.tree.span(node))),
            None => {
                self.wrong_kind(node, "a whole number");
                None
            }
        }
    }

    /// One of a fixed list of words, with what each stands for.
    pub fn one_of<T: Copy>(&self, node: NodeId, words: &[(&str, T)]) -> Option<Spanned<T>> {
        let text = self.text(node)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(text.map(|_| *value));
        }
        let all = words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let mend = match did_you_mean(text.value, words.iter().map(|(word, _)| *word)) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("write one of {all}"),
        };
        self.refuse(text.span, format!("`{}` is none of {all}", text.value), mend);
        None
    }

    fn wrong_kind(&self, node: NodeId, wanted: &str) {
        let found = match self.tree.kind(node) {
            NodeKind::Null => "nothing".to_owned(),
            NodeKind::Sequence => "a list".to_owned(),
            NodeKind::Mapping => "keys with values".to_owned(),
            NodeKind::Scalar => format!("`{}`", self.tree.text(node).unwrap_or("")),
        };
        let of = self.tree.key_of(node).and_then(|key| self.tree.text(key));
        let message = match of {
            Some(key) => format!("`{key}` has to be {wanted}, but here is {found}"),
            None => format!("here has to be {wanted}, but there is {found}"),
        };
        self.refuse(self.tree.span(node), message, "");
    }
}
