//! Every day that a file states, for whoever asks when something about it can change.

use super::facts::{Datum, ElementId, Fact, Model};
use super::vocab::FieldId;
use crate::source::Span;
use crate::time::Day;

/// A day that a field states, or the first or last day of its period or year.
#[derive(Clone, Copy, Debug)]
pub struct Stated {
    /// The element.
    pub element: ElementId,
    /// The field.
    pub field: FieldId,
    /// The day.
    pub day: Day,
    /// Which day of the field it is.
    pub which: Which,
}

/// Which day of a field a stated one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The field is a day.
    Only,
    /// The first of a period or a year.
    First,
    /// The last of it.
    Last,
}

impl Model {
    /// Every day that is stated, disputed readings and both ends of periods included, in the order of the file.
    #[must_use]
    pub fn stated_days(&self) -> Vec<Stated> {
        let mut found = Vec::new();
        for element in self.elements() {
            let kind = self.kind(element);
            for (field, _) in (0u8..).map(FieldId).zip(kind.fields()) {
                self.days_of(self.written(element, field), &mut |which, day| {
                    found.push(Stated { element, field, day, which });
                });
            }
        }
        found
    }

    /// Where a field stands, or would stand.
    #[must_use]
    pub fn place_of(&self, element: ElementId, field: FieldId) -> Span {
        self.written(element, field).span()
    }

    fn days_of(&self, fact: Fact<'_>, found: &mut impl FnMut(Which, Day)) {
        match fact {
            Fact::Known(datum, _) | Fact::Uncertain(datum, ..) => match datum {
                Datum::Day(day) => found(Which::Only, day),
                Datum::Period(period) => {
                    period.first_day().into_iter().for_each(|day| found(Which::First, day));
                    period.last_day().into_iter().for_each(|day| found(Which::Last, day));
                }
                Datum::Year(year) => {
                    found(Which::First, year.first().into());
                    found(Which::Last, year.last().into());
                }
                Datum::List(list) => list.iter().for_each(|fact| self.days_of(fact, found)),
                _ => {}
            },
            Fact::Disputed(readings, _) => {
                for reading in readings {
                    self.days_of(self.reading(reading).0, found);
                }
            }
            Fact::NotStated(_) | Fact::None(_) | Fact::Unreadable(_) => {}
        }
    }
}
