//! Who stands for a panel that reviews deaths of children and of which neither a chair nor an owner is named.

use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};

/// The bodies that host the reviews whose panel a group is.
pub(super) fn hosts(model: &Model, group: ElementId) -> Vec<ElementId> {
    reviews(model, group).flat_map(|review| model.led_by(review, "host")).collect()
}

/// Those to whom it answers, without any other such panel, which has no more of a chair; nobody of another group, which goes by its own name.
pub(super) fn answers_to(model: &Model, group: ElementId) -> Vec<ElementId> {
    if !is_panel(model, group) {
        return Vec::new();
    }
    model.led_by(group, "reports-to").into_iter().filter(|above| !is_panel(model, *above)).collect()
}

fn is_panel(model: &Model, group: ElementId) -> bool {
    model.kind(group) == Kind::Group
        && (reviews(model, group).next().is_some() || model.words_of(group, "functions").contains("child death review"))
}

fn reviews(model: &Model, group: ElementId) -> impl Iterator<Item = ElementId> {
    model.of_kind(Kind::ChildDeathReview).filter(move |review| model.led_by(*review, "panel").contains(&group))
}
