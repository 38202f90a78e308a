//! What `masa compare` tells of posts of one title, of lists that are said to be empty, and of functions in an area's own words.

use serde_json::Value;

use super::compared_facts::{HEAD, fact, facts_of, row, says};
use super::masa::{folder_with, run_in};

#[test]
fn that_scrutiny_has_no_methods_and_chairs_nothing_is_stated() {
    let none = "scrutiny:\n  - {form: post, methods: none, chairs: none}\n";
    let facts = facts_of(none, &[]);
    for id in ["scrutiny-methods", "scrutiny-chairs"] {
        says(&facts, id, "none", "in-part");
        assert_eq!(fact(&facts, id)["places"][0]["line"], 10, "{id}");
    }
    let facts = facts_of(&format!("{none}  - {{form: panel, methods: [audit]}}\n"), &[]);
    says(&facts, "scrutiny-methods", "audit", "in-part");
    says(&facts, "scrutiny-chairs", "none", "in-part");
    let whole = facts_of("complete: [scrutiny]\nscrutiny: [{form: post, methods: none}]\n", &[]);
    says(&whole, "scrutiny-methods", "none", "stated");
}

/// The leads of an area and who chairs its group, by the ids of its council and health board.
fn titled_alike(council: &str, board: &str) -> String {
    format!(
        "posts:\n  a: {{title: Chief Executive, body: {council}}}\n  b: {{title: Chief Executive}}\n  \
         c: {{title: Chief Constable, body: devon-and-cornwall-police}}\n\
         partners:\n  - {{body: {council}, kind: local-authority, lead: a}}\n  \
         - {{body: {board}, kind: health-board, lead: b, delegates: [a]}}\n  \
         - {{body: devon-and-cornwall-police, kind: police, lead: c}}\n\
         groups: {{g: {{name: G, tier: lead, chairs: [{{as: co-chair, post: a}}, {{as: co-chair, post: b}}]}}}}\n"
    )
}

#[test]
fn posts_of_one_title_are_told_apart_by_their_bodies() {
    let facts = facts_of(&titled_alike("plymouth", "nhs-devon-icb"), &[]);
    let both = "Chief Executive of Plymouth City Council; Chief Executive of NHS Devon Integrated Care Board";
    says(&facts, "lead-posts", &format!("{both}; Chief Constable"), "stated");
    says(&facts, "chair", both, "in-part");
    says(&facts, "delegates", "Chief Executive", "in-part");
    let planned = titled_alike("plymouth", "nhs-devon-icb").replace("Executive}", "Executive, state: vacant}");
    says(&facts_of(&planned, &[]), "lead-posts", &format!("{both} (vacant); Chief Constable"), "stated");
    let doubted = titled_alike("plymouth", "nhs-devon-icb").replace("lead: b", "lead: {value: b, doubt: smudged}");
    let facts = facts_of(&doubted, &[]);
    let cell = fact(&facts, "lead-posts");
    assert_eq!(cell["told"].as_array().unwrap().len(), 2, "{cell}");
    assert_eq!(cell["uncertain"][0], "Chief Executive of NHS Devon Integrated Care Board");
}

#[test]
fn areas_whose_posts_are_titled_alike_do_not_differ_in_their_bodies() {
    let of = |id: &str, area: &str, text: &str| {
        let head = HEAD.replace("one", id).replace("[plymouth]", &format!("[{area}]"));
        format!("{head}{text}")
    };
    let differ = |other: &str| {
        let one = of("one", "plymouth", &titled_alike("plymouth", "nhs-devon-icb"));
        let two = of("two", "torbay", other);
        let folder = folder_with(&[("one.yaml", one.as_bytes()), ("two.yaml", two.as_bytes())]);
        let run = run_in(folder.path(), &["compare", ".", "--facts", "--only-differences", "--format", "json"]);
        let document: Value = serde_json::from_slice(&run.stdout).unwrap();
        let ids = document["facts"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned());
        ids.filter(|id| ["lead-posts", "chair", "delegates"].contains(&id.as_str())).collect::<Vec<_>>()
    };
    let alike = titled_alike("torbay", "nhs-devon-icb");
    assert_eq!(differ(&alike), Vec::<String>::new());
    assert_eq!(
        differ(&alike.replace("b: {title: Chief Executive}", "b: {title: Chief Officer}")),
        ["lead-posts", "chair"]
    );
}

#[test]
fn every_function_that_some_file_names_has_a_row() {
    let facts = facts_of(
        "groups:\n  g: {name: G, tier: lead, functions: [governance-and-accountability]}\n  \
         h: {name: H, functions: {value: [Multi-agency audit], doubt: smudged}}\n\
         functions: [{function: strategic-oversight, owners: [g]}]\n",
        &[],
    );
    says(&facts, "function-governance-and-accountability", "G", "in-part");
    says(&facts, "function-strategic-oversight", "G", "in-part");
    says(&facts, "function-Multi-agency audit", "H (uncertain)", "uncertain");
    assert_eq!(row(&facts, "function-strategic-oversight")["heading"], "strategic oversight");
}
