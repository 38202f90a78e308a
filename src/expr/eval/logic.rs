//! How conditions are put together, by Kleene's logic.

use super::super::function::Function;
use super::super::program::{NodeId, Op};
use super::super::value::Kleene;
use super::Evaluator;
use crate::expr::error::EvalError;

impl Evaluator<'_> {
    /// Both hold; everything that is missing counts unless one is false.
    pub(in crate::expr) fn and(&mut self, a: Kleene, b: Kleene) -> Kleene {
        match (a, b) {
            (Kleene::False, _) | (_, Kleene::False) => Kleene::False,
            (Kleene::Unknown(a), Kleene::Unknown(b)) => Kleene::Unknown(self.gaps.both(a, b)),
            (Kleene::Unknown(gap), _) | (_, Kleene::Unknown(gap)) => Kleene::Unknown(gap),
            (Kleene::True, Kleene::True) => Kleene::True,
        }
    }

    /// At least one holds; everything that is missing counts unless one is true.
    pub(super) fn or(&mut self, a: Kleene, b: Kleene) -> Kleene {
        !self.and(!a, !b)
    }

    pub(super) fn all_of(&mut self, items: &[NodeId]) -> Result<Kleene, EvalError> {
        let mut missing = None;
        for item in items {
            match self.truth(*item)? {
                Kleene::True => {}
                Kleene::False => return Ok(Kleene::False),
                // What cannot be told only where the rest holds is no reason while it is open whether it does.
                Kleene::Unknown(_) if missing.is_some() && self.is_a_reason(*item) => {}
                Kleene::Unknown(gap) => missing = Some(self.gaps.join(missing, gap)),
            }
        }
        Ok(missing.map_or(Kleene::True, Kleene::Unknown))
    }

    /// Whether it is `cannot_tell`, which gives a reason for what the conditions before it leave open.
    fn is_a_reason(&self, node: NodeId) -> bool {
        matches!(self.program.node(node).op, Op::Call(Function::CannotTell, _))
    }

    pub(super) fn any_of(&mut self, items: &[NodeId]) -> Result<Kleene, EvalError> {
        let mut missing = None;
        for item in items {
            match self.truth(*item)? {
                Kleene::True => return Ok(Kleene::True),
                Kleene::False => {}
                // What leaves it open where the rest does not hold says nothing where the rest is in doubt.
                Kleene::Unknown(gap) => {
                    missing = missing.map(|before| self.gaps.unless_in_doubt(before, gap)).or(Some(gap));
                }
            }
        }
        Ok(missing.map_or(Kleene::False, Kleene::Unknown))
    }

    pub(super) fn either(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) -> Result<Kleene, EvalError> {
        let unknown = match self.truth(condition)? {
            Kleene::True => return self.truth(then),
            Kleene::False => return self.truth(otherwise),
            Kleene::Unknown(gap) => gap,
        };
        let (a, b) = (self.truth(then)?, self.truth(otherwise)?);
        if a == b && !matches!(a, Kleene::Unknown(_)) {
            return Ok(a);
        }
        let mut missing = unknown;
        for side in [a, b] {
            if let Kleene::Unknown(gap) = side {
                missing = self.gaps.either(missing, gap);
            }
        }
        Ok(Kleene::Unknown(missing))
    }
}
