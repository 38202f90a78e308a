//! The fields of what is the same thing on both sides.

use std::collections::BTreeSet;

use super::compare::{Comparing, elements};
use super::headline::goes_by_name;
use super::links::Link;
use super::node::{Node, Side};
use super::owners::owns;
use super::relate::is_other;
use super::tell::{member, said, section_of, section_of_both, thing};
use crate::finding::{Altered, Form, KnownBy, Section, What};
use crate::model::vocab::{Field, FieldId, Kind, Origin};
use crate::model::{Datum, Fact, List};

/// A field with its definition.
pub(super) type Defined = (FieldId, &'static Field);

impl<'m> Comparing<'m> {
    /// Every field that holds no elements of its own, and the doubt about the whole. `alone` where one is one.
    pub(super) fn fields(&mut self, link: &Link<'m>, alone: bool) {
        let since = self.told_so_far();
        let (was, is) = (link.before.own_doubt().to_owned(), link.after.own_doubt().to_owned());
        if was != is {
            self.about(link, (3, 0), section_of_both(link.before, link.after), What::Doubt { was, is });
        }
        for (field, definition) in (0u8..).map(FieldId).zip(link.before.kind().fields()) {
            if definition.origin != Origin::Written || elements(definition).is_some() {
                continue;
            }
            if !self.is_told_elsewhere(link, (field, definition), alone) {
                self.says(link, (field, definition), 2);
            }
            self.whole(link, (field, definition));
        }
        // Of what has a name of its own the line about the whole says it.
        if !goes_by_name(link.before.kind()) && !link.known.words.is_empty() {
            self.explain(since, &link.known);
        }
    }

    /// Whether another line tells of the difference: the name in a rename, the owners of functions, what shows a rename.
    fn is_told_elsewhere(&self, link: &Link<'m>, (field, definition): Defined, alone: bool) -> bool {
        let (was, is) = (link.before.fact(field), link.after.fact(field));
        let kind = link.before.kind();
        match definition.name {
            "functions" if matches!(kind, Kind::Group | Kind::Post) => {
                let (was, is) = (plain(was, link.before), plain(is, link.after));
                // What the pieces of a split have of its functions is told with the split.
                was.zip(is).is_some_and(|(was, is)| {
                    let owned = |word: &str| {
                        self.functions.contains(word) || {
                            let side = if was.contains(word) { link.after } else { link.before };
                            owns(side, word)
                        }
                    };
                    !alone || was.symmetric_difference(&is).all(|word| owned(word))
                })
            }
            "owners" if is_plain_list(was) && is_plain_list(is) => {
                link.after.text("function").is_some_and(|word| self.functions.contains(word))
            }
            // Who chaired, and that nobody does now, is one thing.
            "state" if kind == Kind::Chair => {
                ["post", "body"].into_iter().any(|seat| is_vacated(link.before, link.after, seat))
            }
            "amount" if kind == Kind::Contribution => self.summed.contains(&link.before),
            "formerly" => link.known.by == KnownBy::Formerly,
            // Arrangements that give way to others are others by name and by id.
            "id" | "describes" | "partnership" | "known-as" | "supersedes" if kind == Kind::Arrangement => {
                !alone || is_other(link)
            }
            // How far the one has come is no change of the other.
            "status" if kind == Kind::Arrangement => is_other(link),
            "areas" if kind == Kind::Arrangement => !alone,
            name if Some(name) == link.before.name_field() => {
                let texts = matches!((was, is), (Fact::Known(Datum::Text(_), _), Fact::Known(Datum::Text(_), _)));
                kind != Kind::Source && texts || kind == Kind::Arrangement && (!alone || is_other(link))
            }
            _ => false,
        }
    }

    /// Tells of a field that is stated otherwise.
    pub(super) fn says(&mut self, link: &Link<'m>, (field, definition): Defined, rank: u8) {
        let (before, after) = (link.before, link.after);
        let is_alike = self.links.classes.field(before, field) == self.links.classes.field(after, field);
        if is_alike && !self.goes_to_one_of_several(link, definition.name)
            || definition.name == "areas" && self.is_of_the_only_area(link, field)
        {
            return;
        }
        let (gone, new) = match (members(before.fact(field)), members(after.fact(field))) {
            (Some(was), Some(is)) => (self.without(before, was, after, is), self.without(after, is, before, was)),
            _ => (Vec::new(), Vec::new()),
        };
        let (mut was, mut is) = (said(before, field), said(after, field));
        if is_vacated(before, after, definition.name) {
            let vacant = if was.form == Form::NotStated { &mut was } else { &mut is };
            (vacant.form, vacant.words, vacant.why) = (Form::Known, "vacant".to_owned(), String::new());
        }
        if (was.form, &was.words) == (is.form, &is.words) && matches!(was.form, Form::Known | Form::Uncertain) {
            // Two things of one name are told apart by their ids.
            for (said, node) in [(&mut was, before), (&mut is, after)] {
                let ids: Vec<&str> =
                    node.led(definition.name).iter().map(|led| led.id()).filter(|id| !id.is_empty()).collect();
                if !ids.is_empty() {
                    said.words = format!("{} (`{}`)", said.words, ids.join("`, `"));
                }
            }
        }
        let what = What::Says { field: definition.name, was, is, gone, new };
        self.about(link, (rank, usize::from(field.0)), told_in(link, definition), what);
    }

    /// Whether what was with a body is with one of the several that took its place by law: which of them is no matter of law. Of whom a
    /// partner is the line about the body tells.
    fn goes_to_one_of_several(&self, link: &Link<'m>, field: &'static str) -> bool {
        let (before, after) = (link.before, link.after);
        if before.kind() == Kind::Partner && field == "body" {
            return false;
        }
        self.any_is_one_of_several(&before.led(field), &after.led(field))
    }

    /// Whether a body of before is one of these of after as one of several that took its place by law, or the other way round.
    pub(super) fn any_is_one_of_several(&self, was: &[Node<'m>], is: &[Node<'m>]) -> bool {
        let mut pairs = was.iter().flat_map(|one| is.iter().map(move |other| (*one, *other)));
        pairs.any(|(one, other)| one.kind() == Kind::Body && self.links.is_one_of_several(one, other))
    }

    /// Whether a partner or agency is said on one side to be one for the area that is the only one of the arrangement on the other, which
    /// need not say it again.
    fn is_of_the_only_area(&self, link: &Link<'m>, field: FieldId) -> bool {
        let says_nothing_else = |silent: Node<'m>, stating: Node<'m>| {
            let Some(own) = silent.root().kind().field("areas") else { return false };
            let (all, stated) = (silent.root().fact(own), stating.fact(field));
            matches!(silent.fact(field), Fact::NotStated(_))
                && matches!((all, members(all)), (Fact::Known(..), Some(list)) if list.iter().count() == 1)
                && matches!(stated, Fact::Known(..))
                && self.links.classes.fact(silent.root(), all) == self.links.classes.fact(stating, stated)
        };
        matches!(link.before.kind(), Kind::Partner | Kind::Agency)
            && (says_nothing_else(link.before, link.after) || says_nothing_else(link.after, link.before))
    }

    /// The members of a list that are not in the other, in words. One of several that took the place of a body is not that body.
    fn without(&self, own: Node<'m>, list: List<'m>, there: Node<'m>, other: List<'m>) -> Vec<String> {
        let key = |node: Node<'m>, fact| self.links.classes.fact(node, fact);
        let is_same = |fact: Fact<'m>, one: Fact<'m>| {
            let (here, there) = (own.elements_of(fact), there.elements_of(one));
            let (was, is) = if own.side == Side::Before { (here, there) } else { (there, here) };
            !self.any_is_one_of_several(&was, &is)
        };
        let mut others: Vec<Fact<'m>> = other.iter().collect();
        let mut left = Vec::new();
        for fact in list.iter() {
            match others.iter().position(|one| key(there, *one) == key(own, fact) && is_same(fact, *one)) {
                Some(at) => drop(others.swap_remove(at)),
                None => left.push(member(own, fact)),
            }
        }
        left.sort_unstable();
        left
    }

    /// Tells that a list of elements is doubted, or said to be none, on one side only.
    pub(super) fn surety(&mut self, link: &Link<'m>, (field, definition): Defined) {
        let how = |node: Node<'m>| match node.fact(field) {
            Fact::Uncertain(_, _, why) => (Form::Uncertain, why),
            Fact::None(_) => (Form::None, ""),
            _ => (Form::Known, ""),
        };
        if how(link.before) != how(link.after) {
            let what = What::Says {
                field: definition.name,
                was: said(link.before, field),
                is: said(link.after, field),
                gone: Vec::new(),
                new: Vec::new(),
            };
            self.about(link, (2, usize::from(field.0)), told_in(link, definition), what);
        }
        self.whole(link, (field, definition));
    }

    /// Tells that a list is said to be all there is on one side only, where both files are kept, or both transcribe a paper.
    fn whole(&mut self, link: &Link<'m>, (field, definition): Defined) {
        let (Some(was), Some(is)) = (members(link.before.fact(field)), members(link.after.fact(field))) else { return };
        if was.tail != is.tail && link.before.model.is_kept() == link.after.model.is_kept() {
            let is = is.tail == crate::model::vocab::Tail::Closed;
            let what = What::Whole { field: definition.name, is };
            self.about(link, (4, usize::from(field.0)), told_in(link, definition), what);
        }
    }

    fn about(&mut self, link: &Link<'m>, rank: (u8, usize), section: Section, what: What) {
        let (before, after) = (vec![thing(link.before)], vec![thing(link.after)]);
        self.tell(link.before, rank, Altered { section, before, after, known: None, what });
    }
}

/// Whether a chair is held on one side, and is said to be vacant on the other, which names nobody.
fn is_vacated(before: Node<'_>, after: Node<'_>, seat: &str) -> bool {
    let held = |chair: Node<'_>| {
        matches!(chair.named(seat), Fact::Known(..)) && chair.text("state").is_none_or(|state| state == "in-place")
    };
    let vacant = |chair: Node<'_>| {
        let names_nobody =
            ["post", "body", "among", "now"].into_iter().all(|seat| matches!(chair.named(seat), Fact::NotStated(_)));
        names_nobody && matches!(chair.named("state"), Fact::Known(Datum::Word("vacant"), _))
    };
    let is_seat = before.kind() == Kind::Chair && matches!(seat, "post" | "body");
    is_seat && (held(before) && vacant(after) || vacant(before) && held(after))
}

/// The functions that a group or post is said to have, where all are certain or there is none.
fn plain<'m>(fact: Fact<'m>, node: Node<'m>) -> Option<BTreeSet<&'m str>> {
    is_plain_list(fact).then(|| node.texts("functions").into_iter().collect())
}

fn members(fact: Fact<'_>) -> Option<List<'_>> {
    match fact {
        Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => Some(list),
        _ => None,
    }
}

/// A list all of whose members are certain, or none at all: what differs is told by whatever it lists.
pub(super) fn is_plain_list(fact: Fact<'_>) -> bool {
    match fact {
        Fact::Known(Datum::List(list), _) => {
            !list.is_empty() && list.iter().all(|fact| matches!(fact, Fact::Known(..)))
        }
        Fact::NotStated(_) => true,
        _ => false,
    }
}

/// The section that a field is told in: each key of the arrangement has its own.
fn told_in(link: &Link<'_>, definition: &Field) -> Section {
    if link.before.kind() == Kind::Arrangement {
        section_of(definition.name)
    } else {
        section_of_both(link.before, link.after)
    }
}
