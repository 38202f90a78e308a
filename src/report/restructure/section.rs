//! What is told, in the order of a report: sections, and lines within them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::breaches::{all_of, once};
use super::notes::{Note, Saying, notes, notes_on_several};
use super::telling::{is_opened, is_told_as_lost, strength};
use crate::finding::{Became, Code, Finding, Outcome, Report, Restructure, RuleHead, Strength, Told, Verdict};
use crate::report::telling::{about_file, is_open_question, label, not_met, place, places, under};
use crate::report::wording::{arrangement_names, listed};
use crate::source::{SourceProvider, Span};

/// A part of the report.
pub(in crate::report) struct Section {
    pub heading: &'static str,
    pub lines: Vec<Line>,
    /// Whether nothing in it has to be done or decided because of the change.
    pub is_aside: bool,
}

/// One finding as it is told.
pub(in crate::report) struct Line {
    /// What it is called: `legal duty not met`, `accepted (question)`.
    pub label: String,
    pub strength: Strength,
    pub says: String,
    /// What is to be known and done about it.
    pub notes: Vec<Note>,
    /// How it stands on the other side, where that is not plain; may be empty.
    pub other: String,
    /// The rule, by its id.
    pub rule: String,
    /// `before` or `after`, and where it stands there.
    pub at: Option<(&'static str, String)>,
}

/// The sections that hold anything; `fact` is how the name of a fact is written.
pub(in crate::report) fn sections(
    step: &Restructure,
    sources: &dyn SourceProvider,
    fact: fn(&str) -> String,
) -> Vec<Section> {
    let teller =
        Teller { step, sources, fact, before: arrangement_names(&step.before), after: arrangement_names(&step.after) };
    let sections = if step.compared { teller.compared() } else { teller.by_side() };
    sections.into_iter().filter(|section| !section.lines.is_empty()).collect()
}

struct Teller<'r> {
    step: &'r Restructure,
    sources: &'r dyn SourceProvider,
    fact: fn(&str) -> String,
    before: Vec<String>,
    after: Vec<String>,
}

impl Teller<'_> {
    fn compared(&self) -> Vec<Section> {
        let of = |heading, wanted: &dyn Fn(&Told) -> bool| {
            // What one side tells once is told once, however many it became.
            let mut known = BTreeSet::new();
            let told = self.step.told.iter().filter(|told| wanted(told) && known.insert(Self::shown(told)));
            let told = told.filter(|told| !is_told_as_lost(self.step, told));
            let mut lines: Vec<Line> = told.filter_map(|told| self.line(told)).collect();
            lines.sort_by_key(|line| Reverse(line.strength));
            Section { heading, lines, is_aside: false }
        };
        let aside = |heading, wanted: &dyn Fn(&Told) -> bool| Section { is_aside: true, ..of(heading, wanted) };
        let became = |wanted: Became| move |told: &Told| told.became == wanted;
        vec![
            self.lost("What is lost on the way", &|verdict| verdict.outcome == Outcome::NotMet),
            self.lost("What may be lost on the way", &|verdict| verdict.outcome == Outcome::NotStated),
            of("New", &|told| matches!(told.became, Became::New | Became::NewlyAsked)),
            of("Could not be told before, and is found now", &became(Became::Established)),
            of("Cannot be told any more, or is newly asked and cannot be told", &|told| is_opened(self.step, told)),
            aside("Mended", &became(Became::Mended)),
            aside("Found before, and not asked any more", &became(Became::NotAsked)),
            of("Found before, and cannot be told now", &became(Became::Unsettled)),
            aside("Legal duties that are newly asked, and in order", &became(Became::Triggered)),
            aside("Legal duties that are not asked any more", &became(Became::FellAway)),
            aside("As it was", &became(Became::Unchanged)),
            self.acceptances(),
        ]
    }

    /// What the rules about the step itself find.
    fn lost(&self, heading: &'static str, wanted: &dyn Fn(&Verdict) -> bool) -> Section {
        let mut lines: Vec<Line> = Vec::new();
        // What is asked of dozens of things and can be told of none is one line.
        let mut several: BTreeMap<usize, Vec<&Verdict>> = BTreeMap::new();
        for verdict in once(&self.step.handovers).filter(|verdict| wanted(verdict)) {
            let accepted = verdict.finding.as_ref().is_none_or(|finding| finding.acceptance.is_some());
            if verdict.outcome == Outcome::NotStated && !is_open_question(verdict) && !accepted {
                several.entry(verdict.rule).or_default().push(verdict);
                continue;
            }
            let line = self.told_of(0, verdict, label(verdict), String::new());
            let spans =
                all_of(verdict, &self.step.handovers).filter_map(|one| Some(one.finding.as_ref()?.primary.span));
            let at = places(&spans.collect::<Vec<_>>(), self.sources);
            let mut notes = notes(verdict, &self.saying());
            notes.extend(to_mend(verdict).map(|span| ("after", place(self.sources, span))));
            lines.push(Line { notes, at: line.at.map(|_| ("at", at)), ..line });
        }
        lines.extend(several.values().filter_map(|verdicts| self.several(verdicts)));
        lines.sort_by_key(|line| Reverse(line.strength));
        Section { heading, lines, is_aside: false }
    }

    /// What there is to say of acceptances beside the arrangements of after: those that are over, or accept nothing.
    fn acceptances(&self) -> Section {
        let found = self.step.after.findings.iter().filter(|finding| finding.code == Code::Acceptance);
        let line = |finding: &Finding| Line {
            label: about_file(finding).to_owned(),
            strength: finding.strength,
            says: finding.message.to_string(),
            notes: vec![("mend", finding.mend.to_string())],
            other: String::new(),
            rule: finding.code.id().to_owned(),
            at: Some(("after", place(self.sources, finding.primary.span))),
        };
        Section { heading: "Acceptances that do not hold", lines: found.map(line).collect(), is_aside: false }
    }

    /// What one rule cannot tell of some things.
    fn several(&self, verdicts: &[&Verdict]) -> Option<Line> {
        let first = verdicts.first()?;
        let rule = self.step.after.rules.get(first.rule)?;
        let mut names: Vec<&str> = Vec::new();
        for verdict in verdicts {
            if !names.contains(&verdict.subject.name.as_str()) {
                names.push(&verdict.subject.name);
            }
        }
        let message = under("cannot tell", &first.finding.as_ref()?.message);
        Some(Line {
            label: "cannot tell".to_owned(),
            strength: Strength::Note,
            says: format!("{message}: {}", listed(&names)),
            notes: notes_on_several(verdicts, &self.saying()),
            other: String::new(),
            rule: rule.id.to_string(),
            at: None,
        })
    }

    fn saying(&self) -> Saying<'_> {
        Saying { fact: self.fact, sources: self.sources }
    }

    fn by_side(&self) -> Vec<Section> {
        let of = |heading, side, report: &Report| {
            let found = report.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::NotMet);
            let mut lines: Vec<Line> = found.map(|verdict| self.noted(side, verdict)).collect();
            lines.sort_by_key(|line| Reverse(line.strength));
            Section { heading, lines, is_aside: false }
        };
        vec![of("Found in before", 0, &self.step.before), of("Found in after", 1, &self.step.after)]
    }

    /// The side, by its number, and the verdict that is told.
    fn shown(told: &Told) -> (usize, Option<usize>) {
        match told.became {
            Became::Mended | Became::NotAsked | Became::Unsettled | Became::FellAway | Became::Settled => {
                (0, told.before)
            }
            _ => (1, told.after),
        }
    }

    fn line(&self, told: &Told) -> Option<Line> {
        let [was, is] = self.step.verdicts(told);
        if Self::shown(told).0 == 1 {
            let is_news = told.became.is_brought_in() || told.became == Became::Opened;
            return Some(if is_news { self.noted(1, is?) } else { self.told_of(1, is?, label(is?), String::new()) });
        }
        let called = if was?.outcome == Outcome::NotMet { not_met(strength(was?)) } else { label(was?) };
        Some(self.told_of(0, was?, called, other(told, is)))
    }

    /// A verdict with what is to be known and done about it.
    fn noted(&self, side: usize, verdict: &Verdict) -> Line {
        Line { notes: notes(verdict, &self.saying()), ..self.told_of(side, verdict, label(verdict), String::new()) }
    }

    fn told_of(&self, side: usize, verdict: &Verdict, label: &'static str, other: String) -> Line {
        let (report, names, word) = if side == 0 {
            (&self.step.before, &self.before, "before")
        } else {
            (&self.step.after, &self.after, "after")
        };
        let rule = report.rules.get(verdict.rule);
        let several = report.arrangements.len() > 1;
        let name = verdict.arrangement.and_then(|at| names.get(at)).filter(|_| several);
        let said = match &verdict.finding {
            Some(finding) => of_subject(under(label, &finding.message), verdict),
            None => asked(verdict, name, rule),
        };
        let is_accepted = verdict.finding.as_ref().is_some_and(|finding| finding.acceptance.is_some());
        // What is in order, accepted, or for people to judge, alarms nobody.
        let alarms = matches!(verdict.outcome, Outcome::NotMet | Outcome::NotStated) && !is_accepted;
        let name = name.filter(|name| !said.contains(name.as_str()));
        Line {
            label: if is_accepted { format!("accepted ({label})") } else { label.to_owned() },
            strength: if alarms { strength(verdict) } else { Strength::Note },
            says: name.map_or_else(|| said.clone(), |name| format!("{name}: {said}")),
            notes: Vec::new(),
            other,
            rule: rule.map_or_else(String::new, |rule| rule.id.to_string()),
            at: verdict.finding.as_ref().map(|finding| (word, place(self.sources, finding.primary.span))),
        }
    }
}

/// What cannot be told, with the subject that it is asked of where it is not named there.
fn of_subject(message: &str, verdict: &Verdict) -> String {
    let name = verdict.subject.name.as_str();
    if verdict.outcome != Outcome::NotStated || message.contains(name) {
        return message.to_owned();
    }
    format!("{message} ({name})")
}

/// What is asked of a subject, by the law behind it.
fn asked(verdict: &Verdict, name: Option<&String>, rule: Option<&RuleHead>) -> String {
    let law = rule.and_then(|rule| rule.law.first());
    let law = law.map_or_else(String::new, |law| format!("{} ({})", law.paraphrase.trim_end_matches('.'), law.place));
    // An arrangement without a name of its own goes by its areas, so that its area would be named twice.
    if name == Some(&verdict.subject.name) { law } else { format!("{}: {law}", verdict.subject.name) }
}

/// How a verdict of before stands in after.
fn other(told: &Told, is: Option<&Verdict>) -> String {
    match is {
        Some(verdict) if told.became == Became::NotAsked && verdict.outcome == Outcome::Met => {
            "now: asked of what follows alone, which meets it; that mends nothing of what is past".to_owned()
        }
        None => "now: nothing of the kind is there to be asked about".to_owned(),
        Some(verdict) => format!("now: {}, {}", label(verdict), verdict.reason),
    }
}

/// The place in a file of after that a rule about the step points at itself.
fn to_mend(verdict: &Verdict) -> Option<Span> {
    let finding = verdict.finding.as_deref()?;
    finding.goes_on.filter(|place| finding.related.iter().any(|label| label.span == *place))
}
