use std::collections::HashSet;

use super::{
    ArrangementHead, Finding, Gap, Meta, MoneyLine, Outcome, PaperCite, RuleHead, Strength, Unit, Words, disagreeing,
};
use crate::source::Span;

/// Arrangements side by side: what they say of themselves, and how the provisions came out for each. Differences, and no order of merit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What it rests on.
    pub meta: Meta,
    /// One for each description of an arrangement, in order of their groups and within these of file name.
    pub columns: Vec<Column>,
    /// By what the columns are grouped, if by anything: `region`, `shape`.
    pub grouped_by: Option<&'static str>,
    /// What is known of each, a row for each fact.
    pub facts: Vec<FactRow>,
    /// How each provision came out, in the order of the law catalogue.
    pub verdicts: Vec<VerdictRow>,
    /// What stands out, where that was asked for.
    pub outliers: Option<Vec<Outlier>>,
    /// Sums of money, one for each payer and line that a file states.
    pub money: Vec<MoneyLine>,
    /// The papers that the facts were read in.
    pub papers: Vec<Paper>,
    /// The rules that took part.
    pub rules: Vec<RuleHead>,
    /// What is held to be wrong or cannot be told: one for each verdict with a finding.
    pub found: Vec<Found>,
}

/// One description of one arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The description.
    pub head: ArrangementHead,
    /// The arrangement that it describes, which others may describe too: equal for those.
    pub arrangement: String,
    /// How many descriptions of that arrangement there are, this one included.
    pub descriptions: usize,
    /// The group that it stands in; empty where there are none.
    pub group: String,
    /// Whether part of the file could not be read.
    pub partly_read: bool,
}

/// How much of a fact is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Knowledge {
    /// It is stated.
    Known,
    /// It is stated, and it is not said whether that is all.
    InPart,
    /// It is a number between bounds.
    Bounds,
    /// Something is stated, and not what was asked of it.
    Lacking,
    /// It is said that there is none.
    NoneSaid,
    /// It is not stated, or not so that it settles the question.
    #[default]
    NotStated,
    /// It is marked as uncertain.
    Doubted,
    /// Sources disagree.
    Disputed,
}

impl Knowledge {
    /// All, in order.
    pub const ALL: [Self; 8] = [
        Self::Known,
        Self::InPart,
        Self::Bounds,
        Self::Lacking,
        Self::NoneSaid,
        Self::NotStated,
        Self::Doubted,
        Self::Disputed,
    ];

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Known => "stated",
            Self::InPart => "stated, perhaps not all",
            Self::Bounds => "stated within bounds",
            Self::Lacking => "stated, and not what was asked of it",
            Self::NoneSaid => "said to be none",
            Self::NotStated => "not stated",
            Self::Doubted => "uncertain",
            Self::Disputed => "sources disagree",
        }
    }

    /// For programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Known => "stated",
            Self::InPart => "in-part",
            Self::Bounds => "bounds",
            Self::Lacking => "lacking",
            Self::NoneSaid => "none",
            Self::NotStated => "not-stated",
            Self::Doubted => "uncertain",
            Self::Disputed => "disputed",
        }
    }

    /// Whether it can be set beside others: a value, or that there is none.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Known | Self::NoneSaid)
    }
}

/// One fact of each arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Kebab-case id.
    pub id: String,
    /// The heading under which it stands with others.
    pub section: &'static str,
    /// What it is.
    pub heading: String,
    /// What its numbers are numbers of; nothing where it has none.
    pub unit: Option<Unit>,
    /// Whether it is of the year of the budget, and can only be set beside what others say of the same year.
    pub of_the_year: bool,
    /// One for each column.
    pub cells: Vec<FactCell>,
    /// The middle and the spread of its numbers, for each group that states enough of them.
    pub spreads: Vec<Spread>,
}

impl FactRow {
    /// What a cell says that may differ from what others say; nothing for one that makes no difference. What is not stated makes none,
    /// and of what is stated in part only words do: a number of which there may be more may be the same. Nor does the order in which a
    /// file names things.
    #[must_use]
    pub fn apart<'c>(&self, cell: &'c FactCell) -> Option<Vec<&'c str>> {
        let is_said = cell.knowledge.is_settled() || (self.unit.is_none() && cell.knowledge == Knowledge::InPart);
        let told = if cell.titles.is_empty() { &cell.told } else { &cell.titles };
        let mut told: Vec<&str> = told.iter().map(String::as_str).collect();
        // That each of several has none is no other than that there is none.
        told.retain(|told| *told != "none");
        told.sort_unstable();
        is_said.then_some(told)
    }
}

/// One fact of one arrangement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactCell {
    /// What is stated, each member of a list by itself; empty where nothing is.
    pub told: Vec<String>,
    /// The same without the bodies that tell posts of one title apart, which others are set beside; empty where there are none.
    pub titles: Vec<String>,
    /// What is written and marked as uncertain, or rests on what is.
    pub doubted: Vec<String>,
    /// Where it is said that there is none, how far that has come, as it stands behind it: ` (decided)`; may be empty.
    pub none: String,
    /// The number in hundredths of the unit of the row, where one is stated for certain.
    pub number: Option<i64>,
    /// What it is sorted by among others of its row, where it is a number or a day, however surely: the least where there are several.
    pub order: Option<i64>,
    /// How much of it is known.
    pub knowledge: Knowledge,
    /// What would settle it.
    pub gaps: Vec<Gap>,
    /// Where it stands.
    pub places: Vec<Span>,
    /// The papers it was read in.
    pub papers: Vec<PaperCite>,
}

impl FactCell {
    /// Whether something is stated of it, however surely: a value, or that there is none.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        self.knowledge.is_settled() || !self.told.is_empty() || !self.doubted.is_empty()
    }

    /// The number, where nothing is told behind it: `2, and 1 planned` is more than the number of those in place.
    #[must_use]
    pub fn bare_number(&self) -> Option<i64> {
        self.number.filter(|_| self.told.iter().all(|told| !told.contains(' ')))
    }

    /// In words, whatever is known of it.
    #[must_use]
    pub fn words(&self) -> String {
        let doubted = || self.doubted.iter().map(|doubted| format!("{doubted} (uncertain)"));
        let all = || self.told.iter().cloned().chain(doubted()).collect::<Vec<_>>().join("; ");
        match self.knowledge {
            Knowledge::Disputed if self.told.is_empty() => {
                format!("{} (sources disagree, uncertain)", self.doubted.join(" or "))
            }
            Knowledge::Disputed => {
                // What stands behind a count belongs to it, and to no other reading.
                let has_behind = self.told.iter().any(|told| told.contains(", and "));
                let readings = disagreeing(self.told.join(if has_behind { "; or " } else { " or " }));
                std::iter::once(readings).chain(doubted()).collect::<Vec<_>>().join("; ")
            }
            _ if !self.told.is_empty() || !self.doubted.is_empty() => all(),
            Knowledge::NoneSaid => format!("none{}", self.none),
            Knowledge::Doubted => "uncertain".to_owned(),
            _ => "not stated".to_owned(),
        }
    }
}

/// Where the middle of the numbers of a row lies, and how far they spread; in hundredths of the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The group, or empty for all.
    pub group: String,
    /// The financial year that the numbers are of; empty where they are of none.
    pub year: String,
    /// How many arrangements state a number; several descriptions of one are one.
    pub count: usize,
    /// Half of them lie at or below it.
    pub median: i64,
    /// A quarter lies at or below it.
    pub lower: i64,
    /// Three quarters lie at or below it.
    pub upper: i64,
    /// The smallest.
    pub least: i64,
    /// The largest.
    pub most: i64,
}

/// How a provision came out for each arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictRow {
    /// The provision's id in the law catalogue.
    pub provision: String,
    /// Instrument and place.
    pub place: String,
    /// What it is called among the others: its place, and where others share it the first words of what it asks that they do not.
    pub name: String,
    /// What it asks, in one sentence of our own.
    pub paraphrase: String,
    /// Its force in words.
    pub force: String,
    /// Whether it lays nothing on anybody (it only permits something, or is a repeal), so that nobody can be said to meet it.
    pub asks_nothing: bool,
    /// How sure its wording is, and since when and until when it is law, in words.
    pub standing: String,
    /// One for each column.
    pub cells: Vec<VerdictCell>,
}

impl VerdictRow {
    /// The outcome in a cell that may differ from that of others, with what it weighs where it is contradicted. What cannot be told or is
    /// for judgement makes no difference by itself, nor does what lays nothing on anybody.
    #[must_use]
    pub fn apart(&self, cell: &VerdictCell) -> Option<(Outcome, Strength)> {
        let outcome = cell.outcome.filter(|_| !self.asks_nothing)?;
        match outcome {
            Outcome::NotMet => Some((outcome, cell.strength)),
            Outcome::Met | Outcome::Departs | Outcome::NotApplicable => Some((outcome, Strength::Note)),
            Outcome::NotStated | Outcome::ForJudgement => None,
        }
    }

    /// Whether the provision came out otherwise for one than for another; a breach does so beside whatever else came of it, known or not.
    #[must_use]
    pub fn differs(&self) -> bool {
        let came = || self.cells.iter().filter(|cell| cell.outcome.is_some());
        let known: HashSet<_> = came().filter_map(|cell| self.apart(cell)).collect();
        known.len() > 1 || (came().any(|cell| self.is_breach(cell)) && came().any(|cell| !self.is_breach(cell)))
    }

    /// Whether a cell holds what is contradicted, however little it weighs, or departed from.
    #[must_use]
    pub fn is_breach(&self, cell: &VerdictCell) -> bool {
        self.apart(cell).is_some_and(|(outcome, _)| matches!(outcome, Outcome::NotMet | Outcome::Departs))
    }
}

/// How a provision came out for one arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictCell {
    /// The gravest outcome of all rules on it; nothing where no rule on it took part, or it was not law on the day.
    pub outcome: Option<Outcome>,
    /// What it weighs.
    pub strength: Strength,
    /// How many verdicts there were.
    pub of: usize,
    /// How many of them came out so.
    pub so: usize,
    /// Those of [`Comparison::found`] that came out so.
    pub found: Vec<usize>,
    /// Why it cannot be told although nothing is asked: a rule on it waits until the file says something of the matter.
    pub unsaid: Vec<Words>,
    /// Why it is for judgement although all that was asked came out well, a clause; nothing for any other.
    pub beyond: Option<Words>,
}

impl Default for VerdictCell {
    fn default() -> Self {
        Self {
            outcome: None,
            strength: Strength::Note,
            of: 0,
            so: 0,
            found: Vec::new(),
            unsaid: Vec::new(),
            beyond: None,
        }
    }
}

/// A verdict with everything there is to tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index into [`Comparison::columns`]; nothing for one on the whole set.
    pub column: Option<usize>,
    /// Index into [`Comparison::rules`].
    pub rule: usize,
    /// How it came out.
    pub outcome: Outcome,
    /// What it weighs.
    pub strength: Strength,
    /// What there is to tell.
    pub finding: Finding,
    /// What would settle it.
    pub gaps: Vec<Gap>,
    /// Ids of the provisions that it rests on.
    pub provisions: Vec<String>,
}

/// Something in which one arrangement differs from nearly all others that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// Index into [`Comparison::facts`].
    pub row: usize,
    /// Index into [`Comparison::columns`].
    pub column: usize,
    /// Against what.
    pub against: Against,
}

/// What something stands out against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A spread of numbers.
    Spread(Spread),
    /// What all, or all but a few, of the others say.
    Common {
        /// The group, or empty for all.
        group: String,
        /// What they say.
        says: String,
        /// How many say so.
        so: usize,
        /// How many state it at all.
        of: usize,
    },
}

/// A paper that facts were read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Index into [`Comparison::columns`].
    pub column: usize,
    /// Title, publisher, day, kind, how much of it was read, address; empty where not stated.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its day in words.
    pub date: String,
    /// What sort of paper it is.
    pub kind: String,
    /// How much of it was read.
    pub read: String,
    /// Where it can be found on the web.
    pub address: String,
    /// Where the file names it.
    pub place: Span,
}
