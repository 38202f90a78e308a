use super::{ArrangementHead, Gap, Meta};
use crate::source::Span;

/// A question put to many arrangements, with what each answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queried {
    /// What it rests on.
    pub meta: Meta,
    /// The question as it was put.
    pub question: String,
    /// What is shown of each arrangement beside its answer, by the headings of the columns.
    pub columns: Vec<String>,
    /// One for each arrangement, in order of file name.
    pub answers: Vec<Answer>,
}

/// What one arrangement answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The arrangement.
    pub head: ArrangementHead,
    /// Its answer.
    pub reply: Reply,
    /// Everything that would settle it; empty unless it cannot be told.
    pub gaps: Vec<Gap>,
    /// The facts that decided it; none where nothing that is written did.
    pub places: Vec<Span>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// How a question came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reply {
    /// It holds.
    Yes,
    /// What is stated does not say.
    CannotTell,
    /// It does not hold.
    No,
}

impl Reply {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::CannotTell, Self::No];

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::CannotTell => "cannot tell",
            Self::No => "no",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::CannotTell => "cannot-tell",
            Self::No => "no",
        }
    }
}

/// A value shown beside an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// In words.
    pub words: String,
    /// Whether it is known, as far as it goes; that there is none is known too.
    pub is_known: bool,
    /// Whether there may be others beside what is told.
    pub has_more: bool,
    /// Where it stands.
    pub places: Vec<Span>,
}
