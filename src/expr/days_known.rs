//! Days that an expression comes to, apart for each way in which disputed values can be read.

use super::context::Context;
use super::error::EvalError;
use super::eval::Evaluator;
use super::program::Program;
use super::value::{Placed, Seq, Value};
use crate::source::Span;
use crate::time::Day;

/// The days of one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysKnown {
    /// Those that count for certain, each with its place where it has one.
    pub certain: Vec<(Day, Option<Span>)>,
    /// Those of which it is open whether they count.
    pub possible: Vec<Day>,
    /// Whether something is missing to tell all of them.
    pub is_open: bool,
    /// Where it stands as a whole.
    pub place: Option<Span>,
}

impl Program {
    /// The day or the days that it comes to, once for each reading of what sources disagree on.
    ///
    /// # Errors
    /// When it cannot be worked out, which is a defect of the expression: too many steps, division by zero, overflow.
    pub fn days_by_reading(&self, context: &Context<'_>) -> Result<Vec<DaysKnown>, EvalError> {
        let mut evaluator = Evaluator::new(self, context);
        let readings = evaluator.readings()?;
        Ok(readings.iter().map(|reading| evaluator.days_known(reading)).collect())
    }
}

impl<'a> Evaluator<'a> {
    fn days_known(&mut self, placed: &Placed<'a>) -> DaysKnown {
        let place = self.places_of(placed).first().copied();
        let mut days = DaysKnown { place, ..DaysKnown::default() };
        match &placed.value {
            Value::Day(day) => days.certain.push((*day, place)),
            Value::Unknown(_) => days.is_open = true,
            Value::List(seq) => self.add_members(seq, &mut days),
            _ => {}
        }
        days
    }

    fn add_members(&mut self, seq: &Seq<'a>, days: &mut DaysKnown) {
        days.is_open |= self.tail(seq).is_some();
        for at in 0..Self::len(seq) {
            let Some(member) = self.member(seq, at) else { continue };
            let is_certain = member.maybe.is_none();
            match member.what.value {
                Value::Day(day) if is_certain => {
                    days.certain.push((day, self.places_of(&member.what).first().copied()));
                }
                Value::Day(day) => days.possible.push(day),
                Value::Unknown(_) => days.is_open = true,
                _ => {}
            }
            days.is_open |= !is_certain;
        }
    }
}
