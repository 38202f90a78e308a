//! An agreement that goes on in one of several arrangements, and is over in another, though it binds the same.

use std::collections::BTreeSet;

use super::super::value::{Kleene, Member, Placed, Seq, Site, Thing, Value};
use super::Evaluator;
use super::parties::partners_of;
use crate::expr::error::EvalError;
use crate::model::vocab::Kind;

/// An agreement of after that carries one of before on, or says that it is over.
struct Carried<'a> {
    what: Placed<'a>,
    model: u32,
    /// Whether it holds on the judged day, by its state, its days and its events.
    holds: Kleene,
    parties: BTreeSet<String>,
}

impl<'a> Evaluator<'a> {
    /// What an agreement of before has become in arrangements of after in which it certainly does not hold, and in others that have it in place
    /// between the same parties: both cannot be so. In an arrangement that has it in place as well it is the earlier of two.
    pub(super) fn over_in_one(&mut self, agreement: Thing<'a>) -> Result<Placed<'a>, EvalError> {
        let mut carried = Vec::new();
        if let Value::List(found) = self.becomes(agreement)?.value {
            for at in 0..Self::len(&found) {
                let Some(Member { what, maybe: None }) = self.member(&found, at) else { continue };
                carried.extend(self.carried(&what)?);
            }
        }
        let is_over = |one: &Carried<'a>| one.holds == Kleene::False;
        let goes_on = |one: &Carried<'a>| one.holds == Kleene::True;
        let contradicts = |over: &Carried<'a>, next: &Carried<'a>| {
            is_over(over)
                && goes_on(next)
                && !over.parties.is_empty()
                && over.parties == next.parties
                && !carried.iter().any(|one| goes_on(one) && one.model == over.model)
        };
        let members: Vec<Member<'a>> = carried
            .iter()
            .filter(|one| carried.iter().any(|other| contradicts(one, other) || contradicts(other, one)))
            .map(|one| Member { what: one.what.clone(), maybe: None })
            .collect();
        Ok(Placed::bare(Value::List(Seq::Made { members: members.into(), open: None })))
    }

    fn carried(&mut self, what: &Placed<'a>) -> Result<Option<Carried<'a>>, EvalError> {
        let Value::Thing(Thing::Of { model, element }) = what.value else { return Ok(None) };
        let Some(held) = self.context.model(model) else { return Ok(None) };
        // The partners together are others in every arrangement.
        let parties = held.led_by(element, "parties").into_iter().flat_map(|party| {
            if held.kind(party) == Kind::Collective { partners_of(held).collect() } else { vec![party] }
        });
        let parties = parties.map(|party| held.id(party).map_or_else(|| held.name(party), str::to_owned)).collect();
        let thing = Thing::Of { model, element };
        // What is only agreed in principle may hold or not.
        let holds = match (self.in_place(thing), self.in_force(thing)?) {
            (Kleene::False, _) | (_, Kleene::False) => Kleene::False,
            (in_place, _) => in_place,
        };
        let at = Site { model, element, field: None, index: None, span: held.span(element) };
        Ok(Some(Carried { what: Placed { value: Value::Thing(thing), at: Some(at) }, model, holds, parties }))
    }
}
