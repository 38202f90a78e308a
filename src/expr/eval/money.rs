//! Sums of money and shares of them.

use super::super::function::Function;
use super::super::gaps::{GapId, Why};
use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::{EvalError, Fault};
use crate::model::vocab::{Kind, key};
use crate::time::FinancialYear;

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
    ///
    /// Where a total is stated and there may be other contributions, only those that are written can be another measure:
    /// a share that is neither of the total nor of them is not that of the amount.
    pub(super) fn share_matches(&mut self, contribution: Thing<'a>, node: NodeId) -> Result<Kleene, EvalError> {
        let (share, amount) = (self.named(contribution, key!("share")), self.named(contribution, key!("amount")));
        let (share_held, amount_held) = match (&share.value, &amount.value) {
            (Value::Share(share), Value::Money(amount)) => (*share, *amount),
            (Value::Unknown(a), Value::Unknown(b)) => return Ok(Kleene::Unknown(self.gaps.both(*a, *b))),
            (Value::Unknown(gap), _) | (_, Value::Unknown(gap)) => return Ok(Kleene::Unknown(*gap)),
            _ => return Ok(Kleene::Unknown(self.miss(share.at, Why::SaidNone))),
        };
        let Some(budget) = self.holder(contribution) else {
            return Ok(Kleene::Unknown(self.miss(share.at, Why::NotStated)));
        };
        let stated = self.named(budget, key!("total"));
        let of_total = match stated.value {
            Value::Money(total) => Kleene::from(is_share(amount_held, total, share_held)),
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        };
        if of_total == Kleene::True {
            return Ok(of_total);
        }
        let Value::List(contributions) = self.named(budget, key!("contributions")).value else { return Ok(of_total) };
        let written = self.written_members(&contributions);
        let of_written = match self.amounts(written, node)? {
            Ok(total) => Kleene::from(is_share(amount_held, total, share_held)),
            Err(gap) => Kleene::Unknown(gap),
        };
        let others = self.tail(&contributions);
        Ok(match (of_total, of_written, others) {
            (Kleene::False, Kleene::False, _) => Kleene::False,
            (Kleene::Unknown(a), Kleene::Unknown(b), Some(others)) => {
                let gap = self.gaps.both(a, b);
                Kleene::Unknown(self.gaps.both(gap, others))
            }
            (Kleene::Unknown(gap), _, Some(others)) | (_, Kleene::Unknown(gap), Some(others)) => {
                Kleene::Unknown(self.gaps.both(gap, others))
            }
            (_, _, Some(others)) => Kleene::Unknown(others),
            (of_total, of_written, None) => self.or(of_total, of_written),
        })
    }

    /// What these contributions come to.
    fn amounts(&mut self, members: Result<Vec<Placed<'a>>, GapId>, node: NodeId) -> super::calls::Asked<i64> {
        let members = match members {
            Ok(members) => members,
            Err(gap) => return Ok(Err(gap)),
        };
        let mut amounts = Vec::with_capacity(members.len());
        for member in members {
            let Value::Thing(contribution) = member.value else { continue };
            let amount = self.named(contribution, key!("amount"));
            if let Value::Unknown(gap) = amount.value {
                return Ok(Err(gap));
            }
            amounts.push(amount);
        }
        self.total(&amounts, node)
    }

    /// Whether a contribution is that of a body: paid by it, by the body it followed or that follows it by law, by the
    /// partners together where it is one, or in its place.
    pub(super) fn pays_for(&mut self, contribution: Thing<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        let payer = self.named(contribution, key!("payer"));
        let own = match payer.value {
            Value::Thing(who) if who.same_as(body, self.context.models) => return Ok(Kleene::True),
            Value::Thing(who) => {
                let (after, before) = (self.followed_by(who, body), self.followed_by(body, who));
                let linked = self.or(after, before);
                let speaks = self.speaks_for(who, body)?;
                self.or(linked, speaks)
            }
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        };
        // Nobody pays in another's place unless it is said, so that the tail of the list does not count.
        let in_place = match self.named(contribution, key!("in-place-of")).value {
            Value::List(seq) => {
                let sought = Placed::bare(Value::Thing(body));
                let told = self.told_alone(seq);
                self.exists_over(&told, |evaluator, member| Ok(evaluator.counts_as(&sought, &member)))?
            }
            _ => Kleene::False,
        };
        Ok(self.or(own, in_place))
    }

    /// The budget that a contribution stands in, or the list that an agency stands in.
    pub(super) fn stands_in(&self, entry: Thing<'a>) -> Placed<'a> {
        let Some(holder) = self.holder(entry) else { return Placed::bare(Value::None) };
        let at = self.site_of(holder);
        Placed { value: Value::Thing(holder), at }
    }

    pub(in crate::expr) fn holder(&self, entry: Thing<'a>) -> Option<Thing<'a>> {
        let Thing::Of { model, element } = entry else { return None };
        let (parent, _) = self.context.model(model)?.parent(element)?;
        Some(Thing::Of { model, element: parent })
    }

    /// What the descriptions at hand say that the same payer paid to the same pot in the year before.
    ///
    /// What stands in a budget of no known year may be of that year or not. The list is closed: it is what these files say.
    pub(super) fn year_before(&mut self, contribution: Thing<'a>) -> Placed<'a> {
        let own = self.holder(contribution).map(|budget| self.named(budget, key!("year")));
        let wanted = match own.as_ref().map(|own| &own.value) {
            Some(Value::Year(year)) => FinancialYear::starting(year.first().year() - 1),
            Some(Value::Unknown(gap)) => return Placed::bare(Value::List(Seq::Empty { open: Some(*gap) })),
            _ => None,
        };
        let Some(wanted) = wanted else { return Placed::bare(Value::List(Seq::Empty { open: None })) };
        self.payments_alike(contribution, |year| year == wanted, true)
    }

    /// What the descriptions at hand say that the same payer paid to the same pot in the years before, so far as it is known
    /// of which year it is.
    pub(super) fn earlier_payments(&mut self, contribution: Thing<'a>) -> Placed<'a> {
        match self.holder(contribution).map(|budget| self.named(budget, key!("year")).value) {
            Some(Value::Year(own)) => self.payments_alike(contribution, |year| year.first() < own.first(), false),
            _ => Placed::bare(Value::List(Seq::Empty { open: None })),
        }
    }

    /// All contributions of the descriptions that are meant, by their places.
    pub(super) fn contributions(&self, is_meant: impl Fn(usize) -> bool) -> Vec<Thing<'a>> {
        let models = (0u32..).zip(self.context.models).filter(|(at, _)| is_meant(*at as usize));
        models
            .flat_map(|(at, model)| {
                model.of_kind(Kind::Contribution).map(move |element| Thing::Of { model: at, element })
            })
            .collect()
    }

    /// The contributions of the same payer, sort and pot in the years that are wanted; those of no known year may be of such a
    /// year, or are left out.
    fn payments_alike(
        &mut self,
        contribution: Thing<'a>,
        is_wanted: impl Fn(FinancialYear) -> bool,
        of_no_known_year: bool,
    ) -> Placed<'a> {
        let mut members = Vec::new();
        for other in self.contributions(|_| true) {
            let same = match self.same_payment(contribution, other) {
                Kleene::False => continue,
                Kleene::True => None,
                Kleene::Unknown(gap) => Some(gap),
            };
            let year = self.holder(other).map_or(Value::None, |budget| self.named(budget, key!("year")).value);
            let maybe = match year {
                Value::Year(year) if is_wanted(year) => same,
                Value::Unknown(gap) if of_no_known_year => Some(self.gaps.join(same, gap)),
                _ => continue,
            };
            members.push(Member { what: Placed { value: Value::Thing(other), at: self.site_of(other) }, maybe });
        }
        Placed::bare(Value::List(Seq::Made { members: members.into(), open: None }))
    }

    /// Whether two contributions are of the same payer, by succession too, of the same sort and to the same pot.
    fn same_payment(&mut self, one: Thing<'a>, other: Thing<'a>) -> Kleene {
        let sorts = self.both_said(one, other, "kind", |a, b| {
            a.text().unwrap_or("contribution") == b.text().unwrap_or("contribution")
        });
        let pots = match (self.holder(one), self.holder(other)) {
            (Some(one), Some(other)) => self.both_said(one, other, "pot", |a, b| match (a.text(), b.text()) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }),
            _ => Kleene::True,
        };
        let payers = match (self.named(one, key!("payer")).value, self.named(other, key!("payer")).value) {
            (Value::Thing(payer), Value::Thing(before)) if payer.same_as(before, self.context.models) => Kleene::True,
            (Value::Thing(payer), Value::Thing(before)) => self.followed_by(before, payer),
            (Value::Unknown(gap), _) | (_, Value::Unknown(gap)) if !self.gaps.is_not_stated(gap) => {
                Kleene::Unknown(gap)
            }
            _ => Kleene::False,
        };
        let alike = self.and(sorts, pots);
        self.and(alike, payers)
    }

    /// Holds a field of one against that of another; what is not stated is handed on, and what is disputed or in doubt is unknown.
    fn both_said(
        &mut self,
        one: Thing<'a>,
        other: Thing<'a>,
        field: &str,
        alike: impl Fn(&Value<'a>, &Value<'a>) -> bool,
    ) -> Kleene {
        let (one, other) = (self.named(one, field).value, self.named(other, field).value);
        for side in [&one, &other] {
            if let Value::Unknown(gap) = side
                && !self.gaps.is_not_stated(*gap)
            {
                return Kleene::Unknown(*gap);
            }
        }
        Kleene::from(alike(&one, &other))
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
