//! The files under `law/`, as texts and as plain data.

use std::fs;
use std::path::Path;

use masa::source::FileId;
use masa::yaml::{NodeId, NodeKind, Tree, parse};
use serde_json::{Map, Value};

/// Name and text of every file, in order of name.
pub fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("law");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "yaml"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// What a schema sees of a text.
pub fn plain(text: &str) -> Value {
    let tree = parse(FileId(0), text).tree.unwrap();
    value(&tree, tree.root())
}

fn value(tree: &Tree<'_>, node: NodeId) -> Value {
    match tree.kind(node) {
        NodeKind::Null => Value::Null,
        NodeKind::Sequence => tree.items(node).map(|item| value(tree, item)).collect(),
        NodeKind::Mapping => {
            let entries = tree.entries(node).map(|(key, held)| (tree.text(key).unwrap().to_owned(), value(tree, held)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        NodeKind::Scalar => {
            let scalar = tree.scalar(node).unwrap();
            let number = scalar.as_i64().map(Value::from);
            number.or_else(|| scalar.as_bool().map(Value::from)).unwrap_or_else(|| tree.text(node).unwrap().into())
        }
    }
}
