//! The adapter against the validator's own contract for representations, and against the public JSON Schema test suite.

use std::fs;

use jsonschema::json::conformance;
use serde_json::Value;

use crate::schema::node::{TreeJson, TreeNode};
use crate::source::FileId;
use crate::yaml::parse;

#[test]
fn a_tree_satisfies_the_contract_of_a_representation() {
    let text = conformance::document().to_string();
    let tree = parse(FileId(0), &text).tree.unwrap();
    conformance::assert_conformance::<TreeJson>(&TreeNode::root(&tree));
}

/// Groups whose schemas lie, or pretend to lie, at this address of the suite's own server, which is never asked.
const ELSEWHERE: &str = "localhost:1234";

#[test]
fn trees_are_judged_as_the_public_suite_says() {
    let (mut run, mut passed_over, mut wrong) = (0, Vec::new(), Vec::new());
    for entry in fs::read_dir("tests/inputs/json-schema-2020-12").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let groups: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for group in groups {
            let schema = &group["schema"];
            if schema.to_string().contains(ELSEWHERE) {
                passed_over.push(group["description"].to_string());
                continue;
            }
            let validator = jsonschema::options_for::<TreeJson>().offline().build(schema).unwrap();
            for test in group["tests"].as_array().unwrap() {
                let text = test["data"].to_string();
                let parsed = parse(FileId(0), &text);
                let Some(tree) = parsed.tree else {
                    passed_over.push(format!("{text}: {}", parsed.findings[0].message));
                    continue;
                };
                let root = TreeNode::root(&tree);
                let expected = test["valid"].as_bool().unwrap();
                if validator.is_valid(root) != expected || validator.iter_errors(root).next().is_none() != expected {
                    wrong.push(format!("{}: {} / {}", path.display(), group["description"], test["description"]));
                }
                run += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run > 1190, "{run} ran");
    assert!(passed_over.len() <= 10, "{}", passed_over.join("\n"));
}
