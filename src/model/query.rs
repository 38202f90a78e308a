//! Questions to the graph. Answers are elements with the places that say so.

use std::collections::BTreeSet;

use petgraph::Direction;

use super::facts::{Datum, ElementId, Fact, Model};
use super::graph::{Graph, Hop, Relation};
use super::vocab::{FieldId, Kind};
use crate::source::Span;

impl Model {
    fn graph(&self) -> &Graph {
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

    /// The shortest way round from an element back to itself by reporting lines, if there is one.
    ///
    /// A way on which every step is certain goes before a shorter one on which some step is not; the caller reads the
    /// difference off the steps.
    #[must_use]
    pub fn reporting_cycle(&self, element: ElementId) -> Option<Vec<Hop>> {
        self.reporting_route(element, element)
    }

    /// The shortest way from one element to another by reporting lines, if there is one; certain ways first, as above.
    #[must_use]
    pub fn reporting_route(&self, from: ElementId, to: ElementId) -> Option<Vec<Hop>> {
        // Most often there is none at all, and then one search is enough.
        let any = self.way(from, to, false)?;
        self.way(from, to, true).or(Some(any))
    }

    /// Everything above an element by reporting lines, nearest first, each with the step by which it was reached.
    #[must_use]
    pub fn path_up(&self, element: ElementId) -> Vec<Hop> {
        self.walk(element, Direction::Outgoing)
    }

    /// Everything that answers to an element, directly or not, nearest first, each with the step by which it was reached.
    #[must_use]
    pub fn groups_under(&self, element: ElementId) -> Vec<Hop> {
        self.walk(element, Direction::Incoming)
    }

    /// The fields that would have to be known for certain before it can be said that nothing else stands above an
    /// element: the reporting lines of the element, and of all groups and posts above it, that are not.
    #[must_use]
    pub fn unsettled_above(&self, element: ElementId) -> Vec<(ElementId, FieldId)> {
        let above = self.path_up(element);
        std::iter::once(element)
            .chain(above.iter().map(|hop| hop.to))
            .filter_map(|element| Some((element, self.kind(element).field("reports-to")?)))
            .filter(|(element, field)| !is_settled(self.fact(*element, *field)))
            .collect()
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

    /// Breadth first, so that the first way found is a shortest one.
    fn way(&self, from: ElementId, to: ElementId, certain_only: bool) -> Option<Vec<Hop>> {
        let mut reached: Vec<(Hop, Option<usize>)> = Vec::new();
        let mut seen = Seen::new(self);
        let mut next = 0;
        let mut at = (from, None);
        loop {
            for hop in self.graph().up_from(at.0) {
                if (certain_only && !hop.certain) || !seen.insert(hop.to) {
                    continue;
                }
                reached.push((*hop, at.1));
                if hop.to == to {
                    return Some(back(&reached, reached.len() - 1));
                }
            }
            at = (reached.get(next)?.0.to, Some(next));
            next += 1;
        }
    }

    fn walk(&self, element: ElementId, direction: Direction) -> Vec<Hop> {
        let mut seen = Seen::new(self);
        seen.insert(element);
        let mut found: Vec<Hop> = Vec::new();
        let mut at = Some(element);
        let mut next = 0;
        while let Some(here) = at {
            let graph = self.graph();
            let hops = if direction == Direction::Outgoing { graph.up_from(here) } else { graph.down_from(here) };
            found.extend(hops.iter().filter(|hop| seen.insert(far_end(hop, direction))));
            at = found.get(next).map(|hop| far_end(hop, direction));
            next += 1;
        }
        found
    }
}

const fn far_end(hop: &Hop, direction: Direction) -> ElementId {
    match direction {
        Direction::Outgoing => hop.to,
        Direction::Incoming => hop.from,
    }
}

/// Elements that a walk has come by.
struct Seen(Vec<bool>);

impl Seen {
    fn new(model: &Model) -> Self {
        Self(vec![false; model.elements.len()])
    }

    /// True when it had not been seen before.
    fn insert(&mut self, element: ElementId) -> bool {
        self.0.get_mut(element.0 as usize).is_some_and(|seen| !std::mem::replace(seen, true))
    }
}

/// The steps that led to the one at `last`.
fn back(reached: &[(Hop, Option<usize>)], last: usize) -> Vec<Hop> {
    let mut steps = Vec::new();
    let mut at = Some(last);
    while let Some((hop, before)) = at.and_then(|at| reached.get(at)) {
        steps.push(*hop);
        at = *before;
    }
    steps.reverse();
    steps
}

fn is_settled(fact: Fact<'_>) -> bool {
    match fact {
        Fact::Known(Datum::List(list), _) => list.iter().all(|fact| matches!(fact, Fact::Known(..))),
        Fact::None(_) | Fact::Known(..) => true,
        Fact::NotStated(_) | Fact::Uncertain(..) | Fact::Disputed(..) | Fact::Unreadable(_) => false,
    }
}
