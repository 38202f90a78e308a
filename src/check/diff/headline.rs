//! What became of a thing as a whole: renamed, split, merged, succeeded by law.

use std::collections::BTreeSet;

use super::compare::{Comparing, Same};
use super::kept::{Kept, kept};
use super::links::Link;
use super::node::Node;
use super::relate::{is_followed, is_other};
use super::tell::{called, section_of_both, spot, thing, top};
use super::work::work;
use crate::finding::{Altered, Known, KnownBy, Parts, Takes, Thing, What};
use crate::model::vocab::{Kind, key};
use crate::model::{Datum, Fact};

impl<'m> Comparing<'m> {
    pub(super) fn headline(&mut self, same: &Same<'m>) {
        let (Some(first), Some(what)) = (same.pairs.first(), self.became(same)) else { return };
        // What is still named for what it was is no successor of itself.
        let law = by_law(same).is_some();
        let links: Vec<&Link<'m>> = same.pairs.iter().filter(|link| !law || link.known.by == KnownBy::Law).collect();
        let stays = stays(same);
        let telling: Vec<&Link<'m>> = links.iter().copied().filter(|link| stays != Some(*link)).collect();
        let things = |nodes: &[Node<'m>]| {
            let is_told = |node: &&Node<'m>| links.iter().any(|link| link.before == **node || link.after == **node);
            let nodes: Vec<Node<'m>> = nodes.iter().filter(is_told).copied().collect();
            in_order_of_name(&nodes).into_iter().map(as_partner).collect()
        };
        let altered = Altered {
            section: section_of_both(first.before, first.after),
            before: things(&same.before),
            after: things(&same.after),
            known: shown(&telling),
            what,
        };
        let nodes = same.before.iter().chain(&same.after).copied();
        let about = nodes.min_by_key(|node| (called(top(*node).0), node.root().id())).unwrap_or(first.before);
        self.tell(about, (0, 0), altered);
    }

    /// What became of the whole; nothing where its fields tell it.
    fn became(&self, same: &Same<'m>) -> Option<What> {
        let first = same.pairs.first()?;
        let kind = first.before.kind();
        let several = [&same.before, &same.after].map(|side| several(side));
        let what = match (by_law(same), several) {
            (Some(law), _) if law.is_in_order() => What::Succeeded,
            (Some(_), _) => What::Preceded,
            (None, _) if !goes_by_name(kind) => return None,
            // Whose partner a body is in several arrangements is told of the partner.
            (None, [one, other]) if kind == Kind::Body && (one || other) => return None,
            (None, [false, true]) => match kept(&same.after, &self.links.classes) {
                Some(kept) => What::Kept { shared: kept == Kept::Shared },
                None => What::Split(parts(same, &same.before, &same.after)),
            },
            (None, [true, false]) => match kept(&same.before, &self.links.classes) {
                Some(kept) => What::Kept { shared: kept == Kept::Shared },
                None => What::Merged(parts(same, &same.after, &same.before)),
            },
            (None, [true, true]) => {
                if [&same.before, &same.after].iter().all(|side| kept(side, &self.links.classes).is_some()) {
                    return None;
                }
                What::Regrouped
            }
            (None, [false, false]) if kind == Kind::Arrangement && same.pairs.iter().all(is_other) => {
                match is_followed(first) {
                    Some(true) => What::Followed,
                    Some(false) => What::Follows,
                    None => What::Another,
                }
            }
            (None, [false, false]) if is_renamed(first) && same.pairs.len() == 1 => What::Renamed,
            (None, [false, false]) => return None,
        };
        Some(what)
    }
}

/// What took its place by operation of law.
fn by_law<'s, 'm>(same: &'s Same<'m>) -> Option<&'s Link<'m>> {
    same.pairs.iter().find(|link| link.known.by == KnownBy::Law)
}

/// A body of the reference lists, which stands nowhere itself, at the partner that it is.
fn as_partner(node: Node<'_>) -> Thing {
    let mut thing = thing(node);
    let partner = node.all(Kind::Partner).find(|partner| node.is_listed() && partner.led("body").contains(&node));
    if let Some(partner) = partner {
        thing.spot = spot(partner, Kind::Partner.field("body"));
    }
    thing
}

/// What shows it: the surest of what leads from one side to the other, and each other thing that does.
fn shown(links: &[&Link<'_>]) -> Option<Known> {
    let by = links.iter().map(|link| link.known.by).min()?;
    let words: BTreeSet<&str> =
        links.iter().map(|link| link.known.words.as_str()).filter(|words| !words.is_empty()).collect();
    (!words.is_empty()).then(|| Known { by, words: words.into_iter().collect::<Vec<_>>().join("; ") })
}

pub(super) const fn goes_by_name(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Arrangement | Kind::Body | Kind::Post | Kind::Group | Kind::Document | Kind::Agreement | Kind::Partner
    )
}

/// Whether there is more than one thing, and not one thing that several papers describe.
pub(super) fn several(nodes: &[Node<'_>]) -> bool {
    let told_apart = |node: &Node<'_>| {
        let root = node.root();
        let of = root.text(key!("describes")).or_else(|| root.text(key!("id"))).unwrap_or_default().to_owned();
        let own = if node.kind() == Kind::Arrangement { "" } else { node.id() };
        (of, own.to_owned())
    };
    nodes.iter().map(told_apart).collect::<BTreeSet<_>>().len() > 1
}

fn is_renamed(link: &Link<'_>) -> bool {
    let name = |node: Node<'_>| match node.name_field().map(|field| node.named(field)) {
        Some(Fact::Known(Datum::Text(name), _)) => Some(name.to_owned()),
        _ => None,
    };
    let other_name = name(link.before).zip(name(link.after)).is_some_and(|(was, is)| was != is);
    let kind = link.before.kind();
    // The id of a file is a field of its own, and a partner has none.
    let other_id = !matches!(kind, Kind::Arrangement | Kind::Partner) && link.before.id() != link.after.id();
    other_name || other_id
}

/// Of several groups, posts or papers of one description that became one, or that one became: how the only one of them that goes by the
/// id of the one is linked to it. Whichever of several arrangements keeps an id says nothing of which of them goes on.
pub(super) fn stays<'s, 'm>(same: &'s Same<'m>) -> Option<&'s Link<'m>> {
    let of_one_root = [&same.before, &same.after]
        .into_iter()
        .all(|side| side.first().is_some_and(|first| side.iter().all(|node| node.root() == first.root())));
    let is_many = same.before.len() > 1 && same.after.len() == 1 || same.before.len() == 1 && same.after.len() > 1;
    let mut by_id = same.pairs.iter().filter(|link| link.known.by == KnownBy::Id && is_many && of_one_root);
    let first = by_id.next()?;
    (by_id.next().is_none() && first.before.kind() != Kind::Arrangement).then_some(first)
}

fn parts(same: &Same<'_>, one: &[Node<'_>], several: &[Node<'_>]) -> Parts {
    let nodes = in_order_of_name(several);
    let stays = stays(same).and_then(|link| nodes.iter().position(|node| [link.before, link.after].contains(node)));
    Parts { takes: takes(one, several), stays }
}

fn in_order_of_name<'m>(nodes: &[Node<'m>]) -> Vec<Node<'m>> {
    let mut nodes = nodes.to_vec();
    nodes.sort_by_key(|node| (thing(*node).name, node.root().id()));
    nodes
}

/// What each of several has of the functions of the one.
fn takes(one: &[Node<'_>], several: &[Node<'_>]) -> Vec<Takes> {
    let functions = |node: &Node<'_>| -> BTreeSet<String> {
        let own = || node.texts("functions").into_iter().collect();
        work(*node).unwrap_or_else(own).into_iter().map(|word| word.replace('-', " ")).collect()
    };
    let whole: BTreeSet<String> = one.iter().flat_map(functions).collect();
    let nodes = in_order_of_name(several);
    let taken = nodes
        .iter()
        .enumerate()
        .map(|(thing, node)| Takes { thing, functions: functions(node).intersection(&whole).cloned().collect() });
    taken.filter(|takes| !takes.functions.is_empty()).collect()
}
