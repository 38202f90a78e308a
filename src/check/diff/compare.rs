//! Going through everything that both sides have in common, and everything that only one of them has.

use std::collections::{BTreeMap, BTreeSet};

use super::canon::Classes;
use super::fields::is_plain_list;
use super::headline::stays;
use super::links::{Link, Links};
use super::node::{Node, Side};
use super::relate::is_other;
use super::tell::{called, details, section, thing, top};
use crate::finding::{Absence, Altered, Form, Known, Only, Section, What};
use crate::model::vocab::{Field, FieldId, Kind, Origin, Tail, Type};
use crate::model::{Datum, Fact};
use crate::reference::Reference;
use crate::time::Day;

/// What is one thing on both sides: mostly one and one; one and several where it was split.
#[derive(Clone, Debug)]
pub(super) struct Same<'m> {
    pub(super) before: Vec<Node<'m>>,
    pub(super) after: Vec<Node<'m>>,
    pub(super) pairs: Vec<Link<'m>>,
}

/// A difference with what it is told after; the order of files and lists is no part of it.
type Told = ((Section, String, String, u8, usize, String), Altered);

/// One comparison.
pub(super) struct Comparing<'m> {
    pub(super) links: Links<'m>,
    pub(super) together: Vec<Same<'m>>,
    /// Where each element stands among those.
    places: BTreeMap<Node<'m>, usize>,
    done: BTreeSet<Node<'m>>,
    /// Functions that are told of with their owners.
    pub(super) functions: BTreeSet<String>,
    /// Functions that both sides name, of the same owners, be it under `functions` or at a group or post.
    pub(super) steady: BTreeSet<String>,
    /// Contributions that are told of with all that their payer pays.
    pub(super) summed: BTreeSet<Node<'m>>,
    /// Events of the past that one side does not repeat.
    pub(super) past: Vec<Node<'m>>,
    /// How arrangements end that others follow.
    pub(super) ends: Vec<Node<'m>>,
    /// The day that each description speaks for, by its place.
    pub(super) days: Vec<Day>,
    /// Which body took whose place.
    pub(super) reference: &'m Reference,
    told: Vec<Told>,
}

/// Everything that differs between the descriptions of the two sides, in the order of a report.
pub(super) fn compare<'m>(
    roots: &[Node<'m>],
    days: Vec<Day>,
    links: Links<'m>,
    reference: &'m Reference,
) -> Vec<Altered> {
    let together = join(&links.within);
    let nodes = |same: &Same<'m>| same.before.iter().chain(&same.after).copied().collect::<Vec<_>>();
    let places = together.iter().enumerate().flat_map(|(at, same)| nodes(same).into_iter().map(move |node| (node, at)));
    let mut comparing = Comparing {
        links,
        places: places.collect(),
        together,
        done: BTreeSet::new(),
        functions: BTreeSet::new(),
        steady: BTreeSet::new(),
        summed: BTreeSet::new(),
        past: Vec::new(),
        ends: Vec::new(),
        days,
        reference,
        told: Vec::new(),
    };
    let arrangements = join(&comparing.links.roots);
    for root in roots {
        if !arrangements.iter().any(|same| same.before.contains(root) || same.after.contains(root)) {
            comparing.only(*root, Absence::NotThere);
        }
    }
    for same in &arrangements {
        // First, so that what groups say of their functions is told once.
        comparing.owners(same);
        comparing.money(same);
        comparing.same(same);
        comparing.partly(same);
    }
    // Bodies that are described where they are named stand in no list of their own.
    for same in comparing.together.clone() {
        comparing.once(&same);
    }
    comparing.own_ends();
    comparing.history();
    let mut told = comparing.told;
    told.sort_by(|(one, _), (other, _)| one.cmp(other));
    told.into_iter().map(|(_, altered)| altered).collect()
}

/// What links lead from one to the next, put together.
fn join<'m>(links: &[Link<'m>]) -> Vec<Same<'m>> {
    let mut classes = Classes::default();
    for link in links {
        classes.add(link.before);
        classes.add(link.after);
        classes.join(link.before, link.after);
    }
    let mut found: BTreeMap<usize, Same<'m>> = BTreeMap::new();
    for link in links {
        let Some(class) = classes.of(link.before) else { continue };
        let same =
            found.entry(class).or_insert_with(|| Same { before: Vec::new(), after: Vec::new(), pairs: Vec::new() });
        if !same.before.contains(&link.before) {
            same.before.push(link.before);
        }
        if !same.after.contains(&link.after) {
            same.after.push(link.after);
        }
        same.pairs.push(link.clone());
    }
    found.into_values().collect()
}

impl<'m> Comparing<'m> {
    pub(super) fn tell(&mut self, about: Node<'m>, rank: (u8, usize), altered: Altered) {
        // The name on the other side is as good: whichever comes first in the alphabet stands for both.
        let own = altered.before.iter().chain(&altered.after).map(|thing| thing.key.clone()).min().unwrap_or_default();
        self.tell_under(about, own, rank, altered);
    }

    /// The same in the order of another name.
    pub(super) fn tell_under(&mut self, about: Node<'m>, own: String, rank: (u8, usize), altered: Altered) {
        let group = called(top(about).0);
        let order = (altered.section, group, own, rank.0, rank.1, tie(&altered));
        self.told.push((order, altered));
    }

    /// Says in the first of the lines told since, or the first that has words on both sides, by what it was known again.
    pub(super) fn explain(&mut self, since: usize, known: &Known) {
        let silent = |altered: &Altered| match &altered.what {
            What::Says { was, is, .. } => was.form == Form::NotStated || is.form == Form::NotStated,
            _ => true,
        };
        let lines = self.told.get_mut(since..).unwrap_or_default().iter_mut();
        if let Some((_, altered)) = lines.min_by_key(|(_, altered)| silent(altered)) {
            altered.known = Some(known.clone());
        }
    }

    pub(super) const fn told_so_far(&self) -> usize {
        self.told.len()
    }

    /// Tells it after everything else of its section.
    pub(super) fn tell_last(&mut self, altered: Altered) {
        let order = (altered.section, "~".to_owned(), String::new(), 0, 0, tie(&altered));
        self.told.push((order, altered));
    }

    /// Compares what is the same thing, unless it was met already.
    fn once(&mut self, same: &Same<'m>) {
        if same.before.iter().chain(&same.after).all(|node| self.done.insert(*node)) {
            self.same(same);
        }
    }

    fn same(&mut self, same: &Same<'m>) {
        self.headline(same);
        // What is said of a group that went into another is no difference of that one, nor are its seats and dates.
        let goes_on = stays(same).map(|link| Same {
            before: vec![link.before],
            after: vec![link.after],
            pairs: vec![link.clone()],
        });
        let (alone, same) = (same.pairs.len() == 1, goes_on.as_ref().unwrap_or(same));
        for link in &same.pairs {
            self.fields(link, alone);
        }
        let kind = same.pairs.first().map_or(Kind::Collective, |link| link.before.kind());
        if kind == Kind::Arrangement && same.pairs.len() > 1 {
            self.areas(same);
        }
        for (field, definition) in (0u8..).map(FieldId).zip(kind.fields()) {
            match (definition.origin, elements(definition)) {
                // How the one ends is not held against how the next will.
                (Origin::Written, Some(Kind::Succession)) if same.pairs.iter().all(is_other) => self.successions(same),
                (Origin::Written, Some(of)) => self.children(same, (field, definition), of),
                _ => {}
            }
        }
    }

    /// The elements that a field of what is the same thing holds on both sides.
    fn children(&mut self, same: &Same<'m>, (field, definition): (FieldId, &'static Field), of: Kind) {
        let fact = |node: &Node<'m>| (*node, node.fact(field));
        let before: Vec<_> = same.before.iter().map(fact).collect();
        let after: Vec<_> = same.after.iter().map(fact).collect();
        let odd = |(_, fact): &(Node<'m>, Fact<'m>)| matches!(fact, Fact::Disputed(..) | Fact::Unreadable(_));
        let stated = |facts: &[(Node<'m>, Fact<'m>)]| facts.iter().any(|(_, fact)| holds(*fact));
        if before.iter().chain(&after).any(odd) || stated(&before) != stated(&after) {
            let all = before.iter().chain(&after);
            let elements: Vec<Node<'m>> = all.clone().flat_map(|(node, fact)| node.elements_of(*fact)).collect();
            let is_open = |(_, fact): &(Node<'m>, Fact<'m>)| matches!(fact, Fact::NotStated(_) | Fact::Known(..));
            let is_no_change = |event: &Node<'m>| self.is_past(*event) || self.is_own_end(*event);
            if of == Kind::Event && all.clone().all(is_open) && elements.iter().all(is_no_change) {
                for event in elements {
                    self.only(event, Absence::NotNamed);
                }
                return;
            }
            // Functions are told one by one, with their owners.
            let is_told = |function: &Node<'m>| self.is_told_with_owners(*function);
            if of == Kind::Function && all.clone().all(|(_, fact)| is_plain_list(*fact)) && elements.iter().all(is_told)
            {
                for function in elements {
                    self.function_alone(function);
                }
                return;
            }
            for link in &same.pairs {
                self.says(link, (field, definition), 2);
            }
            return;
        }
        for link in &same.pairs {
            self.surety(link, (field, definition));
        }
        let all = |facts: &[(Node<'m>, Fact<'m>)]| -> Vec<Node<'m>> {
            facts.iter().flat_map(|(node, fact)| node.elements_of(*fact)).collect()
        };
        let (befores, afters) = (all(&before), all(&after));
        if is_named(of) {
            self.named(&befores, &afters, (absence(&before), absence(&after)));
        } else {
            let children: Vec<Node<'m>> = befores.into_iter().chain(afters).collect();
            self.unnamed(&children, (absence(&before), absence(&after)));
        }
    }

    /// Posts, groups and others that go by an id, each where it is met first.
    fn named(&mut self, before: &[Node<'m>], after: &[Node<'m>], absent: (Absence, Absence)) {
        for node in before.iter().chain(after) {
            let same = self.places.get(node).and_then(|at| self.together.get(*at)).cloned();
            match same {
                Some(same) => self.once(&same),
                None if node.side == Side::Before => self.only(*node, absent.1),
                None => self.only(*node, absent.0),
            }
        }
    }

    fn unnamed(&mut self, children: &[Node<'m>], absent: (Absence, Absence)) {
        let links = self.links.pair_up(children);
        let paired: Vec<Node<'m>> = links.iter().flat_map(|link| [link.before, link.after]).collect();
        for same in join(&links) {
            self.same(&same);
        }
        for child in children.iter().filter(|child| !paired.contains(child)) {
            if self.is_told_with_owners(*child) {
                self.function_alone(*child);
            } else if !self.summed.contains(child) {
                self.only(*child, if child.side == Side::Before { absent.1 } else { absent.0 });
            }
        }
    }

    pub(super) fn only(&mut self, node: Node<'m>, other: Absence) {
        if self.is_own_end(node) {
            self.ends.push(node);
            return;
        }
        if self.is_past(node) {
            self.past.push(node);
            return;
        }
        let only = Only { other, details: details(node), work: self.work_elsewhere(node) };
        let things = vec![thing(node)];
        let (before, after, what) = match node.side {
            Side::Before => (things, Vec::new(), What::Went(only)),
            Side::After => (Vec::new(), things, What::Came(only)),
        };
        self.tell(node, (1, 0), Altered { section: section(node), before, after, known: None, what });
    }
}

/// What tells two differences of one thing apart, without a place in a file.
fn tie(altered: &Altered) -> String {
    let things = altered.before.iter().chain(&altered.after);
    let things: Vec<String> = things.map(|thing| format!("{} {}", thing.within, thing.phrase)).collect();
    let words = match &altered.what {
        What::Says { was, is, .. } => format!("{}|{}", was.words, is.words),
        What::Paid { field, was, is, .. } => format!("{field}|{}|{}", was.whole.words, is.whole.words),
        What::Came(only) | What::Went(only) => format!("{:?}", only.details),
        What::Owned { function, .. } => function.clone(),
        _ => String::new(),
    };
    format!("{}|{words}", things.join("|"))
}

/// The kind of element that a field holds, written in place.
pub(super) const fn elements(definition: &Field) -> Option<Kind> {
    match definition.ty {
        Type::Element(kind) | Type::List { of: &Type::Element(kind), .. } => Some(kind),
        _ => None,
    }
}

/// The kinds whose elements are known by their ids or their places.
const fn is_named(kind: Kind) -> bool {
    matches!(kind, Kind::Body | Kind::Post | Kind::Group | Kind::Document | Kind::Agreement)
}

const fn holds(fact: Fact<'_>) -> bool {
    matches!(fact, Fact::Known(..) | Fact::Uncertain(..))
}

/// What it means that something is not in these lists.
fn absence(facts: &[(Node<'_>, Fact<'_>)]) -> Absence {
    let lists = || {
        facts.iter().filter_map(|(_, fact)| match fact {
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => Some(*list),
            _ => None,
        })
    };
    let unreadable = |fact: Fact<'_>| matches!(fact, Fact::Unreadable(_));
    if lists().any(|list| list.iter().any(unreadable)) {
        Absence::Unreadable
    } else if lists().count() == facts.len() && lists().all(|list| list.tail == Tail::Closed) {
        Absence::NotThere
    } else {
        Absence::NotNamed
    }
}
