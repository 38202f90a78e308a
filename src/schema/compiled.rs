use std::fmt;
use std::sync::LazyLock;

use jsonschema::{Draft, PatternOptions, Registry, Validator};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::node::TreeJson;

/// The schema as published.
pub(super) const TEXT: &str = include_str!("../../schemas/arrangement-v1.schema.json");

/// The whole schema, titles and examples included; read when something is wrong, or its page is asked for.
pub(super) static WHOLE: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(TEXT).unwrap_or_default());

/// What checks trees; nothing if the schema itself were broken.
pub(super) static VALIDATOR: LazyLock<Option<Validator<TreeJson>>> = LazyLock::new(|| {
    let Bare(mut schema) = serde_json::from_str(TEXT).ok()?;
    leave_notations_to_the_model(&mut schema);
    validator(schema)
});

/// Definitions whose texts have a notation of their own, read and judged by the model.
pub(super) const MEASURED: [&str; 5] = ["day", "period", "financial-year", "money", "share"];

fn leave_notations_to_the_model(schema: &mut Value) {
    for name in MEASURED {
        let definition = schema.get_mut("$defs").and_then(|all| all.get_mut(name)).and_then(Value::as_object_mut);
        let Some(definition) = definition else { continue };
        definition.retain(|key, _| !matches!(key.as_str(), "pattern" | "minimum" | "maximum"));
    }
}

/// A schema that is referred to is not held against the schema of schemas, as one that is built from is; a test does that
/// once, so that not every start has to.
fn validator(schema: Value) -> Option<Validator<TreeJson>> {
    const NAME: &str = "urn:masa:schema:arrangement:1";
    let registry = Registry::new().add(NAME, schema).ok()?.prepare().ok()?;
    let options = jsonschema::options_for::<TreeJson>().with_draft(Draft::Draft7).with_registry(&registry);
    let options = options.with_pattern_options(PatternOptions::regex()).should_validate_formats(true).offline();
    options.build(&serde_json::json!({"$ref": NAME})).ok()
}

/// A schema without what only people read, which is most of it: start-up waits for this.
struct Bare(Value);

const FOR_PEOPLE: [&str; 5] = ["title", "description", "examples", "x-masa-list", "x-masa-words"];

impl<'de> Deserialize<'de> for Bare {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BareVisitor { names: false }).map(Self)
    }
}

/// Reads a schema; with `names`, a mapping of names to schemas, where a property may be called `title`.
#[derive(Clone, Copy)]
struct BareVisitor {
    names: bool,
}

impl<'de> serde::de::DeserializeSeed<'de> for BareVisitor {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for BareVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON Schema")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Self { names: false })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<std::borrow::Cow<'de, str>>()? {
            if !self.names && FOR_PEOPLE.contains(&&*key) {
                entries.next_value::<IgnoredAny>()?;
                continue;
            }
            let names = !self.names && matches!(&*key, "properties" | "$defs" | "dependentSchemas");
            let value = entries.next_value_seed(Self { names })?;
            map.insert(key.into_owned(), value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_compiles() {
        assert!(VALIDATOR.is_some());
    }

    #[test]
    fn what_people_read_is_left_out_and_nothing_else() {
        let text =
            r#"{"title": "T", "properties": {"title": {"description": "D", "const": "title"}}, "x-masa-list": "open"}"#;
        let Bare(bare) = serde_json::from_str(text).unwrap();
        assert_eq!(bare, serde_json::json!({"properties": {"title": {"const": "title"}}}));
    }
}
