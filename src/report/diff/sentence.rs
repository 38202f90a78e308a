//! One sentence for one difference.

use super::field::{field_name, turned, value};
use super::paid::paid;
use super::parted::{around_one, shares, work};
use super::telling::{Areas, Names};
use crate::finding::{Absence, Altered, Form, Only, Said, Thing, What};
use crate::report::wording::{counted, listed};

/// What became of it, in a word or two; empty where the sentence says it.
pub(super) fn label(altered: &Altered) -> &'static str {
    match &altered.what {
        What::Came(only) => match only.other {
            Absence::NotThere => "new",
            Absence::NotNamed => "newly named",
            Absence::Unreadable => "perhaps new",
        },
        What::Went(only) => match only.other {
            // What was reported or paid for a year is not lost where a later paper leaves it out.
            Absence::NotThere if is_of_a_year(&altered.before) => "no longer named",
            Absence::NotThere => "gone",
            Absence::NotNamed => "no longer named",
            Absence::Unreadable => "perhaps gone",
        },
        What::Renamed => "renamed",
        What::Followed => "followed",
        What::Follows => "backwards in time",
        What::Another => "another",
        What::Split(parts) if parts.stays.is_some() => "split off",
        What::Split(_) => "split",
        What::Merged(_) => "merged",
        What::Kept { .. } => "kept",
        What::Regrouped => "regrouped",
        What::Succeeded => "by operation of law",
        What::Preceded => "backwards in law",
        What::Owned { was, .. } if was.is_empty() => "newly named",
        What::Owned { is, .. } if is.is_empty() => "no longer named",
        _ => "",
    }
}

fn is_of_a_year(things: &[Thing]) -> bool {
    things.iter().all(|thing| matches!(thing.kind, "report" | "budget"))
}

/// The whole sentence, without a final stop.
pub(super) fn sentence(altered: &Altered, names: &Names) -> String {
    let gives_way = matches!(
        altered.what,
        What::Split(_) | What::Merged(_) | What::Regrouped | What::Followed | What::Follows | What::Another
    );
    let told = |(own, other): (&[Thing], &[Thing]), names: &[(String, String)], areas: &Areas| {
        if gives_way { whole(own, other, names, areas) } else { things(own, names) }
    };
    let before = || told((&altered.before, &altered.after), &names.before, &names.areas_before);
    let after = || told((&altered.after, &altered.before), &names.after, &names.areas_after);
    match &altered.what {
        What::Came(only) => format!("{}{}{}", after(), stated(&altered.after, only), work(only, true)),
        What::Went(only) => format!("{}{}{}", before(), stated(&altered.before, only), work(only, false)),
        What::Past => past(altered, names),
        What::Ending => ending(altered, names),
        What::Renamed => renamed(altered),
        What::Followed => format!("{} is followed by {}", before(), after()),
        What::Follows => format!("{} takes the place of {}, and stands on the side of before", before(), after()),
        What::Another => {
            format!("{} before, and {} now; neither says that it takes the other's place", before(), after())
        }
        What::Split(parts) | What::Merged(parts) if parts.stays.is_some() => around_one(altered, parts, names),
        What::Split(parts) => {
            let has = shares(&parts.takes, (&altered.after, &names.after), "has");
            format!("{} is split into {}{has}", before(), after())
        }
        What::Merged(parts) => {
            let brings = shares(&parts.takes, (&altered.before, &names.before), "brings");
            format!("{} is merged from {}{brings}", after(), before())
        }
        What::Partly { without, covered } => partly(altered, (without, covered), names),
        What::Kept { shared } => kept(altered, *shared, names),
        What::Regrouped => format!("{} give way to {}", before(), after()),
        What::Succeeded => {
            let is = if altered.after.len() > 1 { "are the successors" } else { "is the successor" };
            format!("{} {is} of {} by law, neither lost nor new", after(), before())
        }
        What::Preceded => {
            let (is, stands) = match altered.before.len() {
                0 | 1 => ("is the successor", "stands"),
                _ => ("are the successors", "stand"),
            };
            format!("{} {is} of {} by law, and {stands} on the side of before", before(), after())
        }
        What::Says { field, was, is, gone, new } => says(altered, field, (was, is), (gone, new), names),
        What::Doubt { was, is } => doubt(&about(altered, names), was, is),
        What::Whole { field, is } => {
            format!("{}: the list of {} {}", about(altered, names), field_name(field), wholeness(*is))
        }
        What::Owned { function, was, is, standing } => {
            let owned = owned(function, (!was.is_empty(), !is.is_empty()), &before(), &after());
            if standing.is_empty() { owned } else { format!("{owned} (the function itself: {standing})") }
        }
        What::Paid { field, who, was, is } => paid(altered, (*field, who), (was, is), names),
    }
}

/// What became of a list that is said to be all there is on one side only.
pub(super) const fn wholeness(is: bool) -> &'static str {
    if is { "is said to be whole now" } else { "is no longer said to be whole" }
}

/// Something of before that after does not name, without what is stated of it.
pub(super) fn of_before(altered: &Altered, names: &Names) -> String {
    things(&altered.before, &names.before)
}

/// What it concerns: in a sentence about both sides by what after calls it, unless several of before became one.
pub(super) fn about(altered: &Altered, names: &Names) -> String {
    let (concerned, names) = concerned(altered, names);
    things(concerned, names)
}

/// What several differences concern, those of one name in several descriptions together: `the group Executive in A and in B`.
pub(super) fn all_about(all: &[&Altered], names: &Names) -> String {
    let mut by_phrase: Vec<(&str, Vec<String>)> = Vec::new();
    for altered in all {
        let (concerned, names) = concerned(altered, names);
        for thing in concerned {
            let place = named(thing, names).filter(|_| thing.kind != "arrangement").map(|name| format!("in {name}"));
            match by_phrase.iter_mut().find(|(phrase, _)| *phrase == thing.phrase) {
                Some((_, places)) => places.extend(place.filter(|place| !places.contains(place))),
                None => by_phrase.push((&thing.phrase, place.into_iter().collect())),
            }
        }
    }
    let told = by_phrase.into_iter().map(|(phrase, places)| {
        if places.is_empty() { phrase.to_owned() } else { format!("{phrase} {}", listed(&places)) }
    });
    listed(&told.collect::<Vec<_>>())
}

/// The things of the side that a sentence names them by, and what the descriptions on it are called.
pub(super) fn concerned<'a, 'n>(altered: &'a Altered, names: &'n Names) -> (&'a [Thing], &'n [(String, String)]) {
    let of_the_whole = altered.before.iter().chain(&altered.after).all(|thing| thing.kind == "arrangement");
    let by_before = match altered.what {
        // It is the list of the one whose list is whole.
        What::Whole { is, .. } if of_the_whole => !is,
        _ => altered.after.is_empty() || names.before.len() > 1 && names.after.len() < 2,
    };
    if by_before { (&altered.before, &names.before) } else { (&altered.after, &names.after) }
}

pub(super) fn things(things: &[Thing], names: &[(String, String)]) -> String {
    let told: Vec<String> = things
        .iter()
        .map(|thing| match named(thing, names).filter(|_| thing.kind != "arrangement") {
            Some(name) => format!("{} in {name}", thing.phrase),
            None => thing.phrase.clone(),
        })
        .collect();
    listed(&told)
}

/// Arrangements that give way to others, each with its areas, and with the id of its file where another has its name; anything
/// else as it is called.
fn whole(own: &[Thing], other: &[Thing], names: &[(String, String)], areas: &Areas) -> String {
    let told = own.iter().map(|thing| {
        if thing.kind != "arrangement" {
            return things(std::slice::from_ref(thing), names);
        }
        let alike = own.iter().chain(other).filter(|other| other.phrase == thing.phrase).count() > 1;
        let id = if alike { format!(" (`{}`)", thing.within) } else { String::new() };
        let areas = areas.get(&thing.within).map_or_else(String::new, |areas| format!(" for {areas}"));
        format!("{}{id}{areas}", thing.phrase)
    });
    listed(&told.collect::<Vec<_>>())
}

/// What the description that something stands in is called, where there are several.
pub(super) fn named<'n>(thing: &Thing, names: &'n [(String, String)]) -> Option<&'n str> {
    let of = names.iter().find(|(id, _)| names.len() > 1 && *id == thing.within);
    of.map(|(_, name)| name.as_str())
}

/// The descriptions that things stand in, each after a word: `in Plymouth and in Torbay`.
pub(super) fn within(things: &[Thing], names: &[(String, String)], word: &str) -> String {
    let mut within: Vec<String> =
        things.iter().filter_map(|thing| named(thing, names)).map(|name| format!("{word} {name}")).collect();
    within.sort_unstable();
    within.dedup();
    listed(&within)
}

/// Events of one side, all in one sentence.
fn past(altered: &Altered, names: &Names) -> String {
    let of_before = altered.after.is_empty();
    let (events, told) = each(altered, names);
    let counted = counted(events.len(), "event of the past is", "events of the past are");
    let not = if of_before { "not repeated" } else { "told in after only" };
    format!("{counted} {not}: {}", told.join("; "))
}

/// How an arrangement ends that others follow.
fn ending(altered: &Altered, names: &Names) -> String {
    let (all, told) = each(altered, names);
    let several = all.iter().any(|one| all.iter().any(|other| one.within != other.within));
    let how = if several { "how they end" } else { "how it ends" };
    let not = if altered.after.is_empty() { " (what follows need not repeat it)" } else { ", told in after only" };
    format!("{how}{not}: {}", told.join("; "))
}

/// Events and successions of one side, each without a word for what it is.
fn each<'a>(altered: &'a Altered, names: &Names) -> (&'a [Thing], Vec<String>) {
    let of_before = altered.after.is_empty();
    let (all, names) = if of_before { (&altered.before, &names.before) } else { (&altered.after, &names.after) };
    let told = all.iter().map(|one| {
        let one = things(std::slice::from_ref(one), names);
        let bare = ["the event ", "the succession "].into_iter().find_map(|word| one.strip_prefix(word));
        bare.map_or(one.clone(), str::to_owned)
    });
    (all, told.collect())
}

/// What each of several arrangements has, on the side where there are several.
fn kept(altered: &Altered, shared: bool, names: &Names) -> String {
    let (Some(was), Some(is)) = (altered.before.first(), altered.after.first()) else { return String::new() };
    let several_now = altered.after.len() > 1;
    let (thing, things, names) =
        if several_now { (is, &altered.after, &names.after) } else { (was, &altered.before, &names.before) };
    let within = |word: &str| within(things, names, word);
    let other = match (was.name == is.name, several_now) {
        (true, _) => String::new(),
        (false, true) => format!(", called {} before,", was.name),
        (false, false) => format!(", called {} now,", is.name),
    };
    let stands = match (shared, several_now) {
        (true, true) => format!("goes on as one, shared {}", within("by")),
        (true, false) => format!("was shared {} before, and goes on", within("by")),
        (false, true) => format!("stands {} now", within("in")),
        (false, false) => format!("stood {} before", within("in")),
    };
    format!("{}{other} {stands}", thing.phrase)
}

/// Where a group goes on, and where it does not.
fn partly(altered: &Altered, (without, covered): (&[Thing], &[Thing]), names: &Names) -> String {
    let now = names.after.len() > 1;
    let (Some(was), Some(is)) = (altered.before.first(), altered.after.first()) else { return String::new() };
    // What several were merged into goes by its own name: none of them goes on.
    let (group, parts, all, verb, is_named) = match (now, altered.before.len() > 1, altered.after.len() > 1) {
        (true, true, _) => (is, &altered.after, &names.after, "stands", "is"),
        (true, false, _) => (was, &altered.after, &names.after, "goes on", "is"),
        (false, _, true) => (was, &altered.before, &names.before, "stood", "was"),
        (false, _, false) => (is, &altered.before, &names.before, "stood", "was"),
    };
    let (there, not) = (within(parts, all, "in"), within(without, all, "in"));
    let lead = format!("{} {verb} {there}", group.phrase);
    if covered.is_empty() {
        return format!("{lead} only, not {not}");
    }
    let covers = format!("{lead}, {} too, where it {is_named} not named", within(covered, all, "for"));
    if without.is_empty() { covers } else { format!("{covers}, not {not}") }
}

fn is_post(altered: &Altered) -> bool {
    altered.before.first().is_some_and(|thing| thing.kind == "post")
}

fn both_known(was: &Said, is: &Said) -> bool {
    was.form == Form::Known && is.form == Form::Known
}

fn renamed(altered: &Altered) -> String {
    let (Some(was), Some(is)) = (altered.before.first(), altered.after.first()) else { return String::new() };
    if was.name == is.name {
        return format!("{} goes by the id `{}` now, by `{}` before", is.phrase, is.key, was.key);
    }
    format!("{} is called {} now", was.phrase, is.name)
}

/// What is stated of something that stands on one side only, as far as it helps to know it.
fn stated(things: &[Thing], only: &Only) -> String {
    let kind = things.first().map_or("", |thing| thing.kind);
    let telling: &[&str] = match kind {
        "group" => &["tier", "chairs", "reports-to", "covers", "state", "from", "until"],
        "partner" => &["kind", "lead", "delegates", "state", "from", "until"],
        "event" => &["by", "to", "areas", "date", "state"],
        "agency-list" => &["agencies", "state"],
        "budget" => &["total", "shares-by", "state"],
        "contribution" => &["amount", "share", "state"],
        "scrutiny" => &["of", "covers", "engaged-by", "state", "from", "until"],
        "agreement" => &["kind", "parties", "areas", "state", "from", "until"],
        "document" => &["kind", "state"],
        "content" => &["says"],
        "source" => &["publisher", "date"],
        "member" => &["as", "state", "from", "until"],
        "chair" => &["post", "body", "state", "from", "until"],
        "plan" => &["kind", "period", "state"],
        "succession" => &["into", "ends", "state"],
        "count" => &["number", "year"],
        "spending-line" => &["amount"],
        "arrangement" => &["areas", "status"],
        _ => &["state", "from", "until"],
    };
    // An event goes by its day.
    let name = things.first().map_or("", |thing| thing.name.as_str());
    let is_named = |words: &str| kind == "event" && name.ends_with(words.strip_prefix("some day in ").unwrap_or(words));
    let told: Vec<String> = telling
        .iter()
        .chain(&["doubt"])
        .filter_map(|field| only.details.iter().find(|(key, words)| key == field && !is_named(words)))
        .map(|(field, words)| {
            let own = words.split_once(", ").filter(|(_, day)| kind == "event" && *field == "date" && is_named(day));
            format!("{}: {}", field_name(field), own.map_or(words.as_str(), |(own, _)| own))
        })
        .collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) }
}

fn says(
    altered: &Altered,
    field: &str,
    (was, is): (&Said, &Said),
    (gone, new): (&[String], &[String]),
    names: &Names,
) -> String {
    let known = both_known(was, is);
    let about = about(altered, names);
    if known && field == "body" && is_post(altered) {
        return format!("{about} moved from {} to {}", was.words, is.words);
    }
    if known && field == "reports-to" {
        return format!("{about} reported to {}, and reports to {} now", value(was), value(is));
    }
    if known && altered.before.first().is_some_and(|thing| thing.kind == "chair") && matches!(field, "post" | "body") {
        return format!("{about} was {}, and is {} now", was.words, is.words);
    }
    let alone = altered.before.first().is_some_and(|thing| thing.kind == "arrangement") && names.alone();
    let together = altered.before.len() > 1 || altered.after.len() > 1;
    let lead = match (alone, together) {
        (true, _) => field_name(field),
        (false, true) => format!("{}, all arrangements of a side together", field_name(field)),
        (false, false) => format!("{about}: {}", field_name(field)),
    };
    if known && !(gone.is_empty() && new.is_empty()) && !(was.words.is_empty() || is.words.is_empty()) {
        let parts = [("now also", new), ("no longer", gone)];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, members)| !members.is_empty())
            .map(|(words, members)| format!("{words} {}", listed(members)))
            .collect();
        return format!("{lead}: {}", parts.join("; "));
    }
    format!("{lead}: {}", turned(was, is))
}

fn doubt(about: &str, was: &str, is: &str) -> String {
    match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("{about} is in doubt now: {is}"),
        (false, true) => format!("{about} is no longer in doubt (it was: {was})"),
        (false, false) => format!("{about} is in doubt for another reason: was `{was}`, now `{is}`"),
    }
}

fn owned(function: &str, named: (bool, bool), before: &str, after: &str) -> String {
    let by = |owners: &str| if owners.is_empty() { "no owner stated".to_owned() } else { format!("owned by {owners}") };
    match named {
        (false, _) => format!("{function}: {}", by(after)),
        (true, false) => format!("{function}: before, {}", by(before)),
        (true, true) if after.is_empty() => format!("{function}: was owned by {before}; no owner is stated now"),
        (true, true) if before.is_empty() => format!("{function}: no owner was stated; now owned by {after}"),
        (true, true) => format!("{function}: was owned by {before}, now by {after}"),
    }
}
