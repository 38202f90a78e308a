use super::descriptor::level;
use super::place::{literal, location, related};
use super::shape::{
    Fingerprints, Location, LogicalLocation, Message, Outcome as Result, OutcomeProperties, Suppression,
    SuppressionProperties,
};
use crate::finding::{Acceptance, Code, Outcome, Report, Verdict};
use crate::report::command::why_command;
use crate::report::plain::plain;
use crate::report::shown::Shown;
use crate::report::telling;
use crate::source::SourceProvider;

/// One finding as a result, with exactly one location: services refuse a whole file for one result that has none.
pub(super) fn result<'a>(report: &'a Report, sources: &dyn SourceProvider, shown: &Shown<'a>) -> Result<'a> {
    let finding = shown.finding;
    let related_locations =
        finding.related.iter().enumerate().map(|(at, label)| related(sources, at + 1, label)).collect();
    let mut place = location(sources, finding.primary.span);
    if !finding.primary.says.is_empty() {
        place.message = Some(super::place::text(&finding.primary.says));
    }
    place.logical_locations.extend(shown.verdict.map(|verdict| subject(report, verdict)));
    Result {
        rule_id: finding.code.id(),
        rule_index: index(report, shown),
        kind: kind(shown),
        level: level(shown.level()),
        message: message(shown),
        locations: [place],
        related_locations,
        partial_fingerprints: (!finding.keys.fingerprint.is_empty())
            .then(|| Fingerprints { finding: &finding.keys.fingerprint, match_key: &finding.keys.match_key }),
        suppressions: finding.acceptance.iter().map(|acceptance| suppression(sources, acceptance)).collect(),
        properties: properties(report, sources, shown),
    }
}

/// Whether it is held to be wrong, could not be decided, or is left to people.
fn kind(shown: &Shown<'_>) -> &'static str {
    match shown.outcome() {
        None | Some(Outcome::NotMet) => "fail",
        Some(Outcome::NotStated) => "open",
        Some(Outcome::ForJudgement) => "review",
        Some(Outcome::Departs) => "informational",
        Some(Outcome::Met) => "pass",
        Some(Outcome::NotApplicable) => "notApplicable",
    }
}

/// Where the rule stands in the list of descriptors; masa's own checks follow the rules there.
fn index(report: &Report, shown: &Shown<'_>) -> Option<usize> {
    let rules = report.rules.len();
    match &shown.finding.code {
        Code::Syntax => Some(rules),
        Code::Schema => Some(rules + 1),
        Code::Reference => Some(rules + 2),
        Code::Pack => Some(rules + 3),
        Code::Acceptance => Some(rules + 4),
        Code::Question | Code::Author(_) => None,
        Code::Rule(id) => report.rules.iter().position(|rule| rule.id == *id),
    }
}

/// The whole finding as text, the first sentence first since some viewers show only that; other places are links by number.
fn message(shown: &Shown<'_>) -> Message {
    let finding = shown.finding;
    let mut lines: Vec<String> = telling::lines(shown).iter().map(|line| literal(line)).collect();
    let others = finding.related.iter().enumerate().map(|(at, label)| {
        let says = if label.says.is_empty() { "here" } else { &label.says };
        format!("[{}]({})", plain(says).replace('[', "\\[").replace(']', "\\]"), at + 1)
    });
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        lines.push(format!("See also: {}.", others.join(", ")));
    }
    Message { text: lines.join("\n"), markdown: None }
}

fn subject(report: &Report, verdict: &Verdict) -> LogicalLocation {
    let subject = &verdict.subject;
    let id = verdict.arrangement.and_then(|index| report.arrangements.get(index)).map_or("set", |head| &head.id);
    let name = if subject.name.is_empty() { &subject.key } else { &subject.name };
    LogicalLocation {
        name: plain(name).into_owned(),
        fully_qualified_name: plain(&format!("{id}/{}:{}", subject.kind, subject.key)).into_owned(),
        kind: subject.kind.to_owned(),
    }
}

fn suppression(sources: &dyn SourceProvider, acceptance: &Acceptance) -> Suppression {
    Suppression {
        kind: "external",
        status: "accepted",
        justification: plain(&telling::accepted(acceptance)).into_owned(),
        location: Location { ..location(sources, acceptance.span) },
        properties: SuppressionProperties {
            decided_by: plain(&acceptance.decided_by).into_owned(),
            until: plain(&acceptance.until).into_owned(),
        },
    }
}

fn properties<'a>(report: &'a Report, sources: &dyn SourceProvider, shown: &Shown<'a>) -> OutcomeProperties<'a> {
    let verdict = shown.verdict;
    let head = verdict.and_then(|verdict| report.arrangements.get(verdict.arrangement?));
    OutcomeProperties {
        outcome: verdict.map(|verdict| verdict.outcome.id()),
        strength: shown.finding.strength.words(),
        arrangement: head.map(|head| head.id.as_str()),
        subject: verdict.map(|verdict| format!("{}:{}", verdict.subject.kind, verdict.subject.key)),
        provisions: shown.finding.law.iter().map(|cite| cite.provision.as_str()).collect(),
        why: verdict
            .and_then(|verdict| why_command(report, sources, verdict, shown.finding))
            .map(|command| plain(&command).into_owned()),
    }
}
