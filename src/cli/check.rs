//! `masa check`.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Format};
use super::config::{self, Config};
use super::files::{self, Gathered};
use super::formats::{Writing, written};
use super::gate::Gate;
use super::judge::{self, Broken};
use super::output;
use super::run::{Exit, Stopped, current_folder, say};
use super::terminal::{self, Goes};
use crate::check::{Checked, PassedOver};
use crate::report;
use crate::source::SourceProvider;

/// Judges and writes the result.
pub fn run(args: &CheckArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let (config, broken) = match config::find(&folder) {
        Ok(config) => (config, None),
        Err(broken) => (Config::default(), Some(broken)),
    };
    let gate = Gate::of(args.fail_on, args.not_stated, &config);
    let format = args.format.or(config.format).unwrap_or(Format::Text);
    let asked = Asked { format, gate, args, folder: &folder };
    if let Some(broken) = broken {
        return asked.refuse(broken);
    }
    match asked.judged(&config) {
        Ok(Ok(checked)) => {
            spare_what_was_read(&checked, args.output.as_deref())?;
            asked.write(&checked)?;
            Ok(gate.exit(&checked.report))
        }
        Ok(Err(broken)) => asked.refuse(broken),
        Err(Stopped::Unreadable(why)) if !asked.is_for_people() => {
            say(&terminal::safe(&format!("masa: {why}")));
            asked.refuse(Broken::asked_for(&why))
        }
        Err(stopped) => Err(stopped),
    }
}

/// What was asked for, once the configuration is read.
#[derive(Clone, Copy)]
struct Asked<'a> {
    format: Format,
    gate: Gate,
    args: &'a CheckArgs,
    folder: &'a Path,
}

impl Asked<'_> {
    /// What comes of the files, or what is wrong with packs.
    fn judged(&self, config: &Config) -> Result<Result<Checked, Broken>, Stopped> {
        let Self { args, folder, .. } = *self;
        let options = judge::options(&args.judge, config, args.explain, !args.no_acceptances)?;
        let paths = paths(&args.paths, config, folder);
        let gathered = gathered(&args.paths, config, folder);
        let gathered = if self.is_for_people() { gathered.somewhere()? } else { gathered };
        let book = match judge::book(&args.judge, config, folder)? {
            Ok(book) => book,
            Err(broken) => return Ok(Err(broken)),
        };
        let mut checked = judge::judged(gathered, &book, &options);
        checked.report.meta.again = judge::again(&args.judge, &options, &paths);
        if checked.report.arrangements.is_empty() && checked.report.findings.is_empty() {
            return Err(Stopped::Unreadable(nothing_to_check(&args.paths, config, folder, &checked)));
        }
        Ok(Ok(checked))
    }

    /// Whether the result is a text that somebody reads at once, who is told what went wrong beside it.
    fn is_for_people(&self) -> bool {
        self.format == Format::Text && Goes::to(self.args.output.as_deref()) == Goes::Stdout
    }

    fn write(&self, checked: &Checked) -> Result<(), Stopped> {
        let Self { format, gate, args, folder } = *self;
        let goes = Goes::to(args.output.as_deref());
        let result = written(checked, Writing { format, gate, explain: args.explain, goes, folder })?;
        Ok(output::write(result.as_bytes(), args.output.as_deref())?)
    }

    /// Tells why nothing was judged. Whoever asked for a file or a format for programs gets it, with the failed run inside.
    fn refuse(&self, broken: Broken) -> Result<Exit, Stopped> {
        let args = self.args;
        if self.is_for_people() {
            tell(broken, self.folder);
        } else {
            let options = judge::options(&args.judge, &Config::default(), args.explain, !args.no_acceptances)?;
            self.write(&broken.checked(&options))?;
        }
        Ok(Exit::Unreadable)
    }
}

/// What could be read; nothing where it could not, which is told.
pub fn or_tell<T>(read: Result<T, Broken>, folder: &Path) -> Option<T> {
    read.map_err(|broken| tell(broken, folder)).ok()
}

/// The same on standard error, for people.
pub fn tell(broken: Broken, folder: &Path) {
    let options = terminal::text_options(Goes::Stderr, report::NotStated::Show, false, folder);
    say(&report::broken_text(broken.findings, &broken.sources, &options));
}

/// Tells on standard error what is missing in a result that was written.
pub fn tell_unread(broken: Broken, folder: &Path) {
    let options = terminal::text_options(Goes::Stderr, report::NotStated::Show, false, folder);
    say(&report::unread_text(broken.findings, &broken.sources, &options));
}

/// The paths asked for: those named, else those of the configuration, else the current folder.
fn paths(named: &[PathBuf], config: &Config, folder: &Path) -> Vec<PathBuf> {
    if !named.is_empty() {
        return named.to_vec();
    }
    let configured: Vec<PathBuf> = config.paths.iter().map(|named| named.typed(folder)).collect();
    if configured.is_empty() { vec![PathBuf::from(".")] } else { configured }
}

/// The files there, and the paths that lead nowhere.
pub fn gathered(named: &[PathBuf], config: &Config, folder: &Path) -> Gathered {
    let mut gathered = files::gather(&paths(named, config, folder));
    if named.is_empty() {
        for (path, missing) in &mut gathered.missing {
            let at = config.paths.iter().find(|configured| configured.typed(folder) == *path).map(|known| &known.at);
            if let Some(at) = at {
                *missing = missing.clone().named_in(at);
            }
        }
    }
    gathered
}

/// Refuses to write the result over a file that it is about.
pub fn spare_what_was_read(checked: &Checked, output: Option<&Path>) -> Result<(), Stopped> {
    spare(checked.sources.iter().map(|(_, source)| source.name()), output)
}

/// The same for files by their names.
pub fn spare<'n>(mut names: impl Iterator<Item = &'n str>, output: Option<&Path>) -> Result<(), Stopped> {
    let Some(there) = output.and_then(|path| fs::canonicalize(path).ok()) else { return Ok(()) };
    let is_it = |name: &str| fs::canonicalize(name).is_ok_and(|path| path == there && path.is_file());
    if names.any(is_it) {
        let output = output.map(files::shown).unwrap_or_default();
        return Err(Stopped::Usage(format!("the result would be written over `{output}`, which is to be checked")));
    }
    Ok(())
}

/// What is to be done where there is no arrangement.
const WHAT_IS_ONE: &str = "an arrangement is a YAML file that begins with `masa: 1`";

/// That there is no arrangement, as something that stops a command.
pub fn no_arrangement(why: &dyn Display) -> Stopped {
    Stopped::Unreadable(format!("{why}; {WHAT_IS_ONE}"))
}

pub fn nothing_to_check(paths: &[PathBuf], config: &Config, folder: &Path, checked: &Checked) -> String {
    if let Some(file) = checked.unused.first() {
        let name = checked.sources.name(*file);
        return format!(
            "`{name}` holds what partnerships share, and is judged together with an arrangement that uses it: name both"
        );
    }
    nothing_in(paths, config, folder, &checked.passed_over)
}

/// That there is no arrangement where somebody looked for some, and what else is there.
pub fn nothing_in(paths: &[PathBuf], config: &Config, folder: &Path, passed_over: &PassedOver) -> String {
    let quoted = |path: &Path| format!("`{}`", files::shown(path));
    let place = match (paths, config.paths.as_slice()) {
        ([], []) => "this folder".to_owned(),
        ([], named) => named.iter().map(|named| quoted(&named.typed(folder))).collect::<Vec<_>>().join(", "),
        (paths, _) => paths.iter().map(|path| quoted(path)).collect::<Vec<_>>().join(", "),
    };
    let passed = match passed_over.count() {
        0 => String::new(),
        1 => " (1 YAML file there is something else)".to_owned(),
        count => format!(" ({count} YAML files there are something else)"),
    };
    format!(
        "there is no arrangement in {place}{passed}; {WHAT_IS_ONE}, and hidden or \
         ignored files are left out of folders"
    )
}
