use serde::{Deserialize, Serialize};

use super::instrument::within;
use crate::finding::Strength;
use crate::time::{Date, Day, Truth};

/// What a provision asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Force {
    /// It has to be done.
    Must,
    /// It is to be done unless there is good reason not to.
    Should,
    /// It is allowed.
    May,
    /// It says how things are.
    States,
    /// It looks forward to something without asking for it.
    Expects,
}

impl Force {
    /// Strongest first.
    pub const ALL: [Self; 5] = [Self::Must, Self::Should, Self::May, Self::States, Self::Expects];

    /// The word of the files for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::May => "may",
            Self::States => "states",
            Self::Expects => "expects",
        }
    }
}

/// How surely something is known, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// From memory only.
    Recalled,
    /// Others say so.
    Reported,
    /// The wording itself was seen.
    Read,
}

impl Certainty {
    /// Surest first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Reported, Self::Recalled];

    /// The word of the files for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Reported => "reported",
            Self::Recalled => "recalled",
        }
    }
}

/// A paper about an instrument, which is neither law nor guidance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// A letter.
    Letter,
    /// What a government says that it intends.
    Policy,
}

impl Paper {
    /// What it is, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Policy => "policy",
        }
    }
}

/// The most that something may weigh, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// The most it may weigh.
    pub strength: Strength,
    /// Why, one clause.
    pub because: String,
}

/// How it is decided whether a provision is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decided {
    /// By rules over what the arrangement states: they ask the whole of it.
    Machine,
    /// By such rules, which ask a part of it and can find it broken, but never kept.
    InPart {
        /// What they do not ask: a clause that begins with `whether`, `how` or `what`.
        not_asked: String,
    },
    /// By a person.
    Judgement {
        /// What to ask.
        ask: String,
        /// What to look at.
        evidence: String,
    },
    /// By data from outside the arrangement.
    Reference {
        /// Which data.
        needs: String,
    },
    /// Not at all: it lays nothing on anybody that an arrangement could keep.
    NoDuty {
        /// Why not.
        why: String,
    },
    /// Not by masa.
    OutOfScope {
        /// Why not.
        why: String,
    },
}

impl Decided {
    /// Why rules of which each came out well do not show that it is kept, a clause; nothing where they do.
    #[must_use]
    pub fn beyond_rules(&self) -> Option<String> {
        match self {
            Self::Machine => None,
            Self::InPart { not_asked } => Some(format!("it is not asked {not_asked}")),
            Self::Judgement { ask, .. } => Some(format!("for people to judge is: {ask}")),
            Self::Reference { needs } => Some(format!("the whole of it needs {needs}")),
            Self::NoDuty { why } => Some(format!("there is nothing to be kept: {why}")),
            Self::OutOfScope { why } => Some(format!("the rest is not for masa: {why}")),
        }
    }
}

/// When a provision begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Start {
    /// Everywhere on one day.
    On(Date),
    /// Area by area.
    ByArea {
        /// Nowhere before this day.
        earliest: Date,
        /// Everywhere from this day, if that is known.
        everywhere: Option<Date>,
        /// The day in single areas, by the area's id.
        areas: Vec<(String, Date)>,
    },
    /// No beginning was found up to the day of the last look.
    NotYet {
        /// The day of the last look.
        looked: Date,
        /// What is said of a beginning, a few words.
        expected: String,
    },
}

/// A day or a length of time that a provision sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// A day.
    Day(Day),
    /// Calendar months.
    Months(u32),
    /// Days.
    Days(u32),
    /// Working days in England.
    WorkingDays(u32),
}

impl Fact {
    /// So ends the name of a day by which something has to be done: it is the last day of what is written.
    pub const LIMIT: &str = "-by";
}

/// One duty, expectation or statement of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Id in the catalogue.
    pub id: String,
    /// Id of the instrument.
    pub instrument: String,
    /// Where in the instrument: section and subsection, or chapter and section of guidance.
    pub place: String,
    /// What it asks.
    pub force: Force,
    /// How surely that is known.
    pub force_certainty: Certainty,
    /// On whom it rests.
    pub bearer: String,
    /// What it says, one sentence of our own.
    pub says: String,
    /// When it begins.
    pub start: Start,
    /// How surely its first day is known.
    pub start_certainty: Certainty,
    /// Its last day, if it has one.
    pub until: Option<Date>,
    /// How surely it is known.
    pub certainty: Certainty,
    /// Where it was read: ids of the instrument's sources.
    pub sources: Vec<String>,
    /// The paper beside the instrument that says so, where the instrument itself does not.
    pub paper: Option<Paper>,
    /// The most it may weigh, if that is less than its force.
    pub at_most: Option<Limit>,
    /// How it is decided.
    pub decided: Decided,
    /// The same duty in other instruments.
    pub same_duty_as: Vec<String>,
    /// What it continues from the edition before.
    pub carried_from: Vec<String>,
    /// Days and periods that it sets, by name.
    pub facts: Vec<(String, Fact)>,
    /// What else to know; may be empty.
    pub note: String,
}

impl Provision {
    /// Whether it was in force on a day in every area; unknown while it was so in some areas only.
    #[must_use]
    pub fn in_force(&self, day: Day) -> Truth {
        self.begun(day).and(!self.over(day))
    }

    /// Whether it was in force on a day in one area.
    #[must_use]
    pub fn in_force_in(&self, area: &str, day: Day) -> Truth {
        let known = match &self.start {
            Start::ByArea { areas, .. } => areas.iter().find(|(id, _)| id == area),
            _ => None,
        };
        known.map_or_else(|| self.in_force(day), |(_, from)| within(*from, self.until, day))
    }

    /// Whether it had begun on a day in every area, be it over since or not.
    #[must_use]
    pub fn begun(&self, day: Day) -> Truth {
        match &self.start {
            Start::On(from) => day.on_or_after(Day::from(*from)),
            Start::ByArea { earliest, everywhere, .. } => {
                let somewhere = day.on_or_after(Day::from(*earliest));
                let everywhere = everywhere.map_or(Truth::Unknown, |all| day.on_or_after(Day::from(all)));
                if everywhere.is_true() { Truth::True } else { somewhere.and(Truth::Unknown) }
            }
            // What happened after the last look is not known.
            Start::NotYet { looked, .. } => day.after(Day::from(*looked)).and(Truth::Unknown),
        }
    }

    /// Whether it was over on a day.
    #[must_use]
    pub fn over(&self, day: Day) -> Truth {
        self.until.map_or(Truth::False, |until| day.after(Day::from(until)))
    }

    /// The days from which it may be otherwise than the day before: law, no longer law, or not known to be either.
    #[must_use]
    pub fn changes(&self) -> Vec<Date> {
        let mut days: Vec<Date> = match &self.start {
            Start::On(from) => vec![*from],
            Start::ByArea { earliest, everywhere, areas } => {
                std::iter::once(*earliest).chain(*everywhere).chain(areas.iter().map(|(_, from)| *from)).collect()
            }
            Start::NotYet { looked, .. } => looked.next().into_iter().collect(),
        };
        days.extend(self.until.and_then(Date::next));
        days
    }

    /// The days by which it asks something to be done.
    pub fn limits(&self) -> impl Iterator<Item = Day> {
        self.facts.iter().filter_map(|(name, fact)| match fact {
            Fact::Day(day) if name.ends_with(Fact::LIMIT) => Some(*day),
            _ => None,
        })
    }

    /// A day or a period that it sets, by its name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<Fact> {
        self.facts.iter().find(|(known, _)| known == name).map(|(_, fact)| *fact)
    }
}
