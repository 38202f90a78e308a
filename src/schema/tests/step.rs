//! Schema and vocabulary say the same, both ways.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::vocab::{Field, Form, Kind, LONGEST_NAME, LONGEST_TEXT, Origin, Tail, Type, WORD_LISTS, WordList};
use crate::schema::compiled::WHOLE;

/// Keys that any entry may have besides its fields.
const BESIDES: [&str; 5] = ["cite", "cites", "doubt", "note", "complete"];

fn written(kind: Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().iter().filter(|field| field.origin == Origin::Written)
}

fn definition(name: &str) -> &'static Value {
    WHOLE["$defs"].get(name).unwrap_or_else(|| panic!("no definition `{name}`"))
}

fn properties(kind: Kind) -> &'static serde_json::Map<String, Value> {
    definition(kind.name())["properties"].as_object().unwrap()
}

/// The name of the definition of a plain value of a type.
fn named(ty: &Type) -> String {
    match ty {
        Type::Text => "text".to_owned(),
        Type::Bool => "yes-or-no".to_owned(),
        Type::Int => "whole-number".to_owned(),
        Type::Money => "money".to_owned(),
        Type::Share => "share".to_owned(),
        Type::Day => "day".to_owned(),
        Type::Period => "period".to_owned(),
        Type::Year => "financial-year".to_owned(),
        Type::Word(list) => format!("word-{}", list.name),
        Type::Ref(kinds) => match kinds {
            [Kind::Area] => "an-area",
            [Kind::Body] => "a-body",
            [Kind::Body, Kind::Collective] => "a-body-or-the-partners",
            [Kind::Post] => "a-post",
            [Kind::Group] => "a-group",
            [Kind::Document] => "a-document",
            [Kind::Agreement] => "an-agreement",
            [Kind::Post, Kind::Group, Kind::Body, Kind::Collective] => "anybody",
            other => panic!("no definition for references to {other:?}"),
        }
        .to_owned(),
        Type::Element(kind) => kind.name().to_owned(),
        Type::List { of, form: Form::Keyed, .. } => format!("by-id-{}", named(of)),
        Type::List { of, .. } => format!("list-of-{}", named(of)),
    }
}

fn annotation(ty: &Type) -> Value {
    match ty {
        Type::List { tail: Tail::Closed, .. } => json!("closed"),
        Type::List { tail: Tail::ClosedInKept, .. } => json!("closed-in-kept-file"),
        Type::List { tail: Tail::Open, .. } => json!("open"),
        _ => Value::Null,
    }
}

#[test]
fn every_field_of_the_vocabulary_is_a_key_of_the_schema_and_the_reverse() {
    for kind in Kind::ALL.iter().copied().filter(|kind| written(*kind).next().is_some()) {
        let keys: Vec<_> = properties(kind).keys().map(String::as_str).filter(|key| !BESIDES.contains(key)).collect();
        let fields: Vec<_> = written(kind).map(|field| field.name).collect();
        assert_eq!(keys, fields, "{kind:?}");
        assert_eq!(definition(kind.name())["additionalProperties"], json!(false), "{kind:?}");
    }
}

#[test]
fn every_key_has_the_type_and_the_tail_of_its_field() {
    for kind in Kind::ALL.iter().copied() {
        for field in written(kind) {
            let property = &properties(kind)[field.name];
            let at = format!("{} of {kind:?}", field.name);
            assert_eq!(property.get("x-masa-list").cloned().unwrap_or_default(), annotation(&field.ty), "{at}");
            match (kind, field.name) {
                (Kind::Arrangement, "masa") => assert_eq!(property["const"], json!(1)),
                (Kind::Arrangement, "id") => assert_eq!(property["$ref"], json!("#/$defs/text")),
                _ if field.is_name() => assert_eq!(property["$ref"], json!("#/$defs/stated-name"), "{at}"),
                _ => assert_eq!(property["$ref"], json!(format!("#/$defs/stated-{}", named(&field.ty))), "{at}"),
            }
        }
    }
}

#[test]
fn what_is_too_long_for_the_schema_is_too_long_for_the_model() {
    assert_eq!(definition("text")["maxLength"], json!(LONGEST_TEXT));
    assert_eq!(definition("name")["maxLength"], json!(LONGEST_NAME));
}

#[test]
fn what_may_stand_beside_the_fields_names_them_all() {
    for kind in Kind::ALL.iter().copied().filter(|kind| written(*kind).next().is_some()) {
        let names: Vec<_> = written(kind).map(|field| field.name).collect();
        let lists: Vec<_> =
            written(kind).filter(|field| matches!(field.ty, Type::List { .. })).map(|field| field.name).collect();
        let properties = properties(kind);
        assert_eq!(properties["cites"]["propertyNames"]["enum"], json!(names), "{kind:?}");
        let complete = properties.get("complete").map(|complete| &complete["items"]["enum"]);
        assert_eq!(complete, (!lists.is_empty()).then_some(&json!(lists)), "{kind:?}");
    }
}

fn words_in_schema(list: &WordList) -> (&'static Value, Value) {
    let definition = definition(&format!("word-{}", list.name));
    let mut words: Vec<Value> = list.words.iter().map(|word| json!(word)).collect();
    if list.open {
        return (&definition["examples"], json!(words));
    }
    words.push(json!("none"));
    (&definition["enum"], json!(words))
}

#[test]
fn every_list_of_words_is_the_same() {
    for list in WORD_LISTS.iter().filter(|list| list.name != "collective") {
        let (written, expected) = words_in_schema(list);
        assert_eq!(*written, expected, "{}", list.name);
        let open = if list.open { "open" } else { "closed" };
        assert_eq!(definition(&format!("word-{}", list.name))["x-masa-words"], json!(open), "{}", list.name);
    }
    assert_eq!(definition("only-word-scope")["enum"], json!(crate::model::vocab::SCOPE.words));
}

fn references(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            if let Some(name) = entries.get("$ref").and_then(Value::as_str) {
                into.insert(name.trim_start_matches("#/$defs/").to_owned());
            }
            entries.values().for_each(|entry| references(entry, into));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        _ => {}
    }
}

#[test]
fn every_definition_is_used_and_every_one_that_is_used_is_there() {
    let mut used = BTreeSet::new();
    references(&WHOLE, &mut used);
    let there: BTreeSet<String> = WHOLE["$defs"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(used.symmetric_difference(&there).collect::<Vec<_>>(), [""; 0]);
}

fn explained(schema: &Value, at: &str) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    for (key, property) in properties {
        let target = property["$ref"].as_str().map(|name| definition(name.trim_start_matches("#/$defs/")));
        for part in ["title", "description", "examples"] {
            let own = property.get(part).or_else(|| target.filter(|_| BESIDES.contains(&key.as_str()))?.get(part));
            assert!(own.is_some_and(says_something), "`{key}` of {at} has no {part}");
        }
        let description = property.get("description").and_then(Value::as_str);
        assert!(description.is_none_or(|text| text.ends_with(['.', ')'])), "`{key}` of {at}: {description:?}");
    }
}

fn says_something(part: &Value) -> bool {
    part.as_str().is_some_and(|text| text.len() > 1) || part.as_array().is_some_and(|list| !list.is_empty())
}

#[test]
fn every_key_is_explained() {
    for (name, definition) in WHOLE["$defs"].as_object().unwrap() {
        explained(definition, name);
        assert!(definition["title"].is_string(), "{name}");
    }
}
