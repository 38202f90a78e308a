use std::fs;

use serde_json::{Map, Value, json};

use crate::schema::compiled::WHOLE;
use crate::schema::node::{TreeJson, TreeNode};
use crate::schema::page::EXAMPLE;
use crate::schema::{check, format_page};
use crate::source::FileId;
use crate::yaml::parse;

/// `MASA_WRITE=1` writes the page.
#[test]
fn the_page_is_what_the_schema_says() {
    if std::env::var_os("MASA_WRITE").is_some() {
        fs::create_dir_all("docs").unwrap();
        fs::write("docs/format.md", format_page()).unwrap();
    }
    let written = fs::read_to_string("docs/format.md").unwrap();
    assert!(written == format_page(), "docs/format.md is out of date: MASA_WRITE=1 cargo test --lib schema::");
}

#[test]
fn the_example_is_of_the_format() {
    assert_eq!(check(&parse(FileId(0), EXAMPLE).tree.unwrap()).findings, []);
    assert!(format_page().contains(EXAMPLE));
}

#[test]
fn every_example_of_every_key_is_of_the_format() {
    for (name, definition) in WHOLE["$defs"].as_object().unwrap() {
        let Some(properties) = definition.get("properties").filter(|keys| keys.get("cites").is_some()) else {
            continue;
        };
        let examples = properties.as_object().unwrap().iter().filter_map(|(key, property)| {
            let examples = property.get("examples")?.as_array()?;
            assert_eq!(examples.len(), 1, "{key} of {name}");
            Some((key.clone(), examples[0].clone()))
        });
        let text = Value::Object(examples.collect::<Map<_, _>>()).to_string();
        let tree = parse(FileId(0), &text).tree.unwrap();
        let schema = json!({"$ref": format!("#/$defs/{name}"), "$defs": WHOLE["$defs"]});
        let validator = jsonschema::options_for::<TreeJson>().offline().build(&schema).unwrap();
        let wrong: Vec<_> = validator.iter_errors(TreeNode::root(&tree)).map(|error| error.to_string()).collect();
        assert_eq!(wrong, [""; 0], "{name}");
    }
}

#[test]
fn the_schema_is_json_schema_2020_12() {
    assert_eq!(WHOLE["$schema"], json!("https://json-schema.org/draft/2020-12/schema"));
    assert!(jsonschema::meta::is_valid(&WHOLE));
}
