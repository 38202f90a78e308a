//! The examples beside rules: which there must be, how each has to come out, and what they leave unshown.
//!
//! Comes in: packs as they lie in their folders, the law, the lists. Goes out: what came of every example, findings with places in
//! rule files and examples.
//! This folder must not know where packs are kept, nor how what it finds is told.

mod broken;
mod exercised;
mod kind;
mod look;
mod otherwise;
mod packs;
mod sets;
mod trial;
mod unfinished;

pub(super) use kind::{needed, order};
pub use look::{DOUBTS, look_through};
pub use packs::{Bench, TriedPacks, try_packs};
pub use sets::{Example, sets};
