//! How verdicts change from day to day, held against judging every day by itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

#[cfg(test)]
mod between;
#[cfg(test)]
mod story;
#[cfg(test)]
mod told;
