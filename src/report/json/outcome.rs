use super::build::strength;
use super::write::{Object, escaped, object};
use crate::finding::{Acceptance, Finding, Gap, Label, Outcome, RuleHead, Step, Verdict, Words};
use crate::source::{Place, SourceProvider, Span};

/// What outcomes are told with.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub rules: &'a [RuleHead],
    pub sources: &'a dyn SourceProvider,
    pub explain: bool,
}

impl Page<'_> {
    /// What the rules came to, in the order of the report: unless all of it is to be explained, what is met or does not apply as
    /// subject ids by rule, and the rest in full.
    pub fn outcomes(&self, entry: &mut Object<'_>, verdicts: &[&Verdict]) {
        if !self.explain {
            self.subjects(entry, "met", verdicts, Outcome::Met);
            self.subjects(entry, "not_applicable", verdicts, Outcome::NotApplicable);
        }
        let settled = |outcome| matches!(outcome, Outcome::Met | Outcome::NotApplicable);
        let in_full = verdicts.iter().filter(|verdict| self.explain || !settled(verdict.outcome));
        entry.list("outcomes", in_full, |out, verdict| self.outcome(out, verdict));
    }

    fn subjects(&self, entry: &mut Object<'_>, name: &str, verdicts: &[&Verdict], outcome: Outcome) {
        entry.object(name, |by_rule| {
            for of_rule in verdicts.chunk_by(|a, b| a.rule == b.rule) {
                let mut these = of_rule.iter().filter(|verdict| verdict.outcome == outcome).peekable();
                if these.peek().is_none() {
                    continue;
                }
                let rule = of_rule.first().map_or("", |verdict| self.rule(verdict));
                by_rule.list(rule, these, |out, verdict| {
                    out.push('"');
                    escaped(out, verdict.subject.kind);
                    out.push(':');
                    escaped(out, &verdict.subject.key);
                    out.push('"');
                });
            }
        });
    }

    fn rule(&self, verdict: &Verdict) -> &str {
        self.rules.get(verdict.rule).map(|rule| rule.id.as_str()).unwrap_or_default()
    }

    fn outcome(&self, out: &mut String, verdict: &Verdict) {
        object(out, |entry| {
            entry.text("rule", self.rule(verdict));
            entry.object("subject", |entry| {
                entry.text("kind", verdict.subject.kind);
                entry.text("key", &verdict.subject.key);
                entry.text("name", &verdict.subject.name);
            });
            entry.text("outcome", verdict.outcome.id());
            entry.text("strength", strength(verdict.strength));
            entry.text("reason", &verdict.reason);
            self.gaps(entry, &verdict.gaps);
            match &verdict.finding {
                Some(finding) => entry.object("finding", |entry| self.finding(entry, finding, &verdict.reason)),
                None => entry.null("finding"),
            }
            if self.explain {
                entry.list("steps", &verdict.steps, |out, step| self.step(out, step));
            }
        });
    }

    /// What is missing, by why it is.
    fn gaps(&self, entry: &mut Object<'_>, gaps: &[Gap]) {
        let mut whys: Vec<&Words> = Vec::new();
        for gap in gaps {
            if !whys.contains(&&gap.why) {
                whys.push(&gap.why);
            }
        }
        entry.list("gaps", whys, |out, why| {
            object(out, |entry| {
                entry.text("why", why);
                entry.list("facts", gaps.iter().filter(|gap| gap.why == *why), |out, gap| {
                    object(out, |entry| {
                        entry.text("fact", &gap.fact);
                        self.place(entry, gap.label);
                    });
                });
            });
        });
    }

    fn step(&self, out: &mut String, step: &Step) {
        object(out, |entry| {
            entry.text("text", &step.text);
            entry.text("value", &step.value);
            entry.number("depth", step.depth);
            entry.list("places", &step.places, |out, label| self.label(out, label));
        });
    }

    /// A finding about a file itself, which no outcome tells.
    pub fn finding_about_a_file(&self, out: &mut String, finding: &Finding) {
        object(out, |entry| {
            entry.text("code", finding.code.id());
            entry.text("strength", strength(finding.strength));
            self.finding(entry, finding, "");
        });
    }

    /// A detail that only says the outcome's reason again is left empty.
    fn finding(&self, entry: &mut Object<'_>, finding: &Finding, reason: &str) {
        let is_reason = finding.detail.strip_suffix('.').is_some_and(|detail| detail == reason);
        entry.text("message", &finding.message);
        entry.text("detail", if is_reason { "" } else { &finding.detail });
        self.label(entry.key("primary"), &finding.primary);
        entry.list("related", &finding.related, |out, label| self.label(out, label));
        entry.text("ask", &finding.ask);
        entry.text("mend", &finding.mend);
        entry.list("papers", &finding.papers, |out, cite| {
            object(out, |entry| {
                entry.text("paper", &cite.paper);
                entry.text("place", &cite.place);
            });
        });
        entry.texts("law", finding.law.iter().map(|cite| cite.provision.as_str()));
        entry.perhaps("at_most", finding.law.iter().find_map(|cite| cite.limit.as_deref()));
        entry.texts("trail", finding.trail.iter().map(String::as_str));
        entry.text("match_key", &finding.keys.match_key);
        match &finding.acceptance {
            Some(acceptance) => entry.object("acceptance", |entry| self.acceptance(entry, acceptance)),
            None => entry.null("acceptance"),
        }
    }

    fn acceptance(&self, entry: &mut Object<'_>, acceptance: &Acceptance) {
        entry.text("reason", &acceptance.reason);
        entry.text("decided_by", &acceptance.decided_by);
        entry.text("until", &acceptance.until);
        self.place(entry, acceptance.span);
    }

    fn label(&self, out: &mut String, label: &Label) {
        object(out, |entry| {
            self.place(entry, label.span);
            entry.text("says", &label.says);
        });
    }

    fn place(&self, entry: &mut Object<'_>, span: Span) {
        entry.object("place", |entry| {
            entry.text("file", &self.sources.name(span.file));
            let (start, end) = (self.sources.place(span), self.sources.end(span));
            count(entry, "line", start, |place| place.line);
            count(entry, "column", start, |place| place.column);
            count(entry, "end_line", end, |place| place.line);
            count(entry, "end_column", end, |place| place.column);
            entry.number("start_byte", span.lo as usize);
            entry.number("end_byte", span.hi as usize);
        });
    }
}

fn count(entry: &mut Object<'_>, name: &str, place: Option<Place>, of: fn(Place) -> u32) {
    match place {
        Some(place) => entry.number(name, of(place) as usize),
        None => entry.null(name),
    }
}
