//! The list of the first day: what is handed over, who sees to it, by when, and what is still open.

use super::telling::strength;
use crate::finding::{Outcome, Restructure, Strength, Verdict};
use crate::report::telling::under;
use crate::report::wording::listed;

/// The heading of the list.
pub(super) const HEADING: &str = "Day-one list";

/// One line of the list.
pub(in crate::report) struct Item {
    /// What is handed over.
    pub what: String,
    /// The posts that see to it, or that nobody is named.
    pub owner: String,
    /// The day, or that none is stated.
    pub due: String,
    /// What is still open; nothing where it is settled.
    pub open: Option<Open>,
}

/// What is still open.
pub(in crate::report) struct Open {
    pub label: &'static str,
    pub strength: Strength,
    pub says: String,
}

/// The list, in the order in which things are due.
pub(in crate::report) fn items(step: &Restructure) -> Vec<Item> {
    let item = |handed: &crate::finding::HandedOver| {
        let verdict = step.handovers.get(handed.verdict)?;
        let owner = if handed.owners.is_empty() { "nobody is named".to_owned() } else { listed(&handed.owners) };
        let due = handed.due.as_ref().map_or_else(|| "no day is stated".to_owned(), |due| due.words.clone());
        Some(Item { what: handed.what.to_string(), owner, due, open: open(verdict) })
    };
    step.day_one.iter().filter_map(item).collect()
}

fn open(verdict: &Verdict) -> Option<Open> {
    let finding = verdict.finding.as_deref()?;
    let (label, says) = match verdict.outcome {
        Outcome::Met | Outcome::NotApplicable => return None,
        _ if finding.acceptance.is_some() => ("accepted", finding.message.to_string()),
        Outcome::NotMet | Outcome::Departs => ("not settled", under("not settled", &finding.message).to_owned()),
        Outcome::NotStated | Outcome::ForJudgement => ("to be asked", finding.ask.to_string()),
    };
    Some(Open { label, strength: strength(verdict), says })
}
