use std::path::PathBuf;

use super::AskedArgs;

/// `masa accept`.
#[derive(Debug, clap::Args)]
pub struct AcceptArgs {
    /// What is asked about.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The post or group that decided it, never a person's name
    #[arg(long, value_name = "POST")]
    pub decided_by: String,
    /// The last day it is accepted (YYYY-MM-DD), at most a year after the decision
    #[arg(long, value_name = "DAY")]
    pub until: String,
    /// The day of the decision (YYYY-MM-DD) [default: today]
    #[arg(long, value_name = "DAY")]
    pub decided: Option<String>,
}

/// `masa areas`.
#[derive(Debug, clap::Args)]
pub struct AreasArgs {
    /// Id or name of an area; every area when left out
    #[arg(value_name = "AREA")]
    pub area: Option<String>,
    /// On this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// `masa new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// Id or name of the area; given more than once, the areas are covered together
    #[arg(long, value_name = "AREA", required = true)]
    pub area: Vec<String>,
    /// Write a file that speaks for this day (YYYY-MM-DD), instead of one to be kept up to date
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Name of the arrangements, as their own papers give it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Short name for the file, which no other file has [default: the ids of the areas]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Write to this file, `-` for standard output [default: the id with `.yaml`, in this folder]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `masa schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
