//! `masa calendar`: what falls due.

use std::path::PathBuf;

use clap::ValueEnum;

use super::check::{gathered, nothing_in, or_tell, spare, tell, tell_unread};
use super::config;
use super::judge::{self, Broken};
use super::output;
use super::progress::{Through, while_waiting};
use super::run::{Exit, Stopped, current_folder, exact_day, say, today};
use super::terminal::{self, Goes};
use crate::check::{AHEAD_MONTHS, Options, Tools, calendar};
use crate::law::Catalogue;
use crate::report::{self, NotStated};
use crate::rules::Rulebook;
use crate::time::Date;

/// What stands under the help of the command.
pub const AFTER: &str = "\
What is told: when the next yearly report has to be published, what is to be reviewed, whose term ends, what ends or is to happen, \
areas and bodies that begin or end, law that begins or ends, and what was accepted and counts again. A day that is vague is \
told as it is given. Nothing is judged. The exit code is 0, 2 for wrong usage, and 3 where something could not be read.

Examples:
  masa calendar our-area.yaml
  masa calendar arrangements --format ics --output due.ics      for Outlook, Apple and Google calendars
  masa calendar our-area.yaml --from 2024-01-01 --to 2024-12-31";

/// How what falls due is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CalendarFormat {
    /// A list for people
    Text,
    /// iCalendar, for programs that keep calendars
    Ics,
}

/// `masa calendar`.
#[derive(Debug, clap::Args)]
pub struct CalendarArgs {
    /// Files or folders; `-` reads standard input; this folder when left out
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The first day (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day (YYYY-MM-DD) [default: two years after the first]
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// How to write it
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: CalendarFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes what falls due.
pub fn run(args: &CalendarArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let Some(config) = or_tell(config::find(&folder), &folder) else { return Ok(Exit::Unreadable) };
    let span = span(args)?;
    let options = Options { as_of: None, today: today(), complete: false, explain: false, accept: true };
    let (texts, closed) = judge::texts_or_tell(gathered(&args.paths, &config, &folder), &options)?;
    spare(texts.iter().map(|text| text.name.as_str()), args.output.as_deref())?;
    let book = Rulebook::new(Catalogue::bundled());
    let tools = Tools::bundled(&book);
    let through = Through::read(texts.len());
    let dated = while_waiting(through, |counter| calendar(texts, span, &tools.counted_by(counter), &options));
    let whole = closed.is_empty();
    let mut dated = dated.map_err(|error| Stopped::Usage(error.to_string()))?;
    if dated.calendar.arrangements.is_empty() && whole {
        if dated.findings.is_empty() {
            return Err(Stopped::Unreadable(nothing_in(&args.paths, &config, &folder, &dated.passed_over)));
        }
        // A list on which nothing falls due would be taken for one of what was read.
        tell(Broken { findings: dated.findings, sources: dated.sources }, &folder);
        return Ok(Exit::Unreadable);
    }
    judge::note_unread(closed, &mut dated.calendar.meta, &mut dated.sources);
    if args.format == CalendarFormat::Ics {
        judge::tell_passed_over(&dated.passed_over);
    }
    let goes = Goes::to(args.output.as_deref());
    let written = match args.format {
        CalendarFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &folder);
            Some(report::calendar_text(&dated.calendar, &dated.sources, &options))
        }
        CalendarFormat::Ics => report::calendar_ics(&dated.calendar, &dated.sources),
    };
    match written {
        Some(written) => {
            output::write(written.as_bytes(), args.output.as_deref())?;
            let left_out = report::without_a_day(&dated.calendar).filter(|_| args.format == CalendarFormat::Ics);
            if let Some(says) = left_out {
                say(&format!("masa: {says}"));
            }
        }
        // Whoever takes the file for what was written now would have an earlier calendar.
        None => match args.output.as_deref().filter(|path| path.exists()) {
            Some(path) => {
                let still = format!("`{}` still holds an earlier calendar: delete it", path.display());
                return Err(Stopped::Unreadable(format!(
                    "{}; {still}",
                    nothing_due(span).trim_start_matches("masa: ")
                )));
            }
            None => say(&nothing_due(span)),
        },
    }
    if !dated.findings.is_empty() {
        tell_unread(Broken { findings: dated.findings, sources: dated.sources }, &folder);
        return Ok(Exit::Unreadable);
    }
    Ok(if whole { Exit::Clean } else { Exit::Unreadable })
}

/// Why no calendar is written.
fn nothing_due((from, to): (Date, Date)) -> String {
    let (from, to) = (from.in_words(), to.in_words());
    format!(
        "masa: nothing falls due on a known day from {from} to {to}, and a calendar without an entry is none: nothing was written; \
         --to looks further ahead, and --format text tells what has no day"
    )
}

fn span(args: &CalendarArgs) -> Result<(Date, Date), Stopped> {
    let given = |option: &str, text: &Option<String>| text.as_deref().map(|text| exact_day(option, text)).transpose();
    let from = given("--from", &args.from)?.unwrap_or_else(today);
    let to = given("--to", &args.to)?.unwrap_or_else(|| from.plus_months(AHEAD_MONTHS).unwrap_or(from));
    Ok((from, to))
}
