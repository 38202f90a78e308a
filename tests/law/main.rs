//! The law catalogue as published: its schema, its account of coverage, and the order of what it holds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

mod changes;
mod coverage;
mod days;
mod order;
mod schema;
mod texts;
