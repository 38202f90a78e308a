use std::cell::RefCell;

use smallvec::SmallVec;

use super::{Decoder, Spanned};
use crate::finding::did_you_mean;
use crate::source::Span;
use crate::yaml::wording::words as quoted;
use crate::yaml::{NodeId, NodeKind};

/// The keys of one mapping, taken one by one; [`finish`](Self::finish) reports those that nobody asked for.
#[derive(Debug)]
pub struct Fields<'d, 'a, 't> {
    decoder: &'d Decoder<'a, 't>,
    node: NodeId,
    known: RefCell<SmallVec<[&'static str; 16]>>,
}

impl<'d, 'a, 't> Fields<'d, 'a, 't> {
    pub(super) fn new(decoder: &'d Decoder<'a, 't>, node: NodeId) -> Self {
        Self { decoder, node, known: RefCell::new(SmallVec::new()) }
    }

    /// The mapping itself.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// Where the key stands; if it is not there, where the mapping begins that lacks it.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Span {
        let tree = self.decoder.tree();
        tree.get(self.node, key).map_or_else(|| tree.head(self.node), |(key, _)| tree.span(key))
    }

    /// The value of a key, whatever it is; nothing when the key is missing or says nothing.
    pub fn opt(&self, key: &'static str) -> Option<NodeId> {
        self.known.borrow_mut().push(key);
        let tree = self.decoder.tree();
        tree.get(self.node, key).map(|(_, value)| value).filter(|value| tree.kind(*value) != NodeKind::Null)
    }

    /// The value of a key, whatever it is; a missing key is reported.
    pub fn need(&self, key: &'static str) -> Option<NodeId> {
        let value = self.opt(key);
        if value.is_none() {
            let there = self.decoder.tree().get(self.node, key).is_some();
            let (message, mend) = if there {
                (format!("`{key}` has no value"), "write the value after the colon".to_owned())
            } else {
                (format!("`{key}` is missing here"), format!("add `{key}:` with its value"))
            };
            self.decoder.refuse(self.key_span(key), message, mend);
        }
        value
    }

    /// A text that has to be there.
    pub fn text(&self, key: &'static str) -> Option<Spanned<&'a str>> {
        self.need(key).and_then(|node| self.decoder.text(node))
    }

    /// A text that may be left out.
    pub fn opt_text(&self, key: &'static str) -> Option<Spanned<&'a str>> {
        self.opt(key).and_then(|node| self.decoder.text(node))
    }

    /// `true` or `false`, which has to be there.
    pub fn bool(&self, key: &'static str) -> Option<Spanned<bool>> {
        self.need(key).and_then(|node| self.decoder.bool(node))
    }

    /// `true` or `false`, which may be left out.
    pub fn opt_bool(&self, key: &'static str) -> Option<Spanned<bool>> {
        self.opt(key).and_then(|node| self.decoder.bool(node))
    }

    /// A whole number that has to be there.
    pub fn int(&self, key: &'static str) -> Option<Spanned<i64>> {
        self.need(key).and_then(|node| self.decoder.int(node))
    }

    /// A whole number that may be left out.
    pub fn opt_int(&self, key: &'static str) -> Option<Spanned<i64>> {
        self.opt(key).and_then(|node| self.decoder.int(node))
    }

    /// One of a fixed list of words, which has to be there.
    pub fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        self.need(key).and_then(|node| self.decoder.one_of(node, words))
    }

    /// One of a fixed list of words, which may be left out.
    pub fn opt_one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        self.opt(key).and_then(|node| self.decoder.one_of(node, words))
    }

    /// The items of a list; empty when the key is left out.
    pub fn list(&self, key: &'static str) -> Vec<NodeId> {
        self.opt(key).map(|node| self.decoder.items(node).collect()).unwrap_or_default()
    }

    /// The texts of a list; empty when the key is left out.
    pub fn texts(&self, key: &'static str) -> Vec<Spanned<&'a str>> {
        self.list(key).into_iter().filter_map(|item| self.decoder.text(item)).collect()
    }

    /// Names with values; empty when the key is left out.
    pub fn map(&self, key: &'static str) -> Vec<(Spanned<&'a str>, NodeId)> {
        self.opt(key).map(|node| self.decoder.entries(node).collect()).unwrap_or_default()
    }

    /// The keys of a mapping below this one, which has to be there.
    pub fn fields(&self, key: &'static str) -> Option<Fields<'d, 'a, 't>> {
        self.need(key).and_then(|node| self.decoder.fields(node))
    }

    /// The keys of a mapping below this one, which may be left out.
    pub fn opt_fields(&self, key: &'static str) -> Option<Fields<'d, 'a, 't>> {
        self.opt(key).and_then(|node| self.decoder.fields(node))
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        let tree = self.decoder.tree();
        let known = self.known.into_inner();
        for (key, _) in tree.entries(self.node) {
            let Some(word) = tree.text(key).filter(|word| !known.iter().any(|other| other == word)) else { continue };
            let free = known.iter().copied().filter(|other| tree.get(self.node, other).is_none());
            let mend = match did_you_mean(word, free) {
                Some(other) => format!("did you mean `{other}`?"),
                None => format!("the keys here are {}", listed(&known)),
            };
            self.decoder.refuse(tree.span(key), format!("the key {} is not known here", quoted(word)), mend);
        }
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
