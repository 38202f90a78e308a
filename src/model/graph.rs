//! The graph between posts, groups, bodies and collectives. Only [`query`](super::query) looks into it.

use petgraph::graph::{DiGraph, NodeIndex};

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::{Key, Kind, key};
use crate::source::Span;

/// How one element stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A group or post reports to another, to a body, to the partners or outside.
    ReportsTo,
    /// A group works on the commission of another, to which it answers.
    CommissionedBy,
    /// A post, body or group belongs to a group, in whatever capacity.
    MemberOf,
    /// A post or body chairs a group, alone, jointly or in turn; a vice-chair does not.
    Chairs,
    /// A post leads for a body as its lead safeguarding partner, or a scrutineer leads a group.
    Leads,
    /// A post acts for a body as its delegated safeguarding partner.
    DelegateOf,
    /// A post is one of a body's.
    PostOf,
    /// Somebody owns a group.
    Owns,
    /// A group advises somebody.
    Advises,
    /// A scrutineer scrutinises a group.
    Scrutinises,
    /// Two groups stand beside each other; written at the first.
    Alongside,
    /// A group takes what it cannot settle to somebody.
    EscalatesTo,
}

/// One step through the graph, with the place that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Whence.
    pub from: ElementId,
    /// How the first stands to the second.
    pub relation: Relation,
    /// Where to.
    pub to: ElementId,
    /// The value that says so.
    pub span: Span,
    /// False when the value, or the element that it stands in, is doubted or disputed.
    pub certain: bool,
}

impl Hop {
    /// The order in which steps are told.
    pub(super) const fn order(&self) -> (u32, ElementId, ElementId) {
        (self.span.lo, self.from, self.to)
    }
}

/// Every relation of one model.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) hops: DiGraph<ElementId, Hop>,
    /// The node of each element, by its number; most elements have none.
    nodes: Vec<Option<NodeIndex>>,
    /// The steps by which one answers to another, by the element that they leave, and then in the order of the file.
    up: Vec<Hop>,
    /// The same by the element that they lead to.
    down: Vec<Hop>,
}

/// The relations by which one answers to another.
const REPORTING: &[Relation] = &[Relation::ReportsTo, Relation::CommissionedBy];

impl Graph {
    pub(super) fn of(model: &Model) -> Self {
        let nodes = vec![None; model.elements.len()];
        let graph = Self { hops: DiGraph::default(), nodes, up: Vec::new(), down: Vec::new() };
        let mut builder = Builder { model, graph };
        for element in model.elements() {
            builder.take(element);
        }
        let mut graph = builder.graph;
        let all = graph.hops.edge_weights().copied();
        graph.up = all.filter(|hop| REPORTING.contains(&hop.relation)).collect();
        graph.down.clone_from(&graph.up);
        graph.up.sort_by_key(|hop| (hop.from, hop.order()));
        graph.down.sort_by_key(|hop| (hop.to, hop.order()));
        graph
    }

    /// The reporting lines that leave an element, in the order of the file.
    pub(super) fn up_from(&self, element: ElementId) -> &[Hop] {
        let start = self.up.partition_point(|hop| hop.from < element);
        let rest = self.up.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|hop| hop.from == element)).unwrap_or_default()
    }

    /// The reporting lines that lead to an element, in the order of the file.
    pub(super) fn down_from(&self, element: ElementId) -> &[Hop] {
        let start = self.down.partition_point(|hop| hop.to < element);
        let rest = self.down.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|hop| hop.to == element)).unwrap_or_default()
    }

    pub(super) fn node(&self, element: ElementId) -> Option<NodeIndex> {
        self.nodes.get(element.0 as usize).copied().flatten()
    }

    fn enter(&mut self, element: ElementId) -> NodeIndex {
        let hops = &mut self.hops;
        match self.nodes.get_mut(element.0 as usize) {
            Some(node) => *node.get_or_insert_with(|| hops.add_node(element)),
            None => hops.add_node(element),
        }
    }
}

struct Builder<'m> {
    model: &'m Model,
    graph: Graph,
}

impl Builder<'_> {
    fn take(&mut self, element: ElementId) {
        match self.model.kind(element) {
            Kind::Group => self.group(element),
            Kind::Post => {
                self.out(element, element, key!("reports-to"), Relation::ReportsTo);
                self.out(element, element, key!("body"), Relation::PostOf);
                self.out(element, element, key!("joint-with"), Relation::PostOf);
            }
            Kind::Member => {
                self.seats(element, &[key!("post"), key!("body"), key!("bodies"), key!("group")], Relation::MemberOf);
            }
            Kind::Chair if !matches!(self.model.value(element, key!("as")), Some(Datum::Word("vice-chair"))) => {
                self.seats(element, &[key!("post"), key!("body"), key!("among"), key!("now")], Relation::Chairs);
            }
            Kind::Partner => self.partner(element),
            Kind::Scrutiny => self.scrutiny(element),
            _ => {}
        }
    }

    fn group(&mut self, group: ElementId) {
        self.graph.enter(group);
        self.out(group, group, key!("reports-to"), Relation::ReportsTo);
        // The one that is commissioned answers to the one that commissions.
        self.into(group, group, key!("commissions"), Relation::CommissionedBy);
        self.into(group, group, key!("owner"), Relation::Owns);
        self.out(group, group, key!("advises"), Relation::Advises);
        self.out(group, group, key!("alongside"), Relation::Alongside);
        self.out(group, group, key!("escalates-to"), Relation::EscalatesTo);
    }

    /// From what the fields name to the group that the element stands in.
    fn seats(&mut self, element: ElementId, fields: &[&Key], relation: Relation) {
        let Some((group, _)) = self.model.parent(element) else { return };
        for field in fields {
            self.into(group, element, field, relation);
        }
    }

    fn partner(&mut self, partner: ElementId) {
        let mut bodies = Vec::new();
        each(self.model, self.model.named(partner, key!("body")), true, &mut |body, _, certain| {
            bodies.push((body, certain));
        });
        for (body, certain) in bodies {
            for (field, relation) in [(key!("lead"), Relation::Leads), (key!("delegates"), Relation::DelegateOf)] {
                let mut posts = Vec::new();
                each(self.model, self.model.named(partner, field), certain, &mut |post, span, certain| {
                    posts.push((post, span, certain));
                });
                for (from, span, certain) in posts {
                    self.add(Hop { from, relation, to: body, span, certain });
                }
            }
        }
    }

    fn scrutiny(&mut self, scrutiny: ElementId) {
        let Some(Datum::Element(by)) = self.model.value(scrutiny, key!("by")) else { return };
        let mut who = Vec::new();
        for field in [key!("post"), key!("group"), key!("body")] {
            each(self.model, self.model.named(by, field), true, &mut |element, _, certain| {
                who.push((element, certain));
            });
        }
        for (scrutineer, sure) in who {
            let from = self.graph.hops.edge_count();
            self.out(scrutineer, scrutiny, key!("of"), Relation::Scrutinises);
            self.out(scrutineer, scrutiny, key!("chairs"), Relation::Chairs);
            self.out(scrutineer, scrutiny, key!("leads"), Relation::Leads);
            self.out(scrutineer, scrutiny, key!("reports-to"), Relation::ReportsTo);
            for hop in self.graph.hops.edge_weights_mut().skip(from) {
                hop.certain &= sure;
            }
        }
    }

    /// From `near` to everything that a field of `holder` names.
    fn out(&mut self, near: ElementId, holder: ElementId, field: &Key, relation: Relation) {
        for (far, span, certain) in self.targets(holder, field) {
            self.add(Hop { from: near, relation, to: far, span, certain });
        }
    }

    /// From everything that a field of `holder` names to `near`.
    fn into(&mut self, near: ElementId, holder: ElementId, field: &Key, relation: Relation) {
        for (far, span, certain) in self.targets(holder, field) {
            self.add(Hop { from: far, relation, to: near, span, certain });
        }
    }

    fn targets(&self, holder: ElementId, field: &Key) -> smallvec::SmallVec<[(ElementId, Span, bool); 8]> {
        let mut found = smallvec::SmallVec::new();
        each(self.model, self.model.named(holder, field), true, &mut |far, span, certain| {
            found.push((far, span, certain));
        });
        found
    }

    fn add(&mut self, hop: Hop) {
        let (from, to) = (self.graph.enter(hop.from), self.graph.enter(hop.to));
        self.graph.hops.add_edge(from, to, hop);
    }
}

/// Hands every element that a fact names to `found`, with its place and whether it is certain.
fn each(model: &Model, fact: Fact<'_>, certain: bool, found: &mut impl FnMut(ElementId, Span, bool)) {
    match fact {
        Fact::Known(datum, span) => each_datum(model, datum, span, certain, found),
        Fact::Uncertain(datum, span, _) => each_datum(model, datum, span, false, found),
        Fact::Disputed(readings, _) => {
            for reading in readings {
                each(model, model.reading(reading).0, false, found);
            }
        }
        Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => {}
    }
}

fn each_datum(
    model: &Model,
    datum: Datum<'_>,
    span: Span,
    certain: bool,
    found: &mut impl FnMut(ElementId, Span, bool),
) {
    match datum {
        Datum::Element(element) => found(element, span, certain),
        Datum::List(list) => {
            for fact in list.iter() {
                each(model, fact, certain, found);
            }
        }
        _ => {}
    }
}
