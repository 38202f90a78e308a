//! What would settle what cannot be told, and what is left to people.

use crate::finding::{Outcome, Report};
use crate::report::fact_words::in_words;
use crate::report::html::Prose;
use crate::report::questions::questions_among;
use crate::report::reason::Reason;

/// Something to ask.
pub(super) struct Asked {
    /// How much waits for it: `7 duties`.
    pub waits: String,
    pub ask: Prose,
    pub notes: Vec<Prose>,
}

/// What to ask about verdicts that came out so, most useful first, and how many verdicts wait for it.
pub(super) fn asked(report: &Report, outcome: Outcome, reason: Reason<'_>) -> (usize, Vec<Asked>) {
    let (count, questions) = questions_among(report.verdicts.iter(), (report, &[]), outcome, reason);
    let asked = questions.iter().map(|question| Asked {
        waits: question.heaviest(),
        ask: Prose::of(&question.ask),
        notes: Prose::of_all(&question.notes(false, in_words)),
    });
    (count, asked.collect())
}
