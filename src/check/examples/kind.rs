use crate::rules::{Decides, RuleText, Target};

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The rule is met.
    Pass,
    /// It is not.
    Fail,
    /// It cannot be told.
    Silent,
    /// It does not apply.
    Skip,
}

/// The kinds of example that a new rule about this kind of thing needs, by name and with what there is to see in each.
pub(in crate::check) fn needed(target: Target) -> Vec<(&'static str, &'static str)> {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind == Kind::Fail || !target.is_of_values());
    kinds.map(|kind| (kind.name(), kind.shows())).collect()
}

/// The place of an example among others: what is not met comes first, for that is what a rule is there for.
pub(in crate::check) fn order(name: &str) -> usize {
    let order = [Kind::Fail, Kind::Pass, Kind::Silent, Kind::Skip];
    order.iter().position(|kind| Kind::of(name) == Some(*kind)).unwrap_or(order.len())
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Pass, Self::Fail, Self::Silent, Self::Skip];

    /// The kind of an example by its name: `pass` and `pass-last-day` are of one kind.
    pub(super) fn of(name: &str) -> Option<Self> {
        let first = name.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.name() == first)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Silent => "silent",
            Self::Skip => "skip",
        }
    }

    /// What there is to see in it, as the end of a sentence.
    pub(super) const fn shows(self) -> &'static str {
        match self {
            Self::Pass => "an arrangement that meets the rule",
            Self::Fail => "an arrangement that does not meet it",
            Self::Silent => "an arrangement that does not state the deciding fact",
            Self::Skip => "an arrangement that the rule does not apply to",
        }
    }

    /// Whether a rule has to have an example of this kind.
    ///
    /// That two sources disagree is there or it is not: nothing about it can be unstated or met. What people judge is never held not
    /// met by masa. Only what applies conditionally can be passed by.
    /// A rule about a kind that there is not is taken to be about things.
    pub(super) fn is_needed(self, text: &RuleText) -> bool {
        let by_people = matches!(text.decides, Decides::Judgement(_));
        match self {
            Self::Fail => !by_people,
            _ if Target::named(&text.to.0).is_some_and(Target::is_of_values) => false,
            Self::Skip => text.when.is_some(),
            Self::Pass | Self::Silent => true,
        }
    }
}
