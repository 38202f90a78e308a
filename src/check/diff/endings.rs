//! How arrangements end whose place others take: no change, and not what the others say of their own future.

use super::compare::{Comparing, Same};
use super::node::{Node, Side};
use super::relate::{is_followed, is_other};
use super::tell::{thing, with_state};
use crate::finding::{Absence, Altered, Section, Thing, What};
use crate::model::vocab::Kind;

impl<'m> Comparing<'m> {
    /// What the arrangements say that they are to become: of those that end here, their end; of the others, something new.
    pub(super) fn successions(&mut self, same: &Same<'m>) {
        for root in same.before.iter().chain(&same.after) {
            for succession in root.led("succession") {
                self.only(succession, Absence::NotNamed);
            }
        }
    }

    /// Whether it tells how an arrangement ends that others follow: a succession of it, or an event that ends it.
    pub(super) fn is_own_end(&self, node: Node<'m>) -> bool {
        let root = node.root();
        let ends = match node.kind() {
            Kind::Succession => true,
            Kind::Event => matches!(node.text("what"), Some("agreed-to-end" | "ends" | "expires")),
            _ => false,
        };
        let mut links = self.links.roots.iter().filter(|link| link.before == root || link.after == root).peekable();
        let is_older = links.peek().is_some()
            && links.all(|link| is_other(link) && is_followed(link) == Some(root.side == Side::Before));
        ends && node.parent() == Some(root) && is_older
    }

    /// Tells how such arrangements end, all of a side at once.
    pub(super) fn own_ends(&mut self) {
        let planned = |node: &Node<'m>| Thing { phrase: with_state(*node, thing(*node).phrase), ..thing(*node) };
        for side in [Side::Before, Side::After] {
            let mut things: Vec<Thing> = self.ends.iter().filter(|node| node.side == side).map(planned).collect();
            things.sort_by(|one, other| {
                (&one.within, &one.phrase, &one.key).cmp(&(&other.within, &other.phrase, &other.key))
            });
            if things.is_empty() {
                continue;
            }
            let (before, after) = if side == Side::Before { (things, Vec::new()) } else { (Vec::new(), things) };
            self.tell_last(Altered { section: Section::Arrangement, before, after, known: None, what: What::Ending });
        }
    }
}
