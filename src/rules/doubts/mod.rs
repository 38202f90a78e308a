//! What is doubtful about a rule that can be read: words that do not read on or aloud, limits that change nothing, law that is over.
//!
//! Comes in: a rule of the book, its file, the other rules. Goes out: findings for its author, each with its place in the file.
//! This folder must not know examples: what only they can show is found where they are tried.

mod alike;
mod basis;
mod limit;
mod messages;
mod sentences;
mod wording;

pub use wording::names_no_defect;

use super::rulebook::{Rule, Rulebook};
use crate::finding::Finding;
use crate::source::{FileId, Span};
use crate::yaml::{Tree, parse};

/// A rule before whoever looks through it.
struct Looked<'r> {
    book: &'r Rulebook<'r>,
    rule: &'r Rule<'r>,
    tree: &'r Tree<'r>,
}

impl Looked<'_> {
    /// Where the value of a key stands; the id where there is none.
    fn at(&self, key: &str) -> Span {
        let value = self.tree.get(self.tree.root(), key).map(|(_, value)| self.tree.span(value));
        value.unwrap_or(self.rule.text.id_span)
    }
}

/// Everything doubtful about a rule, in the order of its file; `text` is that of the file.
#[must_use]
pub fn doubts(book: &Rulebook<'_>, rule: &Rule<'_>, text: &str) -> Vec<Finding> {
    let file: FileId = rule.text.id_span.file;
    let Some(tree) = parse(file, text).tree else { return Vec::new() };
    let looked = Looked { book, rule, tree: &tree };
    let mut found = wording::doubts(&looked);
    found.extend(limit::doubts(&looked));
    found.extend(basis::doubts(&looked));
    found.extend(messages::doubts(&looked));
    found.extend(sentences::doubts(&looked));
    found.extend(alike::doubts(&looked));
    found.sort_by_key(|finding| finding.primary.span.lo);
    found
}
