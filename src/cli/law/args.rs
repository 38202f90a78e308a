use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

const COVERAGE_AFTER: &str = "\
Every provision is a row, with the rules that decide it or put it to people, or the reason for none.

Examples:
  masa law coverage
  masa law coverage --rules our-rules --format csv --output coverage.csv
  masa law coverage --pack statute                  which duties this pack alone leaves out";

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
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// How to write the account
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: CoverageFormat,
    /// Write the account to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
