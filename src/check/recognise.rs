//! Whether a YAML file means to be an arrangement.

use crate::model::vocab::Kind;
use crate::source::FileId;
use crate::yaml::{NodeKind, Tree, parse};

/// How many of an arrangement's own keys make a file without `masa:` one that was meant to be read.
const TELLING: usize = 3;

/// Keys that other YAML files have too, and that therefore tell nothing.
const COMMON: [&str; 9] = ["id", "name", "kind", "status", "scope", "sources", "events", "functions", "documents"];

/// Whether the bytes of a file mean to be an arrangement, be they whole or spoilt.
#[must_use]
pub fn means_arrangement(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    parse(FileId(0), &text).tree.map_or_else(|| looks_like_arrangement(&text), |tree| is_arrangement(&tree))
}

/// True when the tree has the key `masa`, or so many of an arrangement's keys that the key was forgotten or mistyped.
pub(super) fn is_arrangement(tree: &Tree<'_>) -> bool {
    if tree.kind(tree.root()) != NodeKind::Mapping {
        return false;
    }
    let keys = || tree.entries(tree.root()).filter_map(|(key, _)| tree.text(key));
    keys().any(|key| key == "masa") || keys().filter(|key| tells(key)).count() >= TELLING
}

/// The same for a text that could not be made into a tree.
pub(super) fn looks_like_arrangement(text: &str) -> bool {
    let keys =
        || text.trim_start_matches('\u{feff}').lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key);
    keys().any(|key| key == "masa") || keys().filter(|key| tells(key)).count() >= TELLING
}

/// Whether a text may be a file of shared things: its key `kind` is followed by the word. The tree then says for certain.
pub(super) fn may_be_shared(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let has = |part: &[u8], word: &[u8]| part.windows(word.len()).any(|window| window == word);
    // Nearly every file ends here, so that it is the quick search that decides.
    if !str::from_utf8(text).map_or_else(|_| has(text, b"shared"), |text| text.contains("shared")) {
        return false;
    }
    // A mapping in braces may have its keys anywhere.
    let begins = |line: &[u8]| line.first().is_some_and(|first| !first.is_ascii_whitespace() && *first != b'#');
    let mut after_kind = false;
    text.split(|byte| *byte == b'\n').any(|line| {
        if begins(line) {
            after_kind = has(line, b"kind") || line.starts_with(b"{") || line.starts_with(b"?");
        }
        after_kind && has(line, b"shared") || line.starts_with(b"{")
    })
}

fn tells(key: &str) -> bool {
    !COMMON.contains(&key) && Kind::Arrangement.field(key).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(text: &str) -> bool {
        parse(FileId(0), text).tree.is_some_and(|tree| is_arrangement(&tree))
    }

    #[test]
    fn the_key_masa_makes_an_arrangement() {
        assert!(recognised("masa: 1\nid: x\n"));
        assert!(looks_like_arrangement("\u{feff}masa: 1\r\nname: [\r\n"));
    }

    #[test]
    fn a_mistyped_key_does_not_hide_an_arrangement() {
        let text = "mesa: 1\nid: x\nareas: [plymouth]\npartners: []\ngroups: {}\n";
        assert!(recognised(text));
        assert!(looks_like_arrangement(text));
    }

    #[test]
    fn a_file_of_shared_things_is_met_however_it_is_written() {
        for text in [
            "masa: 1\nkind: shared\n",
            "kind:\n  shared\nmasa: 1\n",
            "\u{feff}\"kind\": {value: shared}\r\n",
            "{masa: 1, kind: shared}\n",
            "{masa: 1,\n kind: shared}\n",
        ] {
            assert!(may_be_shared(text.as_bytes()), "{text}");
        }
        for text in ["masa: 1\ngroups:\n  a: {kind: x, shared: b}\n", "kind: arrangement\nname: shared\n", ""] {
            assert!(!may_be_shared(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn other_files_are_left_alone() {
        for text in ["name: CI\nkind: workflow\nid: 3\nstatus: green\n", "- a\n- b\n", "version: 2\n", "just text\n"] {
            assert!(!recognised(text), "{text}");
            assert!(!looks_like_arrangement(text), "{text}");
        }
    }
}
