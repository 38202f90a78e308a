//! `masa law changes`: what begins, ends or is replaced between two days.

use super::args::ChangesArgs;
use crate::check::law_changes;
use crate::cli::args::ListFormat;
use crate::cli::output;
use crate::cli::run::{Exit, Stopped, current_folder, exact_day};
use crate::cli::terminal::{self, Goes};
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::report::{self, NotStated};

/// Tells what changes in the law, day by day.
pub fn run(args: &ChangesArgs) -> Result<Exit, Stopped> {
    let (from, to) = (exact_day("--from", &args.from)?, exact_day("--to", &args.to)?);
    let found = law_changes(Catalogue::bundled(), Reference::bundled(), from, to)
        .map_err(|error| Stopped::Usage(error.to_string()))?;
    let goes = Goes::to(args.output.as_deref());
    let written = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &current_folder());
            report::law_changes_text(&found, &options)
        }
        ListFormat::Markdown => report::law_changes_markdown(&found),
        ListFormat::Json => report::law_changes_json(&found)
            .map_err(|error| Stopped::Unreadable(format!("the changes cannot be written as JSON: {error}")))?,
    };
    output::write(written.as_bytes(), args.output.as_deref())?;
    Ok(Exit::Clean)
}
