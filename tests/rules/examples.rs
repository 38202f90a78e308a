//! Every bundled rule meets its examples, by the very way that `masa rules test` takes.

use masa::check::{Bench, TriedPacks, try_packs};
use masa::finding::NOT_EXERCISED;
use masa::law::Catalogue;
use masa::reference::Reference;
use masa::rules::bundled_folders;
use masa::source::SourceProvider;

/// What there is to look at, with its place.
fn told(packs: &TriedPacks, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let meant = packs.tried.findings.iter().filter(|finding| is_meant(finding.code.id()));
    let line = |finding: &masa::finding::Finding| {
        let span = finding.primary.span;
        let line = packs.sources.place(span).map_or(0, |place| place.line);
        format!("{}:{line}: {} {}", packs.sources.name(span.file), finding.message, finding.detail)
    };
    meant.map(line).collect()
}

#[test]
fn every_rule_has_its_examples_and_meets_them() {
    let bench = Bench { law: Catalogue::bundled(), reference: Reference::bundled(), counter: None };
    let packs = try_packs(&bundled_folders(), &bench, &[]).unwrap();
    let wrong = told(&packs, |name| name != NOT_EXERCISED);
    assert!(wrong.is_empty(), "{} examples came out otherwise:\n{}", wrong.len(), wrong.join("\n"));
    let rules = &packs.tried.rules;
    let examples: usize = rules.iter().map(|rule| rule.examples).sum();
    assert!(rules.len() >= 120 && examples >= 3 * rules.len(), "{examples} examples of {} rules", rules.len());
    assert!(rules.iter().all(|rule| rule.as_expected == rule.examples && !rule.unfinished));
    // Nearly all of what the conditions ask is shown both ways; the rest is told by `masa rules test --bundled`.
    let (parts, open) =
        rules.iter().fold((0, 0), |(parts, open), rule| (parts + rule.parts, open + rule.not_exercised));
    assert!(open * 8 <= parts, "{open} of {parts} parts of conditions come out both ways in no example");
}
