use granit_parser::{Event, Parser};
use proptest::prelude::*;

use super::tree;
use crate::source::FileId;
use crate::yaml::{NodeId, NodeKind, Tree, comments, parse, read_text};

/// A value of a generated document and how to write it.
#[derive(Clone, Debug)]
enum Value {
    Scalar(Written),
    List(Vec<Value>),
    Map(Vec<Value>),
}

#[derive(Clone, Debug)]
enum Written {
    Plain(String),
    Single(String),
    Double(String),
    Block { sign: &'static str, lines: Vec<String> },
    Absent,
}

fn words() -> impl Strategy<Value = String> {
    "[a-z£é0-9]{1,6}( [a-zé£/#.-]{0,3}[a-z£é]{1,4}){0,3}"
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        4 => words().prop_map(Written::Plain),
        1 => Just(Written::Absent),
        1 => prop_oneof!["-?[0-9]{1,4}", "true|null|~|1[.]5|2020-09-15|012"].prop_map(Written::Plain),
        2 => "[a-z£é' \":#,\\\\{\\[&*!-]{0,12}".prop_map(Written::Single),
        2 => "[a-z£é'\" :#,\\\\\n\t{\\[&*!-]{0,12}".prop_map(Written::Double),
        2 => (prop_oneof![Just("|"), Just("|-"), Just("|+"), Just(">"), Just(">-"), Just("|  # note + more")],
              prop::collection::vec(prop_oneof![3 => words(), 1 => Just(String::new())], 1..4))
            .prop_map(|(sign, lines)| Written::Block { sign, lines }),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    written().prop_map(Value::Scalar).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Value::List),
            prop::collection::vec(inner, 1..4).prop_map(Value::Map),
        ]
    })
}

/// Writes a value after `key:` or `-` in block style.
fn write(value: &Value, indent: usize, out: &mut String) {
    let blanks = " ".repeat(indent);
    match value {
        Value::Scalar(Written::Absent) => out.push('\n'),
        Value::Scalar(Written::Plain(text)) => out.extend([" ", text, "\n"]),
        Value::Scalar(Written::Single(text)) => out.extend([" '", &text.replace('\'', "''"), "'  # note\n"]),
        Value::Scalar(Written::Double(text)) => out.extend([" ", &escaped(text), "\n"]),
        Value::Scalar(Written::Block { sign, lines }) => {
            out.extend([" ", sign, "\n"]);
            for line in lines {
                if !line.is_empty() {
                    out.extend([&blanks, "  ", line]);
                }
                out.push('\n');
            }
        }
        Value::List(items) => {
            out.push('\n');
            for item in items {
                out.extend([&blanks, "-"]);
                write(item, indent + 2, out);
            }
        }
        Value::Map(values) => {
            out.push('\n');
            for (at, value) in values.iter().enumerate() {
                out.extend([&blanks, "ké", &at.to_string(), ":"]);
                write(value, indent + 2, out);
            }
        }
    }
}

fn escaped(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t"))
}

fn document() -> impl Strategy<Value = String> {
    (prop::collection::vec(value(), 1..4), any::<bool>(), any::<bool>()).prop_map(|(values, mark, crlf)| {
        let mut text = String::new();
        write(&Value::Map(values), 0, &mut text);
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        if mark { format!("\u{feff}{}", text.trim_start()) } else { text.trim_start().to_owned() }
    })
}

fn scalars(tree: &Tree<'_>) -> Vec<NodeId> {
    (0..u32::try_from(tree.node_count()).unwrap()).map(NodeId).filter(|node| tree.scalar(*node).is_some()).collect()
}

/// Kinds and texts in the order of the text, as the parser's own events give them.
fn shape_of_events(text: &str) -> Vec<String> {
    let mut shape = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.unwrap();
        match event {
            Event::Scalar(text, ..) if span.is_empty() && text == "~" => shape.push(String::new()),
            Event::Scalar(text, ..) => shape.push(text.into_owned()),
            Event::SequenceStart(..) => shape.push("[".to_owned()),
            Event::MappingStart(..) => shape.push("{".to_owned()),
            Event::SequenceEnd | Event::MappingEnd => shape.push("end".to_owned()),
            _ => {}
        }
    }
    shape
}

fn shape_of_tree(tree: &Tree<'_>, node: NodeId, shape: &mut Vec<String>) {
    match tree.kind(node) {
        NodeKind::Null | NodeKind::Scalar => shape.push(tree.scalar(node).unwrap().text.to_owned()),
        NodeKind::Sequence => {
            shape.push("[".to_owned());
            tree.items(node).for_each(|item| shape_of_tree(tree, item, shape));
            shape.push("end".to_owned());
        }
        NodeKind::Mapping => {
            shape.push("{".to_owned());
            for (key, value) in tree.entries(node) {
                shape_of_tree(tree, key, shape);
                shape_of_tree(tree, value, shape);
            }
            shape.push("end".to_owned());
        }
    }
}

proptest! {
    #[test]
    fn every_scalars_span_parses_back_to_its_value(text in document()) {
        let tree = tree(&text);
        for node in scalars(&tree) {
            let underlined = tree.span(node).slice(&text).unwrap();
            let scalar = tree.scalar(node).unwrap();
            if underlined.is_empty() {
                prop_assert!(scalar.is_null());
                continue;
            }
            let alone = super::tree(underlined);
            let again = alone.scalar(alone.root()).unwrap();
            prop_assert_eq!((again.text, again.style), (scalar.text, scalar.style), "{:?}", underlined);
            prop_assert_eq!(alone.span(alone.root()).slice(underlined), Some(underlined));
        }
    }

    #[test]
    fn the_tree_has_the_shape_of_the_parsers_events(text in document()) {
        let tree = tree(&text);
        let mut shape = Vec::new();
        shape_of_tree(&tree, tree.root(), &mut shape);
        prop_assert_eq!(shape, shape_of_events(&text));
    }

    #[test]
    fn children_lie_within_their_parents_and_pointers_lead_back(text in document()) {
        let tree = tree(&text);
        for node in (0..u32::try_from(tree.node_count()).unwrap()).map(NodeId) {
            let Some(parent) = tree.parent(node) else { continue };
            let (inner, outer) = (tree.span(node), tree.span(parent));
            prop_assert!(outer.lo <= inner.lo && inner.hi <= outer.hi, "{:?} in {:?}", inner, outer);
            let target = tree.at_pointer(&tree.pointer(node)).unwrap();
            prop_assert!(target == node || tree.key_of(target) == Some(node));
        }
    }

    #[test]
    fn any_text_is_read_or_refused_within_itself(text in any_text()) {
        let parsed = parse(FileId(0), &text);
        prop_assert_eq!(parsed.tree.is_some(), parsed.findings.is_empty());
        for finding in &parsed.findings {
            prop_assert!(!finding.message.is_empty() && !finding.mend.is_empty());
            for label in std::iter::once(&finding.primary).chain(&finding.related) {
                prop_assert!(label.span.slice(&text).is_some(), "{:?} in {:?}", finding, text);
            }
        }
        for comment in comments(FileId(0), &text) {
            prop_assert!(comment.span.slice(&text).unwrap().starts_with('#'));
        }
        let Some(tree) = parsed.tree else { return Ok(()) };
        for node in (0..u32::try_from(tree.node_count()).unwrap()).map(NodeId) {
            prop_assert!(tree.span(node).slice(&text).is_some(), "{:?}", text);
            let scalar = tree.scalar(node);
            prop_assert_eq!(scalar.is_some(), matches!(tree.kind(node), NodeKind::Null | NodeKind::Scalar));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_within_what_is_shown(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Err(refused) = read_text(FileId(0), bytes) {
            let shown = refused.finding.primary.span.slice(&refused.text);
            prop_assert!(shown.is_some());
        }
    }
}

/// Texts of the signs that YAML gives a meaning, and a few others.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a"),
        Just("é"),
        Just("£ "),
        Just("b: "),
        Just(": "),
        Just("- "),
        Just("\n"),
        Just("\n  "),
        Just("\n "),
        Just("\r\n"),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just(","),
        Just("\""),
        Just("'"),
        Just("\\"),
        Just("#"),
        Just(" # "),
        Just("|"),
        Just(">"),
        Just("&x "),
        Just("*x"),
        Just("!t "),
        Just("<<: "),
        Just("---"),
        Just("\n---\n"),
        Just("\n...\n"),
        Just("%Y"),
        Just("\t"),
        Just("? "),
        Just("@"),
        Just("`"),
        Just("\u{feff}"),
        Just("\u{1}"),
        Just("~"),
        Just("\u{85}"),
        Just("\u{2028}"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
