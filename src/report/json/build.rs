use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::outcome::Page;
use super::shape;
use crate::finding::{ArrangementHead, LawCite, Outcome, Report, RuleHead, Verdict};
use crate::report::compact::compact;
use crate::report::counts::{Counts, Row, Tally};
use crate::report::rests_on::Pack;
use crate::source::SourceProvider;

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
/// When the writer of JSON refuses the document, which no report is known to make it do.
pub fn json(report: &Report, sources: &dyn SourceProvider, options: &JsonOptions) -> Result<String, serde_json::Error> {
    let page = Page { rules: &report.rules, sources, explain: options.explain };
    let counts = Counts::of(report);
    let (own, of_the_set) = by_arrangement(report);
    let meta = &report.meta;
    compact(&shape::Document {
        version: 1,
        masa: &meta.masa,
        days: shape::Days { set: &meta.set_day, law: &meta.law_date, reference: &meta.reference_date },
        packs: meta.packs.iter().map(Pack::of).collect(),
        provisions: provisions(&report.rules),
        rules: report.rules.iter().map(rule).collect(),
        arrangements: Arrangements { page, heads: &report.arrangements, tallies: &counts.arrangements, own: &own },
        set: shape::Set {
            totals: totals(&counts.set),
            met: page.subjects(&of_the_set, Outcome::Met),
            not_applicable: page.subjects(&of_the_set, Outcome::NotApplicable),
            outcomes: page.outcomes(&of_the_set),
        },
        findings: page.findings(&report.findings),
        unreadable: report.unreadable.iter().map(|file| sources.name(*file)).collect(),
        remarks: &meta.remarks,
        complete: meta.complete,
        totals: totals(&counts.all),
    })
}

/// The verdicts on each arrangement, and those about several files at once, each in order of rule.
fn by_arrangement(report: &Report) -> (Vec<Vec<&Verdict>>, Vec<&Verdict>) {
    let mut own = vec![Vec::new(); report.arrangements.len()];
    let mut of_the_set = Vec::new();
    for verdict in &report.verdicts {
        match verdict.arrangement {
            Some(at) => {
                if let Some(own) = own.get_mut(at) {
                    own.push(verdict);
                }
            }
            None => of_the_set.push(verdict),
        }
    }
    for verdicts in own.iter_mut().chain([&mut of_the_set]) {
        verdicts.sort_by_key(|verdict| verdict.rule);
    }
    (own, of_the_set)
}

/// The arrangements with what the rules came to on each, made one by one while they are written.
pub(super) struct Arrangements<'a> {
    page: Page<'a>,
    heads: &'a [ArrangementHead],
    tallies: &'a [Tally],
    own: &'a [Vec<&'a Verdict>],
}

impl Serialize for Arrangements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let each = self.heads.iter().zip(self.tallies).zip(self.own);
        serializer.collect_seq(each.map(|((head, tally), verdicts)| arrangement(self.page, head, tally, verdicts)))
    }
}

fn arrangement<'a>(
    page: Page<'a>,
    head: &'a ArrangementHead,
    tally: &Tally,
    verdicts: &'a [&'a Verdict],
) -> shape::Arrangement<'a> {
    let judged = &head.judged;
    shape::Arrangement {
        id: &head.id,
        file: page.sources.name(head.file),
        describes: &head.describes,
        partnership: &head.partnership,
        name: &head.name,
        areas: head.areas.iter().map(|(id, name)| shape::Area { id, name }).collect(),
        status: &head.status,
        shared_by: head.shared_by.iter().map(|user| user.id.as_str()).collect(),
        judged: shape::Judged { day: &judged.day, as_if_in_force: judged.as_if_in_force, edition: &judged.edition },
        totals: totals(tally),
        met: page.subjects(verdicts, Outcome::Met),
        not_applicable: page.subjects(verdicts, Outcome::NotApplicable),
        outcomes: page.outcomes(verdicts),
    }
}

/// Every provision that a rule rests on, once, in order of id; of several wordings the first.
fn provisions(rules: &[RuleHead]) -> BTreeMap<&str, shape::Provision<'_>> {
    let mut all = BTreeMap::new();
    for cite in rules.iter().flat_map(|head| head.law.iter()) {
        all.entry(cite.provision.as_str()).or_insert_with(|| provision(cite));
    }
    all
}

fn provision(cite: &LawCite) -> shape::Provision<'_> {
    shape::Provision {
        place: &cite.place,
        paraphrase: &cite.paraphrase,
        force: &cite.force,
        certainty: &cite.certainty,
        in_force: &cite.in_force,
        at_most: cite.at_most.as_deref(),
    }
}

fn rule(head: &RuleHead) -> shape::Rule<'_> {
    shape::Rule {
        id: &head.id,
        title: &head.title,
        pack: &head.pack,
        strength: head.strength,
        law: &head.law,
        at_most: head.law.iter().find_map(|cite| cite.limit.as_deref()),
    }
}

fn totals(tally: &Tally) -> shape::Totals {
    let Tally { duty, guidance, question, note, duties: _ } = tally;
    shape::Totals { duty: counts(duty), guidance: counts(guidance), question: counts(question), note: counts(note) }
}

const fn counts(row: &Row) -> shape::Counts {
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
