//! To whom groups report on each side, as pictures.

use std::collections::BTreeSet;

use crate::check::diff::Again;
use crate::check::files::Files;
use crate::check::graph::{Became, Judged, may_leave_out, picture_of_side};
use crate::check::run::{Options, Tools};
use crate::check::summary;
use crate::finding::{Fate, Picture, Report};
use crate::model::vocab::Kind;
use crate::model::{ElementId, Model};

/// The pictures of both sides, before and after: one for each arrangement that has groups.
pub(super) fn pictures(
    before: &Files,
    after: &Files,
    again: &Again,
    tools: &Tools<'_>,
    options: &Options,
) -> [Vec<Picture>; 2] {
    let befores = before.arrangements().count();
    let goes_on: BTreeSet<(u32, ElementId)> =
        again.becomes.iter().filter(|(_, others)| !others.is_empty()).map(|(was, _)| *was).collect();
    let was_there: BTreeSet<(u32, ElementId)> = again.becomes.values().flatten().copied().collect();
    let leaves_out = |side: &Files, kind: Kind| side.arrangements().any(|one| may_leave_out(&one.model, kind));
    let sides = [(before, after, 0, goes_on, Fate::Gone), (after, before, befores, was_there, Fate::New)];
    sides.map(|(side, other, first, known, fate)| {
        let pictures = (first..).zip(side.arrangements()).filter(|(_, one)| has_groups(&one.model)).map(|(at, one)| {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let head = summary::head(&one.model, one.day, tools.law);
            // What rules find is told beside the pictures, and not a second time on them.
            let side = Judged { model: &one.model, day: one.day, head, report: &Report::default() };
            let became = |element| {
                let became = || Became { fate, is_only_unnamed: leaves_out(other, one.model.kind(element)) };
                (!known.contains(&(at, element))).then(became)
            };
            picture_of_side(side, tools, options, &became)
        });
        pictures.collect()
    })
}

fn has_groups(model: &Model) -> bool {
    model.of_kind(Kind::Group).next().is_some()
}
