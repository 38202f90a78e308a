//! What is said of shared things, once for all partnerships that share them.
//!
//! A shared thing is judged within each arrangement that leads to it, for only there is it known who its partners are. What is
//! said of it then stands once, at the file of shared things, and the gravest word holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Label, Outcome, Subject, Verdict};
use crate::model::{ElementId, Model};
use crate::source::{FileId, Span};

/// A verdict on a shared thing within one arrangement.
#[derive(Debug)]
pub struct SharedVerdict {
    /// The file of shared things.
    pub file: FileId,
    /// The verdict as it came out there.
    pub verdict: Verdict,
}

/// Verdicts, each with the arrangement that it is from.
pub type Said = Vec<(usize, Verdict)>;

/// Takes the verdicts from `from` on, which are on an element of a file of shared things.
pub(super) fn on_element(
    verdicts: &mut Vec<Verdict>,
    from: usize,
    model: &Model,
    element: ElementId,
) -> impl Iterator<Item = SharedVerdict> {
    let place = model.span(element);
    verdicts.drain(from..).map(move |mut verdict| {
        if let Some(finding) = verdict.finding.as_mut().filter(|finding| finding.primary.span.file != place.file) {
            let first = std::mem::replace(&mut finding.primary, Label { span: place, says: "".into() });
            finding.related.insert(0, first);
        }
        SharedVerdict { file: place.file, verdict }
    })
}

/// Takes the verdicts that point into a file of shared things, whatever they are on.
pub(super) fn pointing_there(verdicts: &mut Vec<Verdict>, model: &Model) -> Vec<SharedVerdict> {
    let files: Vec<FileId> = model.shared_files().collect();
    if files.is_empty() {
        return Vec::new();
    }
    let there = |verdict: &Verdict| {
        let at: Option<Span> = verdict.finding.as_ref().map(|finding| finding.primary.span);
        at.map(|span| span.file).filter(|file| files.contains(file))
    };
    verdicts
        .extract_if(.., |verdict| there(verdict).is_some())
        .filter_map(|verdict| Some(SharedVerdict { file: there(&verdict)?, verdict: by_shared_name(verdict, model) }))
        .collect()
}

/// A verdict on an element that is one with a shared thing, called as the shared file calls it.
fn by_shared_name(mut verdict: Verdict, model: &Model) -> Verdict {
    let subject = &verdict.subject;
    let is_it = |own: ElementId| model.kind(own).name() == subject.kind && model.key(own).own == subject.key;
    if let Some((_, shared)) = model.counterparts().find(|(own, _)| is_it(*own)) {
        verdict.subject = Arc::new(Subject { name: model.name(shared), ..subject.as_ref().clone() });
    }
    verdict
}

/// One verdict for each rule and shared thing of a file: the gravest, saying where it came out otherwise.
///
/// `name` tells what an arrangement is called, `id` is that of the file.
#[must_use]
pub fn together(said: Said, name: &dyn Fn(usize) -> String, id: &str) -> Vec<Verdict> {
    // Each arrangement may have a name of its own for it, or several.
    let mut groups: BTreeMap<(usize, &'static str, String), Said> = BTreeMap::new();
    for (arrangement, verdict) in said {
        let Subject { kind, key, common, .. } = verdict.subject.as_ref();
        let thing = (verdict.rule, *kind, common.as_ref().unwrap_or(key).clone());
        groups.entry(thing).or_default().push((arrangement, verdict));
    }
    groups.into_values().filter_map(|group| gravest(group, name, id)).collect()
}

fn gravest(group: Said, name: &dyn Fn(usize) -> String, id: &str) -> Option<Verdict> {
    let mut came_out: Vec<(usize, Outcome)> = group.iter().map(|(at, verdict)| (*at, verdict.outcome)).collect();
    came_out.dedup();
    let strength = |verdict: &Verdict| std::cmp::Reverse(verdict.strength);
    let (_, mut verdict) =
        group.into_iter().min_by_key(|(at, verdict)| (rank(verdict.outcome), strength(verdict), *at))?;
    let outcome = verdict.outcome;
    if let Some(common) = verdict.subject.common.clone() {
        let Subject { kind, name, .. } = verdict.subject.as_ref().clone();
        if let Some(finding) = &mut verdict.finding {
            finding.keys.match_key = [finding.code.id(), kind, &common].join("/");
        }
        verdict.subject = Arc::new(Subject { kind, key: common, common: None, name });
    }
    if let Some(finding) = &mut verdict.finding {
        finding.keys.fingerprint = format!("{}@{id}", finding.keys.match_key);
        if came_out.iter().any(|(_, other)| *other != outcome) {
            let words = otherwise(&came_out, outcome, name);
            let detail = if finding.detail.is_empty() { words } else { format!("{} {words}", finding.detail) };
            finding.detail = detail.into();
        }
    }
    Some(verdict)
}

/// Gravest first.
const fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::NotMet => 0,
        Outcome::NotStated => 1,
        Outcome::ForJudgement => 2,
        Outcome::Departs => 3,
        Outcome::Met => 4,
        Outcome::NotApplicable => 5,
    }
}

/// `This is so in Plymouth; met in Torbay.`
fn otherwise(came_out: &[(usize, Outcome)], outcome: Outcome, name: &dyn Fn(usize) -> String) -> String {
    let names = |wanted: Outcome| {
        let names: Vec<String> =
            came_out.iter().filter(|(_, outcome)| *outcome == wanted).map(|(at, _)| name(*at)).collect();
        names.join(", ")
    };
    let others = [
        (Outcome::NotStated, "it cannot be told in"),
        (Outcome::ForJudgement, "it is for judgement in"),
        (Outcome::Departs, "it is departed from in"),
        (Outcome::Met, "it is met in"),
        (Outcome::NotApplicable, "it does not apply in"),
    ];
    let mut words = format!("This is so in {}", names(outcome));
    for (other, how) in others {
        let names = names(other);
        if other != outcome && !names.is_empty() {
            words = format!("{words}; {how} {names}");
        }
    }
    format!("{words}.")
}
