//! Whom the two sides name: bodies that are partners, their posts and what follows, by the names that stand in texts.

use std::collections::BTreeSet;

use super::Evaluator;
use super::naming::words;
use super::promise::{Part, Promise};
use crate::model::vocab::Kind;
use crate::model::{Datum, ElementId, Fact, Model};
use crate::time::Date;

/// How many words the name of a body has at most.
const LONGEST: usize = 9;

/// What stands in texts for somebody or something, in words.
struct Called {
    words: Vec<String>,
    part: Part,
    /// The bodies that are meant, of arrangements their areas: councils have the ids of these.
    whom: BTreeSet<String>,
}

/// A piece of a text, with the bodies that it names.
struct Piece {
    part: Part,
    whom: BTreeSet<String>,
}

impl Evaluator<'_> {
    /// Whether a text says for certain that somebody of the two sides sees to what it is about.
    pub(super) fn is_handed_over(&self, text: &str) -> bool {
        let parts = self.pieces(text).into_iter().map(|piece| piece.part).collect();
        Promise { parts, has_colon: text.contains(':'), after: self.first_day_of_after() }.is_certain()
    }

    /// The bodies of the two sides that a text names, by themselves or by their posts, and the areas of the arrangements that it names.
    pub(super) fn whom_named(&self, text: &str) -> BTreeSet<String> {
        self.pieces(text).into_iter().filter(|piece| piece.part == Part::Party).flat_map(|piece| piece.whom).collect()
    }

    /// A text, taken apart into words and names, the longest names first.
    fn pieces(&self, text: &str) -> Vec<Piece> {
        let (bodies, called) = self.called();
        let said = words(text);
        let (mut pieces, mut at) = (Vec::new(), 0);
        while let Some(rest) = said.get(at..).filter(|rest| !rest.is_empty()) {
            let named =
                called.iter().filter(|named| rest.starts_with(&named.words)).max_by_key(|named| named.words.len());
            let named =
                named.map(|named| (named.words.len(), Piece { part: named.part.clone(), whom: named.whom.clone() }));
            let listed = self.listed_at(rest, &bodies);
            let longer = match (named, listed) {
                (Some(named), Some(listed)) => Some(if listed.0 > named.0 { listed } else { named }),
                (named, listed) => named.or(listed),
            };
            let word = || Piece { part: Part::Word(rest.first().cloned().unwrap_or_default()), whom: BTreeSet::new() };
            let (long, piece) = longer.unwrap_or_else(|| (1, word()));
            pieces.push(piece);
            at += long;
        }
        pieces
    }

    /// The longest name of a body of the reference lists with which words begin, and how long it is.
    fn listed_at(&self, rest: &[String], bodies: &BTreeSet<&str>) -> Option<(usize, Piece)> {
        (1..=LONGEST.min(rest.len())).rev().find_map(|long| {
            let name = rest.get(..long)?.join(" ");
            let called = self.context.reference.bodies_called(&name, self.context.day);
            let whom: BTreeSet<String> =
                called.iter().filter(|id| bodies.contains(*id)).map(|id| (*id).to_owned()).collect();
            // A word alone may be another word: `reading`, `bath`.
            let is_other = !called.is_empty() && long > 1;
            let part = if whom.is_empty() { Part::Stranger } else { Part::Party };
            (part == Part::Party || is_other).then_some((long, Piece { part, whom }))
        })
    }

    fn first_day_of_after(&self) -> Option<Date> {
        let days = self.context.days.get(self.context.first_of_after..).unwrap_or_default();
        days.iter().chain([&self.context.day]).filter_map(|day| day.last()).max()
    }

    /// The bodies of the lists that are partners of either side and have not ended, and what else goes by which words.
    fn called(&self) -> (BTreeSet<&str>, Vec<Called>) {
        let (mut bodies, mut called) = (BTreeSet::new(), Vec::new());
        let on = self.first_day_of_after();
        let has_ended = |id: &str| {
            let listed = self.context.reference.body(id);
            listed.zip(on).is_some_and(|(body, on)| body.life.ended_before(on))
        };
        for (at, model) in self.context.models.iter().enumerate() {
            bodies.extend(partners_of(model).filter_map(|body| model.id(body)).filter(|id| !has_ended(id)));
            for area in model.led_by(model.root(), "areas").into_iter().filter_map(|area| model.id(area)) {
                let by_law = on.and_then(|on| self.context.reference.partners_of(area, on));
                let Some(by_law) = by_law else { continue };
                bodies.insert(by_law.council.id);
                bodies.extend(by_law.health.iter().map(|partner| partner.body.id));
                bodies.extend(by_law.police.iter().map(|force| force.id));
            }
            if at >= self.context.first_of_after {
                let whom = ids(model, model.led_by(model.root(), "areas"));
                let names = names_of(model, model.root(), "name");
                called.extend(names.map(|words| Called { words, part: Part::Party, whom: whom.clone() }));
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
                let whom = ids(model, vec![body]);
                let names = names_of(model, body, "name");
                called.extend(names.map(|words| Called { words, part: part.clone(), whom: whom.clone() }));
            }
            for post in model.of_kind(Kind::Post) {
                let mut of = model.led_by(post, "body");
                of.extend(model.led_by(post, "employed-by"));
                let part = if of.iter().any(is_party) { Part::Party } else { Part::Stranger };
                let whom = ids(model, of);
                let names = names_of(model, post, "title");
                called.extend(names.map(|words| Called { words, part: part.clone(), whom: whom.clone() }));
            }
            // What a review is called says nothing of what becomes of it.
            for document in model.of_kind(Kind::Document) {
                let titles = names_of(model, document, "title").filter(|words| words.len() > 1);
                called.extend(titles.map(|words| Called { words, part: Part::Thing, whom: BTreeSet::new() }));
            }
        }
        (bodies, called)
    }
}

/// The ids of elements that have one.
fn ids(model: &Model, of: Vec<ElementId>) -> BTreeSet<String> {
    of.into_iter().filter_map(|element| model.id(element)).map(str::to_owned).collect()
}

/// The bodies of the partners of a description.
fn partners_of(model: &Model) -> impl Iterator<Item = ElementId> + '_ {
    model.of_kind(Kind::Partner).flat_map(|partner| model.led_by(partner, "body"))
}

/// The names that an element has, in words.
fn names_of<'m>(model: &'m Model, element: ElementId, field: &str) -> impl Iterator<Item = Vec<String>> + 'm {
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
