//! The JSON, held to its published schema; the Markdown, to being only text.

use masa::report::{diff_json, diff_markdown};

use crate::cases::{folders, sides};
use crate::compared::{compared, tried};

#[test]
fn the_json_of_every_case_keeps_to_its_schema() {
    let schema = serde_json::from_str(include_str!("../../schemas/diff-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for folder in folders() {
        let [before, after] = sides(&folder);
        let compared = tried(before, after).unwrap();
        let json = diff_json(&compared.difference, &compared.sources).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{}", folder.display());
        kinds.extend(
            value["changes"].as_array().unwrap().iter().map(|change| change["what"].as_str().unwrap().to_owned()),
        );
    }
    for kind in
        ["came", "went", "renamed", "split", "merged", "succeeded-by-law", "stated-otherwise", "doubt", "latest-year"]
    {
        assert!(kinds.contains(kind), "no case has `{kind}`: {kinds:?}");
    }
}

#[test]
fn what_a_file_says_stays_text_in_markdown() {
    let area = "masa: 1\nid: area\nareas: [plymouth]\n";
    let compared = compared(
        &format!("{area}name: Ours\n"),
        &format!("{area}name: \"<b>@everyone</b> [link](http://x) #12 | \\e[31m\"\n"),
    );
    let said = diff_markdown(&compared.difference, &compared.sources);
    assert!(said.contains("**renamed:**"), "{said}");
    // What stands between backticks is code.
    let said: String = said.split('`').step_by(2).collect();
    for raw in ["<b>", "[link](", " @everyone", " #12", "\u{1b}"] {
        assert!(!said.contains(raw), "{raw} in {said}");
    }
}
