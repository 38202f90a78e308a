//! Who acts for another body, for which areas, and by what agreement.

use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::Model;
use crate::model::vocab::key;

impl<'a> Evaluator<'a> {
    /// Whether an agreement in force lets one body act for another: both are among its parties (Children Act 2004, s.16J).
    ///
    /// It is looked for where the partner is named: of two sides of a step, each has agreements of its own.
    pub(super) fn is_agreed_to_act(
        &mut self,
        partner: Thing<'a>,
        held: &Placed<'a>,
        body: Thing<'a>,
    ) -> Result<Kleene, EvalError> {
        let own = match held.value {
            Value::Thing(own) => own,
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            _ => return Ok(Kleene::False),
        };
        let Thing::Of { model, .. } = partner else { return Ok(Kleene::False) };
        let Some(element) = self.context.model(model).map(Model::root) else { return Ok(Kleene::False) };
        let root = Thing::Of { model, element };
        let Value::List(agreements) = self.named(root, key!("agreements")).value else { return Ok(Kleene::False) };
        self.exists_over(&agreements, |evaluator, member| match member.value {
            Value::Thing(agreement) => evaluator.lets_act(agreement, own, body),
            Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
            _ => Ok(Kleene::False),
        })
    }

    pub(super) fn lets_act(
        &mut self,
        agreement: Thing<'a>,
        own: Thing<'a>,
        body: Thing<'a>,
    ) -> Result<Kleene, EvalError> {
        let lets = self.is_to_let_act(agreement, own, body)?;
        if lets == Kleene::False {
            return Ok(lets);
        }
        let stands = self.in_force(agreement)?;
        Ok(self.and(lets, stands))
    }

    /// Whether an agreement lets one body act for another once it is in force.
    pub(super) fn is_to_let_act(
        &mut self,
        agreement: Thing<'a>,
        own: Thing<'a>,
        body: Thing<'a>,
    ) -> Result<Kleene, EvalError> {
        let kind = self.named(agreement, key!("kind"));
        let mut lets = match kind.value {
            Value::Unknown(gap) => Kleene::Unknown(gap),
            kind => Kleene::from(kind.text() == Some("acting-for-another")),
        };
        if lets == Kleene::False {
            return Ok(lets);
        }
        let Value::List(parties) = self.named(agreement, key!("parties")).value else { return Ok(Kleene::False) };
        for party in [own, body] {
            let takes_part = self.exists_over(&parties, |evaluator, member| match member.value {
                Value::Thing(who) => evaluator.speaks_for(who, party),
                Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
                _ => Ok(Kleene::False),
            })?;
            lets = self.and(lets, takes_part);
        }
        Ok(lets)
    }

    /// Whether a partner is one for an area: by its own `areas`, else by where its body lies or one of its kind for which it acts. Of a body that
    /// went into several, it is open which of them is meant.
    pub(super) fn serves(&mut self, partner: Thing<'a>, at: &Placed<'a>, area: Thing<'a>) -> Result<Kleene, EvalError> {
        if let Value::List(seq) = self.named(partner, key!("areas")).value
            && !self.is_silent(&seq)
        {
            let sought = Placed::bare(Value::Thing(area));
            return self.exists_over(&seq, |evaluator, member| Ok(evaluator.equal(&sought, &member)));
        }
        let body = self.named(partner, key!("body"));
        let mut own = self.is_of_area(&body, at, area);
        if let Value::Thing(named) = body.value {
            own = self.unless_one_of_several(named, own, body.at);
        }
        let Value::List(others) = self.named(partner, key!("acts-for")).value else { return Ok(own) };
        if own == Kleene::True || self.is_silent(&others) {
            return Ok(own);
        }
        let acts = self.acts_in(partner, &body, &others, area)?;
        Ok(self.or(own, acts))
    }

    fn acts_in(
        &mut self,
        partner: Thing<'a>,
        held: &Placed<'a>,
        others: &Seq<'a>,
        area: Thing<'a>,
    ) -> Result<Kleene, EvalError> {
        self.exists_over(others, |evaluator, member| {
            let other = match member.value {
                Value::Thing(other) => other,
                Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
                _ => return Ok(Kleene::False),
            };
            let alike = evaluator.is_of_the_kind_of(partner, held, other);
            let lies = evaluator.is_of_area(&member, held, area);
            let could = evaluator.and(alike, lies);
            if could == Kleene::False {
                return Ok(could);
            }
            let agreed = evaluator.is_agreed_to_act(partner, held, other)?;
            Ok(evaluator.and(could, agreed))
        })
    }
}
