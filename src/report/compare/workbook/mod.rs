//! A comparison as a workbook for spreadsheet programs (Office Open XML, ECMA-376).
//!
//! Comes in: a comparison and the texts behind it. Goes out: the bytes of one file, the same for the same comparison.
//! This folder must not let a text be taken for a formula, nor read a clock: the file says it was made on the day of the law it rests on.

mod facts;
mod findings;
mod money;
mod not_stated;
mod paper;
mod sheet;
mod sources;
mod style;
mod summary;
mod table;
mod verdicts;
mod write;

pub use write::{WorkbookError, compare_workbook};
