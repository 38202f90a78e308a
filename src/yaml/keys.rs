use std::collections::HashMap;

use smallvec::SmallVec;

use super::build::MOST_FINDINGS;
use super::{NodeId, NodeKind, ScalarStyle, Tree, layout, wording};
use crate::finding::Finding;
use crate::source::Span;

/// Up to this many keys, comparing each with each is quicker than hashing.
const FEW: usize = 12;

/// Refuses keys of one mapping that are not plain text, merge keys, and keys that stand there twice.
pub(super) fn check(tree: &Tree<'_>, mapping: NodeId, findings: &mut Vec<Finding>) {
    for (key, _) in tree.entries(mapping) {
        if findings.len() >= MOST_FINDINGS {
            return;
        }
        check_key(tree, key, findings);
    }
    if tree.len(mapping) <= FEW {
        compare_each(tree, mapping, findings);
    } else {
        compare_hashed(tree, mapping, findings);
    }
}

fn check_key(tree: &Tree<'_>, key: NodeId, findings: &mut Vec<Finding>) {
    let Some(scalar) = tree.scalar(key) else {
        return findings.push(wording::key_not_text(tree.span(key), tree.kind(key)));
    };
    if tree.kind(key) == NodeKind::Null {
        findings.push(wording::key_missing(colon_after(tree, key)));
    } else if matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded) {
        findings.push(wording::key_not_text(tree.span(key), tree.kind(key)));
    } else if scalar.style == ScalarStyle::Plain && scalar.text == "<<" {
        findings.push(wording::merge_key(tree.span(key)));
    }
}

/// A key that is not there is shown by its colon.
fn colon_after(tree: &Tree<'_>, key: NodeId) -> Span {
    let span = tree.span(key);
    let next = layout::next_token(tree.source_text(), span.hi, &[]);
    let colon = span.is_empty() && layout::char_at(tree.source_text(), next) == Some(':');
    if colon { Span::new(span.file, next, next + 1) } else { span }
}

fn compare_each(tree: &Tree<'_>, mapping: NodeId, findings: &mut Vec<Finding>) {
    let mut seen: SmallVec<[(&str, NodeId); FEW]> = SmallVec::new();
    for (key, _) in tree.entries(mapping) {
        let Some(text) = tree.text(key) else { continue };
        match seen.iter().find(|(other, _)| *other == text) {
            Some((_, first)) => findings.push(wording::duplicate_key(text, tree.span(*first), tree.span(key))),
            None => seen.push((text, key)),
        }
    }
}

fn compare_hashed(tree: &Tree<'_>, mapping: NodeId, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<&str, NodeId> = HashMap::with_capacity(tree.len(mapping));
    for (key, _) in tree.entries(mapping) {
        let Some(text) = tree.text(key) else { continue };
        if findings.len() >= MOST_FINDINGS {
            return;
        }
        if let Some(first) = seen.get(text) {
            findings.push(wording::duplicate_key(text, tree.span(*first), tree.span(key)));
        } else {
            seen.insert(text, key);
        }
    }
}
