//! The whole run.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::acceptances::{self, Beside};
use super::file::{self, Outcome, Read, Setting};
use super::same_ids::same_ids;
use super::shared::{self, Sharing};
use super::summary;
use crate::finding::{Code, Finding, Report};
use crate::law::Catalogue;
use crate::model::Model;
use crate::reference::Reference;
use crate::rules::{Rulebook, SetOptions, judge_set};
use crate::source::{FileId, Source, Sources};
use crate::time::{Date, Day};
use crate::yaml::Tree;

/// One file to check.
#[derive(Clone, Debug)]
pub struct Text {
    /// The name that reports print.
    pub name: String,
    /// Other names that it goes by, such as a link to it; acceptances may stand beside any of them.
    pub also: Vec<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// True when somebody named it, so that it has to be an arrangement; a file met in a folder may be something else.
    pub named: bool,
}

/// What judging rests on.
#[derive(Clone, Copy, Debug)]
pub struct Tools<'a> {
    /// Areas and bodies.
    pub reference: &'a Reference,
    /// The law catalogue.
    pub law: &'a Catalogue,
    /// The rules.
    pub rules: &'a Rulebook<'a>,
}

/// How to judge.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day that replaces every file's own, when given.
    pub as_of: Option<Date>,
    /// Today, for files that speak for no day and for the set.
    pub today: Date,
    /// Whether the files are all the arrangements there are.
    pub complete: bool,
    /// Whether to show how conditions came out.
    pub explain: bool,
    /// Whether acceptances count.
    pub accept: bool,
}

impl Options {
    /// The day for findings about several files.
    #[must_use]
    pub fn set_day(&self) -> Date {
        self.as_of.unwrap_or(self.today)
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub report: Report,
    /// The texts of the files, by the ids in the report.
    pub sources: Sources,
    /// Names of YAML files that are no arrangements and were passed over.
    pub passed_over: Vec<String>,
    /// Files of shared things that no arrangement among the files uses.
    pub unused: Vec<FileId>,
}

/// Judges files one by one, then the set they make. The order of the report is that of the texts handed in.
#[must_use]
pub fn check(texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Checked {
    judged(texts, tools, options).0
}

/// The same with the arrangements, in the order of the report, and the day each was judged on.
pub(super) fn judged(texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> (Checked, Vec<(Model, Day)>) {
    let names: Vec<(String, Vec<String>)> = texts.iter().map(|text| (text.name.clone(), text.also.clone())).collect();
    let candidates = shared::candidates(&texts);
    let trees = shared::trees(&candidates);
    let shared: Vec<&Tree<'_>> = trees.iter().collect();
    let setting = Setting { tools, options, shared: &shared };
    let done: Vec<_> =
        texts.into_par_iter().enumerate().map(|(at, text)| file::judge(file_id(at), text, &setting)).collect();
    let mut sources = Sources::new();
    let mut passed_over = Vec::new();
    let mut refused: Vec<(FileId, Vec<Finding>)> = Vec::new();
    let mut read: Vec<Read> = Vec::new();
    let mut beside: Vec<(String, Beside)> = Vec::new();
    let mut known = BTreeMap::new();
    for ((name, also), done) in names.into_iter().zip(done) {
        let file = sources.add(Source::new(name.clone(), done.text));
        match done.outcome {
            Outcome::PassedOver => passed_over.push(name),
            Outcome::Refused(findings) => {
                known.extend(also.into_iter().chain([name]).map(|name| (name, file)));
                refused.push((file, findings));
            }
            Outcome::Read(one) => {
                known.extend(also.into_iter().chain([name]).map(|name| (name, file)));
                read.push(*one);
            }
            Outcome::Acceptances(one) => beside.push((name, one)),
        }
    }
    let (mut report, unused, models) = report(read, refused, &passed_over, tools, options);
    if options.accept {
        acceptances::accept(beside, &known, &mut report, tools, options);
    }
    in_order(&mut report);
    (Checked { report, sources, passed_over, unused }, models)
}

/// The id of the text at that position.
pub(super) fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

fn report(
    read: Vec<Read>,
    refused: Vec<(FileId, Vec<Finding>)>,
    passed_over: &[String],
    tools: &Tools<'_>,
    options: &Options,
) -> (Report, Vec<FileId>, Vec<(Model, Day)>) {
    let same_ids = same_ids(read.iter());
    let (shared, arrangements): (Vec<Read>, Vec<Read>) = read.into_iter().partition(|one| one.model.is_shared());
    // A file that could not be read may hold what the others seem to lack.
    let whole = refused.is_empty() && shared.iter().chain(&arrangements).all(|one| one.findings.is_empty());
    let complete = options.complete && whole;
    let models: Vec<&Model> = arrangements.iter().map(|one| &one.model).collect();
    let set = SetOptions { day: Day::from(options.set_day()), complete, explain: options.explain };
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
    let mut models = Vec::with_capacity(arrangements.len());
    for (at, one) in arrangements.into_iter().enumerate() {
        report.findings.extend(one.findings);
        report.findings.extend(one.verdicts.defects);
        report.verdicts.extend(one.verdicts.verdicts.into_iter().map(|mut verdict| {
            verdict.arrangement = Some(at);
            verdict
        }));
        sharing.take(at, &one.model, one.verdicts.shared);
        models.push((one.model, one.day));
    }
    for one in shared {
        sharing.settle(&one.model, &mut report);
        report.findings.extend(one.findings);
    }
    report.verdicts.extend(set_verdicts.verdicts);
    report.findings.extend(set_verdicts.defects);
    (report, sharing.unused, models)
}

/// Findings by place, each once, and the files that they show not to have been read whole.
fn in_order(report: &mut Report) {
    report
        .findings
        .sort_by_key(|finding| (finding.primary.span.file, finding.primary.span.lo, finding.primary.span.hi));
    // What is wrong with a file of shared things is met again in every arrangement that uses it.
    report.findings.dedup();
    let unread = report.findings.iter().filter(|finding| finding.code.is_unreadable() && finding.code != Code::Pack);
    report.unreadable.extend(unread.map(|finding| finding.primary.span.file));
    report.unreadable.sort_unstable();
    report.unreadable.dedup();
}
