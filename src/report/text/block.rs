use std::collections::HashMap;

use super::excerpt;
use super::page::{Page, Tone};
use super::render::Reading;
use crate::finding::{Code, Finding, Gap, LawCite, Outcome, PaperCite, Step, Strength, Verdict};
use crate::report::wording::{day, listed};
use crate::source::SourceProvider;

/// Writes findings one after the other, and remembers which law was printed in full.
pub(super) struct Blocks<'a> {
    reading: &'a Reading<'a>,
    cited: HashMap<&'a str, &'a LawCite>,
}

impl<'a> Blocks<'a> {
    pub fn new(reading: &'a Reading<'a>) -> Self {
        Self { reading, cited: HashMap::new() }
    }

    /// A finding about a file itself: what could not be read comes before any judgement.
    pub fn about_file(&mut self, page: &mut Page, finding: &'a Finding) {
        let (label, tone) = match (&finding.acceptance, finding.strength) {
            (Some(_), _) => ("accepted", Tone::Dim),
            (None, Strength::Duty) => ("could not be read", Tone::Red),
            (None, strength) => not_met(strength),
        };
        self.opening(page, label, tone, finding);
        self.closing(page, finding);
    }

    /// A finding that a rule came to.
    pub fn about_verdict(&mut self, page: &mut Page, verdict: &'a Verdict, finding: &'a Finding) {
        let (label, tone) = label(verdict);
        if finding.acceptance.is_some() {
            self.opening(page, &format!("accepted ({label})"), Tone::Dim, finding);
        } else {
            self.opening(page, label, tone, finding);
        }
        needs(page, self.reading.sources, &verdict.gaps);
        self.closing(page, finding);
        page.command("why", &why_command(verdict, finding, self.reading));
        if self.reading.options.explain {
            steps(page, self.reading.sources, &verdict.steps);
        }
    }

    fn opening(&self, page: &mut Page, label: &str, tone: Tone, finding: &Finding) {
        page.gap();
        // The label says it already.
        let message = finding.message.strip_prefix("cannot tell ").filter(|_| label == "cannot tell");
        page.headline(&format!("{label}  "), tone, 2, message.unwrap_or(&finding.message), finding.code.id());
        if !finding.detail.is_empty() {
            page.paragraph("  ", Tone::Plain, 2, &finding.detail);
        }
        page.field("paper", &papers(&finding.papers));
        let links = self.reading.options.links.as_deref();
        excerpt::write(page, self.reading.sources, links, &finding.primary, &finding.related);
    }

    fn closing(&mut self, page: &mut Page, finding: &'a Finding) {
        for cite in &finding.law {
            let text = self.law(page, cite);
            page.field("law", &text);
        }
        page.field("ask", &finding.ask);
        page.field("mend", &finding.mend);
        for (at, step) in finding.trail.iter().enumerate() {
            page.field(if at == 0 { "path" } else { "" }, step);
        }
        if let Some(acceptance) = &finding.acceptance {
            let until = day(&acceptance.until);
            page.field("by", &format!("{}, until {until}: {}", acceptance.decided_by, acceptance.reason));
        }
    }

    /// A provision in full when first cited, by its place when the same words stand above.
    fn law(&mut self, page: &Page, cite: &'a LawCite) -> String {
        let dot = page.dot();
        if self.cited.get(cite.provision.as_str()) == Some(&cite) {
            return format!("{}{dot}{}, as above", cite.force, cite.place);
        }
        self.cited.insert(&cite.provision, cite);
        let mut text = format!("{}{dot}{}: {}", cite.force, cite.place, cite.paraphrase);
        for part in [&cite.certainty, &cite.in_force].into_iter().filter(|part| !part.is_empty()) {
            text.push_str(dot);
            text.push_str(part);
        }
        if let Some(reason) = &cite.at_most {
            text.push_str(dot);
            text.push_str("weighed below its force: ");
            text.push_str(reason);
        }
        text
    }
}

/// What a verdict is called, in words to read aloud.
pub(super) fn label(verdict: &Verdict) -> (&'static str, Tone) {
    match verdict.outcome {
        Outcome::NotMet => not_met(verdict.strength),
        Outcome::Departs => ("guidance departed from", Tone::Cyan),
        // What matters so much that it is shown in full though it cannot be told.
        Outcome::NotStated if is_question(verdict) => ("question", Tone::Yellow),
        Outcome::NotStated => ("cannot tell", Tone::Yellow),
        Outcome::ForJudgement => ("for judgement", Tone::Cyan),
        Outcome::Met => ("met", Tone::Plain),
        Outcome::NotApplicable => ("does not apply", Tone::Plain),
    }
}

fn is_question(verdict: &Verdict) -> bool {
    verdict.arrangement.is_none() && verdict.strength == Strength::Question
}

const fn not_met(strength: Strength) -> (&'static str, Tone) {
    match strength {
        Strength::Duty => ("legal duty not met", Tone::Red),
        Strength::Guidance => ("guidance not followed", Tone::Yellow),
        Strength::Question => ("question", Tone::Cyan),
        Strength::Note => ("note", Tone::Plain),
    }
}

/// Papers with the places read in each, a paper named once.
fn papers(cites: &[PaperCite]) -> String {
    let mut by_paper: Vec<(&str, Vec<&str>)> = Vec::new();
    for cite in cites {
        let index = by_paper.iter().position(|(paper, _)| *paper == cite.paper).unwrap_or_else(|| {
            by_paper.push((&cite.paper, Vec::new()));
            by_paper.len() - 1
        });
        if let Some((_, places)) = by_paper.get_mut(index)
            && !cite.place.is_empty()
            && !places.contains(&cite.place.as_str())
        {
            places.push(&cite.place);
        }
    }
    let with_places = by_paper.into_iter().map(|(paper, places)| {
        if places.is_empty() { paper.to_owned() } else { format!("{paper}, {}", listed(&places)) }
    });
    with_places.collect::<Vec<_>>().join("; ")
}

/// The facts that would settle a verdict, and why each is not known.
pub(super) fn needs(page: &mut Page, sources: &dyn SourceProvider, gaps: &[Gap]) {
    for (at, gap) in gaps.iter().enumerate() {
        let place = sources.place(gap.label).map_or_else(String::new, |place| {
            format!(" ({}:{}:{})", sources.name(gap.label.file), place.line, place.column)
        });
        page.field(if at == 0 { "needs" } else { "" }, &format!("`{}`: {}{place}", gap.fact, gap.why));
    }
}

/// How a condition came out, each part beneath the whole it belongs to.
pub(super) fn steps(page: &mut Page, sources: &dyn SourceProvider, steps: &[Step]) {
    for (at, step) in steps.iter().enumerate() {
        let place = step.places.first().and_then(|label| {
            let place = sources.place(label.span)?;
            Some(format!(" ({}:{}:{})", sources.name(label.span.file), place.line, place.column))
        });
        let depth = step.depth.min(10) * 2;
        let lead = format!("  {:<7}{:depth$}", if at == 0 { "steps" } else { "" }, "");
        let text = format!("`{}` is {}{}", step.text, step.value, place.unwrap_or_default());
        page.paragraph(&lead, Tone::Dim, lead.len() + 2, &text);
    }
}

/// The command that explains a verdict: `masa why RULE FILE SUBJECT`.
fn why_command(verdict: &Verdict, finding: &Finding, reading: &Reading<'_>) -> String {
    let Code::Rule(rule) = &finding.code else { return String::new() };
    let head = verdict.arrangement.and_then(|index| reading.report.arrangements.get(index));
    let file = reading.sources.name(head.map_or(finding.primary.span.file, |head| head.file));
    let mut command = format!("masa why {} {}", word(rule), word(&file));
    if !verdict.subject.key.is_empty() {
        command.push(' ');
        command.push_str(&word(&verdict.subject.key));
    }
    command
}

/// One word of a command line, quoted where a shell would take it apart.
fn word(text: &str) -> String {
    let bare = |character: char| character.is_alphanumeric() || "-_./:,+@%".contains(character);
    if !text.is_empty() && text.chars().all(bare) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
