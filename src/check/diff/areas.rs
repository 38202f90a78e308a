//! The areas of several arrangements that become one, or of one that becomes several, all of a side together.

use std::collections::BTreeMap;

use super::compare::{Comparing, Same};
use super::node::Node;
use super::tell::{called, member, said, thing};
use crate::finding::{Altered, Form, Said, Section, What};
use crate::model::vocab::{FieldId, Kind};
use crate::model::{Datum, Fact};

impl<'m> Comparing<'m> {
    /// Tells of areas that no arrangement of the other side is for; which of several is for which stands in the split or merger.
    pub(super) fn areas(&mut self, same: &Same<'m>) {
        let Some(field) = Kind::Arrangement.field("areas") else { return };
        let sides = [&same.before, &same.after].map(|side| in_order(side));
        let [was, is] = sides.each_ref().map(|side| self.members(side, field));
        let [before, after] = sides.each_ref().map(|side| together(side, field));
        let (Some(before), Some(after), Some(about)) =
            (before, after, sides.iter().flatten().copied().min_by_key(|root| by_name(*root)))
        else {
            return;
        };
        let without = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>| -> Vec<String> {
            let mut left: Vec<String> =
                own.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, words)| words.clone()).collect();
            left.sort_unstable();
            left
        };
        let (gone, new) = (without(&was, &is), without(&is, &was));
        if gone.is_empty() && new.is_empty() && before.form == after.form {
            return;
        }
        let what = What::Says { field: "areas", was: before, is: after, gone, new };
        let [before, after] = sides.each_ref().map(|side| side.iter().copied().map(thing).collect());
        let altered = Altered { section: Section::Arrangement, before, after, known: None, what };
        self.tell(about, (2, usize::from(field.0)), altered);
    }

    /// Every area of a side in words, by what it is known for on both sides.
    fn members(&self, side: &[Node<'m>], field: FieldId) -> BTreeMap<String, String> {
        let of = |root: &Node<'m>| -> Vec<(String, String)> {
            let one = |fact| (self.links.classes.fact(*root, fact), member(*root, fact));
            match root.fact(field) {
                Fact::NotStated(_) => Vec::new(),
                Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                    list.iter().map(one).collect()
                }
                other => vec![one(other)],
            }
        };
        side.iter().flat_map(of).collect()
    }
}

fn by_name(root: Node<'_>) -> (String, String) {
    (called(root), root.text("id").unwrap_or_default().to_owned())
}

fn in_order<'m>(side: &[Node<'m>]) -> Vec<Node<'m>> {
    let mut side = side.to_vec();
    side.sort_by_key(|root| by_name(*root));
    side
}

/// What a side says of its areas: in doubt where one of several does not say.
fn together(side: &[Node<'_>], field: FieldId) -> Option<Said> {
    let (stated, silent): (Vec<Said>, Vec<Said>) =
        side.iter().map(|root| said(*root, field)).partition(|said| said.form != Form::NotStated);
    let mut whole = stated.first().or(silent.first())?.clone();
    let words: Vec<&str> = stated.iter().map(|said| said.words.as_str()).collect();
    whole.words = words.join("; ");
    if let Some(other) = stated.iter().chain(&silent).find(|said| said.form != Form::Known && said.form != whole.form) {
        whole.form = Form::Uncertain;
        whole.why.clone_from(&other.why);
    }
    Some(whole)
}
