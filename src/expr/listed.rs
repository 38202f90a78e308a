//! A list as it is told.

use super::eval::Evaluator;
use super::gaps::GapId;
use super::value::{Member, Seq, Value};

/// The members of a list.
pub(super) struct Listed<'a> {
    /// All that may belong to it.
    pub(super) members: Vec<Member<'a>>,
    /// Those to tell of.
    pub(super) told: Vec<Member<'a>>,
    /// Whether there may be others.
    pub(super) open: bool,
    /// What is missing to know all.
    pub(super) missing: Option<GapId>,
}

/// Whether a member belongs to its list for certain, and is known.
pub(super) fn is_certain(member: &Member<'_>) -> bool {
    member.maybe.is_none() && !matches!(member.what.value, Value::Unknown(_))
}

impl<'a> Evaluator<'a> {
    /// The members of a list, which of them to tell of, and what is missing to know all.
    pub(super) fn listed(&mut self, seq: &Seq<'a>) -> Listed<'a> {
        let members: Vec<Member<'a>> = (0..Self::len(seq)).filter_map(|at| self.member(seq, at)).collect();
        let mut missing = self.tail(seq);
        let open = missing.is_some();
        for member in &members {
            let unknown = match member.what.value {
                Value::Unknown(gap) | Value::Between { gaps: gap, .. } => Some(gap),
                _ => None,
            };
            for gap in member.maybe.into_iter().chain(unknown) {
                missing = Some(self.gaps.join(missing, gap));
            }
        }
        // Of a list that was picked out of another, those that may belong to it are left out beside any that do for certain:
        // what is not known is not told as a finding.
        let only_certain = matches!(seq, Seq::Made { .. }) && members.iter().any(|member| member.maybe.is_none());
        let told = members.iter().filter(|member| !only_certain || member.maybe.is_none());
        Listed { told: told.cloned().collect(), members, open, missing }
    }
}
