//! `masa todo`: what to state or to ask next.

use super::args::{ListFormat, TodoArgs};
use super::check::{gathered, nothing_to_check};
use super::judge;
use super::output;
use super::run::{Exit, Stopped, current_folder, say};
use super::terminal::{self, Goes};
use crate::report::{self, MOST_TASKS, NotStated};

/// Judges as `masa check` does, and lists what would settle most of what cannot be told.
pub fn run(args: &TodoArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let Some((config, book)) = judge::ready(&args.judge, &folder)? else { return Ok(Exit::Unreadable) };
    let options = judge::options(&args.judge, &config, false, true)?;
    let files = gathered(&args.paths, &config, &folder)?;
    let checked = judge::judged(files, &book, &options);
    if checked.report.arrangements.is_empty() && checked.report.findings.is_empty() {
        return Err(Stopped::Unreadable(nothing_to_check(&args.paths, &config, &folder, &checked)));
    }
    let most = if args.all { None } else { Some(MOST_TASKS) };
    let (found, sources) = (&checked.report, &checked.sources);
    let goes = Goes::to(args.output.as_deref());
    let result = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &folder);
            report::todo_text(found, sources, &options, most)
        }
        ListFormat::Markdown => report::todo_markdown(found, sources, most),
        ListFormat::Json => report::todo_json(found, sources, most)
            .map_err(|error| Stopped::Unreadable(format!("the list cannot be written as JSON: {error}")))?,
    };
    super::check::spare_what_was_read(&checked, args.output.as_deref())?;
    output::write(result.as_bytes(), args.output.as_deref())?;
    let unread = found.findings.iter().filter(|finding| finding.code.is_unreadable()).count();
    if unread == 0 {
        return Ok(Exit::Clean);
    }
    let things = if unread == 1 { "1 thing" } else { &format!("{unread} things") };
    say(&format!(
        "masa: {things} in these files could not be read, and what they say is not counted; `masa check` says what"
    ));
    Ok(Exit::Unreadable)
}
