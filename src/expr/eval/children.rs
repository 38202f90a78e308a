//! How many children live in areas, and shares of money: what arrangements are set beside each other by.

use super::super::gaps::Why;
use super::super::program::NodeId;
use super::super::value::{Placed, Seq, Site, Value};
use super::Evaluator;
use crate::expr::error::EvalError;

impl<'a> Evaluator<'a> {
    /// Residents under 18 of one area or of several together, as far as the reference lists hold a count of each.
    pub(super) fn under_18(&mut self, of: NodeId) -> Result<Placed<'a>, EvalError> {
        let of = self.value(of)?;
        let areas = match &of.value {
            Value::List(seq) => self.certain_members(&seq.clone()),
            Value::Unknown(gap) => Err(*gap),
            Value::Thing(_) => Ok(vec![of.clone()]),
            _ => self.certain_members(&Seq::Empty { open: None }),
        };
        let value = match areas {
            Ok(areas) => self.children_of(&areas, of.at),
            Err(gap) => Value::Unknown(gap),
        };
        Ok(Placed { value, at: of.at })
    }

    fn children_of(&mut self, areas: &[Placed<'a>], at: Option<Site>) -> Value<'a> {
        let mut children = 0i64;
        for area in areas {
            let counted = match area.value {
                Value::Thing(thing) => self.listed_area(thing).and_then(|area| area.under_18),
                _ => None,
            };
            let Some(population) = counted else {
                return Value::Unknown(self.miss(area.at.or(at), Why::NoPopulation));
            };
            children = children.saturating_add(population.count.into());
        }
        // Nobody is divided among: where there is no area, there is no count.
        if children == 0 { Value::Unknown(self.miss(at, Why::NoPopulation)) } else { Value::Int(children) }
    }

    /// An amount as a share of another, rounded to hundredths of a per cent.
    pub(super) fn share_of(&mut self, part: NodeId, whole: NodeId) -> Result<Placed<'a>, EvalError> {
        let (part, whole) = (self.value(part)?, self.value(whole)?);
        let value = match (&part.value, &whole.value) {
            (Value::Money(part_of), Value::Money(total)) => match share(*part_of, *total) {
                Some(share) => Value::Share(share),
                None => Value::Unknown(self.miss(whole.at, Why::SaidNone)),
            },
            (Value::Money(_), _) => Value::Unknown(self.missing_in(&whole)),
            _ => Value::Unknown(self.missing_in(&part)),
        };
        Ok(Placed { value, at: part.at.or(whole.at) })
    }
}

/// Half a hundredth counts as a whole one; nothing of nothing.
fn share(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    if whole <= 0 {
        return None;
    }
    i64::try_from((part * 20_000 + whole).div_euclid(2 * whole)).ok()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_rounded_to_hundredths_of_a_per_cent() {
        assert_eq!(share(7_578_500, 30_314_000), Some(2_500));
        assert_eq!((share(1, 3), share(2, 3), share(-1, 3)), (Some(3_333), Some(6_667), Some(-3_333)));
        assert_eq!((share(1, 0), share(0, 5), share(i64::MAX, 1)), (None, Some(0), None));
    }
}
