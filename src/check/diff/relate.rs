//! Which description of after has to do with which of before.

use std::collections::BTreeSet;

use super::links::Link;
use super::node::Node;
use crate::finding::{Known, KnownBy};
use crate::model::vocab::key;
use crate::reference::Reference;

/// Which descriptions are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// Those of one `id` first: what stands on both sides gave way to nothing that does too. A group of which nothing says what it is there to
    /// do is held to have gone into another with those who chaired it.
    ById,
    /// All that have to do with each other, since of two that stand on both sides the one may take over from the other now. A group is held to
    /// have gone into another with its work alone, since whoever asks what is handed over must not take a chair for that.
    All,
}

/// Every description of before with every one of after that it goes on in, and what shows it.
pub(super) fn related<'m>(
    before: &[Node<'m>],
    after: &[Node<'m>],
    reference: &Reference,
    pairing: Pairing,
) -> Vec<Link<'m>> {
    let pairs = before.iter().flat_map(|one| after.iter().map(move |other| (*one, *other)));
    let mut links: Vec<Link<'m>> = pairs
        .filter_map(|(before, after)| {
            let known = shown_by(before, after, reference)?;
            Some(Link { before, after, known })
        })
        .collect();
    if pairing == Pairing::ById {
        let same: Vec<Link<'m>> = links.iter().filter(|link| link.known.by == KnownBy::Id).cloned().collect();
        let stays = |node: Node<'m>| same.iter().any(|link| link.before == node || link.after == node);
        links.retain(|link| link.known.by == KnownBy::Id || !stays(link.before) || !stays(link.after));
    }
    // Two whose areas are stated, and are others, have nothing to do with each other, be they the only ones.
    let states_areas = |node: &Node<'_>| !node.led(key!("areas")).is_empty();
    if let (true, [before], [after]) = (links.is_empty(), before, after)
        && !(states_areas(before) && states_areas(after))
    {
        let words = "each is the only one on its side".to_owned();
        links.push(Link { before: *before, after: *after, known: Known { by: KnownBy::Place, words } });
    }
    links
}

fn shown_by(before: Node<'_>, after: Node<'_>, reference: &Reference) -> Option<Known> {
    let id = |node: Node<'_>| node.text(key!("id")).unwrap_or_default().to_owned();
    let place = |words: String| Some(Known { by: KnownBy::Place, words });
    if id(before) == id(after) && !id(before).is_empty() {
        return Some(Known { by: KnownBy::Id, words: "both have the same `id`".to_owned() });
    }
    if names(after, "formerly", before) || names(before, "formerly", after) {
        return Some(Known { by: KnownBy::Formerly, words: "`formerly` says so".to_owned() });
    }
    if same_text(before, after, "describes") {
        return place("both describe the same arrangement".to_owned());
    }
    if names(after, "supersedes", before) || names(before, "supersedes", after) {
        return place("`supersedes` says so".to_owned());
    }
    if follows(before, after) || follows(after, before) {
        return place("`succession` says so".to_owned());
    }
    if same_text(before, after, "partnership") {
        return place("both are of the same partnership".to_owned());
    }
    let areas = in_common(before, after, reference);
    match areas.as_slice() {
        [] => None,
        names => place(format!("both cover {}", names.join(", "))),
    }
}

/// Whether two descriptions are of two arrangements, the one after the other, and not two papers about one, nor one that was renamed.
pub(super) fn is_other(link: &Link<'_>) -> bool {
    let stated = |root: Node<'_>| root.text("describes").map(str::to_owned);
    let of = |root: Node<'_>| stated(root).or_else(|| root.text("id").map(str::to_owned));
    !matches!(link.known.by, KnownBy::Id | KnownBy::Formerly)
        && of(link.before).zip(of(link.after)).is_some_and(|(was, is)| was != is)
}

/// Whether the description of after takes the place of that of before: false where it is the other way round, nothing where
/// neither says so.
pub(super) fn is_followed(link: &Link<'_>) -> Option<bool> {
    match (takes_the_place_of(link.after, link.before), takes_the_place_of(link.before, link.after)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn takes_the_place_of(next: Node<'_>, first: Node<'_>) -> bool {
    names(next, "supersedes", first) || follows(first, next)
}

/// Whether a succession of the one leads into the other.
fn follows(first: Node<'_>, next: Node<'_>) -> bool {
    first.led(key!("succession")).iter().any(|one| names(*one, "into", next))
}

fn same_text(one: Node<'_>, other: Node<'_>, field: &str) -> bool {
    one.text(field).is_some() && one.text(field) == other.text(field)
}

/// Whether a list of ids names an arrangement, by the id of its file or of what it describes.
pub(super) fn names(node: Node<'_>, field: &str, arrangement: Node<'_>) -> bool {
    let ids = [arrangement.text(key!("id")), arrangement.text(key!("describes"))];
    node.texts(field).iter().any(|name| ids.contains(&Some(*name)))
}

/// The areas of before that after covers too, or into which they went.
fn in_common(before: Node<'_>, after: Node<'_>, reference: &Reference) -> Vec<String> {
    let ids = |node: Node<'_>| -> BTreeSet<String> {
        node.led(key!("areas")).iter().map(|area| area.id().to_owned()).collect()
    };
    let (was, is) = (ids(before), ids(after));
    let goes_on = |area: &&String| {
        let area: &str = area;
        let next = |one: &str, other: &BTreeSet<String>| {
            reference
                .area(one)
                .is_some_and(|area| area.successors.iter().chain(&area.predecessors).any(|next| other.contains(*next)))
        };
        is.contains(area) || next(area, &is)
    };
    let name = |area: &String| reference.area(area).map_or_else(|| area.clone(), |area| area.name.to_owned());
    was.iter().filter(goes_on).map(name).collect()
}
