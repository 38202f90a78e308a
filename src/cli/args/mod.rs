//! What can be asked on the command line.

mod choices;
mod judging;
mod keeping;

pub use choices::{FailOn, Format, ListFormat, NotStated, StepFormat};
pub use judging::{AskedArgs, ByArgs, CheckArgs, ExplainArgs, JudgeArgs, PackArgs, TimelineArgs, TodoArgs, WhyArgs};
pub use keeping::{AcceptArgs, AreasArgs, NewArgs, SchemaArgs};

use clap::{Parser, Subcommand};

use super::calendar;
use super::compare;
use super::diff;
use super::graph;
use super::law::LawArgs;
use super::query;
use super::restructure;
use super::rules::RulesCommand;
use super::site;

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

const EXPLAIN_AFTER: &str = "\
Examples:
  masa explain no-independent-scrutiny
  masa explain --all --format markdown --output rules.md
  masa explain board-meets-too-rarely --rules local";

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
    /// Show what a rule asks, why and by which law, with examples
    #[command(after_help = EXPLAIN_AFTER)]
    Explain(ExplainArgs),
    /// Show why a rule came out as it did for a file: the facts, what would have changed it, every step
    #[command(after_help = WHY_AFTER)]
    Why(WhyArgs),
    /// Put a question of your own to many arrangements, in the language of the rules
    #[command(after_help = query::AFTER)]
    Query(query::QueryArgs),
    /// Set many arrangements side by side: what they say, how the provisions came out, what stands out
    #[command(after_help = compare::AFTER)]
    Compare(compare::CompareArgs),
    /// Tell what changes from some arrangements to others, in words of the trade
    #[command(after_help = diff::AFTER)]
    Diff(diff::DiffArgs),
    /// Draw an arrangement as a picture: reporting lines, bodies, functions or scrutiny, and what changes
    #[command(after_help = graph::AFTER)]
    Graph(graph::GraphArgs),
    /// Write a folder of pages for browsers: an overview, a page for each area, rule and provision, any two areas side by side
    #[command(after_help = site::AFTER)]
    Site(site::SiteArgs),
    /// Judge the step from some arrangements to others: what is lost on the way, what is new or mended, and the day-one list
    #[command(after_help = restructure::AFTER)]
    Restructure(restructure::RestructureArgs),
    /// Note who decided to live with a finding for a time, and why
    #[command(after_help = ACCEPT_AFTER)]
    Accept(AcceptArgs),
    /// Show how the verdicts on an arrangement change from day to day, past and to come
    #[command(after_help = TIMELINE_AFTER)]
    Timeline(TimelineArgs),
    /// Tell what falls due: reports, reviews, terms, law, bodies, what was accepted; also for calendar programs
    #[command(after_help = calendar::AFTER)]
    Calendar(calendar::CalendarArgs),
    /// List the areas, or say who must be the safeguarding partners of one on a day
    #[command(after_help = AREAS_AFTER)]
    Areas(AreasArgs),
    /// Start an arrangement file, with its partners by law and prompts for the rest
    #[command(after_help = NEW_AFTER)]
    New(NewArgs),
    /// Show the law that rules rest on, and how far they cover it
    Law(LawArgs),
    /// For authors of rule packs: list, test, look through and start rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Print the JSON Schema of the arrangement file, for editors
    Schema(SchemaArgs),
}
