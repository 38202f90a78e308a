//! `masa diff`: what changes from some arrangements to others.

use std::path::{Path, PathBuf};

use super::args::ListFormat;
use super::check::{no_arrangement, spare, tell, tell_unread};
use super::files::{self, shown};
use super::git::{self, At};
use super::judge::{self, Broken};
use super::output;
use super::progress::{Through, while_waiting};
use super::run::{Exit, Stopped, current_folder, today};
use super::terminal::{self, Goes};
use crate::check::{DiffError, Options, Text, Tools, diff};
use crate::law::Catalogue;
use crate::report::{self, NotStated};
use crate::rules::Rulebook;

/// What stands under the help of the command.
pub const AFTER: &str = "\
Nothing is judged: the exit code is 0 whether anything differs or not, 2 for wrong usage, and 3 where something could not be read.

Examples:
  masa diff old.yaml new.yaml
  masa diff HEAD~1:arrangements/our-area.yaml arrangements/our-area.yaml    from a git revision
  masa diff --before joint.yaml --after plymouth.yaml torbay.yaml           one that becomes two
  masa diff old.yaml new.yaml --format markdown --output what-changes.md    to send on";

/// `masa diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The file of before, or `REV:path` for a file at a git revision; `-` for standard input
    #[arg(value_name = "BEFORE", required_unless_present_any = ["before", "after"], conflicts_with_all = ["before", "after"])]
    one: Option<PathBuf>,
    /// The file of after, named likewise
    #[arg(value_name = "AFTER", required_unless_present_any = ["before", "after"], conflicts_with_all = ["before", "after"])]
    other: Option<PathBuf>,
    /// Several files or folders of before
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "after")]
    before: Vec<PathBuf>,
    /// Several files or folders of after
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "before")]
    after: Vec<PathBuf>,
    /// How to write what differs
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: ListFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Compares the two sides and tells what differs.
pub fn run(args: &DiffArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let side =
        |one: &Option<PathBuf>, several: &[PathBuf]| -> Vec<PathBuf> { one.iter().chain(several).cloned().collect() };
    let (before, after) = (side(&args.one, &args.before), side(&args.other, &args.after));
    let options = Options { as_of: None, today: today(), complete: false, explain: false, accept: false };
    let [before, after] = both(&before, &after, &options)?;
    spare(before.iter().chain(&after).map(|text| text.name.as_str()), args.output.as_deref())?;
    let book = Rulebook::new(Catalogue::bundled());
    let tools = Tools::bundled(&book);
    let through = Through::read(before.len() + after.len());
    let compared = while_waiting(through, |counter| diff(before, after, &tools.counted_by(counter), &options));
    let compared = match compared {
        Ok(compared) => compared,
        Err(DiffError::Unreadable { findings, sources }) => {
            // What stands in a file that cannot be read would seem to be gone or new, so nothing is compared.
            tell(Broken { findings, sources }, &folder);
            return Ok(Exit::Unreadable);
        }
        Err(error @ DiffError::NoArrangement(_)) => return Err(no_arrangement(&error)),
    };
    let goes = Goes::to(args.output.as_deref());
    let result = match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, NotStated::Show, false, &folder);
            report::diff_text(&compared.difference, &compared.sources, &options)
        }
        ListFormat::Markdown => report::diff_markdown(&compared.difference, &compared.sources),
        ListFormat::Json => report::diff_json(&compared.difference, &compared.sources)
            .map_err(|error| Stopped::Unreadable(format!("what differs cannot be written as JSON: {error}")))?,
    };
    output::write(result.as_bytes(), args.output.as_deref())?;
    if compared.findings.is_empty() {
        return Ok(Exit::Clean);
    }
    tell_unread(Broken { findings: compared.findings, sources: compared.sources }, &folder);
    Ok(Exit::Unreadable)
}

/// Both sides; only one of them can come from standard input.
pub fn both(before: &[PathBuf], after: &[PathBuf], options: &Options) -> Result<[Vec<Text>; 2], Stopped> {
    let from_stdin = |paths: &[PathBuf]| paths.iter().any(|path| path.as_os_str() == "-");
    if from_stdin(before) && from_stdin(after) {
        return Err(Stopped::Usage("only one side can be read from standard input".to_owned()));
    }
    Ok([texts(before, options)?, texts(after, options)?])
}

/// The texts of one side, with the files of shared things that lie beside them, or lay there at the same revision.
pub(super) fn texts(paths: &[PathBuf], options: &Options) -> Result<Vec<Text>, Stopped> {
    let (mut files, mut at): (Vec<PathBuf>, Vec<At>) = (Vec::new(), Vec::new());
    for path in paths {
        match git::at_revision(path) {
            Some(one) => at.push(one),
            None => files.push(path.clone()),
        }
    }
    let judge::Texts { mut texts, closed } = judge::texts(files::gather(&files).whole()?, options);
    if let Some(closed) = closed.first() {
        return Err(Stopped::Unreadable(format!("`{}` cannot be read: {}", closed.name, closed.why)));
    }
    for one in at {
        let read = git::read(&one, options.accept).map_err(|error| Stopped::Unreadable(error.to_string()))?;
        texts.extend(
            read.into_iter().filter(|text| !texts.iter().any(|known| known.name == text.name)).collect::<Vec<_>>(),
        );
    }
    if texts.is_empty() {
        let named: Vec<String> = paths.iter().map(|path| format!("`{}`", shown(Path::new(path)))).collect();
        return Err(Stopped::Unreadable(format!("there is no YAML file in {}", named.join(", "))));
    }
    Ok(texts)
}
