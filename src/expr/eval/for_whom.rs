//! For whom a group is: what is for adults only takes over nothing that was done for children.

use super::super::gaps::Why;
use super::super::value::{Kleene, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

const PARTS: &str = "covers-parts";
const OF_PARTS: &str = "it is said to cover parts only, and who does the same for the rest is not said";

impl<'a> Evaluator<'a> {
    /// Whether something may take over from a thing of before by whom it is for, or by what shows that it is the same agreement. For whom they are
    /// only groups say; for whom the arrangements are that a group stands in is asked of these.
    pub(super) fn is_for_the_same(&mut self, was: Thing<'a>, is: Thing<'a>) -> Result<Kleene, EvalError> {
        match is.kind(self.context.models) {
            Kind::Group => {}
            Kind::Agreement => return Ok(self.is_the_same_agreement(was, is)),
            _ => return Ok(Kleene::True),
        }
        let Some(is_for) = self.said_for_children(is)? else { return Ok(Kleene::True) };
        let was_for = self.was_for_children(was)?;
        Ok(self.or(is_for, !was_for))
    }

    /// Whether a group is there for all of its areas: one that is said to cover parts of them leaves open who does the same for the rest,
    /// unless what is asked about did no more before.
    pub(super) fn reaches_every_part(&mut self, group: Thing<'a>) -> Kleene {
        let parts = self.list_of(group, PARTS);
        let Some(part) = self.member(&parts, 0) else { return Kleene::True };
        let was_of_parts = self.context.elements.first().copied().is_some_and(|was| self.was_for_parts(was));
        if was_of_parts { Kleene::True } else { Kleene::Unknown(self.miss(part.what.at, Why::Open(OF_PARTS))) }
    }

    /// Whether a group of before covered parts only for certain, or all those that saw to a function: where one of them reached every part,
    /// somebody has to again.
    fn was_for_parts(&mut self, was: Thing<'a>) -> bool {
        let groups = match was.kind(self.context.models) {
            Kind::Group => return self.is_of_parts(was),
            Kind::Function => self.list_of(was, "owners"),
            _ => return false,
        };
        let owners = self.members(&groups);
        !owners.is_empty()
            && owners.iter().all(|owner| matches!(owner.what.value, Value::Thing(owner) if self.is_of_parts(owner)))
    }

    fn is_of_parts(&mut self, thing: Thing<'a>) -> bool {
        let parts = self.list_of(thing, PARTS);
        (0..Self::len(&parts)).any(|at| self.member(&parts, at).is_some_and(|part| part.maybe.is_none()))
    }

    /// Whether a thing of before was for children: by what is said of itself, or of all who saw to it, else of its arrangement.
    fn was_for_children(&mut self, was: Thing<'a>) -> Result<Kleene, EvalError> {
        let kind = was.kind(self.context.models);
        if kind == Kind::Group
            && let Some(said) = self.said_for_children(was)?
        {
            return Ok(said);
        }
        if kind == Kind::Function
            && let Value::List(owners) = self.named(was, key!("owners")).value
            && Self::len(&owners) > 0
        {
            let owners = self.told_alone(owners);
            let for_children = self.exists_over(&owners, |evaluator, owner| match owner.value {
                Value::Thing(owner) if owner.kind(evaluator.context.models) == Kind::Group => {
                    Ok(evaluator.said_for_children(owner)?.unwrap_or(Kleene::True))
                }
                _ => Ok(Kleene::True),
            })?;
            if for_children != Kleene::True {
                return Ok(for_children);
            }
        }
        let Some(root) = self.whole_of(was) else { return Ok(Kleene::True) };
        Ok(self.said_for_children(root)?.unwrap_or(Kleene::True))
    }

    /// Whether the scope of a thing names children; nothing where no scope is stated.
    fn said_for_children(&mut self, thing: Thing<'a>) -> Result<Option<Kleene>, EvalError> {
        let scope = Seq::of(self.named(thing, key!("scope")).value);
        if self.is_silent(&scope) {
            return Ok(None);
        }
        self.exists_over(&scope, |evaluator, whom| Ok(evaluator.is_word(&whom.value, "children"))).map(Some)
    }
}
