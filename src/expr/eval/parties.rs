//! Whom the two sides name: bodies that are partners, their posts and what follows, by the names that stand in texts.

use std::collections::BTreeSet;

use super::super::value::Fixed;
use super::Evaluator;
use super::matter::Matter;
use super::naming::{as_written, words};
use super::promise::{Measure, Part, Promise};
use super::titled::{post_meant, whose};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};

/// How many words the name of a body has at most.
const LONGEST: usize = 9;

/// What stands in texts for somebody or something, in words.
#[derive(Clone)]
pub(super) struct Called {
    pub words: Vec<String>,
    pub part: Part,
    /// The bodies that are meant, of arrangements their areas: councils have the ids of these.
    pub whom: BTreeSet<String>,
    /// Whether it is an arrangement of after.
    is_after: bool,
    /// Whether it is the title of a post, that posts of several bodies may have.
    is_title: bool,
}

/// A piece of a text, with the bodies that it names.
pub(super) struct Piece {
    pub part: Part,
    pub whom: BTreeSet<String>,
    pub is_after: bool,
    /// Of how many words it is.
    pub long: usize,
}

impl Called {
    /// What goes by no words yet, and is neither an arrangement of after nor a title.
    fn of(part: Part, whom: BTreeSet<String>) -> Self {
        Self { words: Vec::new(), part, whom, is_after: false, is_title: false }
    }

    fn as_piece(&self) -> Piece {
        Piece { part: self.part.clone(), whom: self.whom.clone(), is_after: self.is_after, long: self.words.len() }
    }
}

impl Evaluator<'_> {
    /// The bodies that a text says for certain to do what it is about, and those that it says to pay, by themselves or by their posts;
    /// arrangements by their areas. Several who do it each their own are all councils, or all partners by law. Those too who do it only if
    /// the change comes on one of the days on which it may.
    pub(super) fn who_does_it(&self, text: &str) -> (Vec<String>, Vec<String>) {
        self.doers(text, self.perhaps_measured())
    }

    /// The same with days measured from those given.
    pub(super) fn doers(&self, text: &str, from: Measure) -> (Vec<String>, Vec<String>) {
        let pieces = self.pieces(&words(text));
        let parts = pieces.iter().map(|piece| piece.part.clone()).collect();
        let promise = Promise { parts, has_colon: text.contains(':'), from };
        let (doers, payers) = promise.doers();
        let whom = |places: Vec<usize>| -> Vec<String> {
            let found = places.into_iter().filter_map(|at| pieces.get(at));
            found
                .flat_map(|piece| match &piece.part {
                    Part::Word(each) => self.each_of(each),
                    _ => piece.whom.clone(),
                })
                .collect()
        };
        (whom(doers), whom(payers))
    }

    /// The councils of all areas of after, or all their partners by law where these are meant.
    fn each_of(&self, word: &str) -> BTreeSet<String> {
        let (mut found, on) = (BTreeSet::new(), self.day_of_step());
        for model in self.context.models.iter().skip(self.context.first_of_after) {
            for area in model.area_ids() {
                let Some(by_law) = on.and_then(|on| self.context.reference.partners_of(area, on)) else { continue };
                found.insert(by_law.council.id.to_owned());
                if matches!(word, "partner" | "partners") {
                    found.extend(by_law.health.iter().map(|partner| partner.body.id.to_owned()));
                    found.extend(by_law.police.iter().map(|force| force.id.to_owned()));
                }
            }
        }
        found
    }

    /// The arrangements of after whose own things a text means, by their areas: `the records of the new partnership` are not those of the
    /// one that ends, whose name may hold that of another.
    pub(super) fn own_things_of(&self, text: &str) -> BTreeSet<String> {
        let said = self.without_names_of_before(text);
        let pieces = self.pieces(&said);
        let is_of = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| pieces.get(before));
            let skip = before.is_some_and(|piece| piece.part == Part::Word("the".to_owned()));
            let before = if skip { at.checked_sub(2).and_then(|before| pieces.get(before)) } else { before };
            before.is_some_and(|piece| ["of", "from", "for"].map(str::to_owned).map(Part::Word).contains(&piece.part))
        };
        let meant = pieces.iter().enumerate().filter(|(at, piece)| piece.is_after && is_of(*at));
        meant.flat_map(|(_, piece)| piece.whom.iter().cloned()).collect()
    }

    /// The words of a text without the names of arrangements of before.
    pub(super) fn without_names_of_before(&self, text: &str) -> Vec<String> {
        let befores = self.context.models.get(..self.context.first_of_after).unwrap_or_default();
        let names = befores.iter().flat_map(|model| names_of(model, model.root(), "name").collect::<Vec<_>>());
        let mut said = words(text);
        for name in names {
            while let Some(at) = said.windows(name.len()).position(|found| found == name) {
                said.drain(at..at + name.len());
            }
        }
        said
    }

    /// Which of several things of a kind a text means, by its words without the names of bodies, posts and arrangements.
    pub(super) fn matter_of(&self, text: &str) -> Matter {
        let mut written = as_written(text);
        let mut own = Vec::new();
        for piece in self.pieces(&words(text)) {
            let said = written.by_ref().take(piece.long).collect::<Vec<_>>();
            if !matches!(piece.part, Part::Party | Part::Stranger) {
                own.extend(said);
            }
        }
        Matter::of(own.into_iter())
    }

    /// The words of a text, taken apart into words and names, the longest names first.
    pub(super) fn pieces(&self, said: &[String]) -> Vec<Piece> {
        let (bodies, called) = self.called();
        let (mut pieces, mut at) = (Vec::new(), 0);
        while let Some(rest) = said.get(at..).filter(|rest| !rest.is_empty()) {
            let piece = self.piece_at(rest, &bodies, &called);
            at += piece.long;
            pieces.push(piece);
        }
        pieces
    }

    /// The longest name with which words begin, or else their first word.
    pub(super) fn piece_at(&self, rest: &[String], bodies: &BTreeSet<&str>, called: &[Called]) -> Piece {
        let titles: Vec<&Called> = longest(rest, called.iter().filter(|named| named.is_title)).collect();
        let post = titles.first().map(|title| {
            let whose = whose(rest.get(title.words.len()..).unwrap_or_default());
            let whose = whose.and_then(|(skipped, rest)| Some((skipped, self.other_at(rest, bodies, called)?)));
            post_meant(&titles, whose.as_ref())
        });
        let longer = longer(self.other_at(rest, bodies, called), post);
        let word = || Part::Word(rest.first().cloned().unwrap_or_default());
        longer.unwrap_or_else(|| Piece { part: word(), whom: BTreeSet::new(), is_after: false, long: 1 })
    }

    /// The longest name with which words begin that is not the title of a post.
    fn other_at(&self, rest: &[String], bodies: &BTreeSet<&str>, called: &[Called]) -> Option<Piece> {
        let named = longest(rest, called.iter().filter(|named| !named.is_title)).last().map(Called::as_piece);
        longer(named, self.listed_at(rest, bodies))
    }

    /// The longest name of a body of the reference lists with which words begin.
    fn listed_at(&self, rest: &[String], bodies: &BTreeSet<&str>) -> Option<Piece> {
        // `the` is none of a name, and may stand before a longer one.
        let rest = rest.first().filter(|word| *word != "the").and(Some(rest))?;
        (1..=LONGEST.min(rest.len())).rev().find_map(|long| {
            let name = rest.get(..long)?.join(" ");
            let called = self.context.reference.bodies_called(&name, self.context.day);
            let whom: BTreeSet<String> =
                called.iter().filter(|id| bodies.contains(*id)).map(|id| (*id).to_owned()).collect();
            // A word alone may be another word: `reading`, `bath`.
            let is_other = !called.is_empty() && long > 1;
            let part = if whom.is_empty() { Part::Stranger } else { Part::Party };
            (part == Part::Party || is_other).then_some(Piece { part, whom, is_after: false, long })
        })
    }

    /// Whether a description of after is still that of one of before, kept beside those that follow, and over by then: whoever names it
    /// means what ends.
    fn is_left_behind(&self, at: usize, model: &Model) -> bool {
        let mut befores = self.context.models.iter().take(self.context.first_of_after);
        matches!(self.context.takes_over.get(at), Some(Fixed::Bool(false)))
            && befores.any(|was| was.describes_the_same_as(model))
    }

    /// The bodies of the lists that are partners of either side and have not ended, and what else goes by which words.
    pub(super) fn called(&self) -> (BTreeSet<&str>, Vec<Called>) {
        let (mut bodies, mut called) = (BTreeSet::new(), Vec::new());
        let on = self.day_of_step();
        let has_ended = |id: &str| {
            let listed = self.context.reference.body(id);
            listed.zip(on).is_some_and(|(body, on)| body.life.ended_before(on))
        };
        for (at, model) in self.context.models.iter().enumerate() {
            bodies.extend(partners_of(model).filter_map(|body| model.id(body)).filter(|id| !has_ended(id)));
            for area in model.area_ids() {
                let by_law = on.and_then(|on| self.context.reference.partners_of(area, on));
                let Some(by_law) = by_law else { continue };
                bodies.insert(by_law.council.id);
                bodies.extend(by_law.health.iter().map(|partner| partner.body.id));
                bodies.extend(by_law.police.iter().map(|force| force.id));
            }
            if at >= self.context.first_of_after && !self.is_left_behind(at, model) {
                let whom = ids(model, model.led_by(model.root(), "areas"));
                let like = Called { is_after: true, ..Called::of(Part::Party, whom) };
                let names = names_of(model, model.root(), "name");
                called.extend(names.map(|words| Called { words, ..like.clone() }));
            }
        }
        for model in self.context.models {
            let is_party = |body: &ElementId| {
                let id = model.id(*body);
                id.is_some_and(|id| bodies.contains(id))
                    || partners_of(model).any(|one| one == *body) && !id.is_some_and(has_ended)
            };
            for body in model.of_kind(Kind::Body) {
                let part = if is_party(&body) { Part::Party } else { Part::Stranger };
                let like = Called::of(part, ids(model, vec![body]));
                let names = names_of(model, body, "name");
                called.extend(names.map(|words| Called { words, ..like.clone() }));
            }
            for post in model.of_kind(Kind::Post) {
                let mut of = model.led_by(post, "body");
                of.extend(model.led_by(post, "employed-by"));
                let part = if of.iter().any(is_party) { Part::Party } else { Part::Stranger };
                let like = Called { is_title: true, ..Called::of(part, ids(model, of)) };
                let names = names_of(model, post, "title");
                called.extend(names.map(|words| Called { words, ..like.clone() }));
            }
            // What a review is called says nothing of what becomes of it.
            let like = Called::of(Part::Thing, BTreeSet::new());
            for document in model.of_kind(Kind::Document) {
                let titles = names_of(model, document, "title").filter(|words| words.len() > 1);
                called.extend(titles.map(|words| Called { words, ..like.clone() }));
            }
        }
        (bodies, called)
    }
}

/// Those of some names that words begin with and that are of the most words.
fn longest<'c>(rest: &[String], called: impl Iterator<Item = &'c Called> + Clone) -> impl Iterator<Item = &'c Called> {
    let found = called.filter(|named| rest.starts_with(&named.words));
    let long = found.clone().map(|named| named.words.len()).max().unwrap_or_default();
    found.filter(move |named| named.words.len() == long)
}

/// The longer of two pieces, of two alike the first.
fn longer(one: Option<Piece>, other: Option<Piece>) -> Option<Piece> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.long > one.long { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The ids of elements that have one.
fn ids(model: &Model, of: Vec<ElementId>) -> BTreeSet<String> {
    of.into_iter().filter_map(|element| model.id(element)).map(str::to_owned).collect()
}

/// The bodies of the partners of a description.
pub(super) fn partners_of(model: &Model) -> impl Iterator<Item = ElementId> + '_ {
    model.of_kind(Kind::Partner).flat_map(|partner| model.led_by(partner, "body"))
}

/// The names that an element has, in words.
pub(super) fn names_of<'m>(
    model: &'m Model,
    element: ElementId,
    field: &str,
) -> impl Iterator<Item = Vec<String>> + 'm {
    let text = |fact: &Fact<'m>| match fact {
        Fact::Known(Datum::Text(text), _) => Some(words(text)),
        _ => None,
    };
    let own = text(&model.named(element, field));
    let others: Vec<_> = match model.named(element, "known-as") {
        Fact::Known(Datum::List(list), _) => list.iter().filter_map(|fact| text(&fact)).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(others).filter(|words| !words.is_empty())
}
