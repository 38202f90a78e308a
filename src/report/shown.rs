use std::cmp::Reverse;

use super::counts::is_accepted;
use crate::finding::{Finding, Outcome, Report, Strength, Verdict};

/// Whether what cannot be told is listed; it is counted either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotStated {
    /// Listed, in text grouped by what to ask.
    #[default]
    Show,
    /// Counted only.
    Hide,
}

/// A finding that a list of results shows, with the verdict that it tells; none for one about a file itself.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub finding: &'a Finding,
    pub verdict: Option<&'a Verdict>,
}

/// How loudly a format that knows three levels says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Error,
    Warning,
    Note,
}

impl Level {
    pub const fn of(strength: Strength) -> Self {
        match strength {
            Strength::Duty => Self::Error,
            Strength::Guidance => Self::Warning,
            Strength::Question | Strength::Note => Self::Note,
        }
    }
}

impl Shown<'_> {
    /// What is held to be wrong weighs as much as its provision; what is only open is a note, whatever it would weigh.
    pub fn level(&self) -> Level {
        match self.verdict.map(|verdict| verdict.outcome) {
            None | Some(Outcome::NotMet) => Level::of(self.finding.strength),
            Some(_) => Level::Note,
        }
    }

    pub fn outcome(&self) -> Option<Outcome> {
        self.verdict.map(|verdict| verdict.outcome)
    }

    /// Whether something is held to be wrong: only beside that stands the rule's title, which names the defect.
    pub fn is_broken(&self) -> bool {
        is_broken(self.outcome(), self.finding)
    }

    /// How to mend it; nothing beside what is only open.
    pub fn mend(&self) -> &str {
        mend(self.outcome(), self.finding)
    }

    /// Whether a page has a part of its own for it: what is held to be wrong, what was accepted, and what cannot be told and is a
    /// question of its own; the rest is grouped by what to ask.
    pub fn is_told_in_full(&self) -> bool {
        if self.finding.acceptance.is_some() {
            return true;
        }
        match (self.outcome(), self.verdict) {
            (None | Some(Outcome::NotMet | Outcome::Departs), _) => true,
            (Some(Outcome::NotStated), Some(verdict)) => verdict.is_asked_in_full(),
            _ => false,
        }
    }
}

/// Whether what came out so, or is about a file itself where there is no outcome, is held to be wrong.
pub(super) fn is_broken(outcome: Option<Outcome>, finding: &Finding) -> bool {
    match outcome {
        None | Some(Outcome::Departs) => true,
        Some(Outcome::NotMet) => finding.strength >= Strength::Guidance,
        Some(_) => false,
    }
}

/// How to mend it, where it is held to be wrong. Beside what is only open stands what to ask, if there is anything: how to mend it
/// would say that it is broken.
pub(super) fn mend(outcome: Option<Outcome>, finding: &Finding) -> &str {
    if is_broken(outcome, finding) || finding.ask.is_empty() { &finding.mend } else { "" }
}

/// Every finding of a report: those about files first, then those of verdicts, strongest first and accepted ones last.
pub(super) fn shown(report: &Report, not_stated: NotStated) -> Vec<Shown<'_>> {
    let mut of_verdicts: Vec<(&Verdict, &Finding)> = report
        .verdicts
        .iter()
        .filter(|verdict| verdict.outcome != Outcome::NotStated || not_stated == NotStated::Show)
        .filter_map(|verdict| Some((verdict, verdict.finding.as_deref()?)))
        .collect();
    // Stable, so that within one weight the report's own order holds.
    of_verdicts.sort_by_key(|(verdict, _)| (is_accepted(verdict), order(verdict), Reverse(verdict.strength)));
    let about_files = report.findings.iter().map(|finding| Shown { finding, verdict: None });
    about_files
        .chain(of_verdicts.into_iter().map(|(verdict, finding)| Shown { finding, verdict: Some(verdict) }))
        .collect()
}

/// What is held to be wrong comes before what is open, and an area that may be left without arrangements before a fact that one
/// file lacks: a reader who sees only the first ten sees these.
fn order(verdict: &Verdict) -> u8 {
    match (verdict.outcome, verdict.is_asked_in_full()) {
        (Outcome::NotMet, _) => 0,
        (Outcome::Departs, _) => 1,
        (Outcome::NotStated, true) => 2,
        (Outcome::NotStated, false) => 3,
        (Outcome::ForJudgement, _) => 4,
        (Outcome::Met | Outcome::NotApplicable, _) => 5,
    }
}
