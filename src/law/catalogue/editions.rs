//! Which edition of Working Together counted on a day.

use super::{Catalogue, Instrument, InstrumentKind};
use crate::time::{Date, Day};

impl Catalogue {
    /// The editions, in order of their first day.
    pub fn editions(&self) -> impl Iterator<Item = &Instrument> {
        // The decoder puts the instruments in that order.
        self.instruments().iter().filter(|instrument| instrument.kind == InstrumentKind::Edition)
    }

    /// The edition in force on a day; none before the first that masa knows.
    #[must_use]
    pub fn edition_in_force(&self, date: Date) -> Option<&Instrument> {
        self.editions().find(|edition| edition.in_force(Day::from(date)).is_true())
    }

    /// Every edition that may have been in force on an uncertain day, in order.
    pub fn editions_on(&self, day: Day) -> impl Iterator<Item = &Instrument> {
        self.editions().filter(move |edition| !edition.in_force(day).is_false())
    }

    /// Every edition that a document may mean when it names one by such a day, in order.
    pub fn editions_dated(&self, day: Day) -> impl Iterator<Item = &Instrument> {
        self.editions().filter(move |edition| edition.may_be_dated(day))
    }
}
