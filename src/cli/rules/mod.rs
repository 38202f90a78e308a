//! `masa rules`: for people who write rules of their own.

mod args;
mod lint;
mod packs;
mod test;

pub use args::RulesCommand;

use super::run::{Exit, Stopped};

/// Runs one of its commands.
pub fn run(command: &RulesCommand) -> Result<Exit, Stopped> {
    match command {
        RulesCommand::Lint(args) => lint::run(args),
        RulesCommand::Test(args) => test::run(args),
    }
}
