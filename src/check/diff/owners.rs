//! Functions and who owns them, wherever it is said: under `functions`, or at a group or post.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Comparing, Same};
use super::fields::is_plain_list;
use super::links::Link;
use super::node::{Node, Side};
use super::tell::{called, said, spot, standing, thing, with_state};
use super::work::{self, work};
use crate::finding::{Altered, Form, Said, Section, Spot, Thing, What, Work};
use crate::model::vocab::{FieldId, Kind};

/// What a side says of a function.
#[derive(Default)]
struct Function<'m> {
    /// Where it is named: an element and its field.
    named_at: Vec<(Node<'m>, &'static str)>,
    owners: Vec<Node<'m>>,
    /// Those of the owners that some place names for certain.
    certain: Vec<Node<'m>>,
}

impl<'m> Comparing<'m> {
    /// Tells of functions that one side does not name, and of those that others own.
    pub(super) fn owners(&mut self, same: &Same<'m>) {
        let (before, after) = (functions(&same.before), functions(&same.after));
        let words: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for word in words {
            let (was, is) = (before.get(word), after.get(word));
            let classes = |side: Option<&Function<'m>>| -> BTreeSet<Option<usize>> {
                side.into_iter().flat_map(|one| &one.owners).map(|owner| self.links.classes.of(*owner)).collect()
            };
            if was.is_some() == is.is_some() && classes(was) == classes(is) {
                self.steady.insert(word.clone());
                if let (Some(was), Some(is)) = (was, is) {
                    let places = [was, is].map(|one| one.named_at.iter().map(|(node, _)| *node).collect::<Vec<_>>());
                    self.function_in_some_only(same, word, places.each_ref().map(Vec::as_slice));
                }
                continue;
            }
            // Where both sides name it a line of its own says what else is another.
            let alone = was.xor(is).map(itself).unwrap_or_default();
            let what =
                What::Owned { function: word.replace('-', " "), was: named(was), is: named(is), standing: alone };
            self.functions.insert(word.clone());
            let Some(about) = was.or(is).and_then(|one| one.named_at.first()) else { continue };
            let (before, after) = told_apart(owned(was), owned(is));
            let altered = Altered { section: Section::Functions, before, after, known: None, what };
            self.tell_function(about.0, word, altered);
        }
    }

    /// Whether a function under `functions` is told with its owners, or has those that it had.
    pub(super) fn is_told_with_owners(&self, function: Node<'m>) -> bool {
        let is_known = |word: &str| self.functions.contains(word) || self.steady.contains(word);
        function.kind() == Kind::Function && function.text("function").is_some_and(is_known)
    }

    /// What is said of a function besides who owns it, where the other side names it at a group or post: neither gone nor new.
    pub(super) fn function_alone(&mut self, function: Node<'m>) {
        let others: Vec<Node<'m>> =
            self.links.roots.iter().filter_map(|link| other_side(link, function.root())).collect();
        for other in others {
            let word = function.text("function").unwrap_or_default();
            let Some(owner) = naming(other, word) else { continue };
            self.said_of_function(function, owner);
        }
    }

    /// Who has what of the work of a group that stands on one side only, in the descriptions that its own is held against; nothing where
    /// nobody has any of it.
    pub(super) fn work_elsewhere(&self, group: Node<'m>) -> Vec<Work> {
        let Some(words) = work(group).filter(|_| group.kind() == Kind::Group) else { return Vec::new() };
        let others: Vec<Node<'m>> = self.links.roots.iter().filter_map(|link| other_side(link, group.root())).collect();
        let mut by_owners: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
        for word in words {
            let owners: Vec<Node<'m>> = others.iter().flat_map(|root| work::owners(*root, word)).collect();
            // Whether somebody has it who may have it is told of the function.
            let has_it = |owner: &Node<'m>| work(*owner).is_some_and(|words| words.contains(word));
            if !owners.iter().all(has_it) {
                continue;
            }
            let mut owners: Vec<String> =
                owners.into_iter().map(|owner| with_state(owner, thing(owner).phrase)).collect();
            owners.sort_unstable();
            owners.dedup();
            by_owners.entry(owners).or_default().push(word.replace('-', " "));
        }
        if by_owners.keys().all(Vec::is_empty) {
            return Vec::new();
        }
        by_owners.into_iter().map(|(owners, functions)| Work { owners, functions }).collect()
    }

    fn said_of_function(&mut self, function: Node<'m>, owner: Node<'m>) {
        let there = spot(owner, owner.kind().field("functions"));
        let own = thing(function);
        let same = Thing { within: thing(owner).within, spot: there.clone(), ..own.clone() };
        let doubt = function.own_doubt().to_owned();
        let mut told: Vec<(u8, What)> = Vec::new();
        if !doubt.is_empty() {
            told.push((u8::MAX, What::Doubt { was: doubt, is: String::new() }));
        }
        for (field, definition) in (0u8..).map(FieldId).zip(function.kind().fields()) {
            let is_owner = definition.name == "owners";
            let is_plain = is_owner && is_plain_list(function.fact(field));
            if definition.name == "function" || is_plain || !function.model.is_stated(function.element, field) {
                continue;
            }
            let (form, words) = if is_owner { (Form::Known, called(owner)) } else { (Form::NotStated, String::new()) };
            let why = match form {
                Form::NotStated => owner.model.why_not_stated_at(there.span).words().to_owned(),
                _ => String::new(),
            };
            let is = Said { form, words, why, spot: there.clone() };
            let what = What::Says {
                field: definition.name,
                was: said(function, field),
                is,
                gone: Vec::new(),
                new: Vec::new(),
            };
            told.push((field.0, what));
        }
        for (rank, what) in told {
            let altered = Altered {
                section: Section::Functions,
                before: vec![own.clone()],
                after: vec![same.clone()],
                known: None,
                what,
            };
            let altered = if function.side == Side::Before { altered } else { swapped(altered) };
            self.tell(function, (2, usize::from(rank)), altered);
        }
    }

    fn tell_function(&mut self, about: Node<'m>, word: &str, altered: Altered) {
        self.tell_under(about.root(), word.to_owned(), (1, 0), altered);
    }
}

/// The description that is held against that of a root.
fn other_side<'m>(link: &Link<'m>, root: Node<'m>) -> Option<Node<'m>> {
    match root.side {
        Side::Before => (link.before == root).then_some(link.after),
        Side::After => (link.after == root).then_some(link.before),
    }
}

/// The group or post that names a function in a description.
fn naming<'m>(root: Node<'m>, word: &str) -> Option<Node<'m>> {
    root.all(Kind::Group).chain(root.all(Kind::Post)).find(|owner| owner.texts("functions").contains(&word))
}

/// Whether `functions` of its description says that it owns a function.
pub(super) fn owns(owner: Node<'_>, word: &str) -> bool {
    owner
        .all(Kind::Function)
        .any(|function| function.text("function") == Some(word) && function.led("owners").contains(&owner))
}

/// The same with after and before the other way round.
fn swapped(altered: Altered) -> Altered {
    let what = match altered.what {
        What::Doubt { was, is } => What::Doubt { was: is, is: was },
        What::Says { field, was, is, gone, new } => What::Says { field, was: is, is: was, gone: new, new: gone },
        other => other,
    };
    Altered { before: altered.after, after: altered.before, what, ..altered }
}

fn named(side: Option<&Function<'_>>) -> Vec<Spot> {
    let places = side.into_iter().flat_map(|one| &one.named_at);
    let mut spots: Vec<Spot> = places.map(|(node, field)| spot(*node, node.kind().field(field))).collect();
    spots.sort_by_key(|spot| spot.span);
    spots
}

fn owned(side: Option<&Function<'_>>) -> Vec<Thing> {
    let Some(side) = side else { return Vec::new() };
    let mut owners = side.owners.clone();
    owners.sort_by_key(|owner| (called(*owner), owner.id()));
    owners.dedup();
    let owner = |owner: Node<'_>| {
        let doubt = (!side.certain.contains(&owner)).then(|| "in doubt whether it owns this".to_owned());
        let words: Vec<String> =
            Some(standing(owner)).filter(|words| !words.is_empty()).into_iter().chain(doubt).collect();
        let thing = thing(owner);
        let phrase = if words.is_empty() { thing.phrase } else { format!("{} ({})", thing.phrase, words.join("; ")) };
        Thing { phrase, ..thing }
    };
    owners.into_iter().map(owner).collect()
}

/// Owners of both sides that are called alike, and are not the same: with their ids, since a sentence that names one thing twice says
/// nothing.
fn told_apart(before: Vec<Thing>, after: Vec<Thing>) -> (Vec<Thing>, Vec<Thing>) {
    let phrases = |things: &[Thing]| things.iter().map(|thing| thing.phrase.clone()).collect::<Vec<_>>();
    if phrases(&before) != phrases(&after) {
        return (before, after);
    }
    let with_id = |thing: Thing| Thing { phrase: format!("{} (`{}`)", thing.phrase, thing.key), ..thing };
    (before.into_iter().map(with_id).collect(), after.into_iter().map(with_id).collect())
}

/// How far a function has come, and its days, where `functions` says so.
fn itself(function: &Function<'_>) -> String {
    let stated = function.named_at.iter().filter(|(node, _)| node.kind() == Kind::Function);
    let words: BTreeSet<String> = stated.map(|(node, _)| standing(*node)).filter(|words| !words.is_empty()).collect();
    words.into_iter().collect::<Vec<_>>().join("; ")
}

/// Every function that the descriptions name, with its owners.
fn functions<'m>(roots: &[Node<'m>]) -> BTreeMap<String, Function<'m>> {
    let mut found: BTreeMap<String, Function<'m>> = BTreeMap::new();
    let mut note = |word: &str, at: (Node<'m>, &'static str), owners: Vec<Node<'m>>, list: &str| {
        let function = found.entry(word.to_owned()).or_default();
        function.named_at.push(at);
        if at.0.own_doubt().is_empty() && is_plain_list(at.0.named(list)) {
            function.certain.extend(&owners);
        }
        function.owners.extend(owners);
    };
    for root in roots {
        for function in root.all(Kind::Function) {
            if let Some(word) = function.text("function") {
                note(word, (function, "function"), function.led("owners"), "owners");
            }
        }
        for owner in root.all(Kind::Group).chain(root.all(Kind::Post)) {
            for word in owner.texts("functions") {
                note(word, (owner, "functions"), vec![owner], "functions");
            }
        }
    }
    found
}
