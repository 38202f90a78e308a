use std::ops::Not;

use serde::{Deserialize, Serialize};

/// True, false or unknown, combined by Kleene's strong logic (design section 7).
///
/// An unknown never hides what the other side settles: `False.and(Unknown)` is false and `True.or(Unknown)` is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// So in every case that the facts allow.
    True,
    /// So in no case that the facts allow.
    False,
    /// So in some cases and not in others.
    Unknown,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// At least one holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, Self::False) => Self::False,
            _ => Self::Unknown,
        }
    }

    /// Certain to hold.
    #[must_use]
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Certain not to hold.
    #[must_use]
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }

    /// Neither certain to hold nor certain not to.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// True when `holds` is certain, false when `fails` is, else unknown; the two never are together.
    pub(super) const fn decide(holds: bool, fails: bool) -> Self {
        match (holds, fails) {
            (true, _) => Self::True,
            (false, true) => Self::False,
            (false, false) => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    const ALL: [Truth; 3] = [True, False, Unknown];

    /// The two-valued answers that a truth leaves open.
    fn cases(truth: Truth) -> Vec<bool> {
        match truth {
            True => vec![true],
            False => vec![false],
            Unknown => vec![true, false],
        }
    }

    fn gather(answers: &[bool]) -> Truth {
        Truth::decide(answers.iter().all(|a| *a), answers.iter().all(|a| !*a))
    }

    #[test]
    fn kleene_logic_agrees_with_trying_every_case() {
        for a in ALL {
            assert_eq!(!a, gather(&cases(a).iter().map(|x| !x).collect::<Vec<_>>()));
            for b in ALL {
                let pairs: Vec<(bool, bool)> =
                    cases(a).iter().flat_map(|x| cases(b).into_iter().map(move |y| (*x, y))).collect();
                assert_eq!(a.and(b), gather(&pairs.iter().map(|(x, y)| *x && *y).collect::<Vec<_>>()), "{a:?} {b:?}");
                assert_eq!(a.or(b), gather(&pairs.iter().map(|(x, y)| *x || *y).collect::<Vec<_>>()), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn exactly_one_of_the_three_questions_holds() {
        for truth in ALL {
            let answers = [truth.is_true(), truth.is_false(), truth.is_unknown()];
            assert_eq!(answers.iter().filter(|a| **a).count(), 1, "{truth:?}");
        }
        assert!(Truth::from(true).is_true() && Truth::from(false).is_false());
    }
}
