use super::{ArrangementHead, Finding, Meta, Outcome, Strength, Verdict, Words};
use crate::source::Span;

/// An arrangement as a picture: what stands in which row, and what leads from one to another.
///
/// Only what the file states is in it. What is not stated is told as such, and never drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it rests on.
    pub meta: Meta,
    /// What it shows.
    pub view: View,
    /// The arrangement.
    pub head: ArrangementHead,
    /// The arrangement that it is held against, if any.
    pub before: Option<ArrangementHead>,
    /// The rows, from top to bottom.
    pub bands: Vec<Band>,
    /// What stands in them, in the order of the file.
    pub nodes: Vec<PictureNode>,
    /// What leads from one to another.
    pub lines: Vec<PictureLine>,
    /// What rules find wrong with what is shown, weightiest first.
    pub marks: Vec<Mark>,
    /// The findings about what is not shown.
    pub elsewhere: Elsewhere,
    /// Why what is not stated is not stated, where the picture says so of anything.
    pub silence: Option<&'static str>,
}

/// How many findings there are beside those that a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// All.
    pub findings: usize,
    /// Those of them by which a legal duty is not met, and which nobody accepted.
    pub duties: usize,
}

impl Elsewhere {
    /// Counts one more.
    pub(crate) fn add(&mut self, verdict: &Verdict, finding: &Finding) {
        self.findings += 1;
        let is_broken = verdict.outcome == Outcome::NotMet && finding.strength == Strength::Duty;
        self.duties += usize::from(is_broken && finding.acceptance.is_none());
    }
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Who reports to whom.
    Reporting,
    /// The partners and other bodies, with their posts and places in groups.
    Bodies,
    /// Which group or post sees to what.
    Functions,
    /// Who scrutinises what, and to whom scrutiny reports.
    Scrutiny,
}

impl View {
    /// All.
    pub const ALL: [Self; 4] = [Self::Reporting, Self::Bodies, Self::Functions, Self::Scrutiny];

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reporting => "reporting",
            Self::Bodies => "bodies",
            Self::Functions => "functions",
            Self::Scrutiny => "scrutiny",
        }
    }

    /// As a heading.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Reporting => "Reporting lines",
            Self::Bodies => "Bodies and their places",
            Self::Functions => "Functions and their owners",
            Self::Scrutiny => "Independent scrutiny",
        }
    }
}

/// A row of a picture: a tier, or what else stands together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its heading.
    pub title: String,
}

/// Something in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureNode {
    /// What it is.
    pub sort: Sort,
    /// The row, by its place among the bands.
    pub band: usize,
    /// Whether it stands outside the lines, beside the rows, as scrutiny does.
    pub beside: bool,
    /// The areas that it is for, where these are not all of the arrangement's.
    pub place: String,
    /// What people call it.
    pub name: String,
    /// What else is said of it, line by line.
    pub tells: Vec<Tell>,
    /// How far it has come.
    pub presence: Presence,
    /// What becomes of it from the arrangement of before.
    pub fate: Fate,
    /// True of what is on one side only where the other side's list may leave things out.
    pub is_only_unnamed: bool,
    /// Where it stands.
    pub span: Span,
}

impl PictureNode {
    /// What became of it in a word or two; nothing where it is as before.
    #[must_use]
    pub const fn became(&self) -> &'static str {
        match (self.fate, self.is_only_unnamed) {
            (Fate::Same, _) => "",
            (Fate::New, false) => "new",
            (Fate::New, true) => "newly named",
            (Fate::Gone, false) => "gone",
            (Fate::Gone, true) => "no longer named",
            (Fate::Moved, _) => "moved",
        }
    }
}

/// What something in a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A board, executive, subgroup, forum or panel.
    Group,
    /// A post.
    Post,
    /// A body, or several that are named together.
    Body,
    /// The safeguarding partners together.
    Partners,
    /// A strand of independent scrutiny.
    Scrutiny,
    /// Nobody: what has no owner stands here.
    Nobody,
}

/// A line of text about something in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tell {
    /// The text.
    pub words: String,
    /// True where it says that something is not stated.
    pub is_missing: bool,
    /// What becomes of it from the arrangement of before.
    pub fate: Fate,
    /// Marks of it, by their place among the marks.
    pub marks: Vec<usize>,
}

/// How far something is from hope to fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// In place, or nothing is said against it.
    InPlace,
    /// Planned or hoped for, or it begins later.
    Ahead,
    /// Suspended, vacant, or never met.
    Resting,
    /// Ended.
    Over,
    /// In doubt, or sources disagree.
    Unsure,
}

/// What becomes of something from before to after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// On both sides, or there is only one.
    Same,
    /// On the side of after only.
    New,
    /// On the side of before only.
    Gone,
    /// On both, in another row or with other lines upwards.
    Moved,
}

/// What leads from one thing in a picture to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureLine {
    /// From where, by its place among the nodes.
    pub from: usize,
    /// Where to.
    pub to: usize,
    /// How the first stands to the second.
    pub how: How,
    /// False where it is in doubt or sources disagree.
    pub is_certain: bool,
    /// What becomes of it.
    pub fate: Fate,
    /// Marks of it, by their place among the marks.
    pub marks: Vec<usize>,
    /// The value that says so.
    pub span: Span,
}

/// How one thing in a picture stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It reports to it.
    ReportsTo,
    /// It works on its commission.
    CommissionedBy,
    /// It advises it.
    Advises,
    /// It takes to it what it cannot settle.
    EscalatesTo,
    /// They stand beside each other.
    Alongside,
    /// It scrutinises it.
    Scrutinises,
    /// It chairs it.
    Chairs,
    /// It leads it.
    Leads,
}

impl How {
    /// All, in the order of a legend.
    pub const ALL: [Self; 8] = [
        Self::ReportsTo,
        Self::CommissionedBy,
        Self::Advises,
        Self::EscalatesTo,
        Self::Alongside,
        Self::Scrutinises,
        Self::Chairs,
        Self::Leads,
    ];

    /// As it stands between two names.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ReportsTo => "reports to",
            Self::CommissionedBy => "is commissioned by",
            Self::Advises => "advises",
            Self::EscalatesTo => "escalates to",
            Self::Alongside => "works alongside",
            Self::Scrutinises => "scrutinises",
            Self::Chairs => "chairs",
            Self::Leads => "leads",
        }
    }

    /// In one word, for names in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ReportsTo => "reports",
            Self::CommissionedBy => "commissioned",
            Self::Advises => "advises",
            Self::EscalatesTo => "escalates",
            Self::Alongside => "alongside",
            Self::Scrutinises => "scrutinises",
            Self::Chairs => "chairs",
            Self::Leads => "leads",
        }
    }
}

/// What a rule finds wrong with something in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The rule.
    pub rule: Words,
    /// What it weighs.
    pub strength: Strength,
    /// True of a departure from guidance for a reason that the document gives.
    pub departs: bool,
    /// True where somebody decided to live with it for a time.
    pub is_accepted: bool,
    /// One sentence.
    pub message: Words,
    /// The things that it is about, by their places among the nodes; none where this view does not show it.
    pub nodes: Vec<usize>,
    /// The place that decides.
    pub span: Span,
}
