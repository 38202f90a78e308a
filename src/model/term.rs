//! From when on an arrangement is in force, and for which areas it has ended while it goes on for others.

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::Kind;
use crate::time::{Date, Truth};

/// How far an event may have come and still be certain: nothing is said of it, or that it is done.
const CERTAIN: &[&str] = &["in-place", "agreed"];

impl Model {
    /// The first day on which the arrangement is said to come into force, whatever its state, where one is exact.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let own = self.of_kind(Kind::Event).filter(|event| self.is_of_root(*event));
        let is = |event: &ElementId| matches!(self.named(*event, "what"), Fact::Known(Datum::Word("in-force"), _));
        own.filter(is).filter_map(|event| exact(self, event, "date")).min()
    }

    /// Whether it is looked at on its first day, which is still ahead for its file: what is planned for that day counts then.
    #[must_use]
    pub const fn is_ahead(&self) -> bool {
        self.ahead
    }

    /// Notes that it is looked at on a first day that is still ahead.
    pub const fn set_ahead(&mut self) {
        self.ahead = true;
    }

    /// The areas for which the arrangement is said to end while it goes on for others, each with its last day: by an event or an entry of
    /// the succession that names them, where the day is exact and nothing about it is in doubt. None where it ends for all.
    #[must_use]
    pub fn left_areas(&self) -> &[(ElementId, Date)] {
        self.worked_out.left.get_or_init(|| {
            let areas = listed(self, self.root(), "areas");
            let mut left: Vec<(ElementId, Date)> = Vec::new();
            for (area, last) in self.ends_of_areas() {
                let is_own = areas.contains(&area);
                if is_own && !self.comes_back(area, last) && !left.iter().any(|(known, _)| *known == area) {
                    left.push((area, last));
                }
            }
            if left.len() < areas.len() { left } else { Vec::new() }
        })
    }

    /// Whether an area had left the arrangement before a day for certain.
    #[must_use]
    pub fn has_left(&self, area: ElementId, day: crate::time::Day) -> bool {
        let ended = |last: &Date| crate::time::Day::from(*last).before(day) == Truth::True;
        self.left_areas().iter().any(|(left, last)| *left == area && ended(last))
    }

    fn ends_of_areas(&self) -> Vec<(ElementId, Date)> {
        let begun = self.firm_events().filter(|(_, what, _)| *what == "in-force").map(|(.., date)| date).min();
        let events = self.firm_events().filter(|(_, what, _)| matches!(*what, "ends" | "expires"));
        let of_events = events.map(|(event, _, last)| (event, last));
        let own = |entry: &ElementId| self.is_of_root(*entry);
        let of_succession = self.of_kind(Kind::Succession).filter(own).filter_map(|entry| {
            let last = exact(self, entry, "ends")?;
            // A day before this arrangement came into force is that of an earlier one.
            begun.is_some_and(|begun| begun <= last).then_some((entry, last))
        });
        let ends: Vec<(ElementId, Date)> = of_events.chain(of_succession).collect();
        let areas =
            |(entry, last): (ElementId, Date)| listed(self, entry, "areas").into_iter().map(move |area| (area, last));
        ends.into_iter().flat_map(areas).collect()
    }

    /// Whether the arrangement comes into force for an area again after a day.
    fn comes_back(&self, area: ElementId, last: Date) -> bool {
        self.firm_events().any(|(event, what, date)| {
            let areas = listed(self, event, "areas");
            what == "in-force" && date > last && (areas.is_empty() || areas.contains(&area))
        })
    }

    /// The events of the arrangement itself that are certain and have an exact day.
    fn firm_events(&self) -> impl Iterator<Item = (ElementId, &str, Date)> + '_ {
        let own = |event: &ElementId| self.is_of_root(*event);
        self.of_kind(Kind::Event).filter(own).filter_map(|event| {
            let is_firm = match self.named(event, "state") {
                Fact::NotStated(_) => true,
                Fact::Known(Datum::Word(state), _) => CERTAIN.contains(&state),
                _ => false,
            };
            let Fact::Known(Datum::Word(what), _) = self.named(event, "what") else { return None };
            Some((event, what, exact(self, event, "date").filter(|_| is_firm)?))
        })
    }

    fn is_of_root(&self, element: ElementId) -> bool {
        self.parent(element).is_some_and(|(parent, _)| parent == self.root())
    }
}

fn exact(model: &Model, element: ElementId, field: &str) -> Option<Date> {
    match model.named(element, field) {
        Fact::Known(Datum::Day(day), _) => day.exact(),
        _ => None,
    }
}

/// The elements that a list names for certain.
fn listed(model: &Model, element: ElementId, field: &str) -> Vec<ElementId> {
    let Fact::Known(Datum::List(list), _) = model.named(element, field) else { return Vec::new() };
    let named = |fact| match fact {
        Fact::Known(Datum::Element(named), _) => Some(named),
        _ => None,
    };
    list.iter().filter_map(named).collect()
}
