//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Checks published multi-agency safeguarding arrangements against statute and guidance as they stood on the day.
#[derive(Debug, Parser)]
#[command(name = "masa", version, about, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 nothing at or above the gate, 1 findings, 2 wrong usage, 3 something could not be read."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What masa can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge one or many arrangements, and the set they make
    Check(CheckArgs),
    /// Show why a rule came out as it did for a file
    Why(WhyArgs),
    /// List the areas, or say who must be the safeguarding partners of one on a day
    Areas(AreasArgs),
    /// Print the JSON Schema of the arrangement file, for editors
    Schema(SchemaArgs),
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs; schema in `schemas/report-v1.schema.json`.
    Json,
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
    /// Never
    Never,
}

/// What becomes of duties that cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotStated {
    /// They count for the exit code like findings
    Fail,
    /// They are shown
    Warn,
    /// They are counted only
    Hide,
}

/// Rules and the day to judge by; the same for every command that judges.
#[derive(Debug, clap::Args)]
pub struct JudgeArgs {
    /// Judge every file as of this day (YYYY-MM-DD) instead of the day it speaks for
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Use only this pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The files are all the arrangements there are, so what they leave uncovered is uncovered
    #[arg(long)]
    pub complete: bool,
}

/// `masa check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Files or folders; `-` reads standard input. The current folder when none is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Rules and day.
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// How to write the result [default: text]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// From which strength on findings make the exit code 1 [default: must]
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    /// What becomes of duties that cannot be judged [default: warn]
    #[arg(long, value_enum)]
    pub not_stated: Option<NotStated>,
    /// Show every verdict with its condition step by step
    #[arg(long)]
    pub explain: bool,
}

/// `masa why`.
#[derive(Debug, clap::Args)]
pub struct WhyArgs {
    /// The rule
    #[arg(value_name = "RULE")]
    pub rule_id: String,
    /// The arrangement file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Only this subject: its key or name as reports print it
    #[arg(value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// Judge as of this day (YYYY-MM-DD) instead of the day the file speaks for
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// The file is all there is
    #[arg(long)]
    pub complete: bool,
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

/// `masa schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
