//! The whole run.

use super::counter::Counter;
use super::files::Files;
use super::leads_nowhere;
use super::passed_over::PassedOver;
use crate::finding::Report;
use crate::law::Catalogue;
use crate::model::Model;
use crate::reference::Reference;
use crate::rules::Rulebook;
use crate::source::{FileId, Sources};
use crate::time::{Date, Day};

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
    /// Counts the files that were gone through, or the days of a timeline, for somebody who waits.
    pub counter: Option<&'a Counter>,
}

impl<'a> Tools<'a> {
    /// These rules with the lists and the law that masa is built with; nobody waits.
    #[must_use]
    pub fn bundled(rules: &'a Rulebook<'a>) -> Self {
        Self { reference: Reference::bundled(), law: Catalogue::bundled(), rules, counter: None }
    }

    /// The same for somebody who waits.
    #[must_use]
    pub fn counted_by(self, counter: &'a Counter) -> Self {
        Self { counter: Some(counter), ..self }
    }

    /// One more file or day was gone through.
    pub(super) fn count(&self) {
        if let Some(counter) = self.counter {
            counter.count();
        }
    }
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
    /// The YAML files that were met in folders and passed over.
    pub passed_over: PassedOver,
    /// Files of shared things that no arrangement among the files uses.
    pub unused: Vec<FileId>,
}

/// Judges files one by one, then the set they make. The order of the report is that of the texts handed in.
#[must_use]
pub fn check(texts: Vec<Text>, tools: &Tools<'_>, options: &Options) -> Checked {
    judged(texts, tools, options, false).0
}

/// The same with the arrangements, in the order of the report, and the day each was judged on. With `silence`, verdicts say what is not asked
/// only since a file is silent: of provisions held against each other that is told.
pub(super) fn judged(
    texts: Vec<Text>,
    tools: &Tools<'_>,
    options: &Options,
    silence: bool,
) -> (Checked, Vec<(Model, Day)>) {
    // A day that masa is told may be any; one ahead that a file itself names is what it plans for.
    let plans = options.as_of.is_none().then(|| tools.reference.for_plans_of(options.today));
    let tools = &Tools { reference: plans.as_ref().unwrap_or(tools.reference), ..*tools };
    let mut sources = Sources::new();
    let files = Files::read_to_judge(texts, tools, options, &mut sources, silence);
    let passed_over = files.passed_over.clone();
    let slips = leads_nowhere::in_set(&files.arrangements().map(|one| &one.model).collect::<Vec<_>>(), &sources);
    let (mut report, unused, models) = files.report(tools, options, &mut []);
    report.meta.remarks.extend(slips);
    (Checked { report, sources, passed_over, unused }, models)
}
