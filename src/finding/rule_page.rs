use std::borrow::Cow;

use super::{LawCite, ListedRule, Outcome, PackStamp, Words};

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
    /// What it asks there, with all values put in; empty where it finds nothing.
    pub ask: Words,
    /// What there is to do, the same way.
    pub mend: Words,
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
    /// The parts that stand in these by name: the name, and the expression that it stands for; each after those that it uses itself.
    pub named: Vec<(String, String)>,
    /// What to ask where it cannot be told, with expressions in braces.
    pub ask: String,
    /// What to do where it is not met, the same way.
    pub mend: String,
    /// Its examples, those that are not met first.
    pub examples: Vec<ShownExample>,
}

impl RulePage {
    /// What to ask, in words: as the first example has it where expressions stand in it.
    #[must_use]
    pub fn ask_in_words(&self) -> Cow<'_, str> {
        self.in_words(&self.ask, |example| &example.ask)
    }

    /// What to do, the same way.
    #[must_use]
    pub fn mend_in_words(&self) -> Cow<'_, str> {
        self.in_words(&self.mend, |example| &example.mend)
    }

    fn in_words<'p>(&'p self, written: &'p str, shown: impl Fn(&ShownExample) -> &Words) -> Cow<'p, str> {
        let filled = self.examples.iter().map(|example| (&example.name, shown(example)));
        match filled.filter(|_| written.contains('{')).find(|(_, words)| !words.is_empty()) {
            Some((name, words)) => format!("{} (so in the example `{name}`)", words.as_str()).into(),
            None => written.into(),
        }
    }
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
