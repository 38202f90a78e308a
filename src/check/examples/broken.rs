use super::kind::Kind;
use super::packs::Bench;
use super::sets::{Example, sets};
use super::trial::{closed, missing, of_no_kind};
use crate::finding::Finding;
use crate::rules::{PackFolder, RuleFolder, Rulebook};
use crate::source::{FileId, Sources};

/// What is wrong with the examples of a pack whose rules cannot be tried: those that are missing, and those that cannot be read. Places
/// in its rule files are those of the texts of the pack alone.
pub(super) fn of_broken(folder: &PackFolder, bench: &Bench<'_>) -> (Vec<Finding>, Vec<(Sources, Vec<Finding>)>) {
    let (mut in_rules, mut in_examples) = (Vec::new(), Vec::new());
    // The first text of a pack is that of the pack.
    for (at, rule) in (1..).map(FileId).zip(&folder.rules) {
        let draft = rule.draft(at).filter(|draft| !draft.id.is_empty());
        in_rules.extend(draft.map(|draft| missing(&sets(&rule.examples), &draft)).into_iter().flatten());
        in_examples.extend(unreadable(rule, bench));
    }
    (in_rules, in_examples)
}

/// The examples of a rule that cannot be read, and those whose names say nothing.
fn unreadable(rule: &RuleFolder, bench: &Bench<'_>) -> Vec<(Sources, Vec<Finding>)> {
    let of = |example: &Example<'_>| {
        let closed = closed(example);
        if !closed.1.is_empty() {
            return closed;
        }
        let checked = example.judge(&Rulebook::new(bench.law), bench.reference);
        let mut findings = checked.report.findings;
        findings.retain(|finding| finding.code.is_unreadable());
        if Kind::of(&example.name).is_none() {
            findings.push(of_no_kind(example));
        }
        (checked.sources, findings)
    };
    sets(&rule.examples).iter().map(of).filter(|(_, findings)| !findings.is_empty()).collect()
}
