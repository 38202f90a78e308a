use super::{PackStamp, Strength, Words};

/// How what a rule rests on stands in law on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Some of it is law.
    InForce,
    /// It cannot be told.
    Unclear,
    /// None of it is yet.
    NotYet,
    /// None of it is any more.
    Over,
}

/// A provision that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedProvision {
    /// Its id in the law catalogue.
    pub id: String,
    /// Instrument and place.
    pub place: String,
    /// Whether it is law on the day.
    pub in_force: bool,
}

/// A rule in a list of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRule {
    /// Its id.
    pub id: Words,
    /// The place of its pack in [`RuleList::packs`].
    pub pack: usize,
    /// One line that names the defect.
    pub title: String,
    /// The kind of thing it asks about.
    pub to: &'static str,
    /// Whether people decide it, and no condition.
    pub by_people: bool,
    /// What it weighs on the day; a note while nothing of what it rests on is law.
    pub strength: Strength,
    /// How what it rests on stands in law on the day.
    pub standing: Standing,
    /// What it rests on, in its own order.
    pub provisions: Vec<ListedProvision>,
}

/// The rules that there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleList {
    /// The day that strengths are those of, ISO 8601.
    pub day: String,
    /// Data date of the law catalogue, ISO 8601.
    pub law_date: String,
    /// The packs.
    pub packs: Vec<PackStamp>,
    /// The rules, pack by pack in order of id.
    pub rules: Vec<ListedRule>,
}
