use super::{PaperCite, Words};
use crate::source::Span;

/// A sum of money that a file states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyLine {
    /// Index into [`Comparison::columns`](super::Comparison::columns).
    pub column: usize,
    /// The financial year; empty where none is stated.
    pub year: String,
    /// The pot; empty where none is named.
    pub pot: String,
    /// What the sum is: `total`, `contribution`, `spent`, …; [`NO_BUDGET`](Self::NO_BUDGET) where it is said that there is none.
    pub what: Words,
    /// Who pays, or what it is spent on; empty for a total.
    pub who: String,
    /// The kind of partner that pays, where it is one of the three.
    pub kind: &'static str,
    /// Pence, if stated for certain.
    pub pence: Option<i64>,
    /// What is written where it is not: in doubt, or every reading where sources disagree; empty where nothing is.
    pub written: String,
    /// Hundredths of a per cent, if stated for certain.
    pub share: Option<i64>,
    /// What is written of the share where it is not; empty where nothing is.
    pub share_written: String,
    /// The change on the year before in pence, if stated for certain.
    pub change: Option<i64>,
    /// What is written of the change where it is not; empty where nothing is.
    pub change_written: String,
    /// How firm it is, where it is not simply in place: planned, decided, in doubt; empty where nothing of the kind is said of it.
    pub note: String,
    /// What is given instead of money; empty where nothing is.
    pub in_kind: String,
    /// In whose place it is paid; empty where it is the payer's own.
    pub in_place_of: String,
    /// Whether there may be other contributions beside this one.
    pub is_open: bool,
    /// Where it stands.
    pub place: Span,
    /// The papers it was read in.
    pub papers: Vec<PaperCite>,
}

impl MoneyLine {
    /// What a line is called that says that there is no budget, so that nothing of it is left to be stated.
    pub const NO_BUDGET: &'static str = "budget";

    /// Whether it says that there is no budget.
    #[must_use]
    pub fn is_no_budget(&self) -> bool {
        self.what.as_str() == Self::NO_BUDGET
    }
}
