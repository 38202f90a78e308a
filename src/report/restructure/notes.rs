//! What stands under a finding: who accepted it, the provision, why it cannot be told, what to ask or to mend.

use crate::finding::{Finding, Gap, Openness, Outcome, Verdict};
use crate::report::shown::mend;
use crate::report::telling::{accepted, place};
use crate::report::wording::counted;
use crate::source::SourceProvider;

/// A note, by its name.
pub(in crate::report) type Note = (&'static str, String);

/// How a missing fact is said.
pub(super) struct Saying<'s> {
    /// It in words, or by its key in the file.
    pub fact: fn(&str) -> String,
    /// Where its place is looked up.
    pub sources: &'s dyn SourceProvider,
}

/// So many provisions, and so many missing facts, are named; of others only how many there are.
const MOST_NAMED: usize = 2;

/// So many questions on several things are asked in full.
const MOST_ASKED: usize = 4;

/// Those on one verdict.
pub(super) fn notes(verdict: &Verdict, saying: &Saying<'_>) -> Vec<Note> {
    let Some(finding) = verdict.finding.as_deref() else { return Vec::new() };
    let mut notes = vec![("law", law(finding))];
    if let Some(acceptance) = &finding.acceptance {
        notes.push(("by", accepted(acceptance)));
    }
    if verdict.outcome == Outcome::NotStated {
        notes.extend(why(&verdict.gaps, &verdict.reason, saying));
    }
    notes.push(next(verdict, finding));
    notes.retain(|(_, text)| !text.is_empty());
    notes
}

/// Those on what a rule cannot tell of some things.
pub(super) fn notes_on_several(verdicts: &[&Verdict], saying: &Saying<'_>) -> Vec<Note> {
    let Some((first, finding)) = verdicts.first().and_then(|first| Some((first, first.finding.as_deref()?))) else {
        return Vec::new();
    };
    let gaps: Vec<Gap> = verdicts.iter().flat_map(|verdict| verdict.gaps.iter().cloned()).collect();
    let mut notes = vec![("law", law(finding))];
    notes.extend(why(&gaps, &first.reason, saying));
    // A question that names its subject is none about the others.
    let mut asked: Vec<Note> = Vec::new();
    for note in verdicts.iter().filter_map(|verdict| Some(next(verdict, verdict.finding.as_deref()?))) {
        if !asked.contains(&note) {
            asked.push(note);
        }
    }
    let left = asked.len().saturating_sub(MOST_ASKED);
    asked.truncate(MOST_ASKED);
    notes.extend(asked);
    if left > 0 {
        notes.push(("ask", format!("and {left} more of the kind")));
    }
    notes.retain(|(_, text)| !text.is_empty());
    notes
}

fn law(finding: &Finding) -> String {
    let places: Vec<String> = finding.law.iter().map(|cite| format!("{}: {}", cite.force, cite.place)).collect();
    first_of(places, "; ")
}

/// The facts that are missing, each with its place: a note for each reason, and the one reason of all where nothing is missing.
///
/// What is stated and leaves it open comes before what is not stated, and that before what else there may be; none of the three is
/// among those of which only the number is told.
fn why(gaps: &[Gap], reason: &str, saying: &Saying<'_>) -> Vec<Note> {
    let mut reasons: Vec<(Openness, &str, Vec<String>)> = Vec::new();
    for gap in gaps {
        let fact = format!("{} ({})", (saying.fact)(&gap.fact), place(saying.sources, gap.label));
        match reasons.iter_mut().find(|(_, why, _)| *why == gap.why.as_str()) {
            Some((.., facts)) if facts.contains(&fact) => {}
            Some((.., facts)) => facts.push(fact),
            None => reasons.push((gap.openness(), gap.why.as_str(), vec![fact])),
        }
    }
    if reasons.is_empty() {
        return vec![("why", reason.to_owned())];
    }
    reasons.sort_by_key(|(openness, ..)| *openness);
    let (mut notes, mut left, mut known) = (Vec::new(), 0, None);
    for (openness, why, facts) in reasons {
        if notes.len() < MOST_NAMED || known != Some(openness) {
            notes.push(("why", format!("{}: {why}", first_of(facts, ", "))));
        } else {
            left += facts.len();
        }
        known = Some(openness);
    }
    if left > 0 {
        notes.push(("why", format!("and {}", counted(left, "fact more", "facts more"))));
    }
    notes
}

fn first_of(mut texts: Vec<String>, between: &str) -> String {
    let left = texts.len().saturating_sub(MOST_NAMED);
    texts.truncate(MOST_NAMED);
    let named = texts.join(between);
    if left == 0 { named } else { format!("{named}{between}and {left} more") }
}

/// How to mend what is held to be wrong, and what to ask of the rest.
fn next(verdict: &Verdict, finding: &Finding) -> Note {
    match mend(Some(verdict.outcome), finding) {
        "" => ("ask", finding.ask.to_string()),
        mend => ("mend", mend.to_owned()),
    }
}
