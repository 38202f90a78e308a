//! `masa law`: the law that rules rest on, by itself.
//!
//! Comes in: arguments. Goes out: what the catalogue and the rules together say of the law, in a format.
//! This folder must not know how anything is judged.

mod args;
mod changes;
mod coverage;

pub use args::{LawArgs, LawCommand};

use super::run::{Exit, Stopped};

/// Runs one of its commands.
pub fn run(args: &LawArgs) -> Result<Exit, Stopped> {
    match &args.command {
        LawCommand::Coverage(args) => coverage::run(args),
        LawCommand::Changes(args) => changes::run(args),
    }
}
