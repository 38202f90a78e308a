//! What a contribution gives: money, something in kind, or nothing.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use super::calls::known;
use crate::expr::error::EvalError;
use crate::model::vocab::key;

const ROUNDED: &str = "a share of 0 per cent may be rounded from a little";

impl<'a> Evaluator<'a> {
    /// A question about a contribution.
    pub(super) fn test_of_money(
        &mut self,
        function: Function,
        args: &[NodeId],
        node: NodeId,
    ) -> Result<Kleene, EvalError> {
        let contribution = known!(self.asked_element(self.arg(args, 0, node)?));
        match function {
            Function::PaysFor => {
                let body = known!(self.asked_element(self.arg(args, 1, node)?));
                self.pays_for(contribution, body)
            }
            Function::ShareMatches => self.share_matches(contribution, node),
            Function::Gives => Ok(self.gives(contribution)),
            _ => Ok(self.gives_money(contribution)),
        }
    }

    /// Whether a contribution gives money for certain: a sum, or a share of a total that is stated, and more than nothing. What is given in
    /// kind is none, whatever it is said to be worth.
    fn gives_money(&mut self, contribution: Thing<'a>) -> Kleene {
        let kind = self.named(contribution, key!("kind")).value;
        let in_kind = self.is_word(&kind, "in-kind");
        let sum = self.sum_given(contribution);
        self.and(!in_kind, sum)
    }

    /// Whether a contribution gives anything: money, or something in kind that is not said to be nothing. Who is named as one who gives does so,
    /// be it not said what.
    fn gives(&mut self, contribution: Thing<'a>) -> Kleene {
        let nothing = match self.named(contribution, key!("in-kind")).value {
            Value::Text(text) => Kleene::from(is_nothing(text)),
            Value::None => Kleene::True,
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => self.comes_to_nothing(contribution),
        };
        let money = self.gives_money(contribution);
        self.or(money, !nothing)
    }

    /// Whether a sum of money or a share of one is stated, and it is more than nothing.
    fn sum_given(&mut self, contribution: Thing<'a>) -> Kleene {
        let [amount, share, total] = self.sums_of(contribution);
        match (amount.value, share.value, total.value) {
            (Value::Money(amount), ..) => Kleene::from(amount > 0),
            (Value::Unknown(gap), ..) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            (_, Value::Share(share), Value::Money(total)) => Kleene::from(share > 0 && total > 0),
            (_, Value::Unknown(gap), Value::Money(_)) | (_, Value::Share(_), Value::Unknown(gap))
                if !self.gaps.is_not_stated(gap) =>
            {
                Kleene::Unknown(gap)
            }
            _ => Kleene::False,
        }
    }

    /// Whether what is stated of money is nothing: £0, or a share of £0.
    fn comes_to_nothing(&mut self, contribution: Thing<'a>) -> Kleene {
        let [amount, share, total] = self.sums_of(contribution);
        match (amount.value, share.value, total.value) {
            (Value::Money(amount), ..) => Kleene::from(amount == 0),
            (Value::Unknown(gap), ..) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            (_, Value::Share(_), Value::Money(0)) => Kleene::True,
            (_, Value::Share(0), _) => Kleene::Unknown(self.miss(share.at, Why::Open(ROUNDED))),
            (_, Value::Share(_), Value::Unknown(gap)) | (_, Value::Unknown(gap), _)
                if !self.gaps.is_not_stated(gap) =>
            {
                Kleene::Unknown(gap)
            }
            _ => Kleene::False,
        }
    }

    /// The amount of a contribution, its share, and the total of its budget.
    fn sums_of(&mut self, contribution: Thing<'a>) -> [Placed<'a>; 3] {
        let budget = self.holder(contribution);
        let total = budget.map_or(Placed::bare(Value::None), |budget| self.named(budget, key!("total")));
        [self.named(contribution, key!("amount")), self.named(contribution, key!("share")), total]
    }
}

/// Whether a text on what is given in kind says that it is nothing.
fn is_nothing(text: &str) -> bool {
    let said = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(said.as_str(), "" | "no" | "nothing" | "none" | "nil" | "na" | "n/a")
}
