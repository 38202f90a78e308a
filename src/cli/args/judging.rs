use std::path::PathBuf;

use super::{FailOn, Format, ListFormat, NotStated};

/// Rules and the day to judge by; the same for every command that judges.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "How to judge")]
pub struct JudgeArgs {
    /// Day, packs and completeness.
    #[command(flatten)]
    pub by: ByArgs,
    /// Use only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Use only this rule pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
}

/// By what to judge, whichever rules are asked: the same for every command that judges whole files and for one rule asked about one.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ByArgs {
    /// Judge everything on this day (YYYY-MM-DD), instead of each file on the day it speaks for
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Packs to be added.
    #[command(flatten)]
    pub packs: PackArgs,
    /// The files are all the arrangements there are, so an area that none of them covers is not covered
    #[arg(long, value_name = "true|false", num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_possible_values = true)]
    pub complete: Option<bool>,
}

/// Rule packs beside the bundled ones, and packs of which the content is fixed; the same for every command that judges.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PackArgs {
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Judge only if this rule pack has this content, by the hash that reports print; may be given more than once
    #[arg(long, value_name = "NAME@HASH")]
    pub require_pack: Vec<String>,
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
    /// Day, packs and completeness.
    #[command(flatten)]
    pub by: ByArgs,
}

/// `masa why`.
#[derive(Debug, clap::Args)]
pub struct WhyArgs {
    /// What is asked about.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Show as well how each part of the condition came out
    #[arg(long)]
    pub steps: bool,
}

/// `masa explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Ids of rules, as reports print them
    #[arg(value_name = "RULE", required_unless_present = "all", conflicts_with = "all")]
    pub rules_named: Vec<String>,
    /// Every rule, or every rule of the packs chosen
    #[arg(long)]
    pub all: bool,
    /// Only rules of this pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Packs to be added.
    #[command(flatten)]
    pub packs: PackArgs,
    /// What rules weigh on this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// How to write the pages
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// Write them to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
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
    /// Packs to be added.
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to write the timeline
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// Write it to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
