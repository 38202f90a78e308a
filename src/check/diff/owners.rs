//! Functions and who owns them, wherever it is said: under `functions`, or at a group or post.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Comparing, Same};
use super::node::Node;
use super::tell::{called, spot, thing};
use crate::finding::{Altered, Section, Spot, Thing, What};
use crate::model::vocab::Kind;

/// What a side says of a function.
#[derive(Default)]
struct Function<'m> {
    /// Where it is named: an element and its field.
    named_at: Vec<(Node<'m>, &'static str)>,
    owners: Vec<Node<'m>>,
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
                continue;
            }
            let what = What::Owned { function: word.replace('-', " "), was: named(was), is: named(is) };
            self.functions.insert(word.clone());
            let Some(about) = was.or(is).and_then(|one| one.named_at.first()) else { continue };
            let altered =
                Altered { section: Section::Functions, before: owned(was), after: owned(is), known: None, what };
            self.tell_function(about.0, word, altered);
        }
    }

    fn tell_function(&mut self, about: Node<'m>, word: &str, altered: Altered) {
        self.tell_under(about.root(), word.to_owned(), (1, 0), altered);
    }
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
    owners.into_iter().map(thing).collect()
}

/// Every function that the descriptions name, with its owners.
fn functions<'m>(roots: &[Node<'m>]) -> BTreeMap<String, Function<'m>> {
    let mut found: BTreeMap<String, Function<'m>> = BTreeMap::new();
    let mut note = |word: &str, at: (Node<'m>, &'static str), owners: Vec<Node<'m>>| {
        let function = found.entry(word.to_owned()).or_default();
        function.named_at.push(at);
        function.owners.extend(owners);
    };
    for root in roots {
        for function in root.all(Kind::Function) {
            if let Some(word) = function.text("function") {
                note(word, (function, "function"), function.led("owners"));
            }
        }
        for owner in root.all(Kind::Group).chain(root.all(Kind::Post)) {
            for word in owner.texts("functions") {
                note(word, (owner, "functions"), vec![owner]);
            }
        }
    }
    found
}
