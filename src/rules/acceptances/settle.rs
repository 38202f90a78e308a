use std::collections::BTreeMap;

use super::read::{Accepted, LONGEST_MONTHS};
use crate::finding::{Acceptance, Code, Finding, Outcome, Strength, Verdict, did_you_mean};
use crate::rules::target::Target;
use crate::rules::{Rule, Rulebook};
use crate::source::Span;
use crate::time::Date;

/// What acceptances are held against.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The day of the set, on which they have to be in force.
    pub day: Date,
    /// The rules that took part.
    pub rules: &'a Rulebook<'a>,
    /// Whether the files are all there are: otherwise what only several files say together may be missing for want of a file.
    pub complete: bool,
    /// Whether all of the file could be read: otherwise what is not found may stand in the rest.
    pub whole: bool,
}

/// Marks the verdicts that are accepted, and tells which acceptances are over, too long, or accept nothing.
///
/// `verdicts` are those on the file that the acceptances stand beside.
#[must_use]
pub fn settle(accepted: &[Accepted], verdicts: &mut [&mut Verdict], ground: &Ground<'_>) -> Vec<Finding> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_common: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, verdict) in verdicts.iter().enumerate() {
        let Some(finding) = &verdict.finding else { continue };
        by_key.entry(finding.keys.match_key.clone()).or_default().push(at);
        // With the arrangement, whether another has a thing of that name as well or not, so that an entry holds when the other is mended.
        if finding.keys.fingerprint != finding.keys.match_key {
            by_key.entry(finding.keys.fingerprint.clone()).or_default().push(at);
        }
        let key_of = |name: &str| [finding.code.id(), verdict.subject.kind, name].join("/");
        let without = Some(key_of(&verdict.subject.key)).filter(|key| *key != finding.keys.match_key);
        for key in verdict.subject.common.as_deref().map(key_of).into_iter().chain(without) {
            by_common.entry(key).or_default().push(at);
        }
    }
    let mut findings = Vec::new();
    for one in accepted {
        let key = today(one, ground.rules);
        findings.extend(match (by_key.get(&key).map(Vec::as_slice), by_common.get(&key)) {
            (Some([at]), _) => verdicts.get_mut(*at).and_then(|verdict| held(one, verdict, ground.day)),
            (Some(several), _) => Some(ambiguous(one, several, verdicts)),
            (None, Some(several)) => Some(ambiguous(one, several, verdicts)),
            (None, None) => unused(one, ground),
        });
    }
    findings
}

/// The key by which the finding goes now, where its rule has another id since.
fn today(one: &Accepted, rules: &Rulebook<'_>) -> String {
    let renamed = rules.rules().iter().find(|rule| rule.text.formerly.iter().any(|former| former == one.rule()));
    match (renamed, one.finding.split_once('/')) {
        (Some(rule), Some((_, rest))) => format!("{}/{rest}", rule.text.id),
        _ => one.finding.clone(),
    }
}

fn held(one: &Accepted, verdict: &mut Verdict, day: Date) -> Option<Finding> {
    let outcome = verdict.outcome;
    let finding = verdict.finding.as_deref_mut()?;
    if let Some(before) = &finding.acceptance {
        let message = format!("what `{}` accepts is accepted already", one.finding);
        let again = about(one.finding_span, Strength::Question, message, "keep one of the two");
        return Some(again.with_related(before.span, "accepted here"));
    }
    let last = one.last_day();
    if day < one.decided {
        let message = format!("the acceptance of `{}` was decided only on {}", one.finding, one.decided.in_words());
        let mend = "nothing is accepted before the day of the decision; correct that day if it is wrong";
        return Some(about(one.finding_span, Strength::Note, message, mend));
    }
    if last < day {
        let why = if last < one.until { ", a year after it was decided," } else { "" };
        let message =
            format!("the acceptance of `{}` ended on {}{why} and it counts again", one.finding, last.in_words());
        let mend = "mend what was accepted, or let whoever decides it decide anew";
        let over = about(one.until_span, Strength::Question, message, mend);
        return Some(over.with_related(finding.primary.span, "accepted until then"));
    }
    if !one.covers(outcome) {
        let message =
            format!("`{}` was accepted {}, and {}: it counts again", one.finding, then(one.outcome), now(outcome));
        let mend = "mend what was found, or let whoever decides it decide anew, on what is found now";
        let other = about(one.finding_span, Strength::Question, message, mend);
        return Some(other.with_related(finding.primary.span, "found now"));
    }
    finding.acceptance = Some(Acceptance {
        reason: one.reason.clone(),
        decided_by: one.decided_by.clone(),
        until: last.to_string(),
        span: one.finding_span,
    });
    (last < one.until).then(|| {
        let message = format!(
            "the acceptance of `{}` is to hold until {}; it holds until {}, {LONGEST_MONTHS} months after it was decided",
            one.finding,
            one.until.in_words(),
            last.in_words()
        );
        about(one.until_span, Strength::Question, message, "decide for a year at most, and look at it again then")
    })
}

/// How it was when it was accepted.
const fn then(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Departs => "as guidance that the document departs from for a reason of its own",
        Outcome::ForJudgement => "as something for people to judge",
        Outcome::NotStated => "while it could not be told",
        Outcome::NotMet | Outcome::Met | Outcome::NotApplicable => "as not met",
    }
}

/// How it is on the judged day.
const fn now(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Departs => "is now departed from for a reason that the document gives",
        Outcome::ForJudgement => "is now for people to judge",
        Outcome::NotStated => "now cannot be told",
        Outcome::NotMet | Outcome::Met | Outcome::NotApplicable => "is now found not met",
    }
}

/// An entry that several findings go by: nobody can tell which was meant.
fn ambiguous(one: &Accepted, several: &[usize], verdicts: &[&mut Verdict]) -> Finding {
    let found = several.iter().filter_map(|at| verdicts.get(*at)?.finding.as_deref());
    let keys: Vec<String> = found.clone().map(|finding| format!("`{}`", finding.keys.match_key)).collect();
    let message = format!("`{}` is accepted, and several things go by that, so that nothing is accepted", one.finding);
    let mend = format!("write which is meant: {}", keys.join(", "));
    let about = about(one.finding_span, Strength::Question, message, mend);
    found.fold(about, |about, finding| about.with_related(finding.primary.span, "may be meant"))
}

fn unused(one: &Accepted, ground: &Ground<'_>) -> Option<Finding> {
    let Some(rule) = rule_of(one, ground.rules) else {
        // What is lost in a step is accepted beside the arrangements, and found by another command.
        if ground.rules.is_selection() || Rulebook::asks_about_a_step(one.rule()) {
            return None;
        }
        let known = ground.rules.rules().iter().map(|rule| rule.text.id.as_str());
        let mend = match did_you_mean(one.rule(), known) {
            Some(like) => format!("did you mean `{like}`?"),
            None => "delete the entry, or add the pack of that rule with `--rules`".to_owned(),
        };
        let message = format!("`{}` is accepted, and there is no rule `{}`", one.finding, one.rule());
        return Some(about(one.finding_span, Strength::Question, message, mend));
    };
    let of_several = rule.text.across.is_some() || !matches!(rule.target, Target::Kind(_) | Target::DisputedValue);
    if !ground.whole || of_several && !ground.complete {
        return None;
    }
    let message = format!("`{}` is accepted, and nothing of the kind is found any more", one.finding);
    Some(about(one.finding_span, Strength::Note, message, "delete the entry"))
}

fn rule_of<'r>(one: &Accepted, rules: &'r Rulebook<'_>) -> Option<&'r Rule<'r>> {
    let is_meant =
        |rule: &&Rule<'_>| rule.text.id == one.rule() || rule.text.formerly.iter().any(|former| former == one.rule());
    rules.rules().iter().find(is_meant)
}

fn about(place: Span, strength: Strength, message: String, mend: impl Into<String>) -> Finding {
    Finding { strength, ..Finding::unreadable(Code::Acceptance, place, message, mend) }
}
