use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};
use serde_json::{Number, Value};

use crate::yaml::{NodeId, NodeKind, Scalar, ScalarStyle, Tree};

/// The representation of JSON that a YAML tree is, so that the validator reads it in place.
pub(super) struct TreeJson;

/// A value of a tree, or the name of a key while it is checked as a text.
#[derive(Clone, Copy)]
pub(super) enum TreeNode<'a> {
    /// A value.
    At(&'a Tree<'a>, NodeId),
    /// A key.
    Name(&'a str),
}

/// A quoted `none` is the word and not the saying; the schema, which sees no quotes, meets it with them.
const QUOTED_NONE: &str = "\"none\"";

impl<'a> TreeNode<'a> {
    pub(super) fn root(tree: &'a Tree<'a>) -> Self {
        Self::At(tree, tree.root())
    }

    fn scalar(self) -> Option<Scalar<'a>> {
        match self {
            Self::At(tree, node) => tree.scalar(node),
            Self::Name(_) => None,
        }
    }

    fn kind(self) -> NodeKind {
        match self {
            Self::At(tree, node) => tree.kind(node),
            Self::Name(_) => NodeKind::Scalar,
        }
    }
}

impl Json for TreeJson {
    type Node<'a> = TreeNode<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    // A lookup here is a walk over the members, so that one pass over them is always as cheap.
    const KEYS_PER_LOOKUP: usize = 64;
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(TreeNode<'_>) -> T) -> T {
        f(TreeNode::Name(string))
    }
}

/// A number as written, with what it is worth.
pub(super) struct TreeNumber<'a> {
    written: &'a str,
    whole: Option<i64>,
    value: f64,
}

impl JsonNumber for TreeNumber<'_> {
    fn as_u64(&self) -> Option<u64> {
        match self.whole {
            Some(whole) => u64::try_from(whole).ok(),
            None => self.written.trim_start_matches('+').parse().ok(),
        }
    }

    fn as_i64(&self) -> Option<i64> {
        self.whole
    }

    fn as_f64(&self) -> Option<f64> {
        Some(self.value)
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.written)
    }

    fn to_number(&self) -> Cow<'_, Number> {
        let whole = self.whole.map(Number::from).or_else(|| self.as_u64().map(Number::from));
        Cow::Owned(whole.or_else(|| Number::from_f64(self.value)).unwrap_or_else(|| Number::from(0)))
    }

    fn is_integer(&self) -> bool {
        self.whole.is_some() || self.value.fract() == 0.0
    }
}

impl<'a> Node<'a, TreeJson> for TreeNode<'a> {
    type Object = Members<'a>;
    type Array = Members<'a>;
    type Number = TreeNumber<'a>;

    fn as_object(&self) -> Option<Members<'a>> {
        match *self {
            Self::At(tree, node) if tree.kind(node) == NodeKind::Mapping => Some(Members { tree, node }),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Members<'a>> {
        match *self {
            Self::At(tree, node) if tree.kind(node) == NodeKind::Sequence => Some(Members { tree, node }),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        if let Self::Name(name) = *self {
            return Some(Cow::Borrowed(name));
        }
        let scalar = self.scalar().filter(|_| self.json_type() == JsonType::String)?;
        let quoted = scalar.text == "none" && scalar.style != ScalarStyle::Plain;
        Some(Cow::Borrowed(if quoted { QUOTED_NONE } else { scalar.text }))
    }

    fn as_number(&self) -> Option<TreeNumber<'a>> {
        let scalar = self.scalar()?;
        let value = scalar.as_f64()?;
        Some(TreeNumber { written: scalar.text, whole: scalar.as_i64(), value })
    }

    fn as_boolean(&self) -> Option<bool> {
        self.scalar().and_then(Scalar::as_bool)
    }

    fn is_null(&self) -> bool {
        self.kind() == NodeKind::Null
    }

    fn json_type(&self) -> JsonType {
        match self.kind() {
            NodeKind::Null => JsonType::Null,
            NodeKind::Sequence => JsonType::Array,
            NodeKind::Mapping => JsonType::Object,
            NodeKind::Scalar => scalar_type(self.scalar()),
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match expected {
            Value::Null => self.is_null(),
            Value::Bool(value) => self.as_boolean() == Some(*value),
            Value::String(text) => self.as_string().is_some_and(|own| own == *text),
            Value::Number(_) if self.json_type() != JsonType::Number => false,
            Value::Array(_) if self.as_array().is_none() => false,
            Value::Object(_) if self.as_object().is_none() => false,
            _ => jsonschema::json::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self.json_type() {
            JsonType::Null => Value::Null,
            JsonType::Boolean => Value::Bool(self.as_boolean().unwrap_or_default()),
            JsonType::Integer | JsonType::Number => {
                self.as_number().map_or(Value::Null, |number| Value::Number(number.to_number().into_owned()))
            }
            JsonType::String => Value::String(self.as_string().unwrap_or_default().into_owned()),
            JsonType::Array => {
                let items = self.as_array().map(|items| items.elements().map(|item| item.to_value().into_owned()));
                Value::Array(items.into_iter().flatten().collect())
            }
            JsonType::Object => {
                let members = self.as_object().map(|members| members.members());
                let pairs = members.into_iter().flatten();
                Value::Object(pairs.map(|(key, value)| (key.to_owned(), value.to_value().into_owned())).collect())
            }
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match *self {
            Self::At(tree, node) => Some(NodeIdentity::tagged(std::ptr::from_ref(tree).addr(), node.0)),
            Self::Name(name) => Some(NodeIdentity::new(name.as_ptr().addr())),
        }
    }
}

fn scalar_type(scalar: Option<Scalar<'_>>) -> JsonType {
    let Some(scalar) = scalar.filter(|scalar| scalar.style == ScalarStyle::Plain) else { return JsonType::String };
    match scalar.text.bytes().next() {
        Some(b'0'..=b'9' | b'-' | b'+' | b'.') if scalar.as_f64().is_some() => JsonType::Number,
        Some(b't' | b'T' | b'f' | b'F') if scalar.as_bool().is_some() => JsonType::Boolean,
        _ => JsonType::String,
    }
}

/// What a list or mapping holds.
#[derive(Clone, Copy)]
pub(super) struct Members<'a> {
    tree: &'a Tree<'a>,
    node: NodeId,
}

impl<'a> Object<'a, TreeJson> for Members<'a> {
    type Node = TreeNode<'a>;
    type MemberName = &'a str;
    type MembersIter = Box<dyn Iterator<Item = (&'a str, TreeNode<'a>)> + 'a>;

    fn len(&self) -> usize {
        self.tree.len(self.node)
    }

    fn get(&self, key: &String) -> Option<TreeNode<'a>> {
        self.tree.get(self.node, key).map(|(_, value)| TreeNode::At(self.tree, value))
    }

    fn members(&self) -> Self::MembersIter {
        let tree = self.tree;
        let entries = tree.entries(self.node);
        Box::new(entries.map(move |(key, value)| (tree.text(key).unwrap_or_default(), TreeNode::At(tree, value))))
    }
}

impl<'a> Array<'a, TreeJson> for Members<'a> {
    type Node = TreeNode<'a>;
    type ElementsIter = Box<dyn Iterator<Item = TreeNode<'a>> + 'a>;

    fn len(&self) -> usize {
        self.tree.len(self.node)
    }

    fn elements(&self) -> Self::ElementsIter {
        let tree = self.tree;
        Box::new(tree.items(self.node).map(move |item| TreeNode::At(tree, item)))
    }
}
