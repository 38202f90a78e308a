//! What people and programs read: one file or folder per format.
//!
//! Comes in: a [`crate::finding::Report`] and whoever can give the texts behind it back. Goes out: the bytes of one format.
//! This folder must not know how a verdict was reached, nor read a clock, the environment or the disk: the width of a
//! terminal and whether it shows colours are handed in.

mod counts;
mod json;
mod text;
mod wording;

pub use json::{JsonOptions, json};
pub use text::{NotStated, TextOptions, text};
