use super::PackStamp;

/// How far the law is turned into rules: every provision with its rules, or the reason for none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The day the law was last held against its sources, ISO 8601.
    pub law_as_at: String,
    /// The packs whose rules are counted.
    pub packs: Vec<PackStamp>,
    /// One for each provision, in the order of the instruments and of their files.
    pub rows: Vec<CoverageRow>,
}

/// One provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// Its id.
    pub provision: String,
    /// Its instrument, as citations print it.
    pub instrument: String,
    /// Where in the instrument.
    pub place: String,
    /// What it asks, one of the words of the catalogue: `must`, `should`, `may`, `states`, `expects`.
    pub force: String,
    /// What it asks, in words that keep law apart from guidance that speaks like law.
    pub asks: String,
    /// How surely it is known: `read`, `reported`, `recalled`.
    pub certainty: String,
    /// The same in words, as citations print it.
    pub known: &'static str,
    /// When it was or will be in force, in words.
    pub in_force: String,
    /// On whom it rests.
    pub bearer: String,
    /// What it says, paraphrased.
    pub says: String,
    /// What became of it.
    pub covered: Covered,
    /// Rules that decide it, by id.
    pub rules: Vec<String>,
    /// Rules that put it to people, by id.
    pub checklist: Vec<String>,
    /// The reason where no rule decides it, or what rules do not ask of it; empty where they decide the whole.
    pub why: String,
}

/// What became of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covered {
    /// Rules decide the whole of it.
    ByRules,
    /// Rules ask a part of it.
    InPart,
    /// Rules put it to people.
    ByPeople,
    /// It is data that rules look things up in.
    AsData,
    /// Data from outside would be needed.
    NeedsData,
    /// It lays nothing on anybody that an arrangement could keep.
    NoDuty,
    /// Not by masa.
    OutOfScope,
    /// It ought to have a rule, and has none.
    Missing,
}

impl Covered {
    /// In the order in which tables show them.
    pub const ALL: [Self; 8] = [
        Self::ByRules,
        Self::InPart,
        Self::ByPeople,
        Self::AsData,
        Self::NeedsData,
        Self::NoDuty,
        Self::OutOfScope,
        Self::Missing,
    ];

    /// The word for it in programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ByRules => "rules",
            Self::InPart => "in-part",
            Self::ByPeople => "judgement",
            Self::AsData => "data",
            Self::NeedsData => "reference",
            Self::NoDuty => "no-duty",
            Self::OutOfScope => "out-of-scope",
            Self::Missing => "missing",
        }
    }
}
