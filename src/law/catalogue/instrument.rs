use serde::{Deserialize, Serialize};

use super::Schedule;
use crate::time::{Date, Day, Truth};

/// What sort of text an instrument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InstrumentKind {
    /// An Act of Parliament.
    Act,
    /// Regulations under an Act.
    Regulations,
    /// An edition of Working Together, the statutory guidance.
    Edition,
    /// Other guidance, statutory or not.
    Guidance,
}

/// An address or a paper where wording was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAt {
    /// The name by which provisions of the same instrument refer to it.
    pub id: String,
    /// Address, or publisher, title and day of a paper.
    pub at: String,
}

/// An Act, Regulations, an edition of Working Together or other guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Id in the catalogue; an edition is known by the day it was published: `wt2018-07-04`.
    pub id: String,
    /// Its title, whole.
    pub title: String,
    /// The title as citations print it.
    pub short: String,
    /// What sort of text it is.
    pub kind: InstrumentKind,
    /// The day it was passed, made or published.
    pub published: Date,
    /// Its first day.
    pub from: Date,
    /// Its last day, if it has had one.
    pub until: Option<Date>,
    /// The edition before it.
    pub replaces: Option<String>,
    /// The edition after it.
    pub replaced_by: Option<String>,
    /// Other days that documents give it, of announcements and factual updates.
    pub also_dated: Vec<Day>,
    /// The day its entries were last held against their sources.
    pub as_at: Date,
    /// Where its provisions were read.
    pub sources: Vec<ReadAt>,
    /// A list in it that agencies are matched to.
    pub schedule: Option<Schedule>,
}

impl Instrument {
    /// Whether it was in force on a day.
    #[must_use]
    pub fn in_force(&self, day: Day) -> Truth {
        within(self.from, self.until, day)
    }

    /// Whether a document that dates the instrument so may mean this one.
    #[must_use]
    pub fn may_be_dated(&self, day: Day) -> bool {
        let published = Day::from(self.published);
        std::iter::once(&published).chain(&self.also_dated).any(|known| !known.same_as(day).is_false())
    }
}

/// Whether a day lies between two days, both counted in.
pub(super) fn within(from: Date, until: Option<Date>, day: Day) -> Truth {
    let over = until.map_or(Truth::False, |until| day.after(Day::from(until)));
    day.on_or_after(Day::from(from)).and(!over)
}
