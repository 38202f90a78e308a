//! `masa restructure`: the step from some arrangements to others, judged.

use std::path::PathBuf;

use super::args::{FailOn, JudgeArgs, ListFormat, NotStated, PackArgs};
use super::check::{spare, tell};
use super::diff::both;
use super::gate::Gate;
use super::judge::{self, Broken};
use super::output;
use super::run::{Exit, Stopped, current_folder, exact_day};
use super::terminal::{self, Goes};
use crate::check::{Restructured, Tools, restructure};
use crate::finding::Finding;
use crate::law::Catalogue;
use crate::reference::Reference;
use crate::report;
use crate::rules::Rulebook;

/// What stands under the help of the command.
pub const AFTER: &str = "\
Both sides are judged by the same rules. With `--new-only` the exit code is 1 only for what the change brings in; without it, for \
everything that is found in after. It is 2 for wrong usage, and 3 where something could not be read.

Examples:
  masa restructure --before joint.yaml --after plymouth.yaml torbay.yaml --complete
  masa restructure --before HEAD:areas/ours.yaml --after areas/ours.yaml --new-only     a proposal against what stands
  masa restructure --before old.yaml --after new.yaml --date 2026-04-01 --format markdown";

/// `masa restructure`.
#[derive(Debug, clap::Args)]
pub struct RestructureArgs {
    /// The files or folders of before, or `REV:path` for a file at a git revision
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    before: Vec<PathBuf>,
    /// Those of after, named likewise
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    after: Vec<PathBuf>,
    /// Judge both sides on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// Use only this rule pack; may be given more than once
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
    format: ListFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Judges both sides and tells what the step brings.
pub fn run(args: &RestructureArgs) -> Result<Exit, Stopped> {
    let folder = current_folder();
    let as_of = args.date.as_deref().map(|text| exact_day("--date", text)).transpose()?;
    let judging = JudgeArgs {
        as_of: args.date.clone(),
        rule: args.rule.clone(),
        pack: args.pack.clone(),
        packs: args.packs.clone(),
        complete: args.complete,
    };
    let Some((config, book)) =
        judge::ready_from(Rulebook::bundled_for_a_step(Catalogue::bundled()), &judging, &folder)?
    else {
        return Ok(Exit::Unreadable);
    };
    let options = judge::options(&judging, &config, false, !args.no_acceptances)?;
    let options = crate::check::Options { as_of, ..options };
    let gate = Gate {
        fail_on: args.fail_on.or(config.fail_on).unwrap_or(FailOn::Must),
        not_stated: args.not_stated.or(config.not_stated).unwrap_or(NotStated::Warn),
    };
    let [before, after] = both(&args.before, &args.after, &options)?;
    spare(before.iter().chain(&after).map(|text| text.name.as_str()), args.output.as_deref())?;
    let tools = Tools { reference: Reference::bundled(), law: Catalogue::bundled(), rules: &book };
    let judged = restructure(before, after, &tools, &options).map_err(|error| {
        let mend = "an arrangement is a YAML file that begins with `masa: 1`";
        Stopped::Unreadable(format!("{error}; {mend}"))
    })?;
    let result = written(&judged, args, &folder)?;
    output::write(result.as_bytes(), args.output.as_deref())?;
    let Restructured { restructure, sources } = judged;
    let end = gate.exit_of_step(&restructure, args.new_only);
    let findings = restructure.before.findings.into_iter().chain(restructure.after.findings);
    let findings: Vec<Finding> = findings.filter(|finding| finding.code.is_unreadable()).collect();
    if !findings.is_empty() {
        tell(Broken { findings, sources }, &folder);
    }
    Ok(end)
}

fn written(judged: &Restructured, args: &RestructureArgs, folder: &std::path::Path) -> Result<String, Stopped> {
    let Restructured { restructure, sources } = judged;
    let goes = if args.output.is_some() { Goes::File } else { Goes::Stdout };
    match args.format {
        ListFormat::Text => {
            let options = terminal::text_options(goes, report::NotStated::Show, false, folder);
            Ok(report::restructure_text(restructure, sources, &options))
        }
        ListFormat::Markdown => Ok(report::restructure_markdown(restructure, sources)),
        ListFormat::Json => report::restructure_json(restructure, sources)
            .map_err(|error| Stopped::Unreadable(format!("what the change brings cannot be written as JSON: {error}"))),
    }
}
