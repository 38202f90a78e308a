use std::collections::{BTreeMap, BTreeSet};

use super::descriptor::{REMARK, UNREAD, notifications, rules};
use super::place::{ROOT, file, location, text};
use super::result::result;
use super::shape::{
    Arrangement, Artifact, Base, Driver, Invocation, Log, Notification, Pack, PackProperties, Reference, Run,
    RunProperties, Tool,
};
use crate::finding::{Code, Report};
use crate::report::NotStated;
use crate::report::compact::compact;
use crate::report::shown::shown;
use crate::source::{FileId, SourceProvider, Span};

/// Writes a report as SARIF 2.1.0.
///
/// Legal duties not met are errors, guidance not followed warnings, everything else notes. What cannot be told is of kind
/// `open`, and what is left to people of kind `review`; both are notes whatever their provisions would weigh, also where the
/// standard would say `none`, because services that know no kinds take a result without a level for an error of its rule.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which no report is known to make it do.
pub fn sarif(
    report: &Report,
    sources: &dyn SourceProvider,
    not_stated: NotStated,
) -> Result<String, serde_json::Error> {
    sarif_warning(report, sources, not_stated, "")
}

/// The same with a warning about the run as a whole; none where it is empty.
///
/// # Errors
///
/// As [`sarif`].
pub(in crate::report) fn sarif_warning(
    report: &Report,
    sources: &dyn SourceProvider,
    not_stated: NotStated,
    warning: &str,
) -> Result<String, serde_json::Error> {
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [run(report, sources, not_stated, warning)],
    };
    compact(&log)
}

fn run<'a>(report: &'a Report, sources: &'a dyn SourceProvider, not_stated: NotStated, warning: &str) -> Run<'a> {
    let root = Base { description: text("The folder that masa was run in.") };
    Run {
        tool: tool(report),
        language: "en-GB",
        // What masa calls a column is one Unicode scalar value.
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BTreeMap::from([(ROOT, root)]),
        invocations: [invocation(report, sources, warning)],
        artifacts: artifacts(report, sources),
        results: shown(report, not_stated).iter().map(|shown| result(report, sources, shown)).collect(),
        properties: properties(report, sources),
    }
}

fn tool(report: &Report) -> Tool<'_> {
    let driver = Driver {
        name: "masa",
        full_name: "masa, checks of published multi-agency safeguarding arrangements",
        version: &report.meta.masa,
        rules: rules(&report.rules),
        notifications: notifications(),
    };
    let packs = report.meta.packs.iter().map(|pack| Pack {
        name: &pack.name,
        version: &pack.version,
        properties: PackProperties { hash: pack.hash.whole() },
    });
    Tool { driver, extensions: packs.collect() }
}

/// How the run went: a run that could not read everything says so itself, so that no service takes it for a clean one.
fn invocation(report: &Report, sources: &dyn SourceProvider, warning: &str) -> Invocation {
    let broken = report.findings.iter().any(|finding| finding.code.is_unreadable());
    let (packs, files): (Vec<FileId>, Vec<FileId>) =
        report.unreadable.iter().partition(|unread| is_configuration(report, **unread));
    let about_the_run = |level: &'static str, words: &str| Notification {
        descriptor: reference(REMARK),
        level,
        message: text(words),
        locations: Vec::new(),
    };
    let warning = (!warning.is_empty()).then(|| about_the_run("warning", warning));
    let remarks = report.meta.remarks.iter().map(|remark| about_the_run("note", remark));
    let unread = |file: &FileId| not_read(report, sources, *file);
    Invocation {
        execution_successful: !broken && report.unreadable.is_empty(),
        tool_execution_notifications: files.iter().map(unread).chain(warning).chain(remarks).collect(),
        tool_configuration_notifications: packs.iter().map(unread).collect(),
    }
}

/// Whether a file holds rules or configuration rather than an arrangement.
fn is_configuration(report: &Report, file: FileId) -> bool {
    report.findings.iter().any(|finding| finding.code == Code::Pack && finding.primary.span.file == file)
}

/// A file that was not read whole, with the first reason, at its place.
fn not_read(report: &Report, sources: &dyn SourceProvider, file: FileId) -> Notification {
    let first = report.findings.iter().find(|finding| finding.primary.span.file == file);
    let reason = first.map_or_else(String::new, |finding| format!(": {}", finding.message));
    let span = first.map_or(Span::new(file, 0, 0), |finding| finding.primary.span);
    Notification {
        descriptor: reference(UNREAD),
        level: "error",
        message: text(&format!("`{}` could not be read in full{reason}", sources.name(file))),
        locations: vec![location(sources, span)],
    }
}

const fn reference((id, index): (&'static str, usize)) -> Reference {
    Reference { id, index }
}

/// The files that were judged, or that could not be.
fn artifacts(report: &Report, sources: &dyn SourceProvider) -> Vec<Artifact> {
    let judged = report.arrangements.iter().map(|head| head.file);
    let files: BTreeSet<FileId> = judged.chain(report.unreadable.iter().copied()).collect();
    let artifact =
        |id| Artifact { location: file(sources, id), roles: ["analysisTarget"], mime_type: "application/yaml" };
    files.into_iter().map(artifact).collect()
}

fn properties<'a>(report: &'a Report, sources: &'a dyn SourceProvider) -> RunProperties<'a> {
    let arrangements = report.arrangements.iter().map(|head| Arrangement {
        id: &head.id,
        describes: &head.describes,
        file: sources.name(head.file),
        judged: &head.judged.day,
        as_if_in_force: head.judged.as_if_in_force,
    });
    RunProperties {
        set_day: &report.meta.set_day,
        law_date: &report.meta.law_date,
        reference_date: &report.meta.reference_date,
        complete: report.meta.complete,
        arrangements: arrangements.collect(),
    }
}
