//! Which areas, bodies, posts, groups, documents and agreements of before are which of after, and what shows it.

use std::collections::BTreeMap;

use super::canon::Classes;
use super::crossed::crossed;
use super::groups;
use super::node::{Node, Side};
use super::places;
use super::relate::{Pairing, is_other, related};
use super::taken_on::{GoesOn, TakenOn, taken_on};
use crate::finding::{Known, KnownBy};
use crate::model::Datum;
use crate::model::vocab::{Kind, key};
use crate::reference::Reference;

/// One of before that is, or becomes, one of after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link<'m> {
    pub(super) before: Node<'m>,
    pub(super) after: Node<'m>,
    pub(super) known: Known,
}

impl Link<'_> {
    /// Whether the body of before is the earlier of two.
    pub(super) fn is_in_order(&self) -> bool {
        let first = |body: Node<'_>| match body.value(key!("from")) {
            Some(Datum::Day(day)) => day.first(),
            _ => None,
        };
        first(self.before) < first(self.after)
    }
}

/// Everything that both sides have in common.
#[derive(Debug, Default)]
pub(super) struct Links<'m> {
    /// Descriptions.
    pub(super) roots: Vec<Link<'m>>,
    /// What stands in them.
    pub(super) within: Vec<Link<'m>>,
    pub(super) classes: Classes<'m>,
}

/// What shows that two elements are one, in words.
type ShownBy<'m> = fn(Node<'m>, Node<'m>, &Classes<'m>) -> Option<String>;

/// The kinds that other elements name, so that they have to be known first.
const NAMED: [Kind; 7] =
    [Kind::Area, Kind::Collective, Kind::Body, Kind::Post, Kind::Group, Kind::Document, Kind::Agreement];

impl<'m> Links<'m> {
    /// `roots` are the descriptions of both sides.
    pub(super) fn find(roots: &[Node<'m>], reference: &Reference, pairing: Pairing) -> Self {
        let (before, after): (Vec<Node<'m>>, Vec<Node<'m>>) = roots.iter().partition(|root| root.side == Side::Before);
        let mut links = Self { roots: related(&before, &after, reference, pairing), ..Self::default() };
        for root in roots {
            links.classes.add(*root);
            for kind in NAMED {
                root.all(kind).for_each(|node| links.classes.add(node));
            }
        }
        for link in &links.roots {
            links.classes.join(link.before, link.after);
        }
        links.join_listed(roots);
        for kind in [Kind::Body, Kind::Post, Kind::Group, Kind::Document, Kind::Agreement] {
            if kind == Kind::Post {
                links.posts_in_their_bodies();
            }
            links.by_id(kind);
            links.by_former_names(kind);
            if kind == Kind::Body {
                links.by_law(reference);
            }
            // A group may be known by one that is itself only known by its place.
            while links.by_parts(kind)
                + links.by_place(kind, places::shown_by)
                + links.by_leading(kind)
                + links.by_taking_on(kind, pairing)
                > 0
            {}
        }
        // Last, for who leads or chairs may well be another post: only what nothing else tells of is known by it.
        links.by_place(Kind::Post, places::by_standing);
        links
    }

    /// Areas and bodies of the reference lists, and "the partners", are the same wherever they are named.
    fn join_listed(&mut self, roots: &[Node<'m>]) {
        let mut first: BTreeMap<(Kind, &str), Node<'m>> = BTreeMap::new();
        let listed = roots.iter().flat_map(|root| NAMED.into_iter().flat_map(|kind| root.all(kind)));
        for node in listed.filter(|node| matches!(node.kind(), Kind::Area | Kind::Collective) || node.is_listed()) {
            let known = *first.entry((node.kind(), node.id())).or_insert(node);
            self.classes.join(known, node);
        }
    }

    /// The pairs of descriptions that have to do with each other.
    fn pairs(&self) -> Vec<(Node<'m>, Node<'m>)> {
        self.roots.iter().map(|link| (link.before, link.after)).collect()
    }

    fn take(&mut self, found: Vec<Link<'m>>) -> usize {
        for link in &found {
            self.classes.join(link.before, link.after);
        }
        let count = found.len();
        self.within.extend(found);
        count
    }

    fn by_id(&mut self, kind: Kind) {
        match kind {
            Kind::Group => self.by_crossed_ids(),
            Kind::Agreement => self.agreements_by_title(),
            _ => {}
        }
        // A post that stays in its body has not moved, be its id given to the post of another body.
        let stays =
            |link: &Link<'m>| self.within.iter().any(|known| known.before == link.before || known.after == link.after);
        let moved = |link: &Link<'m>| kind == Kind::Post && self.is_of_other_bodies(link);
        let found = self.of_one_id(kind).into_iter();
        let elsewhere = |link: &Link<'m>| kind == Kind::Agreement && self.is_another(link);
        let found = found.filter(|link| {
            !(self.is_known(link) || moved(link) && stays(link) || self.is_given_on(link) || elsewhere(link))
        });
        let found = found.collect();
        self.take(found);
    }

    /// Agreements that keep their title, with their id or without: what goes by their id now is another one then.
    fn agreements_by_title(&mut self) {
        let keeps_both = |link: &Link<'m>| places::same_name(link.before, link.after);
        let found = self.of_one_id(Kind::Agreement).into_iter().filter(keeps_both).collect();
        self.take(found);
        self.by_place(Kind::Agreement, places::by_title);
    }

    /// Whether either of two is known again as something else of the other's description already.
    fn is_another(&self, link: &Link<'m>) -> bool {
        let there = |known: &&Link<'m>| known.after.at == link.after.at && known.before.at == link.before.at;
        self.within.iter().filter(there).any(|known| known.before == link.before || known.after == link.after)
    }

    /// Groups that go by each other's ids now.
    fn by_crossed_ids(&mut self) {
        let found = self.pairs().into_iter().flat_map(|(before, after)| crossed(before, after)).collect();
        self.take(found);
    }

    /// Whether a group of before is another of after already, and that of after another of before: its id was given on.
    fn is_given_on(&self, link: &Link<'m>) -> bool {
        let is_group = link.before.kind() == Kind::Group;
        let there = |known: &Link<'m>| known.after.at == link.after.at && known.before.at == link.before.at;
        let known = || self.within.iter().filter(|known| there(known));
        is_group && known().any(|known| known.before == link.before) && known().any(|known| known.after == link.after)
    }

    fn of_one_id(&self, kind: Kind) -> Vec<Link<'m>> {
        let mut found = Vec::new();
        for (before, after) in self.pairs() {
            let mut ids: BTreeMap<(&str, &str), Node<'m>> = BTreeMap::new();
            for node in before.all(kind) {
                ids.extend(ids_of(node).map(|id| (id, node)));
            }
            for node in after.all(kind) {
                let Some(known) = ids_of(node).find_map(|id| ids.get(&id)) else { continue };
                let words = "both have the same id".to_owned();
                found.push(Link { before: *known, after: node, known: Known { by: KnownBy::Id, words } });
            }
        }
        found
    }

    /// Posts that stay in their body: of one id, else named by `formerly`, else of one title. Two councils have a post of one
    /// title each, and what was the id of the one may be that of the other now.
    fn posts_in_their_bodies(&mut self) {
        let found = self.of_one_id(Kind::Post).into_iter().filter(|link| !self.is_of_other_bodies(link)).collect();
        self.take(found);
        self.by_former_names(Kind::Post);
        self.by_place(Kind::Post, places::in_its_body);
    }

    /// Whether both posts name a body, and not the same.
    fn is_of_other_bodies(&self, link: &Link<'m>) -> bool {
        let [was, is] = [link.before, link.after].map(|post| post.led("body"));
        was.first().zip(is.first()).is_some_and(|(was, is)| !self.classes.same(*was, *is))
    }

    fn is_known(&self, link: &Link<'m>) -> bool {
        self.within.iter().any(|known| known.before == link.before && known.after == link.after)
    }

    /// `formerly` on the one side names what stands on the other: in a rename once, in a split or a merger several times.
    fn by_former_names(&mut self, kind: Kind) {
        let mut found: Vec<Link<'m>> = Vec::new();
        for (before, after) in self.pairs() {
            let all = |root: Node<'m>| -> Vec<Node<'m>> { root.all(kind).collect() };
            let (befores, afters) = (all(before), all(after));
            let named = |nows: &[Node<'m>], thens: &[Node<'m>]| -> Vec<(Node<'m>, Node<'m>)> {
                let telling = nows.iter().filter(|now| !now.texts("formerly").is_empty());
                let pairs = telling.flat_map(|now| thens.iter().map(move |then| (*now, *then)));
                pairs.filter(|(now, then)| was_called(*now, *then, thens)).collect()
            };
            let forward = named(&afters, &befores).into_iter().map(|(now, then)| (then, now));
            for (one, other) in forward.chain(named(&befores, &afters)) {
                let words = "`formerly` says so".to_owned();
                let link = Link { before: one, after: other, known: Known { by: KnownBy::Formerly, words } };
                let again = |known: &Link<'m>| known.before == one && known.after == other;
                if !self.is_known(&link) && !found.iter().any(again) {
                    found.push(link);
                }
            }
        }
        self.take(found);
    }

    /// A body whose place another took by operation of law, where neither stands on the other side.
    fn by_law(&mut self, reference: &Reference) {
        let mut found: Vec<Link<'m>> = Vec::new();
        for (before, after) in self.pairs() {
            let alone = |root: Node<'m>, other: Node<'m>| -> Vec<Node<'m>> {
                root.all(Kind::Body).filter(|body| body.is_listed() && !still_stands(*body, other)).collect()
            };
            let areas: Vec<&str> =
                before.led(key!("areas")).iter().chain(&after.led(key!("areas"))).map(|area| area.id()).collect();
            for (one, other) in alone(before, after)
                .iter()
                .flat_map(|one| alone(after, before).into_iter().map(move |other| (*one, other)))
            {
                let follows =
                    |first: Node<'m>, next: Node<'m>| took_its_place(first.id(), next.id(), &areas, reference);
                if follows(one, other) || follows(other, one) {
                    let words = "the one took the other's place by operation of law".to_owned();
                    found.push(Link { before: one, after: other, known: Known { by: KnownBy::Law, words } });
                }
            }
        }
        self.take(found);
    }

    /// Whether of two bodies one has become several by law, and the other is one of these.
    pub(super) fn is_one_of_several(&self, before: Node<'m>, after: Node<'m>) -> bool {
        let of_law = || self.within.iter().filter(|link| link.known.by == KnownBy::Law);
        let of_both = |link: &&Link<'m>| link.before.id() == before.id() && link.after.id() == after.id();
        let Some(law) = of_law().find(of_both) else { return false };
        if law.is_in_order() {
            of_law().any(|other| other.before.id() == before.id() && other.after.id() != after.id())
        } else {
            of_law().any(|other| other.after.id() == after.id() && other.before.id() != before.id())
        }
    }

    /// Those of one kind in each of two descriptions that have to do with each other of which nothing in the other is known.
    fn unknown(&self, kind: Kind, before: Node<'m>, after: Node<'m>) -> [Vec<Node<'m>>; 2] {
        let free = |root: Node<'m>, other: Node<'m>, of: fn(&Link<'m>) -> (Node<'m>, Node<'m>)| -> Vec<Node<'m>> {
            let taken =
                |node: &Node<'m>| self.within.iter().map(of).any(|(own, there)| own == *node && there.at == other.at);
            root.all(kind).filter(|node| !node.is_listed() && !taken(node)).collect()
        };
        [free(before, after, |link| (link.before, link.after)), free(after, before, |link| (link.after, link.before))]
    }

    /// Groups that several of the other side are together.
    fn by_parts(&mut self, kind: Kind) -> usize {
        let mut found = Vec::new();
        for (before, after) in self.pairs().into_iter().filter(|_| kind == Kind::Group) {
            let [befores, afters] = self.unknown(kind, before, after);
            for whole in groups::parts(&befores, &afters, &self.classes) {
                let known = Known { by: KnownBy::Place, words: whole.words };
                found.extend(whole.several.into_iter().map(|part| {
                    let (before, after) =
                        if part.side == Side::Before { (part, whole.whole) } else { (whole.whole, part) };
                    Link { before, after, known: known.clone() }
                }));
            }
        }
        self.take(found)
    }

    /// Groups that went into one that goes on, or came out of it, where one description is held against one: of several another may have
    /// their work too.
    fn by_taking_on(&mut self, kind: Kind, pairing: Pairing) -> usize {
        let mut found = Vec::new();
        for link in self.roots_alone().filter(|_| kind == Kind::Group) {
            let (before, after) = (link.before, link.after);
            let [befores, afters] = self.unknown(kind, before, after);
            let stay = self.going_on(before, after);
            let back: Vec<GoesOn<'m>> = stay.iter().map(|one| GoesOn { was: one.is, is: one.was }).collect();
            let by = (&self.classes, pairing == Pairing::ById);
            let link = |one: TakenOn<'m>| {
                let (before, after) =
                    if one.gone.side == Side::Before { (one.gone, one.into) } else { (one.into, one.gone) };
                Link { before, after, known: Known { by: KnownBy::Place, words: one.words } }
            };
            found.extend(taken_on(&befores, &afters, &stay, by).into_iter().map(link));
            found.extend(taken_on(&afters, &befores, &back, by).into_iter().map(link));
        }
        self.take(found)
    }

    /// The pairs of descriptions of which neither has to do with another of the other side.
    fn roots_alone(&self) -> impl Iterator<Item = &Link<'m>> {
        let count = |root: Node<'m>| self.roots.iter().filter(|link| link.before == root || link.after == root).count();
        self.roots.iter().filter(move |link| count(link.before) == 1 && count(link.after) == 1)
    }

    /// What leads one arrangement on both sides, where it is one and the same: another that takes its place has its own.
    fn by_leading(&mut self, kind: Kind) -> usize {
        let mut found = Vec::new();
        for link in self.roots_alone().filter(|link| kind == Kind::Group && !is_other(link)) {
            let unknown = self.unknown(kind, link.before, link.after);
            found.extend(groups::leading(&unknown, &self.classes).into_iter().map(|(before, after, words)| Link {
                before,
                after,
                known: Known { by: KnownBy::Place, words },
            }));
        }
        self.take(found)
    }

    /// The groups of two descriptions of which the one is the other, and nothing else is.
    fn going_on(&self, before: Node<'m>, after: Node<'m>) -> Vec<GoesOn<'m>> {
        let links: Vec<&Link<'m>> =
            self.within.iter().filter(|link| link.before.at == before.at && link.after.at == after.at).collect();
        let is_alone = |link: &&&Link<'m>| {
            let shares = |other: &&&Link<'m>| other.before == link.before || other.after == link.after;
            link.before.kind() == Kind::Group && links.iter().filter(shares).count() == 1
        };
        links.iter().filter(is_alone).map(|link| GoesOn { was: link.before, is: link.after }).collect()
    }

    /// What no id leads to, by its place; only where there is no choice.
    fn by_place(&mut self, kind: Kind, shown_by: ShownBy<'m>) -> usize {
        let mut found = Vec::new();
        for (before, after) in self.pairs() {
            let [befores, afters] = self.unknown(kind, before, after);
            let mut candidates: Vec<(Node<'m>, Node<'m>, String)> = Vec::new();
            for one in &befores {
                for other in &afters {
                    candidates.extend(shown_by(*one, *other, &self.classes).map(|words| (*one, *other, words)));
                }
            }
            for (one, other, words) in &candidates {
                let rivals = candidates.iter().filter(|(before, after, _)| before == one || after == other).count();
                if rivals == 1 {
                    let known = Known { by: KnownBy::Place, words: words.clone() };
                    found.push(Link { before: *one, after: *other, known });
                }
            }
        }
        self.take(found)
    }
}

/// Whether a body of the reference lists stands in another description too: a partner as a partner, for that of old may still be
/// named for what was; any other wherever it is named.
fn still_stands(body: Node<'_>, there: Node<'_>) -> bool {
    let is_partner = |root: Node<'_>| {
        root.all(Kind::Partner).flat_map(|partner| partner.led("body")).any(|named| named.id() == body.id())
    };
    let is_named = there.all(Kind::Body).any(|other| other.is_listed() && other.id() == body.id());
    is_named && (!is_partner(body.root()) || is_partner(there))
}

/// The ids that an element goes by: its own, and that of the shared thing that it is one with, each with its file.
fn ids_of(node: Node<'_>) -> impl Iterator<Item = (&str, &str)> {
    let own = Some(("", node.id())).filter(|(_, id)| !id.is_empty());
    own.into_iter().chain(node.model.one_with(node.element))
}

/// Whether `formerly` of `now` names `then`, and not of old: where `now` stood beside `then` already and said so, nothing is new.
pub(super) fn was_called(now: Node<'_>, then: Node<'_>, beside_then: &[Node<'_>]) -> bool {
    let own = |node: Node<'_>| -> Vec<String> {
        let name = node.name_field().and_then(|field| node.text(field)).unwrap_or_default();
        [node.id(), name].into_iter().filter(|name| !name.is_empty()).map(str::to_lowercase).collect()
    };
    let (names, former) = (own(then), |node: Node<'_>| -> Vec<String> {
        node.texts("formerly").into_iter().map(str::to_lowercase).collect()
    });
    let earlier = beside_then.iter().find(|node| node.id() == now.id() && !now.id().is_empty());
    if earlier.is_some_and(|earlier| *earlier == then) {
        return false;
    }
    let of_old: Vec<String> = earlier.map(|node| former(*node)).unwrap_or_default();
    former(now).iter().any(|name| names.contains(name) && !of_old.contains(name))
}

/// Whether the one body stands in the other's place since its first day, in one of these areas where there are any.
pub(super) fn took_its_place(first: &str, next: &str, areas: &[&str], reference: &Reference) -> bool {
    let Some(day) = reference.body(next).and_then(|body| body.life.from) else { return false };
    let follows = |area: Option<&str>| reference.successors_of(first, day, area).iter().any(|body| body.id == next);
    if areas.is_empty() { follows(None) } else { areas.iter().any(|area| follows(Some(area))) }
}
