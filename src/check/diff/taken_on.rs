//! Groups of one side that nothing on the other is, and that went into one which goes on there, or came out of it.

use std::collections::BTreeSet;

use super::canon::Classes;
use super::groups::{above, are_apart, below, chairs, group, leads, same, seats};
use super::node::Node;
use super::work::{owners, work};
use crate::model::vocab::Kind;

/// A group with the one of the other side that goes on with what it did, and what shows it.
#[derive(Debug)]
pub(super) struct TakenOn<'m> {
    pub(super) gone: Node<'m>,
    pub(super) into: Node<'m>,
    pub(super) words: String,
}

/// A group that goes on, as either side has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct GoesOn<'m> {
    /// On the side of the group that is looked for.
    pub(super) was: Node<'m>,
    /// On the other.
    pub(super) is: Node<'m>,
}

/// Which of the groups that nothing knows again went into one that goes on; only where there is no choice. `others` are those of the
/// other side that nothing knows again either. By their places only where `by_place` says so, for a chair may take a group over and leave
/// its work behind.
pub(super) fn taken_on<'m>(
    gone: &[Node<'m>],
    others: &[Node<'m>],
    stay: &[GoesOn<'m>],
    (classes, by_place): (&Classes<'m>, bool),
) -> Vec<TakenOn<'m>> {
    let into = |one: &Node<'m>| {
        let found = stay.iter().filter_map(|goes_on| Some((goes_on.is, shown_by(*one, *goes_on, classes, by_place)?)));
        let found: Vec<(Node<'m>, &str)> = found.collect();
        let may_be_another = others.iter().any(|other| group(*one, *other, classes).is_some());
        match found.as_slice() {
            [(into, what)] if !may_be_another => {
                let words = format!("its {what}, which on the other side only the one that goes on has");
                Some(TakenOn { gone: *one, into: *into, words })
            }
            _ => None,
        }
    };
    gone.iter().filter_map(into).collect()
}

/// What a group that goes on has of another that is gone, all of it and nobody else any: its work, or where it has none that is stated,
/// those who chaired it, answered to it or sat in it.
fn shown_by<'m>(gone: Node<'m>, goes_on: GoesOn<'m>, classes: &Classes<'m>, by_place: bool) -> Option<&'static str> {
    let (into, words) = (goes_on.is, work(gone)?);
    let (was, is) = (above(gone, classes), above(into, classes));
    let under_it = classes.of(into).is_some_and(|into| was.contains(&into));
    let stands_alike = was.is_empty() || is.is_empty() || was == is || under_it;
    let of_one_tier = gone.text("tier").is_some() && gone.text("tier") == into.text("tier");
    if are_apart(gone, into, classes) || !stands_alike || leads(into) && !of_one_tier {
        return None;
    }
    if !words.is_empty() {
        let is_moved = |word: &&str| owners(gone.root(), word) == [gone] && owners(into.root(), word) == [into];
        let has_all = work(into).is_some_and(|taken| words.is_subset(&taken));
        return (has_all && words.iter().all(is_moved)).then_some("functions");
    }
    if !by_place || !of_one_tier || !same(&was, &is) {
        return None;
    }
    let moved = [
        (has_moved(gone, goes_on, |node| chairs(node, classes)), "chairs"),
        (has_moved(gone, goes_on, |node| below(node, classes)), "groups under it"),
        (has_moved(gone, goes_on, |node| seats(node, classes)), "members"),
    ];
    moved.into_iter().find_map(|(has_moved, words)| has_moved.then_some(words))
}

/// Whether all that a group had is with the one that goes on, which had none of it, and no other group of either side has it all.
fn has_moved<'m, T: Ord>(gone: Node<'m>, goes_on: GoesOn<'m>, share: impl Fn(Node<'m>) -> BTreeSet<T>) -> bool {
    let all = share(gone);
    let alone = |node: Node<'m>| node.all(Kind::Group).filter(|group| all.is_subset(&share(*group))).eq([node]);
    !all.is_empty() && alone(gone) && alone(goes_on.is) && all.is_disjoint(&share(goes_on.was))
}
