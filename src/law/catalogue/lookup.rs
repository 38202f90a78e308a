use serde::{Deserialize, Serialize};

use super::{Fact, Instrument, Provision, Schedule};
use crate::time::Date;

/// Every instrument and provision that masa knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    instruments: Vec<Instrument>,
    /// In the order of the files.
    provisions: Vec<Provision>,
    /// Places in `provisions`, in order of id.
    by_id: Vec<u32>,
}

impl Catalogue {
    pub(super) fn new(instruments: Vec<Instrument>, provisions: Vec<Provision>) -> Self {
        let mut order: Vec<(&str, u32)> = provisions.iter().map(|provision| provision.id.as_str()).zip(0..).collect();
        order.sort_unstable();
        let by_id = order.into_iter().map(|(_, place)| place).collect();
        Self { instruments, provisions, by_id }
    }

    /// The provision of that id.
    #[must_use]
    pub fn provision(&self, id: &str) -> Option<&Provision> {
        let at = |place: &u32| self.provisions.get(*place as usize);
        let found =
            self.by_id.binary_search_by(|place| at(place).map_or("", |provision| provision.id.as_str()).cmp(id));
        self.by_id.get(found.ok()?).and_then(at)
    }

    /// The instrument of that id.
    #[must_use]
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.id == id)
    }

    /// Every instrument: Acts, Regulations, editions, then other guidance, each in order of its first day.
    #[must_use]
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Every provision, in the order of the files and of the instrument.
    #[must_use]
    pub fn provisions(&self) -> &[Provision] {
        &self.provisions
    }

    /// A day or a period that a provision sets, by its name, with that provision; a name stands once in the catalogue.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<(&Provision, Fact)> {
        self.provisions.iter().find_map(|provision| Some((provision, provision.fact(name)?)))
    }

    /// The list that agencies are matched to.
    #[must_use]
    pub fn schedule(&self) -> Option<&Schedule> {
        self.instruments.iter().find_map(|instrument| instrument.schedule.as_ref())
    }

    /// The day the whole catalogue was last held against its sources: the earliest of its instruments' days.
    #[must_use]
    pub fn data_date(&self) -> Option<Date> {
        self.instruments.iter().map(|instrument| instrument.as_at).min()
    }
}
