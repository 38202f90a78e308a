//! The patterns that `matches` looks for.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::{Regex, RegexBuilder};

/// The largest automaton that a pattern may need, in bytes.
const SIZE: usize = 1 << 18;

/// Rules ask for the same thing in their condition and in their messages, and compiling a pattern is most of what it takes to
/// read a rule.
static KNOWN: LazyLock<Mutex<HashMap<String, Regex>>> = LazyLock::new(Mutex::default);

/// A pattern, compiled once however many expressions have it.
///
/// # Errors
/// It is no pattern, or one that takes too much memory.
pub(super) fn pattern(text: &str) -> Result<Regex, regex::Error> {
    // Whoever panicked while adding has added nothing, so that what is there holds.
    if let Some(known) = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(text) {
        return Ok(known.clone());
    }
    let made = RegexBuilder::new(text).size_limit(SIZE).build()?;
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(text.to_owned(), made.clone());
    Ok(made)
}
