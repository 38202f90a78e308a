//! What can be asked of rule packs.

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::args::NotStated;

const TEST_AFTER: &str = "\
An example is a small arrangement beside rule.yaml, named after what it shows: pass, fail, silent or skip. On the line of fail.yaml
at which the finding must point stands a remark that names the rule.

Exit codes:
  0  every example came out as its name says
  1  something came out otherwise, is missing or has still to be filled in
  2  wrong usage
  3  something could not be read, or a pack is broken

Examples:
  masa rules test                        the packs that .masa.yaml names, else those in this folder
  masa rules test local                  a pack, or a folder of packs
  masa rules test local --rule board-meets-too-rarely
  masa rules test --bundled              the packs that masa is built with";

const LINT_AFTER: &str = "\
What a rule is to keep all the same, its own file says, with the reason: `accepted: {name-of-the-doubt: reason}`. The name stands at
the right of each thing to look at.

Exit codes:
  0  nothing to look at
  1  something to look at
  2  wrong usage
  3  something could not be read, or a pack is broken

Examples:
  masa rules lint local
  masa rules lint --bundled";

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Look rules through for what can be read and is doubtful all the same
    #[command(after_help = LINT_AFTER)]
    Lint(LintArgs),
    /// Try rules on their examples, and tell what no example shows
    #[command(after_help = TEST_AFTER)]
    Test(TestArgs),
}

/// Which packs are meant.
#[derive(Debug, clap::Args)]
pub struct WhichArgs {
    /// Packs, or folders of packs; those that `.masa.yaml` names when left out, else those in this folder
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The packs that masa is built with
    #[arg(long, conflicts_with = "folders")]
    pub bundled: bool,
    /// Only this rule; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
}

/// `masa rules lint`.
#[derive(Debug, clap::Args)]
pub struct LintArgs {
    /// Which packs.
    #[command(flatten)]
    pub which: WhichArgs,
}

/// `masa rules test`.
#[derive(Debug, clap::Args)]
pub struct TestArgs {
    /// Which packs.
    #[command(flatten)]
    pub which: WhichArgs,
    /// What becomes of parts of a condition that no example makes both true and false [default: warn]
    #[arg(long, value_enum, value_name = "WHAT", default_value = "warn", hide_default_value = true)]
    pub not_exercised: NotStated,
}
