//! Events that had happened when the later of two papers was written, which does not repeat them: history, and no change.

use super::compare::Comparing;
use super::node::{Node, Side};
use super::relate::names;
use super::tell::thing;
use crate::finding::{Altered, Section, What};
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact};
use crate::time::Day;

impl<'m> Comparing<'m> {
    /// Whether it is an event that had happened when the later paper was written: that of the arrangements which take the place of
    /// the others, or else the one that speaks for a later day; of two that speak for one day, the one that tells of something later.
    pub(super) fn is_past(&self, node: Node<'m>) -> bool {
        let Some(date) = happened(node) else { return false };
        let root = node.root();
        let mut others = self.links.roots.iter().filter_map(|link| match root.side {
            Side::Before => (link.before == root).then_some(link.after),
            Side::After => (link.after == root).then_some(link.before),
        });
        let is_over = |other: Node<'m>| {
            let (Some(own), Some(there)) = (self.days.get(root.at), self.days.get(other.at)) else { return false };
            let later = match (names(other, "supersedes", root), names(root, "supersedes", other)) {
                (true, false) => true,
                (false, true) => false,
                _ => own.before(*there).is_true() || own.same_as(*there).is_true() && tells_later(other, date),
            };
            later && is_before(date, *there)
        };
        let first = others.next();
        first.is_some_and(|other| is_over(other) && others.all(is_over))
    }

    /// Tells of those that the other side does not repeat, all at once.
    pub(super) fn history(&mut self) {
        for side in [Side::Before, Side::After] {
            let mut nodes: Vec<Node<'m>> = self.past.iter().copied().filter(|node| node.side == side).collect();
            nodes.sort_by_key(|node| (happened(*node).and_then(Day::first), thing(*node).phrase, node.root().id()));
            if nodes.is_empty() {
                continue;
            }
            let things: Vec<_> = nodes.into_iter().map(thing).collect();
            let (before, after) = if side == Side::Before { (things, Vec::new()) } else { (Vec::new(), things) };
            let altered = Altered { section: Section::Dates, before, after, known: None, what: What::Past };
            self.tell_last(altered);
        }
    }
}

/// The day of an event that is said to have happened.
fn happened(node: Node<'_>) -> Option<Day> {
    let ahead = !matches!(node.named("state"), Fact::NotStated(_) | Fact::Known(Datum::Word("in-place"), _));
    match node.named("date") {
        Fact::Known(Datum::Day(date), _) if node.kind() == Kind::Event && !ahead => Some(date),
        _ => None,
    }
}

/// Whether it was over by a day; of an event that has no day of its own, the paper's day may be the last that it can have been on.
fn is_before(date: Day, paper: Day) -> bool {
    date.before(paper).is_true() || date.exact().is_none() && date.last().is_some() && date.last() <= paper.first()
}

/// Whether a description tells of anything that happened after a day, or is to happen.
fn tells_later(root: Node<'_>, date: Day) -> bool {
    root.all(Kind::Event).any(|event| match event.value("date") {
        Some(Datum::Day(other)) => date.before(other).is_true(),
        _ => false,
    })
}
