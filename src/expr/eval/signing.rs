//! Whether an agreement that binds everybody was concluded by everybody, and for all the areas.

use super::super::gaps::Why;
use super::super::value::{Kleene, Placed, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

/// Agreements that the Act lets stand only where all whom they concern have agreed (Children Act 2004, ss.16J and 16P).
const OF_ALL: &[&str] = &["combination-of-areas", "combination-for-child-death-reviews", "acting-for-another"];
/// Steps by which an agreement is concluded.
const CONCLUDED: &[&str] = &["signed-off", "approved", "in-force"];

impl<'a> Evaluator<'a> {
    /// Whether the steps by which such an agreement is concluded are, taken together, those of all its parties and for all its
    /// areas. A step that does not say whose it is, or for which areas, is that of all. What speaks against it leaves it open.
    pub(super) fn is_concluded_by_all(&mut self, agreement: Thing<'a>) -> Result<Kleene, EvalError> {
        let kind = self.named(agreement, key!("kind")).value;
        if agreement.kind(self.context.models) != Kind::Agreement
            || !kind.text().is_some_and(|kind| OF_ALL.contains(&kind))
        {
            return Ok(Kleene::True);
        }
        let events = self.named(agreement, key!("events"));
        let Value::List(steps) = events.value else { return Ok(Kleene::True) };
        let steps = self.told_alone(steps);
        let concluded = self.exists_over(&steps, |evaluator, step| Ok(evaluator.concludes(&step)))?;
        if concluded == Kleene::False {
            return Ok(Kleene::True);
        }
        let areas = self.areas_of(agreement);
        let everywhere = self.all_over(&areas, |evaluator, area| {
            evaluator.some_step_names(&steps, "areas", |evaluator, named| Ok(evaluator.equal(&area, named)))
        })?;
        let parties = match self.named(agreement, key!("parties")).value {
            Value::List(parties) => self.told_alone(parties),
            _ => Seq::Empty { open: None },
        };
        let everybody = self.all_over(&parties, |evaluator, party| evaluator.some_step_is_by(&steps, &party))?;
        let whole = self.and(everywhere, everybody);
        let why = Why::Open("not all parties, or not for all the areas, are said to have concluded it");
        let open = Kleene::Unknown(self.miss(events.at, why));
        Ok(self.or(whole, open))
    }

    /// Its own areas, or those of the arrangement where it names none.
    fn areas_of(&mut self, agreement: Thing<'a>) -> Seq<'a> {
        let root = self.context.arrangement();
        for thing in [Some(agreement), root].into_iter().flatten() {
            if let Value::List(areas) = self.named(thing, key!("areas")).value
                && !self.is_silent(&areas)
            {
                return self.told_alone(areas);
            }
        }
        Seq::Empty { open: None }
    }

    fn concludes(&mut self, step: &Placed<'a>) -> Kleene {
        match step.value {
            Value::Thing(step) => match self.named(step, key!("what")).value {
                Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
                what => Kleene::from(what.text().is_some_and(|what| CONCLUDED.contains(&what))),
            },
            Value::Unknown(gap) => Kleene::Unknown(gap),
            _ => Kleene::False,
        }
    }

    /// Whether a concluding step names something in one of its lists, or says nothing there.
    fn some_step_names(
        &mut self,
        steps: &Seq<'a>,
        list: &str,
        mut is_it: impl FnMut(&mut Self, &Placed<'a>) -> Result<Kleene, EvalError>,
    ) -> Result<Kleene, EvalError> {
        self.exists_over(steps, |evaluator, step| {
            let concludes = evaluator.concludes(&step);
            let Value::Thing(thing) = step.value else { return Ok(concludes) };
            let Value::List(named) = evaluator.named(thing, list).value else { return Ok(concludes) };
            if concludes == Kleene::False || evaluator.is_silent(&named) {
                return Ok(concludes);
            }
            let there = evaluator.exists_over(&named, |evaluator, member| is_it(evaluator, &member))?;
            Ok(evaluator.and(concludes, there))
        })
    }

    /// Whether somebody concluded it for a party; for the partners together, each of them.
    fn some_step_is_by(&mut self, steps: &Seq<'a>, party: &Placed<'a>) -> Result<Kleene, EvalError> {
        let party = match party.value {
            Value::Thing(party) => party,
            Value::Unknown(gap) => return Ok(Kleene::Unknown(gap)),
            _ => return Ok(Kleene::False),
        };
        if party.kind(self.context.models) == Kind::Collective {
            let Some(root) = self.context.arrangement() else { return Ok(Kleene::True) };
            let Value::List(partners) = self.named(root, key!("partners")).value else { return Ok(Kleene::True) };
            let partners = self.told_alone(partners);
            return self.all_over(&partners, |evaluator, partner| {
                let Value::Thing(partner) = partner.value else { return Ok(Kleene::False) };
                match evaluator.named(partner, key!("body")).value {
                    Value::Thing(body) => evaluator.some_step_is_for(steps, body),
                    Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
                    _ => Ok(Kleene::False),
                }
            });
        }
        self.some_step_is_for(steps, party)
    }

    fn some_step_is_for(&mut self, steps: &Seq<'a>, body: Thing<'a>) -> Result<Kleene, EvalError> {
        self.some_step_names(steps, "by", |evaluator, who| match who.value {
            Value::Thing(who) => evaluator.speaks_for(who, body),
            Value::Unknown(gap) => Ok(Kleene::Unknown(gap)),
            _ => Ok(Kleene::False),
        })
    }
}
