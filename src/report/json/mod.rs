//! The report as JSON, version 1: the contract is `schemas/report-v1.schema.json`.
//!
//! Comes in: a report and the texts behind it. Goes out: one line of JSON.
//! This folder must not know the types of any other folder in its output: what it prints are types of its own, so that
//! nothing changes for a reader when an inner type does.

mod build;
mod shape;

pub use build::{JsonOptions, json};
