//! By how much expressions move days, for whoever asks on which days one of them can come out otherwise.

use super::function::Function;
use super::program::{Arithmetic, NodeId, Op, Program};
use super::value::Fixed;
use crate::reference::Reference;
use crate::time::Date;

/// A day counted in months may fall short of the same day by the end of a shorter month.
const AFTER_A_SHORT_MONTH: i32 = 3;

/// A length of time by which a day is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// Days.
    Days(i32),
    /// Calendar months; a year is twelve.
    Months(i32),
    /// Working days in England.
    WorkingDays(i32),
}

impl Shift {
    /// Where a date moves to by a chain of shifts, forward and back, with the days after it on which a comparison may turn.
    #[must_use]
    pub fn moved(date: Date, chain: &[Self], reference: &Reference) -> Vec<Date> {
        let there = chain.iter().try_fold(date, |date, shift| shift.by(date, 1, reference));
        let back = chain.iter().try_fold(date, |date, shift| shift.by(date, -1, reference));
        let near = |date: Date| (0..=AFTER_A_SHORT_MONTH).filter_map(move |days| date.plus_days(days));
        there.into_iter().chain(back).flat_map(near).collect()
    }

    fn by(self, date: Date, sign: i32, reference: &Reference) -> Option<Date> {
        match self {
            Self::Days(days) => date.plus_days(days.checked_mul(sign)?),
            Self::Months(months) => date.plus_months(months.checked_mul(sign)?),
            Self::WorkingDays(days) => reference.holidays().plus_working_days(date, days.checked_mul(sign)?),
        }
    }
}

impl Program {
    /// The lengths of time that stand between days that the expression compares, each as a chain of moves; without those of
    /// no length.
    ///
    /// `constants` are the values of the scope's constants: the law sets lengths of time by name.
    #[must_use]
    pub fn shifts(&self, constants: &[Fixed<'_>]) -> Vec<Vec<Shift>> {
        let mut chains = self.chains(self.root, constants);
        chains.retain(|chain| !chain.is_empty());
        chains.sort_unstable();
        chains.dedup();
        chains
    }

    fn chains(&self, id: NodeId, constants: &[Fixed<'_>]) -> Vec<Vec<Shift>> {
        let below = self.below(id);
        let mut chains: Vec<Vec<Shift>> = below.iter().flat_map(|below| self.chains(*below, constants)).collect();
        match &self.node(id).op {
            Op::Call(function, args) => {
                let last = args.last().and_then(|last| self.number(*last, constants));
                let shift = last.and_then(|count| moved_by(*function, count));
                if let Some(shift) = shift {
                    let longer = chains.iter().map(|chain| [chain.as_slice(), &[shift]].concat());
                    let longer: Vec<Vec<Shift>> = longer.collect();
                    chains.extend(longer);
                    chains.push(vec![shift]);
                }
            }
            // How many days lie between two is compared with a number.
            Op::Compare(_, a, b) => {
                for (between, count) in [(*a, *b), (*b, *a)] {
                    if self.asks_days_between(between) {
                        let count = self.number(count, constants);
                        chains.extend(count.map(|count| vec![Shift::Days(count)]));
                    }
                }
            }
            _ => {}
        }
        chains
    }

    fn asks_days_between(&self, id: NodeId) -> bool {
        matches!(self.node(id).op, Op::Call(Function::DaysBetween, _))
            || self.below(id).iter().any(|below| self.asks_days_between(*below))
    }

    fn number(&self, id: NodeId, constants: &[Fixed<'_>]) -> Option<i32> {
        let number = |id: NodeId| self.number(id, constants);
        match &self.node(id).op {
            Op::Int(value) => i32::try_from(*value).ok(),
            Op::Minus(of) => number(*of)?.checked_neg(),
            Op::Constant(at) => match constants.get(*at)? {
                Fixed::Int(value) => i32::try_from(*value).ok(),
                _ => None,
            },
            Op::Sum(what, a, b) => {
                let (a, b) = (number(*a)?, number(*b)?);
                match what {
                    Arithmetic::Plus => a.checked_add(b),
                    Arithmetic::Minus => a.checked_sub(b),
                    Arithmetic::Times => a.checked_mul(b),
                    Arithmetic::Over => a.checked_div(b),
                    Arithmetic::Rest => a.checked_rem(b),
                }
            }
            _ => None,
        }
    }
}

const fn moved_by(function: Function, count: i32) -> Option<Shift> {
    Some(match function {
        Function::AddDays => Shift::Days(count),
        Function::AddMonths
        | Function::WithinMonths
        | Function::NoGapLongerThan
        | Function::GapBegins
        | Function::GapEnds => Shift::Months(count),
        Function::AddYears => Shift::Months(count.saturating_mul(12)),
        Function::AddWorkingDays => Shift::WorkingDays(count),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Fixed, Shift};
    use crate::expr::{Scope, Ty, compile};

    fn shifts(text: &str) -> Vec<Vec<Shift>> {
        let scope = Scope::new().with_constant("law.months_to_begin", Ty::Int);
        compile(text, &scope).unwrap().shifts(&[Fixed::Int(3)])
    }

    #[test]
    fn every_length_between_days_is_found() {
        assert_eq!(shifts("date(\"2020-01-01\") < day"), Vec::<Vec<Shift>>::new());
        assert_eq!(shifts("add_months(date(\"2020-01-01\"), 12) < day"), [[Shift::Months(12)]]);
        assert_eq!(shifts("date(\"2020-01-01\") < add_years(day, -1)"), [[Shift::Months(-12)]]);
        assert_eq!(shifts("within_months(date(\"2020-01-01\"), day, law.months_to_begin)"), [[Shift::Months(3)]]);
        assert_eq!(shifts("days_between(date(\"2020-01-01\"), day) > 2 * 15"), [[Shift::Days(30)]]);
        assert_eq!(shifts("add_working_days(date(\"2020-01-01\"), 7) < day"), [[Shift::WorkingDays(7)]]);
    }

    #[test]
    fn moves_within_moves_are_a_chain_and_each_by_itself() {
        assert_eq!(
            shifts("add_months(add_days(date(\"2020-01-01\"), 1), 9) < day"),
            [vec![Shift::Days(1)], vec![Shift::Days(1), Shift::Months(9)], vec![Shift::Months(9)]]
        );
    }
}
