//! Files to be filled in: each checks at once, and so does everything in it that waits to be filled in.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test stops where it fails"
)]

#[path = "../bundled/mod.rs"]
mod bundled;

mod areas;
mod blocks;
mod page;
mod prompts;
mod refusals;
mod starting;
