//! How far a run has come.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many files, days or rules a run has gone through so far: the run counts, and whoever waits for it looks.
#[derive(Debug, Default)]
pub struct Counter(AtomicUsize);

impl Counter {
    /// How many they are.
    #[must_use]
    pub fn so_far(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// One more.
    pub(super) fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}
