use super::in_order::whom;
use crate::finding::{Finding, Outcome, Verdict};
use crate::report::fact_words::in_words;
use crate::report::html::block::Missing;
use crate::report::html::explained::Explained;
use crate::report::html::{Law, Prose, Rule, Teller};
use crate::report::questions::{MOST_QUESTIONS, Question, questions_among, title};
use crate::report::reason::Reason;
use crate::report::telling::{beside_needs, sentence};

/// What cannot be told, or is left to people, grouped by what to ask; most useful first, and all of it.
pub(super) struct Asked {
    /// Its id on the page.
    pub id: String,
    pub title: String,
    /// How many verdicts there are.
    pub count: usize,
    /// The reason that most of what is missing shares; may be empty.
    pub reason: Prose,
    /// Class that says how they came out.
    pub shape: &'static str,
    pub questions: Vec<OneAsked>,
}

/// A question, with what waits for its answer.
pub(super) struct OneAsked {
    pub ask: Prose,
    /// How much of the weightiest kind waits: `7 duties`.
    pub heaviest: String,
    pub notes: Vec<Prose>,
    pub waiting: Vec<Waiting>,
}

/// Findings of one rule that say the same of several things.
pub(super) struct Waiting {
    pub message: Prose,
    pub rule: Rule,
    pub law: Vec<Law>,
    pub places: Vec<Waited>,
}

/// One finding of these: whom it is about, where it stands, and what would settle it.
pub(super) struct Waited {
    /// Empty for the arrangement as a whole.
    pub about: Prose,
    pub place: String,
    pub detail: Prose,
    pub missing: Vec<Missing>,
    pub explained: Explained,
}

impl Asked {
    /// Those among some verdicts; nothing where there are none.
    pub fn of<'v>(
        verdicts: impl Iterator<Item = &'v Verdict>,
        (teller, wherefrom): (&Teller<'v>, &str),
        outcome: Outcome,
        id: String,
    ) -> Option<Self> {
        let verdicts: Vec<&Verdict> = verdicts.collect();
        let reason = Reason::of(verdicts.iter().flat_map(|verdict| &verdict.gaps));
        let (count, questions) = questions_among(verdicts.into_iter(), (teller.report, &[]), outcome, reason);
        (count > 0).then(|| Self {
            id,
            title: title(wherefrom, outcome, count),
            count,
            reason: Prose::of(&reason.told().filter(|_| outcome == Outcome::NotStated).unwrap_or_default()),
            shape: crate::report::html::class(outcome),
            questions: questions.iter().map(|question| OneAsked::of(question, teller, reason)).collect(),
        })
    }

    /// Those that a meeting reads to their end.
    pub fn first(&self) -> &[OneAsked] {
        self.questions.get(..MOST_QUESTIONS).unwrap_or(&self.questions)
    }

    /// The others.
    pub fn others(&self) -> &[OneAsked] {
        self.questions.get(MOST_QUESTIONS..).unwrap_or_default()
    }
}

impl OneAsked {
    fn of(question: &Question<'_>, teller: &Teller<'_>, reason: Reason<'_>) -> Self {
        let found: Vec<(&Verdict, &Finding)> =
            question.verdicts.iter().filter_map(|verdict| Some((*verdict, verdict.finding.as_deref()?))).collect();
        let alike = found.chunk_by(|(one, says), (next, said)| one.rule == next.rule && says.message == said.message);
        Self {
            ask: Prose::of(&question.ask),
            heaviest: question.heaviest(),
            notes: Prose::of_all(&question.notes(false, in_words)),
            waiting: alike.filter_map(|run| Waiting::of(run, teller, reason)).collect(),
        }
    }
}

impl Waiting {
    fn of(run: &[(&Verdict, &Finding)], teller: &Teller<'_>, reason: Reason<'_>) -> Option<Self> {
        let (_, first) = run.first()?;
        Some(Self {
            message: Prose::of(&sentence(&first.message)),
            rule: teller.rule(first),
            law: teller.law(first),
            places: run.iter().map(|(verdict, finding)| Waited::of(verdict, finding, teller, reason)).collect(),
        })
    }
}

impl Waited {
    fn of(verdict: &Verdict, finding: &Finding, teller: &Teller<'_>, reason: Reason<'_>) -> Self {
        Self {
            about: Prose::of(whom(verdict)),
            place: teller.place(finding.primary.span),
            detail: Prose::of(beside_needs(finding, Some(verdict))),
            missing: teller.missing(verdict, reason),
            explained: Explained::of(verdict, teller.sources),
        }
    }
}
