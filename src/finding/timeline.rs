use std::sync::Arc;

use super::{ArrangementHead, Label, Meta, Outcome, Strength, Subject, Words};

/// How the verdicts on one arrangement change from day to day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// What it rests on.
    pub meta: Meta,
    /// The arrangement, as it was judged on the first day.
    pub head: ArrangementHead,
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// Today, ISO 8601: what comes after it has not happened yet.
    pub today: String,
    /// How the verdicts came out on the first day, by outcome in the order of the type.
    pub at_first: [usize; 6],
    /// The days on which something changed, in order.
    pub entries: Vec<Entry>,
    /// On how many days it was judged.
    pub judged_on: usize,
}

/// A day on which verdicts changed, or on which the law, a body or the file's own date did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, ISO 8601.
    pub day: String,
    /// What happened, one clause each.
    pub happened: Vec<Happening>,
    /// What came of it.
    pub changes: Vec<Change>,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// What, one clause.
    pub words: String,
    /// Where the file says so, if it does.
    pub label: Option<Label>,
}

/// A verdict that came out otherwise than the day before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The rule's id.
    pub rule: String,
    /// The rule's title, which names the defect, as it reads on within a sentence.
    pub title: String,
    /// What stands after "whether": the same, or the words that the rule has in its place.
    pub whether: String,
    /// Whom or what it is about.
    pub subject: Arc<Subject>,
    /// How it came out the day before; nothing where the rule did not ask about it.
    pub before: Option<Outcome>,
    /// How it comes out now.
    pub after: Option<Outcome>,
    /// How much it weighs now.
    pub strength: Strength,
    /// By what of the next edition it is followed, a clause; empty where nothing is known to follow.
    pub next: String,
    /// The finding's sentence, where there is one.
    pub message: Words,
    /// Where the finding points.
    pub label: Option<Label>,
}
