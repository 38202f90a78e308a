use std::ops::Range;

use super::explained::Explained;
use super::law::Law;
use super::links::Links;
use super::prose::{Prose, text};
use crate::finding::{Code, Finding, Gap, Label, Outcome, Report, RuleHead, Strength, Verdict};
use crate::report::command::why_command;
use crate::report::fact_words::in_words;
use crate::report::quoted::{QuotedLine, quoted};
use crate::report::reason::Reason;
use crate::report::shown::Shown;
use crate::report::summary::capitalised;
use crate::report::telling;
use crate::source::{SourceProvider, Span};

/// What every finding of a page is told with.
pub(in crate::report) struct Teller<'a> {
    pub report: &'a Report,
    pub sources: &'a dyn SourceProvider,
    pub links: &'a dyn Links,
}

/// A finding with everything that is known of it.
pub(in crate::report) struct Block {
    /// Its id on the page.
    pub id: String,
    /// Class that says how it came out.
    pub shape: &'static str,
    /// What it is called: `Legal duty not met`.
    pub called: String,
    pub message: Prose,
    pub rule: Rule,
    /// `file:line:column`.
    pub place: String,
    /// What there is to see there; may be empty.
    pub says: Prose,
    pub quoted: Vec<Line>,
    pub detail: Prose,
    /// Who accepted it, until when and why; empty where nobody did.
    pub accepted: Prose,
    pub papers: Prose,
    pub law: Vec<Law>,
    pub ask: Prose,
    pub mend: Prose,
    pub missing: Vec<Missing>,
    pub related: Vec<Seen>,
    /// How it follows, step by step.
    pub trail: Vec<Prose>,
    /// The command that shows why; may be empty.
    pub why: String,
    pub explained: Explained,
}

/// A rule, or what else came to a finding.
pub(in crate::report) struct Rule {
    pub id: String,
    /// What it finds; empty for what is no rule, and beside what is only open.
    pub title: Prose,
    pub href: Option<String>,
}

/// A line of a file around what is meant.
pub(in crate::report) struct Line {
    pub number: u32,
    pub before: String,
    pub mark: String,
    pub after: String,
}

/// Facts that would settle something, and that are not known for one reason; that is empty where it is told above.
pub(in crate::report) struct Missing {
    pub why: Prose,
    pub facts: Vec<Unknown>,
}

/// Facts that would stand, or stand disputed, in one place.
pub(in crate::report) struct Unknown {
    pub facts: Vec<String>,
    pub place: String,
}

/// Another place, with what there is to see.
pub(in crate::report) struct Seen {
    pub place: String,
    pub says: Prose,
}

impl Teller<'_> {
    /// A finding in full, under this id.
    pub fn block(&self, shown: &Shown<'_>, id: String) -> Block {
        let Shown { finding, verdict } = *shown;
        let called = telling::called(shown);
        let rule = self.rule(finding);
        let why = verdict.and_then(|verdict| why_command(self.report, self.sources, verdict, finding));
        Block {
            id,
            shape: shape(shown),
            message: Prose::of(telling::under(&called, &finding.message)),
            called: capitalised(&called),
            rule: if shown.is_broken() { rule } else { Rule { title: Prose::default(), ..rule } },
            place: self.place(finding.primary.span),
            says: Prose::of(&finding.primary.says),
            quoted: quoted(self.sources, finding.primary.span).iter().map(Line::of).collect(),
            detail: Prose::of(telling::beside_needs(finding, verdict)),
            accepted: Prose::of(&finding.acceptance.as_ref().map(telling::accepted).unwrap_or_default()),
            papers: Prose::of(&telling::papers(&finding.papers)),
            law: self.law(finding),
            ask: Prose::of(&finding.ask),
            mend: Prose::of(shown.mend()),
            missing: verdict.map(|verdict| self.missing(verdict, Reason::default())).unwrap_or_default(),
            related: finding.related.iter().map(|label| self.seen(label)).collect(),
            trail: Prose::of_all(&finding.trail),
            why: text(&why.unwrap_or_default()),
            explained: verdict.map(|verdict| Explained::of(verdict, self.sources)).unwrap_or_default(),
        }
    }

    /// The rule that a finding comes from.
    pub fn rule(&self, finding: &Finding) -> Rule {
        let rule = match &finding.code {
            Code::Rule(id) => self.report.rules.iter().find(|rule| rule.id == *id),
            _ => None,
        };
        rule.map_or_else(
            || Rule { id: text(finding.code.id()), title: Prose::default(), href: None },
            |rule| self.rule_of(rule),
        )
    }

    /// A rule by itself.
    pub fn rule_of(&self, rule: &RuleHead) -> Rule {
        Rule { id: text(&rule.id), title: Prose::of(&rule.title), href: self.links.rule(&rule.id) }
    }

    /// The provisions that a finding rests on.
    pub fn law(&self, finding: &Finding) -> Vec<Law> {
        finding.law.iter().map(|cite| Law::of(cite, self.links)).collect()
    }

    /// Everything that would settle a verdict, by why it is not known; a reason that is told once for all is left out.
    pub fn missing(&self, verdict: &Verdict, reason: Reason<'_>) -> Vec<Missing> {
        let mut by_reason: Vec<(&str, Vec<&Gap>)> = Vec::new();
        for gap in &verdict.gaps {
            match by_reason.iter_mut().find(|(why, _)| *why == gap.why.as_str()) {
                Some((_, gaps)) => gaps.push(gap),
                None => by_reason.push((&gap.why, vec![gap])),
            }
        }
        let of = |(why, gaps): (&str, Vec<&Gap>)| {
            let here = gaps.chunk_by(|one, next| one.label == next.label);
            Missing { why: Prose::of(reason.beside(why)), facts: here.filter_map(|gaps| self.unknown(gaps)).collect() }
        };
        by_reason.into_iter().map(of).collect()
    }

    fn unknown(&self, gaps: &[&Gap]) -> Option<Unknown> {
        let place = self.place(gaps.first()?.label);
        Some(Unknown { facts: gaps.iter().map(|gap| text(&in_words(&gap.fact))).collect(), place })
    }

    /// `file:line:column`.
    pub fn place(&self, span: Span) -> String {
        text(&telling::place(self.sources, span))
    }

    fn seen(&self, label: &Label) -> Seen {
        Seen { place: self.place(label.span), says: Prose::of(&label.says) }
    }
}

impl Line {
    fn of(line: &QuotedLine) -> Self {
        let part = |range: Range<usize>| line.text.get(range).unwrap_or_default().to_owned();
        Self {
            number: line.number,
            before: part(0..line.mark.start),
            mark: part(line.mark.clone()),
            after: part(line.mark.end..line.text.len()),
        }
    }
}

/// The class of what came out so; where a provision was asked about, its outcome in a word.
pub(in crate::report) const fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotMet => "not-met",
        Outcome::Departs => "departs",
        Outcome::Met => "met",
        Outcome::NotStated => "cannot-tell",
        Outcome::ForJudgement => "for-judgement",
        Outcome::NotApplicable => "unasked",
    }
}

/// The class of a finding: what somebody accepted has one of its own, and what is only asked or noted is not drawn like a breach.
pub(in crate::report) fn shape(shown: &Shown<'_>) -> &'static str {
    if shown.finding.acceptance.is_some() {
        return "accepted";
    }
    weighed(shown.outcome().unwrap_or(Outcome::NotMet), shown.finding.strength)
}

/// The class of an outcome by what it weighs.
pub(in crate::report) const fn weighed(outcome: Outcome, strength: Strength) -> &'static str {
    match (outcome, strength) {
        (Outcome::NotMet, Strength::Guidance) => "not-followed",
        (Outcome::NotMet, Strength::Question) => "question",
        (Outcome::NotMet, Strength::Note) => "note",
        (outcome, _) => class(outcome),
    }
}
