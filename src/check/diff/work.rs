//! What a group is there to do, at itself or under `functions`, and whether anybody else is.

use std::collections::BTreeSet;

use super::node::Node;
use crate::model::vocab::Kind;
use crate::model::{Datum, Fact};

/// What two groups are there to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Works {
    /// The same, and on either side nobody else is.
    Same,
    /// Nothing in common.
    Others,
    /// Some of it is the same, or others do it too, or it is not said or in doubt.
    Unclear,
}

impl Works {
    pub(super) fn of(one: Node<'_>, other: Node<'_>) -> Self {
        let (Some(was), Some(is)) = (work(one), work(other)) else { return Self::Unclear };
        let alone = |group: Node<'_>| was.iter().all(|word| owners(group.root(), word) == [group]);
        let said = !was.is_empty() && !is.is_empty();
        match was == is {
            true if said && alone(one) && alone(other) => Self::Same,
            false if said && was.is_disjoint(&is) => Self::Others,
            _ => Self::Unclear,
        }
    }
}

/// The functions of a group, none where it is not said; nothing where any of it is in doubt or not in place.
pub(super) fn work(group: Node<'_>) -> Option<BTreeSet<&str>> {
    let mut words = surely(group, "functions")?;
    for function in group.all(Kind::Function).filter(|function| function.led("owners").contains(&group)) {
        let in_place = matches!(function.text("state"), None | Some("in-place"));
        let owners = matches!(function.named("owners"), Fact::Known(..));
        let Fact::Known(Datum::Word(word) | Datum::Text(word), _) = function.named("function") else { return None };
        if !in_place || !owners {
            return None;
        }
        words.insert(word);
    }
    Some(words)
}

fn surely<'m>(node: Node<'m>, field: &str) -> Option<BTreeSet<&'m str>> {
    match node.named(field) {
        Fact::NotStated(_) | Fact::None(_) => Some(BTreeSet::new()),
        Fact::Known(Datum::List(list), _) => {
            let word = |fact| match node.settled(fact) {
                Fact::Known(Datum::Word(word) | Datum::Text(word), _) => Some(word),
                _ => None,
            };
            list.iter().map(word).collect()
        }
        _ => None,
    }
}

/// The groups and posts of a description that are there for a function, surely or not, each once.
pub(super) fn owners<'m>(root: Node<'m>, word: &str) -> Vec<Node<'m>> {
    let own =
        root.all(Kind::Group).chain(root.all(Kind::Post)).filter(|owner| owner.texts("functions").contains(&word));
    let named = root.all(Kind::Function).filter(|function| function.text("function") == Some(word));
    let mut owners: Vec<Node<'m>> = own.chain(named.flat_map(|function| function.led("owners"))).collect();
    owners.sort_unstable();
    owners.dedup();
    owners
}
