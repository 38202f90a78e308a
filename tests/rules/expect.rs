//! What a case expects of whole packs, one line for each: `not-met question: rule@subject`, with what it says and where below it.

use std::collections::BTreeSet;

use masa::check::Checked;
use masa::finding::{Finding, Verdict};
use masa::source::{SourceProvider, Span};

const OUTCOMES: &[&str] = &["met", "not-met", "departs", "not-stated", "for-judgement", "not-applicable"];

/// One rule, and how it comes out.
#[derive(Debug)]
struct Expectation {
    outcome: String,
    strength: Option<String>,
    rule: String,
    /// The key of the only subject meant; every subject to which the rule applies when it is left out.
    key: Option<String>,
    /// Parts of the message, the detail, or what is said at other places.
    says: Vec<String>,
    /// Part of the line that it points at.
    at: Vec<String>,
    /// Parts of other lines that it shows.
    beside: Vec<String>,
    /// Provisions that it rests on on the judged day.
    rests_on: Vec<String>,
}

/// What a case expects.
#[derive(Debug, Default)]
pub struct Expected {
    rules: Vec<Expectation>,
    /// Words that nothing in the report may say.
    never: Vec<String>,
}

impl Expected {
    /// Takes a line; false if it is none of these.
    pub fn take(&mut self, line: &str) -> bool {
        let Some((head, rest)) = line.split_once(": ") else { return false };
        let last = self.rules.last_mut();
        match (head, last) {
            ("never", _) => self.never.push(rest.to_owned()),
            ("says", Some(last)) => last.says.push(rest.to_owned()),
            ("at", Some(last)) => last.at.push(rest.to_owned()),
            ("beside", Some(last)) => last.beside.push(rest.to_owned()),
            ("rests on", Some(last)) => last.rests_on.extend(rest.split(", ").map(str::to_owned)),
            _ => {
                let (outcome, strength) = head.split_once(' ').map_or((head, None), |(a, b)| (a, Some(b)));
                if !OUTCOMES.contains(&outcome) {
                    return false;
                }
                for name in rest.split(", ") {
                    let (rule, key) = name.split_once('@').map_or((name, None), |(rule, key)| (rule, Some(key)));
                    self.rules.push(Expectation {
                        outcome: outcome.to_owned(),
                        strength: strength.map(str::to_owned),
                        rule: rule.to_owned(),
                        key: key.map(str::to_owned),
                        says: Vec::new(),
                        at: Vec::new(),
                        beside: Vec::new(),
                        rests_on: Vec::new(),
                    });
                }
            }
        }
        true
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.never.is_empty()
    }

    /// The rules that are expected to hold something unmet, or departed from.
    pub fn unmet(&self) -> BTreeSet<String> {
        let unmet = self.rules.iter().filter(|expected| ["not-met", "departs"].contains(&expected.outcome.as_str()));
        unmet.map(|expected| expected.rule.clone()).collect()
    }

    /// What came out otherwise.
    pub fn faults(&self, checked: &Checked) -> Vec<String> {
        let mut faults: Vec<String> = self.rules.iter().filter_map(|expected| expected.fault(checked)).collect();
        for words in &self.never {
            let says = checked.report.verdicts.iter().filter(|verdict| all_said(verdict).contains(words));
            faults.extend(says.map(|verdict| format!("`{words}` is said: {}", told(verdict, checked))));
        }
        faults
    }
}

impl Expectation {
    fn fault(&self, checked: &Checked) -> Option<String> {
        let verdicts: Vec<&Verdict> = checked
            .report
            .verdicts
            .iter()
            .filter(|verdict| rule_of(verdict, checked) == self.rule)
            .filter(|verdict| self.key.as_ref().is_none_or(|key| verdict.subject.key == *key))
            .collect();
        let others = |verdict: &&Verdict| verdict.outcome.id() == "not-applicable";
        let holds = verdicts.iter().any(|verdict| self.is_met(verdict, checked))
            && verdicts.iter().all(|verdict| self.is_met(verdict, checked) || others(verdict));
        (!holds).then(|| {
            let found: Vec<String> = verdicts.iter().map(|verdict| told(verdict, checked)).collect();
            format!("{self:?} came out as {found:#?}")
        })
    }

    fn is_met(&self, verdict: &Verdict, checked: &Checked) -> bool {
        let finding = verdict.finding.as_deref();
        let strength = finding.map_or(verdict.strength, |finding| finding.strength);
        let places = |of: fn(&Finding) -> Vec<Span>| -> Vec<String> {
            finding.map(of).unwrap_or_default().into_iter().map(|span| line_of(span, checked)).collect()
        };
        let (at, beside) = (
            places(|finding| vec![finding.primary.span]),
            places(|finding| finding.related.iter().map(|label| label.span).collect()),
        );
        let among = |lines: &[String], parts: &[String]| {
            parts.iter().all(|part| lines.iter().any(|line| line.contains(part.as_str())))
        };
        verdict.outcome.id() == self.outcome
            && self.strength.as_ref().is_none_or(|expected| strength.words() == expected)
            && self.says.iter().all(|part| all_said(verdict).contains(part))
            && (self.rests_on.is_empty() || rests_on(verdict) == self.rests_on)
            && among(&at, &self.at)
            && among(&beside, &self.beside)
    }
}

/// The rules that hold something unmet, or departed from.
pub fn unmet(checked: &Checked) -> BTreeSet<String> {
    let verdicts = checked.report.verdicts.iter();
    let unmet = verdicts.filter(|verdict| ["not-met", "departs"].contains(&verdict.outcome.id()));
    unmet.map(|verdict| rule_of(verdict, checked).to_owned()).collect()
}

/// A verdict in one line.
pub fn told(verdict: &Verdict, checked: &Checked) -> String {
    let says = verdict.finding.as_ref().map_or(&verdict.reason, |finding| &finding.message);
    format!("{}@{}: {} ({says})", rule_of(verdict, checked), verdict.subject.key, verdict.outcome.id())
}

pub fn rule_of<'c>(verdict: &Verdict, checked: &'c Checked) -> &'c str {
    &checked.report.rules[verdict.rule].id
}

fn rests_on(verdict: &Verdict) -> Vec<String> {
    let law = verdict.finding.iter().flat_map(|finding| finding.law.iter());
    let mut provisions: Vec<String> = law.map(|cite| cite.provision.clone()).collect();
    provisions.sort();
    provisions
}

fn all_said(verdict: &Verdict) -> String {
    let finding = verdict.finding.as_ref();
    let of_finding = finding.map_or_else(String::new, |finding| format!("{}\n{}", finding.message, finding.detail));
    let labels = finding.iter().flat_map(|finding| &finding.related).map(|label| &*label.says);
    format!("{}\n{of_finding}\n{}", verdict.reason, labels.collect::<Vec<_>>().join("\n"))
}

/// The file and the line that a place begins in: `a.yaml: status: published`.
fn line_of(span: Span, checked: &Checked) -> String {
    let (_, source) = checked.sources.iter().find(|(file, _)| *file == span.file).unwrap();
    let number = checked.sources.place(span).unwrap().line as usize;
    format!("{}: {}", source.name(), source.text().lines().nth(number - 1).unwrap_or_default())
}
