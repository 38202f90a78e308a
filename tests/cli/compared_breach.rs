//! What is contradicted is never passed over: it is not met for what else came out well, nor left out from among the differences.

use std::collections::BTreeMap;

use serde_json::Value;

use super::masa::{folder_with, masa, out, run_in};

const HEAD: &str = "masa: 1\nid: x\nstatus: published\ncomplete: [partners]\n";
const ALL: &str = "areas: [plymouth]\nas-at: 2025-06-01\n\
    partners: [{body: plymouth}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]\n";
const NO_POLICE: &str = "areas: [plymouth]\nas-at: 2025-06-01\npartners: [{body: plymouth}, {body: nhs-devon-icb}]\n";
const TWO_AREAS: &str = "areas: [plymouth, torbay]\nas-at: 2025-06-01\n\
    partners: [{body: plymouth}, {body: torbay}, {body: nhs-devon-icb}, {body: devon-and-cornwall-police}]\n\
    agreements:\n  a: {kind: combination-of-areas, state: in-place, areas: [plymouth, torbay], \
    parties: [plymouth, torbay, nhs-devon-icb, devon-and-cornwall-police]}\n";
const SILENT: &str = "areas: [torbay]\nas-at: 2025-06-01\n";

/// The outcomes of each provision, in the order of the files.
fn outcomes(texts: &[&str], more: &[&str]) -> BTreeMap<String, Vec<String>> {
    let named: Vec<_> = texts.iter().enumerate().map(|(at, text)| (format!("{at}.yaml"), whole(at, text))).collect();
    let files: Vec<_> = named.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder_with(&files);
    let run = run_in(folder.path(), &[&["compare", ".", "--verdicts", "--format", "json"], more].concat());
    let document: Value = serde_json::from_str(out(&run)).unwrap();
    let outcome = |cell: &Value| cell["outcome"].as_str().unwrap_or_default().to_owned();
    let of = |row: &Value| row["cells"].as_array().unwrap().iter().map(outcome).collect();
    let rows = document["verdicts"].as_array().unwrap().iter();
    rows.map(|row| (row["provision"].as_str().unwrap().to_owned(), of(row))).collect()
}

fn whole(at: usize, text: &str) -> String {
    let head = if text == SILENT { HEAD.replace("complete: [partners]\n", "") } else { HEAD.to_owned() };
    format!("{}describes: x{at}\n{text}", head.replace("id: x", &format!("id: x{at}")))
}

#[test]
fn what_is_contradicted_is_not_met_however_little_it_weighs() {
    let led = |second: &str| {
        let text = format!(
            "areas: [plymouth]\nas-at: 2021-06-01\nposts:\n  a: {{title: A, body: plymouth, rank: head-of-body}}\n  \
             b: {{title: B, body: nhs-devon-ccg, rank: head-of-body}}\n\
             partners: [{{body: plymouth, lead: a}}, {{body: nhs-devon-ccg, lead: {second}}}]\n"
        );
        outcomes(&[&text], &[])["wt2018-c3-lead-reps"].clone()
    };
    assert_eq!(led("a"), ["not-met"]);
    assert_eq!(led("b"), ["for-judgement"]);
}

#[test]
fn a_breach_stays_among_the_differences_beside_what_cannot_be_told() {
    let id = "ca2004-s16E-3-overlap";
    let differ = |texts: &[&str]| outcomes(texts, &["--only-differences"]).get(id).cloned().unwrap_or_default();
    assert_eq!(outcomes(&[ALL, SILENT], &[])[id], ["met", "not-stated"]);
    assert_eq!(differ(&[ALL, SILENT]), Vec::<String>::new());
    assert_eq!(differ(&[NO_POLICE, SILENT]), ["not-met", "not-stated"]);
    assert_eq!(differ(&[NO_POLICE, ALL]), ["not-met", "met"]);
    assert_eq!(differ(&[NO_POLICE, NO_POLICE]), Vec::<String>::new());
}

#[test]
fn met_differs_from_what_does_not_apply() {
    let differ = outcomes(&[ALL, TWO_AREAS], &["--only-differences"]);
    assert_eq!(differ["ca2004-s16J-1-agreement"], ["not-applicable", "met"]);
}

#[test]
fn whatever_is_for_judgement_says_why() {
    let run = masa(&["compare", "arrangements", "--verdicts", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(out(&run).as_bytes());
    let judged: Vec<_> = rows.records().map(Result::unwrap).filter(|row| &row[11] == "for judgement").collect();
    assert!(judged.len() > 5, "{}", judged.len());
    for row in &judged {
        assert!(!row[17].is_empty(), "{row:?}");
    }
    let asked = |id: &str| judged.iter().any(|row| &row[1] == id && row[17].contains("people have to judge it: "));
    assert!(asked("wt2018-c3-scrutiny-consider"));
    let run = masa(&["compare", "arrangements", "--verdicts", "--format", "markdown"]);
    let (_, list) = out(&run).split_once("### For judgement, and why").unwrap();
    assert!(list.contains("people have to judge it: "));
}

#[test]
fn the_page_of_an_area_keeps_what_is_for_judgement_apart_from_what_cannot_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    masa(&["site", "arrangements/plymouth-2020-09.yaml", "--out", site.to_str().unwrap()]);
    let page = std::fs::read_to_string(site.join("areas/plymouth-2020-09.html")).unwrap();
    let (before, after) = page.split_once("<p class=\"lead\">For judgement:</p>").unwrap();
    assert!(before.contains("<p class=\"lead\">Cannot tell:</p>"));
    assert!(after.contains("<p class=\"lead\">Cannot tell:</p>"));
}
