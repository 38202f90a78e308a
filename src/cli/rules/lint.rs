//! `masa rules lint`: what is doubtful about rules that can be read.

use super::args::LintArgs;
use super::packs::{bench, exit, meant};
use crate::check::{TriedPacks, look_through};
use crate::cli::check::tell;
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::cli::terminal::{self, Goes};
use crate::report::{self, NotStated};

/// Looks the rules through and tells what there is to look at.
pub fn run(args: &LintArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let packs = match meant(&args.which)? {
        Ok(packs) => packs,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
    };
    let TriedPacks { tried, sources } =
        look_through(&packs, &bench(), &args.which.rule).map_err(|error| Stopped::Usage(error.to_string()))?;
    let options = terminal::text_options(Goes::Stdout, NotStated::Show, false, &folder);
    output::write(report::looked_text(&tried, &sources, &options).as_bytes(), None)?;
    Ok(exit(&tried.findings, |_| true))
}
