//! The bundled rules: their examples, their messages, and what whole packs say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test stops where it fails")]

#[path = "../bundled/mod.rs"]
mod bundled;

mod cases;
mod examples;
mod expect;
mod folders;
mod kept;
mod messages;
mod papers;
mod readings;
mod record;
