//! What `masa compare` says where a paper is silent: that it is not stated, and never that there is none.

use serde_json::Value;

use super::compared_facts::{fact, facts_of, says};
use super::masa::{folder_with, out, run_in};

fn lacks(document: &Value, id: &str, missing: &str) {
    let gaps = fact(document, id)["missing"].as_array().unwrap();
    assert!(gaps.iter().any(|gap| gap["fact"] == missing), "{id}: {gaps:?}");
}

fn has_row(document: &Value, id: &str) -> bool {
    document["facts"].as_array().unwrap().iter().any(|row| row["id"] == id)
}

#[test]
fn where_the_partners_decide_is_not_stated_where_the_tier_of_a_group_is_not() {
    let group = |tier: &str| {
        let text = format!(
            "complete: [groups]\nposts: {{c: {{title: Independent Chair}}, h: {{title: Head teacher}}}}\ngroups:\n  g:\n    name: G\n{tier}    \
             chairs: [{{as: chair, post: c}}]\n    members: [{{post: h, sector: education, as: member}}]\n    \
             meetings-a-year: 6\n    meets: every two months\n    complete: [chairs, members]\n"
        );
        facts_of(&text, &[])
    };
    let silent = group("");
    for id in ["deciding-groups", "chair", "chair-chosen", "meetings", "meets", "education-seats"] {
        says(&silent, id, "not stated", "not-stated");
        if id != "chair-chosen" {
            lacks(&silent, id, "groups.g.tier");
        }
    }
    says(&silent, "chair-rotates", "not stated", "not-stated");
    says(&silent, "chair-undecided", "Independent Chair", "stated");
    let lead = group("    tier: lead\n");
    says(&lead, "chair", "Independent Chair", "stated");
    says(&lead, "meetings", "6", "stated");
    says(&lead, "education-seats", "Head teacher on G", "stated");
    assert!(!has_row(&lead, "chair-undecided"), "nothing is to tell of it");
    let forum = group("    tier: forum\n");
    for id in ["deciding-groups", "chair", "meetings", "education-seats"] {
        says(&forum, id, "none", "none");
    }
}

#[test]
fn nothing_stands_out_by_what_is_not_stated() {
    let files: Vec<(String, String)> = (0..9)
        .map(|at| {
            let tier = if at == 8 { "" } else { ", tier: lead" };
            let text = format!(
                "masa: 1\nid: a{at}\ndescribes: a{at}\nas-at: 2024-06-01\nareas: [plymouth]\ncomplete: [groups]\n\
                 groups: {{g: {{name: Executive{tier}}}}}\n"
            );
            (format!("{at}.yaml"), text)
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json", "--outliers"]);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(document["outliers"].as_array().unwrap().len(), 0, "{}", document["outliers"]);
}

#[test]
fn a_vice_chair_is_no_chair_and_a_chair_that_goes_round_or_is_to_be_nominated_is_one() {
    let chairs = |chairs: &str| {
        facts_of(
            &format!(
                "complete: [groups]\nposts: {{c: {{title: Chief}}, v: {{title: Vice}}}}\n\
                 groups: {{g: {{name: G, tier: lead, complete: [chairs], chairs: [{chairs}]}}}}\n"
            ),
            &[],
        )
    };
    let both = chairs("{as: chair, post: c}, {as: vice-chair, post: v}");
    says(&both, "chair", "Chief", "stated");
    says(&both, "vice-chair", "Vice", "stated");
    let vice = chairs("{as: vice-chair, post: v}");
    says(&vice, "chair", "none", "none");
    says(&vice, "vice-chair", "Vice", "stated");
    says(&chairs("{as: chair, among: [plymouth, torbay], now: torbay}"), "chair", "Torbay Council", "stated");
    let round = chairs("{as: chair, among: [plymouth, torbay]}");
    let told = "goes round among Plymouth City Council; Torbay Council, and not said whose turn it is";
    says(&round, "chair", told, "lacking");
    lacks(&round, "chair", "groups.g.chairs[0].now");
    let nominated = chairs("{as: chair, nominated-by: partners}");
    says(&nominated, "chair", "to be nominated by the safeguarding partners", "lacking");
    says(&nominated, "chair-chosen", "the safeguarding partners", "stated");
    says(&chairs("{as: chair, body: torbay}"), "chair-chosen", "not stated", "not-stated");
}

#[test]
fn who_has_a_function_is_not_stated_where_a_group_does_not_say_what_it_does() {
    let cell = |group: &str| {
        let head = |id: &str| format!("masa: 1\nid: {id}\ndescribes: {id}\nas-at: 2024-06-01\nareas: [plymouth]\n");
        let silent = format!(
            "{}complete: [functions, groups, posts]\nposts: none\nfunctions: [{{function: audit, owners: none}}]\n\
             groups: {{g: {{name: G{group}}}}}\n",
            head("one")
        );
        let other = format!("{}groups: {{h: {{name: H, functions: [training]}}}}\n", head("two"));
        let folder = folder_with(&[("one.yaml", silent.as_bytes()), ("two.yaml", other.as_bytes())]);
        let run = run_in(folder.path(), &["compare", ".", "--facts", "--format", "json"]);
        serde_json::from_slice::<Value>(&run.stdout).unwrap()
    };
    let silent = cell("");
    says(&silent, "function-training", "not stated", "not-stated");
    lacks(&silent, "function-training", "groups.g.functions");
    says(&silent, "function-audit", "nobody", "in-part");
    let told = cell(", functions: none");
    says(&told, "function-training", "none", "none");
    says(&told, "function-audit", "nobody", "stated");
}

#[test]
fn who_employs_a_scrutineer_that_is_no_post_is_not_stated_and_that_nobody_does_comes_as_far_as_the_scrutiny() {
    for by in ["words: a panel of lay people", "group: g", "body: plymouth"] {
        let facts = facts_of(
            &format!(
                "complete: [scrutiny, posts]\nposts: none\ngroups: {{g: {{name: G}}}}\nscrutiny: [{{by: {{{by}}}}}]\n"
            ),
            &[],
        );
        says(&facts, "scrutiny-employed", "not stated", "not-stated");
        says(&facts, "scrutiny-engaged", "not stated", "not-stated");
    }
    let planned = facts_of(
        "complete: [scrutiny]\nposts: {s: {title: Scrutineer, employed-by: none, engaged-by: none}}\n\
         scrutiny: [{by: {post: s}, state: planned, chosen-by: none}]\n",
        &[],
    );
    says(&planned, "scrutiny-by", "Scrutineer (planned)", "stated");
    for id in ["scrutiny-employed", "scrutiny-engaged", "scrutiny-chosen"] {
        assert_eq!(fact(&planned, id)["value"], "nobody (planned)", "{id}");
    }
}

#[test]
fn the_first_report_is_late_unless_another_came_between_as_every_later_one_is() {
    let text = "events: [{what: in-force, date: 2022-01-01}]\nreports:\n  \
        - {kind: yearly, period: 2022-04/2023-03, events: [{what: published, date: 2023-09-01}]}\n  \
        - {kind: yearly, period: 2023-04/2024-03, events: [{what: published, date: 2024-12-01}]}\n";
    let open = facts_of(text, &["--as-of", "2025-06-01"]);
    for id in ["report-in-time-2023", "report-in-time-2024"] {
        says(&open, id, "late, unless another was published between", "lacking");
    }
    let closed = facts_of(&format!("complete: [reports]\n{text}"), &["--as-of", "2025-06-01"]);
    for id in ["report-in-time-2023", "report-in-time-2024"] {
        says(&closed, id, "late", "stated");
    }
    let neither = text.replace("{what: in-force, date: 2022-01-01}", "{what: agreed-in-principle, date: 2022-01-01}");
    says(&facts_of(&neither, &["--as-of", "2025-06-01"]), "report-in-time-2023", "not stated", "not-stated");
}

#[test]
fn the_order_in_which_things_are_named_makes_no_difference() {
    let of = |id: &str, areas: &str| {
        format!(
            "masa: 1\nid: {id}\nas-at: 2024-12-01\nareas: [{areas}]\ncomplete: [relevant-agencies]\nrelevant-agencies:\n  \
             - force: relevant-agency\n    complete: [agencies]\n    agencies: []\n"
        )
    };
    let (one, two) = (of("one", "plymouth, torbay"), of("two", "torbay, plymouth"));
    let (one, two) = (
        one.replace(
            "agencies: []",
            "agencies: [{kind: a, category: miscellaneous}, {kind: b, category: miscellaneous}]",
        ),
        two.replace(
            "agencies: []",
            "agencies: [{kind: b, category: miscellaneous}, {kind: a, category: miscellaneous}]",
        ),
    );
    let folder = folder_with(&[("one.yaml", one.as_bytes()), ("two.yaml", two.as_bytes())]);
    let differs = |folder: &std::path::Path| {
        let run = run_in(folder, &["compare", ".", "--facts", "--only-differences", "--format", "csv"]);
        let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
        rows.records().map(|row| row.unwrap()[1].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(differs(folder.path()), Vec::<String>::new());
    let other = two.replace("kind: a,", "kind: c,");
    let folder = folder_with(&[("one.yaml", one.as_bytes()), ("two.yaml", other.as_bytes())]);
    assert_eq!(differs(folder.path()), ["agencies-miscellaneous"; 2]);
}
