//! A rule file as its author wrote it.

use serde::{Deserialize, Serialize};

use crate::finding::Strength;
use crate::source::{FileId, Span};

/// Whether a rule asks about the shape of an arrangement or about what has been done under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// Shape: in a proposed arrangement, what is planned counts as in place.
    Design,
    /// In post, published, reported: not applicable to a proposed arrangement yet.
    Operation,
}

/// An expression with the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExprText {
    /// The expression.
    pub text: String,
    /// The whole scalar in the rule file.
    pub span: Span,
    /// Where it stands letter for letter: bytes of the expression from which on it does, with those of the file. A text that is
    /// folded over several lines has one for each; none where it is written with escapes.
    pub lines: Vec<(u32, u32)>,
}

impl ExprText {
    /// An expression that is not there, at the place where that was noticed.
    pub(super) const fn missing(span: Span) -> Self {
        Self { text: String::new(), span, lines: Vec::new() }
    }

    /// The place in the rule file of a byte range of the expression; the whole scalar when it is written with escapes.
    #[must_use]
    pub fn place(&self, lo: usize, hi: usize) -> Span {
        let (Some(first), Some(last)) = (self.byte(lo), self.byte(hi.saturating_sub(1).max(lo))) else {
            return self.span;
        };
        Span::new(self.span.file, first, last + u32::from(hi > lo))
    }

    /// Where a byte of the expression stands in the file.
    fn byte(&self, at: usize) -> Option<u32> {
        let at = u32::try_from(at).ok()?;
        let (from, stands) = self.lines.iter().rev().find(|(from, _)| *from <= at)?;
        Some(stands + (at - from))
    }
}

/// A part of the rule's expressions that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedText {
    /// Its name, behind it in parentheses what it is handed.
    pub head: String,
    /// Where that stands.
    pub span: Span,
    /// What it stands for.
    pub text: ExprText,
}

/// How a rule comes to its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decides {
    /// By a condition that is met or not.
    Holds(ExprText),
    /// By people; the expression lists the evidence that the file cites.
    Judgement(ExprText),
}

/// What else is at hand when a rule is asked about something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Across {
    /// Every description of the same arrangement.
    Descriptions,
    /// The arrangements of before, whose things it asks about, and those of after.
    Restructure,
}

/// A second place to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedText {
    /// What to point at: an element, a value, or a list of them.
    pub at: ExprText,
    /// What stands there, a message with `{expressions}`.
    pub say: ExprText,
}

/// What to say when nothing can be told but the question is worth showing in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsureText {
    /// The message.
    pub say: ExprText,
    /// Shown only when this holds; always when it is left out.
    pub when: Option<ExprText>,
}

/// What is handed over in a step, for the list of the first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverText {
    /// What, a message with `{expressions}`.
    pub what: ExprText,
    /// Who sees to it after the change: posts, or groups and bodies that lead to one.
    pub owner: Option<ExprText>,
    /// Who settles it while it is open, where that is somebody else.
    pub settles: Option<ExprText>,
    /// Whether it is settled that nobody sees to it any more.
    pub to_nobody: Option<ExprText>,
    /// Whether each who is named, or each partner of what is named, sees to a part of it alone, so that somebody has to be there for each.
    pub each: Option<ExprText>,
    /// The day by which it is due, where that is not the first of what comes after.
    pub due: Option<ExprText>,
    /// Whether the rule also stands for what of its kind could not be read in before.
    pub unread: bool,
}

/// A rule as written, not yet checked against vocabulary or law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// Kebab-case, names the defect.
    pub id: String,
    /// Where the id stands.
    pub id_span: Span,
    /// One line.
    pub title: String,
    /// The same as the end of "cannot tell whether …", where the title does not read on there.
    pub whether: Option<String>,
    /// Shape or doing.
    pub asks: Asks,
    /// Provisions, with the places they are named at.
    pub basis: Vec<(String, Span)>,
    /// The most it may weigh, where that is less than its provisions'.
    pub at_most: Option<Strength>,
    /// Why.
    pub because: Option<String>,
    /// Parts that its expressions may use by name, each below those that it uses itself.
    pub named: Vec<NamedText>,
    /// Kind of subject, with its place.
    pub to: (String, Span),
    /// With what else at hand it is asked; nothing where one description is enough.
    pub across: Option<Across>,
    /// Whether it applies.
    pub when: Option<ExprText>,
    /// The same in words, as the end of "it asks this only".
    pub only: Option<String>,
    /// Why it spares nobody that no subject is listed, though the list is whole; as a sentence without its full stop.
    pub unlisted: Option<String>,
    /// The day whose law decides, where that is an event's and not the file's.
    pub law_day: Option<ExprText>,
    /// Whether it only guards against something being entered wrongly, so that there is nothing to certify where it is not.
    pub guards: bool,
    /// What decides.
    pub decides: Decides,
    /// The message.
    pub say: ExprText,
    /// A second sentence.
    pub detail: Option<ExprText>,
    /// What to say of a fact that cannot be told.
    pub unsure: Option<UnsureText>,
    /// The fact to point at.
    pub point: Option<ExprText>,
    /// Other places.
    pub related: Vec<RelatedText>,
    /// A list whose members, one after the other, are the path that explains the finding.
    pub trail: Option<ExprText>,
    /// What is handed over; only of a rule about a step.
    pub hand_over: Option<HandOverText>,
    /// What to ask, a message.
    pub ask: ExprText,
    /// What to mend, a message.
    pub mend: ExprText,
    /// Why the rule is there.
    pub rationale: String,
    /// Ids it went by before.
    pub formerly: Vec<String>,
    /// What is doubtful about it and is to stay as it is.
    pub accepted: Vec<AcceptedDoubt>,
}

impl RuleText {
    /// Whether it is asked of later days than the first of a step too: whoever names the words for the day, or whether it is a later one, has
    /// thought of them.
    #[must_use]
    pub fn looks_ahead(&self) -> bool {
        let (Decides::Holds(decides) | Decides::Judgement(decides)) = &self.decides;
        let named = self.named.iter().map(|named| &named.text);
        let mut texts = named.chain(self.when.as_ref()).chain([decides, &self.say, &self.ask, &self.mend]);
        texts.any(|text| ["is_later", "from_when"].iter().any(|name| text.text.contains(name)))
    }
}

/// Something doubtful about a rule that its author has looked at and leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedDoubt {
    /// The name of the doubt.
    pub doubt: String,
    /// Where that stands.
    pub span: Span,
    /// Why it is to stay.
    pub reason: String,
}

/// A pack as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackText {
    /// Kebab-case name.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// Version.
    pub version: String,
    /// What it holds, one sentence.
    pub title: String,
}

impl PackText {
    /// What stands in where nothing could be read.
    pub(super) const fn missing() -> Self {
        let name_span = Span::new(FileId(0), 0, 0);
        Self { name: String::new(), name_span, version: String::new(), title: String::new() }
    }
}
