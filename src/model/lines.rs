//! Reporting lines: who stands above whom, worked out once for all who ask.

use std::borrow::Cow;
use std::collections::BTreeSet;

use petgraph::Direction;
use smallvec::SmallVec;

use super::facts::{Datum, ElementId, Fact, Model};
use super::graph::Hop;
use super::vocab::{FieldId, Kind};

/// So many steps are kept; in a file with longer lines than anybody has, the rest is worked out each time.
const KEPT: usize = 20_000;

/// What stands above an element by reporting lines.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// Everything above it, nearest first, each with the step by which it was reached.
    pub hops: Vec<Hop>,
    /// The fields that would have to be known for certain before it can be said that nothing else stands there: the
    /// reporting lines of the element, and of all groups and posts above it, that are not.
    pub unsettled: Vec<(ElementId, FieldId)>,
}

impl Above {
    /// Whether a line leads to an element.
    #[must_use]
    pub fn has(&self, element: ElementId) -> bool {
        self.hops.iter().any(|hop| hop.to == element)
    }
}

/// What stands above each group, by its number.
#[derive(Debug)]
pub(super) struct Lines(Vec<Option<Above>>);

impl Lines {
    fn of(model: &Model) -> Self {
        let mut lines = vec![None; model.elements.len()];
        let mut kept = 0;
        for group in model.of_kind(Kind::Group) {
            let above = model.work_out_above(group);
            kept += above.hops.len() + above.unsettled.len();
            if kept > KEPT {
                break;
            }
            if let Some(place) = lines.get_mut(group.0 as usize) {
                *place = Some(above);
            }
        }
        Self(lines)
    }
}

impl Model {
    /// What stands above an element by reporting lines.
    #[must_use]
    pub fn above(&self, element: ElementId) -> Cow<'_, Above> {
        let Lines(lines) = self.worked_out.lines.get_or_init(|| Lines::of(self));
        match lines.get(element.0 as usize) {
            Some(Some(above)) => Cow::Borrowed(above),
            _ => Cow::Owned(self.work_out_above(element)),
        }
    }

    fn work_out_above(&self, element: ElementId) -> Above {
        let hops = self.walk(element, Direction::Outgoing);
        let unsettled = std::iter::once(element)
            .chain(hops.iter().map(|hop| hop.to))
            .filter_map(|element| Some((element, self.kind(element).field("reports-to")?)))
            .filter(|(element, field)| !is_settled(self.fact(*element, *field)))
            .collect();
        Above { hops, unsettled }
    }

    /// Everything that answers to an element, directly or not, nearest first, each with the step by which it was reached.
    #[must_use]
    pub fn groups_under(&self, element: ElementId) -> Vec<Hop> {
        self.walk(element, Direction::Incoming)
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
        // Most often there is none at all, which is known already; from itself an element is reached from what stands above.
        let above = self.above(from);
        let leads = if from == to {
            let graph = self.graph();
            let back = |near: ElementId| graph.up_from(near).iter().any(|hop| hop.to == to);
            back(from) || above.hops.iter().any(|hop| back(hop.to))
        } else {
            above.has(to)
        };
        if !leads {
            return None;
        }
        self.way(from, to, true).or_else(|| self.way(from, to, false))
    }

    /// Breadth first, so that the first way found is a shortest one.
    fn way(&self, from: ElementId, to: ElementId, certain_only: bool) -> Option<Vec<Hop>> {
        let mut reached: SmallVec<[(Hop, Option<usize>); 8]> = SmallVec::new();
        let mut seen = Seen::default();
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
        let graph = self.graph();
        let mut seen = Seen::default();
        seen.insert(element);
        let mut found: Vec<Hop> = Vec::new();
        let mut at = Some(element);
        let mut next = 0;
        while let Some(here) = at {
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

/// Elements that a walk has come by: mostly so few that looking through them is quickest.
#[derive(Default)]
struct Seen {
    few: SmallVec<[ElementId; 16]>,
    many: BTreeSet<ElementId>,
}

impl Seen {
    /// True when it had not been seen before.
    fn insert(&mut self, element: ElementId) -> bool {
        if !self.many.is_empty() {
            return self.many.insert(element);
        }
        if self.few.contains(&element) {
            return false;
        }
        if self.few.len() < self.few.inline_size() {
            self.few.push(element);
        } else {
            self.many.extend(self.few.drain(..));
            self.many.insert(element);
        }
        true
    }
}
