use super::{Finding, PackStamp, Words};

/// What came of the examples of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTried {
    /// Its id.
    pub id: Words,
    /// The place of its pack in [`Tried::packs`].
    pub pack: usize,
    /// How many examples it has.
    pub examples: usize,
    /// How many of them came out as their names say.
    pub as_expected: usize,
    /// How many came out otherwise; the rest was not tried.
    pub otherwise: usize,
    /// Whether something has still to be filled in, so that not everything was tried.
    pub unfinished: bool,
    /// How many parts of its conditions should come out both ways.
    pub parts: usize,
    /// How many parts are shown not to do so.
    pub not_exercised: usize,
}

/// What came of packs whose rules were tried on their examples, or looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// The packs.
    pub packs: Vec<PackStamp>,
    /// Their rules, pack by pack in order of id.
    pub rules: Vec<RuleTried>,
    /// Everything to look at, in order of rule and place; of packs that are broken, what is wrong with them and nothing else.
    pub findings: Vec<Finding>,
    /// What was found and is to stay as it is, by the rule's own file: id of the rule, name of the doubt, reason.
    pub accepted: Vec<(Words, String, String)>,
    /// Whole sentences about the run itself.
    pub remarks: Vec<String>,
}
