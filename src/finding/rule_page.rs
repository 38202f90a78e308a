use super::{LawCite, ListedRule, Outcome, PackStamp};

/// What a rule says of something in one of its examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// How it comes out.
    pub outcome: Outcome,
    /// The message, or the reason where nothing is found.
    pub message: String,
}

/// An example beside a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownExample {
    /// Its name: `pass-last-day`.
    pub name: String,
    /// Its files as they are, each with its name.
    pub files: Vec<(String, String)>,
    /// What the rule says of it, each saying once.
    pub said: Vec<Saying>,
}

/// Whether a rule asks about shape or about doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskedOf {
    /// Shape: in a proposal, what is planned counts as in place.
    Design,
    /// What has been done: a proposal is not asked yet.
    Operation,
}

/// Everything about a rule that a person wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePage {
    /// Id, pack, title, strength and standing.
    pub listed: ListedRule,
    /// Ids it went by before.
    pub formerly: Vec<String>,
    /// Why it is there.
    pub rationale: String,
    /// What it rests on, strongest first.
    pub law: Vec<LawCite>,
    /// Shape or doing.
    pub asks: AskedOf,
    /// Whether it looks at every description of the arrangement together.
    pub across: bool,
    /// When it applies, as the end of "it asks this only"; empty where it always does or nobody said it in words.
    pub only: String,
    /// The same as an expression.
    pub when: Option<String>,
    /// The day whose law decides, where that is not the file's, as an expression.
    pub law_day: Option<String>,
    /// The condition, or the evidence that people judge by, as an expression.
    pub condition: String,
    /// What to ask where it cannot be told, with expressions in braces.
    pub ask: String,
    /// What to do where it is not met, the same way.
    pub mend: String,
    /// Its examples, those that are not met first.
    pub examples: Vec<ShownExample>,
}

/// Pages about rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulePages {
    /// The day that strengths are those of, ISO 8601.
    pub day: String,
    /// Data date of the law catalogue, ISO 8601.
    pub law_date: String,
    /// The packs.
    pub packs: Vec<PackStamp>,
    /// The rules, in order of id.
    pub pages: Vec<RulePage>,
}
