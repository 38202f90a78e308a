use super::LawCite;

/// What begins, ends or is replaced in the law from one day to another, both counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawChanges {
    /// The day the law was last held against its sources, ISO 8601.
    pub law_as_at: String,
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// Days on which something changes, in order; no other day has any change.
    pub days: Vec<LawDay>,
    /// Provisions of which no beginning was found, and which may begin in this time.
    pub waiting: Vec<LawCite>,
}

/// A day on which the law changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawDay {
    /// The day, ISO 8601: the first on which it is as said.
    pub day: String,
    /// What became of whole instruments, a sentence each without its full stop.
    pub instruments: Vec<String>,
    /// What became of provisions, sorted by what that is.
    pub changes: Vec<LawChange>,
}

/// What became of one provision on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawChange {
    /// What became of it.
    pub turn: LawTurn,
    /// The provision.
    pub law: LawCite,
    /// Where it begins in single areas only: their names.
    pub areas: Vec<String>,
    /// Whose place it takes, or what it goes on from.
    pub before: Vec<LawCite>,
    /// The law that asks the same and goes on, where it is only a line of guidance that ends.
    pub stands: Vec<LawCite>,
}

/// What can become of a provision on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LawTurn {
    /// It begins, in every area.
    Begins,
    /// It begins area by area, from this day at the earliest.
    BeginsAreaByArea,
    /// It begins in the areas that are named.
    BeginsIn,
    /// From this day at the latest it holds in every area.
    HoldsEverywhere,
    /// It takes the place of others, and says or asks something else.
    TakesThePlace,
    /// It takes the place of others in a later instrument, and says and asks the same as far as known.
    GoesOn,
    /// The time that it allows is past.
    TimePast,
    /// A line of guidance ends; the duty that it repeats stands in law.
    DutyStands,
    /// It ends, and nothing that is known takes its place.
    Ends,
}

impl LawTurn {
    /// In the order in which a day is told.
    pub const ALL: [Self; 9] = [
        Self::Begins,
        Self::BeginsAreaByArea,
        Self::BeginsIn,
        Self::HoldsEverywhere,
        Self::TakesThePlace,
        Self::TimePast,
        Self::Ends,
        Self::DutyStands,
        Self::GoesOn,
    ];

    /// The word for it in programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::BeginsAreaByArea => "begins-area-by-area",
            Self::BeginsIn => "begins-in",
            Self::HoldsEverywhere => "holds-everywhere",
            Self::TakesThePlace => "takes-the-place",
            Self::GoesOn => "goes-on",
            Self::TimePast => "time-past",
            Self::DutyStands => "duty-stands",
            Self::Ends => "ends",
        }
    }
}
