//! Questions to the graph. Answers are elements with the places that say so.

use petgraph::Direction;

use super::facts::{Datum, ElementId, Fact, Model};
use super::graph::{Graph, Hop, Relation};
use super::vocab::{Kind, Type, WordList, key};
use crate::source::Span;

impl Model {
    pub(super) fn graph(&self) -> &Graph {
        self.worked_out.graph.get_or_init(|| Graph::of(self))
    }

    /// Every step that leaves an element by one of these relations, in the order of the file.
    #[must_use]
    pub fn hops_from(&self, element: ElementId, relations: &[Relation]) -> Vec<Hop> {
        self.hops(element, relations, Direction::Outgoing)
    }

    /// Every step that leads to an element by one of these relations, in the order of the file.
    #[must_use]
    pub fn hops_to(&self, element: ElementId, relations: &[Relation]) -> Vec<Hop> {
        self.hops(element, relations, Direction::Incoming)
    }

    fn hops(&self, element: ElementId, relations: &[Relation], direction: Direction) -> Vec<Hop> {
        let graph = self.graph();
        let Some(node) = graph.node(element) else { return Vec::new() };
        let edges = graph.hops.edges_directed(node, direction).map(|edge| *edge.weight());
        let mut hops: Vec<Hop> = edges.filter(|hop| relations.contains(&hop.relation)).collect();
        hops.sort_by_key(Hop::order);
        hops
    }

    /// The elements that a field leads to for certain, be it one or several.
    #[must_use]
    pub fn led_by(&self, element: ElementId, field: &str) -> Vec<ElementId> {
        let of = |fact: Fact<'_>| match fact {
            Fact::Known(Datum::Element(led), _) => Some(led),
            _ => None,
        };
        match self.named(element, field) {
            Fact::Known(Datum::List(list), _) => list.iter().filter_map(of).collect(),
            fact => of(fact).into_iter().collect(),
        }
    }

    /// Who does a function, by its word: its owners under `functions`, and every group and post that lists it.
    #[must_use]
    pub fn owners_of(&self, function: &str) -> Vec<(ElementId, Span)> {
        let mut owners = Vec::new();
        for element in self.elements() {
            match self.kind(element) {
                Kind::Function if Self::is_word(self.named(element, key!("function")), function) => {
                    if let Fact::Known(Datum::List(list), _) = self.named(element, key!("owners")) {
                        owners.extend(list.iter().filter_map(|fact| match fact {
                            Fact::Known(Datum::Element(owner), span) => Some((owner, span)),
                            _ => None,
                        }));
                    }
                }
                Kind::Group | Kind::Post => {
                    if let Fact::Known(Datum::List(list), _) = self.named(element, key!("functions")) {
                        let place = list.iter().find(|fact| Self::is_word(*fact, function)).map(|fact| fact.span());
                        owners.extend(place.map(|span| (element, span)));
                    }
                }
                _ => {}
            }
        }
        owners
    }

    /// The words of one's own that are written where a list of words is asked for, doubted and disputed ones included.
    pub fn own_words(&self, list: &'static WordList) -> Vec<&str> {
        let mut words = Vec::new();
        for (element, field) in self.stated_fields() {
            let ty = self.kind(element).definition(field).map(|definition| definition.ty);
            let of = match ty {
                Some(Type::List { of, .. }) => *of,
                Some(ty) => ty,
                None => continue,
            };
            if matches!(of, Type::Word(own) if own.name == list.name) {
                self.push_texts(&mut words, self.fact(element, field));
            }
        }
        words
    }

    fn push_texts<'m>(&'m self, words: &mut Vec<&'m str>, fact: Fact<'m>) {
        match fact {
            Fact::Known(Datum::Text(text), _) | Fact::Uncertain(Datum::Text(text), ..) => words.push(text),
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => {
                for member in list.iter() {
                    self.push_texts(words, member);
                }
            }
            Fact::Disputed(readings, _) => {
                for reading in readings {
                    self.push_texts(words, self.reading(reading).0);
                }
            }
            _ => {}
        }
    }

    fn is_word(fact: Fact<'_>, word: &str) -> bool {
        match fact {
            Fact::Known(Datum::Word(found) | Datum::Text(found), _) => found == word,
            _ => false,
        }
    }
}
