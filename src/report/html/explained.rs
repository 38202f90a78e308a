use super::prose::{Prose, text};
use crate::finding::{Step, Verdict};
use crate::report::condition::without_patterns;
use crate::report::{telling, turning};
use crate::source::SourceProvider;

/// How a verdict came out: the facts it rests on, what would have changed it, and its condition part by part.
#[derive(Default)]
pub(in crate::report) struct Explained {
    pub facts: Vec<Prose>,
    pub changes: Vec<Prose>,
    pub steps: Vec<Part>,
}

/// A part of a condition with its value.
pub(in crate::report) struct Part {
    /// How deep it is nested, 0 for the whole; no deeper than ten.
    pub depth: usize,
    pub condition: String,
    pub value: Prose,
    /// Where the first of its facts stands; may be empty.
    pub place: String,
}

impl Explained {
    /// What was recorded for a verdict; empty unless that was asked for.
    pub fn of(verdict: &Verdict, sources: &dyn SourceProvider) -> Self {
        let (facts, changes) = verdict.rests_on.as_ref().map_or_else(Default::default, |rests_on| {
            let facts = rests_on.facts.iter().map(|fact| Prose::of(&turning::fact(fact, sources))).collect();
            (facts, Prose::of_all(&turning::flips(rests_on, sources)))
        });
        Self { facts, changes, steps: verdict.steps.iter().map(|step| Part::of(step, sources)).collect() }
    }

    /// Whether there is nothing to show.
    pub const fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.changes.is_empty() && self.steps.is_empty()
    }
}

impl Part {
    fn of(step: &Step, sources: &dyn SourceProvider) -> Self {
        Self {
            depth: step.depth.min(10),
            condition: text(&without_patterns(&step.text)),
            value: Prose::of(&step.value),
            place: step.places.first().map(|label| text(&telling::place(sources, label.span))).unwrap_or_default(),
        }
    }
}
