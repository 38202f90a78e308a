//! From a report to the exit code: the same for every format.

use super::args::{FailOn, NotStated};
use super::config::Config;
use super::run::Exit;
use crate::finding::{Finding, Outcome, Report, Restructure, Strength, Told, Verdict};

/// What counts, and from which strength on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// From which strength on findings count.
    pub fail_on: FailOn,
    /// Whether what cannot be judged counts like findings.
    pub not_stated: NotStated,
}

impl Gate {
    /// What the command line says, else the configuration, else what holds where nobody says anything.
    pub fn of(fail_on: Option<FailOn>, not_stated: Option<NotStated>, config: &Config) -> Self {
        Self {
            fail_on: fail_on.or(config.fail_on).unwrap_or(FailOn::Must),
            not_stated: not_stated.or(config.not_stated).unwrap_or(NotStated::Warn),
        }
    }

    /// How a run with this report ends. What could not be read wins over findings.
    pub fn exit(self, report: &Report) -> Exit {
        if is_broken(report) {
            Exit::Unreadable
        } else if report.verdicts.iter().any(|verdict| self.counts(verdict))
            || report.findings.iter().any(|finding| self.counts_finding(finding))
        {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }

    /// How a run about a step ends: by everything that is found in after, or only by what the step brings in.
    pub fn exit_of_step(self, step: &Restructure, new_only: bool) -> Exit {
        let end = self.exit(&step.after);
        if end == Exit::Unreadable || is_broken(&step.before) {
            return Exit::Unreadable;
        }
        let brought_in = |told: &Told| {
            let [was, is] = step.verdicts(told);
            is.is_some_and(|is| self.counts(is)) && !was.is_some_and(|was| self.counts(was))
        };
        // What is lost on the way is brought about by the change and by nothing else.
        let asked = step.day_one.iter().filter_map(|handed| handed.asked.as_deref());
        if step.handovers.iter().chain(asked).any(|verdict| self.counts(verdict)) {
            Exit::Findings
        } else if !new_only {
            end
        } else if step.told.iter().any(brought_in) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }

    /// Whether a verdict makes the exit code 1.
    pub fn counts(self, verdict: &Verdict) -> bool {
        let Some(least) = self.least() else { return false };
        let Some(finding) = &verdict.finding else { return false };
        if finding.acceptance.is_some() {
            return false;
        }
        match verdict.outcome {
            Outcome::NotMet => finding.strength >= least,
            // A question that is shown in full counts as one; what else cannot be told only when asked for, and with it every open question.
            Outcome::NotStated => {
                let (counts, shown) = (self.not_stated == NotStated::Fail, verdict.is_asked_in_full());
                let asked = counts && (shown || verdict.strength >= least);
                asked || (shown && self.not_stated != NotStated::Hide && finding.strength >= least)
            }
            Outcome::Met | Outcome::Departs | Outcome::ForJudgement | Outcome::NotApplicable => false,
        }
    }

    /// Whether a finding about a file that could be read, such as an acceptance that is over, makes the exit code 1.
    pub fn counts_finding(self, finding: &Finding) -> bool {
        !finding.code.is_unreadable() && self.least().is_some_and(|least| finding.strength >= least)
    }

    const fn least(self) -> Option<Strength> {
        match self.fail_on {
            FailOn::Must => Some(Strength::Duty),
            FailOn::Should => Some(Strength::Guidance),
            FailOn::Question => Some(Strength::Question),
            FailOn::Never => None,
        }
    }
}

/// Whether something could not be read.
fn is_broken(report: &Report) -> bool {
    !report.unreadable.is_empty() || report.findings.iter().any(|finding| finding.code.is_unreadable())
}
