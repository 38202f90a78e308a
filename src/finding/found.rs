use std::sync::Arc;

use super::{Strength, Words};
use crate::source::Span;

/// Which check a finding comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The text is not the YAML that masa reads.
    Syntax,
    /// The YAML is not an arrangement of the published format.
    Schema,
    /// A name leads nowhere, or to more than one thing.
    Reference,
    /// A rule pack or the configuration is broken.
    Pack,
    /// A question that somebody put cannot be understood.
    Question,
    /// An acceptance that is over, too long or no longer needed.
    Acceptance,
    /// A rule of a pack, by its id.
    Rule(Words),
    /// Something for the author of a rule to look at, by its name.
    Author(&'static str),
}

/// An example came out otherwise than its name says.
pub const EXAMPLE: &str = "example";
/// No example makes a part of a rule's conditions come out both ways.
pub const NOT_EXERCISED: &str = "not-exercised";
/// A pack holds no rule.
pub const WITHOUT_RULES: &str = "pack-without-rules";
/// A rule or an example has a place that is still to be filled in.
pub const UNFINISHED: &str = "to-be-filled-in";

impl Code {
    /// Whether what a finding of this code is about could not be read, so that something was not judged.
    #[must_use]
    pub const fn is_unreadable(&self) -> bool {
        matches!(self, Self::Syntax | Self::Schema | Self::Reference | Self::Pack | Self::Question)
    }

    /// The id that reports print and acceptances name.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Syntax => "syntax",
            Self::Schema => "schema",
            Self::Reference => "reference",
            Self::Pack => "pack",
            Self::Question => "question",
            Self::Acceptance => "acceptance",
            Self::Rule(id) => id,
            Self::Author(name) => name,
        }
    }
}

/// A place and what there is to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there, a few words; may be empty on the primary label.
    pub says: Words,
}

/// Where in which public paper a fact was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperCite {
    /// The paper, as a reader would name it: publisher, title, day.
    pub paper: Words,
    /// Paragraph, page or heading, as cited; empty when the whole paper is meant.
    pub place: Words,
}

/// A provision that a finding rests on, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawCite {
    /// The provision's id in the law catalogue.
    pub provision: String,
    /// Instrument and place: `Children Act 2004, s.16E(1)`.
    pub place: String,
    /// What it asks, in one sentence of our own.
    pub paraphrase: String,
    /// Its force in words: `legal duty`, `guidance`.
    pub force: String,
    /// How sure the wording is, in words.
    pub certainty: String,
    /// Since when, until when, in words.
    pub in_force: String,
    /// Why it counts for less than its force, if it does.
    pub at_most: Option<String>,
    /// Why it counts for less still in a rule that reads more into it than its words.
    pub limit: Option<String>,
}

impl LawCite {
    /// Why it counts for less than its force here, if it does.
    #[must_use]
    pub fn why_less(&self) -> Option<&str> {
        self.limit.as_deref().or(self.at_most.as_deref())
    }
}

/// The two keys by which a finding is known again (design section 6, fingerprints).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Rule, subject kind and natural key; no file, pointer or day. Matches before and after.
    pub match_key: String,
    /// Match key, arrangement and description: stable for code scanning.
    pub fingerprint: String,
}

/// A finding that somebody decided to live with until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Why.
    pub reason: String,
    /// The post that decided it.
    pub decided_by: String,
    /// The last day it holds, ISO 8601.
    pub until: String,
    /// Where it is written.
    pub span: Span,
}

/// Everything masa says about one place in a user's file, from syntax to statute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub code: Code,
    /// How much it weighs.
    pub strength: Strength,
    /// One sentence naming the actual body or duty; lower-case start unless a name, no final stop.
    pub message: Words,
    /// A second sentence or two: what is known, both sides of a question. Empty when there is nothing to add.
    pub detail: Words,
    /// The place that decides.
    pub primary: Label,
    /// Other places, in any file.
    pub related: Vec<Label>,
    /// What to ask; empty when there is nothing to ask.
    pub ask: Words,
    /// What to mend; empty when there is nothing to mend.
    pub mend: Words,
    /// Papers that the facts were read in.
    pub papers: Vec<PaperCite>,
    /// Provisions it rests on, strongest first; empty for syntax, schema and reference findings.
    pub law: Arc<[LawCite]>,
    /// The path through the arrangement that explains the conclusion, one step a line.
    pub trail: Vec<String>,
    /// The keys it is known again by.
    pub keys: Keys,
    /// True of what cannot be told and matters as much as a finding: the rule shows its question in full.
    pub in_full: bool,
    /// Of what is lost in a step, or may be: the place in the files of after where it would go on. Nothing of anything else.
    pub goes_on: Option<Span>,
    /// Set when somebody accepted it.
    pub acceptance: Option<Acceptance>,
}

impl Finding {
    /// A finding about the file itself rather than the law: syntax, schema, reference or pack.
    #[must_use]
    pub fn unreadable(code: Code, span: Span, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            code,
            strength: Strength::Duty,
            message: message.into().into(),
            detail: Words::default(),
            primary: Label { span, says: Words::default() },
            related: Vec::new(),
            ask: Words::default(),
            mend: mend.into().into(),
            papers: Vec::new(),
            law: Arc::default(),
            trail: Vec::new(),
            keys: Keys::default(),
            in_full: false,
            goes_on: None,
            acceptance: None,
        }
    }

    /// The same, its files so many places further on.
    #[must_use]
    pub fn further_on(mut self, by: u32) -> Self {
        for label in std::iter::once(&mut self.primary).chain(&mut self.related) {
            label.span.file.0 = label.span.file.0.saturating_add(by);
        }
        self
    }

    /// A finding for the author of a rule, which keeps nobody from being judged by it.
    #[must_use]
    pub fn for_author(name: &'static str, span: Span, message: impl Into<String>, mend: impl Into<String>) -> Self {
        let strength = match name {
            EXAMPLE => Strength::Duty,
            NOT_EXERCISED => Strength::Question,
            _ => Strength::Guidance,
        };
        Self { strength, ..Self::unreadable(Code::Author(name), span, message, mend) }
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_related(mut self, span: Span, says: impl Into<String>) -> Self {
        self.related.push(Label { span, says: says.into().into() });
        self
    }

    /// Says what there is to see at the primary place.
    #[must_use]
    pub fn saying(mut self, says: impl Into<String>) -> Self {
        self.primary.says = says.into().into();
        self
    }
}
