use std::sync::LazyLock;

use super::Decoder;
use crate::finding::{Code, Finding};
use crate::model::facts::{Datum, ElementId, Fact};
use crate::model::store::{Held, Slot};
use crate::model::vocab::{FieldId, Kind};
use crate::source::Span;
use crate::time::{Day, Truth};
use crate::yaml::NodeId;

/// The fields `from` and `until` of each kind that has both, by its number.
static TERMS: LazyLock<Vec<Option<(FieldId, FieldId)>>> =
    LazyLock::new(|| Kind::ALL.iter().map(|kind| kind.field("from").zip(kind.field("until"))).collect());

impl Decoder<'_, '_> {
    /// Refuses days of which the last certainly comes before the first, as a period that ends before it starts is refused:
    /// neither can be relied on, and both are left unreadable.
    pub(super) fn refuse_backward_terms(&mut self, element: ElementId, kind: Kind, keys: &[Option<NodeId>]) {
        let Some(Some((from, until))) = TERMS.get(kind as usize).copied() else { return };
        let is_written = |field: FieldId| matches!(keys.get(usize::from(field.0)), Some(Some(_)));
        if !(is_written(from) && is_written(until)) {
            return;
        }
        let (Some((first, at_first)), Some((last, at_last))) =
            (self.known_day(element, from), self.known_day(element, until))
        else {
            return;
        };
        if last.before(first) != Truth::True {
            return;
        }
        let message = format!(
            "`until` is {} and `from` is {}: it would be over before it begins",
            last.in_words(),
            first.in_words()
        );
        let mend = "correct the day that is wrong, or leave out the one that is not known";
        let finding = Finding::unreadable(Code::Schema, at_last, message, mend);
        self.findings.push(finding.with_related(at_first, "begins here"));
        for (field, Span { lo, hi, .. }) in [(from, at_first), (until, at_last)] {
            self.put(element, field, Slot { held: Held::Unreadable, lo, hi, cites: (0, 0) });
        }
    }

    /// A day that nobody doubts or disputes.
    fn known_day(&self, element: ElementId, field: FieldId) -> Option<(Day, Span)> {
        match self.model.fact(element, field) {
            Fact::Known(Datum::Day(day), span) => Some((day, span)),
            _ => None,
        }
    }
}
