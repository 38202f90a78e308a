//! All that stands in a list.

use super::super::value::{Member, Seq, Thing, Value};
use super::Evaluator;

impl<'a> Evaluator<'a> {
    /// The members of a list, those too that may be none of it.
    pub(super) fn members(&mut self, seq: &Seq<'a>) -> Vec<Member<'a>> {
        (0..Self::len(seq)).filter_map(|at| self.member(seq, at)).collect()
    }

    /// The things among them.
    pub(super) fn things(&mut self, seq: &Seq<'a>) -> Vec<Thing<'a>> {
        let thing = |member: Member<'a>| if let Value::Thing(thing) = member.what.value { Some(thing) } else { None };
        self.members(seq).into_iter().filter_map(thing).collect()
    }
}
