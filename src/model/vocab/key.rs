use super::{FieldId, Kind};

/// A name that fields of several kinds may have, looked up in all of them when masa is compiled.
#[derive(Debug)]
pub struct Key {
    /// By kind: the field of that name, if the kind has one.
    fields: [Option<FieldId>; Kind::ALL.len()],
}

impl Key {
    /// The name; no kind having such a field fails the compilation.
    ///
    /// # Panics
    /// Where no kind has such a field: a constant is then no constant.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "constants cannot be worked out otherwise, and are worked out once")]
    #[expect(clippy::cast_possible_truncation, reason = "INVARIANT: no kind has more than 128 fields, as a test holds")]
    pub const fn of(name: &str) -> Self {
        let mut fields = [None; Kind::ALL.len()];
        let mut known = false;
        let mut kind = 0;
        while kind < Kind::ALL.len() {
            let own = Kind::ALL[kind].fields();
            let mut at = 0;
            while at < own.len() {
                if same(own[at].name, name) {
                    fields[kind] = Some(FieldId(at as u8));
                    known = true;
                }
                at += 1;
            }
            kind += 1;
        }
        assert!(known, "no kind has a field of this name");
        Self { fields }
    }
}

/// Whatever names a field: a text, or a key that was looked up when masa was compiled.
pub trait FieldName: Copy {
    /// The field of that name.
    #[must_use]
    fn in_kind(self, kind: Kind) -> Option<FieldId>;
}

impl FieldName for &Key {
    #[inline]
    fn in_kind(self, kind: Kind) -> Option<FieldId> {
        self.fields.get(kind as usize).copied().flatten()
    }
}

impl FieldName for &str {
    fn in_kind(self, kind: Kind) -> Option<FieldId> {
        kind.field(self)
    }
}

#[expect(clippy::indexing_slicing, reason = "constants cannot be worked out otherwise, and are worked out once")]
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A field by its name, which is looked up when masa is compiled.
macro_rules! key {
    ($name:literal) => {{
        static KEY: $crate::model::vocab::Key = $crate::model::vocab::Key::of($name);
        &KEY
    }};
}
pub(crate) use key;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_where_the_name_does() {
        for (name, key) in [("what", key!("what")), ("reports-to", key!("reports-to")), ("id", key!("id"))] {
            for kind in Kind::ALL {
                assert_eq!(key.in_kind(*kind), kind.field(name), "{name} of {}", kind.name());
            }
        }
        assert!(Kind::ALL.iter().all(|kind| kind.fields().len() <= 128));
    }
}
