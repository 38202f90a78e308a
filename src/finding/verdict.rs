use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Finding, Label, Words};

/// How much a finding weighs, weakest first so that the order of the type is the order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Worth knowing.
    Note,
    /// Two sides to show; nothing is held to be wrong.
    Question,
    /// Guidance: should.
    Guidance,
    /// Legal duty: must.
    Duty,
}

impl Strength {
    /// The word of the trade for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Question => "question",
            Self::Guidance => "guidance",
            Self::Duty => "legal duty",
        }
    }

    /// What something of this strength counts as, within a sentence.
    #[must_use]
    pub const fn counts_as(self) -> &'static str {
        match self {
            Self::Note => "a note",
            Self::Question => "a question",
            Self::Guidance => "guidance",
            Self::Duty => "a legal duty",
        }
    }
}

/// What a rule says of one subject (design section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Stated facts satisfy the rule.
    Met,
    /// Stated facts contradict it.
    NotMet,
    /// Guidance departed from with a published reason.
    Departs,
    /// It cannot be told, and why.
    NotStated,
    /// No machine can decide it.
    ForJudgement,
    /// Condition, day or area does not apply.
    NotApplicable,
}

impl Outcome {
    /// The id that JSON prints.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Departs => "departs",
            Self::NotStated => "not-stated",
            Self::ForJudgement => "for-judgement",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// Why a rule is met where what is planned counts.
pub const AS_PLANNED: &str = "the stated facts satisfy it, if all comes as it is planned";
/// Why nothing is asked of arrangements that are still ahead that is about what is done under them.
pub const NOT_YET: &str = "the arrangements are not in force yet, and this asks what is done once they are";

/// What a rule was asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// Kind of element, as the format names it: `partner`, `area`, `scrutiny`.
    pub kind: &'static str,
    /// Key within its kind, which nothing else of the kind in the file has: a body's id, a year and payer. Never a place.
    pub key: String,
    /// What it would go by, were there not others of the kind that go by the same and that `key` tells it from.
    pub common: Option<String>,
    /// How a person would name it.
    pub name: String,
}

/// A fact that would have to be known, and why it is not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    /// The fact in the words of the format: `scrutiny[0].by`.
    pub fact: Words,
    /// Why it is unknown, one clause: `the paper does not say`, `two readings disagree`.
    pub why: Words,
    /// Where it would stand, or stands disputed.
    pub label: crate::source::Span,
    /// Who can say.
    pub whom: Whom,
}

impl Gap {
    /// Why a fact is not known that is written in a way that cannot be read: it is to be mended, and not to be found out.
    pub const UNREADABLE: &str = "it could not be read";
    /// Why a fact is not known that whoever wrote the file down doubts; what they say of it follows.
    pub const IN_DOUBT: &str = "it is marked as uncertain";
    /// Why it is not known what else there is: a list may name more than is written.
    pub const OTHERS: &str = "it is not said whether there are others";
    /// The same of a set of files.
    pub const OTHER_FILES: &str = "these files do not say that they are all there are";
    /// Why a fact is not known that is not written at all.
    pub const UNSAID: [&str; 4] = [
        "the published document, read whole, does not say",
        "the published document itself was not read whole",
        "the paper that gives the rest, read whole, does not say",
        "this file does not say",
    ];

    /// Whether whoever wrote the file down doubts it.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.why.as_str().starts_with(Self::IN_DOUBT)
    }

    /// How far from an answer the file is.
    #[must_use]
    pub fn openness(&self) -> Openness {
        let why = self.why.as_str();
        if [Self::OTHERS, Self::OTHER_FILES].contains(&why) {
            Openness::Others
        } else if Self::UNSAID.iter().any(|unsaid| why.ends_with(unsaid)) {
            Openness::Unsaid
        } else {
            Openness::Stated
        }
    }
}

/// How far a file is from an answer, nearest first: what stands there is what people have to look at before they look for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Openness {
    /// Something is stated that leaves it open: it is in doubt, or vague, or a rule says why it does not do.
    Stated,
    /// Nothing is stated.
    Unsaid,
    /// There may be others beside what is stated.
    Others,
}

/// Who can say what a file does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// Whoever keeps the file.
    #[default]
    Keeper,
    /// A body, by its name: one of the partners as a rule.
    Body(Words),
    /// The published document itself, where only a paper about it was read.
    Document,
    /// What has to be published by law, so that it can be looked up there.
    Published,
    /// Somebody who has to be asked, since it is not published as a rule.
    Unpublished,
}

/// One sub-expression with its value, for explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sub-expression as written in the rule.
    pub text: String,
    /// Its value in words.
    pub value: String,
    /// How deep it is nested, 0 for the whole condition.
    pub depth: usize,
    /// The places its facts stand at.
    pub places: Vec<Label>,
}

/// A fact that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The fact in the words of the format: `scrutiny[0].by`.
    pub fact: Words,
    /// What it says.
    pub says: Words,
    /// Where it stands, or would stand.
    pub place: crate::source::Span,
    /// Papers that it was read in.
    pub papers: Vec<super::PaperCite>,
}

/// A fact that would have to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The fact.
    pub of: Rest,
    /// What it would have to say instead: any one of these. Of days, periods and numbers where they begin and end.
    pub instead: Vec<Words>,
    /// So many of them come first that somebody may write; the others only make the rule come out otherwise.
    pub likely: usize,
    /// Whether there are others, further away.
    pub is_sample: bool,
}

/// Facts that would have changed an outcome, had they been otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// One where one is enough, else the fewest that were found; all of them together.
    pub turns: Vec<Turn>,
    /// The outcome then.
    pub outcome: Outcome,
}

/// What a verdict rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestsOn {
    /// Stated facts, each of which is one of some that are enough for it and of which none can be spared.
    pub facts: Vec<Rest>,
    /// What would have changed it.
    pub flips: Vec<Flip>,
    /// Where no fact by itself gives a verdict: of up to how many together every way was tried, and none other than those in
    /// `flips` does. One, where two were more work than is done.
    pub together: Option<usize>,
}

/// One outcome of one rule for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Index into [`super::Report::rules`].
    pub rule: usize,
    /// Index into [`super::Report::arrangements`], or nothing for a verdict on the whole set.
    pub arrangement: Option<usize>,
    /// What was judged.
    pub subject: Arc<Subject>,
    /// How it came out.
    pub outcome: Outcome,
    /// What it would weigh, or weighs.
    pub strength: Strength,
    /// Why it came out so, one sentence.
    pub reason: Words,
    /// What is missing, all of it; empty unless the outcome is `not-stated` or `for-judgement`.
    pub gaps: Vec<Gap>,
    /// Whether it does not apply only since nobody says what would make it apply; worked out where that is asked for (`rules::Detail`).
    pub unsaid: bool,
    /// Everything to show about it; present unless the outcome is `met` or `not-applicable`.
    pub finding: Option<Box<Finding>>,
    /// How the condition came out, step by step; only when asked for.
    pub steps: Vec<Step>,
    /// Which facts it rests on, and what would have changed it; only when asked for.
    pub rests_on: Option<Box<RestsOn>>,
}

impl Verdict {
    /// Whether it cannot be told and is shown as a question of its own: it is asked of the whole set, or its rule says that it
    /// matters as much as a finding. The rest is grouped by what to ask.
    #[must_use]
    pub fn is_asked_in_full(&self) -> bool {
        self.outcome == Outcome::NotStated
            && (self.arrangement.is_none() || self.finding.as_ref().is_some_and(|finding| finding.in_full))
    }
}
