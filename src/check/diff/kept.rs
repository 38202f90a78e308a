//! Whether what stands in several arrangements of one side is the same thing kept by each, or several that one was divided into.

use std::collections::BTreeSet;

use super::canon::Classes;
use super::groups::leads;
use super::node::Node;
use crate::model::vocab::Kind;

/// How surely several arrangements keep the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Each has it, and nothing tells the one from the other.
    ByEach,
    /// It is said to be one that they share.
    Shared,
}

/// Nothing where they are told apart: by their names, their functions, or their places.
pub(super) fn kept(nodes: &[Node<'_>], classes: &Classes<'_>) -> Option<Kept> {
    let first = *nodes.first()?;
    let roots: BTreeSet<usize> = nodes.iter().map(|node| node.at).collect();
    if roots.len() < nodes.len() {
        return None;
    }
    let telling: &[&str] = match first.kind() {
        Kind::Partner => return Some(Kept::ByEach),
        // Whoever is engaged by others is another, be the title the same.
        Kind::Post => {
            let is_told_apart =
                ["engaged-by", "employed-by"].iter().any(|field| stated(nodes, field, classes).len() > 1);
            return (!is_told_apart).then_some(Kept::ByEach);
        }
        Kind::Group => &["tier", "covers", "functions", "reports-to", "chairs", "owner"],
        Kind::Document => &["kind", "host"],
        Kind::Agreement => &["kind", "parties", "areas"],
        _ => return None,
    };
    let name = |node: Node<'_>| node.name_field().and_then(|field| node.text(field)).map(str::to_lowercase);
    let of_one_name = nodes.iter().all(|node| name(*node) == name(first));
    if !of_one_name || telling.iter().any(|field| stated(nodes, field, classes).len() > 1) {
        return None;
    }
    if is_shared(nodes, classes) {
        return Some(Kept::Shared);
    }
    // What leads an arrangement is its own, be it called alike.
    (!leads(first)).then_some(Kept::ByEach)
}

/// What they state under a key, each value once.
fn stated(nodes: &[Node<'_>], field: &str, classes: &Classes<'_>) -> BTreeSet<String> {
    let stating = nodes.iter().filter_map(|node| {
        let id = node.kind().field(field).filter(|id| node.model.is_stated(node.element, *id))?;
        Some(classes.field(*node, id))
    });
    stating.collect()
}

/// Whether each says that it is for the same areas, or has it from one file of shared things.
fn is_shared(nodes: &[Node<'_>], classes: &Classes<'_>) -> bool {
    let all_alike = |values: Vec<Option<String>>| match values.split_first() {
        Some((Some(first), others)) => others.iter().all(|other| other.as_ref() == Some(first)),
        _ => false,
    };
    let covers = |node: &Node<'_>| {
        let id = node.kind().field("covers").filter(|id| node.model.is_stated(node.element, *id))?;
        (node.kind() == Kind::Group).then(|| classes.field(*node, id))
    };
    // A panel reviews deaths in the areas that the child death review is for.
    let reviewed = |node: &Node<'_>| {
        let review = *node.root().led("child-death-review").first()?;
        let id = review.kind().field("areas").filter(|id| review.model.is_stated(review.element, *id))?;
        review.led("panel").contains(node).then(|| classes.field(review, id))
    };
    let file = |node: &Node<'_>| node.model.one_with(node.element).map(|(file, id)| format!("{file}/{id}"));
    all_alike(nodes.iter().map(covers).collect())
        || all_alike(nodes.iter().map(reviewed).collect())
        || all_alike(nodes.iter().map(file).collect())
}
