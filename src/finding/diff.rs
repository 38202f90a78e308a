use super::{ArrangementHead, Backwards, Meta, PaperCite};
use crate::source::Span;

/// What differs between two descriptions, or between several and several.
///
/// Swapping the two sides swaps `before` with `after`, `was` with `is`, and each [`What`] with its counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it rests on.
    pub meta: Meta,
    /// The descriptions on the side of before.
    pub before: Vec<ArrangementHead>,
    /// Those on the side of after.
    pub after: Vec<ArrangementHead>,
    /// What differs, by section.
    pub changes: Vec<Altered>,
    /// What speaks for it that the sides were swapped.
    pub backwards: Option<Backwards>,
}

/// What a difference is about, in the order of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Name, status, areas, edition, succession.
    Arrangement,
    /// Bodies, safeguarding partners, claims of standing.
    Partners,
    /// Posts and the support unit.
    Posts,
    /// Groups, their chairs and members.
    Groups,
    /// Functions and who owns them.
    Functions,
    /// Strands of scrutiny.
    Scrutiny,
    /// Relevant agencies.
    Agencies,
    /// Budgets and contributions.
    Money,
    /// Events of the arrangement.
    Dates,
    /// Published contents, documents, departures.
    Contents,
    /// Agreements.
    Agreements,
    /// Child death review.
    ChildDeathReview,
    /// Yearly and other reports.
    Reports,
    /// Plans, counts, inspections, interventions, secure settings.
    Plans,
    /// The papers that the description was read in.
    Papers,
}

impl Section {
    /// Its name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Arrangement => "arrangement",
            Self::Partners => "partners",
            Self::Posts => "posts",
            Self::Groups => "groups",
            Self::Functions => "functions",
            Self::Scrutiny => "scrutiny",
            Self::Agencies => "agencies",
            Self::Money => "money",
            Self::Dates => "dates",
            Self::Contents => "contents",
            Self::Agreements => "agreements",
            Self::ChildDeathReview => "child-death-review",
            Self::Reports => "reports",
            Self::Plans => "plans",
            Self::Papers => "papers",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// What it is about.
    pub section: Section,
    /// What it concerns on the side of before: nothing where it came, several where they became one.
    pub before: Vec<Thing>,
    /// The same on the side of after.
    pub after: Vec<Thing>,
    /// By what the two sides were known for the same, where they do not simply bear one id.
    pub known: Option<Known>,
    /// What became of it.
    pub what: What,
}

/// Something on one side, as people call it, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Kind of element, as rules name it.
    pub kind: &'static str,
    /// What a person calls it.
    pub name: String,
    /// The same within a sentence.
    pub phrase: String,
    /// The id it stands under, or else what tells it from others of its kind.
    pub key: String,
    /// The id of the file that the description stands in.
    pub within: String,
    /// Where.
    pub spot: Spot,
}

/// A place with the papers that are cited there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where.
    pub span: Span,
    /// Papers; empty where none is cited.
    pub papers: Vec<PaperCite>,
}

/// By what two sides were known for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// In one word.
    pub by: KnownBy,
    /// In words: what shows it.
    pub words: String,
}

/// The ways of knowing a thing again, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownBy {
    /// It stands under the same id.
    Id,
    /// `formerly` on one side names the other.
    Formerly,
    /// The one took the other's place by operation of law.
    Law,
    /// Its title and body, or its place among posts and groups, or what it covers.
    Place,
}

impl KnownBy {
    /// Its name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Formerly => "formerly",
            Self::Law => "law",
            Self::Place => "place",
        }
    }
}

/// What became of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It stands in after only.
    Came(Only),
    /// It stands in before only.
    Went(Only),
    /// Events that had happened when the paper of the other side was written, which does not tell of them.
    Past,
    /// How an arrangement ends that others follow, which they have no need to repeat.
    Ending,
    /// Its name or its id is another.
    Renamed,
    /// Another arrangement, which takes its place.
    Followed,
    /// The same, looked at from later to earlier.
    Follows,
    /// Another arrangement, and neither says that it takes the other's place.
    Another,
    /// One became several.
    Split(Parts),
    /// Several became one.
    Merged(Parts),
    /// The same thing stands in several arrangements of one side: each keeps it, or it was in each before.
    Kept {
        /// Whether it is said to be one that they share.
        shared: bool,
    },
    /// A group goes on in some of several arrangements only, or stood in some only.
    Partly {
        /// The arrangements that name groups, and not this one.
        without: Vec<Thing>,
        /// Those that do not name it either, and whose areas it is said to cover.
        covered: Vec<Thing>,
    },
    /// Several became several.
    Regrouped,
    /// A body whose place another took by operation of law.
    Succeeded,
    /// The same, looked at from later to earlier.
    Preceded,
    /// A field is stated otherwise.
    Says {
        /// The key of the field.
        field: &'static str,
        /// What before says.
        was: Said,
        /// What after says.
        is: Said,
        /// Of a list that both state: its members in before only.
        gone: Vec<String>,
        /// The same in after only.
        new: Vec<String>,
    },
    /// The whole of it is doubted, or no longer, or for another reason; empty where it is not.
    Doubt {
        /// Why in before.
        was: String,
        /// Why in after.
        is: String,
    },
    /// A list is said to be all there is on one side only.
    Whole {
        /// The key of the list.
        field: &'static str,
        /// True where it is after that says so.
        is: bool,
    },
    /// Others own a function. The owners are what it concerns on either side.
    Owned {
        /// The function in words.
        function: String,
        /// Where before names the function; empty where it does not.
        was: Vec<Spot>,
        /// Where after does.
        is: Vec<Spot>,
        /// How far the function itself has come where only one side names it, and its days; empty where nothing says so.
        standing: String,
    },
    /// A payer pays otherwise in the latest years of after than in the latest of before, or somebody else holds the money.
    Paid {
        /// The key that says so: `total`, `amount` or `held-by`.
        field: &'static str,
        /// The payer; empty where it is no matter of one.
        who: String,
        /// In before.
        was: Paid,
        /// In after.
        is: Paid,
    },
}

/// What is paid in the latest years of a side, or who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// Each sum, in the order of what it concerns; empty where nothing is named.
    pub sums: Vec<Sum>,
    /// The latest years of the arrangements of the side, each once; one that is not stated is empty.
    pub years: Vec<String>,
    /// All sums in one, or that none is stated.
    pub whole: Said,
}

impl Paid {
    /// The only year of what is paid, or of the side where nothing is; empty where it is not stated, or where there are several.
    #[must_use]
    pub fn year(&self) -> &str {
        let years = || self.sums.iter().map(|sum| &sum.year);
        let only = match (years().next(), self.years.as_slice()) {
            (Some(first), _) => years().all(|year| year == first).then_some(first),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        only.map_or("", String::as_str)
    }
}

/// One sum of several that a payer pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The sum, or who holds it.
    pub said: Said,
    /// Its year; empty where it is not stated.
    pub year: String,
    /// Who pays it; empty where it is no matter of one.
    pub payer: String,
    /// The pot it goes into; empty where it is not stated.
    pub pot: String,
}

/// What is stated of something that stands on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Only {
    /// What the other side leaves open.
    pub other: Absence,
    /// What is stated of it: key and words.
    pub details: Vec<(&'static str, String)>,
    /// Of a group: the functions that somebody has on the other side, by who has them, and those that nobody is named for there. Empty where
    /// nobody has any.
    pub work: Vec<Work>,
}

/// Functions of a group that stands on one side only, by who has them on the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Work {
    /// The groups and posts, as a sentence calls them; empty where nobody is named.
    pub owners: Vec<String>,
    /// The functions, in words.
    pub functions: Vec<String>,
}

/// What it means that something is not in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// It is not there: the list is all there is.
    NotThere,
    /// It is not named, and the list may leave things out.
    NotNamed,
    /// Part of the list could not be read, and it may stand there.
    Unreadable,
}

/// The several that one became, or that became one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What each has of the functions of the one.
    pub takes: Vec<Takes>,
    /// The place among the several of the only one that goes by the id of the one: the others went into it, or came out of it.
    pub stays: Option<usize>,
}

/// What one of several takes over of what they came from, or brings into what they become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takes {
    /// Its place among the several.
    pub thing: usize,
    /// The functions that it has in common with the one, in words.
    pub functions: Vec<String>,
}

/// What a side says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How surely.
    pub form: Form,
    /// The value in words; readings that disagree stand side by side.
    pub words: String,
    /// Why it is doubted, or why it is not stated.
    pub why: String,
    /// Where it stands, or would stand.
    pub spot: Spot,
}

/// How surely a value is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The key is missing.
    NotStated,
    /// Said aloud to be none.
    None,
    /// Stated.
    Known,
    /// Stated with doubt.
    Uncertain,
    /// Sources disagree.
    Disputed,
    /// It could not be read.
    Unreadable,
}

impl Form {
    /// Its name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotStated => "not-stated",
            Self::None => "none",
            Self::Known => "known",
            Self::Uncertain => "uncertain",
            Self::Disputed => "disputed",
            Self::Unreadable => "unreadable",
        }
    }
}
