//! What a contribution gives: money, something in kind, or nothing.

use super::super::function::Function;
use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Kleene, Member, Placed, Seq, Thing, Value};
use super::Evaluator;
use super::calls::known;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

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
            Function::PayerGone => Ok(self.payer_is_gone(contribution)),
            _ => Ok(self.gives_money(contribution)),
        }
    }

    /// Whether a body of the lists that pays is no more, and was not there to the end of the year for which it does.
    fn payer_is_gone(&mut self, contribution: Thing<'a>) -> Kleene {
        let payer = self.named(contribution, key!("payer"));
        let Value::Thing(who) = payer.value else { return Kleene::False };
        if self.listed_body(who).is_none() {
            return Kleene::False;
        }
        let gone = self.ended(who, &payer, self.context.day);
        let year = self.holder(contribution).map(|budget| self.named(budget, key!("year")).value);
        let Some(Value::Year(year)) = year.filter(|_| gone != Kleene::False) else { return gone };
        let in_its_year = self.ended(who, &payer, year.last().into());
        self.and(gone, in_its_year)
    }

    /// What is known of others beside a contribution.
    pub(super) fn of_payments(&mut self, function: Function, contribution: Thing<'a>) -> Placed<'a> {
        match function {
            Function::YearBefore => self.year_before(contribution),
            Function::EarlierPayments => self.earlier_payments(contribution),
            Function::PaidTogether => self.paid_together(contribution),
            _ => self.not_paying(contribution),
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

    /// What the payer of a contribution gave in its year on that side of a step, and what those gave who went into the same body by law:
    /// that one pays in the place of all of them.
    fn paid_together(&mut self, contribution: Thing<'a>) -> Placed<'a> {
        let models = self.context.models;
        let (Thing::Of { model: own, .. }, Value::Thing(payer)) =
            (contribution, self.named(contribution, key!("payer")).value)
        else {
            return Placed::bare(Value::List(Seq::Empty { open: None }));
        };
        let first_of_after = self.context.first_of_after;
        let is_of_before = |at: usize| at < first_of_after;
        let mut members = Vec::new();
        for other in self.contributions(|at| is_of_before(at) == is_of_before(own as usize)) {
            let Value::Thing(who) = self.named(other, key!("payer")).value else { continue };
            let is_theirs = who.same_as(payer, models) || self.went_the_same_way(payer, who);
            if is_theirs && self.is_of_one_year(contribution, other) {
                members
                    .push(Member { what: Placed { value: Value::Thing(other), at: self.site_of(other) }, maybe: None });
            }
        }
        Placed::bare(Value::List(Seq::Made { members: members.into(), open: None }))
    }

    /// Of several bodies that took the payer's place by law those that give nothing, or perhaps nothing, in the latest budget of any of the
    /// arrangements of after: what the one paid is for all of them to pay, unless it is said otherwise.
    fn not_paying(&mut self, contribution: Thing<'a>) -> Placed<'a> {
        let payer = self.named(contribution, key!("payer"));
        let mut members = Vec::new();
        if let (Value::Thing(own), Some(day)) = (&payer.value, self.context.day.first())
            && let Some(listed) = self.listed_body(*own)
        {
            let next = self.successors_on(listed, day);
            for body in next.iter().copied().filter(|_| next.len() > 1) {
                let what = Placed { value: Value::Thing(Thing::Body(body)), at: payer.at };
                match self.pays_after(Thing::Body(body)) {
                    Kleene::True => {}
                    Kleene::False => members.push(Member { what, maybe: None }),
                    Kleene::Unknown(gap) => members.push(Member { what, maybe: Some(gap) }),
                }
            }
        }
        Placed::bare(Value::List(Seq::Made { members: members.into(), open: None }))
    }

    /// Whether a body gives anything in the latest budget of any of the arrangements of after.
    fn pays_after(&mut self, body: Thing<'a>) -> Kleene {
        let models = self.context.models;
        let first_of_after = self.context.first_of_after;
        let mut pays = Kleene::False;
        for one in self.contributions(|at| at >= first_of_after) {
            let Value::Thing(payer) = self.named(one, key!("payer")).value else { continue };
            let Some(budget) = self.holder(one).filter(|_| payer.same_as(body, models)) else { continue };
            if self.is_an_earlier_budget(budget) {
                continue;
            }
            let [sum, whole] = [one, budget].map(|thing| self.is_as_good_as_agreed(thing));
            let stands = self.and(sum, whole);
            let gives = self.gives(one);
            let gives = self.and(stands, gives);
            pays = self.or(pays, gives);
        }
        pays
    }

    /// Whether another budget of the same arrangements is of a later year.
    fn is_an_earlier_budget(&mut self, budget: Thing<'a>) -> bool {
        let Value::Year(own) = self.named(budget, key!("year")).value else { return false };
        let Thing::Of { model, .. } = budget else { return false };
        let Some(held) = self.context.model(model) else { return false };
        held.of_kind(Kind::Budget).any(|element| {
            let other = self.named(Thing::Of { model, element }, key!("year")).value;
            matches!(other, Value::Year(other) if other.first() > own.first())
        })
    }

    /// Whether a sum, or a budget, is more than talked of.
    fn is_as_good_as_agreed(&mut self, thing: Thing<'a>) -> Kleene {
        match self.state_of(thing) {
            Ok(Some("decided" | "conditional" | "agreed-in-principle")) => Kleene::True,
            Ok(_) => self.in_place(thing),
            Err(gap) => Kleene::Unknown(gap),
        }
    }

    /// Whether two bodies that are no more were followed by one and the same, or one of them is what the other was.
    fn went_the_same_way(&mut self, one: Thing<'a>, other: Thing<'a>) -> bool {
        let Some(day) = self.context.day.first() else { return false };
        let [into, too] = [one, other].map(|body| {
            let next = self.listed_body(body).map(|body| self.successors_on(body, day)).unwrap_or_default();
            if let [next] = next.as_slice() { Some(next.id) } else { None }
        });
        let is_other = |body: Thing<'a>, id: &str| self.listed_body(body).is_some_and(|body| body.id == id);
        match (into, too) {
            (Some(into), Some(too)) => into == too,
            (Some(into), None) => is_other(other, into),
            (None, Some(too)) => is_other(one, too),
            (None, None) => false,
        }
    }

    /// Whether two contributions stand in one budget, or in budgets of the same year.
    fn is_of_one_year(&mut self, one: Thing<'a>, other: Thing<'a>) -> bool {
        let (Some(own), Some(theirs)) = (self.holder(one), self.holder(other)) else { return false };
        let years = [own, theirs].map(|budget| self.named(budget, key!("year")).value);
        own.same_as(theirs, self.context.models)
            || matches!(years, [Value::Year(own), Value::Year(theirs)] if own == theirs)
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
