//! The sentences of `docs/semantics.md`, each held by a test that drives masa as its users do.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::format_push_string,
    reason = "a test stops where it fails"
)]

mod accepted;
mod ask;
mod days;
mod elements;
mod facts;
mod lists;
mod properties;
mod reading;
mod sets;
mod sharing;
mod subjects;
mod unknowns;
mod verdicts;
