use std::cell::Cell;
use std::ops::Range;

use super::build::strength;
use super::write::{Object, escaped, number, object, text};
use crate::finding::{
    Acceptance, Finding, Gap, Label, Outcome, PaperCite, Rest, RestsOn, RuleHead, Step, Verdict, Words,
};
use crate::source::{Place, SourceProvider, Span};

/// What outcomes are told with.
pub(super) struct Page<'a> {
    pub rules: &'a [RuleHead],
    pub sources: &'a dyn SourceProvider,
    pub explain: bool,
    /// The place that was written last, and where in the document.
    last_place: Cell<Option<(Span, Range<usize>)>>,
}

impl<'a> Page<'a> {
    pub fn new(rules: &'a [RuleHead], sources: &'a dyn SourceProvider, explain: bool) -> Self {
        Self { rules, sources, explain, last_place: Cell::new(None) }
    }

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
                    out.push_str(verdict.subject.kind);
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
                entry.word("kind", verdict.subject.kind);
                entry.text("key", &verdict.subject.key);
                entry.text("name", &verdict.subject.name);
            });
            entry.word("outcome", verdict.outcome.id());
            entry.word("strength", strength(verdict.strength));
            entry.text("reason", &verdict.reason);
            self.gaps(entry, &verdict.gaps);
            match &verdict.finding {
                Some(finding) => entry.object("finding", |entry| self.finding(entry, finding, &verdict.reason)),
                None => entry.null("finding"),
            }
            if self.explain {
                entry.list("steps", &verdict.steps, |out, step| self.step(out, step));
                self.rests_on(entry, verdict.rests_on.as_deref());
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

    /// The facts a verdict rests on and what would have changed it; both empty where nobody can say.
    fn rests_on(&self, entry: &mut Object<'_>, rests_on: Option<&RestsOn>) {
        let (facts, flips) = rests_on.map_or((&[][..], &[][..]), |found| (&found.facts, &found.flips));
        entry.list("facts", facts, |out, rest| object(out, |entry| self.rest(entry, rest)));
        entry.list("changes", flips, |out, flip| {
            object(out, |entry| {
                entry.text("outcome", flip.outcome.id());
                entry.list("if", &flip.turns, |out, turn| {
                    object(out, |entry| {
                        self.rest(entry, &turn.of);
                        entry.texts("were", turn.instead.iter().map(Words::as_str));
                        entry.flag("among_others", turn.is_sample);
                    });
                });
            });
        });
    }

    fn rest(&self, entry: &mut Object<'_>, rest: &Rest) {
        entry.text("fact", &rest.fact);
        entry.text("is", &rest.says);
        self.place(entry, rest.place);
        papers(entry, &rest.papers);
    }

    /// A finding about a file itself, which no outcome tells.
    pub fn finding_about_a_file(&self, out: &mut String, finding: &Finding) {
        object(out, |entry| {
            entry.text("code", finding.code.id());
            entry.word("strength", strength(finding.strength));
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
        papers(entry, &finding.papers);
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

    /// Places are most of what there is to write, and often the same one again.
    fn place(&self, entry: &mut Object<'_>, span: Span) {
        let out = entry.key("place");
        if let Some((_, known)) = self.last_place.take().filter(|(last, _)| *last == span) {
            out.extend_from_within(known.clone());
            self.last_place.set(Some((span, known)));
            return;
        }
        let begin = out.len();
        out.push_str("{\"file\":");
        text(out, &self.sources.name(span.file));
        let (start, end) = self.sources.ends(span).unzip();
        let count = |out: &mut String, name: &str, place: Option<Place>, of: fn(Place) -> u32| {
            out.push_str(name);
            match place {
                Some(place) => number(out, of(place) as usize),
                None => out.push_str("null"),
            }
        };
        count(out, ",\"line\":", start, |place| place.line);
        count(out, ",\"column\":", start, |place| place.column);
        count(out, ",\"end_line\":", end, |place| place.line);
        count(out, ",\"end_column\":", end, |place| place.column);
        out.push_str(",\"start_byte\":");
        number(out, span.lo as usize);
        out.push_str(",\"end_byte\":");
        number(out, span.hi as usize);
        out.push('}');
        self.last_place.set(Some((span, begin..out.len())));
    }
}

fn papers(entry: &mut Object<'_>, papers: &[PaperCite]) {
    entry.list("papers", papers, |out, cite| {
        object(out, |entry| {
            entry.text("paper", &cite.paper);
            entry.text("place", &cite.place);
        });
    });
}
