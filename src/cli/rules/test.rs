//! `masa rules test`: rules tried on their examples.

use super::args::TestArgs;
use super::packs::{by, exit};
use crate::check::{TriedPacks, try_packs};
use crate::cli::args::NotStated;
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::cli::terminal::{self, Goes};
use crate::finding::{Code, NOT_EXERCISED};
use crate::report;

/// Tries the rules and tells what came of it.
pub fn run(args: &TestArgs) -> Result<Exit, Stopped> {
    let Some(TriedPacks { tried, sources }) = by(try_packs, &args.which)? else { return Ok(Exit::Unreadable) };
    let listed = match args.not_exercised {
        NotStated::Hide => report::NotStated::Hide,
        NotStated::Fail | NotStated::Warn => report::NotStated::Show,
    };
    let options = terminal::text_options(Goes::Stdout, listed, false, &current_folder());
    output::write(report::tried_text(&tried, &sources, &options).as_bytes(), None)?;
    let strict = args.not_exercised == NotStated::Fail;
    Ok(exit(&tried.findings, |finding| strict || finding.code != Code::Author(NOT_EXERCISED)))
}
