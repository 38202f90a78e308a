use std::collections::HashSet;

use crate::finding::{ArrangementHead, Outcome, Report, Strength, Verdict};

/// How the verdicts of one strength came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub met: usize,
    /// Contradicted by stated facts, the accepted ones included.
    pub not_met: usize,
    /// Those of `not_met` that somebody accepted.
    pub accepted: usize,
    pub departs: usize,
    pub cannot_tell: usize,
    /// Those of `cannot_tell` that somebody accepted.
    pub accepted_untold: usize,
    pub for_judgement: usize,
    pub not_applicable: usize,
}

impl Row {
    fn add(&mut self, verdict: &Verdict) {
        match verdict.outcome {
            Outcome::Met => self.met += 1,
            Outcome::NotMet => self.not_met += 1,
            Outcome::Departs => self.departs += 1,
            Outcome::NotStated => self.cannot_tell += 1,
            Outcome::ForJudgement => self.for_judgement += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
        }
        if verdict.outcome == Outcome::NotMet && is_accepted(verdict) {
            self.accepted += 1;
        }
        if verdict.outcome == Outcome::NotStated && is_accepted(verdict) {
            self.accepted_untold += 1;
        }
    }

    /// Verdicts that say anything: all but those that do not apply.
    pub const fn told(self) -> usize {
        self.judged() + self.cannot_tell + self.for_judgement
    }

    /// Verdicts that a machine could reach: met, not met, departed from.
    pub const fn judged(self) -> usize {
        self.met + self.not_met + self.departs
    }
}

/// Legal duties, each counted once for its arrangement and area, however many rules and descriptions speak of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Duties {
    /// Of which something is met.
    pub met: usize,
    /// Of which something is contradicted by stated facts, the accepted ones included.
    pub not_met: usize,
    /// Those of `not_met` of which everything that is contradicted was accepted.
    pub accepted: usize,
    /// Of which a machine could judge something.
    pub judged: usize,
    /// Of which something cannot be told.
    pub cannot_tell: usize,
}

/// A legal duty of one arrangement, in one area where it is asked of each: what is counted as one wherever duties are counted.
pub(super) type Duty<'r> = [&'r str; 3];

/// The legal duty that a verdict is about; nothing where it weighs less.
pub(super) fn duty_of<'r>(report: &'r Report, verdict: &'r Verdict) -> Option<Duty<'r>> {
    if verdict.strength != Strength::Duty {
        return None;
    }
    let rule = report.rules.get(verdict.rule);
    let provision = rule.map_or("", |rule| rule.law.first().map_or(&*rule.id, |law| &law.provision));
    let head = verdict.arrangement.and_then(|index| report.arrangements.get(index));
    let arrangement = head.map_or("", ArrangementHead::arrangement);
    let area = if verdict.subject.kind == "area" { &*verdict.subject.key } else { "" };
    Some([arrangement, area, provision])
}

/// Which duties have been counted.
#[derive(Default)]
struct Counted<'r> {
    met: HashSet<Duty<'r>>,
    not_met: HashSet<Duty<'r>>,
    /// Those of which something is not met that nobody accepted.
    open: HashSet<Duty<'r>>,
    judged: HashSet<Duty<'r>>,
    cannot_tell: HashSet<Duty<'r>>,
}

impl<'r> Counted<'r> {
    fn add(&mut self, report: &'r Report, verdict: &'r Verdict) -> Duties {
        if let Some(duty) = duty_of(report, verdict) {
            match verdict.outcome {
                Outcome::Met => _ = self.met.insert(duty),
                Outcome::NotMet => {
                    self.not_met.insert(duty);
                    if !is_accepted(verdict) {
                        self.open.insert(duty);
                    }
                }
                Outcome::NotStated => _ = self.cannot_tell.insert(duty),
                Outcome::Departs | Outcome::ForJudgement | Outcome::NotApplicable => {}
            }
            if matches!(verdict.outcome, Outcome::Met | Outcome::NotMet | Outcome::Departs) {
                self.judged.insert(duty);
            }
        }
        Duties {
            met: self.met.len(),
            not_met: self.not_met.len(),
            accepted: self.not_met.len() - self.open.len(),
            judged: self.judged.len(),
            cannot_tell: self.cannot_tell.len(),
        }
    }
}

/// The rows of one arrangement, of the set as a whole, or of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub duty: Row,
    pub duties: Duties,
    pub guidance: Row,
    pub question: Row,
    pub note: Row,
}

impl Tally {
    fn add(&mut self, verdict: &Verdict) {
        match verdict.strength {
            Strength::Duty => self.duty.add(verdict),
            Strength::Guidance => self.guidance.add(verdict),
            Strength::Question => self.question.add(verdict),
            Strength::Note => self.note.add(verdict),
        }
    }

    /// What somebody decided to live with, other than legal duties that are not met.
    pub fn accepted_beside_duties(&self) -> usize {
        self.sum(|row| row.accepted + row.accepted_untold) - self.duty.accepted
    }

    /// Adds up one column over all strengths.
    pub fn sum(&self, column: impl Fn(Row) -> usize) -> usize {
        [self.duty, self.guidance, self.question, self.note].into_iter().map(column).sum()
    }
}

/// Every verdict of a report, counted once for its arrangement (or the set) and once for the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// In the order of [`Report::arrangements`].
    pub arrangements: Vec<Tally>,
    /// Verdicts about several files at once.
    pub set: Tally,
    pub all: Tally,
}

impl Counts {
    pub fn of(report: &Report) -> Self {
        let mut counts = Self { arrangements: vec![Tally::default(); report.arrangements.len()], ..Self::default() };
        let (mut whole, mut of_set) = (Counted::default(), Counted::default());
        let mut of_each: Vec<Counted<'_>> = report.arrangements.iter().map(|_| Counted::default()).collect();
        for verdict in &report.verdicts {
            counts.all.add(verdict);
            counts.all.duties = whole.add(report, verdict);
            let own = match verdict.arrangement {
                Some(index) => counts.arrangements.get_mut(index).zip(of_each.get_mut(index)),
                None => Some((&mut counts.set, &mut of_set)),
            };
            if let Some((tally, counted)) = own {
                tally.add(verdict);
                tally.duties = counted.add(report, verdict);
            }
        }
        counts
    }
}

/// Whether somebody decided to live with what a verdict found.
pub(super) fn is_accepted(verdict: &Verdict) -> bool {
    verdict.finding.as_ref().is_some_and(|finding| finding.acceptance.is_some())
}
