use std::hash::Hasher;

use crate::model::vocab::{Field, Kind, Origin};

/// Finds a written field by its key, beginning at `from`: keys mostly stand in the order of the vocabulary, so that the
/// first look is mostly the last.
pub(super) fn field(kind: Kind, key: &str, from: usize) -> Option<(u8, &'static Field)> {
    let fields = kind.fields();
    let (before, after) = fields.split_at_checked(from).unwrap_or((fields, &[]));
    let matches = |field: &&Field| field.name == key && field.origin == Origin::Written;
    let found = match after.iter().position(|field| matches(&field)) {
        Some(at) => before.len() + at,
        None => before.iter().position(|field| matches(&field))?,
    };
    Some((u8::try_from(found).ok()?, fields.get(found)?))
}

/// FNV-1a by eight bytes at a time, for keys of a few bytes.
#[derive(Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.0 = (self.0 ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
        }
    }
}
