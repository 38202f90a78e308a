//! The report as JSON, version 1: the contract is `schemas/report-v1.schema.json`.
//!
//! Comes in: a report and the texts behind it. Goes out: one line of JSON.
//! This folder must not let any other folder decide what it prints: each name and its value stand in `shape`, so that nothing
//! changes for a reader when an inner type does.

mod build;
mod outcome;
mod shape;

pub use build::{JsonOptions, json};
