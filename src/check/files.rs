//! The files of a run, or of one side of a comparison: each read and judged, then together as a report.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::acceptances::{self, Beside};
use super::file::{self, Outcome, Read, Setting};
use super::passed_over::PassedOver;
use super::run::{Options, Text, Tools};
use super::same_ids::same_ids;
use super::shared::{self, Sharing};
use super::summary;
use crate::finding::{Code, Finding, Report, Verdict};
use crate::model::Model;
use crate::rules::{Detail, SetOptions, judge_set};
use crate::source::{FileId, Source, Sources};
use crate::time::Day;
use crate::yaml::Tree;

/// What came of each of some files.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Those that could be read, as far as they could be.
    pub(super) read: Vec<Read>,
    /// Those of which nothing could be read.
    pub(super) refused: Vec<(FileId, Vec<Finding>)>,
    /// Those of which nothing was taken in.
    pub(super) passed_over: PassedOver,
    /// Files of acceptances, by name.
    pub(super) beside: Vec<(String, Beside)>,
    /// Every name that a file goes by.
    pub(super) known: BTreeMap<String, FileId>,
    /// What is worked out beside outcomes.
    detail: Detail,
}

impl Files {
    /// Reads and judges each; their ids follow on those of the texts that are in `sources` already.
    pub(super) fn read(texts: Vec<Text>, tools: &Tools<'_>, options: &Options, sources: &mut Sources) -> Self {
        Self::read_to_judge(texts, tools, options, sources, false)
    }

    /// The same, with what is not asked only since a file is silent, or without.
    pub(super) fn read_to_judge(
        texts: Vec<Text>,
        tools: &Tools<'_>,
        options: &Options,
        sources: &mut Sources,
        silence: bool,
    ) -> Self {
        let detail = Detail { explain: options.explain, silence };
        Self::read_until(texts, (tools, options, detail), sources, false)
    }

    /// The same of a side of a step, where nothing is asked of arrangements on a day on which they have ended.
    pub(super) fn read_side(texts: Vec<Text>, tools: &Tools<'_>, options: &Options, sources: &mut Sources) -> Self {
        let detail = Detail { explain: options.explain, silence: false };
        Self::read_until(texts, (tools, options, detail), sources, true)
    }

    fn read_until(
        texts: Vec<Text>,
        (tools, options, detail): (&Tools<'_>, &Options, Detail),
        sources: &mut Sources,
        of_step: bool,
    ) -> Self {
        let first = sources.iter().count();
        let id = |at: usize| file_id(first.saturating_add(at));
        let names: Vec<(String, Vec<String>)> =
            texts.iter().map(|text| (text.name.clone(), text.also.clone())).collect();
        let candidates = shared::candidates(&texts, &id);
        let trees = shared::trees(&candidates);
        let shared: Vec<&Tree<'_>> = trees.iter().collect();
        let setting = Setting { tools, options, detail, of_step, shared: &shared };
        let done: Vec<_> =
            texts.into_par_iter().enumerate().map(|(at, text)| file::judge(id(at), text, &setting)).collect();
        let mut files = Self { detail, ..Self::default() };
        for ((name, also), done) in names.into_iter().zip(done) {
            let file = sources.add(Source::new(name.clone(), done.text));
            let goes_by = also.into_iter().chain([name.clone()]).map(|name| (name, file));
            match done.outcome {
                Outcome::PassedOver => files.passed_over.others.push(name),
                Outcome::Unread => files.passed_over.unread.push(name),
                Outcome::Refused(findings) => {
                    files.known.extend(goes_by);
                    files.refused.push((file, findings));
                }
                Outcome::Read(one) => {
                    files.known.extend(goes_by);
                    files.read.push(*one);
                }
                Outcome::Acceptances(one) => files.beside.push((name, one)),
            }
        }
        files
    }

    /// The arrangements among them, in the order of their places in the report.
    pub(super) fn arrangements(&self) -> impl Iterator<Item = &Read> {
        self.read.iter().filter(|one| !one.model.is_shared())
    }

    /// What is wrong with the files themselves, by place; it is not told of them again.
    pub(super) fn take_findings(&mut self) -> Vec<Finding> {
        let mut findings = same_ids(self.read.iter());
        findings.extend(self.refused.iter().flat_map(|(_, found)| found.iter().cloned()));
        findings.extend(self.read.iter_mut().flat_map(|one| std::mem::take(&mut one.findings)));
        by_place(&mut findings);
        findings
    }

    /// The report on them, the files of shared things that no arrangement uses, and the arrangements with the day each was judged on.
    ///
    /// What is accepted in any of them may also be one of the hand-overs, of which the change is judged.
    pub(super) fn report(
        self,
        tools: &Tools<'_>,
        options: &Options,
        handovers: &mut [Verdict],
    ) -> (Report, Vec<FileId>, Vec<(Model, Day)>) {
        let Self { read, refused, passed_over, beside, known, detail } = self;
        let (mut report, unused, models) = report(read, refused, &passed_over, tools, (options, detail));
        if options.accept {
            acceptances::accept(beside, &known, (&mut report, handovers), tools, options);
        }
        in_order(&mut report);
        (report, unused, models)
    }
}

/// The id of the text at that position.
pub(super) fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

fn report(
    read: Vec<Read>,
    refused: Vec<(FileId, Vec<Finding>)>,
    passed_over: &PassedOver,
    tools: &Tools<'_>,
    (options, detail): (&Options, Detail),
) -> (Report, Vec<FileId>, Vec<(Model, Day)>) {
    let same_ids = same_ids(read.iter());
    let (shared, arrangements): (Vec<Read>, Vec<Read>) = read.into_iter().partition(|one| one.model.is_shared());
    // A file that could not be read may hold what the others seem to lack.
    let whole = refused.is_empty() && shared.iter().chain(&arrangements).all(|one| one.model.says_what_it_is());
    let complete = options.complete && whole;
    let models: Vec<&Model> = arrangements.iter().map(|one| &one.model).collect();
    let set = SetOptions { day: Day::from(options.set_day()), complete, detail };
    let set_verdicts = judge_set(&models, tools.rules, tools.reference, &set);
    let mut report = Report {
        meta: summary::meta(tools, options, complete, passed_over, arrangements.iter().map(|one| one.day)),
        arrangements: arrangements.iter().map(|one| summary::head(&one.model, one.day, tools.law)).collect(),
        rules: summary::rules(tools, options),
        ..Report::default()
    };
    for (file, findings) in refused {
        report.unreadable.push(file);
        report.findings.extend(findings);
    }
    report.findings.extend(same_ids);
    let mut sharing = Sharing::default();
    let mut judged = Vec::with_capacity(arrangements.len());
    for (at, one) in arrangements.into_iter().enumerate() {
        report.findings.extend(one.findings);
        report.findings.extend(one.verdicts.defects);
        report.verdicts.extend(one.verdicts.verdicts.into_iter().map(|mut verdict| {
            verdict.arrangement = Some(at);
            verdict
        }));
        sharing.take(at, &one.model, one.verdicts.shared);
        judged.push((one.model, one.day));
    }
    for one in shared {
        sharing.settle(&one.model, &mut report);
        report.findings.extend(one.findings);
    }
    report.verdicts.extend(set_verdicts.verdicts);
    report.findings.extend(set_verdicts.defects);
    (report, sharing.unused, judged)
}

/// Findings in order, and the files that they show not to have been read whole.
fn in_order(report: &mut Report) {
    by_place(&mut report.findings);
    let unread = report.findings.iter().filter(|finding| finding.code.is_unreadable() && finding.code != Code::Pack);
    report.unreadable.extend(unread.map(|finding| finding.primary.span.file));
    report.unreadable.sort_unstable();
    report.unreadable.dedup();
}

/// Findings by place, each once: what is wrong with a file of shared things is met again in every arrangement that uses it.
pub(super) fn by_place(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo, finding.primary.span.hi));
    findings.dedup();
}
