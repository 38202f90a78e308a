//! What arrangements that follow tell of the end of earlier ones.

use super::ends::{areas, is_for, is_general};
use super::last_day::Said;
use crate::model::{ElementId, Model};

/// What they tell of the end in one area: by entries that name it, or of the whole, where the arrangement says itself that it ends there, they
/// are for it, or say that they take its place.
pub(super) fn of_area<'m>(
    tellers: &[&'m Model],
    (model, area): (&Model, ElementId),
    is_said: bool,
    takes_place: &dyn Fn(&Model) -> bool,
) -> Vec<Said<'m>> {
    let of = |teller: &'m Model| {
        let is_meant_for = || is_for(teller, model.id(area)) || teller.names("supersedes", model);
        let takes = is_said || takes_place(teller) && is_meant_for();
        let is_meant =
            move |entry: &ElementId| is_general(teller, *entry) && takes || names_area(teller, *entry, model.id(area));
        teller.ends_of_earlier().filter(is_meant).map(move |entry| Said { model: teller, entry })
    };
    tellers.iter().flat_map(|teller| of(teller)).collect()
}

fn names_area(model: &Model, entry: ElementId, id: Option<&str>) -> bool {
    areas(model, entry).any(|named| model.id(named) == id)
}
