//! Whether an arrangement of after has somebody for its scrutiny from a day on.

use super::super::program::{Comparison, NodeId};
use super::super::value::{Kleene, Placed, Thing, Value};
use super::Evaluator;
use super::tenure::End;
use crate::expr::error::EvalError;
use crate::model::vocab::{Kind, key};
use crate::time::Day;

impl<'a> Evaluator<'a> {
    /// Whether an arrangement of after has somebody for its scrutiny who is found and at work from a day, from its own first day where that is
    /// later or the day is not known, and on the day that it is looked at where it goes on; so it counts where it names no scrutiny. False only
    /// where that is certain, and never unknown: who scrutinises is asked elsewhere.
    pub(super) fn scrutinised_from(&mut self, arrangement: Thing<'a>, day: NodeId) -> Result<Kleene, EvalError> {
        let asked = self.asked_day(day)?;
        let Thing::Of { model, .. } = arrangement else { return Ok(Kleene::True) };
        let Some(held) = self.context.model(model) else { return Ok(Kleene::True) };
        let own = self.day_of_thing(arrangement);
        let by = if self.goes_on_in(arrangement) == Kleene::True {
            own
        } else {
            let first = held.first_day().map(Day::from);
            let asked = asked.ok().map(|(day, _)| day);
            asked.into_iter().chain(first).max_by_key(|day| day.last()).unwrap_or(own)
        };
        let by = Placed::bare(Value::Day(by));
        let strands: Vec<_> = held.of_kind(Kind::Scrutiny).map(|element| Thing::Of { model, element }).collect();
        let in_time = strands.iter().any(|strand| {
            self.is_found(*strand)
                && self.at_work(*strand) != Kleene::False
                && self.all_days(*strand, End::First, Comparison::AtMost, &by) != Kleene::False
        });
        Ok(Kleene::from(in_time || strands.is_empty()))
    }

    /// Whether nobody is still being looked for, be it that a proposal counts on finding somebody.
    fn is_found(&mut self, strand: Thing<'a>) -> bool {
        let mut whose = vec![strand];
        if let Value::Thing(by) = self.named(strand, key!("by")).value
            && let Value::Thing(post) = self.named(by, key!("post")).value
        {
            whose.push(post);
        }
        whose.into_iter().all(|one| self.state_of(one) != Ok(Some("recruiting")))
    }
}
