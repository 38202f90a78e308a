//! `masa rules lint`: what is doubtful about rules that can be read.

use super::args::LintArgs;
use super::packs::{by, exit};
use crate::check::{TriedPacks, look_through};
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::cli::terminal::{self, Goes};
use crate::report::{self, NotStated};

/// Looks the rules through and tells what there is to look at.
pub fn run(args: &LintArgs) -> Result<Exit, Stopped> {
    let Some(TriedPacks { tried, sources }) = by(look_through, &args.which)? else { return Ok(Exit::Unreadable) };
    let options = terminal::text_options(Goes::Stdout, NotStated::Show, false, &current_folder());
    output::write(report::looked_text(&tried, &sources, &options).as_bytes(), None)?;
    Ok(exit(&tried.findings, |_| true))
}
