//! Sums, differences, products, quotients.

use super::super::gaps::Why;
use super::super::program::{Arithmetic, NodeId};
use super::super::value::{Placed, Value};
use super::Evaluator;
use super::compare::bounds;
use crate::expr::error::{EvalError, Fault};

impl<'a> Evaluator<'a> {
    pub(super) fn reckon(
        &mut self,
        sign: Arithmetic,
        left: NodeId,
        right: NodeId,
        node: NodeId,
    ) -> Result<Placed<'a>, EvalError> {
        let (left, right) = (self.value(left)?, self.value(right)?);
        let at = left.at.or(right.at);
        let mut missing = None;
        for side in [&left, &right] {
            let gap = match side.value {
                Value::Unknown(gap) => gap,
                Value::None => self.miss(side.at, Why::SaidNone),
                _ => continue,
            };
            missing = Some(self.gaps.join(missing, gap));
        }
        if let Some(gap) = missing {
            return Ok(Placed { value: Value::Unknown(gap), at });
        }
        let value = match (&left.value, &right.value) {
            (Value::Int(a), Value::Int(b)) => Value::Int(self.checked(sign, *a, *b, node)?),
            (Value::Money(pence), Value::Int(among)) if matches!(sign, Arithmetic::Over) && *among != 0 => {
                match to_the_penny(*pence, *among) {
                    Some(each) => Value::Money(each),
                    None => return self.fault(Fault::Overflow, node),
                }
            }
            (Value::Money(a), Value::Money(b) | Value::Int(b)) | (Value::Int(a), Value::Money(b)) => {
                Value::Money(self.checked(sign, *a, *b, node)?)
            }
            (Value::Share(a), Value::Share(b)) => Value::Share(self.checked(sign, *a, *b, node)?),
            (a, b) => self.reckon_between(sign, a, b),
        };
        Ok(Placed { value, at })
    }

    fn checked(&self, sign: Arithmetic, a: i64, b: i64, node: NodeId) -> Result<i64, EvalError> {
        let result = match sign {
            Arithmetic::Plus => a.checked_add(b),
            Arithmetic::Minus => a.checked_sub(b),
            Arithmetic::Times => a.checked_mul(b),
            Arithmetic::Over | Arithmetic::Rest if b == 0 => return self.fault(Fault::DivisionByZero, node),
            Arithmetic::Over => a.checked_div(b),
            Arithmetic::Rest => a.checked_rem(b),
        };
        match result {
            Some(result) => Ok(result),
            None => self.fault(Fault::Overflow, node),
        }
    }

    /// Sums and differences of numbers between bounds; anything else could be any number.
    fn reckon_between(&mut self, sign: Arithmetic, left: &Value<'a>, right: &Value<'a>) -> Value<'a> {
        let (a, b) = (bounds(left), bounds(right));
        let with =
            |x: Option<i64>, y: Option<i64>, add: fn(i64, i64) -> Option<i64>| x.zip(y).and_then(|(x, y)| add(x, y));
        let (least, most) = match sign {
            Arithmetic::Plus => (with(a.0, b.0, i64::checked_add), with(a.1, b.1, i64::checked_add)),
            Arithmetic::Minus => (with(a.0, b.1, i64::checked_sub), with(a.1, b.0, i64::checked_sub)),
            _ => (None, None),
        };
        let mut missing = None;
        for side in [left, right] {
            if let Value::Between { gaps, .. } = side {
                missing = Some(self.gaps.join(missing, *gaps));
            }
        }
        match missing {
            Some(gaps) => Value::Between { least, most, gaps },
            None => Value::None,
        }
    }

    pub(super) fn negate(&mut self, of: NodeId, node: NodeId) -> Result<Placed<'a>, EvalError> {
        let mut placed = self.value(of)?;
        let checked = |number: i64| number.checked_neg();
        placed.value = match placed.value {
            Value::Int(number) => match checked(number) {
                Some(number) => Value::Int(number),
                None => return self.fault(Fault::Overflow, node),
            },
            Value::Money(pence) => match checked(pence) {
                Some(pence) => Value::Money(pence),
                None => return self.fault(Fault::Overflow, node),
            },
            Value::Share(share) => match checked(share) {
                Some(share) => Value::Share(share),
                None => return self.fault(Fault::Overflow, node),
            },
            Value::Between { least, most, gaps } => {
                Value::Between { least: most.and_then(checked), most: least.and_then(checked), gaps }
            }
            Value::None => Value::Unknown(self.miss(placed.at, Why::SaidNone)),
            other => other,
        };
        Ok(placed)
    }
}

/// An amount among so many, to the nearest penny: half a penny counts as a whole one, up or down.
fn to_the_penny(pence: i64, among: i64) -> Option<i64> {
    let (whole, part) = (pence.checked_div(among)?, i128::from(pence.checked_rem(among)?));
    let away = if (pence < 0) == (among < 0) { 1 } else { -1 };
    if 2 * part.abs() >= i128::from(among).abs() { whole.checked_add(away) } else { Some(whole) }
}

#[cfg(test)]
mod tests {
    use super::to_the_penny;

    #[test]
    fn an_amount_is_divided_to_the_nearest_penny() {
        assert_eq!(to_the_penny(26_031_200, 144_050), Some(181));
        assert_eq!(to_the_penny(30_314_000, 144_050), Some(210));
        assert_eq!(
            [(5, 2), (-5, 2), (5, -2), (4, 3), (5, 3)].map(|(pence, among)| to_the_penny(pence, among)),
            [Some(3), Some(-3), Some(-3), Some(1), Some(2)]
        );
        assert_eq!((to_the_penny(i64::MIN, -1), to_the_penny(1, 0)), (None, None));
    }
}
