//! What of an entry could not be read: where part of it is missing, the rest does not settle what becomes of it.

use super::roll::gap;
use super::step::Step;
use super::target::Unstated;
use crate::finding::Gap;
use crate::model::vocab::{FieldId, Kind, Origin};
use crate::model::{Datum, ElementId, Fact, Model};

/// What could not be read of an entry of before, and of what it is or becomes in after. Of whole arrangements, and of areas, each entry is asked about
/// by itself.
pub(super) fn unread_parts(at: usize, element: ElementId, step: &Step<'_>) -> Vec<Gap> {
    let Ok(at) = u32::try_from(at) else { return Vec::new() };
    let becomes = step.becomes.get(&(at, element)).into_iter().flatten().copied();
    let mut found = Vec::new();
    for (at, element) in std::iter::once((at, element)).chain(becomes) {
        let Some(model) = step.models.get(at as usize) else { continue };
        if !matches!(model.kind(element), Kind::Arrangement | Kind::Area) {
            unread_in(model, element, &mut found);
        }
    }
    found
}

/// The same of an entry, with what stands within it.
fn unread_in(model: &Model, element: ElementId, found: &mut Vec<Gap>) {
    let fields = (0u8..).map(FieldId).zip(model.kind(element).fields());
    for (field, _) in fields.filter(|(_, field)| field.origin == Origin::Written) {
        let members: Vec<Fact<'_>> = match model.fact(element, field) {
            Fact::Known(Datum::List(list), _) | Fact::Uncertain(Datum::List(list), ..) => list.iter().collect(),
            fact => vec![fact],
        };
        for member in members {
            match member {
                Fact::Unreadable(span) => found.push(gap(model, &Unstated { holder: element, field, span })),
                Fact::Known(Datum::Element(within), _) if model.parent(within) == Some((element, field)) => {
                    unread_in(model, within, found);
                }
                _ => {}
            }
        }
    }
}
