//! What the whole comes to, in sentences.

use std::collections::BTreeSet;

use super::breaches::once;
use super::day_one::unheld;
use crate::finding::{ArrangementHead, Became, Outcome, Restructure, Strength, Told, Verdict};
use crate::report::fact_words::in_words;
use crate::report::telling::{is_open_question, sentence};
use crate::report::wording::{area_name, counted, listed};

/// The verdict in a sentence or two; says only what was judged.
pub(in crate::report) fn verdict(step: &Restructure) -> String {
    if !step.compared {
        return "What changes is not judged, since not every file could be read: what stands in such a file would seem to \
                be mended or new. What was found in the others stands below."
            .to_owned();
    }
    let mut parts = lost(step);
    let is_open = !parts.is_empty();
    let brought = not_met(step, Became::is_brought_in, true);
    let opened = step.told.iter().filter(|told| is_opened(step, told)).filter_map(|told| told.after);
    let opened = opened.collect::<BTreeSet<usize>>().len();
    if !brought.is_empty() {
        parts.push(format!("the change brings in {}", listed(&brought)));
    }
    if opened > 0 {
        parts.push(format!("{} cannot be told after the change", counted(opened, "thing", "things")));
    }
    if !is_open && brought.is_empty() && opened == 0 {
        parts.push("the change brings in nothing that is to be mended or asked".to_owned());
    }
    let mended = not_met(step, |became| became == Became::Mended, false);
    if !mended.is_empty() {
        parts.push(format!("it mends {}", listed(&mended)));
    }
    parts.extend(rest(step));
    sentence(&parts.join("; "))
}

/// What the rules about the step itself come to.
fn lost(step: &Restructure) -> Vec<String> {
    let mut parts = Vec::new();
    let handed = |outcome, is_accepted| {
        once(&step.handovers).filter(move |one| one.outcome == outcome && accepted(one) == is_accepted)
    };
    let left = weighed(handed(Outcome::NotMet, false), IS.0, IS.1);
    if !left.is_empty() {
        parts.push(format!("the step leaves behind {}", listed(&left)));
    }
    let known = handed(Outcome::NotMet, true).count();
    if known > 0 {
        parts.push(format!("{} accepted", counted(known, "loss is", "losses are")));
    }
    let open = handed(Outcome::NotStated, false).count();
    if open > 0 {
        let is = if open == 1 { "is" } else { "are" };
        parts.push(format!("whether {} {is} settled cannot be told", counted(open, "hand-over", "hand-overs")));
    }
    let unheld = unheld(step);
    if unheld > 0 {
        let is = if unheld == 1 { "is" } else { "are" };
        parts.push(format!("{} {is} open on the day-one list alone", counted(unheld, "hand-over", "hand-overs")));
    }
    parts
}

/// What was found before, and is not met still, not asked or not to be told.
fn rest(step: &Restructure) -> Vec<String> {
    let count = |wanted| verdicts(step, |became| became == wanted, 0).len();
    let parts = [
        (count(Became::NotAsked), "is not asked any more", "are not asked any more"),
        (count(Became::Unsettled), "cannot be told any more", "cannot be told any more"),
        (count(Became::Unchanged), "stays as it was", "stay as they were"),
    ];
    let found = parts.into_iter().filter(|(count, ..)| *count > 0);
    let words = |(count, one, many)| {
        format!("{} of before {}", counted(count, "finding", "findings"), if count == 1 { one } else { many })
    };
    found.map(words).collect()
}

fn accepted(verdict: &Verdict) -> bool {
    verdict.finding.as_ref().is_some_and(|finding| finding.acceptance.is_some())
}

/// What was in order and cannot be told now, a legal duty that is newly asked, and what is shown as a question of the set.
pub(super) fn is_opened(step: &Restructure, told: &Told) -> bool {
    let [was, is] = step.verdicts(told);
    let was_in_order = was.is_some_and(|was| was.outcome != Outcome::NotApplicable);
    told.became == Became::Opened
        && is.is_some_and(|is| was_in_order || is.strength == Strength::Duty || is_open_question(is))
}

/// Whether it stands among what is lost, or may be, already: what the change brings in, of the same subject, or what was found of the hand-over
/// before, which the files of after need not repeat, of an area of the same arrangements; by the same provision.
pub(super) fn is_told_as_lost(step: &Restructure, told: &Told) -> bool {
    if matches!(told.became, Became::NotAsked | Became::FellAway) {
        return is_of_the_handover(step, told);
    }
    let [_, is] = step.verdicts(told);
    let Some((is, found)) = is.and_then(|is| Some((is, is.finding.as_ref()?))) else { return false };
    let is_same = |lost: &Verdict| {
        lost.outcome == Outcome::NotMet
            && (lost.subject.kind, &lost.subject.key) == (is.subject.kind, &is.subject.key)
            && lost.finding.as_ref().is_some_and(|lost| {
                lost.law.iter().any(|law| found.law.iter().any(|other| other.provision == law.provision))
            })
    };
    told.became.is_brought_in() && is.outcome == Outcome::NotMet && step.handovers.iter().any(is_same)
}

/// Whether what was asked of before about the hand-over itself, or of an area, is what the step finds still, or may.
fn is_of_the_handover(step: &Restructure, told: &Told) -> bool {
    let [was, _] = step.verdicts(told);
    let Some(was) = was.filter(|was| matches!(was.subject.kind, "succession" | "area")) else { return false };
    let provisions = |verdict: &Verdict| -> BTreeSet<&str> {
        let rule = step.after.rules.get(verdict.rule).into_iter();
        rule.flat_map(|rule| rule.law.iter()).map(|law| law.provision.as_str()).collect()
    };
    let is_found_still = |lost: &Verdict| {
        matches!(lost.outcome, Outcome::NotMet | Outcome::NotStated)
            && lost.subject.kind == "area"
            && if was.subject.kind == "area" {
                lost.subject.key == was.subject.key
            } else {
                lost.arrangement == was.arrangement
            }
            && !provisions(lost).is_disjoint(&provisions(was))
    };
    step.handovers.iter().any(is_found_still)
}

/// How many are not met, by strength: of after where it is brought in, else of before. What is told as lost counts there.
fn not_met(step: &Restructure, fits: fn(Became) -> bool, of_after: bool) -> Vec<String> {
    let (one, many) = if of_after { IS } else { WAS };
    let found = verdicts(step, fits, usize::from(of_after)).into_iter().filter(|verdict| !accepted(verdict));
    weighed(found, one, many)
}

/// Of one and of several, as they stand after the change.
const IS: (&str, &str) = ("is", "are");
/// Of what stood so before the change.
const WAS: (&str, &str) = ("was", "were");

/// How many of each strength, with the verb of one and that of several.
fn weighed<'v>(verdicts: impl Iterator<Item = &'v Verdict>, is: &str, are: &str) -> Vec<String> {
    let strengths: Vec<Strength> = verdicts.map(strength).collect();
    let words = [
        (Strength::Duty, format!("legal duty that {is} not met"), format!("legal duties that {are} not met")),
        (
            Strength::Guidance,
            format!("point of guidance that {is} not followed"),
            format!("points of guidance that {are} not followed"),
        ),
        (Strength::Question, "question".to_owned(), "questions".to_owned()),
        (Strength::Note, "note".to_owned(), "notes".to_owned()),
    ];
    let count = |wanted: Strength| strengths.iter().filter(|strength| **strength == wanted).count();
    let counts = words.iter().map(|(strength, one, many)| (count(*strength), one, many));
    counts.filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many)).collect()
}

/// The verdicts of a side of which that became, each once.
fn verdicts(step: &Restructure, fits: impl Fn(Became) -> bool, side: usize) -> Vec<&Verdict> {
    let (report, at): (_, fn(&Told) -> Option<usize>) =
        if side == 0 { (&step.before, |told| told.before) } else { (&step.after, |told| told.after) };
    let fitting = step.told.iter().filter(|told| fits(told.became) && !is_told_as_lost(step, told));
    let places: BTreeSet<usize> = fitting.filter_map(at).collect();
    places.into_iter().filter_map(|at| report.verdicts.get(at)).collect()
}

pub(super) fn strength(verdict: &Verdict) -> Strength {
    verdict.finding.as_ref().map_or(verdict.strength, |finding| finding.strength)
}

/// A description on one side, as the head of a report names it.
pub(in crate::report) fn described(head: &ArrangementHead) -> String {
    let status = if head.status.is_empty() { String::new() } else { format!(", {}", head.status) };
    let judged = if head.judged.as_if_in_force { " as if in force" } else { "" };
    let name = if head.name.is_empty() { area_name(head) } else { head.name.clone() };
    if head.shared_by.is_empty() { format!("{name} (judged at {}{judged}{status})", head.judged.words) } else { name }
}

/// Of which arrangements no reporting lines are drawn, a sentence for each.
pub(in crate::report) fn not_drawn(step: &Restructure) -> Vec<String> {
    let [before, after] = &step.pictures;
    let mut told = Vec::new();
    for (side, report, pictures) in [("before", &step.before, before), ("after", &step.after, after)] {
        let is_drawn = |head: &ArrangementHead| pictures.iter().any(|picture| picture.head.file == head.file);
        for head in report.arrangements.iter().filter(|head| head.shared_by.is_empty() && !is_drawn(head)) {
            told.push(format!("No reporting lines {side} are drawn of {}: its file names no groups.", head.called()));
        }
    }
    told.retain(|_| step.compared);
    told
}

/// What could not be asked, so that a short list of the first day is not taken for a whole one.
pub(in crate::report) fn not_asked(step: &Restructure) -> Option<String> {
    let named: Vec<String> = step.not_asked.iter().map(|key| in_words(key)).collect();
    let them = if named.len() == 1 { "it" } else { "them" };
    let says = format!(
        "The files of before say nothing of {}: what there was of {them} is not known here, and whether it goes on was not asked",
        listed(&named)
    );
    (!named.is_empty()).then_some(says)
}
