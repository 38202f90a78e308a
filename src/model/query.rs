//! Questions to the graph. Answers are elements with the places that say so.

use std::collections::BTreeSet;

use petgraph::Direction;

use super::facts::{Datum, ElementId, Fact, Model};
use super::graph::{Graph, Hop, Relation};
use super::vocab::Kind;
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

    /// The groups in which the safeguarding partners take their decisions, each with the place that says so.
    ///
    /// Groups of the lead tier, and any that is said to decide. Where there is none: the executives, else the boards, on
    /// which every partner sits, as a body, by one of its posts, or as "partners". A group said not to decide is left out.
    #[must_use]
    pub fn decision_making_tier(&self) -> &[(ElementId, Span)] {
        self.worked_out.deciding.get_or_init(|| self.deciding_groups())
    }

    fn deciding_groups(&self) -> Vec<(ElementId, Span)> {
        let groups: Vec<ElementId> = self
            .of_kind(Kind::Group)
            .filter(|group| !matches!(self.value(*group, "decides"), Some(Datum::Bool(false))))
            .collect();
        let at = |group: &ElementId, tier: &str| match self.named(*group, "tier") {
            Fact::Known(Datum::Word(word), span) | Fact::Uncertain(Datum::Word(word), span, _) if word == tier => {
                Some((*group, span))
            }
            _ => None,
        };
        let decides = |group: &ElementId| match self.named(*group, "decides") {
            Fact::Known(Datum::Bool(true), span) => Some((*group, span)),
            _ => None,
        };
        let stated: Vec<_> = groups.iter().filter_map(|group| at(group, "lead").or_else(|| decides(group))).collect();
        if !stated.is_empty() {
            return stated;
        }
        ["executive", "board"]
            .into_iter()
            .map(|tier| {
                groups.iter().filter_map(|group| at(group, tier)).filter(|(group, _)| self.all_partners_sit_on(*group))
            })
            .map(Iterator::collect::<Vec<_>>)
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn all_partners_sit_on(&self, group: ElementId) -> bool {
        let mut seats = BTreeSet::new();
        for hop in self.hops_to(group, &[Relation::MemberOf]) {
            if self.id(hop.from) == Some("partners") && self.kind(hop.from) == Kind::Collective {
                return true;
            }
            seats.insert(hop.from);
            let bodies = [Relation::PostOf, Relation::Leads, Relation::DelegateOf];
            seats.extend(self.hops_from(hop.from, &bodies).iter().map(|hop| hop.to));
        }
        let mut partners = self.of_kind(Kind::Partner).peekable();
        partners.peek().is_some()
            && partners.all(|partner| match self.value(partner, "body") {
                Some(Datum::Element(body)) => seats.contains(&body),
                _ => false,
            })
    }

    /// Who does a function, by its word: its owners under `functions`, and every group and post that lists it.
    #[must_use]
    pub fn owners_of(&self, function: &str) -> Vec<(ElementId, Span)> {
        let mut owners = Vec::new();
        for element in self.elements() {
            match self.kind(element) {
                Kind::Function if Self::is_word(self.named(element, "function"), function) => {
                    if let Fact::Known(Datum::List(list), _) = self.named(element, "owners") {
                        owners.extend(list.iter().filter_map(|fact| match fact {
                            Fact::Known(Datum::Element(owner), span) => Some((owner, span)),
                            _ => None,
                        }));
                    }
                }
                Kind::Group | Kind::Post => {
                    if let Fact::Known(Datum::List(list), _) = self.named(element, "functions") {
                        let place = list.iter().find(|fact| Self::is_word(*fact, function)).map(|fact| fact.span());
                        owners.extend(place.map(|span| (element, span)));
                    }
                }
                _ => {}
            }
        }
        owners
    }

    fn is_word(fact: Fact<'_>, word: &str) -> bool {
        match fact {
            Fact::Known(Datum::Word(found) | Datum::Text(found), _) => found == word,
            _ => false,
        }
    }
}
