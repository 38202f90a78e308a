//! What the whole comes to, in sentences.

use std::collections::BTreeSet;

use crate::finding::{ArrangementHead, Became, Outcome, Restructure, Strength, Told, Verdict};
use crate::report::telling::sentence;
use crate::report::wording::{counted, day, listed};

/// The verdict in a sentence or two; says only what was judged.
pub(in crate::report) fn verdict(step: &Restructure) -> String {
    if !step.compared {
        return "What changes is not judged, since not every file could be read: what stands in such a file would seem to \
                be mended or new. What was found in the others stands below."
            .to_owned();
    }
    let brought = not_met(step, Became::is_brought_in, true);
    let mended = not_met(step, |became| became == Became::Mended, false);
    let count = |wanted| verdicts(step, |became| became == wanted, 0).len();
    let (stay, lost, gone) = (count(Became::Unchanged), count(Became::Unsettled), count(Became::NotAsked));
    let mut parts = Vec::new();
    let handed = |outcome| step.handovers.iter().filter(move |verdict| verdict.outcome == outcome);
    let left = weighed(handed(Outcome::NotMet));
    if !left.is_empty() {
        parts.push(format!("the step leaves behind {}", listed(&left)));
    }
    let open = handed(Outcome::NotStated).count();
    if open > 0 {
        parts.push(format!("of {} it cannot be told", counted(open, "hand-over", "hand-overs")));
    }
    parts.push(match brought.as_slice() {
        [] => "the change brings in nothing that is found not to be met".to_owned(),
        parts => format!("the change brings in {}", listed(parts)),
    });
    if !mended.is_empty() {
        parts.push(format!("it mends {}", listed(&mended)));
    }
    if gone > 0 {
        let were = if gone == 1 { "was not met is" } else { "were not met are" };
        parts.push(format!("{gone}\u{a0}that {were} not asked any more"));
    }
    if lost > 0 {
        parts.push(format!(
            "{lost}\u{a0}that {} not met cannot be told any more",
            if lost == 1 { "was" } else { "were" }
        ));
    }
    if stay > 0 {
        parts.push(format!(
            "{} as {} before",
            counted(stay, "stays", "stay"),
            if stay == 1 { "it was" } else { "they were" }
        ));
    }
    sentence(&parts.join("; "))
}

/// That the two sides may have been swapped; empty where nothing speaks for it.
pub(in crate::report) fn backwards(step: &Restructure) -> String {
    step.backwards.as_ref().map_or_else(String::new, |(before, after)| {
        format!(
            "The days run backwards: everything in after speaks for {} or earlier, and nothing in before for a day before \
             {}. Were before and after swapped by mistake?",
            day(after),
            day(before)
        )
    })
}

/// How many are not met, by strength: of after where it is brought in, else of before.
fn not_met(step: &Restructure, fits: fn(Became) -> bool, of_after: bool) -> Vec<String> {
    weighed(verdicts(step, fits, usize::from(of_after)).into_iter())
}

fn weighed<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> Vec<String> {
    let strengths: Vec<Strength> = verdicts.map(strength).collect();
    let words = [
        (Strength::Duty, "legal duty that is not met", "legal duties that are not met"),
        (Strength::Guidance, "point of guidance that is not followed", "points of guidance that are not followed"),
        (Strength::Question, "question", "questions"),
        (Strength::Note, "note", "notes"),
    ];
    let count = |wanted: Strength| strengths.iter().filter(|strength| **strength == wanted).count();
    let counts = words.iter().map(|(strength, one, many)| (count(*strength), one, many));
    counts.filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many)).collect()
}

/// The verdicts of a side of which that became, each once.
fn verdicts(step: &Restructure, fits: impl Fn(Became) -> bool, side: usize) -> Vec<&Verdict> {
    let (report, at): (_, fn(&Told) -> Option<usize>) =
        if side == 0 { (&step.before, |told| told.before) } else { (&step.after, |told| told.after) };
    let places: BTreeSet<usize> = step.told.iter().filter(|told| fits(told.became)).filter_map(at).collect();
    places.into_iter().filter_map(|at| report.verdicts.get(at)).collect()
}

pub(super) fn strength(verdict: &Verdict) -> Strength {
    verdict.finding.as_ref().map_or(verdict.strength, |finding| finding.strength)
}

/// A description on one side, as the head of a report names it.
pub(in crate::report) fn described(head: &ArrangementHead) -> String {
    let status = if head.status.is_empty() { String::new() } else { format!(", {}", head.status) };
    let judged = if head.judged.as_if_in_force { " as if in force" } else { "" };
    if head.shared_by.is_empty() {
        format!("{} (judged at {}{judged}{status})", head.called(), head.judged.words)
    } else {
        head.called().to_owned()
    }
}
