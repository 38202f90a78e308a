//! What is told to be met of a provision: never more than its rules ask, and every new one is looked at.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use masa::check::{Options, Text, Tools, Wanted, compare};
use masa::finding::{Comparison, Outcome, Strength, VerdictCell, VerdictRow};
use masa::law::{Catalogue, Decided, Force, Provision};
use masa::rules::{Decides, PackFile, Rulebook};
use masa::time::Date;

use crate::folders::files_in;

/// How the provisions came out for these files.
fn compared(files: &[PackFile], book: &Rulebook<'_>) -> Comparison {
    let text = |file: &PackFile| Text {
        name: file.name.clone(),
        also: Vec::new(),
        bytes: file.bytes.clone().unwrap(),
        named: true,
    };
    let texts = files.iter().map(text).collect();
    let today = Date::new(2026, 11, 23).unwrap();
    let options = Options { as_of: None, today, complete: false, explain: false, accept: false };
    let wanted = Wanted { facts: false, verdicts: true, only_differences: false, group_by: None, outliers: false };
    compare(texts, &Tools::bundled(book), &options, wanted).comparison
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn provision(row: &VerdictRow) -> &'static Provision {
    Catalogue::bundled().provision(&row.provision).unwrap()
}

/// What is wrong with an outcome: met for more than was asked, or for judgement for no reason.
fn wrong(row: &VerdictRow, cell: &VerdictCell) -> Option<String> {
    let of = provision(row);
    let says = |what: &str| Some(format!("{}: {what}", row.provision));
    match (cell.outcome, &cell.beyond) {
        (Some(Outcome::Met), _) if of.force == Force::May => says("met, and it is a power"),
        (Some(Outcome::Met), _) if of.decided != Decided::Machine => says("met, and rules do not ask the whole of it"),
        (Some(Outcome::Met), _) if cell.strength < of.strength() => says("met by what weighs less than it"),
        (Some(Outcome::ForJudgement), Some(why)) => match &of.decided {
            Decided::InPart { not_asked } if !why.ends_with(not_asked.as_str()) => {
                says("does not say what is not asked")
            }
            _ => None,
        },
        (_, Some(_)) => says("has a reason to be for judgement, and is not"),
        _ => None,
    }
}

#[test]
fn no_provision_is_met_of_which_a_part_is_not_asked() {
    let book = Rulebook::bundled(Catalogue::bundled());
    let (mut met, mut in_part, mut all_wrong) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for pack in ["consistency", "guidance", "statute"] {
        for rule in fs::read_dir(root().join("rules").join(pack)).unwrap().map(|entry| entry.unwrap().path()) {
            let mut files = if rule.is_dir() { files_in(&rule) } else { Vec::new() };
            files.retain(|file| file.name.contains("/pass"));
            for file in files {
                let comparison = compared(&[file], &book);
                for row in &comparison.verdicts {
                    for cell in &row.cells {
                        all_wrong.extend(wrong(row, cell));
                        if cell.outcome == Some(Outcome::Met) {
                            met.insert(row.provision.clone());
                        }
                        if cell.beyond.is_some() {
                            in_part.insert(row.provision.clone());
                        }
                    }
                }
            }
        }
    }
    assert_eq!(Vec::from_iter(all_wrong), [""; 0]);
    assert!(met.len() > 3, "what can be met is met somewhere: {met:?}");
    assert!(in_part.len() > 60, "what is asked in part comes out well somewhere: {} {in_part:?}", in_part.len());
}

/// Whether a rule decides something on a provision, so that it could be met.
fn is_decided_by_rules(of: &Provision, book: &Rulebook<'_>) -> bool {
    let decides = |rule: &masa::rules::Rule<'_>| matches!(rule.text.decides, Decides::Holds(_)) && !rule.text.guards;
    book.rules().iter().any(|rule| decides(rule) && rule.basis.iter().any(|basis| basis.id == of.id))
}

/// The page that is kept: what can be met at all, and how the bundled arrangements came out.
fn page() -> String {
    let law = Catalogue::bundled();
    let book = Rulebook::bundled(law);
    let mut page = "What can be met: the rules on it ask the whole of what it says.\n\n".to_owned();
    for of in law.provisions().iter().filter(|of| of.decided == Decided::Machine && of.force != Force::May) {
        if is_decided_by_rules(of, &book) {
            let _ = writeln!(page, "{}: {}", of.id, of.says);
        }
    }
    let comparison = compared(&files_in(&root().join("arrangements")), &book);
    page.push_str("\nWhat is met of the bundled arrangements.\n\n");
    let cells = || {
        comparison
            .verdicts
            .iter()
            .flat_map(|row| row.cells.iter().zip(&comparison.columns).map(move |(cell, of)| (row, cell, of)))
    };
    for (row, _, of) in cells().filter(|(_, cell, _)| cell.outcome == Some(Outcome::Met)) {
        let _ = writeln!(page, "{}: {}", row.provision, of.head.id);
    }
    page.push_str("\nWhat is for judgement although what was asked of it came out well.\n\n");
    for (row, cell, of) in cells() {
        if let Some(why) = &cell.beyond {
            let _ = writeln!(page, "{}: {}, {}", row.provision, of.head.id, &**why);
        }
    }
    page
}

#[test]
fn what_can_be_met_and_what_is_met_is_looked_at_whenever_it_changes() {
    let path = root().join("tests/bundled/met.txt");
    let page = page();
    if std::env::var_os("MASA_WRITE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "tests/bundled/met.txt is out of date: MASA_WRITE=1 cargo test --test rules met");
}

#[test]
fn what_only_ends_an_older_law_is_met_nowhere_and_is_no_row() {
    let comparison = compared(&files_in(&root().join("arrangements")), &Rulebook::bundled(Catalogue::bundled()));
    for id in ["cswa2017-s30", "si2018-497-r8"] {
        assert!(comparison.verdicts.iter().all(|row| row.provision != id), "{id}");
    }
    assert!(comparison.verdicts.iter().any(|row| provision(row).strength() == Strength::Duty));
}
