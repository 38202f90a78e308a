//! Groups that go on in one of several arrangements and not in another.

use super::compare::{Comparing, Same};
use super::headline::several;
use super::node::Node;
use super::tell::{section, thing};
use crate::finding::{Altered, What};
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact};

impl<'m> Comparing<'m> {
    /// Tells of the groups of one arrangement that some of those it became leave out; and, looked at from later to earlier, of those
    /// that only some of several had. One for areas that are not the other's is not missed there.
    pub(super) fn partly(&mut self, whole: &Same<'m>) {
        let parts = match [&whole.before, &whole.after].map(|side| several(side)) {
            [false, true] => &whole.after,
            [true, false] => &whole.before,
            _ => return,
        };
        for group in self.together.clone() {
            let nodes: Vec<Node<'m>> = group.before.iter().chain(&group.after).copied().collect();
            let holders: Vec<Node<'m>> = nodes.iter().map(|node| node.root()).collect();
            let lacks = |part: &&Node<'m>| {
                !holders.contains(*part)
                    && !part.led("groups").is_empty()
                    && nodes.iter().all(|node| self.is_for(*node, **part))
            };
            let mut without: Vec<Node<'m>> = parts.iter().filter(lacks).copied().collect();
            without.sort_by_key(|part| part.text("id"));
            let is_group = nodes.iter().all(|node| node.kind() == Kind::Group);
            let (Some(about), true) =
                (group.before.first(), is_group && parts.iter().any(|part| holders.contains(part)))
            else {
                continue;
            };
            if without.is_empty() {
                continue;
            }
            let things = |nodes: &[Node<'m>]| nodes.iter().copied().map(thing).collect();
            let named: Vec<Node<'m>> = nodes.iter().copied().filter(|node| parts.contains(&node.root())).collect();
            let (covered, without) = without
                .into_iter()
                .partition::<Vec<_>, _>(|part| named.iter().any(|group| self.surely_covers(*group, *part)));
            let what = What::Partly { without: things(&without), covered: things(&covered) };
            let (before, after) = (things(&group.before), things(&group.after));
            self.tell(*about, (0, 1), Altered { section: section(*about), before, after, known: None, what });
        }
    }

    /// Whether a group is said to be for all areas of an arrangement, at itself or where it is the panel of a child death review.
    fn surely_covers(&self, group: Node<'m>, part: Node<'m>) -> bool {
        let reviews = group.root().led("child-death-review").into_iter();
        let reviewed = reviews.filter(|review| review.led("panel").contains(&group)).map(|review| (review, "areas"));
        let mut lists =
            std::iter::once((group, "covers")).chain(reviewed).filter_map(|(node, field)| surely(node, field));
        let (areas, is_same) = (part.led("areas"), |one: &Node<'m>, other| self.links.classes.same(*one, other));
        !areas.is_empty() && lists.any(|list| areas.iter().all(|area| list.iter().any(|one| is_same(area, *one))))
    }

    /// Whether a group may be for an area of an arrangement; true where it names none.
    fn is_for(&self, group: Node<'m>, part: Node<'m>) -> bool {
        let (covers, areas) = (group.led("covers"), part.led("areas"));
        covers.is_empty() || covers.iter().any(|one| areas.iter().any(|other| self.links.classes.same(*one, *other)))
    }
}

/// The elements of a list that are certain; nothing where the whole is in doubt.
fn surely<'m>(node: Node<'m>, field: &str) -> Option<Vec<Node<'m>>> {
    let Fact::Known(Datum::List(list), _) = node.named(field) else { return None };
    let certain = list.iter().map(|fact| node.settled(fact)).filter(|fact| matches!(fact, Fact::Known(..)));
    Some(certain.flat_map(|fact| node.elements_of(fact)).collect())
}
