//! `masa law coverage`: which duties are checked by which rules.

use super::args::{CoverageArgs, CoverageFormat};
use crate::check::coverage;
use crate::cli::args::{ByArgs, JudgeArgs};
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::cli::terminal::{self, Goes};
use crate::cli::{judge, output};
use crate::law::Catalogue;
use crate::report::{self, NotStated};
use crate::rules::Rulebook;

/// Lists every provision with the rules of the packs in the run.
pub fn run(args: &CoverageArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let chosen = JudgeArgs {
        pack: args.pack.clone(),
        by: ByArgs { packs: args.packs.clone(), ..ByArgs::default() },
        ..JudgeArgs::default()
    };
    let bundled = Rulebook::bundled_for_a_step(Catalogue::bundled());
    let Some((_, book)) = judge::ready_from(bundled, &chosen, &folder)? else { return Ok(Exit::Unreadable) };
    let found = coverage(Catalogue::bundled(), &book);
    let goes = Goes::to(args.output.as_deref());
    let refused = |format: &str, error: String| {
        Stopped::Unreadable(format!("the account cannot be written as {format}: {error}"))
    };
    let written = match args.format {
        CoverageFormat::Text => {
            report::coverage_text(&found, &terminal::text_options(goes, NotStated::Show, false, &folder))
        }
        CoverageFormat::Markdown => report::coverage_markdown(&found),
        CoverageFormat::Json => report::coverage_json(&found).map_err(|error| refused("JSON", error.to_string()))?,
        CoverageFormat::Csv => report::coverage_csv(&found).map_err(|error| refused("CSV", error.to_string()))?,
    };
    output::write(written.as_bytes(), args.output.as_deref())?;
    Ok(Exit::Clean)
}
