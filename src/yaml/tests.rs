use super::{NodeKind, Tree, parse};
use crate::source::FileId;

pub(super) fn tree(text: &str) -> Tree<'_> {
    let parsed = parse(FileId(0), text);
    parsed.tree.unwrap_or_else(|| panic!("{text:?} is refused: {:?}", parsed.findings))
}

fn under<'t>(tree: &Tree<'t>, pointer: &str) -> &'t str {
    let node = tree.at_pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    tree.span(node).slice(tree.source_text()).unwrap()
}

#[test]
fn every_value_is_underlined_as_written() {
    let text = "\u{feff}naïve: \"£5 \\\"x\\\"\"\r\nb:  # note\r\n- é\r\n- [1, {c: 'it''s'}]\r\nd: >-  # folded\r\n  one\r\n  two\r\n\r\ne:\r\nf: {g: , h}\r\n";
    let tree = tree(text);
    assert_eq!(under(&tree, "/naïve"), "\"£5 \\\"x\\\"\"");
    assert_eq!(under(&tree, "/b"), "- é\r\n- [1, {c: 'it''s'}]");
    assert_eq!(under(&tree, "/b/0"), "é");
    assert_eq!(under(&tree, "/b/1"), "[1, {c: 'it''s'}]");
    assert_eq!(under(&tree, "/b/1/1"), "{c: 'it''s'}");
    assert_eq!(under(&tree, "/b/1/1/c"), "'it''s'");
    assert_eq!(under(&tree, "/d"), ">-  # folded\r\n  one\r\n  two");
    assert_eq!(under(&tree, "/e"), "");
    assert_eq!(tree.kind(tree.at_pointer("/e").unwrap()), NodeKind::Null);
    let absent = tree.span(tree.at_pointer("/e").unwrap());
    assert_eq!(&text[..absent.lo as usize].rsplit('\n').next(), &Some("e:"));
    assert_eq!(under(&tree, "/f/g"), "");
    assert_eq!(tree.text(tree.at_pointer("/naïve").unwrap()), Some("£5 \"x\""));
    assert_eq!(tree.text(tree.at_pointer("/d").unwrap()), Some("one two"));
    assert_eq!(tree.text(tree.at_pointer("/b/1/1/c").unwrap()), Some("it's"));
    assert!(under(&tree, "").starts_with("naïve") && under(&tree, "").ends_with("h}"));
}
