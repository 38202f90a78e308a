use super::{Backwards, Meta, NOT_YET, Outcome, Picture, Report, Strength, Verdict, Words};
use crate::source::FileId;

/// The step from some arrangements to others, judged on both sides.
///
/// Swapping the two sides swaps `before` with `after`, and each [`Became`] with its counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restructure {
    /// What it rests on.
    pub meta: Meta,
    /// What the rules say of the arrangements of before.
    pub before: Report,
    /// What they say of those of after.
    pub after: Report,
    /// What the rules about the step itself say, which ask about things of before with both sides at hand.
    pub handovers: Vec<Verdict>,
    /// What is handed over, for the list of the first day, in the order in which it is due.
    pub day_one: Vec<HandedOver>,
    /// The parts of a description, by their keys, that before says nothing of, so that nothing could be asked about them.
    pub not_asked: Vec<&'static str>,
    /// To whom groups report, before and after.
    pub pictures: [Vec<Picture>; 2],
    /// What became of each verdict; nothing where the sides are not compared.
    pub told: Vec<Told>,
    /// False where a whole file could not be read: whatever stands in it would seem to be mended or new.
    pub compared: bool,
    /// What speaks for it that the sides were swapped.
    pub backwards: Option<Backwards>,
}

/// Something that is handed over in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// The verdict on it, by its place among the hand-overs.
    pub verdict: usize,
    /// What it is.
    pub what: Words,
    /// The posts that see to it after the change, in words; none where no post is named.
    pub owners: Vec<String>,
    /// The files that name these posts, which need not be about the area that it is handed over for.
    pub named_in: Vec<FileId>,
    /// Where no post is named: the bodies that are the safeguarding partners by law of the area, or of those of the arrangements.
    pub by_law: Vec<String>,
    /// Whether it is settled that nobody sees to it any more: it is given up, or there is none.
    pub to_nobody: bool,
    /// The bodies among these that are no more by then, each with the day it ended, in words: so that nobody sees to it.
    pub gone: Vec<String>,
    /// What is asked where nobody is there of those who are named: the rule itself is met, and its verdict asks nothing.
    pub asked: Option<Box<Verdict>>,
    /// The files of after for whose arrangements it is open, where the rule says who has to settle it.
    pub open_for: Vec<FileId>,
    /// The day it is due; nothing where no day is stated.
    pub due: Option<OnDay>,
}

impl HandedOver {
    /// Whether it is settled, where the verdict on it is this.
    #[must_use]
    pub fn is_settled(&self, verdict: &Verdict) -> bool {
        matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable) && self.gone.is_empty()
    }
}

/// A day on which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDay {
    /// As the format writes it.
    pub day: String,
    /// As a sentence names it.
    pub words: String,
}

/// What became of a verdict from one side to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// What.
    pub became: Became,
    /// Index into the verdicts of before; nothing where nothing of the kind was asked there.
    pub before: Option<usize>,
    /// Index into the verdicts of after, likewise.
    pub after: Option<usize>,
}

/// What became of a verdict, in the order of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    /// It was in order, and is not met now.
    New,
    /// It was not asked, and is not met now.
    NewlyAsked,
    /// It could not be told, and is not met now.
    Established,
    /// It was in order, or not asked, and cannot be told now.
    Opened,
    /// It is not met on either side.
    Unchanged,
    /// It was not met, and cannot be told now.
    Unsettled,
    /// It could not be told, and is in order or not asked now.
    Settled,
    /// It was not met, and is in order now.
    Mended,
    /// It was not met, and is not asked now: the subject is gone, or the rule does not apply. Nothing says that it is in order.
    NotAsked,
    /// A legal duty that was not asked before, and is in order.
    Triggered,
    /// A legal duty that was in order, and is not asked now.
    FellAway,
}

impl Became {
    /// Its name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::NewlyAsked => "new-where-newly-asked",
            Self::Established => "established",
            Self::Opened => "cannot-be-told-now",
            Self::Unchanged => "unchanged",
            Self::Unsettled => "unsettled",
            Self::Settled => "settled",
            Self::Mended => "mended",
            Self::NotAsked => "not-asked-any-more",
            Self::Triggered => "duty-triggered",
            Self::FellAway => "duty-gone",
        }
    }

    /// Whether the change brings in something that is not met.
    #[must_use]
    pub const fn is_brought_in(self) -> bool {
        matches!(self, Self::New | Self::NewlyAsked | Self::Established)
    }

    /// What it is when the sides are swapped.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::New => Self::Mended,
            Self::Mended => Self::New,
            Self::NewlyAsked => Self::NotAsked,
            Self::NotAsked => Self::NewlyAsked,
            Self::Established => Self::Unsettled,
            Self::Unsettled => Self::Established,
            Self::Opened => Self::Settled,
            Self::Settled => Self::Opened,
            Self::Triggered => Self::FellAway,
            Self::FellAway => Self::Triggered,
            Self::Unchanged => Self::Unchanged,
        }
    }

    /// What became of a verdict; nothing worth telling where it is in order, unasked or untold on both sides.
    #[must_use]
    pub fn of(before: Option<&Verdict>, after: Option<&Verdict>) -> Option<Self> {
        match (State::of(before), State::of(after)) {
            (State::NotMet, State::NotMet) => Some(Self::Unchanged),
            (State::CannotTell, State::NotMet) => Some(Self::Established),
            (State::NotMet, State::CannotTell) => Some(Self::Unsettled),
            (State::InOrder, State::NotMet) => Some(Self::New),
            (State::NotAsked | State::NotYet, State::NotMet) => Some(Self::NewlyAsked),
            (State::NotMet, State::InOrder) => Some(Self::Mended),
            (State::NotMet, State::NotAsked | State::NotYet) => Some(Self::NotAsked),
            (State::CannotTell, State::CannotTell) => None,
            (State::CannotTell, _) => Some(Self::Settled),
            (_, State::CannotTell) => Some(Self::Opened),
            (State::NotAsked, State::InOrder) => is_duty(after).then_some(Self::Triggered),
            (State::InOrder, State::NotAsked) => is_duty(before).then_some(Self::FellAway),
            (State::NotAsked | State::NotYet | State::InOrder, State::NotAsked | State::NotYet | State::InOrder) => {
                None
            }
        }
    }
}

/// How a verdict stands where only the change matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotAsked,
    /// Not asked of what is only proposed: once that is in force, it is.
    NotYet,
    InOrder,
    CannotTell,
    NotMet,
}

impl State {
    fn of(verdict: Option<&Verdict>) -> Self {
        match verdict.map(|verdict| verdict.outcome) {
            None | Some(Outcome::NotApplicable) => {
                if verdict.is_some_and(|verdict| verdict.reason == NOT_YET) {
                    Self::NotYet
                } else {
                    Self::NotAsked
                }
            }
            // People may find what no machine can, and a published reason is an answer: neither is a fault.
            Some(Outcome::Met | Outcome::Departs | Outcome::ForJudgement) => Self::InOrder,
            Some(Outcome::NotStated) => Self::CannotTell,
            Some(Outcome::NotMet) => Self::NotMet,
        }
    }
}

fn is_duty(verdict: Option<&Verdict>) -> bool {
    verdict.is_some_and(|verdict| verdict.strength == Strength::Duty)
}

impl Restructure {
    /// The verdicts behind what is told: of before, of after.
    #[must_use]
    pub fn verdicts(&self, told: &Told) -> [Option<&Verdict>; 2] {
        [told.before.and_then(|at| self.before.verdicts.get(at)), told.after.and_then(|at| self.after.verdicts.get(at))]
    }
}
