//! The values of the dates and periods that the law sets, as rules name them.

use crate::expr::Fixed;
use crate::finding::{Gap, Whom};
use crate::law::{Catalogue, Fact};
use crate::source::{FileId, Span};
use crate::time::Day;

/// Values of the constants in the order of [`with_law`](super::compile::with_law).
#[must_use]
pub fn law_values(law: &Catalogue, day: Day) -> Vec<Fixed<'_>> {
    let facts = law.provisions().iter().flat_map(|provision| &provision.facts);
    let mut values: Vec<Fixed<'_>> = facts
        .map(|(_, fact)| match fact {
            Fact::Day(date) => Fixed::Day(*date),
            Fact::Months(count) | Fact::Days(count) | Fact::WorkingDays(count) => Fixed::Int(i64::from(*count)),
        })
        .collect();
    values.extend(edition(law, day));
    values
}

/// The edition of Working Together in force on a day, its id, name and first day; unknown where the day spans two or lies before
/// the first.
pub(super) fn edition(law: &Catalogue, day: Day) -> [Fixed<'_>; 3] {
    let mut editions = law.editions_on(day);
    let unknown = |why| [why; 3].map(|why| Fixed::Unknown(gap(why)));
    match (editions.next(), editions.next()) {
        (Some(edition), None) => {
            [Fixed::Text(&edition.id), Fixed::Text(&edition.short), Fixed::Day(Day::from(edition.from))]
        }
        (Some(_), Some(_)) => unknown("the date is too vague to say which edition was in force"),
        (None, _) => unknown("no edition that masa knows was in force on that day"),
    }
}

fn gap(why: &'static str) -> Gap {
    Gap { fact: "the edition in force".into(), why: why.into(), label: Span::new(FileId(0), 0, 0), whom: Whom::Keeper }
}
