//! Differences in the order of a report: sections, and lines within them.

use std::collections::BTreeMap;

use super::fold::lines;
use crate::finding::{Altered, ArrangementHead, Difference, Form, KnownBy, Section, What};
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

/// The sections that hold anything, with their lines.
pub(super) fn sections(difference: &Difference) -> Vec<(Section, Vec<Line<'_>>)> {
    let names = Names::of(difference);
    let mut sections: Vec<(Section, Vec<&Altered>)> = Vec::new();
    for altered in &difference.changes {
        match sections.last_mut() {
            Some((section, all)) if *section == altered.section => all.push(altered),
            _ => sections.push((altered.section, vec![altered])),
        }
    }
    sections.into_iter().map(|(section, all)| (section, lines(&all, &names))).collect()
}

pub(super) fn known(altered: &Altered) -> String {
    let known = altered.known.as_ref().filter(|known| {
        !known.words.is_empty()
            && !matches!(known.by, KnownBy::Law | KnownBy::Id)
            && !matches!(altered.what, What::Regrouped)
    });
    known.map_or_else(String::new, |known| match known.by {
        KnownBy::Place if altered.section == Section::Arrangement => format!("what shows it: {}", known.words),
        KnownBy::Place => format!("known again by {}", known.words),
        _ => format!("what shows it: {}", known.words),
    })
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
        "A group is never known again by its name alone. If one that is only in after is one that is only in before, write \
         `formerly: [ID]` into it.",
    )
}

/// How many things came, went and are stated otherwise.
pub(super) fn totals(difference: &Difference) -> String {
    let count = |fits: fn(&What) -> bool| difference.changes.iter().filter(|altered| fits(&altered.what)).count();
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
    let past = count(|what| matches!(what, What::Past));
    let all = difference.changes.len() - past;
    let not_named = count(|what| matches!(what, What::Says { is, .. } if is.form == Form::NotStated));
    let others = all - came - went - named - not_named - kept;
    match (all, past) {
        (0, 0) => return "nothing differs".to_owned(),
        (0, _) => return "nothing differs but what is told of the past".to_owned(),
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
