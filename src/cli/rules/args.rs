//! What can be asked of rule packs.

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::args::{ListFormat, NotStated};

const TEST_AFTER: &str = "\
An example is a small arrangement beside rule.yaml, named after what it shows: pass, fail, silent or skip. On the line of \
fail.yaml at which the finding must point stands a remark that names the rule.

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
What a rule is to keep all the same, its own file says, with the reason: `accepted: {name-of-the-doubt: reason}`. The name \
stands at the right of each thing to look at.

Exit codes:
  0  nothing to look at
  1  something to look at
  2  wrong usage
  3  something could not be read, or a pack is broken

Examples:
  masa rules lint local
  masa rules lint --bundled";

const LIST_AFTER: &str = "\
Under each pack stands its hash, as `--require-pack` takes it.

Examples:
  masa rules list                              masa's own, and the packs that .masa.yaml names
  masa rules list --rules local --pack local
  masa rules list --as-of 2020-09-15 --format json";

const NEW_AFTER: &str = "\
The folder holds rule.yaml and an example of each kind. Everything loads as it is; remarks that begin with `fill in` say \
what is still to be done, and until then the rule applies to nothing. A pack.yaml is written where there is none. What is there \
already is never changed.

Examples:
  masa rules new board-meets-too-rarely --pack local --to group
  masa rules new scrutineer-unpaid --pack local --to scrutiny --basis ca2004-s16G-3 --basis ca2004-s16I-2";

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List the rules, what each weighs today and what it rests on
    #[command(after_help = LIST_AFTER)]
    List(ListArgs),
    /// Start a rule of your own, with its examples, as files to be filled in
    #[command(after_help = NEW_AFTER)]
    New(NewRuleArgs),
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

/// `masa rules list`.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Only this rule pack; may be given more than once
    #[arg(long, value_name = "PACK")]
    pub pack: Vec<String>,
    /// Add the rule packs in this folder; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// What rules weigh on this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// How to write the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// `masa rules new`.
#[derive(Debug, clap::Args)]
pub struct NewRuleArgs {
    /// What is wrong, in lower-case words joined by hyphens; the folder goes by the same name
    #[arg(value_name = "ID")]
    pub id: String,
    /// The folder of the pack; made where there is none
    #[arg(long, value_name = "DIR")]
    pub pack: PathBuf,
    /// The kind of thing the rule asks about, such as `group` or `partner` [default: arrangement]
    #[arg(long, value_name = "KIND")]
    pub to: Option<String>,
    /// A provision that it rests on, by its id; may be given more than once
    #[arg(long, value_name = "PROVISION")]
    pub basis: Vec<String>,
    /// Ask about the step from some arrangements to others, which `masa restructure` judges
    #[arg(long)]
    pub step: bool,
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
