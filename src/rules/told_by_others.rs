//! What arrangements that take the place of earlier ones tell of the end of these: the last day may stand in their files alone.

use super::ends::{areas, is_general};
use super::last_day::Said;
use crate::model::vocab::Kind;
use crate::model::{ElementId, Fact, Model};

/// The descriptions that take the place of an arrangement, as either says; of one of which nothing says whose place it takes, where that can be
/// no other's.
pub(super) fn tellers<'m>(model: &Model, all: &[&'m Model]) -> Vec<&'m Model> {
    let follows = |other: &Model| {
        other.names("supersedes", model) || model.leads_into(other) || can_follow_no_other(other, model, all)
    };
    all.iter()
        .copied()
        .filter(|other| !other.is_shared() && !model.describes_the_same_as(other) && follows(other))
        .collect()
}

/// Whether an arrangement says of none that it takes its place, none leads into it, and no other than one has an area in common with it.
fn can_follow_no_other(other: &Model, model: &Model, all: &[&Model]) -> bool {
    let is_followed = |one: &&&Model| !other.describes_the_same_as(one) && (one.leads_into(other) || meets(one, other));
    matches!(other.named(other.root(), "supersedes"), Fact::NotStated(_))
        && meets(model, other)
        && all.iter().filter(is_followed).all(|one| model.describes_the_same_as(one))
}

fn meets(one: &Model, other: &Model) -> bool {
    areas(one, one.root()).any(|area| areas(other, other.root()).any(|own| other.id(own) == one.id(area)))
}

/// What they tell of the end in one area: by entries that name it, or of the whole, where the arrangement says itself that it ends there or
/// they take its place there.
pub(super) fn of_area<'m>(
    tellers: &[&'m Model],
    (model, area): (&Model, ElementId),
    is_said: bool,
    takes_place: &dyn Fn(&Model) -> bool,
) -> Vec<Said<'m>> {
    let of = |teller: &'m Model| {
        let takes = is_said || takes_place(teller);
        let is_meant = move |entry: &ElementId| {
            teller.is_of_earlier(*entry)
                && !matches!(teller.named(*entry, "ends"), Fact::NotStated(_) | Fact::None(_))
                && (is_general(teller, *entry) && takes || names_area(teller, *entry, model.id(area)))
        };
        teller.of_kind(Kind::Succession).filter(is_meant).map(move |entry| Said { model: teller, entry })
    };
    tellers.iter().flat_map(|teller| of(teller)).collect()
}

fn names_area(model: &Model, entry: ElementId, id: Option<&str>) -> bool {
    areas(model, entry).any(|named| model.id(named) == id)
}
