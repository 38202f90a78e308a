//! How much a provision weighs (design section 3): the least of what its force, its certainty and its limit allow.

use super::{Certainty, Force, Provision};
use crate::finding::Strength;

impl Force {
    /// The most that a provision of this force weighs.
    #[must_use]
    pub const fn strength(self) -> Strength {
        match self {
            Self::Must => Strength::Duty,
            Self::Should => Strength::Guidance,
            Self::May | Self::States | Self::Expects => Strength::Note,
        }
    }
}

impl Certainty {
    /// The most that something known so surely weighs.
    #[must_use]
    pub const fn allows(self) -> Strength {
        match self {
            Self::Read | Self::Reported => Strength::Duty,
            Self::Recalled => Strength::Question,
        }
    }
}

impl Provision {
    /// How much a departure from it weighs at most on a day when it is in force. Nothing raises it.
    #[must_use]
    pub fn strength(&self) -> Strength {
        let limit = self.at_most.as_ref().map_or(Strength::Duty, |limit| limit.strength);
        self.force.strength().min(self.certainty.allows()).min(self.force_certainty.allows()).min(limit)
    }

    /// Why it weighs less than its force, in words; nothing if it does not.
    #[must_use]
    pub fn why_less(&self) -> Option<String> {
        let strength = self.strength();
        if strength == self.force.strength() {
            return None;
        }
        let mut reasons = Vec::new();
        if self.certainty == Certainty::Recalled {
            reasons.push("what it says is known from memory only");
        } else if self.force_certainty == Certainty::Recalled {
            reasons.push("how strongly it asks is known from memory only");
        }
        reasons.extend(self.at_most.iter().map(|limit| limit.because.as_str()));
        Some(format!("counts as {} at most: {}", strength.counts_as(), reasons.join("; ")))
    }
}
