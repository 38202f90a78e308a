//! What several have of what one had: in a split, in a merger, and where a group is no longer there.

use super::sentence::{named, things};
use super::telling::Names;
use crate::finding::{Altered, Only, Parts, Takes, Thing, What, Work};
use crate::report::wording::listed;

/// What went into one that goes on under its id, or came out of it.
pub(super) fn around_one(altered: &Altered, parts: &Parts, names: &Names) -> String {
    let is_merger = matches!(altered.what, What::Merged(_));
    let (several, of_several, one, of_one) = if is_merger {
        (&altered.before, &names.before, &altered.after, &names.after)
    } else {
        (&altered.after, &names.after, &altered.before, &names.before)
    };
    let (Some(stays), Some(one)) = (parts.stays.and_then(|at| several.get(at)), one.first()) else {
        return String::new();
    };
    let others: Vec<Thing> = several.iter().filter(|thing| *thing != stays).cloned().collect();
    let (was, is, of_was) = if is_merger { (stays, one, of_several) } else { (one, stays, of_one) };
    let called = if was.name == is.name { String::new() } else { format!(", called {} now", is.name) };
    let whole = format!("{}{called}", things(std::slice::from_ref(was), of_was));
    let (are, does, to) = match (others.len(), is_merger) {
        (1, true) => ("is merged into", "takes on", " of "),
        (_, true) => ("are merged into", "takes on", " of "),
        (1, false) => ("is split off from", "gives up", " to "),
        (_, false) => ("are split off from", "gives up", " to "),
    };
    let shares: Vec<String> = parts
        .takes
        .iter()
        .filter_map(|takes| several.get(takes.thing).filter(|thing| *thing != stays).map(|thing| (takes, thing)))
        .map(|(takes, thing)| {
            let from_whom = if others.len() > 1 { format!("{to}{}", thing.name) } else { String::new() };
            format!("{}{from_whom}", listed(&takes.functions))
        })
        .collect();
    let others = things(&others, of_several);
    let lead = format!("{others} {are} {whole}");
    if shares.is_empty() { lead } else { format!("{lead} (which {does}: {})", shares.join("; ")) }
}

/// What functions each of several has of the one's.
pub(super) fn shares(takes: &[Takes], (things, names): (&[Thing], &[(String, String)]), verb: &str) -> String {
    let shares: Vec<String> = takes
        .iter()
        .filter_map(|takes| {
            let thing = things.get(takes.thing)?;
            let place = named(thing, names).map_or_else(String::new, |name| format!(" in {name}"));
            Some(format!("{}{place} {verb} {}", thing.name, listed(&takes.functions)))
        })
        .collect();
    if shares.is_empty() { String::new() } else { format!("; {}", shares.join(", ")) }
}

/// Who has what of the work of a group on the other side, and what nobody is named for there.
pub(super) fn work(only: &Only, is_new: bool) -> String {
    if only.work.is_empty() {
        return String::new();
    }
    let (does, nobody, then) = if is_new { ("does", "nobody was", "before") } else { ("did", "nobody is", "now") };
    let told = |work: &Work| {
        let (owners, functions) = (listed(&work.owners), listed(&work.functions));
        match (is_new, work.owners.len()) {
            (_, 0) => format!("{nobody} named for {functions}"),
            (true, _) => format!("{owners} had {functions} {then}"),
            (false, 1) => format!("{owners} has {functions} {then}"),
            (false, _) => format!("{owners} have {functions} {then}"),
        }
    };
    // What nobody has comes last.
    let (with, without): (Vec<_>, Vec<_>) = only.work.iter().partition(|work| !work.owners.is_empty());
    let all: Vec<String> = with.into_iter().chain(without).map(told).collect();
    format!("; of what it {does}, {}", listed(&all))
}
