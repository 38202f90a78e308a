use super::outcome::Page;
use super::write::{Object, object, text};
use crate::finding::{ArrangementHead, LawCite, Report, RuleHead, Strength, Verdict};
use crate::report::counts::{Counts, Row, Tally};
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
#[must_use]
pub fn json(report: &Report, sources: &dyn SourceProvider, options: &JsonOptions) -> String {
    let page = Page::new(&report.rules, sources, options.explain);
    let counts = Counts::of(report);
    let (own, of_the_set) = by_arrangement(report);
    let mut out = String::new();
    object(&mut out, |document| {
        head(document, report);
        let arrangements = report.arrangements.iter().zip(&counts.arrangements).zip(&own);
        document.list("arrangements", arrangements, |out, ((head, tally), verdicts)| {
            arrangement(out, &page, head, tally, verdicts);
        });
        document.object("set", |set| {
            set.object("totals", |entry| totals(entry, &counts.set));
            page.outcomes(set, &of_the_set);
        });
        document.list("findings", &report.findings, |out, found| page.finding_about_a_file(out, found));
        document.list("unreadable", &report.unreadable, |out, file| text(out, &sources.name(*file)));
        document.texts("remarks", report.meta.remarks.iter().map(String::as_str));
        document.flag("complete", report.meta.complete);
        document.object("totals", |entry| totals(entry, &counts.all));
    });
    out.push('\n');
    out
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

/// What the run rested on: days, packs, provisions, rules.
fn head(document: &mut Object<'_>, report: &Report) {
    let meta = &report.meta;
    document.number("version", 1);
    document.text("masa", &meta.masa);
    document.object("days", |days| {
        days.text("set", &meta.set_day);
        days.text("law", &meta.law_date);
        days.text("reference", &meta.reference_date);
    });
    document.list("packs", &meta.packs, |out, pack| {
        object(out, |entry| {
            entry.text("name", &pack.name);
            entry.text("version", &pack.version);
            entry.text("hash", pack.hash.whole());
        });
    });
    document.object("provisions", |provisions| {
        for cite in provisions_of(&report.rules) {
            provisions.object(&cite.provision, |entry| provision(entry, cite));
        }
    });
    document.list("rules", &report.rules, |out, head| object(out, |entry| rule(entry, head)));
}

/// Every provision that a rule rests on, once, in order of id.
fn provisions_of(rules: &[RuleHead]) -> Vec<&LawCite> {
    let mut all: Vec<&LawCite> = rules.iter().flat_map(|head| head.law.iter()).collect();
    all.sort_by(|a, b| a.provision.cmp(&b.provision));
    all.dedup_by(|a, b| a.provision == b.provision);
    all
}

fn provision(entry: &mut Object<'_>, cite: &LawCite) {
    entry.text("place", &cite.place);
    entry.text("paraphrase", &cite.paraphrase);
    entry.text("force", &cite.force);
    entry.text("certainty", &cite.certainty);
    entry.text("in_force", &cite.in_force);
    entry.perhaps("at_most", cite.at_most.as_deref());
}

fn rule(entry: &mut Object<'_>, head: &RuleHead) {
    entry.text("id", &head.id);
    entry.text("title", &head.title);
    entry.text("pack", &head.pack);
    entry.word("strength", strength(head.strength));
    entry.texts("law", head.law.iter().map(|cite| cite.provision.as_str()));
    entry.perhaps("at_most", head.law.iter().find_map(|cite| cite.limit.as_deref()));
}

fn arrangement(out: &mut String, page: &Page<'_>, head: &ArrangementHead, tally: &Tally, verdicts: &[&Verdict]) {
    object(out, |entry| {
        entry.text("id", &head.id);
        entry.text("file", &page.sources.name(head.file));
        entry.text("describes", &head.describes);
        entry.text("partnership", &head.partnership);
        entry.text("name", &head.name);
        entry.list("areas", &head.areas, |out, (id, name)| {
            object(out, |area| {
                area.text("id", id);
                area.text("name", name);
            });
        });
        entry.text("status", &head.status);
        entry.texts("shared_by", head.shared_by.iter().map(|user| user.id.as_str()));
        entry.object("judged", |judged| {
            judged.text("day", &head.judged.day);
            judged.flag("as_if_in_force", head.judged.as_if_in_force);
            judged.text("edition", &head.judged.edition);
        });
        entry.object("totals", |entry| totals(entry, tally));
        page.outcomes(entry, verdicts);
    });
}

/// The id of a strength, apart from its words, which may change.
pub(super) const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Duty => "duty",
        Strength::Guidance => "guidance",
        Strength::Question => "question",
        Strength::Note => "note",
    }
}

fn totals(entry: &mut Object<'_>, tally: &Tally) {
    let Tally { duty, guidance, question, note } = tally;
    for (name, row) in [("duty", duty), ("guidance", guidance), ("question", question), ("note", note)] {
        entry.object(name, |entry| counts(entry, *row));
    }
}

fn counts(entry: &mut Object<'_>, row: Row) {
    entry.number("met", row.met);
    entry.number("not_met", row.not_met);
    entry.number("accepted", row.accepted);
    entry.number("departs", row.departs);
    entry.number("not_stated", row.cannot_tell);
    entry.number("for_judgement", row.for_judgement);
    entry.number("not_applicable", row.not_applicable);
}
