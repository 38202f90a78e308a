//! Reporting lines: who stands above whom, worked out once for all who ask.

use std::borrow::Cow;

use petgraph::Direction;
use smallvec::SmallVec;

use super::facts::{Datum, ElementId, Fact, Model};
use super::graph::Hop;
use super::vocab::{FieldId, Kind};

/// So many steps are kept; in a file with longer lines than anybody has, the rest is worked out each time.
const KEPT: usize = 20_000;
/// Of so many more it is kept where they lead, which is most of what is asked: enough for a line of 2,000 groups.
const KNOWN: usize = 4_000_000;

/// What stands above an element by reporting lines.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// Everything above it, nearest first, each with the step by which it was reached.
    pub hops: Vec<Hop>,
    /// The fields that would have to be known for certain before it can be said that nothing else stands there: the
    /// reporting lines of the element, and of all groups and posts above it, that are not.
    pub unsettled: Vec<(ElementId, FieldId)>,
}

/// Whether reporting lines lead from one element to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// By steps that are all certain.
    Certain,
    /// By steps of which some are not.
    Uncertain,
    /// By none that is stated.
    Nowhere,
}

/// What stands above each group, by its number.
#[derive(Debug)]
pub(super) struct Lines {
    above: Vec<Option<Above>>,
    ends: Vec<Option<Ends>>,
}

/// Where the lines of a group lead, in order of number, and what would have to be known of them.
#[derive(Debug)]
struct Ends {
    all: Vec<ElementId>,
    /// Those that certain steps lead to, where that is not all.
    certain: Option<Vec<ElementId>>,
    unsettled: Vec<(ElementId, FieldId)>,
}

impl Lines {
    fn of(model: &Model) -> Self {
        let (mut above, mut ends) = (vec![None; model.elements.len()], Vec::new());
        ends.resize_with(model.elements.len(), || None);
        let (mut kept, mut known) = (0, 0);
        for group in model.of_kind(Kind::Group) {
            let found = model.work_out_above(group);
            kept += found.hops.len() + found.unsettled.len();
            known += found.hops.len() + found.unsettled.len();
            if known > KNOWN {
                break;
            }
            if let Some(place) = ends.get_mut(group.0 as usize) {
                *place = Some(Ends::of(model, group, &found));
            }
            if let Some(place) = above.get_mut(group.0 as usize).filter(|_| kept <= KEPT) {
                *place = Some(found);
            }
        }
        Self { above, ends }
    }
}

impl Ends {
    fn of(model: &Model, element: ElementId, above: &Above) -> Self {
        let sorted = |hops: &[Hop]| {
            let mut ends: Vec<ElementId> = hops.iter().map(|hop| hop.to).collect();
            ends.sort_unstable();
            ends
        };
        // Where each was reached by a certain step, each is certain.
        let doubtful = above.hops.iter().any(|hop| !hop.certain);
        let certain = doubtful.then(|| sorted(&model.walk(element, Direction::Outgoing, true)));
        Self { all: sorted(&above.hops), certain, unsettled: above.unsettled.clone() }
    }

    fn lead(&self, to: ElementId) -> Lead {
        let among = |ends: &[ElementId]| ends.binary_search(&to).is_ok();
        match &self.certain {
            _ if !among(&self.all) => Lead::Nowhere,
            Some(certain) if !among(certain) => Lead::Uncertain,
            _ => Lead::Certain,
        }
    }
}

impl Model {
    /// What stands above an element by reporting lines.
    #[must_use]
    pub fn above(&self, element: ElementId) -> Cow<'_, Above> {
        match self.lines().above.get(element.0 as usize) {
            Some(Some(above)) => Cow::Borrowed(above),
            _ => Cow::Owned(self.work_out_above(element)),
        }
    }

    /// The reporting lines that are not settled, of an element and of all that stands above it.
    #[must_use]
    pub fn unsettled_above(&self, element: ElementId) -> Cow<'_, [(ElementId, FieldId)]> {
        match self.lines().ends.get(element.0 as usize) {
            Some(Some(ends)) => Cow::Borrowed(&ends.unsettled),
            _ => Cow::Owned(self.work_out_above(element).unsettled),
        }
    }

    /// Whether reporting lines lead from an element to another one.
    #[must_use]
    pub fn lead(&self, from: ElementId, to: ElementId) -> Lead {
        match self.lines().ends.get(from.0 as usize) {
            Some(Some(ends)) => ends.lead(to),
            _ => Ends::of(self, from, &self.above(from)).lead(to),
        }
    }

    fn lines(&self) -> &Lines {
        self.worked_out.lines.get_or_init(|| Lines::of(self))
    }

    fn work_out_above(&self, element: ElementId) -> Above {
        let hops = self.walk(element, Direction::Outgoing, false);
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
        self.walk(element, Direction::Incoming, false)
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
        // Most often there is none at all, which is known already. What leads back to itself is what stands right above it.
        if from != to {
            return match self.lead(from, to) {
                Lead::Certain => self.way(from, to, true),
                Lead::Uncertain => self.way(from, to, false),
                Lead::Nowhere => None,
            };
        }
        let leads_back = |hop: &Hop| hop.to == to || self.lead(hop.to, to) != Lead::Nowhere;
        if !self.graph().up_from(from).iter().any(leads_back) {
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

    fn walk(&self, element: ElementId, direction: Direction, certain_only: bool) -> Vec<Hop> {
        let graph = self.graph();
        let mut seen = Seen::default();
        seen.insert(element);
        let mut found: Vec<Hop> = Vec::new();
        let mut at = Some(element);
        let mut next = 0;
        while let Some(here) = at {
            let hops = if direction == Direction::Outgoing { graph.up_from(here) } else { graph.down_from(here) };
            let may_go = |hop: &&Hop| hop.certain || !certain_only;
            found.extend(hops.iter().filter(may_go).filter(|hop| seen.insert(far_end(hop, direction))));
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
    /// By their numbers, once there are more.
    many: Vec<bool>,
}

impl Seen {
    /// True when it had not been seen before.
    fn insert(&mut self, element: ElementId) -> bool {
        if self.many.is_empty() {
            if self.few.contains(&element) {
                return false;
            }
            if self.few.len() < self.few.inline_size() {
                self.few.push(element);
                return true;
            }
            for element in std::mem::take(&mut self.few) {
                self.mark(element);
            }
        }
        self.mark(element)
    }

    fn mark(&mut self, element: ElementId) -> bool {
        let at = element.0 as usize;
        if at >= self.many.len() {
            self.many.resize(at + 1, false);
        }
        self.many.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true))
    }
}
