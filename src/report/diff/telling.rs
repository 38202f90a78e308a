//! Differences in the order of a report: sections, and lines within them.

use std::collections::BTreeMap;

use super::fold::{lines, whole_lists};
use crate::finding::{Altered, ArrangementHead, Difference, Form, KnownBy, Section, Thing, What};
use crate::report::wording::{area_name, counted, listed};

/// One difference as it is told, or several of which the same is told.
pub(super) struct Line<'d> {
    /// What became of it, in a word or two: `new`, `no longer named`.
    pub label: &'static str,
    pub says: String,
    /// By what it was known again, where that is not plain.
    pub known: String,
    /// What it tells of, mostly one.
    pub altered: Vec<&'d Altered>,
}

/// What the descriptions of each side are called by, where several have to be told apart: the id of the file, and a name.
pub(super) struct Names {
    pub before: Vec<(String, String)>,
    pub after: Vec<(String, String)>,
    pub areas_before: Areas,
    pub areas_after: Areas,
}

/// The areas of each description of a side in words, by the id of the file; not those that name none.
pub(super) type Areas = BTreeMap<String, String>;

impl Names {
    pub(super) fn of(difference: &Difference) -> Self {
        let names = |heads: &[ArrangementHead]| heads.iter().map(|head| (head.id.clone(), name(head, heads))).collect();
        let (before, after) = (&difference.before, &difference.after);
        Self { before: names(before), after: names(after), areas_before: areas(before), areas_after: areas(after) }
    }

    /// Whether one stands on either side, so that none has to be told from others.
    pub(super) const fn alone(&self) -> bool {
        self.before.len() < 2 && self.after.len() < 2
    }
}

fn areas(heads: &[ArrangementHead]) -> Areas {
    let named = heads.iter().filter(|head| !head.areas.is_empty());
    let listed = |head: &ArrangementHead| listed(&head.areas.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
    named.map(|head| (head.id.clone(), listed(head))).collect()
}

/// Its areas, with the id of the file where another has the same.
fn name(head: &ArrangementHead, heads: &[ArrangementHead]) -> String {
    let areas = area_name(head);
    let alone = heads.iter().filter(|other| area_name(other) == areas).count() < 2;
    if alone { areas } else { format!("{areas} ({})", head.id) }
}

/// The heading of a section.
pub(super) const fn heading(section: Section) -> &'static str {
    match section {
        Section::Arrangement => "The arrangements",
        Section::Partners => "Bodies and safeguarding partners",
        Section::Posts => "Posts",
        Section::Groups => "Groups",
        Section::Functions => "Functions and who owns them",
        Section::Scrutiny => "Scrutiny",
        Section::Agencies => "Relevant agencies",
        Section::Money => "Money",
        Section::Dates => "Dates and events",
        Section::Contents => "Documents and published contents",
        Section::Agreements => "Agreements",
        Section::ChildDeathReview => "Child death review",
        Section::Reports => "Reports",
        Section::Plans => "Plans, counts and inspections",
        Section::Papers => "Papers that it was read in",
    }
}

/// The sections that hold anything, with their lines. Lists said to be whole are told all at once, with the arrangements.
pub(super) fn sections(difference: &Difference) -> Vec<(Section, Vec<Line<'_>>)> {
    let names = Names::of(difference);
    let (whole, others): (Vec<&Altered>, Vec<&Altered>) =
        difference.changes.iter().partition(|altered| matches!(altered.what, What::Whole { .. }));
    let mut sections: Vec<(Section, Vec<&Altered>)> = Vec::new();
    for altered in others {
        match sections.last_mut() {
            Some((section, all)) if *section == altered.section => all.push(altered),
            _ => sections.push((altered.section, vec![altered])),
        }
    }
    let mut told: Vec<_> = sections.into_iter().map(|(section, all)| (section, lines(&all, &names))).collect();
    let whole = whole_lists(&whole, &names);
    match told.first_mut() {
        Some((Section::Arrangement, lines)) => lines.extend(whole),
        _ => told.insert(0, (Section::Arrangement, whole)),
    }
    told.retain(|(_, lines)| !lines.is_empty());
    told
}

/// Whether it is a change to people: not what only files are called by.
pub(super) fn is_told(altered: &Altered) -> bool {
    let (Some(was), Some(is)) = (altered.before.first(), altered.after.first()) else { return true };
    match &altered.what {
        What::Renamed => was.name != is.name,
        What::Says { field: "id", .. } => was.kind != "arrangement",
        What::Says { field: "formerly", .. } => false,
        What::Says { field: "describes" | "as-at", .. } => was.within == is.within,
        _ => true,
    }
}

/// By what it was known again, where that is not plain: by law it is said already, and one id under one name needs no word.
pub(super) fn known(altered: &Altered) -> String {
    let plain = |by: KnownBy| match by {
        KnownBy::Law => true,
        KnownBy::Id => !is_called_otherwise(altered),
        KnownBy::Formerly | KnownBy::Place => false,
    };
    // Which of several arrangements goes on in which is told by their areas.
    let is_of_the_whole = matches!((&altered.what, altered.section), (What::Regrouped, Section::Arrangement));
    let known = altered.known.as_ref().filter(|known| !known.words.is_empty() && !plain(known.by) && !is_of_the_whole);
    known.map_or_else(String::new, |known| match known.by {
        KnownBy::Place if matches!(altered.section, Section::Arrangement) => format!("what shows it: {}", known.words),
        KnownBy::Place => format!("known again by {}", known.words),
        KnownBy::Id => one_id(altered)
            .map_or_else(|| format!("what shows it: {}", known.words), |id| format!("known again by its id, `{id}`")),
        _ => format!("what shows it: {}", known.words),
    })
}

/// The id that everything which it concerns goes by.
fn one_id(altered: &Altered) -> Option<&str> {
    fn of(thing: &Thing) -> &str {
        if thing.kind == "arrangement" { &thing.within } else { &thing.key }
    }
    let mut ids = altered.before.iter().chain(&altered.after).map(of);
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

fn is_called_otherwise(altered: &Altered) -> bool {
    let mut names = altered.before.iter().chain(&altered.after).map(|thing| &thing.name);
    names.next().is_some_and(|first| names.any(|name| name != first))
}

/// What to do where groups came and others went, and one may be the other.
pub(super) fn hint(lines: &[Line<'_>]) -> Option<&'static str> {
    let all = || lines.iter().flat_map(|line| &line.altered);
    let has = |fits: fn(&What) -> bool| {
        let of_group =
            |altered: &&&Altered| altered.before.iter().chain(&altered.after).any(|thing| thing.kind == "group");
        all().filter(of_group).any(|altered| fits(&altered.what))
    };
    (has(|what| matches!(what, What::Came(_))) && has(|what| matches!(what, What::Went(_)))).then_some(
        "A group is never known again by its name alone. One that is only in after may be one that is only in before, or \
         part of it, or several of them together: if so, write `formerly: [ID]` into it, with the id of each.",
    )
}

/// Where what differs is judged; nothing where nothing does.
pub(super) fn judged_elsewhere(difference: &Difference) -> Option<&'static str> {
    (!difference.changes.is_empty()).then_some(
        "Nothing is judged here: what is lost, and which duties arise or fall away, is told by `masa restructure --before \
         FILE… --after FILE…` with the same files.",
    )
}

/// How many things came, went and are stated otherwise.
pub(super) fn totals(difference: &Difference) -> String {
    let told = || difference.changes.iter().filter(|altered| is_told(altered));
    let count = |fits: fn(&What) -> bool| told().filter(|altered| fits(&altered.what)).count();
    let came = count(|what| match what {
        What::Owned { was, .. } => was.is_empty(),
        other => matches!(other, What::Came(_)),
    });
    let went = count(|what| match what {
        What::Owned { is, .. } => is.is_empty(),
        other => matches!(other, What::Went(_)),
    });
    let kept = count(|what| matches!(what, What::Kept { .. }));
    let named = count(|what| matches!(what, What::Says { was, .. } if was.form == Form::NotStated));
    let past = count(|what| matches!(what, What::Past | What::Ending));
    let all = told().count() - past;
    let not_named = count(|what| matches!(what, What::Says { is, .. } if is.form == Form::NotStated));
    let others = all - came - went - named - not_named - kept;
    match (all, past) {
        (0, 0) if difference.changes.is_empty() => return "nothing differs".to_owned(),
        (0, 0) => return "nothing differs but what the files call things by".to_owned(),
        (0, _) => return "nothing differs but what is told of the past, or of an own end".to_owned(),
        _ => {}
    }
    let mut parts = vec![counted(all, "difference", "differences")];
    for (number, words) in [
        (came, "only in after"),
        (went, "only in before"),
        (named, "not stated before"),
        (not_named, "not stated now"),
        (kept, "kept by several"),
        (others, "changed"),
    ] {
        if number > 0 {
            parts.push(format!("{number}\u{a0}{words}"));
        }
    }
    format!("{}: {}", parts.first().map_or("", String::as_str), parts.get(1..).unwrap_or_default().join(", "))
}

/// A description on one side, as the head of a report names it.
pub(super) fn described(head: &ArrangementHead) -> String {
    let status = if head.status.is_empty() { String::new() } else { format!(", {}", head.status) };
    let name = head.called();
    format!("{name} ({}{status})", head.judged.words)
}
