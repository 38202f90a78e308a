//! `masa rules test`: rules tried on their examples.

use super::args::TestArgs;
use super::packs::{bench, exit, meant};
use crate::check::{TriedPacks, try_packs};
use crate::cli::args::NotStated;
use crate::cli::check::tell;
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder};
use crate::cli::terminal::{self, Goes};
use crate::finding::{Code, NOT_EXERCISED};
use crate::report;

/// Tries the rules and tells what came of it.
pub fn run(args: &TestArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let packs = match meant(&args.which)? {
        Ok(packs) => packs,
        Err(broken) => {
            tell(broken, &folder);
            return Ok(Exit::Unreadable);
        }
    };
    let TriedPacks { tried, sources } =
        try_packs(&packs, &bench(), &args.which.rule).map_err(|error| Stopped::Usage(error.to_string()))?;
    let listed = match args.not_exercised {
        NotStated::Hide => report::NotStated::Hide,
        NotStated::Fail | NotStated::Warn => report::NotStated::Show,
    };
    let options = terminal::text_options(Goes::Stdout, listed, false, &folder);
    output::write(report::tried_text(&tried, &sources, &options).as_bytes(), None)?;
    let strict = args.not_exercised == NotStated::Fail;
    Ok(exit(&tried.findings, |finding| strict || finding.code != Code::Author(NOT_EXERCISED)))
}
