use std::collections::HashMap;

use super::excerpt;
use super::page::{Page, Tone};
use super::render::Reading;
use crate::finding::{Finding, Gap, LawCite, Outcome, Step, Verdict};
use crate::report::command::why_command;
use crate::report::condition::without_patterns;
use crate::report::shown::Shown;
use crate::report::{telling, turning};
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
            (None, strength) => (telling::about_file(finding), Tone::of(strength)),
        };
        self.opening(page, label, tone, finding, None);
        self.closing(page, &Shown { finding, verdict: None });
    }

    /// A finding that a rule came to.
    pub fn about_verdict(&mut self, page: &mut Page, verdict: &'a Verdict, finding: &'a Finding) {
        let (label, tone) = (telling::label(verdict), tone_of(verdict));
        if finding.acceptance.is_some() {
            self.opening(page, &format!("accepted ({label})"), Tone::Dim, finding, Some(verdict));
        } else {
            self.opening(page, label, tone, finding, Some(verdict));
        }
        needs(page, self.reading.sources, &verdict.gaps);
        self.closing(page, &Shown { finding, verdict: Some(verdict) });
        let why = why_command(self.reading.report, self.reading.sources, verdict, finding);
        page.command("why", &why.unwrap_or_default());
        if self.reading.options.explain {
            self.explanation(page, verdict);
        }
    }

    /// The same without its law and the command that leads here, with how it came out.
    pub fn explained(&self, page: &mut Page, verdict: &Verdict, finding: &Finding) {
        self.opening(page, telling::label(verdict), tone_of(verdict), finding, Some(verdict));
        needs(page, self.reading.sources, &verdict.gaps);
        page.field("weighs", verdict.strength.words());
        for cite in finding.law.iter() {
            page.field("law", &format!("{}{}{}", cite.force, page.dot(), cite.place));
        }
        whats_next(page, &Shown { finding, verdict: Some(verdict) });
        self.explanation(page, verdict);
    }

    /// How a verdict came out: the facts it rests on, what would have changed it, and its condition part by part.
    pub fn explanation(&self, page: &mut Page, verdict: &Verdict) {
        let sources = self.reading.sources;
        if let Some(rests_on) = &verdict.rests_on {
            for (at, fact) in rests_on.facts.iter().enumerate() {
                page.field(if at == 0 { "facts" } else { "" }, &turning::fact(fact, sources));
            }
            for (at, flip) in turning::flips(rests_on, sources).iter().enumerate() {
                page.field(if at == 0 { "change" } else { "" }, flip);
            }
        }
        if self.reading.options.steps {
            steps(page, sources, &verdict.steps);
        }
    }

    fn opening(&self, page: &mut Page, label: &str, tone: Tone, finding: &Finding, verdict: Option<&Verdict>) {
        page.gap();
        let message = telling::under(label, &finding.message);
        page.headline(&format!("{label}  "), tone, 2, message, finding.code.id());
        let detail = telling::beside_needs(finding, verdict);
        if !detail.is_empty() {
            page.paragraph("  ", Tone::Plain, 2, detail);
        }
        page.field("paper", &telling::papers(&finding.papers));
        let links = self.reading.options.links.as_deref();
        excerpt::write(page, self.reading.sources, links, &finding.primary, &finding.related);
    }

    fn closing(&mut self, page: &mut Page, shown: &Shown<'a>) {
        for cite in shown.finding.law.iter() {
            let text = self.law(page, cite);
            page.field("law", &text);
        }
        whats_next(page, shown);
    }

    /// A provision in full when first cited, by its place when the same words stand above.
    fn law(&mut self, page: &Page, cite: &'a LawCite) -> String {
        let dot = page.dot();
        if self.cited.get(cite.provision.as_str()) == Some(&cite) {
            return format!("{}{dot}{}, as above", cite.force, cite.place);
        }
        self.cited.insert(&cite.provision, cite);
        telling::law(cite, dot)
    }
}

/// What to ask and to mend, the path that explains it, and who accepted it.
fn whats_next(page: &mut Page, shown: &Shown<'_>) {
    let finding = shown.finding;
    page.field("ask", &finding.ask);
    page.field("mend", shown.mend());
    for (at, step) in finding.trail.iter().enumerate() {
        page.field(if at == 0 { "path" } else { "" }, step);
    }
    if let Some(acceptance) = &finding.acceptance {
        page.field("by", &telling::accepted(acceptance));
    }
}

const fn tone_of(verdict: &Verdict) -> Tone {
    match verdict.outcome {
        Outcome::NotMet => Tone::of(verdict.strength),
        Outcome::NotStated => Tone::Yellow,
        Outcome::Departs | Outcome::ForJudgement => Tone::Cyan,
        Outcome::Met | Outcome::NotApplicable => Tone::Plain,
    }
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
fn steps(page: &mut Page, sources: &dyn SourceProvider, steps: &[Step]) {
    for (at, step) in steps.iter().enumerate() {
        let place = step.places.first().and_then(|label| {
            let place = sources.place(label.span)?;
            Some(format!(" ({}:{}:{})", sources.name(label.span.file), place.line, place.column))
        });
        let depth = step.depth.min(10) * 2;
        let lead = format!("  {:<7}{:depth$}", if at == 0 { "steps" } else { "" }, "");
        let part = without_patterns(&step.text);
        let text = format!("`{part}` is {}{}", step.value, place.unwrap_or_default());
        page.paragraph(&lead, Tone::Dim, lead.len() + 2, &text);
    }
}
