//! From arguments to an exit code.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;
use thiserror::Error;

use super::args::{AreasArgs, Args, Command, SchemaArgs};
use super::{
    accept, areas, calendar, check, compare, diff, explain, files, graph, law, new, output, query, restructure, rules,
    site, terminal, timeline, todo, why,
};
use crate::reference::Reference;
use crate::report::typed;
use crate::time::Date;

/// How a command ended; the same in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the gate.
    Clean,
    /// Findings.
    Findings,
    /// Wrong usage.
    Usage,
    /// Something could not be read or written, or a pack is broken.
    Unreadable,
}

impl Exit {
    /// The number the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Unreadable => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// What stops a command before it has anything to say.
#[derive(Debug, Error)]
pub(super) enum Stopped {
    /// The arguments cannot be meant.
    #[error("{0}")]
    Usage(String),
    /// A file or folder.
    #[error(transparent)]
    Files(#[from] files::Missing),
    /// A result that cannot be written.
    #[error(transparent)]
    Output(#[from] output::OutputError),
    /// Something to be read that cannot be, already told on standard error.
    #[error("{0}")]
    Unreadable(String),
}

impl Stopped {
    const fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Files(_) | Self::Output(_) | Self::Unreadable(_) => Exit::Unreadable,
        }
    }
}

/// Runs one command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) => {
            if let Some(path) = path_for_a_command(&error, &arguments) {
                let typed = typed(&path);
                say(&terminal::safe(&format!("masa: `{path}` is no command; did you mean `masa check {typed}`?")));
                return Exit::Usage;
            }
            // A closed pipe is the only way that printing help can fail, and nobody is left to tell.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Clean };
        }
    };
    let done = match args.command {
        Command::Check(args) => check::run(&args),
        Command::Todo(args) => todo::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Site(args) => site::run(&args),
        Command::Restructure(args) => restructure::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Calendar(args) => calendar::run(&args),
        Command::Accept(args) => accept::run(&args),
        Command::Areas(args) => areas(&args),
        Command::New(args) => new::run(args),
        Command::Rules(command) => rules::run(&command),
        Command::Law(args) => law::run(&args),
        Command::Schema(args) => schema(&args),
    };
    match done {
        Ok(exit) => exit,
        Err(stopped) => {
            say(&terminal::safe(&format!("masa: {stopped}")));
            stopped.exit()
        }
    }
}

/// The file or folder that stands where a command should, as it will when somebody forgets the command.
fn path_for_a_command(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let first = arguments.get(1)?;
    let path = Path::new(first);
    // A command may have commands of its own, and then the mistake is further on.
    let is_first = match error.get(clap::error::ContextKind::InvalidSubcommand) {
        Some(clap::error::ContextValue::String(wrong)) => first == wrong.as_str(),
        _ => false,
    };
    let meant = error.kind() == clap::error::ErrorKind::InvalidSubcommand && is_first && path.exists();
    meant.then(|| files::shown(path))
}

/// One line on standard error; when even that fails there is nobody to tell.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", line.trim_end());
}

fn areas(args: &AreasArgs) -> Result<Exit, Stopped> {
    let reference = Reference::bundled();
    let day = day_or_today(args.as_of.as_deref())?;
    let text = match &args.area {
        Some(area) => areas::render_answer(area, day, &reference.answer_area(area, day))
            .map_err(|error| Stopped::Usage(error.to_string()))?,
        None => areas::render_list(&reference.list_areas(day), day, reference.data_date()),
    };
    let unicode = terminal::speaks_unicode(terminal::Goes::Stdout);
    let text = if unicode { text } else { text.replace('\u{b7}', "-") };
    output::write(text.as_bytes(), None)?;
    Ok(Exit::Clean)
}

fn schema(args: &SchemaArgs) -> Result<Exit, Stopped> {
    output::write(crate::schema::text().as_bytes(), args.output.as_deref())?;
    Ok(Exit::Clean)
}

/// A day given as `YYYY-MM-DD`, or today where none is given.
pub(super) fn day_or_today(given: Option<&str>) -> Result<Date, Stopped> {
    given.map_or_else(|| Ok(today()), |text| exact_day("--as-of", text))
}

/// A day given as `YYYY-MM-DD` with an option.
pub(super) fn exact_day(option: &str, text: &str) -> Result<Date, Stopped> {
    Date::parse(text)
        .map_err(|error| Stopped::Usage(format!("`{option}` takes one day as YYYY-MM-DD, such as 2026-03-31; {error}")))
}

/// Today by the clock, in universal time.
pub(super) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    let epoch = Date::new(1970, 1, 1);
    epoch.and_then(|epoch| epoch.plus_days(days)).unwrap_or_else(|| Reference::bundled().data_date())
}

/// The folder masa runs in; the place from which configurations are looked for.
pub(super) fn current_folder() -> std::path::PathBuf {
    std::env::current_dir().unwrap_or_else(|_| Path::new(".").to_owned())
}
