//! `masa check`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, FailOn, Format, JudgeArgs, NotStated};
use super::config::{self, Config};
use super::files::{self, Found};
use super::gate::Gate;
use super::packs::{self, BrokenPack};
use super::run::{Exit, Stopped, current_folder, exact_day, say, today};
use super::{output, terminal};
use crate::check::{Checked, Options, Text, Tools, check};
use crate::finding::{Finding, Report};
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::report::{self, JsonOptions};
use crate::rules::{Rulebook, Selection};
use crate::source::Sources;

/// Judges and writes the result.
pub fn run(args: CheckArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let config = match config::find(&folder) {
        Ok(config) => config,
        Err(broken) => return tell_broken(&broken.findings, &broken.sources, &folder),
    };
    let gate = Gate {
        fail_on: args.fail_on.or(config.fail_on).unwrap_or(FailOn::Must),
        not_stated: args.not_stated.or(config.not_stated).unwrap_or(NotStated::Warn),
    };
    let format = args.format.or(config.format).unwrap_or(Format::Text);
    let options = options(&args.judge, &config, args.explain)?;
    let found = gathered(&args.paths, &config, &folder)?;
    let (book, broken) = book(&args.judge, &config)?;
    if let Some(broken) = broken.first() {
        return tell_broken(&broken.findings, &broken.sources, &folder);
    }
    let checked = judged(&found, &book, &options)?;
    if checked.report.arrangements.is_empty() && checked.report.findings.is_empty() {
        return Err(Stopped::Unreadable(nothing_to_check(&args.paths, &checked)));
    }
    let bytes = rendered(&checked, format, gate, &args, &folder)?;
    output::write(&bytes, args.output.as_deref())?;
    Ok(gate.exit(&checked.report))
}

fn rendered(
    checked: &Checked,
    format: Format,
    gate: Gate,
    args: &CheckArgs,
    folder: &Path,
) -> Result<Vec<u8>, Stopped> {
    match format {
        Format::Text => {
            let listed = match gate.not_stated {
                NotStated::Hide => report::NotStated::Hide,
                NotStated::Fail | NotStated::Warn => report::NotStated::Show,
            };
            let options = terminal::text_options(args.output.is_some(), listed, args.explain, folder);
            Ok(report::text(&checked.report, &checked.sources, &options).into_bytes())
        }
        Format::Json => report::json(&checked.report, &checked.sources, &JsonOptions { explain: args.explain })
            .map(String::into_bytes)
            .map_err(|error| Stopped::Unreadable(format!("the result cannot be written as JSON: {error}"))),
    }
}

/// Day and completeness, the command line before the configuration.
pub fn options(judge: &JudgeArgs, config: &Config, explain: bool) -> Result<Options, Stopped> {
    let as_of = judge.as_of.as_deref().map(|text| exact_day("--as-of", text)).transpose()?;
    Ok(Options { as_of, today: today(), complete: judge.complete || config.complete.unwrap_or(false), explain })
}

/// The rules asked for, and packs that are broken.
pub fn book(judge: &JudgeArgs, config: &Config) -> Result<(Rulebook<'static>, Vec<BrokenPack>), Stopped> {
    let folders: Vec<PathBuf> = config.rules.iter().chain(&judge.rules).cloned().collect();
    let packs = if judge.pack.is_empty() { config.packs.clone() } else { judge.pack.clone() };
    packs::rulebook(Catalogue::bundled(), &folders, &Selection { rules: judge.rule.clone(), packs })
}

/// The files asked for: those named, else those of the configuration, else the current folder.
fn gathered(paths: &[PathBuf], config: &Config, folder: &Path) -> Result<Vec<Found>, Stopped> {
    if !paths.is_empty() {
        return Ok(files::gather(paths)?);
    }
    if config.paths.is_empty() {
        return Ok(files::gather(&[PathBuf::from(".")])?);
    }
    // Below the current folder, paths are shown as somebody would type them.
    let typed = |path: &PathBuf| path.strip_prefix(folder).map_or_else(|_| path.clone(), Path::to_owned);
    Ok(files::gather(&config.paths.iter().map(typed).collect::<Vec<_>>())?)
}

/// Reads the files and judges them.
pub fn judged(found: &[Found], book: &Rulebook<'_>, options: &Options) -> Result<Checked, Stopped> {
    let texts = found.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let tools = Tools { reference: Reference::bundled(), law: Catalogue::bundled(), rules: book };
    Ok(check(texts, &tools, options))
}

fn read(found: &Found) -> Result<Text, Stopped> {
    let bytes = match &found.path {
        Some(path) => fs::read(path),
        None => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let bytes = bytes.map_err(|source| files::FilesError::Unreadable { path: found.name.clone(), source })?;
    Ok(Text { name: found.name.clone(), bytes, named: found.named })
}

fn nothing_to_check(paths: &[PathBuf], checked: &Checked) -> String {
    let place = match paths {
        [] => "this folder".to_owned(),
        paths => paths.iter().map(|path| format!("`{}`", files::shown(path))).collect::<Vec<_>>().join(", "),
    };
    let passed = match checked.passed_over.len() {
        0 => String::new(),
        1 => " (1 YAML file there is something else)".to_owned(),
        count => format!(" ({count} YAML files there are something else)"),
    };
    format!("there is no arrangement in {place}{passed}; an arrangement is a YAML file that begins with `masa: 1`")
}

/// Tells what is wrong with a configuration or a pack, on standard error: nothing was judged.
pub fn tell_broken(findings: &[Finding], sources: &Sources, folder: &Path) -> Result<Exit, Stopped> {
    let report = Report { findings: findings.to_vec(), ..Report::default() };
    let mut options = terminal::text_options(true, report::NotStated::Show, false, folder);
    options.links = None;
    say(&report::text(&report, sources, &options));
    Ok(Exit::Unreadable)
}
