//! Texts that each say who does something, and name others.

use std::collections::BTreeSet;

use super::super::program::NodeId;
use super::super::value::{Kleene, Value};
use super::Evaluator;
use crate::expr::error::EvalError;

impl Evaluator<'_> {
    /// Whether two of several texts that each say for certain that somebody does something name nobody in common. Arrangements are named by
    /// their areas, so that a council is no rival of its own partnership.
    pub(super) fn names_rivals(&mut self, texts: NodeId) -> Result<Kleene, EvalError> {
        let (texts, _) = self.seq(texts)?;
        let mut named: Vec<BTreeSet<String>> = Vec::new();
        for at in 0..Self::len(&texts) {
            let Some(member) = self.member(&texts, at).filter(|member| member.maybe.is_none()) else { continue };
            if let Value::Text(text) | Value::Word(text) = member.what.value
                && self.is_handed_over(text)
            {
                named.push(self.whom_named(text));
            }
        }
        named.retain(|whom| !whom.is_empty());
        let are_apart = |one: &BTreeSet<String>| named.iter().any(|other| one.is_disjoint(other));
        Ok(Kleene::from(named.iter().any(are_apart)))
    }
}
