//! How arrangements end whose place others take: no change, and not what the others say of their own future.

use std::collections::BTreeMap;

use super::compare::{Comparing, Same};
use super::node::{Node, Side};
use super::relate::{is_followed, is_other};
use super::tell::thing;
use crate::finding::{Absence, Altered, Section, What};
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

    /// Tells how each such arrangement ends, all at once.
    pub(super) fn own_ends(&mut self) {
        let mut by_root: BTreeMap<Node<'m>, Vec<Node<'m>>> = BTreeMap::new();
        for node in &self.ends {
            by_root.entry(node.root()).or_default().push(*node);
        }
        for (root, nodes) in by_root {
            let mut things: Vec<_> = nodes.into_iter().map(thing).collect();
            things.sort_by(|one, other| (&one.phrase, &one.key).cmp(&(&other.phrase, &other.key)));
            let (before, after) = if root.side == Side::Before { (things, Vec::new()) } else { (Vec::new(), things) };
            let altered = Altered { section: Section::Arrangement, before, after, known: None, what: What::Ending };
            self.tell(root, (1, 0), altered);
        }
    }
}
