//! `masa restructure`: the step from some arrangements to others, judged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{ByArgs, FailOn, JudgeArgs, NotStated, PackArgs, StepFormat};
use super::check::{no_arrangement, or_tell, spare, tell_unread};
use super::config::{self, Config};
use super::diff::both;
use super::gate::Gate;
use super::git;
use super::git_repository::Repository;
use super::git_sides::{self, Sides};
use super::judge::{self, Broken};
use super::no_weaker::{Given, Held, no_weaker};
use super::output;
use super::progress::{Through, while_waiting};
use super::run::{Exit, Stopped, current_folder, exact_day};
use super::terminal::{self, Goes};
use crate::check::{Options, Restructured, Text, Tools, restructure};
use crate::finding::Finding;
use crate::report;
use crate::source::Sources;

/// What stands under the help of the command.
pub const AFTER: &str = "\
Both sides are judged by the same rules. With `--new-only` the exit code is 1 only for what the change brings in; without it, for \
everything that is found in after. It is 2 for wrong usage, and 3 where something could not be read.

With `--git`, before is what there was at a git revision, and after what there is now, changed and not committed or not.

Examples:
  masa restructure --before joint.yaml --after plymouth.yaml torbay.yaml --complete
  masa restructure --git main --new-only                                  everything here against the branch main
  masa restructure --git HEAD areas/ours.yaml                             one file against the last commit
  masa restructure --before old.yaml --after new.yaml --date 2026-04-01 --format markdown";

/// `masa restructure`.
#[derive(Debug, clap::Args)]
pub struct RestructureArgs {
    /// The files or folders of before, or `REV:path` for a file at a git revision
    #[arg(long, value_name = "FILE", num_args = 1.., required_unless_present = "git", requires = "after")]
    before: Vec<PathBuf>,
    /// Those of after, named likewise
    #[arg(long, value_name = "FILE", num_args = 1.., required_unless_present = "git", requires = "before")]
    after: Vec<PathBuf>,
    /// Judge the step from this git revision to the files as they are now
    #[arg(long, value_name = "REV", conflicts_with_all = ["before", "after"])]
    git: Option<String>,
    /// With `--git`: the files or folders, there and here; this folder when nothing is named
    #[arg(value_name = "PATH", requires = "git")]
    paths: Vec<PathBuf>,
    /// Judge both sides on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// Use only this rule pack, beside `restructure`, which takes part always; may be given more than once
    #[arg(long, value_name = "PACK")]
    pack: Vec<String>,
    /// Packs to be added.
    #[command(flatten)]
    packs: PackArgs,
    /// The files of each side are all the arrangements there are, so an area that none of them covers is not covered
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    complete: Option<bool>,
    /// Which findings make the exit code 1 [default: must]
    #[arg(long, value_enum, value_name = "FROM")]
    fail_on: Option<FailOn>,
    /// What becomes of what cannot be judged [default: warn]
    #[arg(long, value_enum, value_name = "WHAT")]
    not_stated: Option<NotStated>,
    /// Let only what the change brings in make the exit code 1
    #[arg(long)]
    new_only: bool,
    /// Let what was accepted count like any other finding
    #[arg(long)]
    no_acceptances: bool,
    /// How to write the result
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: StepFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Judges both sides and tells what the step brings.
pub fn run(args: &RestructureArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let as_of = args.date.as_deref().map(|text| exact_day("--date", text)).transpose()?;
    let judging = JudgeArgs {
        rule: args.rule.clone(),
        pack: args.pack.clone(),
        by: ByArgs { as_of: None, packs: args.packs.clone(), complete: args.complete },
    };
    let Some(config) = or_tell(config::find(&folder), &folder) else { return Ok(Exit::Unreadable) };
    let repository = args.git.as_deref().map(Repository::at).transpose()?;
    let then = configuration_then(args, repository.as_ref())?;
    let Held { config, packs, remark } = held(args, config, repository.as_ref(), then.as_ref());
    let book = judge::book_for_a_step(&judging, &config, &folder, packs)?;
    let Some(book) = or_tell(book, &folder) else { return Ok(Exit::Unreadable) };
    let options = judge::options(&judging, &config, false, !args.no_acceptances)?;
    // What was said to be all there is stays so for the step: a proposal does not take from itself what shows a loss.
    let was_complete = then.as_ref().and_then(|then| then.complete) == Some(true);
    let complete = options.complete || was_complete && args.complete.is_none();
    let options = Options { as_of, complete, ..options };
    let gate = Gate::of(args.fail_on, args.not_stated, &config);
    let (before, after, sides) = texts(args, &config, repository.as_ref().map(|at| (at, then)), &options)?;
    let of_before: BTreeSet<String> = before.iter().map(|text| text.name.clone()).collect();
    spare(before.iter().chain(&after).map(|text| text.name.as_str()), args.output.as_deref())?;
    let tools = Tools::bundled(&book);
    let through = Through::judged(before.len() + after.len());
    let judged = while_waiting(through, |counter| restructure(before, after, &tools.counted_by(counter), &options));
    let mut judged = judged.map_err(|error| no_arrangement(&error))?;
    place(&mut judged.sources, &of_before, sides.as_ref());
    if let Some(sides) = sides {
        let Restructured { restructure, sources } = &mut judged;
        let remarks = sides.remarks(&restructure.before, &restructure.after, sources);
        restructure.meta.remarks.splice(0..0, remark.into_iter().chain(remarks));
    } else if let Some(side) = empty(&judged) {
        return Err(no_arrangement(&format!("there is no arrangement on the side of {side}")));
    }
    let result = written(&judged, args, gate, &folder)?;
    output::write(result.as_bytes(), args.output.as_deref())?;
    let Restructured { restructure, sources } = judged;
    let end = gate.exit_of_step(&restructure, args.new_only);
    let findings = restructure.before.findings.into_iter().chain(restructure.after.findings);
    let findings: Vec<Finding> = findings.filter(|finding| finding.code.is_unreadable()).collect();
    if !findings.is_empty() {
        tell_unread(Broken { findings, sources }, &folder);
    }
    Ok(end)
}

/// What the configuration said at the revision; nothing where there is no revision, or was no configuration.
fn configuration_then(args: &RestructureArgs, repository: Option<&Repository>) -> Result<Option<Config>, Stopped> {
    let Some(repository) = repository else { return Ok(None) };
    Ok(repository.configuration_then(!args.paths.is_empty())?)
}

/// What the step is judged by: against a revision no less than it was there, unless the command line says so.
fn held(args: &RestructureArgs, now: Config, repository: Option<&Repository>, then: Option<&Config>) -> Held {
    let Some(repository) = repository.filter(|repository| repository.tree.is_some()) else {
        return Held { config: now, packs: Vec::new(), remark: None };
    };
    let given = Given {
        rules: !args.rule.is_empty() || !args.pack.is_empty(),
        fail_on: args.fail_on.is_some(),
        not_stated: args.not_stated.is_some(),
    };
    no_weaker(now, then.unwrap_or(&Config::default()), given, &repository.revision)
}

/// The texts of both sides, as they are named or as git has them.
type BothSides = (Vec<Text>, Vec<Text>, Option<Sides>);

fn texts(
    args: &RestructureArgs,
    config: &Config,
    at: Option<(&Repository, Option<Config>)>,
    options: &Options,
) -> Result<BothSides, Stopped> {
    let Some((repository, then)) = at else {
        let [before, after] = both(&args.before, &args.after, options)?;
        return Ok((before, after, None));
    };
    let folder = current_folder();
    let configured: Vec<PathBuf> = config.paths.iter().map(|named| named.typed(&folder)).collect();
    let mut sides = git_sides::sides(repository, then, (&args.paths, configured), options)?;
    let (before, after) = (std::mem::take(&mut sides.before), std::mem::take(&mut sides.after));
    Ok((before, after, Some(sides)))
}

/// Tells where in the repository those files of before lie that were read at a revision.
fn place(sources: &mut Sources, of_before: &BTreeSet<String>, sides: Option<&Sides>) {
    let path = |name: &str| match sides {
        Some(sides) => sides.place(name).map(str::to_owned),
        None => git::at_revision(Path::new(name)).map(|at| at.path().to_owned()),
    };
    let found: Vec<_> = sources
        .iter()
        .filter(|(_, source)| of_before.contains(source.name()))
        .filter_map(|(file, source)| Some((file, path(source.name())?)))
        .collect();
    for (file, path) in found {
        sources.lies_at(file, path);
    }
}

/// The side on which nothing is described.
fn empty(judged: &Restructured) -> Option<&'static str> {
    let sides = [(&judged.restructure.before, "before"), (&judged.restructure.after, "after")];
    sides
        .into_iter()
        .find_map(|(report, side)| (report.arrangements.is_empty() && report.unreadable.is_empty()).then_some(side))
}

fn written(judged: &Restructured, args: &RestructureArgs, gate: Gate, folder: &Path) -> Result<String, Stopped> {
    let Restructured { restructure, sources } = judged;
    let goes = Goes::to(args.output.as_deref());
    let listed = match gate.not_stated {
        NotStated::Hide => report::NotStated::Hide,
        NotStated::Fail | NotStated::Warn => report::NotStated::Show,
    };
    let refused = |format: &str, error: serde_json::Error| {
        Stopped::Unreadable(format!("what the change brings cannot be written as {format}: {error}"))
    };
    match args.format {
        StepFormat::Text => {
            let options = terminal::text_options(goes, listed, false, folder);
            Ok(report::restructure_text(restructure, sources, &options))
        }
        StepFormat::Markdown => Ok(report::restructure_markdown(restructure, sources)),
        StepFormat::Json => report::restructure_json(restructure, sources).map_err(|error| refused("JSON", error)),
        StepFormat::Sarif => report::restructure_sarif(restructure, sources, listed, args.new_only)
            .map_err(|error| refused("SARIF", error)),
        StepFormat::Github => Ok(report::restructure_github(restructure, sources, listed, args.new_only)),
    }
}
