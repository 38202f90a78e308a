//! Whether a YAML file means to be an arrangement.

use crate::model::vocab::Kind;
use crate::yaml::{NodeKind, Tree};

/// How many of an arrangement's own keys make a file without `masa:` one that was meant to be read.
const TELLING: usize = 3;

/// Keys that other YAML files have too, and that therefore tell nothing.
const COMMON: [&str; 9] = ["id", "name", "kind", "status", "scope", "sources", "events", "functions", "documents"];

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

fn tells(key: &str) -> bool {
    !COMMON.contains(&key) && Kind::Arrangement.field(key).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::yaml::parse;

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
    fn other_files_are_left_alone() {
        for text in ["name: CI\nkind: workflow\nid: 3\nstatus: green\n", "- a\n- b\n", "version: 2\n", "just text\n"] {
            assert!(!recognised(text), "{text}");
            assert!(!looks_like_arrangement(text), "{text}");
        }
    }
}
