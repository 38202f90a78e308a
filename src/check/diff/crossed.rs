//! Groups of one side that go by each other's ids on the other, which an id alone would take for one another.

use super::links::{Link, was_called};
use super::node::Node;
use super::places::same_name;
use super::work::Works;
use crate::finding::{Known, KnownBy};
use crate::model::vocab::Kind;

/// Which group of before is which of after where the ids went round among them: `formerly` says so, or both its name and what it alone is
/// there to do went with it. Nothing of a round in which any of them is not known so, or may be two.
pub(super) fn crossed<'m>(before: Node<'m>, after: Node<'m>) -> Vec<Link<'m>> {
    let (befores, afters): (Vec<Node<'m>>, Vec<Node<'m>>) =
        (before.all(Kind::Group).collect(), after.all(Kind::Group).collect());
    let mut found: Vec<Link<'m>> = Vec::new();
    for one in &befores {
        for other in afters.iter().filter(|other| other.id() != one.id()) {
            let known = shown_by((*one, &befores), (*other, &afters));
            found.extend(known.map(|known| Link { before: *one, after: *other, known }));
        }
    }
    // Every id of a round has to be left by one group and taken by another, each of them known.
    loop {
        let count = found.len();
        let alone = |link: &Link<'m>| {
            let shares = |other: &&Link<'m>| other.before == link.before || other.after == link.after;
            found.iter().filter(shares).count() == 1
        };
        let goes_round = |link: &Link<'m>| {
            found.iter().any(|other| other.before.id() == link.after.id())
                && found.iter().any(|other| other.after.id() == link.before.id())
        };
        let kept: Vec<Link<'m>> = found.iter().filter(|link| alone(link) && goes_round(link)).cloned().collect();
        found = kept;
        if found.len() == count {
            return found;
        }
    }
}

/// What shows that a group of before is one of after which goes by another id; nothing where whatever has its own id still has its name.
fn shown_by<'m>((one, befores): (Node<'m>, &[Node<'m>]), (other, afters): (Node<'m>, &[Node<'m>])) -> Option<Known> {
    let keeps_its_name = |id: &str| {
        let of = |side: &[Node<'m>]| side.iter().copied().find(|node| node.id() == id);
        of(befores).zip(of(afters)).is_some_and(|(was, is)| same_name(was, is))
    };
    if keeps_its_name(one.id()) || keeps_its_name(other.id()) {
        return None;
    }
    if was_called(other, one, befores) || was_called(one, other, afters) {
        return Some(Known { by: KnownBy::Formerly, words: "`formerly` says so".to_owned() });
    }
    let words = "its name and what it alone is there to do".to_owned();
    (same_name(one, other) && Works::of(one, other) == Works::Same).then_some(Known { by: KnownBy::Place, words })
}
