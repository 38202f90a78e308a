mod properties;

use super::{NodeKind, Tree, comments, parse};
use crate::source::FileId;

pub(super) fn tree(text: &str) -> Tree<'_> {
    let parsed = parse(FileId(0), text);
    parsed.tree.unwrap_or_else(|| panic!("{text:?} is refused: {:?}", parsed.findings))
}

/// What is underlined for the node at a pointer.
fn under<'t>(tree: &Tree<'t>, pointer: &str) -> &'t str {
    let node = tree.at_pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    tree.span(node).slice(tree.source_text()).unwrap()
}

fn text<'a>(tree: &'a Tree<'_>, pointer: &str) -> Option<&'a str> {
    tree.text(tree.at_pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")))
}

const MIXED: &str = "\u{feff}naïve: \"£5 \\\"x\\\"\"\r\nb:  # note\r\n- é\r\n- [1, {c: 'it''s'}]\r\nd: >-  # folded\r\n  one\r\n  \
                     two\r\n\r\ne:\r\nf: {g: , h}\r\n";

#[test]
fn every_value_is_underlined_as_written() {
    let tree = tree(MIXED);
    assert_eq!(under(&tree, "/naïve"), "\"£5 \\\"x\\\"\"");
    assert_eq!(under(&tree, "/b"), "- é\r\n- [1, {c: 'it''s'}]");
    assert_eq!(under(&tree, "/b/0"), "é");
    assert_eq!(under(&tree, "/b/1"), "[1, {c: 'it''s'}]");
    assert_eq!(under(&tree, "/b/1/1"), "{c: 'it''s'}");
    assert_eq!(under(&tree, "/b/1/1/c"), "'it''s'");
    assert_eq!(under(&tree, "/d"), ">-  # folded\r\n  one\r\n  two");
    assert!(under(&tree, "").starts_with("naïve") && under(&tree, "").ends_with("h}"));
}

#[test]
fn what_looks_like_a_mark_of_a_merge_may_stand_within_a_text() {
    let text = "a: |\n  <<<<<<< HEAD\n  one\n  =======\n  two\n  >>>>>>> b\nb: \"A heading\n=======\n\"\n# >>>>>>> b\n";
    assert_eq!(tree(text).entries(tree(text).root()).count(), 2);
    for other in ["<<<<<<<< HEAD", "<<<<<<<HEAD", "<<<<<< HEAD", ">>>>>>> b"] {
        let quoted = format!("a: \"\n{other}\n\"\n");
        assert_eq!(parse(FileId(0), &quoted).tree.is_none(), other == ">>>>>>> b", "{other}");
    }
}

#[test]
fn every_key_is_underlined_as_written() {
    let tree = tree(MIXED);
    let keys: Vec<&str> =
        tree.entries(tree.root()).map(|(key, _)| tree.span(key).slice(tree.source_text()).unwrap()).collect();
    assert_eq!(keys, ["naïve", "b", "d", "e", "f"]);
}

#[test]
fn texts_come_without_quotes_escapes_and_folds() {
    let tree = tree(MIXED);
    assert_eq!(text(&tree, "/naïve"), Some("£5 \"x\""));
    assert_eq!(text(&tree, "/b/1/1/c"), Some("it's"));
    assert_eq!(text(&tree, "/d"), Some("one two"));
}

#[test]
fn a_value_that_is_not_there_is_missed_after_its_colon() {
    let tree = tree(MIXED);
    for (pointer, before) in [("/e", "e:"), ("/f/g", "{g:"), ("/f/h", "h")] {
        let node = tree.at_pointer(pointer).unwrap();
        assert_eq!((tree.kind(node), under(&tree, pointer)), (NodeKind::Null, ""), "{pointer}");
        assert!(MIXED[..tree.span(node).lo as usize].ends_with(before), "{pointer}");
    }
}

#[test]
fn block_texts_begin_at_their_sign_and_end_with_their_last_line() {
    let source = "a: |\n\n  one\n\n  two\n\n\nb:\n  - >+\n    kept\n\n  - # c\n    |2-\n      x\nc: |\nd:\n  |\n  y\n";
    let tree = tree(source);
    assert_eq!(under(&tree, "/a"), "|\n\n  one\n\n  two");
    assert_eq!(text(&tree, "/a"), Some("\none\n\ntwo\n"));
    assert_eq!(under(&tree, "/b/0"), ">+\n    kept\n\n");
    assert_eq!(text(&tree, "/b/0"), Some("kept\n\n"));
    assert_eq!(under(&tree, "/b/1"), "|2-\n      x");
    assert_eq!(under(&tree, "/c"), "|");
    assert_eq!(text(&tree, "/c"), Some(""));
    assert_eq!(under(&tree, "/d"), "|\n  y");
}

#[test]
fn lists_begin_at_their_first_dash_however_they_are_set_in() {
    let tree = tree("a:\n- - 1\n  - 2\n- - 3\nb:\n  - -4\nc: # note - with dash\n\n- x\n");
    assert_eq!(under(&tree, "/a"), "- - 1\n  - 2\n- - 3");
    assert_eq!(under(&tree, "/a/0"), "- 1\n  - 2");
    assert_eq!(under(&tree, "/a/1"), "- 3");
    assert_eq!(under(&tree, "/b"), "- -4");
    assert_eq!(under(&tree, "/c"), "- x");
}

#[test]
fn pointers_lead_back_to_their_nodes() {
    let tree = tree("a/b: {c~d: [x, {e: 1}]}\n'': y\n");
    let one = tree.at_pointer("/a~1b/c~0d/1/e").unwrap();
    assert_eq!(tree.scalar(one).unwrap().as_i64(), Some(1));
    assert_eq!(tree.pointer(one), "/a~1b/c~0d/1/e");
    assert_eq!(text(&tree, "/"), Some("y"));
    for wrong in ["a", "/a", "/a~1b/c~0d/2", "/a~1b/c~0d/01", "/a~1b/c~0d/+1", "/a~1b/c~0d/", "//x"] {
        assert_eq!(tree.at_pointer(wrong), None, "{wrong}");
    }
}

#[test]
fn keys_and_parents_are_found_from_below() {
    let tree = tree("a: [x]\n");
    let (key, list) = tree.get(tree.root(), "a").unwrap();
    let item = tree.items(list).next().unwrap();
    assert_eq!(tree.parent(item), Some(list));
    assert_eq!(tree.key_of(list), Some(key));
    assert_eq!((tree.key_of(item), tree.key_of(key), tree.parent(tree.root())), (None, None, None));
    assert_eq!((tree.len(tree.root()), tree.len(list), tree.len(item)), (1, 1, 0));
    assert_eq!(tree.pointer(key), "/a");
}

#[test]
fn comments_are_read_when_asked_for() {
    let source = "\u{feff}# first\na: 'x # no' #second\r\nb: |\n  # text\n  # text\n   #  third \n";
    let found: Vec<(&str, bool, &str)> = comments(FileId(0), source)
        .into_iter()
        .map(|comment| (comment.text, comment.own_line, comment.span.slice(source).unwrap()))
        .collect();
    assert_eq!(found, [("first", true, "# first"), ("second", false, "#second")]);
    assert_eq!(comments(FileId(0), "a: [ # x\n").len(), 1, "comments before an error are read");
    let many = "# x\n".repeat(500) + "a: 1\n";
    assert_eq!(comments(FileId(0), &many).len(), 500);
    assert!(parse(FileId(0), &many).tree.is_some());
}

#[test]
fn sixty_four_levels_are_read() {
    let nested = format!("{}x{}", "[".repeat(64), "]".repeat(64));
    assert_eq!(tree(&nested).node_count(), 65);
    assert!(tree(&format!("{}x\n", "- ".repeat(64))).at_pointer(&"/0".repeat(64)).is_some());
}

#[test]
fn many_keys_are_compared_as_few_are() {
    let mut source = (0..40).map(|n| format!("key-{n}: {n}\n")).collect::<Vec<_>>().concat();
    assert!(parse(FileId(0), &source).findings.is_empty());
    source.push_str("key-7: again\nkey-8: again\n");
    let findings = parse(FileId(0), &source).findings;
    let underlined: Vec<_> = findings.iter().map(|finding| finding.primary.span.slice(&source).unwrap()).collect();
    assert_eq!(underlined, ["key-7", "key-8"]);
    assert_eq!(findings[0].related[0].span.slice(&source), Some("key-7"));
}

#[test]
fn keys_of_a_mapping_that_breaks_off_are_compared_too() {
    let parsed = parse(FileId(0), "a: 1\na: 2\nb: [\n");
    assert_eq!(parsed.findings.len(), 2, "{:?}", parsed.findings);
    assert!(parsed.tree.is_none());
}

#[test]
fn an_explicit_document_is_read_as_any_other() {
    assert_eq!(text(&tree("---\na: x\n...\n"), "/a"), Some("x"));
    assert_eq!(under(&tree("--- |\n x\n"), ""), "|\n x");
}

#[test]
fn a_key_can_be_too_long() {
    let source = format!("id: x\n{}: y\n", "word ".repeat(220));
    let findings = parse(FileId(0), &source).findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].message.contains("longer than a key can be"), "{}", findings[0].message);
}

#[test]
fn a_file_full_of_mistakes_is_not_followed_for_ever() {
    for line in ["- *x\n", "a: 1\n", "? [a]\n: b\n", "a: b: c\n"] {
        let findings = parse(FileId(0), &line.repeat(5_000)).findings;
        assert!((25..=130).contains(&findings.len()), "{line:?} gives {}", findings.len());
    }
}
