//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::diff;

/// Said in two places, and only literals can be joined to a constant.
macro_rules! exit_codes {
    () => {
        "\
Exit codes, the same in every format:
  0  nothing at or above the gate that `--fail-on` sets
  1  findings
  2  wrong usage
  3  something could not be read or written, or a rule pack is broken; wins over 1"
    };
}

const CHECK_AFTER: &str = concat!(
    exit_codes!(),
    "

A file `.masa.yaml`, in this folder or the nearest one above it, sets the same things for good; \
what is given on the command line wins.

Examples:
  masa check arrangements                        everything in a folder
  masa check our-area.yaml --as-of 2026-04-01    as it will stand on that day
  masa check our-area.yaml --fail-on should      guidance not followed also makes the exit code 1
  masa check - < our-area.yaml                   from standard input"
);

const TODO_AFTER: &str = "\
What is counted is what `masa check` says cannot be told. A fact stands before another when it settles weightier verdicts, or more of them.

Examples:
  masa todo our-area.yaml
  masa todo our-area.yaml --format markdown --output to-find-out.md    to send on
  masa todo arrangements --all";

const WHY_AFTER: &str = "\
Examples:
  masa why no-independent-scrutiny our-area.yaml
  masa why area-without-partner our-area.yaml plymouth
  masa why area-without-successor old.yaml torbay --with arrangements";

const TIMELINE_AFTER: &str = "\
The file is judged on every day on which something can change: the law, areas and bodies, its own days. A deadline that was missed \
stays missed.

Examples:
  masa timeline our-area.yaml
  masa timeline our-area.yaml --from 2022-01-01 --to 2024-12-31
  masa timeline our-area.yaml --rule body-name-out-of-date --format markdown";

const ACCEPT_AFTER: &str = "\
The entry is added to FILE's own file of acceptances, such as our-area.accepted.yaml. What is accepted is shown as accepted in \
every report, does not make the exit code 1, and counts again the day after; a legal duty that is not met still counts as not met.

Examples:
  masa accept chair-vacant our-area.yaml executive --decided-by 'Executive Group' --until 2027-03-31 --reason 'The vice-chair acts'";

const AREAS_AFTER: &str = "\
Examples:
  masa areas                                every area in force today
  masa areas plymouth                       its safeguarding partners, by law
  masa areas Dorset --as-of 2018-09-01      on a day in the past";

const NEW_AFTER: &str = "\
The file states who the safeguarding partners are by law, and nothing else: everything that has to be set out stands in it as \
a remark, with the law that asks for it, to be filled in. A file that is there already is never changed.

Examples:
  masa new --area plymouth                              writes plymouth.yaml
  masa new --area dorset --area bournemouth-christchurch-and-poole --id pan-dorset
  masa new --area torbay --as-of 2020-09-15 --output old/torbay-2020.yaml";

/// Checks published multi-agency safeguarding arrangements in England against statute and guidance as they stood on the day
#[derive(Debug, Parser)]
#[command(name = "masa", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = exit_codes!())]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What masa can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge one or many arrangements, and the set they make
    #[command(after_help = CHECK_AFTER)]
    Check(CheckArgs),
    /// List the few facts that would settle most of what cannot be told, by who can say
    #[command(after_help = TODO_AFTER)]
    Todo(TodoArgs),
    /// Show step by step why a rule came out as it did for a file
    #[command(after_help = WHY_AFTER)]
    Why(WhyArgs),
    /// Note who decided to live with a finding for a time, and why
    #[command(after_help = ACCEPT_AFTER)]
    Accept(AcceptArgs),
    /// Show how the verdicts on an arrangement change from day to day, past and to come
    #[command(after_help = TIMELINE_AFTER)]
    Timeline(TimelineArgs),
    /// Tell what changes from some arrangements to others, in words of the trade
    #[command(after_help = diff::AFTER)]
    Diff(diff::DiffArgs),
    /// List the areas, or say who must be the safeguarding partners of one on a day
    #[command(after_help = AREAS_AFTER)]
    Areas(AreasArgs),
    /// Start an arrangement file, with its partners by law and prompts for the rest
    #[command(after_help = NEW_AFTER)]
    New(NewArgs),
    /// Print the JSON Schema of the arrangement file, for editors
    Schema(SchemaArgs),
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs, by `schemas/report-v1.schema.json`
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: an annotation on each line
    Github,
    /// For test reports of a pipeline, as XML
    Junit,
    /// For a comment under a proposed change
    Markdown,
}

/// From which strength on a finding makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Legal duties not met
    Must,
    /// Also guidance not followed
    Should,
    /// Also questions
    Question,
    /// Nothing: findings are shown, and the exit code stays 0
    Never,
}

/// What becomes of what cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotStated {
    /// Shown, and counts for the exit code like a finding
    Fail,
    /// Shown
    Warn,
    /// Only counted
    Hide,
}

/// Rules and the day to judge by; the same for every command that judges.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How to judge")]
pub struct JudgeArgs {
    /// Judge everything on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Use only this rule pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The files are all the arrangements there are, so an area that none of them covers is not covered
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub complete: Option<bool>,
}

/// `masa check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Files or folders; `-` reads standard input; this folder when left out
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Rules and day.
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// How to write the result [default: text]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "What to show")]
    pub format: Option<Format>,
    /// Write the result to this file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "What to show")]
    pub output: Option<PathBuf>,
    /// Show every verdict, with its condition step by step
    #[arg(long, help_heading = "What to show")]
    pub explain: bool,
    /// Which findings make the exit code 1 [default: must]
    #[arg(long, value_enum, value_name = "FROM", help_heading = "When to fail")]
    pub fail_on: Option<FailOn>,
    /// Let what was accepted count like any other finding
    #[arg(long, help_heading = "When to fail")]
    pub no_acceptances: bool,
    /// What becomes of what cannot be judged [default: warn]
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "When to fail")]
    pub not_stated: Option<NotStated>,
}

/// How a list or a story is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Text,
    /// To send on
    Markdown,
    /// For programs
    Json,
}

/// `masa todo`.
#[derive(Debug, clap::Args)]
pub struct TodoArgs {
    /// Files or folders; `-` reads standard input; this folder when left out
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Rules and day.
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// List everything, not only what settles most
    #[arg(long, help_heading = "What to show")]
    pub all: bool,
    /// How to write the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text", help_heading = "What to show")]
    pub format: ListFormat,
    /// Write the list to this file instead of standard output
    #[arg(long, short, value_name = "FILE", help_heading = "What to show")]
    pub output: Option<PathBuf>,
}

/// One rule asked about one file.
#[derive(Debug, clap::Args)]
pub struct AskedArgs {
    /// Id of the rule, as reports print it
    #[arg(value_name = "RULE")]
    pub rule_id: String,
    /// The arrangement file; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Only about this: a key or name, as reports print it
    #[arg(value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// Judge the file together with this file or folder, for rules that look at several; may be given more than once
    #[arg(long, value_name = "PATH")]
    pub with: Vec<PathBuf>,
    /// Judge everything on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The files are all the arrangements there are, so an area that none of them covers is not covered
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub complete: Option<bool>,
}

/// `masa why`.
#[derive(Debug, clap::Args)]
pub struct WhyArgs {
    /// What is asked about.
    #[command(flatten)]
    pub asked: AskedArgs,
}

/// `masa timeline`.
#[derive(Debug, clap::Args)]
pub struct TimelineArgs {
    /// The arrangement file; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The first day (YYYY-MM-DD) [default: the day that the file speaks for, else that of its first event]
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// The last day (YYYY-MM-DD) [default: two years from today]
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Use only this rule pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// How to write the timeline
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `masa accept`.
#[derive(Debug, clap::Args)]
pub struct AcceptArgs {
    /// What is asked about.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The post or group that decided it, never a person's name
    #[arg(long, value_name = "POST")]
    pub decided_by: String,
    /// The last day it is accepted (YYYY-MM-DD), at most a year after the decision
    #[arg(long, value_name = "DAY")]
    pub until: String,
    /// The day of the decision (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DAY")]
    pub decided: Option<String>,
}

/// `masa areas`.
#[derive(Debug, clap::Args)]
pub struct AreasArgs {
    /// Id or name of an area; every area when left out
    #[arg(value_name = "AREA")]
    pub area: Option<String>,
    /// On this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// `masa new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// Id or name of the area; given more than once, the areas are covered together
    #[arg(long, value_name = "AREA", required = true)]
    pub area: Vec<String>,
    /// Write a file that speaks for this day (YYYY-MM-DD), instead of one to be kept up to date
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Name of the arrangements, as their own papers give it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Short name for the file, which no other file has [default: the ids of the areas]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Write to this file, `-` for standard output [default: the id with `.yaml`, in this folder]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `masa schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
