//! What became of the partnership for several areas, where anything is known of it.

use crate::check::summary::areas;
use crate::finding::Happening;
use crate::model::Model;
use crate::reference::{Known, Partnership, Reference};
use crate::time::Date;

/// Days on which something is to be told of it.
pub(super) fn days(model: &Model, reference: &Reference) -> Vec<Date> {
    of(model, reference).iter().flat_map(|one| one.ended.first().into_iter().chain(one.ended.last())).collect()
}

/// What is told of it on a day: on the first on which it may have ended, or when the story begins later, and on the last.
pub(super) fn happened(day: Date, begins: Date, model: &Model, reference: &Reference) -> Vec<Happening> {
    let told = of(model, reference).into_iter().filter_map(|one| {
        let first = one.ended.first()?;
        if first.max(begins) == day {
            Some(parted(one, day))
        } else if one.ended.last() == Some(day) {
            Some(format!("{}the {} had ended by this day; {}", one.known.lead(), one.name, follows(one.known)))
        } else {
            None
        }
    });
    told.map(|words| Happening { words, label: None }).collect()
}

fn parted(one: &Partnership<'_>, day: Date) -> String {
    let over = one.ended.last().is_some_and(|last| last <= day);
    format!(
        "{}{}, {}{}; {}{}",
        one.known.lead(),
        one.says,
        if one.ended.exact().is_some() { "on " } else { "" },
        one.ended.in_words(),
        if over { "" } else { "from that day on, " },
        follows(one.known)
    )
}

const fn follows(known: Known) -> &'static str {
    match known {
        Known::Read => "what follows is about arrangements that have ended",
        Known::Reported => "what follows is about arrangements that are reported to have ended",
        Known::Recalled => "what follows is about arrangements that may have ended",
    }
}

/// By all its areas and no other: the name of a partnership may go on where the partnership does not.
fn of<'r>(model: &Model, reference: &'r Reference) -> Vec<&'r Partnership<'static>> {
    let areas = areas(model);
    let ids: Vec<&str> = areas.iter().map(|(id, _)| id.as_str()).collect();
    reference.partnerships_of(&ids).collect()
}
