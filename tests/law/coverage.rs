//! Every provision has its rules, or a reason for none, and rules rest on law of their own days.

use std::fs;
use std::path::Path;

use masa::check::coverage;
use masa::finding::{Coverage, Covered};
use masa::law::{Catalogue, Force, InstrumentKind};
use masa::report::{coverage_csv, coverage_json, coverage_markdown};
use masa::rules::Rulebook;
use serde_json::Value;

const INTRODUCTION: &str = "\
# Coverage of the law

<!-- Made from law/ and rules/; `MASA_WRITE=1 cargo test --test law` writes it anew. -->

Every provision that masa knows, with the rules that decide it, those that put it to people, or the reason why there is none. `masa law coverage` prints the same, with rules of
your own if you name them.

";

fn bundled() -> Coverage {
    let law = Catalogue::bundled();
    coverage(law, &Rulebook::bundled_for_a_step(law))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Holds a page to what it is made of; `MASA_WRITE=1` writes it.
fn up_to_date(path: &str, page: &str) {
    let whole = root().join(path);
    if std::env::var_os("MASA_WRITE").is_some() {
        fs::write(&whole, page).unwrap();
    }
    let written = fs::read_to_string(&whole).unwrap_or_default();
    assert!(written == page, "{path} is out of date: MASA_WRITE=1 cargo test --test law");
}

#[test]
fn every_provision_has_a_rule_or_a_reason_for_none() {
    let found = bundled();
    let missing: Vec<&str> =
        found.rows.iter().filter(|row| row.covered == Covered::Missing).map(|row| row.provision.as_str()).collect();
    assert_eq!(missing, [""; 0], "a rule is missing, one that asks people, or the reason for none");
}

#[test]
fn what_guidance_says_must_be_done_is_no_legal_duty_in_the_totals() {
    let page = coverage_markdown(&bundled());
    let all = |name: &str| -> usize {
        let line = page.lines().find(|line| line.starts_with(&format!("| {name} |"))).unwrap();
        line.split('|').nth(2).unwrap().trim().parse().unwrap()
    };
    let law = Catalogue::bundled();
    let of = |instrument: fn(InstrumentKind) -> bool| {
        let must = law.provisions().iter().filter(|one| one.force == Force::Must);
        must.filter(|one| instrument(law.instrument(&one.instrument).unwrap().kind)).count()
    };
    let is_law = |kind| matches!(kind, InstrumentKind::Act | InstrumentKind::Regulations);
    assert_eq!(all("legal duty"), of(is_law));
    let guidance = of(|kind| matches!(kind, InstrumentKind::Edition | InstrumentKind::Guidance));
    assert_eq!(all("must in guidance") + all("legal duty, repeated in guidance"), guidance);
}

#[test]
fn every_provision_and_every_entry_of_the_schedule_is_one_row() {
    let (law, found) = (Catalogue::bundled(), bundled());
    let entries = law.schedule().unwrap().entries.len();
    assert_eq!(found.rows.len(), law.provisions().len() + entries);
    for row in &found.rows {
        let explained = matches!(row.covered, Covered::ByRules) || !row.why.is_empty();
        assert!(explained, "{}", row.provision);
    }
}

#[test]
fn a_provision_is_covered_by_the_rules_on_the_one_whose_duty_it_repeats() {
    let found = bundled();
    let row = |id: &str| found.rows.iter().find(|row| row.provision == id).unwrap();
    let (first, every) = (row("si2018-497-r7"), row("ca2004-s16G-7"));
    assert_eq!((first.covered, &first.rules), (Covered::ByRules, &every.rules));
    assert!(first.why.contains(&every.place), "{}", first.why);
    let shared = row("ca2004-s16P-3");
    assert!(shared.rules.iter().any(|rule| rule == "child-death-review-partner-missing"), "{:?}", shared.rules);
}

#[test]
fn without_rules_everything_that_ought_to_have_one_is_missing() {
    let law = Catalogue::bundled();
    let found = coverage(law, &Rulebook::new(law));
    let count = |covered| found.rows.iter().filter(|row| row.covered == covered).count();
    assert_eq!((count(Covered::ByRules), count(Covered::ByPeople)), (0, 0));
    assert!(count(Covered::Missing) > 150, "{}", count(Covered::Missing));
}

#[test]
fn the_page_of_coverage_is_up_to_date() {
    up_to_date("docs/coverage.md", &format!("{INTRODUCTION}{}", coverage_markdown(&bundled())));
}

#[test]
fn json_keeps_to_its_schema_and_its_totals_add_up() {
    let text = coverage_json(&bundled()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let schema = serde_json::from_str(include_str!("../../schemas/coverage-v1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    let all = value["totals"]["all"]["all"].as_u64().unwrap();
    assert_eq!(usize::try_from(all).unwrap(), value["provisions"].as_array().unwrap().len());
    for by in ["by_instrument", "by_force", "by_certainty"] {
        let groups = value["totals"][by].as_array().unwrap();
        let sum: u64 = groups.iter().map(|group| group["counts"]["all"].as_u64().unwrap()).sum();
        assert_eq!(sum, all, "{by}");
    }
}

#[test]
fn csv_reads_back_as_it_was_and_holds_no_formula() {
    let mut found = bundled();
    found.rows[0].says = "=HYPERLINK(\"x\"), \"quoted\"\nand on".to_owned();
    let text = coverage_csv(&found).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 12);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), found.rows.len());
    assert_eq!(&rows[0][7], "'=HYPERLINK(\"x\"), \"quoted\" and on");
    for (row, given) in rows.iter().zip(&found.rows).skip(1) {
        let says = (&row[0], &row[4], &row[7], &row[8]);
        let expected = (&*given.provision, &*given.certainty, &*given.says, given.covered.id());
        assert_eq!(says, expected);
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
    }
}
