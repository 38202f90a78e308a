use serde::{Deserialize, Serialize};

/// One file of a run; an index into [`super::Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A half-open range of bytes in one file.
///
/// Offsets count from the first byte of the file as stored, a byte-order mark included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file the range lies in.
    pub file: FileId,
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl Span {
    /// The range `lo..hi` of `file`.
    #[must_use]
    pub const fn new(file: FileId, lo: u32, hi: u32) -> Self {
        Self { file, lo, hi }
    }

    /// The bytes of the range within `text`, or nothing when it does not fit or cuts a character.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.lo as usize..self.hi as usize)
    }

    /// The smallest range that holds both; `other` must lie in the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }

    /// True when the range holds no byte: a place between two characters.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.lo >= self.hi
    }
}
