use super::{Comparison, Coverage, Due, Picture, Report, RulePages};

/// Everything that a site tells of a set of arrangements.
#[derive(Clone, Debug)]
pub struct Site {
    /// The arrangements side by side.
    pub comparison: Comparison,
    /// One for each column of the comparison, in its order.
    pub pages: Vec<AreaPage>,
    /// What the rules say of several files together, and what is wrong with files.
    pub set: Report,
    /// The rules.
    pub rules: RulePages,
    /// The law, with the rules on each provision.
    pub law: Coverage,
    /// The areas of England on the day of the set, in order of region and name.
    pub england: Vec<EnglishArea>,
    /// Today, ISO 8601: what comes after it has not happened yet.
    pub today: String,
}

/// What there is to tell of one description of an arrangement.
#[derive(Clone, Debug)]
pub struct AreaPage {
    /// What the rules say of it, and of the shared things that it uses: one arrangement, the first.
    pub report: Report,
    /// Who reports to whom.
    pub picture: Picture,
    /// What happened and what falls due.
    pub story: Story,
}

/// What happened to an arrangement and what falls due for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What has a day, by day.
    pub days: Vec<Due>,
    /// What has none that is known.
    pub undated: Vec<Due>,
    /// How far it looks ahead, ISO 8601.
    pub until: String,
}

/// An area of a council in England.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnglishArea {
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// The descriptions that cover it, by their places among the columns of the comparison.
    pub columns: Vec<usize>,
}
