use super::page::{Page, Tone};
use super::{block, explained, foot, head, table, unknowns};
use crate::finding::{Finding, Outcome, Report, Verdict};
use crate::report::NotStated;
use crate::report::counts::{Counts, is_accepted};
use crate::report::wording::arrangement_names;
use crate::source::SourceProvider;

/// What the terminal can show and what the reader asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own, and none rules out another")]
pub struct TextOptions {
    /// Columns of the terminal; used between 40 and 120.
    pub width: usize,
    /// Whether to use colours.
    pub colour: bool,
    /// Whether lines are drawn with box characters and not with ASCII.
    pub unicode: bool,
    /// Address of the folder that file names are relative to (`file:///home/area/`): names become links to follow.
    pub links: Option<String>,
    /// Whether what cannot be told is listed.
    pub not_stated: NotStated,
    /// Whether every verdict is shown, with the facts that it rests on.
    pub explain: bool,
    /// Whether the steps that were recorded for a verdict are shown with it.
    pub steps: bool,
}

impl Default for TextOptions {
    /// Plain text for a log: 100 columns, no colours, no links.
    fn default() -> Self {
        Self {
            width: 100,
            colour: false,
            unicode: true,
            links: None,
            not_stated: NotStated::Show,
            explain: false,
            steps: false,
        }
    }
}

/// What every part of the page reads.
pub(super) struct Reading<'a> {
    pub report: &'a Report,
    pub sources: &'a dyn SourceProvider,
    pub options: &'a TextOptions,
    pub counts: Counts,
    /// What each arrangement is called, in the order of the report.
    pub names: Vec<String>,
}

impl Reading<'_> {
    /// The name of a verdict's arrangement; nothing for one about the whole set.
    pub fn name_of(&self, verdict: &Verdict) -> Option<&str> {
        verdict.arrangement.and_then(|index| self.names.get(index)).map(String::as_str)
    }
}

/// Writes a report as text: verdicts, findings strongest first, what to ask, the table, the totals, the data it rests on.
#[must_use]
pub fn text(report: &Report, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let counts = Counts::of(report);
    let names = arrangement_names(report);
    let reading = Reading { report, sources, options, counts, names };
    let mut page = Page::new(options);
    head::write(&mut page, &reading);
    findings(&mut page, &reading);
    if options.not_stated == NotStated::Show {
        unknowns::write(&mut page, &reading, Outcome::NotStated);
    }
    unknowns::write(&mut page, &reading, Outcome::ForJudgement);
    if options.explain {
        explained::write(&mut page, &reading);
    }
    table::write(&mut page, &reading);
    foot::write(&mut page, &reading);
    page.finish()
}

/// Writes what is wrong with a configuration, a pack or a file, and that nothing came of the run.
#[must_use]
pub fn broken_text(findings: Vec<Finding>, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    closed_with("Nothing was done: mend this first.", findings, sources, options)
}

/// Writes what could not be read beside a result that holds all the rest.
#[must_use]
pub fn unread_text(findings: Vec<Finding>, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    closed_with("What stands there is missing in the result; the rest is in it.", findings, sources, options)
}

fn closed_with(last: &str, findings: Vec<Finding>, sources: &dyn SourceProvider, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    blocks(&mut page, &Report { findings, ..Report::default() }, sources, options);
    page.gap();
    page.paragraph("", Tone::Bold, 2, last);
    page.finish()
}

/// The findings of a report that judged nothing, a block for each.
pub(in crate::report) fn blocks(page: &mut Page, report: &Report, sources: &dyn SourceProvider, options: &TextOptions) {
    let reading = Reading { report, sources, options, counts: Counts::of(report), names: Vec::new() };
    let mut blocks = block::Blocks::new(&reading);
    for finding in &report.findings {
        blocks.about_file(page, finding);
    }
}

fn findings(page: &mut Page, reading: &Reading<'_>) {
    let mut blocks = block::Blocks::new(reading);
    for finding in &reading.report.findings {
        blocks.about_file(page, finding);
    }
    let mut shown: Vec<(&Verdict, &Finding)> = reading
        .report
        .verdicts
        .iter()
        .filter(|verdict| has_block(verdict, reading.options))
        .filter_map(|verdict| verdict.finding.as_deref().map(|finding| (verdict, finding)))
        .collect();
    // Stable, so that within one weight the report's own order holds.
    shown.sort_by_key(|(verdict, _)| (is_accepted(verdict), std::cmp::Reverse(verdict.strength), verdict.outcome));
    for (verdict, finding) in &shown {
        blocks.about_verdict(page, verdict, finding);
    }
    if shown.is_empty() && reading.report.findings.is_empty() {
        page.gap();
        head::nothing_found(page, reading);
    }
}

/// Whether a verdict gets a block of its own. What cannot be told is grouped by what to ask; of the whole set
/// (an area that may be left without arrangements), or where the rule says so, it is too weighty for a line in a list.
pub(super) fn has_block(verdict: &Verdict, options: &TextOptions) -> bool {
    if is_accepted(verdict) {
        return true;
    }
    match verdict.outcome {
        Outcome::NotMet | Outcome::Departs => true,
        Outcome::NotStated => options.explain || (verdict.is_asked_in_full() && options.not_stated == NotStated::Show),
        Outcome::ForJudgement => options.explain,
        Outcome::Met | Outcome::NotApplicable => false,
    }
}
