//! The published schema of a law file and the reader of these files agree.

use jsonschema::Validator;
use masa::law::parse_catalogue;
use masa::source::{Source, Sources};
use serde_json::{Value, json};

use crate::texts::{files, plain};

fn schema() -> Validator {
    let schema = serde_json::from_str(include_str!("../../schemas/law-v1.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Whether the reader takes a document, and what it says if not.
fn refused(document: &Value) -> Vec<String> {
    let mut sources = Sources::new();
    sources.add(Source::new("law/tried.yaml", document.to_string()));
    let findings = parse_catalogue(&sources).err().unwrap_or_default();
    findings.into_iter().map(|finding| finding.message.into()).collect()
}

#[test]
fn every_file_keeps_to_the_schema() {
    let schema = schema();
    for (name, text) in files() {
        let errors: Vec<String> =
            schema.iter_errors(&plain(&text)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [""; 0], "{name}");
    }
}

/// A whole file with everything in it that can be.
fn sound() -> Value {
    json!({
        "instrument": {
            "id": "act", "title": "Test Act", "short": "The Act", "kind": "act", "published": "2004-11-15",
            "from": "2004-11-15", "until": "2030-01-01", "also-dated": ["2004-12", 2005], "as-at": "2026-11-23"
        },
        "sources": {"text": "https://example.org/act"},
        "provisions": [
            {
                "id": "act-1", "place": "s.1", "force": "must", "force-certainty": "reported", "bearer": "partners",
                "says": "They have to do it.", "from": "2018-06-29", "until": "2025-01-01", "certainty": "read",
                "source": ["text"], "at-most": "question", "because": "so",
                "decided": {"judgement": {"ask": "Why?", "evidence": "minutes"}}, "same-duty-as": ["act-2"],
                "carried-from": [], "facts": {"by": "2019-06-30", "within": {"months": 3}}, "note": "So it is."
            },
            {
                "id": "act-2", "place": "s.2", "force": "may", "bearer": "partners", "says": "They may.",
                "commences": "by-area", "everywhere-from": "2025-01-01", "areas": {"dorset": "2024-01-01"},
                "certainty": "recalled", "source": ["text"], "decided": "machine"
            },
            {
                "id": "act-3", "place": "s.3", "force": "states", "bearer": "all", "says": "It is so.",
                "commences": "not-yet", "expected": "no day found", "certainty": "reported", "source": ["text"],
                "decided": {"no-duty": {"why": "it is a definition"}}
            }
        ],
        "schedule": {
            "provision": "act-2", "headings": {"one": "One"},
            "entries": [{
                "id": "act-e1", "paragraph": 1, "heading": "one", "says": "a charity", "kinds": ["charity"],
                "words": ["charity"], "names": ["Trust"], "open-ended": true, "certainty": "read", "source": ["text"],
                "note": "Wide."
            }],
            "without-entry": [{"says": "general practices", "kinds": ["gp-practice"], "words": ["GP"], "names": ["Surgery"]}]
        }
    })
}

/// Every mapping in a document, by its pointer.
fn mappings(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            into.push(at.to_owned());
            for (key, held) in entries {
                mappings(held, &format!("{at}/{key}"), into);
            }
        }
        Value::Array(items) => {
            for (index, held) in items.iter().enumerate() {
                mappings(held, &format!("{at}/{index}"), into);
            }
        }
        _ => {}
    }
}

/// Keys under which names stand, and days in every form: that they lead somewhere, and are days, is no matter of shape.
const NAMES: &[&str] = &[
    "sources",
    "source",
    "provisions",
    "facts",
    "same-duty-as",
    "carried-from",
    "provision",
    "headings",
    "heading",
    "id",
    "paragraph",
];

fn is_a_name(pointer: &str, key: &str) -> bool {
    let named = ["/sources", "/headings", "/facts", "/areas"].iter().any(|end| pointer.ends_with(end));
    named || NAMES.contains(&key)
}

#[test]
fn a_whole_file_is_taken_by_both() {
    assert_eq!(refused(&sound()), [""; 0]);
    assert!(schema().is_valid(&sound()));
}

#[test]
fn what_is_missing_unknown_or_of_another_kind_is_refused_by_both() {
    let (schema, sound) = (schema(), sound());
    let mut pointers = Vec::new();
    mappings(&sound, "", &mut pointers);
    let (mut good, mut bad) = (0, 0);
    let mut differ = Vec::new();
    for pointer in pointers {
        let keys: Vec<String> = sound.pointer(&pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        let mut tried: Vec<(String, Option<Value>)> = Vec::new();
        for key in keys {
            tried.push((key.clone(), None));
            for other in [json!(""), json!("mst"), json!([]), json!({}), json!({"why": 1}), json!(7), json!(true)] {
                tried.push((key.clone(), Some(other)));
            }
        }
        tried.push(("unheard-of".to_owned(), Some(json!("x"))));
        for (key, other) in tried.into_iter().filter(|(key, _)| !is_a_name(&pointer, key)) {
            let mut document = sound.clone();
            let held = document.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            match &other {
                Some(value) => drop(held.insert(key.clone(), value.clone())),
                None => drop(held.remove(&key)),
            }
            let (by_schema, said) = (schema.is_valid(&document), refused(&document));
            if by_schema == said.is_empty() {
                if by_schema { good += 1 } else { bad += 1 }
            } else {
                differ.push(format!("{pointer}/{key} = {other:?}: the schema {by_schema}, the reader {said:?}"));
            }
        }
    }
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
    assert!(good > 30 && bad > 300, "{good} {bad}");
}
