//! What `masa compare` says of provisions of whose matter a file says nothing: silence spares nobody, and sets nobody apart.

use std::fs;

use serde_json::Value;

use super::masa::{folder_with, root, run_in};

/// Days under each edition, and not in a year in which areas moved over from one to the next, of which some rules ask nothing.
const DAYS: [&str; 5] = ["2018-10-01", "2020-06-01", "2022-12-01", "2025-06-01", "2026-11-23"];

/// What one area alone is spared for certain: arrangements for several areas rest on an agreement.
const OF_SEVERAL_AREAS: &str = "ca2004-s16J-1-agreement";

/// Every fact that an arrangement has, but those by which the file itself is known.
fn facts() -> Vec<String> {
    let schema = fs::read_to_string(root().join("schemas/arrangement-v1.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let keys = schema["$defs"]["arrangement"]["properties"].as_object().unwrap().keys();
    let of_the_file =
        ["masa", "kind", "id", "describes", "as-at", "areas", "uses", "complete", "cite", "cites", "doubt", "note"];
    keys.filter(|key| !of_the_file.contains(&key.as_str())).cloned().collect()
}

/// Texts set beside each other on a day, or on their own where that is empty: for each provision that lays something on somebody, how it came out for each.
fn outcomes(texts: &[String], day: &str) -> Vec<(String, Vec<String>)> {
    let named: Vec<(String, &[u8])> =
        texts.iter().enumerate().map(|(at, text)| (format!("{at:03}.yaml"), text.as_bytes())).collect();
    let named: Vec<(&str, &[u8])> = named.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder_with(&named);
    let asked = ["compare", ".", "--verdicts", "--format", "json", "--as-of", day];
    let run = run_in(folder.path(), if day.is_empty() { &asked[..5] } else { &asked });
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    let cell = |cell: &Value| cell["outcome"].as_str().unwrap_or("nothing").to_owned();
    let row = |row: &Value| {
        let cells: Vec<String> = row["cells"].as_array().unwrap().iter().map(cell).collect();
        assert_eq!(cells.len(), texts.len());
        (row["provision"].as_str().unwrap().to_owned(), cells)
    };
    document["verdicts"].as_array().unwrap().iter().map(row).collect()
}

fn minimal(at: usize, more: &str) -> String {
    format!("masa: 1\nid: a-{at}\ndescribes: a-{at}\nareas: [plymouth]\n{more}")
}

#[test]
fn no_provision_is_met_broken_or_does_not_apply_where_nothing_is_stated() {
    let lists = facts();
    assert!(lists.len() > 30 && lists.contains(&"documents".to_owned()), "{lists:?}");
    let mut texts = vec![minimal(0, "")];
    texts.extend(
        lists.iter().enumerate().map(|(at, key)| minimal(at + 1, &format!("{key}: {{value: none, doubt: smudged}}\n"))),
    );
    for day in DAYS {
        let rows = outcomes(&texts, day);
        assert!(rows.len() > 60, "{day}");
        for (provision, cells) in rows {
            for (at, outcome) in cells.iter().enumerate() {
                let of = at.checked_sub(1).map_or("nothing", |at| &lists[at]);
                let is_open = ["not-stated", "for-judgement", "nothing"].contains(&outcome.as_str());
                assert!(is_open || provision == OF_SEVERAL_AREAS, "{day}, {provision}, with {of}: {outcome}");
            }
        }
    }
}

#[test]
fn no_provision_ceases_to_apply_or_is_broken_where_a_file_leaves_something_out() {
    for file in ["buckinghamshire-2022-23", "pan-dorset-2021", "pan-dorset-2024-03"] {
        let whole = fs::read_to_string(root().join(format!("arrangements/{file}.yaml"))).unwrap();
        let own = |at: usize, text: &str| text.replace(&format!("\nid: {file}\n"), &format!("\nid: a-{at}\n"));
        let (mut texts, mut left_out) = (vec![own(0, &whole)], vec![String::new()]);
        for key in facts() {
            let kept = without(&whole, &key);
            if kept != whole {
                texts.push(own(texts.len(), &kept).replace("\ndescribes: ", "\ndescribes: a-"));
                left_out.push(key);
            }
        }
        assert!(texts.len() > 10, "{file}");
        for day in ["2021-06-01", "2024-06-01", "2026-11-23"] {
            for (provision, cells) in outcomes(&texts, day) {
                for (outcome, key) in cells.iter().zip(&left_out) {
                    let is_apart = outcome == "not-applicable" || outcome == "not-met" || outcome == "departs";
                    assert!(!is_apart || *outcome == cells[0], "{file}, {day}, {provision}, without {key}: {outcome}");
                }
            }
        }
    }
}

/// A file without what stands under a key of the arrangement.
fn without(text: &str, key: &str) -> String {
    let mut is_left_out = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        if !line.starts_with([' ', '\n', '#', '-']) {
            is_left_out = line.starts_with(&format!("{key}:"));
        }
        !is_left_out
    });
    kept.collect()
}

#[test]
fn what_is_said_to_be_none_spares_from_what_is_asked_of_each() {
    let none = [
        "documents: none\n",
        "reports: none\n",
        "budgets: none\n",
        "documents: {a: {title: A plan, kind: arrangements}}\n",
    ];
    let whole = "documents: {a: {title: A plan, kind: arrangements}}\ncomplete: [documents]\n";
    let unsure = "documents: {a: {title: A plan}}\ncomplete: [documents]\n";
    let texts: Vec<String> =
        none.into_iter().chain([whole, unsure]).enumerate().map(|(at, more)| minimal(at, more)).collect();
    let rows = outcomes(&texts, "2024-06-01");
    let of = |provision: &str| rows.iter().find(|(id, _)| id == provision).unwrap().1.clone();
    let (open, spared) = ("not-stated", "not-applicable");
    // That no document is listed does not say that no review was made.
    for review in ["ca2004-s16F-3c", "si2018-789-r16-1", "si2018-789-r17"] {
        assert_eq!(of(review), [open; 6], "{review}");
    }
    assert_eq!(of("wt2023-c2-report-access"), [open, spared, open, open, open, open]);
}

/// How a provision came out for one area that says something more.
fn outcome_of(provision: &str, more: &str, day: &str) -> String {
    let rows = outcomes(&[minimal(0, more)], day);
    let row = rows.into_iter().find(|(named, _)| named == provision);
    row.map_or_else(String::new, |(_, cells)| cells.concat())
}

#[test]
fn a_whole_list_of_documents_does_not_say_that_no_review_was_made() {
    let in_force = "status: published\nevents: [{what: in-force, date: 2019-09-29}]\n";
    let other = "documents:\n  text: {title: T, kind: thresholds}\ncomplete: [documents]\n";
    for provision in ["ca2004-s16F-3c", "si2018-789-r16-1", "si2018-789-r17"] {
        for documents in ["documents: {}\n", other] {
            let told = outcome_of(provision, &format!("{in_force}{documents}"), "2026-11-23");
            assert_eq!(told, "not-stated", "{provision}, {documents}");
        }
    }
    let sent =
        "documents:\n  one: {title: Child A, kind: practice-review, state: complete, complete: [events], events: []}\n";
    assert_eq!(outcome_of("ca2004-s16F-3c", &format!("{in_force}{sent}"), "2026-11-23"), "not-met");
}

#[test]
fn a_duty_that_cannot_be_told_is_so_by_each_law_that_may_have_held() {
    let of = |day: &str| outcome_of("wt2023-c2-report-yearly", &format!("as-at: \"{day}\"\nreports: []\n"), "");
    // Working Together 2023 came on 15 December.
    assert_eq!([of("[2023-12-01..2023-12-31]"), of("2024-01-31")], ["not-stated", "not-stated"]);
    assert_eq!(of("2023-12-01"), "");
}
