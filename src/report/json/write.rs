//! JSON as text, piece by piece.
//!
//! What the format lets stand in a text and could still steer a terminal that shows it (DEL, the C1 controls, the marks of
//! direction) is written as `\u009b`, which means the same; so a text is gone through once and mostly copied whole.

use crate::report::plain::{is_printable, is_unsafe, leading};

/// An object whose entries are being written.
pub(super) struct Object<'o> {
    out: &'o mut String,
    is_empty: bool,
}

/// Writes an object.
pub(super) fn object(out: &mut String, fill: impl FnOnce(&mut Object<'_>)) {
    out.push('{');
    fill(&mut Object { out, is_empty: true });
    out.push('}');
}

/// Writes a list, each member by `write`.
pub(super) fn list<T>(out: &mut String, members: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    out.push('[');
    let mut between = false;
    for member in members {
        if between {
            out.push(',');
        }
        between = true;
        write(out, member);
    }
    out.push(']');
}

/// Writes a text in quotes.
pub(super) fn text(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    escaped(out, text);
    out.push('"');
}

/// Writes a text as it stands between quotes, so that several make one.
pub(super) fn escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = leading(rest.as_bytes(), stands_for_itself);
        let (before, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        out.push_str(before);
        let mut letters = after.chars();
        if let Some(letter) = letters.next() {
            push(out, letter);
        }
        rest = letters.as_str();
    }
}

const fn stands_for_itself(byte: u8) -> bool {
    is_printable(byte) && byte != b'"' && byte != b'\\'
}

fn push(out: &mut String, letter: char) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if is_unsafe(letter) => {
            let mut units = [0; 2];
            out.extend(letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
        _ => out.push(letter),
    }
}

/// Writes a whole number.
pub(super) fn number(out: &mut String, number: usize) {
    if number >= 10 {
        self::number(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

impl Object<'_> {
    /// Begins an entry; its value is to be written next.
    pub fn key(&mut self, name: &str) -> &mut String {
        if !self.is_empty {
            self.out.push(',');
        }
        self.is_empty = false;
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.out
    }

    pub fn text(&mut self, name: &str, held: &str) {
        text(self.key(name), held);
    }

    /// A word of masa's own, in which nothing has to be written otherwise.
    pub fn word(&mut self, name: &str, held: &'static str) {
        let out = self.key(name);
        out.push('"');
        out.push_str(held);
        out.push('"');
    }

    /// A text, or `null` where there is none.
    pub fn perhaps(&mut self, name: &str, held: Option<&str>) {
        match held {
            Some(held) => self.text(name, held),
            None => self.null(name),
        }
    }

    pub fn null(&mut self, name: &str) {
        self.key(name).push_str("null");
    }

    pub fn number(&mut self, name: &str, held: usize) {
        number(self.key(name), held);
    }

    pub fn flag(&mut self, name: &str, held: bool) {
        self.key(name).push_str(if held { "true" } else { "false" });
    }

    pub fn object(&mut self, name: &str, fill: impl FnOnce(&mut Object<'_>)) {
        object(self.key(name), fill);
    }

    pub fn list<T>(&mut self, name: &str, members: impl IntoIterator<Item = T>, write: impl FnMut(&mut String, T)) {
        list(self.key(name), members, write);
    }

    pub fn texts<'t>(&mut self, name: &str, held: impl IntoIterator<Item = &'t str>) {
        self.list(name, held, text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mut out = String::new();
        object(&mut out, |all| {
            all.text("text", "a \"quoted\" \\ line\nand £5 – “so”");
            all.perhaps("none", None);
            all.number("number", 1_204);
            all.flag("flag", true);
            all.texts("texts", ["a", "b"]);
            all.object("empty", |_| {});
            all.list("numbers", [0, 10], number);
        });
        let expected = json!({
            "text": "a \"quoted\" \\ line\nand £5 – “so”", "none": null, "number": 1204, "flag": true,
            "texts": ["a", "b"], "empty": {}, "numbers": [0, 10]
        });
        assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), expected);
    }

    #[test]
    fn what_could_steer_a_terminal_is_written_out() {
        let mut out = String::new();
        text(&mut out, "a\u{1b}b\u{7f}c\u{9b}d\u{202e}e\u{e0001}f");
        assert_eq!(out, r#""a\u001bb\u007fc\u009bd\u202ee\udb40\udc01f""#);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(held in any::<String>()) {
            let mut out = String::new();
            text(&mut out, &held);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), held);
            prop_assert!(!out.chars().any(is_unsafe));
        }

        #[test]
        fn any_number_is_read_back(held in any::<u32>()) {
            let mut out = String::new();
            number(&mut out, held as usize);
            prop_assert_eq!(out, held.to_string());
        }
    }
}
