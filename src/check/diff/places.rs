//! What an element is known by that no id leads to: a post by title and body, or by body and standing.

use std::collections::BTreeSet;

use super::canon::Classes;
use super::groups::group;
use super::node::Node;
use crate::finding::listed;
use crate::model::vocab::Kind;

/// What shows that two elements without a common id are one, in words; nothing where too little does.
pub(super) fn shown_by(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    match one.kind() {
        Kind::Body => body(one, other).map(str::to_owned),
        Kind::Post => post(one, other, classes),
        Kind::Document => titled(one, other, "kind").then(|| "its title".to_owned()),
        Kind::Agreement => agreement(one, other, classes),
        Kind::Group => group(one, other, classes),
        _ => None,
    }
}

/// By its name, or by a name under which the other side says that it is known as well.
fn body(one: Node<'_>, other: Node<'_>) -> Option<&'static str> {
    if same_name(one, other) {
        return Some("its name");
    }
    let also = |known: Node<'_>, named: Node<'_>| {
        let name = named.text("name").map(str::to_lowercase);
        name.is_some_and(|name| known.texts("known-as").iter().any(|also| also.to_lowercase() == name))
    };
    (also(one, other) || also(other, one)).then_some("a name that it is known by as well")
}

fn post(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    if one.led("body").is_empty() || other.led("body").is_empty() {
        return same_name(one, other).then(|| "its title, which no other post has".to_owned());
    }
    in_its_body(one, other, classes)
}

/// A post by its title and the body that it stands in; nothing where a body is not named.
pub(super) fn in_its_body(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    let (was, is) = (*one.led("body").first()?, *other.led("body").first()?);
    (same_name(one, other) && classes.same(was, is)).then(|| "its title and its body".to_owned())
}

/// A post of another title by its body and what it does there: it is the lead or a delegate of the same partner, or the chair
/// of the same group. Posts that are said to be of two ranks are two.
pub(super) fn by_standing(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    let (was, is) = (*one.led("body").first()?, *other.led("body").first()?);
    if !classes.same(was, is) || one.text("rank").zip(other.text("rank")).is_some_and(|(was, is)| was != is) {
        return None;
    }
    let (before, after) = (standings(one, classes), standings(other, classes));
    let common: BTreeSet<&str> = before.intersection(&after).map(|(standing, _)| *standing).collect();
    let shown = common.into_iter().map(|standing| match standing {
        "lead" => "the partner whose lead it is".to_owned(),
        "delegates" => "the partner whose delegate it is".to_owned(),
        role => format!("the group whose {} it is", role.replace('-', " ")),
    });
    let shown: Vec<String> = std::iter::once("its body".to_owned()).chain(shown).collect();
    (shown.len() > 1).then(|| listed(&shown.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// The partners whose lead or delegate a post is, by their bodies, and the groups whose chair it is, each with what it is there.
fn standings<'m>(post: Node<'m>, classes: &Classes<'m>) -> BTreeSet<(&'m str, usize)> {
    let partners = post.all(Kind::Partner).flat_map(|partner| {
        let body = partner.led("body").first().and_then(|body| classes.of(*body));
        let roles = ["lead", "delegates"].into_iter().filter(move |role| partner.led(*role).contains(&post));
        roles.filter_map(move |role| Some((role, body?)))
    });
    let groups = post.all(Kind::Group).flat_map(|group| {
        let chairs = group.led("chairs").into_iter().filter(|chair| chair.led("post").contains(&post));
        chairs.filter_map(move |chair| Some((chair.text("as").unwrap_or("chair"), classes.of(group)?)))
    });
    partners.chain(groups).collect()
}

/// An agreement by its title alone, unless it is said to be of another kind.
pub(super) fn by_title(one: Node<'_>, other: Node<'_>, _: &Classes<'_>) -> Option<String> {
    titled(one, other, "kind").then(|| "its title".to_owned())
}

/// By its title, of whatever kind it is said to be where nothing else is known by it, or by its kind and parties: whether it takes over as well is asked of
/// the step.
fn agreement(one: Node<'_>, other: Node<'_>, classes: &Classes<'_>) -> Option<String> {
    if same_name(one, other) {
        return Some("its title".to_owned());
    }
    let same = |field: &str| {
        let (was, is) = (members(one, field, classes), members(other, field, classes));
        !was.is_empty() && was == is
    };
    let kind = one.text("kind").is_some() && one.text("kind") == other.text("kind");
    (kind && same("parties")).then(|| "its kind and its parties".to_owned())
}

pub(super) fn same_name(one: Node<'_>, other: Node<'_>) -> bool {
    let name = |node: Node<'_>| node.name_field().and_then(|field| node.text(field)).map(str::to_lowercase);
    name(one).is_some() && name(one) == name(other)
}

/// Whether two have one title, and no word of the field that tells them apart.
fn titled(one: Node<'_>, other: Node<'_>, field: &str) -> bool {
    let apart = one.text(field).zip(other.text(field)).is_some_and(|(was, is)| was != is);
    same_name(one, other) && !apart
}

/// What the members of a list are known by on both sides.
pub(super) fn members(node: Node<'_>, field: &str, classes: &Classes<'_>) -> BTreeSet<usize> {
    node.led(field).into_iter().filter_map(|member| classes.of(member)).collect()
}
