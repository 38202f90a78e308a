//! What sources disagree about, side by side: every reading cites its own paper, keeps its doubt, and a count goes with what stands behind it.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use serde_json::Value;

use super::compare::{find, sheet};
use super::compared_facts::{fact, says};
use super::masa::{folder_with, run_in};

const HEAD: &str = "masa: 1\nid: one\nstatus: published\nas-at: 2024-06-01\nareas: [plymouth]\n\
    sources: {doc: {title: D, kind: the-document, read: whole}, mi: {title: Mi, kind: minutes, read: part}}\n\
    posts: {s: {title: S}, t: {title: T}}\n";

/// The facts of one file.
fn facts_of(text: &str) -> Value {
    let folder = folder_with(&[("one.yaml", format!("{HEAD}{text}").as_bytes())]);
    serde_json::from_slice(&run_in(folder.path(), &["compare", ".", "--format", "json"]).stdout).unwrap()
}

/// Two readings, each with its own citation.
fn disputed(one: &str, other: &str) -> String {
    format!("{{disputed: [{{value: {one}, cite: doc 1}}, {{value: {other}, cite: mi 2}}]}}")
}

fn papers(facts: &Value, id: &str) -> Vec<String> {
    let papers = fact(facts, id)["papers"].as_array().unwrap().clone();
    let cite = |paper: &Value| format!("{}, {}", paper["paper"].as_str().unwrap(), paper["place"].as_str().unwrap());
    papers.iter().map(cite).collect()
}

#[test]
fn every_reading_cites_its_own_paper_and_not_that_of_the_whole() {
    for whole in ["", ", cite: doc 9"] {
        let text = format!(
            "complete: [scrutiny]\nscrutiny: [{{by: {{post: s}}, form: post, independent: {}{whole}}}]\n",
            disputed("true", "false")
        );
        let facts = facts_of(&text);
        says(&facts, "scrutiny-independent", "yes or no (sources disagree)", "disputed");
        assert_eq!(papers(&facts, "scrutiny-independent"), ["D, 1", "Mi, 2"], "{whole}");
    }
    // A reading without one was read where the whole was.
    let half = "complete: [scrutiny]\nscrutiny: [{by: {post: s}, form: {disputed: [{value: post}, {value: panel, cite: mi 2}]}, cite: doc 9}]\n";
    assert_eq!(papers(&facts_of(half), "scrutiny-form"), ["D, 9", "Mi, 2"]);
}

#[test]
fn what_is_reckoned_from_a_dispute_cites_the_papers_of_its_readings() {
    let facts = facts_of(&format!(
        "partners: [{{body: plymouth, kind: local-authority}}]\nbudgets: [{{year: 2023/24, total: 100000, \
             complete: [contributions], contributions: [{{payer: plymouth, amount: {}}}], cite: doc 7}}]\n",
        disputed("40000", "50000")
    ));
    assert_eq!(papers(&facts, "paid-local-authority"), ["D, 1", "Mi, 2"]);
    says(&facts, "share-local-authority", "40% or 50% (sources disagree)", "disputed");
    assert_eq!(papers(&facts, "share-local-authority"), ["D, 1", "Mi, 2", "D, 7"]);
    // What does not rest on the dispute does not cite it.
    assert_eq!(papers(&facts, "budget"), ["D, 7"]);
}

#[test]
fn workbook_and_site_cite_the_readings_too() {
    let text = format!(
        "{HEAD}scrutiny: [{{by: {{post: s}}, form: post, independent: {}}}]\n\
         budgets: [{{year: 2023/24, total: {}}}]\n",
        disputed("true", "false"),
        disputed("100", "200")
    );
    let folder = folder_with(&[("one.yaml", text.as_bytes())]);
    let book = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]).stdout;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.as_slice())).unwrap();
    let money = sheet(&mut book, "Money");
    let (total, _) = find(&money, "total");
    assert_eq!((total, money.width() - 1), find(&money, "D, 1; Mi, 2"));
    assert_eq!(run_in(folder.path(), &["site", ".", "--out", "site"]).status.code(), Some(0));
    let pages = std::fs::read_dir(folder.path().join("site/areas")).unwrap();
    let pages: String = pages.map(|page| std::fs::read_to_string(page.unwrap().path()).unwrap()).collect();
    assert!(pages.matches("D, 1; Mi, 2").count() >= 2, "{pages}");
}

#[test]
fn an_entry_in_doubt_keeps_its_dispute_and_is_one_thing() {
    let text = |doubt: &str| {
        format!(
            "complete: [scrutiny, groups]\nscrutiny: [{{by: {{post: s}}, form: {}{doubt}}}]\n\
             groups: {{g: {{name: G, tier: lead, decides: true, meetings-a-year: {}, complete: [chairs], chairs: [{{as: chair, post: {}{doubt}}}]{doubt}}}}}\n",
            disputed("post", "panel"),
            disputed("4", "6"),
            disputed("s", "t")
        )
    };
    let facts = facts_of(&text(""));
    says(&facts, "scrutiny-form", "post or panel (sources disagree)", "disputed");
    let facts = facts_of(&text(", doubt: hard to read"));
    says(&facts, "scrutiny-form", "post or panel (sources disagree, uncertain)", "disputed");
    says(&facts, "meetings", "4 or 6 (sources disagree, uncertain)", "disputed");
    says(&facts, "chair", "S or T (sources disagree, uncertain)", "disputed");
    assert_eq!(papers(&facts, "chair"), ["D, 1", "Mi, 2"]);
    // Two strands in doubt are two, and what is certain beside a dispute in doubt stays so.
    let two = "scrutiny:\n  - {by: {post: s}, form: post, doubt: a}\n  - {by: {post: t}, form: panel, doubt: b}\n";
    says(
        &facts_of(&format!("complete: [scrutiny]\n{two}")),
        "scrutiny-form",
        "post (uncertain); panel (uncertain)",
        "uncertain",
    );
    let beside = format!(
        "complete: [scrutiny]\nscrutiny:\n  - {{by: {{post: s}}, form: peers}}\n  - {{by: {{post: t}}, form: {}, doubt: b}}\n",
        disputed("post", "panel")
    );
    let facts = facts_of(&beside);
    says(
        &facts,
        "scrutiny-form",
        "peers and post (uncertain) or peers and panel (uncertain) (sources disagree)",
        "disputed",
    );
}

#[test]
fn a_count_goes_with_what_stands_behind_it_by_the_same_reading() {
    let groups = |state: &str, other: &str| {
        format!("complete: [groups]\ngroups:\n  g: {{name: G, tier: lead, state: {state}}}\n{other}")
    };
    let facts = facts_of(&groups(&disputed("in-place", "vacant"), ""));
    says(&facts, "groups", "1; or 0, and 1 vacant (sources disagree)", "disputed");
    assert_eq!(papers(&facts, "groups"), ["D, 1", "Mi, 2"]);
    let planned = "  h: {name: H, tier: board, state: planned}\n";
    let facts = facts_of(&groups(&disputed("in-place", "vacant"), planned));
    says(&facts, "groups", "1, and 1 planned; or 0, and 1 vacant, 1 planned (sources disagree)", "disputed");
    let facts = facts_of(&groups(&disputed("vacant", "planned"), ""));
    says(&facts, "groups", "0, and 1 vacant or planned (sources disagree)", "uncertain");
}

/// What the sheet and the page say of the money of a budget with these contributions.
fn money_of(contributions: &str) -> (Vec<String>, String) {
    let text =
        format!("{HEAD}budgets: [{{year: 2023/24, total: 100000, contributions: [{contributions}], cite: doc 7}}]\n");
    let folder = folder_with(&[("one.yaml", text.as_bytes())]);
    let book = run_in(folder.path(), &["compare", ".", "--format", "xlsx"]).stdout;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.as_slice())).unwrap();
    let money = sheet(&mut book, "Money");
    let (at, _) = find(&money, "contribution");
    let row = money.rows().nth(at).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(run_in(folder.path(), &["site", ".", "--out", "site"]).status.code(), Some(0));
    let page = std::fs::read_dir(folder.path().join("site/areas")).unwrap().next().unwrap().unwrap();
    (row, std::fs::read_to_string(page.path()).unwrap())
}

#[test]
fn a_share_and_a_payer_are_told_with_every_reading_and_how_firm_they_are() {
    let share = disputed("40%", "50%");
    let payer = disputed("plymouth", "nhs-devon-icb");
    let both = "Plymouth City Council or NHS Devon Integrated Care Board (sources disagree)";
    for (contribution, told, firm, paper) in [
        (
            format!("{{payer: plymouth, share: {share}}}"),
            "40% or 50% (sources disagree)",
            "share: sources disagree",
            "D, 1 and 7; Mi, 2",
        ),
        (
            "{payer: plymouth, share: {value: 40%, doubt: smudged}}".to_owned(),
            "40% (uncertain)",
            "share: uncertain: smudged",
            "D, 7",
        ),
        (format!("{{payer: {payer}, amount: 50000}}"), both, "payer: sources disagree", "D, 7 and 1; Mi, 2"),
        (
            "{payer: plymouth, amount: 1, change: {value: 500, doubt: smudged}}".to_owned(),
            "£500 (uncertain)",
            "change: uncertain: smudged",
            "D, 7",
        ),
        ("{payer: plymouth, share: 40%, doubt: smudged}".to_owned(), "40%", "uncertain: smudged", "D, 7"),
    ] {
        let (row, page) = money_of(&contribution);
        assert!(row.iter().any(|cell| cell == told), "{row:?}");
        assert!(row.iter().any(|cell| cell == firm), "{row:?}");
        assert!(row.last().unwrap().contains(paper), "{row:?}");
        assert!(page.contains(told) && page.contains(firm), "{told}");
    }
}
