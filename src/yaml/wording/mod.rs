//! Refusals in plain words.
//!
//! Comes in: what the parser or the tree builder found, with its place. Goes out: a finding that a person who knows no
//! YAML can act on, and, where that is certain, the patch with which reading can go on to find the next error.
//! This folder must not know what any key means.

mod brackets;
mod lines;
mod merge;
mod quotes;
mod scene;
mod structure;
mod syntax;

pub(super) use merge::{left_of_a_merge, unresolved_merge};
pub(super) use scene::{Patch, Scene, Stop, words};
pub(super) use structure::{
    alias, anchor, duplicate_key, empty, key_missing, key_not_text, merge_key, second_document, tag, too_deep,
};
pub(super) use syntax::explain;
