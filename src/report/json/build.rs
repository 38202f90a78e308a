use super::shape;
use crate::finding::{Acceptance, Finding, Gap, Label, LawCite, Outcome, Report, Step, Strength, Subject, Verdict};
use crate::report::counts::{Counts, Row, Tally};
use crate::report::plain::without_controls;
use crate::source::{SourceProvider, Span};

/// What the reader asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JsonOptions {
    /// Whether every outcome is printed in full, with the steps that were recorded for it.
    ///
    /// Without it, what is met or does not apply is a list of subject ids under its rule.
    pub explain: bool,
}

/// Writes a report as one line of JSON, version 1, by `schemas/report-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no report is known to make it do; it is handed on so that a
/// program that reads the output never takes an empty text for a good result.
pub fn json(report: &Report, sources: &dyn SourceProvider, options: &JsonOptions) -> Result<String, serde_json::Error> {
    let builder = Builder { report, sources, explain: options.explain };
    let mut out = without_controls(serde_json::to_string(&builder.document())?);
    out.push('\n');
    Ok(out)
}

struct Builder<'a> {
    report: &'a Report,
    sources: &'a dyn SourceProvider,
    explain: bool,
}

impl<'a> Builder<'a> {
    fn document(&self) -> shape::Document<'a> {
        let report = self.report;
        let meta = &report.meta;
        let counts = Counts::of(report);
        let packs = meta.packs.iter().map(|pack| shape::Pack {
            name: &pack.name,
            version: &pack.version,
            hash: pack.hash.whole(),
        });
        shape::Document {
            version: 1,
            masa: &meta.masa,
            days: shape::Days { set: &meta.set_day, law: &meta.law_date, reference: &meta.reference_date },
            complete: meta.complete,
            packs: packs.collect(),
            remarks: &meta.remarks,
            unreadable: report.unreadable.iter().map(|file| self.sources.name(*file)).collect(),
            totals: totals(&counts.all),
            arrangements: self.arrangements(&counts),
            rules: self.rules(),
            findings: report.findings.iter().map(|finding| self.finding(finding)).collect(),
            outcomes: report.verdicts.iter().filter(|verdict| self.in_full(verdict)).map(|v| self.outcome(v)).collect(),
        }
    }

    /// Whether a verdict is printed as an outcome of its own rather than as a subject id under its rule.
    fn in_full(&self, verdict: &Verdict) -> bool {
        self.explain || !matches!(verdict.outcome, Outcome::Met | Outcome::NotApplicable)
    }

    fn arrangements(&self, counts: &Counts) -> Vec<shape::Arrangement<'a>> {
        let heads = self.report.arrangements.iter().zip(&counts.arrangements);
        heads
            .map(|(head, tally)| shape::Arrangement {
                id: &head.id,
                file: self.sources.name(head.file),
                describes: &head.describes,
                partnership: &head.partnership,
                name: &head.name,
                areas: head.areas.iter().map(|(id, name)| shape::Area { id, name }).collect(),
                status: &head.status,
                shared_by: head.shared_by.iter().map(|user| user.id.as_str()).collect(),
                judged: shape::Judged {
                    day: &head.judged.day,
                    as_if_in_force: head.judged.as_if_in_force,
                    edition: &head.judged.edition,
                },
                totals: totals(tally),
            })
            .collect()
    }

    fn rules(&self) -> Vec<shape::Rule<'a>> {
        let short = || (!self.explain).then(Vec::new);
        let heads = self.report.rules.iter();
        let mut rules: Vec<shape::Rule<'a>> = heads
            .map(|head| shape::Rule {
                id: &head.id,
                title: &head.title,
                pack: &head.pack,
                strength: strength(head.strength),
                met: short(),
                not_applicable: short(),
            })
            .collect();
        for verdict in self.report.verdicts.iter().filter(|verdict| !self.in_full(verdict)) {
            let Some(rule) = rules.get_mut(verdict.rule) else { continue };
            let ids = if verdict.outcome == Outcome::Met { &mut rule.met } else { &mut rule.not_applicable };
            let (Some(ids), arrangement) = (ids, self.arrangement(verdict)) else { continue };
            let id = subject_id(&verdict.subject);
            match ids.last_mut() {
                Some(latest) if latest.arrangement == arrangement => latest.subjects.push(id),
                _ => ids.push(shape::Subjects { arrangement, subjects: vec![id] }),
            }
        }
        rules
    }

    fn arrangement(&self, verdict: &Verdict) -> Option<&'a str> {
        verdict.arrangement.and_then(|index| self.report.arrangements.get(index)).map(|head| head.id.as_str())
    }

    fn outcome(&self, verdict: &'a Verdict) -> shape::Outcome<'a> {
        let Subject { kind, key, name } = verdict.subject.as_ref();
        shape::Outcome {
            rule: self.report.rules.get(verdict.rule).map(|rule| rule.id.as_str()).unwrap_or_default(),
            arrangement: self.arrangement(verdict),
            subject: shape::Subject { id: subject_id(&verdict.subject), kind, key, name },
            came_out: verdict.outcome.id(),
            strength: strength(verdict.strength),
            reason: &verdict.reason,
            gaps: verdict.gaps.iter().map(|gap| self.gap(gap)).collect(),
            finding: verdict.finding.as_deref().map(|finding| self.finding(finding)),
            steps: self.explain.then(|| verdict.steps.iter().map(|step| self.step(step)).collect()),
        }
    }

    fn gap(&self, gap: &'a Gap) -> shape::Gap<'a> {
        shape::Gap { fact: &gap.fact, why: &gap.why, place: self.place(gap.label) }
    }

    fn step(&self, step: &'a Step) -> shape::Step<'a> {
        let places = step.places.iter().map(|label| self.label(label)).collect();
        shape::Step { text: &step.text, value: &step.value, depth: step.depth, places }
    }

    fn finding(&self, finding: &'a Finding) -> shape::Finding<'a> {
        let papers = finding.papers.iter().map(|cite| shape::Paper { paper: &cite.paper, place: &cite.place });
        shape::Finding {
            code: finding.code.id(),
            strength: strength(finding.strength),
            message: &finding.message,
            detail: &finding.detail,
            primary: self.label(&finding.primary),
            related: finding.related.iter().map(|label| self.label(label)).collect(),
            ask: &finding.ask,
            mend: &finding.mend,
            papers: papers.collect(),
            law: finding.law.iter().map(law).collect(),
            trail: &finding.trail,
            match_key: &finding.keys.match_key,
            fingerprint: &finding.keys.fingerprint,
            acceptance: finding.acceptance.as_ref().map(|acceptance| self.acceptance(acceptance)),
        }
    }

    fn acceptance(&self, acceptance: &'a Acceptance) -> shape::Acceptance<'a> {
        shape::Acceptance {
            reason: &acceptance.reason,
            decided_by: &acceptance.decided_by,
            until: &acceptance.until,
            place: self.place(acceptance.span),
        }
    }

    fn label(&self, label: &'a Label) -> shape::Label<'a> {
        shape::Label { place: self.place(label.span), says: &label.says }
    }

    fn place(&self, span: Span) -> shape::Place<'a> {
        let start = self.sources.place(span);
        let end = self.sources.end(span);
        shape::Place {
            file: self.sources.name(span.file),
            line: start.map(|place| place.line),
            column: start.map(|place| place.column),
            end_line: end.map(|place| place.line),
            end_column: end.map(|place| place.column),
            start_byte: span.lo,
            end_byte: span.hi,
        }
    }
}

fn subject_id(subject: &Subject) -> shape::SubjectId<'_> {
    shape::SubjectId { kind: subject.kind, key: &subject.key }
}

fn law(cite: &LawCite) -> shape::Law<'_> {
    shape::Law {
        provision: &cite.provision,
        place: &cite.place,
        paraphrase: &cite.paraphrase,
        force: &cite.force,
        certainty: &cite.certainty,
        in_force: &cite.in_force,
        at_most: cite.at_most.as_deref(),
    }
}

/// The id of a strength, apart from its words, which may change.
const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Duty => "duty",
        Strength::Guidance => "guidance",
        Strength::Question => "question",
        Strength::Note => "note",
    }
}

const fn totals(tally: &Tally) -> shape::Totals {
    shape::Totals {
        duty: counts(tally.duty),
        guidance: counts(tally.guidance),
        question: counts(tally.question),
        note: counts(tally.note),
    }
}

const fn counts(row: Row) -> shape::Counts {
    shape::Counts {
        met: row.met,
        not_met: row.not_met,
        accepted: row.accepted,
        departs: row.departs,
        not_stated: row.cannot_tell,
        for_judgement: row.for_judgement,
        not_applicable: row.not_applicable,
    }
}
