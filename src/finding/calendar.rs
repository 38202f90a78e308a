use super::{ArrangementHead, Meta};
use crate::source::Span;

/// What falls due for some arrangements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it rests on.
    pub meta: Meta,
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// The arrangements, in order of file name.
    pub arrangements: Vec<ArrangementHead>,
    /// What falls due on a day in this time, by day.
    pub dues: Vec<Due>,
    /// What falls due on a day that is not known.
    pub undated: Vec<Due>,
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What sort of thing it is.
    pub sort: DueSort,
    /// Whose: places in `arrangements`; none for the law, which is everybody's.
    pub arrangements: Vec<usize>,
    /// What it is known by from one run to the next, whatever its day.
    pub key: String,
    /// The last day on which it is in time, or the first on which it is as said, ISO 8601; empty where that is not known.
    pub day: String,
    /// The day after it, ISO 8601; empty where there is none.
    pub after: String,
    /// The first day that it may be, ISO 8601; empty where none is too early.
    pub earliest: String,
    /// The last day that it may be, ISO 8601; empty where none is too late.
    pub latest: String,
    /// When, where no one day is known: `in 2024`, `about March 2024`; empty where one is.
    pub when: String,
    /// What falls due, one clause without its full stop.
    pub words: String,
    /// How the day follows, or why it is not known; whole sentences, may be empty.
    pub note: String,
    /// Where the file says so.
    pub place: Option<Span>,
}

/// What sort of thing falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueSort {
    /// The next yearly report has to be published.
    Report,
    /// Something is to be reviewed.
    Review,
    /// Somebody's term ends.
    Term,
    /// Something ends, or is to happen.
    Event,
    /// An area or a body begins or ends.
    Body,
    /// Law begins or ends, or a time that it allows is past.
    Law,
    /// What was accepted counts again.
    Acceptance,
}

impl DueSort {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Report => "yearly report",
            Self::Review => "review",
            Self::Term => "end of a term",
            Self::Event => "own day",
            Self::Body => "area or body",
            Self::Law => "law",
            Self::Acceptance => "acceptance",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Review => "review",
            Self::Term => "term",
            Self::Event => "event",
            Self::Body => "body",
            Self::Law => "law",
            Self::Acceptance => "acceptance",
        }
    }
}
