//! The command line: the only place that reads the disk, the clock, the environment and the terminal.
//!
//! Comes in: arguments. Goes out: bytes on standard output, one line on standard error when something fails, an exit code.
//! This folder must not know how anything is judged.

mod accept;
mod areas;
mod args;
mod asked;
mod beside;
mod calendar;
mod check;
mod compare;
mod config;
mod diff;
mod explain;
mod files;
mod folder;
mod formats;
mod gate;
mod git;
mod git_repository;
mod git_sides;
mod graph;
mod handed_on;
mod judge;
mod law;
mod new;
mod no_weaker;
mod output;
mod packs;
mod progress;
mod query;
mod restructure;
mod rules;
mod run;
mod site;
mod terminal;
mod timeline;
mod todo;
mod why;

pub use run::{Exit, run};
