//! The bundled rules: their examples, their messages, and what whole packs say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test stops where it fails")]

mod cases;
mod doubts;
mod examples;
mod expect;
mod folders;
mod kept;
mod messages;
mod met;
mod pages;
mod papers;
mod readings;
mod record;
mod settled;
mod turning;
