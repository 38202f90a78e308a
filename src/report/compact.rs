//! JSON in one line, written by `serde_json`, in which nothing could steer a terminal that shows it.

use std::io::{Result, Write};

use serde::Serialize;
use serde::ser::Error;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::plain::first_unsafe;

/// Writes a document, and ends the line.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which none of masa's own is known to make it do.
pub(super) fn compact(document: &impl Serialize) -> serde_json::Result<String> {
    let mut out = Vec::new();
    document.serialize(&mut Serializer::with_formatter(&mut out, Harmless))?;
    out.push(b'\n');
    String::from_utf8(out).map_err(Error::custom)
}

/// What the format lets stand in a text and could still steer a terminal (DEL, the C1 controls, the marks of direction) is
/// written as `\u009b`, which means the same.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> Result<()> {
        let mut rest = fragment;
        while let Some((before, after)) = first_unsafe(rest).and_then(|at| rest.split_at_checked(at)) {
            writer.write_all(before.as_bytes())?;
            let mut letters = after.chars();
            if let Some(letter) = letters.next() {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
            rest = letters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::report::plain::is_unsafe;

    #[test]
    fn what_could_steer_a_terminal_is_written_out() {
        let written = compact(&"a\u{1b}b\u{7f}c\u{9b}d\u{202e}e\u{e0001}f").unwrap();
        assert_eq!(written, "\"a\\u001bb\\u007fc\\u009bd\\u202ee\\udb40\\udc01f\"\n");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(held in any::<BTreeMap<String, String>>()) {
            let written = compact(&held).unwrap();
            let line = written.strip_suffix('\n').unwrap();
            prop_assert!(!line.chars().any(is_unsafe));
            prop_assert_eq!(serde_json::from_str::<BTreeMap<String, String>>(line).unwrap(), held);
        }
    }
}
