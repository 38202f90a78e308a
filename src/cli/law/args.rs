use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::cli::args::{ListFormat, PackArgs};

const COVERAGE_AFTER: &str = "\
Every provision is a row, with the rules that decide it or put it to people, or the reason for none.

Examples:
  masa law coverage
  masa law coverage --rules our-rules --format csv --output coverage.csv
  masa law coverage --pack statute                  which duties this pack alone leaves out";

const CHANGES_AFTER: &str = "\
Both days count. Of what has no day yet it says so, and of what was decided after the day of the catalogue nothing is known.

Examples:
  masa law changes --from 2023-01-01 --to 2024-12-31
  masa law changes --from 2026-03-01 --to 2027-03-31 --format markdown --output law-this-year.md";

/// `masa law`.
#[derive(Debug, clap::Args)]
pub struct LawArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: LawCommand,
}

/// What can be asked of the law by itself.
#[derive(Debug, Subcommand)]
pub enum LawCommand {
    /// List every provision with its rules, or why it has none
    #[command(after_help = COVERAGE_AFTER)]
    Coverage(CoverageArgs),
    /// Say what begins, ends or is replaced in the law between two days
    #[command(after_help = CHANGES_AFTER)]
    Changes(ChangesArgs),
}

/// How the account is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// For people
    Text,
    /// For a page
    Markdown,
    /// For programs, by `schemas/coverage-v1.schema.json`
    Json,
    /// For spreadsheets
    Csv,
}

/// `masa law coverage`.
#[derive(Debug, clap::Args)]
pub struct CoverageArgs {
    /// Count only the rules of this pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Packs to be added.
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to write the account
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: CoverageFormat,
    /// Write the account to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `masa law changes`.
#[derive(Debug, clap::Args)]
pub struct ChangesArgs {
    /// The first day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY")]
    pub from: String,
    /// The last day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY")]
    pub to: String,
    /// How to write the changes
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
    /// Write the changes to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
