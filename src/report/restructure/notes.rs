//! What stands under a finding: who accepted it, the provision, why it cannot be told, what to ask or to mend.

use crate::finding::{Finding, Gap, Outcome, Verdict};
use crate::report::shown::mend;
use crate::report::telling::accepted;

/// A note, by its name.
pub(in crate::report) type Note = (&'static str, String);

/// So many provisions, and so many missing facts, are named; of others only how many there are.
const MOST_NAMED: usize = 2;

/// Those on one verdict.
pub(super) fn notes(verdict: &Verdict, fact: fn(&str) -> String) -> Vec<Note> {
    let Some(finding) = verdict.finding.as_deref() else { return Vec::new() };
    let mut notes = vec![("law", law(finding))];
    if let Some(acceptance) = &finding.acceptance {
        notes.push(("by", accepted(acceptance)));
    }
    if verdict.outcome == Outcome::NotStated {
        let why = why(&verdict.gaps, fact);
        notes.push(("why", if why.is_empty() { verdict.reason.to_string() } else { why }));
    }
    notes.push(next(verdict, finding));
    notes.retain(|(_, text)| !text.is_empty());
    notes
}

/// Those on what a rule cannot tell of some things.
pub(super) fn notes_on_several(verdicts: &[&Verdict], fact: fn(&str) -> String) -> Vec<Note> {
    let Some((first, finding)) = verdicts.first().and_then(|first| Some((first, first.finding.as_deref()?))) else {
        return Vec::new();
    };
    let gaps: Vec<Gap> = verdicts.iter().flat_map(|verdict| verdict.gaps.iter().cloned()).collect();
    let why = why(&gaps, fact);
    let why = if why.is_empty() { first.reason.to_string() } else { why };
    let mut notes = vec![("law", law(finding)), ("why", why)];
    // A question that names its subject is none about the others.
    let asks_alike = |other: &&Verdict| other.finding.as_ref().is_some_and(|other| other.ask == finding.ask);
    if verdicts.iter().all(asks_alike) {
        notes.push(next(first, finding));
    }
    notes.retain(|(_, text)| !text.is_empty());
    notes
}

fn law(finding: &Finding) -> String {
    let places: Vec<String> = finding.law.iter().map(|cite| format!("{}: {}", cite.force, cite.place)).collect();
    first_of(places)
}

/// The facts that are missing, each with the reason.
fn why(gaps: &[Gap], fact: fn(&str) -> String) -> String {
    let mut facts: Vec<String> = Vec::new();
    for gap in gaps {
        let fact = format!("{}: {}", fact(&gap.fact), gap.why);
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    first_of(facts)
}

fn first_of(mut texts: Vec<String>) -> String {
    let left = texts.len().saturating_sub(MOST_NAMED);
    texts.truncate(MOST_NAMED);
    let named = texts.join("; ");
    if left == 0 { named } else { format!("{named}; and {left} more") }
}

/// How to mend what is held to be wrong, and what to ask of the rest.
fn next(verdict: &Verdict, finding: &Finding) -> Note {
    match mend(Some(verdict.outcome), finding) {
        "" => ("ask", finding.ask.to_string()),
        mend => ("mend", mend.to_owned()),
    }
}
