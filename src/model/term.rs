//! From when on an arrangement is in force, and for which areas it has ended while it goes on for others.

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::Kind;
use crate::reference::Reference;
use crate::time::{Date, Day, Truth};

impl Model {
    /// The first day on which the arrangement is said to come into force for any area of its own, whatever its state, where one is exact.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let areas = self.led_by(self.root(), "areas");
        if areas.is_empty() {
            return self.beginnings().map(|(_, date)| date).min();
        }
        areas.into_iter().filter_map(|area| self.first_day_in(area)).min()
    }

    /// The same for one area: by the events that name it, else by those that name none.
    #[must_use]
    pub fn first_day_in(&self, area: ElementId) -> Option<Date> {
        let of = |is_meant: &dyn Fn(&[ElementId]) -> bool| {
            let meant = self.beginnings().filter(|(event, _)| is_meant(&self.led_by(*event, "areas")));
            meant.map(|(_, date)| date).min()
        };
        of(&|areas| areas.contains(&area)).or_else(|| of(&<[ElementId]>::is_empty))
    }

    /// The first day on which it can be in force for any area of its own: that which is said, and not before the area begins by the
    /// reference lists. What is published of the areas of new councils before there are any is ahead of its first day.
    #[must_use]
    pub fn begins(&self, reference: &Reference) -> Option<Date> {
        self.beginnings_of_areas(reference).min().or_else(|| self.first_day())
    }

    /// The same of the last of its areas to begin.
    #[must_use]
    pub fn begins_in_all(&self, reference: &Reference) -> Option<Date> {
        self.beginnings_of_areas(reference).max().or_else(|| self.first_day())
    }

    /// The ids of the areas that the arrangement is for.
    pub fn area_ids(&self) -> impl Iterator<Item = &str> {
        self.led_by(self.root(), "areas").into_iter().filter_map(|area| self.id(area))
    }

    fn beginnings_of_areas(&self, reference: &Reference) -> impl Iterator<Item = Date> {
        let areas = self.led_by(self.root(), "areas").into_iter();
        let days = areas.filter_map(|area| {
            let listed = self.id(area).and_then(|id| reference.area(id)).and_then(|area| area.life.from);
            self.first_day_in(area).into_iter().chain(listed).max()
        });
        days.collect::<Vec<Date>>().into_iter()
    }

    fn beginnings(&self) -> impl Iterator<Item = (ElementId, Date)> + '_ {
        self.own_events("in-force").filter_map(|event| Some((event, exact(self, event, "date")?)))
    }

    /// The events of the arrangement itself that are said to be of a kind, in the order of the file.
    pub fn own_events<'m>(&'m self, what: &'m str) -> impl Iterator<Item = ElementId> + 'm {
        let own = self.of_kind(Kind::Event).filter(|event| self.is_of_root(*event));
        own.filter(move |event| matches!(self.named(*event, "what"), Fact::Known(Datum::Word(word), _) if word == what))
    }

    /// The latest exact day on which it was amended, or is to be: not one that is only talked of.
    #[must_use]
    pub fn last_amended(&self) -> Option<Date> {
        self.days_amended().max()
    }

    /// The first of these days that certainly comes after another.
    #[must_use]
    pub fn next_amended(&self, after: Day) -> Option<Date> {
        self.days_amended().filter(|day| after.before(Day::from(*day)).is_true()).min()
    }

    fn days_amended(&self) -> impl Iterator<Item = Date> + '_ {
        let amended = self.own_events("amended").filter(|event| !self.is_talked_of(*event));
        amended.filter_map(|event| exact(self, event, "date"))
    }

    /// Whether an event or an entry of the succession is no more than talked of, by its state.
    #[must_use]
    pub fn is_talked_of(&self, entry: ElementId) -> bool {
        matches!(
            self.named(entry, "state"),
            Fact::Known(Datum::Word("hoped-for" | "claimed" | "under-discussion" | "conditional"), _)
        )
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
            let areas = self.led_by(self.root(), "areas");
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
    pub fn has_left(&self, area: ElementId, day: Day) -> bool {
        let ended = |last: &Date| Day::from(*last).before(day) == Truth::True;
        self.left_areas().iter().any(|(left, last)| *left == area && ended(last))
    }

    fn ends_of_areas(&self) -> Vec<(ElementId, Date)> {
        let begun = self.firm_events().filter(|(_, what, _)| *what == "in-force").map(|(.., date)| date).min();
        let events = self.firm_events().filter(|(_, what, _)| matches!(*what, "ends" | "expires"));
        let of_events = events.map(|(event, _, last)| (event, last));
        let own = |entry: &ElementId| self.is_of_root(*entry);
        let of_succession = self.of_kind(Kind::Succession).filter(own).filter_map(|entry| {
            let last = exact(self, entry, "ends")?;
            // Of earlier arrangements it says nothing about the areas of these; nor does a day before they came into force.
            let is_own = !self.is_of_earlier(entry);
            begun.is_some_and(|begun| is_own && begun <= last).then_some((entry, last))
        });
        let ends: Vec<(ElementId, Date)> = of_events.chain(of_succession).collect();
        let areas =
            |(entry, last): (ElementId, Date)| self.led_by(entry, "areas").into_iter().map(move |area| (area, last));
        ends.into_iter().flat_map(areas).collect()
    }

    /// Whether the arrangement comes into force for an area again after a day.
    fn comes_back(&self, area: ElementId, last: Date) -> bool {
        self.firm_events().any(|(event, what, date)| {
            let areas = self.led_by(event, "areas");
            what == "in-force" && date > last && (areas.is_empty() || areas.contains(&area))
        })
    }

    /// The events of the arrangement itself that are certain and have an exact day.
    fn firm_events(&self) -> impl Iterator<Item = (ElementId, &str, Date)> + '_ {
        let own = |event: &ElementId| self.is_of_root(*event);
        self.of_kind(Kind::Event).filter(own).filter_map(|event| {
            let is_firm = match self.named(event, "state") {
                Fact::NotStated(_) => true,
                Fact::Known(Datum::Word(state), _) => state == "in-place",
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
