//! For whom a group is: what is for adults only takes over nothing that was done for children.

use super::super::value::{Kleene, Seq, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};

impl<'a> Evaluator<'a> {
    /// Whether something may take over from a thing of before by whom it is for. Only of groups is that said; for whom the
    /// arrangements are that a group stands in is asked of these.
    pub(super) fn is_for_the_same(&mut self, was: Thing<'a>, is: Thing<'a>) -> Result<Kleene, EvalError> {
        if is.kind(self.context.models) != Kind::Group {
            return Ok(Kleene::True);
        }
        let Some(is_for) = self.said_for_children(is)? else { return Ok(Kleene::True) };
        let was_for = self.was_for_children(was)?;
        Ok(self.or(is_for, !was_for))
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
