use jsonschema::ValidationError;
use serde_json::Value;

use crate::yaml::{NodeId, NodeKind, Tree};

/// What an error is about: the value in the file, and the part of the schema that it does not fit.
pub(super) struct Owner<'s, 'a> {
    /// The file.
    pub tree: &'a Tree<'a>,
    /// The value.
    pub node: NodeId,
    /// The schema that holds the keyword in error.
    pub schema: &'s Value,
    /// The definition it belongs to, unless the value lies below one.
    pub definition: Option<&'s str>,
    /// What ought to stand here, as the schema says it of the whole value: `a list of post ids`.
    pub wanted: Option<&'s str>,
}

impl<'s, 'a> Owner<'s, 'a> {
    /// Follows the way that the validator took through the schema.
    pub(super) fn of(whole: &'s Value, tree: &'a Tree<'a>, error: &ValidationError<'_>) -> Self {
        let node = tree.at_pointer(error.instance_path().as_str()).unwrap_or(tree.root());
        let mut owner = Self { tree, node, schema: whole, definition: None, wanted: None };
        let way = error.evaluation_path().as_str();
        // The way begins with the reference to the schema itself.
        let mut steps = way.split('/').skip(2).peekable();
        while let Some(step) = steps.next() {
            if steps.peek().is_none() {
                break;
            }
            let below = match step {
                "properties" => steps.next().and_then(|key| owner.schema.get(step)?.get(unescaped(key))),
                "dependentSchemas" => steps.next().and_then(|key| owner.schema.get(step)?.get(unescaped(key))),
                "$ref" => owner.follow(whole),
                _ => owner.schema.get(step),
            };
            if matches!(step, "properties" | "items" | "additionalProperties") {
                (owner.definition, owner.wanted) = (None, None);
            }
            let Some(below) = below else { break };
            owner.schema = below;
        }
        owner
    }

    fn follow(&mut self, whole: &'s Value) -> Option<&'s Value> {
        let name = self.schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        let target = whole.get("$defs")?.get(name)?;
        self.definition = Some(name);
        self.wanted = self.wanted.or_else(|| target.get("title")?.as_str());
        Some(target)
    }

    /// The keys that the schema in error knows.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'s str> + Clone + use<'s> {
        let keys = self.schema.get("properties").and_then(Value::as_object);
        keys.into_iter().flat_map(|keys| keys.keys().map(String::as_str))
    }

    /// The value by the name its reader knows it by: `` `areas` ``, ``an entry of `areas` ``.
    pub(super) fn subject(&self) -> String {
        subject(self.tree, self.node)
    }

    /// The text of the value, where it is one.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.tree.text(self.node)
    }
}

fn subject(tree: &Tree<'_>, node: NodeId) -> String {
    let Some(parent) = tree.parent(node) else { return "the file".to_owned() };
    match tree.key_of(node).and_then(|key| tree.text(key)) {
        Some("value") => format!("the value of {}", subject(tree, parent)),
        Some(key) => format!("`{key}`"),
        None if tree.kind(parent) == NodeKind::Sequence => match tree.key_of(parent).and_then(|key| tree.text(key)) {
            Some(key) => format!("an entry of `{key}`"),
            None => "an entry of this list".to_owned(),
        },
        None => "this".to_owned(),
    }
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
