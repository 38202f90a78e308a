//! What `masa rules lint` finds: nothing in the bundled rules, and in each doubtful rule what is doubtful about it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use masa::check::{Bench, DOUBTS, TriedPacks, look_through, try_packs};
use masa::finding::Finding;
use masa::law::Catalogue;
use masa::reference::Reference;
use masa::rules::{PackFile, PackFolder, RuleFolder, bundled_folders};
use masa::source::SourceProvider;

use crate::folders::files_in;

/// What every rule without examples has about it.
const EXAMPLES: &[&str] = &["example-missing"];

fn bench() -> Bench<'static> {
    Bench { law: Catalogue::bundled(), reference: Reference::bundled(), counter: None }
}

fn told(packs: &TriedPacks, finding: &Finding) -> String {
    let span = finding.primary.span;
    let line = packs.sources.place(span).map_or(0, |place| place.line);
    format!("{}:{line}: {} {}", packs.sources.name(span.file), finding.code.id(), finding.message)
}

#[test]
fn nothing_is_doubtful_about_the_bundled_rules() {
    let packs = look_through(&bundled_folders(), &bench(), &[]).unwrap();
    let found: Vec<String> = packs.tried.findings.iter().map(|finding| told(&packs, finding)).collect();
    assert!(found.is_empty(), "`masa rules lint --bundled` tells more:\n{}", found.join("\n"));
    assert!(packs.tried.rules.len() >= 120);
    assert!(packs.tried.accepted.iter().all(|(.., reason)| reason.len() > 20), "{:?}", packs.tried.accepted);
}

#[test]
fn a_pack_without_rules_is_no_good_pack() {
    let empty = PackFolder { rules: Vec::new(), ..doubtful() };
    for way in [look_through, try_packs] {
        let packs = way(std::slice::from_ref(&empty), &bench(), &[]).unwrap();
        let found: Vec<&str> = packs.tried.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(found, ["pack-without-rules"]);
    }
}

#[test]
fn a_rule_of_another_pack_is_not_passed_over() {
    let only = ["chair-vacant".to_owned()];
    for way in [look_through, try_packs] {
        let told = way(&[doubtful()], &bench(), &only).unwrap_err().to_string();
        assert!(told.starts_with("the rule `chair-vacant` is one of the pack `guidance`"), "{told}");
    }
}

/// The pack in `tests/inputs/doubtful-rules`: a folder for each rule, and remarks `# doubt: NAME` where they are.
fn doubtful() -> PackFolder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/doubtful-rules");
    let file = |path: &Path| PackFile { name: path.display().to_string(), bytes: Ok(fs::read(path).unwrap()) };
    let mut rules: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    rules.retain(|path| path.is_dir());
    rules.sort();
    let rule = |path: &std::path::PathBuf| RuleFolder {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        rule: file(&path.join("rule.yaml")),
        examples: files_in(path).into_iter().filter(|file| file.base() != "rule.yaml").collect(),
    };
    PackFolder {
        name: folder.display().to_string(),
        pack: file(&folder.join("pack.yaml")),
        rules: rules.iter().map(rule).collect(),
    }
}

#[test]
fn each_doubt_is_told_where_it_stands_and_nowhere_else() {
    let folder = doubtful();
    let packs = look_through(std::slice::from_ref(&folder), &bench(), &[]).unwrap();
    let mut expected: BTreeSet<(String, u32, String)> = BTreeSet::new();
    for rule in &folder.rules {
        let text = String::from_utf8(rule.rule.bytes.clone().unwrap()).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let doubts = line.split("# doubt: ").skip(1).map(|doubt| doubt.trim().to_owned());
            let unfinished = line.contains("# fill in: ").then(|| "to-be-filled-in".to_owned());
            expected.extend(doubts.chain(unfinished).map(|doubt| (rule.rule.name.clone(), number, doubt)));
        }
    }
    let of = |finding: &Finding| {
        let span = finding.primary.span;
        let line = packs.sources.place(span).unwrap().line;
        (packs.sources.name(span.file).into_owned(), line, finding.code.id().to_owned())
    };
    let told: BTreeSet<_> =
        packs.tried.findings.iter().map(of).filter(|(.., doubt)| !EXAMPLES.contains(&doubt.as_str())).collect();
    let missing: Vec<_> = expected.difference(&told).collect();
    let unexpected: Vec<_> = told.difference(&expected).collect();
    assert!(
        missing.is_empty() && unexpected.is_empty(),
        "not told: {missing:#?}; told and not expected: {unexpected:#?}"
    );
    // One is told where rules are tried, the other of a pack without any.
    let shown: BTreeSet<&str> =
        expected.iter().map(|(.., doubt)| doubt.as_str()).chain(EXAMPLES.iter().copied()).collect();
    let without: Vec<_> = DOUBTS.iter().map(|(name, _)| *name).filter(|name| !shown.contains(name)).collect();
    assert_eq!(without, ["not-exercised", "pack-without-rules"], "doubts without a rule that shows them");
}
