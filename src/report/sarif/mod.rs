//! The report as SARIF 2.1.0, the standard's format for results of analysis, as code-scanning services take it in.
//!
//! Comes in: a report and the texts behind it. Goes out: one SARIF log with one run.
//! This folder must not know the types of any other folder in its output: what it prints are types of its own, named as the
//! standard names them.

mod build;
mod descriptor;
mod place;
mod result;
mod shape;

pub use build::sarif;
pub(in crate::report) use build::sarif_warning;
