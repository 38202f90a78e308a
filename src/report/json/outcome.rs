use serde::{Serialize, Serializer};

use super::shape;
use crate::finding::{Acceptance, Finding, Flip, Gap, Label, Outcome, Rest, RestsOn, RuleHead, Step, Verdict, Words};
use crate::report::shown::mend;
use crate::source::{SourceProvider, Span};

/// What outcomes are told with.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub rules: &'a [RuleHead],
    pub sources: &'a dyn SourceProvider,
    pub explain: bool,
}

/// What the rules came to, in the order of the report: all of it where it is to be explained, else what is not told by
/// [`Subjects`].
pub(super) struct Outcomes<'a> {
    page: Page<'a>,
    verdicts: &'a [&'a Verdict],
}

/// Each outcome is made when it is written, so that a national set is not held twice.
impl Serialize for Outcomes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let settled = |outcome| matches!(outcome, Outcome::Met | Outcome::NotApplicable);
        let in_full = self.verdicts.iter().filter(|verdict| self.page.explain || !settled(verdict.outcome));
        serializer.collect_seq(in_full.map(|verdict| self.page.outcome(verdict)))
    }
}

/// The subjects that came out one way, by rule.
pub(super) struct Subjects<'a> {
    page: Page<'a>,
    verdicts: &'a [&'a Verdict],
    outcome: Outcome,
}

impl Serialize for Subjects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by_rule = self.verdicts.chunk_by(|a, b| a.rule == b.rule).filter_map(|of_rule| {
            let first = of_rule.iter().find(|verdict| verdict.outcome == self.outcome)?;
            Some((self.page.rule(first), Ids { verdicts: of_rule, outcome: self.outcome }))
        });
        serializer.collect_map(by_rule)
    }
}

/// The ids of the subjects of one rule that came out one way.
struct Ids<'a> {
    verdicts: &'a [&'a Verdict],
    outcome: Outcome,
}

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let these = self.verdicts.iter().filter(|verdict| verdict.outcome == self.outcome);
        serializer.collect_seq(these.map(|verdict| [verdict.subject.kind, ":", &verdict.subject.key].concat()))
    }
}

/// Findings about the files themselves.
pub(super) struct Findings<'a> {
    page: Page<'a>,
    findings: &'a [Finding],
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.iter().map(|finding| self.page.finding_about_a_file(finding)))
    }
}

impl<'a> Page<'a> {
    pub fn findings(self, findings: &'a [Finding]) -> Findings<'a> {
        Findings { page: self, findings }
    }

    pub fn outcomes(self, verdicts: &'a [&'a Verdict]) -> Outcomes<'a> {
        Outcomes { page: self, verdicts }
    }

    /// Who came out one way, where that is not explained.
    pub fn subjects(self, verdicts: &'a [&'a Verdict], outcome: Outcome) -> Option<Subjects<'a>> {
        (!self.explain).then_some(Subjects { page: self, verdicts, outcome })
    }

    fn rule(self, verdict: &Verdict) -> &'a str {
        self.rules.get(verdict.rule).map(|rule| rule.id.as_str()).unwrap_or_default()
    }

    fn outcome(self, verdict: &'a Verdict) -> shape::Verdict<'a> {
        let Verdict { subject, reason, .. } = verdict;
        let rests_on = || verdict.rests_on.as_deref();
        shape::Verdict {
            rule: self.rule(verdict),
            subject: shape::Subject { kind: subject.kind, key: &subject.key, name: &subject.name },
            outcome: verdict.outcome.id(),
            strength: verdict.strength,
            reason,
            gaps: self.gaps(&verdict.gaps),
            finding: verdict.finding.as_deref().map(|finding| self.finding(finding, Some(verdict.outcome), reason)),
            steps: self.explain.then(|| verdict.steps.iter().map(|step| self.step(step)).collect()),
            facts: self.explain.then(|| rests_on().map_or_else(Vec::new, |found| self.facts(found))),
            changes: self.explain.then(|| rests_on().map_or_else(Vec::new, |found| self.changes(found))),
            changes_tried: rests_on().filter(|_| self.explain).and_then(|found| found.together),
        }
    }

    /// What is missing, by why it is.
    fn gaps(self, gaps: &'a [Gap]) -> Vec<shape::Gaps<'a>> {
        let mut whys: Vec<&Words> = Vec::new();
        for gap in gaps {
            if !whys.contains(&&gap.why) {
                whys.push(&gap.why);
            }
        }
        let facts = |why: &Words| {
            let of_why = gaps.iter().filter(|gap| gap.why == *why);
            of_why.map(|gap| shape::Gap { fact: &gap.fact, place: self.place(gap.label) }).collect()
        };
        whys.into_iter().map(|why| shape::Gaps { why, facts: facts(why) }).collect()
    }

    fn step(self, step: &'a Step) -> shape::Step<'a> {
        shape::Step { text: &step.text, value: &step.value, depth: step.depth, places: self.labels(&step.places) }
    }

    /// The facts a verdict rests on.
    fn facts(self, found: &'a RestsOn) -> Vec<shape::Rest<'a>> {
        found.facts.iter().map(|rest| self.rest(rest)).collect()
    }

    /// What would have changed a verdict.
    fn changes(self, found: &'a RestsOn) -> Vec<shape::Flip<'a>> {
        found.flips.iter().map(|flip| self.flip(flip)).collect()
    }

    fn flip(self, flip: &'a Flip) -> shape::Flip<'a> {
        let turns = flip.turns.iter().map(|turn| shape::Rest {
            were: Some(turn.instead.iter().map(Words::as_str).collect()),
            among_others: Some(turn.is_sample),
            ..self.rest(&turn.of)
        });
        shape::Flip { outcome: flip.outcome.id(), turns: turns.collect() }
    }

    fn rest(self, rest: &'a Rest) -> shape::Rest<'a> {
        shape::Rest {
            fact: &rest.fact,
            is: &rest.says,
            place: self.place(rest.place),
            papers: &rest.papers,
            were: None,
            among_others: None,
        }
    }

    /// A finding about a file itself, which no outcome tells.
    fn finding_about_a_file(self, finding: &'a Finding) -> shape::Finding<'a> {
        shape::Finding {
            code: Some(finding.code.id()),
            strength: Some(finding.strength),
            ..self.finding(finding, None, "")
        }
    }

    /// A detail that only says the outcome's reason again is left empty.
    fn finding(self, finding: &'a Finding, outcome: Option<Outcome>, reason: &str) -> shape::Finding<'a> {
        let is_reason = finding.detail.strip_suffix('.').is_some_and(|detail| detail == reason);
        shape::Finding {
            code: None,
            strength: None,
            message: &finding.message,
            detail: if is_reason { "" } else { &finding.detail },
            primary: self.label(&finding.primary),
            related: self.labels(&finding.related),
            ask: &finding.ask,
            mend: mend(outcome, finding),
            papers: &finding.papers,
            law: &finding.law,
            at_most: finding.law.iter().find_map(|cite| cite.limit.as_deref()),
            trail: &finding.trail,
            match_key: &finding.keys.match_key,
            acceptance: finding.acceptance.as_ref().map(|acceptance| self.acceptance(acceptance)),
        }
    }

    fn acceptance(self, acceptance: &'a Acceptance) -> shape::Acceptance<'a> {
        shape::Acceptance {
            reason: &acceptance.reason,
            decided_by: &acceptance.decided_by,
            until: &acceptance.until,
            place: self.place(acceptance.span),
        }
    }

    fn labels(self, labels: &'a [Label]) -> Vec<shape::Label<'a>> {
        labels.iter().map(|label| self.label(label)).collect()
    }

    fn label(self, label: &'a Label) -> shape::Label<'a> {
        shape::Label { place: self.place(label.span), says: &label.says }
    }

    fn place(self, span: Span) -> shape::Place<'a> {
        let (start, end) = self.sources.ends(span).unzip();
        shape::Place {
            file: self.sources.name(span.file),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
            start_byte: span.lo,
            end_byte: span.hi,
        }
    }
}
