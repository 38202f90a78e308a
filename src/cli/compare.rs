//! `masa compare`: many arrangements side by side.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::args::JudgeArgs;
use super::check::{gathered, nothing_to_check, spare_what_was_read, tell, tell_unread};
use super::handed_on::HandedOn;
use super::judge::{self, Broken};
use super::output;
use super::run::{Exit, Stopped, current_folder};
use super::terminal::{self, Goes};
use crate::check::{Grouping, SideBySide, Wanted};
use crate::finding::Finding;
use crate::report::{self, NotStated};

/// What stands under the help of the command.
pub const AFTER: &str = "\
Differences are shown, and no order of merit: what an arrangement does not state is shown as not stated, and counts neither for it nor \
against it. Several papers that describe one arrangement stand side by side and count once. The exit code is 0 whatever differs, 2 for \
wrong usage, and 3 where something could not be read; the rest is compared all the same.

Examples:
  masa compare arrangements --facts --only-differences
  masa compare arrangements --format xlsx --output areas.xlsx       a workbook with every fact, verdict and source
  masa compare arrangements --group-by region --outliers            what is unusual, and against what
  masa compare ours.yaml theirs.yaml --verdicts --format markdown";

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For people, as wide as the terminal
    Text,
    /// Tables, to send on
    Markdown,
    /// One row for each value, with its place
    Csv,
    /// For programs, by `schemas/compare-v1.schema.json`
    Json,
    /// A page for browsers
    Html,
    /// A workbook for spreadsheet programs; not for a terminal: name a file with `--output`
    Xlsx,
}

/// By what arrangements are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    /// The region of England
    Region,
    /// How many councils, health boards and forces they have
    Shape,
}

/// `masa compare`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct CompareArgs {
    /// Files or folders; `-` reads standard input; this folder when left out
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Rules and day.
    #[command(flatten)]
    judge: JudgeArgs,
    /// Only what the arrangements say of themselves; with `--verdicts`, both
    #[arg(long, help_heading = "What to show")]
    facts: bool,
    /// Only how the provisions came out
    #[arg(long, help_heading = "What to show")]
    verdicts: bool,
    /// Only rows in which something that is known differs
    #[arg(long, help_heading = "What to show")]
    only_differences: bool,
    /// Put arrangements in groups, and tell what is usual within each
    #[arg(long, value_enum, value_name = "BY", help_heading = "What to show")]
    group_by: Option<GroupBy>,
    /// Also tell what stands out, and against what
    #[arg(long, help_heading = "What to show")]
    outliers: bool,
    /// How to write the comparison
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text", help_heading = "What to show")]
    format: CompareFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "What to show")]
    output: Option<PathBuf>,
}

/// Compares and writes the result.
pub fn run(args: &CompareArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let output = args.output.as_deref();
    refuse_on_a_terminal(args)?;
    let Some((config, book)) = judge::ready(&args.judge, &folder)? else { return Ok(Exit::Unreadable) };
    let options = judge::options(&args.judge, &config, false, true)?;
    let found = gathered(&args.paths, &config, &folder).somewhere()?;
    let side = judge::compared(found, &book, &options, wanted(args));
    let checked = &side.checked;
    if side.comparison.columns.is_empty() && checked.report.findings.is_empty() {
        return Err(Stopped::Unreadable(nothing_to_check(&args.paths, &config, &folder, checked)));
    }
    spare_what_was_read(checked, output)?;
    let is_written = !side.comparison.columns.is_empty();
    if is_written {
        output::write(&written(&side, args.format, Goes::to(output), &folder)?, output)?;
    }
    if !matches!(args.format, CompareFormat::Text | CompareFormat::Markdown) {
        judge::tell_passed_over(&checked.passed_over);
    }
    let unreadable = !checked.report.unreadable.is_empty();
    let findings: Vec<Finding> =
        side.checked.report.findings.into_iter().filter(|finding| finding.code.is_unreadable()).collect();
    let broken = Broken { findings, sources: side.checked.sources };
    match (broken.findings.is_empty(), is_written) {
        (true, _) => {}
        (false, true) => tell_unread(broken, &folder),
        (false, false) => tell(broken, &folder),
    }
    Ok(if unreadable { Exit::Unreadable } else { Exit::Clean })
}

/// A workbook on a screen is noise.
fn refuse_on_a_terminal(args: &CompareArgs) -> Result<(), Stopped> {
    let to_stdout = args.output.as_deref().is_none_or(|path| path == Path::new("-"));
    if args.format == CompareFormat::Xlsx && to_stdout && terminal::is_terminal(Goes::Stdout) {
        let message = "a workbook cannot be shown on a terminal; name a file for it, such as `--output areas.xlsx`";
        return Err(Stopped::Usage(message.to_owned()));
    }
    Ok(())
}

fn wanted(args: &CompareArgs) -> Wanted {
    Wanted {
        facts: args.facts || !args.verdicts,
        verdicts: args.verdicts || !args.facts,
        only_differences: args.only_differences,
        group_by: args.group_by.map(|by| match by {
            GroupBy::Region => Grouping::Region,
            GroupBy::Shape => Grouping::Shape,
        }),
        outliers: args.outliers,
    }
}

fn written(side: &SideBySide, format: CompareFormat, goes: Goes, folder: &Path) -> Result<Vec<u8>, Stopped> {
    let (comparison, sources) = (&side.comparison, &side.checked.sources);
    let handed_on = HandedOn::new(sources, folder);
    let refused = |format: &str, error: String| {
        Stopped::Unreadable(format!("the comparison cannot be written as {format}: {error}"))
    };
    Ok(match format {
        CompareFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, folder);
            report::compare_text(comparison, sources, &options).into_bytes()
        }
        CompareFormat::Markdown => report::compare_markdown(comparison, &handed_on).into_bytes(),
        CompareFormat::Csv => {
            report::compare_csv(comparison, sources).map_err(|error| refused("CSV", error.to_string()))?.into_bytes()
        }
        CompareFormat::Json => {
            report::compare_json(comparison, sources).map_err(|error| refused("JSON", error.to_string()))?.into_bytes()
        }
        CompareFormat::Html => report::compare_html(comparison, &handed_on)
            .map_err(|error| refused("HTML", error.to_string()))?
            .into_bytes(),
        CompareFormat::Xlsx => report::compare_workbook(comparison, &handed_on)
            .map_err(|error| refused("a workbook", error.to_string()))?,
    })
}
