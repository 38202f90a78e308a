//! A rule is wrong if …: each clause is a folder of `tests/wrong-if`, with the examples beside rules that show it and with small arrangements that
//! are judged by all packs. A case is a file.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use masa::check::{Example, sets};
use masa::rules::{PackFile, bundled_folders};

use crate::expect::{Expected, told, unmet};
use crate::folders::{files_in, judge};
use crate::kept::up_to_date;

/// One way for a rule to be wrong.
struct Clause {
    id: String,
    /// In words, as the end of "a rule is wrong if it".
    says: String,
    /// Examples beside rules: `rule/example`.
    examples: Vec<String>,
    /// The files of arrangements judged by all packs.
    files: Vec<PackFile>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong-if")
}

fn clauses() -> Vec<Clause> {
    let mut clauses = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(path.join("clause.txt")).unwrap();
        let mut lines = text.lines();
        clauses.push(Clause {
            id: path.file_name().unwrap().to_string_lossy().into_owned(),
            says: lines.next().unwrap().to_owned(),
            examples: lines.filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            files: files_in(&path),
        });
    }
    clauses.sort_by(|a, b| a.id.cmp(&b.id));
    clauses
}

/// What the remarks at the head of a case's files expect.
fn expected(case: &Example<'_>) -> Expected {
    let mut expected = Expected::default();
    for file in &case.files {
        let text = String::from_utf8(file.bytes.clone().unwrap()).unwrap();
        for line in text.lines().take_while(|line| line.starts_with('#')) {
            expected.take(line.trim_start_matches('#').trim());
        }
    }
    expected
}

fn faults(case: &Example<'_>) -> Vec<String> {
    let expected = expected(case);
    let checked = judge(case, &[]);
    let mut faults: Vec<String> =
        checked.report.findings.iter().map(|finding| format!("cannot be read: {}", finding.message)).collect();
    if expected.is_empty() {
        faults.push("nothing is expected of it".to_owned());
    }
    if unmet(&checked) != expected.unmet() {
        let unmet =
            checked.report.verdicts.iter().filter(|verdict| ["not-met", "departs"].contains(&verdict.outcome.id()));
        let unmet: Vec<String> = unmet.map(|verdict| told(verdict, &checked)).collect();
        faults.push(format!("held unmet: {unmet:#?}, and expected are {:?}", expected.unmet()));
    }
    faults.extend(expected.faults(&checked));
    faults
}

#[test]
fn no_rule_of_all_packs_is_wrong() {
    let mut wrong = Vec::new();
    for clause in clauses() {
        for case in sets(&clause.files) {
            wrong.extend(faults(&case).into_iter().map(|fault| format!("{}/{}: {fault}", clause.id, case.name)));
        }
    }
    assert!(wrong.is_empty(), "{} came out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_clause_has_examples_that_are_there() {
    let mut known: Vec<String> = Vec::new();
    for folder in bundled_folders().iter().flat_map(|pack| &pack.rules) {
        known.extend(sets(&folder.examples).iter().map(|example| format!("{}/{}", folder.name, example.name)));
    }
    let mut wrong = Vec::new();
    let clauses = clauses();
    for clause in &clauses {
        if clause.examples.is_empty() && clause.files.is_empty() {
            wrong.push(format!("{}: nothing shows it", clause.id));
        }
        let missing = clause.examples.iter().filter(|example| !known.contains(*example));
        wrong.extend(missing.map(|example| format!("{}: there is no example `{example}`", clause.id)));
    }
    assert!(clauses.len() >= 15, "only {} clauses were found", clauses.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Which files show which clause.
#[test]
fn the_table_of_clauses_is_up_to_date() {
    let mut table = "# A rule is wrong if it …\n\n<!-- Made from the folders; `MASA_WRITE=1 cargo test --test rules` writes it anew. -->\n\n\
        Each clause is a folder. `clause.txt` says it and names the examples beside rules that show it; each YAML file is a small arrangement that all \
        packs judge. The remarks at its head say how rules come out; no rule but those named may hold anything unmet.\n\n\
        | … | examples beside rules | arrangements judged by all packs |\n| --- | --- | --- |\n"
        .to_owned();
    for clause in clauses() {
        let cases: Vec<String> =
            sets(&clause.files).iter().map(|case| format!("`{}/{}`", clause.id, case.name)).collect();
        let examples: Vec<String> = clause.examples.iter().map(|example| format!("`{example}`")).collect();
        writeln!(table, "| {} | {} | {} |", clause.says, examples.join(", "), cases.join(", ")).unwrap();
    }
    up_to_date("tests/wrong-if/README.md", &table);
}
