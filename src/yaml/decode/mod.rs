//! Typed values out of a small file's tree, every error collected.
//!
//! Comes in: a [`Tree`](super::Tree). Goes out: values with their places, and findings for all that is missing, of the
//! wrong kind or unknown. This folder must not know which file it serves: keys and words are the caller's.

mod decoder;
mod fields;
#[cfg(test)]
mod tests;

pub use decoder::{Decoder, Spanned};
pub use fields::Fields;
