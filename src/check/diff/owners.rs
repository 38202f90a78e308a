//! Functions and who owns them, wherever it is said: under `functions`, or at a group or post.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Comparing, Same};
use super::node::Node;
use super::tell::{called, thing};
use crate::finding::{Altered, Section, Thing, What};
use crate::model::vocab::Kind;

/// What a side says of a function.
#[derive(Default)]
struct Function<'m> {
    named_at: Option<Node<'m>>,
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
            let what =
                What::Owned { function: word.replace('-', " "), was_named: was.is_some(), is_named: is.is_some() };
            let Some(about) = was.or(is).and_then(|one| one.named_at) else { continue };
            let altered =
                Altered { section: Section::Functions, before: owned(was), after: owned(is), known: None, what };
            self.tell_function(about, word, altered);
        }
    }

    fn tell_function(&mut self, about: Node<'m>, word: &str, altered: Altered) {
        // Under the function, and not under whoever owns it first.
        let at = usize::from(word.bytes().next().unwrap_or_default());
        self.tell(about.root(), (1, at), altered);
    }
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
    let mut note = |word: &str, at: Node<'m>, owners: Vec<Node<'m>>| {
        let function = found.entry(word.to_owned()).or_default();
        function.named_at.get_or_insert(at);
        function.owners.extend(owners);
    };
    for root in roots {
        for function in root.all(Kind::Function) {
            if let Some(word) = function.text("function") {
                note(word, function, function.led("owners"));
            }
        }
        for owner in root.all(Kind::Group).chain(root.all(Kind::Post)) {
            for word in owner.texts("functions") {
                note(word, owner, vec![owner]);
            }
        }
    }
    found
}
