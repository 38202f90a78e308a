//! Workflow commands of GitHub Actions: each finding as an annotation on its line.

use std::collections::HashSet;

use super::NotStated;
use super::counts::Counts;
use super::plain::plain;
use super::shown::{Level, Shown, shown};
use super::summary::{capitalised, data, totals};
use super::telling;
use crate::finding::Report;
use crate::source::SourceProvider;

/// Writes a report as workflow commands, strongest first since GitHub shows ten of each level in a step, a line of totals, one
/// of what the run rests on, and the remarks.
///
/// Legal duties not met are errors, guidance not followed warnings, everything else notices. What somebody accepted is a
/// notice too. The exit code says whether the step fails, not the commands.
#[must_use]
pub fn github(report: &Report, sources: &dyn SourceProvider, not_stated: NotStated) -> String {
    commands(report, sources, not_stated, &totals(report, &Counts::of(report).all, not_stated))
}

/// The same with another line in the place of that of totals.
pub(super) fn commands(
    report: &Report,
    sources: &dyn SourceProvider,
    not_stated: NotStated,
    closing: &[String],
) -> String {
    let mut out = String::new();
    let mut told = HashSet::new();
    for shown in shown(report, not_stated) {
        // What is asked in the same words at the same place of several subjects is told once.
        let command = command(sources, &shown);
        if !told.contains(&command) {
            out.push_str(&command);
            told.insert(command);
        }
    }
    // Every line begins with words of masa's own, so that none can be taken for a command.
    let remarks = report.meta.remarks.iter().map(|remark| vec![remark.clone()]);
    for parts in [closing.to_vec(), data(report)].into_iter().chain(remarks) {
        if !parts.is_empty() {
            out.push_str(&plain(&parts.join(" · ")).replace('\u{a0}', " "));
            out.push('\n');
        }
    }
    out
}

/// A warning about the whole, on no line of any file.
pub(super) fn warning(title: &str, says: &str) -> String {
    format!("::warning title={}::{}\n", escaped(&plain(title), true), escaped(&plain(says), false))
}

fn command(sources: &dyn SourceProvider, shown: &Shown<'_>) -> String {
    let finding = shown.finding;
    let level = match (shown.level(), &finding.acceptance) {
        (Level::Note, _) | (_, Some(_)) => "notice",
        (Level::Warning, None) => "warning",
        (Level::Error, None) => "error",
    };
    let span = finding.primary.span;
    let path = sources.path(span.file);
    let mut properties = vec![("file", path.map_or_else(|| sources.name(span.file).into_owned(), str::to_owned))];
    // The lines of another version are none of the file that lies there.
    if let (None, Some(start), Some(end)) = (path, sources.place(span), sources.end(span)) {
        properties.push(("line", start.line.to_string()));
        properties.push(("endLine", end.line.to_string()));
        // Columns count only within one line; as with lines, the end is the last one and not the one after.
        if start.line == end.line {
            properties.push(("col", start.column.to_string()));
            properties.push(("endColumn", end.column.saturating_sub(1).max(start.column).to_string()));
        }
    }
    let title = format!("{} ({})", capitalised(&telling::called(shown)), finding.code.id());
    properties.push(("title", title));
    let properties: Vec<String> =
        properties.into_iter().map(|(name, value)| format!("{name}={}", escaped(&plain(&value), true))).collect();
    let mut lines = telling::lines(shown);
    for label in &finding.related {
        let says = if label.says.is_empty() { "see also" } else { &label.says };
        lines.push(plain(&format!("{}: {says}", telling::place(sources, label.span))).into_owned());
    }
    let message = escaped(&lines.join("\n"), false);
    format!("::{level} {}::{message}\n", properties.join(","))
}

/// Escapes a text as the runner reads it back: always `%` and line ends, in a property also what ends it.
fn escaped(text: &str, in_property: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if in_property => out.push_str("%3A"),
            ',' if in_property => out.push_str("%2C"),
            _ => out.push(character),
        }
    }
    out
}
