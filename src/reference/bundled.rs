use std::sync::{Arc, OnceLock};

use super::{Area, BankHoliday, Body, BodyKind, Partnership, Receiver, lists::Lists};
use crate::time::{Date, Day, Holidays};

static LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reference-lists.postcard"));
static NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reference-names.postcard"));

/// How many months past the day of their data the lists are still taken to hold.
const HOLD_FOR: i32 = 6;

/// The reference lists that masa is built with.
#[derive(Clone, Debug)]
pub struct Reference {
    lists: Arc<Lists<'static>>,
    /// Read when a name is first looked up; most files write ids.
    names: Arc<OnceLock<Vec<(&'static str, u16)>>>,
    /// The day on which somebody plans by them, where that is what they are read for.
    planned_on: Option<Date>,
}

impl Reference {
    /// The lists, read when first asked for.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Reference> = OnceLock::new();
        BUNDLED.get_or_init(|| Self { lists: Arc::new(section(LISTS)), names: Arc::default(), planned_on: None })
    }

    /// The same for what is planned on a day: of any day ahead they say what is ordered by then, and nobody who plans knows more.
    #[must_use]
    pub fn for_plans_of(&self, day: Date) -> Self {
        Self { planned_on: Some(day), ..self.clone() }
    }

    /// The last day for which the lists are taken to hold.
    #[must_use]
    pub fn hold_until(&self) -> Option<Date> {
        self.data_date().plus_months(HOLD_FOR)
    }

    /// Whether the lists may be relied on for a day: more than six months past that of their data, or where they are planned by on a day that
    /// lies so far past it, a body or an area may have changed since.
    #[must_use]
    pub fn reach(&self, day: Day) -> bool {
        let planned = self.planned_on.map(Day::from).filter(|planned| !day.on_or_before(*planned).is_true());
        let asked = planned.unwrap_or(day);
        matches!((asked.last(), self.hold_until()), (Some(last), Some(end)) if last <= end)
    }

    /// The day the lists speak for.
    #[must_use]
    pub fn data_date(&self) -> Date {
        self.lists.data_date
    }

    /// The first day on which there were safeguarding partners.
    #[must_use]
    pub fn partners_from(&self) -> Date {
        self.lists.partners_from
    }

    /// The first day for which overlaps of areas and health bodies are held.
    #[must_use]
    pub fn overlaps_from(&self) -> Date {
        self.lists.overlaps_from
    }

    /// England's bank holidays, as calendar arithmetic takes them.
    #[must_use]
    pub fn holidays(&self) -> &Holidays {
        &self.lists.holidays
    }

    /// England's bank holidays with their names, in order.
    #[must_use]
    pub fn bank_holidays(&self) -> &[BankHoliday<'static>] {
        &self.lists.bank_holidays
    }

    /// Every area there was, is or is ordered, in order of id.
    #[must_use]
    pub fn areas(&self) -> &[Area<'static>] {
        &self.lists.areas
    }

    /// Every body there was, is or is ordered, in order of id.
    #[must_use]
    pub fn bodies(&self) -> &[Body<'static>] {
        &self.lists.bodies
    }

    /// What became of the partnership for exactly these areas, in whatever order.
    pub fn partnerships_of(&self, areas: &[&str]) -> impl Iterator<Item = &Partnership<'static>> {
        let mut areas = areas.to_vec();
        areas.sort_unstable();
        self.lists.partnerships.iter().filter(move |partnership| partnership.areas == areas)
    }

    /// Every partnership for several areas of which it is known what became of it, in order of id.
    #[must_use]
    pub fn partnerships(&self) -> &[Partnership<'static>] {
        &self.lists.partnerships
    }

    /// Every body of the whole country to which reports are sent, in order of id.
    #[must_use]
    pub fn receivers(&self) -> &[Receiver<'static>] {
        &self.lists.receivers
    }

    /// The receiver of reports that a text names.
    #[must_use]
    pub fn receiver_called(&self, text: &str) -> Option<&Receiver<'static>> {
        self.receivers().iter().find(|receiver| receiver.is_called(text))
    }

    /// The area with that id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area<'static>> {
        // INVARIANT: the lists are in order of id, each id once; the build refuses others.
        let at = self.lists.areas.binary_search_by(|area| area.id.cmp(id)).ok()?;
        self.lists.areas.get(at)
    }

    /// The body with that id; a council has the id of its area.
    #[must_use]
    pub fn body(&self, id: &str) -> Option<&Body<'static>> {
        let at = self.lists.bodies.binary_search_by(|body| body.id.cmp(id)).ok()?;
        self.lists.bodies.get(at)
    }

    /// The bodies of a kind that are in force on a day, in order of id.
    pub fn bodies_by_kind(&self, kind: BodyKind, day: Date) -> impl Iterator<Item = &Body<'static>> {
        self.lists.bodies.iter().filter(move |body| body.kind() == kind && body.life.covers(day))
    }

    /// The areas in force on a day, in order of id.
    pub fn areas_on(&self, day: Date) -> impl Iterator<Item = &Area<'static>> {
        self.lists.areas.iter().filter(move |area| area.life.covers(day))
    }

    /// All names in plain form, each with a body that it leads to, in order of name.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'static str, &Body<'static>)> {
        self.name_table().iter().filter_map(|(name, place)| Some((*name, self.at(*place)?)))
    }

    /// The bodies that a name in plain form leads to.
    pub(super) fn named<'r>(&'r self, plain: &str) -> impl Iterator<Item = &'r Body<'static>> + use<'r> {
        let table = self.name_table();
        let from = table.partition_point(|(name, _)| *name < plain);
        let rest = table.get(from..).unwrap_or_default();
        let same = rest.partition_point(|(name, _)| *name == plain);
        rest.get(..same).unwrap_or_default().iter().filter_map(|(_, place)| self.at(*place))
    }

    fn name_table(&self) -> &[(&'static str, u16)] {
        self.names.get_or_init(|| section(NAMES))
    }

    fn at(&self, place: u16) -> Option<&Body<'static>> {
        self.lists.bodies.get(usize::from(place))
    }

    #[cfg(test)]
    pub(super) fn lists(&self) -> &Lists<'static> {
        &self.lists
    }
}

#[expect(clippy::expect_used, reason = "INVARIANT: the build script wrote the bytes from a value of the same type")]
fn section<T: serde::Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("a section reads as the build script wrote it")
}
