//! From a report to the text of the format that was asked for.

use std::path::Path;

use super::args::{Format, NotStated};
use super::gate::Gate;
use super::handed_on::HandedOn;
use super::run::Stopped;
use super::terminal::{self, Goes};
use crate::check::Checked;
use crate::report::{self, CheckPage, Fails, JsonOptions, TextOptions};

/// How a result is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// In which format.
    pub format: Format,
    /// What counts as a failure, where the format says so.
    pub gate: Gate,
    /// Whether every verdict is shown with its steps, in formats for reading and for programs.
    pub explain: bool,
    /// Where text goes, which decides about colour and width.
    pub goes: Goes,
    /// The current folder, which names of files are relative to.
    pub folder: &'a Path,
}

/// Writes a result. No format changes what was found, nor how the run ends.
///
/// # Errors
/// The writer of a format refuses the result.
pub fn written(checked: &Checked, writing: Writing<'_>) -> Result<String, Stopped> {
    let Checked { report, sources, .. } = checked;
    let listed = match writing.gate.not_stated {
        NotStated::Hide => report::NotStated::Hide,
        NotStated::Fail | NotStated::Warn => report::NotStated::Show,
    };
    let refused =
        |format: &str, error: String| Stopped::Unreadable(format!("the result cannot be written as {format}: {error}"));
    match writing.format {
        Format::Text => {
            let options: TextOptions = terminal::text_options(writing.goes, listed, writing.explain, writing.folder);
            Ok(report::text(report, sources, &options))
        }
        Format::Json => report::json(report, sources, &JsonOptions { explain: writing.explain })
            .map_err(|error| refused("JSON", error.to_string())),
        Format::Sarif => report::sarif(report, sources, listed).map_err(|error| refused("SARIF", error.to_string())),
        Format::Github => Ok(report::github(report, sources, listed)),
        Format::Junit => report::junit(
            report,
            sources,
            Fails {
                verdict: &|verdict| writing.gate.counts(verdict),
                finding: &|finding| writing.gate.counts_finding(finding),
            },
        )
        .map_err(|error| refused("JUnit XML", error.to_string())),
        Format::Markdown => Ok(report::markdown(report, sources, listed)),
        Format::Html => {
            let page = CheckPage { not_stated: listed, explain: writing.explain };
            report::check_html(report, &HandedOn::new(sources, writing.folder), page)
                .map_err(|error| refused("HTML", error.to_string()))
        }
    }
}
