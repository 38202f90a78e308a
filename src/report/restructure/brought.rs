//! What a step brings as a report, for formats that show findings one by one on their lines.

use std::collections::BTreeSet;

use super::breaches::{all_of, once};
use super::telling::verdict;
use crate::finding::{Finding, Label, Outcome, Report, Restructure, Verdict, Words};
use crate::report::github::{commands, warning};
use crate::report::sarif::sarif_warning;
use crate::report::swapped::swapped;
use crate::report::wording::counted;
use crate::report::{NotStated, telling};
use crate::source::SourceProvider;

/// Writes what a step brings as workflow commands: hand-overs first among their like, then what is found in after, or only what is new;
/// and the verdict on the step in the sentence in which the other formats give it.
#[must_use]
pub fn restructure_github(
    step: &Restructure,
    sources: &dyn SourceProvider,
    not_stated: NotStated,
    new_only: bool,
) -> String {
    let backwards = swapped(step.backwards.as_ref());
    let warning = if backwards.is_empty() { String::new() } else { warning("Before and after", &backwards) };
    let brought = brought(step, sources, new_only);
    // What is asked of after alone says little of the step: the last line is the first of the other formats.
    let mut closing = vec![verdict(step)];
    let unread = brought.unreadable.len();
    if unread > 0 {
        closing.push(format!("{} not read in full", counted(unread, "file", "files")));
    }
    warning + &commands(&brought, sources, not_stated, &closing)
}

/// Writes the same as SARIF 2.1.0.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no report is known to make it do.
pub fn restructure_sarif(
    step: &Restructure,
    sources: &dyn SourceProvider,
    not_stated: NotStated,
    new_only: bool,
) -> Result<String, serde_json::Error> {
    sarif_warning(&brought(step, sources, new_only), sources, not_stated, &swapped(step.backwards.as_ref()))
}

/// What is lost, what is open on the list of the first day alone, what is found in after, and what could not be read of either side.
fn brought(step: &Restructure, sources: &dyn SourceProvider, new_only: bool) -> Report {
    let new: BTreeSet<usize> =
        step.told.iter().filter(|told| told.became.is_brought_in()).filter_map(|told| told.after).collect();
    let of_after = step.after.verdicts.iter().enumerate();
    let found = of_after.filter(|(at, _)| !new_only || new.contains(at)).map(|(_, verdict)| verdict.clone());
    let lost = once(&step.handovers).filter_map(|verdict| moved(verdict, &step.handovers));
    // What is open on the list of the first day alone is no verdict of a rule.
    let asked = step.day_one.iter().filter_map(|handed| handed.asked.as_deref());
    let open = asked.filter_map(|asked| moved(asked, std::slice::from_ref(asked)));
    let unread = step.before.findings.iter().filter(|finding| finding.code.is_unreadable());
    let unread = unread.map(|finding| as_of_before(finding, sources));
    Report {
        meta: step.meta.clone(),
        verdicts: lost.chain(open).chain(found).collect(),
        findings: unread.chain(step.after.findings.iter().cloned()).collect(),
        unreadable: step.before.unreadable.iter().chain(&step.after.unreadable).copied().collect(),
        ..step.after.clone()
    }
}

/// A finding on a file of before, which says so where another version of that file may lie at its place.
fn as_of_before(finding: &Finding, sources: &dyn SourceProvider) -> Finding {
    let mut finding = finding.clone();
    let span = finding.primary.span;
    if sources.path(span.file).is_some() {
        let place = telling::place(sources, span);
        finding.message = format!("in the file of before, `{place}`: {}", finding.message).into();
    }
    finding
}

/// A hand-over that is lost, or may be, at the place where it would go on: what it was stands in files that are gone. Where no file
/// of after has to do with it it stays where it was, and is no matter of whatever file is left.
fn moved(verdict: &Verdict, handovers: &[Verdict]) -> Option<Verdict> {
    if !matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated) {
        return None;
    }
    let mut finding = verdict.finding.clone()?;
    if let Some(span) = finding.goes_on {
        let of_before = all_of(verdict, handovers).filter_map(|one| one.finding.as_ref());
        let here = of_before.map(|one| Label { span: one.primary.span, says: "it stands here before".into() });
        finding.related.splice(0..0, here);
        finding.primary = Label { span, says: Words::default() };
    }
    Some(Verdict { arrangement: None, finding: Some(finding), ..verdict.clone() })
}
