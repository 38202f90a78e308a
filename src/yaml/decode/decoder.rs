use std::cell::RefCell;

use super::Fields;
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::Span;
use crate::yaml::wording::words as quoted;
use crate::yaml::{NodeId, NodeKind, Scalar, Tree};

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

    /// How much was found so far: whether what was read in between is without fault.
    #[must_use]
    pub fn count(&self) -> usize {
        self.findings.borrow().len()
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
        self.is(node, NodeKind::Mapping, Wanted::Keys).then(|| Fields::new(self, node))
    }

    /// The items of a list; reports anything that is no list, and gives nothing.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a, 't> {
        self.is(node, NodeKind::Sequence, Wanted::List);
        self.tree.items(node)
    }

    /// Names with their values; reports anything that is no mapping, and gives nothing.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (Spanned<&'a str>, NodeId)> + use<'a, 't> {
        self.is(node, NodeKind::Mapping, Wanted::Keys);
        let tree = self.tree;
        tree.entries(node).filter_map(move |(key, value)| Some((Spanned::new(tree.text(key)?, tree.span(key)), value)))
    }

    /// A text that is not empty; numbers, days and truth values count as the text they are written as.
    pub fn text(&self, node: NodeId) -> Option<Spanned<&'a str>> {
        let text = self.tree.text(node).filter(|text| !text.trim().is_empty());
        self.value(node, text, Wanted::Text)
    }

    /// `true` or `false`.
    pub fn bool(&self, node: NodeId) -> Option<Spanned<bool>> {
        self.value(node, self.tree.scalar(node).and_then(Scalar::as_bool), Wanted::Bool)
    }

    /// A whole number.
    pub fn int(&self, node: NodeId) -> Option<Spanned<i64>> {
        self.value(node, self.tree.scalar(node).and_then(Scalar::as_i64), Wanted::Int)
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
            None => "write one of these words".to_owned(),
        };
        self.refuse(text.span, format!("{} is none of {all}", quoted(text.value)), mend);
        None
    }

    fn value<T>(&self, node: NodeId, value: Option<T>, wanted: Wanted) -> Option<Spanned<T>> {
        if value.is_none() {
            self.refuse_kind(node, wanted);
        }
        value.map(|value| Spanned::new(value, self.tree.span(node)))
    }

    fn is(&self, node: NodeId, kind: NodeKind, wanted: Wanted) -> bool {
        let right = self.tree.kind(node) == kind;
        if !right {
            self.refuse_kind(node, wanted);
        }
        right
    }

    fn refuse_kind(&self, node: NodeId, wanted: Wanted) {
        let name = self.tree.key_of(node).and_then(|key| self.tree.text(key));
        let subject = name.map_or_else(|| "this".to_owned(), quoted);
        let found = match self.tree.kind(node) {
            NodeKind::Null => "has no value".to_owned(),
            NodeKind::Sequence => "is a list".to_owned(),
            NodeKind::Mapping => "has keys below it".to_owned(),
            NodeKind::Scalar => match self.tree.text(node).unwrap_or("") {
                text if text.trim().is_empty() => "is empty".to_owned(),
                text => format!("is {}", quoted(text)),
            },
        };
        let span =
            if self.tree.kind(node) == NodeKind::Null { self.place_of_missing(node) } else { self.tree.head(node) };
        let (wanted, mend) = wanted.words();
        self.refuse(span, format!("{subject} {found}, but has to be {wanted}"), mend);
    }

    /// A value that is not there is shown by its key.
    fn place_of_missing(&self, node: NodeId) -> Span {
        self.tree.span(self.tree.key_of(node).unwrap_or(node))
    }
}

/// What a place calls for.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    Text,
    Bool,
    Int,
    List,
    Keys,
}

impl Wanted {
    /// Its name, and how to write it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("a text", "write a text there"),
            Self::Bool => ("`true` or `false`", "write `true` or `false`, without quotes"),
            Self::Int => ("a whole number", "write digits only, without quotes"),
            Self::List => {
                ("a list", "put it in brackets, `[one, two]`, or on lines of their own that begin with a dash")
            }
            Self::Keys => ("keys with values", "write the keys on lines below, set in by two blanks more"),
        }
    }
}
