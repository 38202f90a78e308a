//! Comparison, three-valued.

use super::super::gaps::{GapId, Why};
use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;
use crate::time::{Day, Period, Truth};

impl<'a> Evaluator<'a> {
    /// Whether something is an element of the kind that a word names.
    pub(super) fn is_a(&mut self, what: NodeId, kind: NodeId) -> Result<Kleene, EvalError> {
        let placed = self.value(what)?;
        let kind = self.value(kind)?;
        Ok(match (&placed.value, kind.value.text().and_then(Kind::named)) {
            (Value::Unknown(gap), _) => Kleene::Unknown(*gap),
            (Value::Thing(thing), Some(kind)) => Kleene::from(thing.kind(self.context.models) == kind),
            _ => Kleene::False,
        })
    }

    pub(super) fn compare(&mut self, comparison: Comparison, left: &Placed<'a>, right: &Placed<'a>) -> Kleene {
        match comparison {
            Comparison::Equal => self.equal(left, right),
            Comparison::Differs => !self.equal(left, right),
            Comparison::Less => self.less(left, right),
            Comparison::Greater => self.less(right, left),
            Comparison::AtMost => !self.less(right, left),
            Comparison::AtLeast => !self.less(left, right),
        }
    }

    /// What is missing on either side, if anything; for an order, that there is none leaves nothing to compare.
    fn missing(&mut self, left: &Placed<'a>, right: &Placed<'a>, none_counts: bool) -> Option<GapId> {
        let mut missing = None;
        for side in [left, right] {
            let gap = match side.value {
                Value::Unknown(gap) => gap,
                Value::None if !none_counts => self.miss(side.at, Why::SaidNone),
                _ => continue,
            };
            missing = Some(self.gaps.join(missing, gap));
        }
        missing
    }

    pub(super) fn equal(&mut self, left: &Placed<'a>, right: &Placed<'a>) -> Kleene {
        if let Some(gap) = self.missing(left, right, true) {
            return Kleene::Unknown(gap);
        }
        match (&left.value, &right.value) {
            (Value::None, Value::None) => Kleene::True,
            (Value::Bool(a), Value::Bool(b)) => Kleene::from(a == b),
            (Value::Int(a), Value::Int(b))
            | (Value::Money(a), Value::Money(b))
            | (Value::Share(a), Value::Share(b)) => Kleene::from(a == b),
            (Value::Between { .. }, _) | (_, Value::Between { .. }) => self.equal_between(&left.value, &right.value),
            (Value::Text(a) | Value::Word(a), Value::Text(b) | Value::Word(b)) => Kleene::from(a == b),
            (Value::Day(a), Value::Day(b)) => self.of_days(a.same_as(*b), (left, *a), (right, *b)),
            (Value::Period(a), Value::Period(b)) => self.same_period((left, *a), (right, *b)),
            (Value::Year(a), Value::Year(b)) => Kleene::from(a == b),
            (Value::Thing(a), Value::Thing(b)) => self.same_thing(*a, *b, left),
            _ => Kleene::False,
        }
    }

    pub(super) fn less(&mut self, left: &Placed<'a>, right: &Placed<'a>) -> Kleene {
        if let Some(gap) = self.missing(left, right, false) {
            return Kleene::Unknown(gap);
        }
        match (&left.value, &right.value) {
            (Value::Int(a), Value::Int(b))
            | (Value::Money(a), Value::Money(b))
            | (Value::Share(a), Value::Share(b)) => Kleene::from(a < b),
            (Value::Between { .. }, _) | (_, Value::Between { .. }) => self.less_between(&left.value, &right.value),
            (Value::Day(a), Value::Day(b)) => self.of_days(a.before(*b), (left, *a), (right, *b)),
            (Value::Year(a), Value::Year(b)) => Kleene::from(a < b),
            _ => Kleene::False,
        }
    }

    /// What comparing two days comes to; unknown because one of them is too vague.
    pub(super) fn of_days(&mut self, truth: Truth, left: (&Placed<'a>, Day), right: (&Placed<'a>, Day)) -> Kleene {
        match truth {
            Truth::True => Kleene::True,
            Truth::False => Kleene::False,
            Truth::Unknown => Kleene::Unknown(self.vague(&[left, right])),
        }
    }

    /// The days among these that are not exact; of one that stands at no place, such as the judged day, that of the other tells.
    pub(super) fn vague(&mut self, days: &[(&Placed<'a>, Day)]) -> GapId {
        let mut missing = None;
        for (placed, day) in days {
            if day.exact().is_none() && placed.at.is_some() {
                let gap = self.miss(placed.at, Why::Vague);
                missing = Some(self.gaps.join(missing, gap));
            }
        }
        missing.unwrap_or_else(|| {
            let at = days.iter().find_map(|(placed, _)| placed.at);
            let held_against = at.map(|_| Why::Open("the day that it is held against is not known exactly"));
            self.miss(at, held_against.unwrap_or(Why::Vague))
        })
    }

    fn same_period(&mut self, (left, a): (&Placed<'a>, Period), (right, b): (&Placed<'a>, Period)) -> Kleene {
        let side = |x: Option<Day>, y: Option<Day>| match (x, y) {
            (Some(x), Some(y)) => x.same_as(y),
            (None, None) => Truth::True,
            _ => Truth::False,
        };
        match side(a.first_day(), b.first_day()).and(side(a.last_day(), b.last_day())) {
            Truth::True => Kleene::True,
            Truth::False => Kleene::False,
            Truth::Unknown => {
                let (a, b) = (self.miss(left.at, Why::Vague), self.miss(right.at, Why::Vague));
                Kleene::Unknown(self.gaps.both(a, b))
            }
        }
    }

    fn same_thing(&mut self, a: Thing<'a>, b: Thing<'a>, left: &Placed<'a>) -> Kleene {
        let models = self.context.models;
        let outside = |thing: Thing<'a>| thing.kind(models) == Kind::Collective && thing.id(models) == Some("outside");
        match (outside(a), outside(b)) {
            (false, false) => Kleene::from(a.same_as(b, models)),
            (true, true) => Kleene::Unknown(self.miss(left.at, Why::Outside)),
            (true, false) => self.may_be_outside(b, left),
            (false, true) => self.may_be_outside(a, left),
        }
    }

    /// Somebody outside, unnamed, may be any body but those of the partners.
    fn may_be_outside(&mut self, thing: Thing<'a>, at: &Placed<'a>) -> Kleene {
        if thing.kind(self.context.models) != Kind::Body || self.is_partner_body(thing) == Kleene::True {
            return Kleene::False;
        }
        Kleene::Unknown(self.miss(at.at, Why::Outside))
    }

    /// Whether something is meant by a member of a list: "the partners" together mean each partner's body too.
    pub(super) fn counts_as(&mut self, sought: &Placed<'a>, member: &Placed<'a>) -> Kleene {
        if let (Value::Thing(sought), Value::Thing(member)) = (&sought.value, &member.value) {
            let models = self.context.models;
            let together = member.kind(models) == Kind::Collective && member.id(models) == Some("partners");
            if together && sought.kind(models) == Kind::Body {
                return self.is_among_partners(*member, *sought);
            }
        }
        self.equal(sought, member)
    }

    fn equal_between(&mut self, left: &Value<'a>, right: &Value<'a>) -> Kleene {
        let (a, b) = (bounds(left), bounds(right));
        let apart = is_below(a.1, b.0) || is_below(b.1, a.0);
        if apart { Kleene::False } else { Kleene::Unknown(self.of_bounds(left, right)) }
    }

    fn less_between(&mut self, left: &Value<'a>, right: &Value<'a>) -> Kleene {
        let (a, b) = (bounds(left), bounds(right));
        if is_below(a.1, b.0) {
            return Kleene::True;
        }
        let never = matches!((a.0, b.1), (Some(least), Some(most)) if least >= most);
        if never { Kleene::False } else { Kleene::Unknown(self.of_bounds(left, right)) }
    }

    fn of_bounds(&mut self, left: &Value<'a>, right: &Value<'a>) -> GapId {
        let mut missing = None;
        for side in [left, right] {
            if let Value::Between { gaps, .. } = side {
                missing = Some(self.gaps.join(missing, *gaps));
            }
        }
        missing.unwrap_or_else(|| self.miss(None, Why::NotStated))
    }
}

/// The least and the most that a number may be.
pub(super) const fn bounds(value: &Value<'_>) -> (Option<i64>, Option<i64>) {
    match value {
        Value::Int(number) => (Some(*number), Some(*number)),
        Value::Between { least, most, .. } => (*least, *most),
        _ => (None, None),
    }
}

fn is_below(most: Option<i64>, least: Option<i64>) -> bool {
    matches!((most, least), (Some(most), Some(least)) if most < least)
}
