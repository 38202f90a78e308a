//! Which legal duties are in order, in a sentence.

use super::wording::counted;
use crate::finding::{Outcome, Report, Strength, Verdict};

/// So many are named; of more it is said how many, and what shows them.
const MOST_NAMED: usize = 4;

/// The legal duties of an arrangement that are met, each with how many of those asked about it is met for; empty where there is none.
pub(super) fn in_order(report: &Report, arrangement: usize) -> String {
    let duties: Vec<&Verdict> = report
        .verdicts
        .iter()
        .filter(|verdict| verdict.arrangement == Some(arrangement) && verdict.strength == Strength::Duty)
        .collect();
    let of_rules = report.rules.iter().enumerate().filter_map(|(at, rule)| {
        let own: Vec<&Verdict> = duties.iter().copied().filter(|verdict| verdict.rule == at).collect();
        let clause = rule.in_order.as_str();
        for_whom(&own).map(|whom| format!("{clause}{whom}"))
    });
    let told: Vec<String> = of_rules.collect();
    let would = would(report, arrangement);
    let left = told.len().saturating_sub(MOST_NAMED);
    match told.get(..MOST_NAMED).unwrap_or(&told) {
        [] => String::new(),
        named if left == 0 => format!("{would}: {}", named.join("; ")),
        named => format!("{would}: {}; and {left} more, which `--explain` shows", named.join("; ")),
    }
}

/// What stands above what is met: of a proposal, which is judged as if in force, that it would be so.
pub(super) fn would(report: &Report, arrangement: usize) -> &'static str {
    let head = report.arrangements.get(arrangement);
    if head.is_some_and(|head| head.judged.as_if_in_force) { "would be in order" } else { "in order" }
}

/// For how many of a rule's subjects it is met, in brackets; nothing where it is met for none.
fn for_whom(verdicts: &[&Verdict]) -> Option<String> {
    let met = verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Met).count();
    let asked = verdicts.iter().filter(|verdict| verdict.outcome != Outcome::NotApplicable).count();
    let kind = verdicts.first().filter(|_| met > 0)?.subject.kind;
    let (one, many) = (kind.replace('-', " "), several(kind));
    Some(match kind {
        "arrangement" => String::new(),
        _ if met < asked => format!(" ({met} of {})", counted(asked, &one, &many)),
        _ => format!(" ({})", counted(met, &one, &many)),
    })
}

/// The name of a kind of element, of several of them.
fn several(kind: &str) -> String {
    let kind = kind.replace('-', " ");
    match kind.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ => format!("{kind}s"),
    }
}
