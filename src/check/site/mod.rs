//! Everything that a site tells of a set of arrangements.
//!
//! Comes in: the texts of arrangements, the law, the lists, the rules. Goes out: a [`crate::finding::Site`].
//! This folder must not know what a page looks like, nor judge anything itself.

mod england;
mod parts;
mod run;

pub use run::{Sited, site};
