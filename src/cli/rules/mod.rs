//! `masa rules`: for people who write rules of their own.

mod args;
mod lint;
mod list;
mod new;
mod packs;
mod test;

pub use args::RulesCommand;

use super::run::{Exit, Stopped};

/// Runs one of its commands.
pub fn run(command: &RulesCommand) -> Result<Exit, Stopped> {
    match command {
        RulesCommand::List(args) => list::run(args),
        RulesCommand::New(args) => new::run(args),
        RulesCommand::Lint(args) => lint::run(args),
        RulesCommand::Test(args) => test::run(args),
    }
}
