//! Groups and functions that go on in one of several arrangements and not in another.

use super::compare::{Comparing, Same};
use super::headline::several;
use super::kept::kept;
use super::node::Node;
use super::tell::{section, spot, thing};
use super::work;
use crate::finding::{Altered, Section, Thing, What};
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact};

impl<'m> Comparing<'m> {
    /// Tells of the groups of one arrangement that some of those it became leave out; and, looked at from later to earlier, of those
    /// that only some of several had. One for areas that are not the other's is not missed there.
    pub(super) fn partly(&mut self, whole: &Same<'m>) {
        let Some(parts) = parts(whole) else { return };
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

    /// Tells of a function, of the owners that it had, that one of several arrangements does not name which names others; not where
    /// it went with a group that was split, or that is told of itself.
    pub(super) fn function_in_some_only(&mut self, whole: &Same<'m>, word: &str, named: [&[Node<'m>]; 2]) {
        let Some(parts) = parts(whole) else { return };
        let [was, is] = named;
        let holders: Vec<Node<'m>> = was.iter().chain(is).map(|node| node.root()).collect();
        let goes_with = |owner: &Node<'m>, part: Node<'m>| {
            let same = self.together.iter().find(|same| same.before.contains(owner) || same.after.contains(owner));
            let Some(same) = same.filter(|_| owner.kind() == Kind::Group) else { return false };
            let there = [&same.before, &same.after]
                .into_iter()
                .find(|side| side.iter().any(|node| parts.contains(&node.root())));
            there.is_some_and(|nodes| {
                !nodes.iter().any(|node| node.root() == part)
                    || several(nodes) && kept(nodes, &self.links.classes).is_none()
            })
        };
        let lacks = |part: &&Node<'m>| {
            !holders.contains(*part)
                && names_functions(**part)
                && !owners(whole.before.iter().chain(&whole.after), word).iter().any(|owner| goes_with(owner, **part))
        };
        let mut without: Vec<Node<'m>> = parts.iter().filter(lacks).copied().collect();
        without.sort_by_key(|part| part.text("id"));
        let Some(about) = was.first().filter(|_| !without.is_empty()) else { return };
        let function = |node: &Node<'m>| {
            let field = node.kind().field(if node.kind() == Kind::Function { "function" } else { "functions" });
            let phrase = format!("the function `{}`", word.replace('-', " "));
            let kind = Kind::Function.name();
            Thing {
                kind,
                name: word.to_owned(),
                phrase,
                key: word.to_owned(),
                spot: spot(*node, field),
                ..thing(*node)
            }
        };
        let [before, after] = [was, is].map(|nodes| nodes.iter().map(function).collect());
        let what = What::Partly { without: without.iter().copied().map(thing).collect(), covered: Vec::new() };
        let altered = Altered { section: Section::Functions, before, after, known: None, what };
        self.tell_under(about.root(), word.to_owned(), (1, 0), altered);
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

/// The several arrangements that one became, or that became one.
fn parts<'s, 'm>(whole: &'s Same<'m>) -> Option<&'s [Node<'m>]> {
    match [&whole.before, &whole.after].map(|side| several(side)) {
        [false, true] => Some(&whole.after),
        [true, false] => Some(&whole.before),
        _ => None,
    }
}

fn names_functions(root: Node<'_>) -> bool {
    let at_owners = root.all(Kind::Group).chain(root.all(Kind::Post)).any(|owner| !owner.texts("functions").is_empty());
    at_owners || root.all(Kind::Function).next().is_some()
}

fn owners<'s, 'm: 's>(roots: impl Iterator<Item = &'s Node<'m>>, word: &str) -> Vec<Node<'m>> {
    roots.flat_map(|root| work::owners(*root, word)).collect()
}

/// The elements of a list that are certain; nothing where the whole is in doubt.
fn surely<'m>(node: Node<'m>, field: &str) -> Option<Vec<Node<'m>>> {
    let Fact::Known(Datum::List(list), _) = node.named(field) else { return None };
    let certain = list.iter().map(|fact| node.settled(fact)).filter(|fact| matches!(fact, Fact::Known(..)));
    Some(certain.flat_map(|fact| node.elements_of(fact)).collect())
}
