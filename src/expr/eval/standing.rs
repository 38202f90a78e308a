//! How far from hope to fact a thing is, and whether an arrangement is in force.

use super::super::gaps::Why;
use super::super::program::Comparison;
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use crate::expr::error::EvalError;

/// Whether something in this state is in place; what is firmly intended too, where that counts.
pub(super) fn is_in_place(state: &str, planned_counts: bool) -> bool {
    match state {
        "in-place" | "residual" => true,
        "planned" | "decided" | "recruiting" | "conditional" | "agreed-in-principle" => planned_counts,
        _ => false,
    }
}

impl<'a> Evaluator<'a> {
    /// In place on the judged day: by its state where one is stated, and by its days.
    pub(super) fn in_place(&mut self, thing: Thing<'a>) -> Kleene {
        let state = self.named(thing, "state");
        let stands = match state.value {
            Value::Word(word) => Kleene::from(is_in_place(word, self.context.planned_counts)),
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Kleene::Unknown(gap),
            _ => Kleene::True,
        };
        let Thing::Of { model, element } = thing else { return stands };
        let present = self.present(model, element);
        self.and(stands, present)
    }

    /// Whether an arrangement is in force on a day: in force from no later than it, and not ended before it.
    ///
    /// What is only proposed or planned to come into force may do so or not.
    pub(super) fn in_force_by(&mut self, thing: Thing<'a>, day: &Placed<'a>) -> Result<Kleene, EvalError> {
        let begins = self.day_of(thing, "in-force", None)?;
        let begun = match begins.value {
            Value::Unknown(_) | Value::None => self.planned_by(thing, &begins, day),
            _ => self.compare(Comparison::AtMost, &begins, day),
        };
        let status = self.named(thing, "status");
        let planned = match status.value {
            _ if self.context.planned_counts => None,
            Value::Word("proposed") => Some(self.miss(status.at, Why::Planned)),
            Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => Some(gap),
            _ => None,
        };
        let begun = match planned {
            Some(gap) => self.and(begun, Kleene::Unknown(gap)),
            None => begun,
        };
        let ends = self.day_of(thing, "ends", None)?;
        let goes_on = match ends.value {
            Value::Day(_) => self.compare(Comparison::AtLeast, &ends, day),
            // That an end is not stated means no end, unless the arrangement has ceased.
            Value::Unknown(gap) if status.value.text() == Some("ceased") => Kleene::Unknown(gap),
            _ => Kleene::True,
        };
        Ok(self.and(begun, goes_on))
    }

    /// Nothing is in force for certain; an intention for a later day settles that it is not by then.
    fn planned_by(&mut self, thing: Thing<'a>, begins: &Placed<'a>, day: &Placed<'a>) -> Kleene {
        let events = self.named(thing, "events");
        let mut later = false;
        if let Value::List(seq) = events.value {
            for at in 0..Self::len(&seq) {
                let Some(member) = self.member(&seq, at) else { continue };
                let Value::Thing(event) = member.what.value else { continue };
                match self.named(event, "what").value {
                    Value::Unknown(gap) if !self.gaps.is_not_stated(gap) => return Kleene::Unknown(gap),
                    what if what.text() != Some("in-force") => continue,
                    _ => {}
                }
                let date = self.named(event, "date");
                later = self.compare(Comparison::Greater, &date, day) == Kleene::True;
                if !later {
                    break;
                }
            }
        }
        if later {
            return Kleene::False;
        }
        let gap = match begins.value {
            Value::Unknown(gap) => gap,
            _ => self.miss(begins.at, Why::NoEvent("in-force")),
        };
        Kleene::Unknown(gap)
    }
}
