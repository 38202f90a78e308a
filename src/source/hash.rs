use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of what a text says, as 64 hexadecimal digits.
///
/// A byte-order mark and the way in which lines end are no content: a text keeps its hash on its way through Windows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContentHash(String);

impl ContentHash {
    /// How many digits people are shown.
    pub const SHOWN: usize = 7;
    /// How many digits there are.
    pub const DIGITS: usize = 64;

    /// The hash of one text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self::of_bytes(text.replace("\r\n", "\n").as_bytes())
    }

    /// The hash of several texts by theirs: the first by itself, the others in whatever order they come.
    #[must_use]
    pub fn of_all(first: &Self, others: &[Self]) -> Self {
        let mut others: Vec<&str> = others.iter().map(|hash| hash.0.as_str()).collect();
        others.sort_unstable();
        let lines = std::iter::once(first.0.as_str()).chain(others).map(|hash| format!("{hash}\n"));
        Self::of_bytes(lines.collect::<String>().as_bytes())
    }

    /// All of its digits.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.0
    }

    /// Its first digits, for people.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..Self::SHOWN).unwrap_or(&self.0)
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        let mut digits = String::with_capacity(Self::DIGITS);
        for byte in Sha256::digest(bytes) {
            let _ = write!(digits, "{byte:02x}");
        }
        Self(digits)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ContentHash;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // The example of FIPS 180-4 for a message of one block.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(ContentHash::of("abc").whole(), known);
        assert_eq!(ContentHash::of("abc").short(), "ba7816b");
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_are_no_content() {
        let plain = ContentHash::of("a: 1\nb: 2\n");
        for text in ["a: 1\r\nb: 2\r\n", "\u{feff}a: 1\nb: 2\n", "\u{feff}a: 1\r\nb: 2\r\n"] {
            assert_eq!(ContentHash::of(text), plain, "{text:?}");
        }
        assert_ne!(ContentHash::of("a: 1\nb: 3\n"), plain);
        assert_ne!(ContentHash::of("a: 1\n\nb: 2\n"), plain);
    }

    #[test]
    fn the_first_text_has_its_place_and_the_others_have_none() {
        let [a, b, c] = ["a", "b", "c"].map(ContentHash::of);
        let all = ContentHash::of_all(&a, &[b.clone(), c.clone()]);
        assert_eq!(ContentHash::of_all(&a, &[c.clone(), b.clone()]), all);
        assert_ne!(ContentHash::of_all(&b, &[a.clone(), c.clone()]), all);
        assert_ne!(ContentHash::of_all(&a, &[b.clone(), b.clone(), c]), all);
        assert_ne!(ContentHash::of_all(&a, &[b]), all);
    }
}
