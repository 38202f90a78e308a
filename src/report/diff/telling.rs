//! Differences in the order of a report: sections, and lines within them.

use super::sentence::{label, sentence};
use crate::finding::{Altered, ArrangementHead, Difference, KnownBy, Section, What};
use crate::report::wording::counted;

/// One difference as it is told.
pub(super) struct Line<'d> {
    /// What became of it, in a word or two: `new`, `no longer named`.
    pub label: &'static str,
    pub says: String,
    /// By what it was known again, where that is not plain.
    pub known: String,
    pub altered: &'d Altered,
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
    let several = [difference.before.len() > 1, difference.after.len() > 1];
    let mut sections: Vec<(Section, Vec<Line<'_>>)> = Vec::new();
    for altered in &difference.changes {
        let line = Line { label: label(altered), says: sentence(altered, several), known: known(altered), altered };
        match sections.last_mut() {
            Some((section, lines)) if *section == altered.section => lines.push(line),
            _ => sections.push((altered.section, vec![line])),
        }
    }
    sections
}

fn known(altered: &Altered) -> String {
    let known = altered.known.as_ref().filter(|known| {
        !known.words.is_empty() && known.by != KnownBy::Law && !matches!(altered.what, What::Regrouped)
    });
    known.map_or_else(String::new, |known| match known.by {
        KnownBy::Place if altered.section == Section::Arrangement => format!("what shows it: {}", known.words),
        KnownBy::Place => format!("known again by {}", known.words),
        _ => format!("what shows it: {}", known.words),
    })
}

/// How many things came, went and are stated otherwise.
pub(super) fn totals(difference: &Difference) -> String {
    let count = |fits: fn(&What) -> bool| difference.changes.iter().filter(|altered| fits(&altered.what)).count();
    let came = count(|what| matches!(what, What::Came(_)));
    let went = count(|what| matches!(what, What::Went(_)));
    let others = difference.changes.len() - came - went;
    if difference.changes.is_empty() {
        return "nothing differs".to_owned();
    }
    let mut parts = vec![counted(difference.changes.len(), "difference", "differences")];
    for (number, words) in [(came, "only in after"), (went, "only in before"), (others, "changed")] {
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
