//! Three-valued comparison of days (design section 4).
//!
//! Two days are taken to be independent of each other, even where both stand in the same field: a day compared with
//! itself is the same day for certain only when it is exact.

use super::{Date, Day, Truth};

/// A bound on a line that has ends: before every day, a day, after every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Past,
    On(Date),
    Future,
}

impl Reach {
    pub(super) fn earliest(bound: Option<Date>) -> Self {
        bound.map_or(Self::Past, Self::On)
    }

    pub(super) fn latest(bound: Option<Date>) -> Self {
        bound.map_or(Self::Future, Self::On)
    }
}

impl Day {
    pub(super) fn earliest(self) -> Reach {
        Reach::earliest(self.first())
    }

    pub(super) fn latest(self) -> Reach {
        Reach::latest(self.last())
    }

    /// Whether this day comes before the other.
    ///
    /// True if its last possible day is before the other's first, false if its first is not before the other's last.
    #[must_use]
    pub fn before(self, other: Self) -> Truth {
        Truth::decide(self.latest() < other.earliest(), self.earliest() >= other.latest())
    }

    /// Whether this day comes after the other.
    #[must_use]
    pub fn after(self, other: Self) -> Truth {
        other.before(self)
    }

    /// Whether this day is the other or comes before it.
    #[must_use]
    pub fn on_or_before(self, other: Self) -> Truth {
        !other.before(self)
    }

    /// Whether this day is the other or comes after it.
    #[must_use]
    pub fn on_or_after(self, other: Self) -> Truth {
        !self.before(other)
    }

    /// Whether the two are the same day: true only for exact days, false if no day is possible for both.
    #[must_use]
    pub fn same_as(self, other: Self) -> Truth {
        let same = self.exact().is_some() && self.exact() == other.exact();
        Truth::decide(same, self.latest() < other.earliest() || other.latest() < self.earliest())
    }
}
