//! Words that findings share.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// Words of a report: fixed ones, ones of its own, or ones that many findings share and that are therefore not copied.
#[derive(Clone)]
pub enum Words {
    /// The same in every report.
    Fixed(&'static str),
    /// Made for one place.
    Own(String),
    /// Made once for many places.
    Shared(Arc<str>),
}

impl Words {
    /// The words themselves.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Own(text) => text,
            Self::Shared(text) => text,
        }
    }

    /// The same words, from now on shared by every copy.
    #[must_use]
    pub fn shared(self) -> Self {
        match self {
            Self::Own(text) => Self::Shared(text.into()),
            other => other,
        }
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::Fixed("")
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        match words {
            Words::Own(text) => text,
            other => other.as_str().to_owned(),
        }
    }
}

impl From<Arc<str>> for Words {
    fn from(text: Arc<str>) -> Self {
        Self::Shared(text)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

/// As a text: how the words are held is nobody's business.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Words {}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Words> for &str {
    fn eq(&self, other: &Words) -> bool {
        *self == other.as_str()
    }
}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, " and ")
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn either<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, " or ")
}

fn joined<S: AsRef<str>>(items: &[S], last: &str) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == items.len() { last } else { ", " });
        }
        out.push_str(item.as_ref());
    }
    out
}

/// Readings with the mark that sources disagree about them; once, where the last has it already.
#[must_use]
pub fn disagreeing(readings: String) -> String {
    if readings.ends_with("sources disagree)") { readings } else { format!("{readings} (sources disagree)") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_held() {
        let held = [Words::Fixed("a"), Words::Own("a".to_owned()), Words::Shared("a".into())];
        for words in &held {
            assert!(held.iter().all(|other| words == other && words.cmp(other).is_eq()));
            assert_eq!(
                (words, format!("{words}"), format!("{words:?}")),
                (&held[0], "a".to_owned(), "\"a\"".to_owned())
            );
        }
        assert!(matches!(Words::Own("b".to_owned()).shared(), Words::Shared(_)));
        assert!(Words::default().is_empty() && held[0] < Words::Fixed("b"));
    }
}
