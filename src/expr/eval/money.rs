//! Sums of money and shares of them.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::{EvalError, Fault};
use crate::model::vocab::Kind;

impl<'a> Evaluator<'a> {
    /// The sum of a closed list all of whose members are certain and known; what is said to be none adds nothing.
    pub(super) fn sum(&mut self, function: Function, of: NodeId, node: NodeId) -> Result<Placed<'a>, EvalError> {
        let (seq, at) = self.seq(of)?;
        let members = match self.certain_members(&seq) {
            Ok(members) => members,
            Err(gap) => return Ok(Placed { value: Value::Unknown(gap), at }),
        };
        let total = self.total(&members, node)?;
        let value = match (total, function) {
            (Err(gap), _) => Value::Unknown(gap),
            (Ok(total), Function::SumMoney) => Value::Money(total),
            (Ok(total), Function::SumShare) => Value::Share(total),
            (Ok(total), _) => Value::Int(total),
        };
        Ok(Placed { value, at })
    }

    fn total(&mut self, members: &[Placed<'a>], node: NodeId) -> super::calls::Asked<i64> {
        let (mut total, mut missing) = (0i64, None);
        for member in members {
            let number = match member.value {
                Value::Int(number) | Value::Money(number) | Value::Share(number) => number,
                Value::Between { gaps, .. } => {
                    missing = Some(self.gaps.join(missing, gaps));
                    continue;
                }
                _ => continue,
            };
            total = match total.checked_add(number) {
                Some(total) => total,
                None => return self.fault(Fault::Overflow, node),
            };
        }
        Ok(missing.map_or(Ok(total), Err))
    }

    /// Whether a contribution's share is what its amount comes to, of the stated total or of all contributions, rounded
    /// as exactly as the share is written.
    pub(super) fn share_matches(&mut self, contribution: Thing<'a>, node: NodeId) -> Result<Kleene, EvalError> {
        let (share, amount) = (self.named(contribution, "share"), self.named(contribution, "amount"));
        let (share_held, amount_held) = match (&share.value, &amount.value) {
            (Value::Share(share), Value::Money(amount)) => (*share, *amount),
            (Value::Unknown(a), Value::Unknown(b)) => return Ok(Kleene::Unknown(self.gaps.both(*a, *b))),
            (Value::Unknown(gap), _) | (_, Value::Unknown(gap)) => return Ok(Kleene::Unknown(*gap)),
            _ => return Ok(Kleene::Unknown(self.miss(share.at, Why::SaidNone))),
        };
        let Some(budget) = self.budget_of(contribution) else {
            return Ok(Kleene::Unknown(self.miss(share.at, Why::NotStated)));
        };
        let stated = self.named(budget, "total");
        let of_total = match stated.value {
            Value::Money(total) => Kleene::from(is_share(amount_held, total, share_held)),
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        };
        if of_total == Kleene::True {
            return Ok(of_total);
        }
        let of_all = match self.all_contributions(budget, node)? {
            Ok(total) => Kleene::from(is_share(amount_held, total, share_held)),
            Err(gap) => Kleene::Unknown(gap),
        };
        Ok(self.or(of_total, of_all))
    }

    fn all_contributions(&mut self, budget: Thing<'a>, node: NodeId) -> super::calls::Asked<i64> {
        let Value::List(seq) = self.named(budget, "contributions").value else { return Ok(Ok(0)) };
        let members = match self.certain_members(&seq) {
            Ok(members) => members,
            Err(gap) => return Ok(Err(gap)),
        };
        let mut amounts = Vec::with_capacity(members.len());
        for member in members {
            let Value::Thing(contribution) = member.value else { continue };
            let amount = self.named(contribution, "amount");
            if let Value::Unknown(gap) = amount.value {
                return Ok(Err(gap));
            }
            amounts.push(amount);
        }
        self.total(&amounts, node)
    }

    fn budget_of(&self, contribution: Thing<'a>) -> Option<Thing<'a>> {
        let Thing::Of { model, element } = contribution else { return None };
        let (parent, _) = self.context.model(model)?.parent(element)?;
        let budget = Thing::Of { model, element: parent };
        (budget.kind(self.context.models) == Kind::Budget).then_some(budget)
    }
}

/// Whether an amount is a share (in hundredths of a per cent) of a total, to the precision that the share is written in.
fn is_share(amount: i64, total: i64, share: i64) -> bool {
    let (amount, total, share) = (i128::from(amount), i128::from(total), i128::from(share));
    let unit = match share {
        share if share % 100 == 0 => 100,
        share if share % 10 == 0 => 10,
        _ => 1,
    };
    (2 * (amount * 10_000 - share * total)).abs() <= unit * total.abs()
}

#[cfg(test)]
mod tests {
    use super::is_share;

    #[test]
    fn a_share_is_taken_as_exactly_as_it_is_written() {
        assert!(is_share(2_951, 10_000, 3_000), "29.51 % is 30 % to whole per cents");
        assert!(is_share(2_949, 10_000, 2_900));
        assert!(is_share(2_950, 10_000, 2_900) && is_share(2_950, 10_000, 3_000), "a half may be rounded either way");
        assert!(!is_share(2_949, 10_000, 3_000));
        assert!(is_share(2_954, 10_000, 2_950), "29.5 % is written to a tenth");
        assert!(!is_share(2_956, 10_000, 2_950));
        assert!(!is_share(1, 0, 100) && is_share(0, 0, 100));
    }
}
