//! What a group is known by that no id leads to: its place among posts and groups, or what it is there to do. And which groups
//! of one side are together what one of the other is.

use std::collections::BTreeSet;

use super::canon::Classes;
use super::node::Node;
use super::places::{members, same_name};
use super::work::{Works, owners, work};
use crate::finding::listed;
use crate::model::vocab::Kind;

/// What shows that two groups are one, in words. Never the name alone: a new partnership calls its executive what the old one did.
pub(super) fn group(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    if are_apart(one, other, classes) {
        return None;
    }
    let is_named = same_name(one, other);
    let tier = one.text("tier").is_some() && other.text("tier").is_some();
    let covers = same(&members(one, "covers", classes), &members(other, "covers", classes));
    let under = same(&above(one, classes), &above(other, classes));
    let chaired = same(&chairs(one, classes), &chairs(other, classes));
    let seated = is_seated(one, other, classes);
    let works = Works::of(one, other);
    let enough = if is_named {
        covers || under || chaired
    } else {
        // What leads an arrangement does what whatever leads another does.
        let leads = leads(one);
        let stands = tier && under && (chaired || seated) && works != Works::Others;
        stands || works == Works::Same && (covers || under || chaired || seated || tier && !leads)
    };
    let shown = [
        (is_named, "its name"),
        (tier, "its tier"),
        (covers, "the areas that it covers"),
        (under, "to whom it answers"),
        (chaired, "who chairs it"),
        (seated, "its members"),
        (works == Works::Same, "what it alone is there to do"),
    ];
    let shown: Vec<&str> = shown.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    enough.then(|| listed(&shown))
}

/// What leads one arrangement on both sides, with what shows it: the only group of its tier on each, which nothing knows again and nothing
/// says to be there for something else, with the chair or the members that it had. Who leads seldom answers to anybody, so that its place
/// alone would never tell.
pub(super) fn leading<'m>(
    [ones, others]: &[Vec<Node<'m>>; 2],
    classes: &Classes<'m>,
) -> Vec<(Node<'m>, Node<'m>, String)> {
    let is_only = |group: &Node<'m>| {
        let tier = group.text("tier");
        leads(*group) && group.all(Kind::Group).filter(|other| other.text("tier") == tier).count() == 1
    };
    let may_be_another = |one: &Node<'m>, other: &Node<'m>| {
        ones.iter().any(|one| group(*one, *other, classes).is_some())
            || others.iter().any(|other| group(*one, *other, classes).is_some())
    };
    let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| is_only(one) && is_only(other) && !may_be_another(one, other));
    pairs.filter_map(|(one, other)| Some((*one, *other, led_alike(*one, *other, classes)?))).collect()
}

/// Whether two groups of one tier have one chair or the same members, and nothing that both say speaks against their being one, in words.
fn led_alike(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    let (was, is) = (above(one, classes), above(other, classes));
    let is_elsewhere = !was.is_empty() && !is.is_empty() && was != is;
    let (whom, whom_now) = (one.texts("scope"), other.texts("scope"));
    let is_for_others = !whom.is_empty() && !whom_now.is_empty() && whom.iter().all(|of| !whom_now.contains(of));
    if one.text("tier") != other.text("tier") || are_apart(one, other, classes) || is_elsewhere || is_for_others {
        return None;
    }
    let chaired = same(&chairs(one, classes), &chairs(other, classes));
    let seated = is_seated(one, other, classes);
    let shown = [(true, "its tier, which no other group has"), (chaired, "who chairs it"), (seated, "its members")];
    let shown: Vec<&str> = shown.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    let is_for_the_same = Works::of(one, other) != Works::Others;
    ((chaired || seated) && is_for_the_same).then(|| listed(&shown))
}

/// A group of the one side and those of the other that it is together, with what shows it.
#[derive(Debug)]
pub(super) struct Parts<'m> {
    pub(super) whole: Node<'m>,
    pub(super) several: Vec<Node<'m>>,
    pub(super) words: String,
}

impl<'m> Parts<'m> {
    fn all(&self) -> Vec<Node<'m>> {
        self.several.iter().copied().chain([self.whole]).collect()
    }
}

/// Which group of either side is several of the other together, of groups that nothing else knows again; only where there is
/// no choice.
pub(super) fn parts<'m>(ones: &[Node<'m>], others: &[Node<'m>], classes: &Classes<'m>) -> Vec<Parts<'m>> {
    let mut found: Vec<Parts<'m>> = ones.iter().filter_map(|whole| parts_of(*whole, others, classes)).collect();
    found.extend(others.iter().filter_map(|whole| parts_of(*whole, ones, classes)));
    let sets: Vec<Vec<Node<'m>>> = found.iter().map(Parts::all).collect();
    let free = || ones.iter().chain(others);
    let has_a_choice = |one: &Parts<'m>| {
        let all = one.all();
        let other_parts = sets.iter().filter(|other| other.iter().any(|node| all.contains(node))).count() > 1;
        let other_place = |node: &Node<'m>| {
            let beyond = |other: &&Node<'m>| other.side != node.side && !all.contains(*other);
            free().filter(beyond).any(|other| group(*node, *other, classes).is_some())
        };
        other_parts || all.iter().any(other_place)
    };
    found.retain(|one| !has_a_choice(one));
    found
}

/// By their functions, or by who chairs them or answers to them where all stand in one place; nothing where these differ.
fn parts_of<'m>(whole: Node<'m>, others: &[Node<'m>], classes: &Classes<'m>) -> Option<Parts<'m>> {
    let may_be = |part: &Node<'m>| {
        let (was, is) = (above(whole, classes), above(*part, classes));
        !are_apart(whole, *part, classes) && (was.is_empty() || is.is_empty() || was == is)
    };
    let others: Vec<Node<'m>> = others.iter().copied().filter(may_be).collect();
    let by_work = divided(whole, &others, |node| work(node).unwrap_or_default(), |root, word| owners(root, word));
    let beside = |part: &Node<'m>| {
        let under = same(&above(whole, classes), &above(*part, classes));
        under && part.text("tier").is_some() && part.text("tier") == whole.text("tier")
    };
    let beside: Vec<Node<'m>> = others.into_iter().filter(beside).collect();
    let by_place = |share: fn(Node<'m>, &Classes<'m>) -> BTreeSet<usize>| {
        let holders = |root: Node<'m>, one: &usize| -> Vec<Node<'m>> {
            root.all(Kind::Group).filter(|group| share(*group, classes).contains(one)).collect()
        };
        // Where both say what they are there to do, and it is not the same, no place makes them the same.
        let is_silent = |node: &Node<'m>| work(*node).is_some_and(|words| words.is_empty());
        let parts = divided(whole, &beside, |node| share(node, classes), holders)?;
        (by_work.is_some() || is_silent(&whole) || parts.iter().all(is_silent)).then_some(parts)
    };
    let found = [(by_work.clone(), "functions"), (by_place(chairs), "chairs"), (by_place(below), "groups under them")];
    let found: Vec<(Vec<Node<'m>>, &str)> =
        found.into_iter().filter_map(|(parts, words)| Some((parts?, words))).collect();
    let parts = found.first()?.0.clone();
    let words: Vec<&str> = found.iter().map(|(_, words)| *words).collect();
    let words = format!("the {} that the several have together, which are all that the one has", listed(&words));
    found.iter().all(|(others, _)| *others == parts).then_some(Parts { whole, several: parts, words })
}

/// Those among which everything that the whole has is divided, with nothing over; nothing where another group has any of it too.
fn divided<'m, T: Ord>(
    whole: Node<'m>,
    others: &[Node<'m>],
    share: impl Fn(Node<'m>) -> BTreeSet<T>,
    holders: impl Fn(Node<'m>, &T) -> Vec<Node<'m>>,
) -> Option<Vec<Node<'m>>> {
    let all = share(whole);
    let parts: Vec<Node<'m>> = others.iter().copied().filter(|part| !share(*part).is_disjoint(&all)).collect();
    let together: BTreeSet<T> = parts.iter().flat_map(|part| share(*part)).collect();
    let root = parts.first()?.root();
    let only_theirs =
        |one: &T| holders(whole.root(), one) == [whole] && holders(root, one).iter().all(|it| parts.contains(it));
    let is_part = |part: &Node<'m>| share(*part).len() < all.len();
    (parts.len() > 1 && together == all && parts.iter().all(is_part) && all.iter().all(only_theirs)).then_some(parts)
}

/// Whether a group leads its arrangement.
pub(super) fn leads(group: Node<'_>) -> bool {
    matches!(group.text("tier"), Some("lead" | "executive" | "board"))
}

/// Whether something says that two groups are not one: their tiers, or the areas that they cover.
pub(super) fn are_apart(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> bool {
    let tier = one.text("tier").zip(other.text("tier")).is_some_and(|(was, is)| was != is);
    let (covers, was) = (members(one, "covers", classes), members(other, "covers", classes));
    tier || !covers.is_empty() && !was.is_empty() && covers != was
}

pub(super) fn same<T: Ord>(was: &BTreeSet<T>, is: &BTreeSet<T>) -> bool {
    !was.is_empty() && was == is
}

/// Those to whom a group answers: it reports to them, or they commission it.
pub(super) fn above(group: Node<'_>, classes: &Classes<'_>) -> BTreeSet<usize> {
    let mut above = members(group, "reports-to", classes);
    let commissioning = group.all(Kind::Group).filter(|other| other.led("commissions").contains(&group));
    above.extend(commissioning.filter_map(|other| classes.of(other)));
    above
}

/// The groups that answer to a group.
pub(super) fn below(group: Node<'_>, classes: &Classes<'_>) -> BTreeSet<usize> {
    let mut below = members(group, "commissions", classes);
    let reporting = group.all(Kind::Group).filter(|other| other.led("reports-to").contains(&group));
    below.extend(reporting.filter_map(|other| classes.of(other)));
    below
}

pub(super) fn chairs(group: Node<'_>, classes: &Classes<'_>) -> BTreeSet<usize> {
    let seats = group.led("chairs").into_iter().flat_map(|chair| [chair.led("post"), chair.led("body")]);
    seats.flatten().filter_map(|who| classes.of(who)).collect()
}

/// Who sits in a group, each with what they are there as; nobody where there is only one.
pub(super) fn seats(group: Node<'_>, classes: &Classes<'_>) -> BTreeSet<String> {
    let who = ["post|body|bodies|group|sector|called", "as"];
    let seats: BTreeSet<String> = group.led("members").into_iter().map(|seat| classes.key_of(seat, &who)).collect();
    if seats.len() > 1 { seats } else { BTreeSet::new() }
}

/// Whether two groups have the same members, and no other group has them.
fn is_seated(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> bool {
    let is_same = same(&seats(one, classes), &seats(other, classes));
    is_same && are_its_own(one, classes) && are_its_own(other, classes)
}

/// Whether no other group of its description has the same members: where many have, they tell nothing of any.
fn are_its_own(group: Node<'_>, classes: &Classes<'_>) -> bool {
    let own = seats(group, classes);
    group.all(Kind::Group).filter(|other| seats(*other, classes) == own).count() < 2
}
