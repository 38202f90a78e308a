use std::borrow::Cow;

use serde::Serialize;

use super::day_one::open_for;
use super::telling::verdict;
use crate::finding::{ArrangementHead, Finding, HandedOver, Report, Restructure, Strength, Told, Verdict};
use crate::report::compact::compact;
use crate::report::placed::{Place, place};
use crate::report::shown::mend;
use crate::report::swapped::swapped;
use crate::source::SourceProvider;

/// The whole document; every field is described in `schemas/restructure-v1.schema.json`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    says: String,
    compared: bool,
    backwards: String,
    before: Vec<Described<'a>>,
    after: Vec<Described<'a>>,
    handovers: Vec<HandOver<'a>>,
    day_one: Vec<DayOne<'a>>,
    not_asked: &'a [&'static str],
    changes: Vec<Change<'a>>,
    unreadable: Vec<Unread<'a>>,
    remarks: &'a [String],
}

#[derive(Serialize)]
struct Described<'a> {
    file: Cow<'a, str>,
    id: &'a str,
    name: &'a str,
    areas: Vec<&'a str>,
    status: &'a str,
    day: &'a str,
}

#[derive(Serialize)]
struct Change<'a> {
    became: &'static str,
    rule: &'a str,
    title: &'a str,
    pack: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Stands<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Stands<'a>>,
}

/// What a rule about the step itself says.
#[derive(Serialize)]
struct HandOver<'a> {
    rule: &'a str,
    title: &'a str,
    pack: &'a str,
    stands: Stands<'a>,
}

/// A line of the list of the first day.
#[derive(Serialize)]
struct DayOne<'a> {
    handover: usize,
    what: &'a str,
    owners: &'a [String],
    by_law: &'a [String],
    to_nobody: bool,
    gone: &'a [String],
    open_for: Vec<&'a str>,
    due: Option<&'a str>,
    settled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<Stands<'a>>,
}

/// How a verdict stands on one side.
#[derive(Serialize)]
struct Stands<'a> {
    within: &'a str,
    subject: Named<'a>,
    outcome: &'static str,
    strength: Strength,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<Found<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    kind: &'a str,
    key: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Found<'a> {
    message: &'a str,
    detail: &'a str,
    ask: &'a str,
    mend: &'a str,
    match_key: &'a str,
    accepted: bool,
    place: Place<'a>,
}

#[derive(Serialize)]
struct Unread<'a> {
    side: &'static str,
    message: &'a str,
    mend: &'a str,
    place: Place<'a>,
}

/// Writes what a step brings as one line of JSON, version 1, by `schemas/restructure-v1.schema.json`.
///
/// # Errors
///
/// When the writer of JSON refuses the document, which nothing is known to make it do.
pub fn restructure_json(step: &Restructure, sources: &dyn SourceProvider) -> Result<String, serde_json::Error> {
    let document = Document {
        version: 1,
        says: verdict(step).replace('\u{a0}', " "),
        compared: step.compared,
        backwards: swapped(step.backwards.as_ref()),
        before: step.before.arrangements.iter().map(|head| described(head, sources)).collect(),
        after: step.after.arrangements.iter().map(|head| described(head, sources)).collect(),
        handovers: step.handovers.iter().filter_map(|verdict| hand_over(step, verdict, sources)).collect(),
        day_one: step.day_one.iter().filter_map(|handed| day_one(step, handed, sources)).collect(),
        not_asked: &step.not_asked,
        changes: step.told.iter().filter_map(|told| change(step, told, sources)).collect(),
        unreadable: [("before", &step.before), ("after", &step.after)]
            .into_iter()
            .flat_map(|(side, report)| report.findings.iter().map(move |finding| (side, finding)))
            .filter(|(_, finding)| finding.code.is_unreadable())
            .map(|(side, finding)| unreadable(side, finding, sources))
            .collect(),
        remarks: &step.meta.remarks,
    };
    compact(&document)
}

fn described<'a>(head: &'a ArrangementHead, sources: &'a dyn SourceProvider) -> Described<'a> {
    Described {
        file: sources.name(head.file),
        id: &head.id,
        name: &head.name,
        areas: head.areas.iter().map(|(id, _)| id.as_str()).collect(),
        status: &head.status,
        day: &head.judged.day,
    }
}

fn change<'a>(step: &'a Restructure, told: &Told, sources: &'a dyn SourceProvider) -> Option<Change<'a>> {
    let [was, is] = step.verdicts(told);
    let rule = step.after.rules.get(was.or(is)?.rule)?;
    Some(Change {
        became: told.became.id(),
        rule: &rule.id,
        title: &rule.title,
        pack: &rule.pack,
        before: was.map(|verdict| stands(verdict, &step.before, sources)),
        after: is.map(|verdict| stands(verdict, &step.after, sources)),
    })
}

fn hand_over<'a>(step: &'a Restructure, verdict: &'a Verdict, sources: &'a dyn SourceProvider) -> Option<HandOver<'a>> {
    let rule = step.after.rules.get(verdict.rule)?;
    let stands = stands(verdict, &step.before, sources);
    Some(HandOver { rule: &rule.id, title: &rule.title, pack: &rule.pack, stands })
}

fn day_one<'a>(step: &'a Restructure, handed: &'a HandedOver, sources: &'a dyn SourceProvider) -> Option<DayOne<'a>> {
    let verdict = step.handovers.get(handed.verdict)?;
    Some(DayOne {
        handover: handed.verdict,
        what: &handed.what,
        owners: &handed.owners,
        by_law: &handed.by_law,
        to_nobody: handed.to_nobody,
        gone: &handed.gone,
        open_for: open_for(handed, verdict, &step.after).map(|head| head.id.as_str()).collect(),
        due: handed.due.as_ref().map(|due| due.day.as_str()),
        settled: handed.is_settled(verdict),
        asked: handed.asked.as_deref().map(|asked| stands(asked, &step.before, sources)),
    })
}

fn stands<'a>(verdict: &'a Verdict, report: &'a Report, sources: &'a dyn SourceProvider) -> Stands<'a> {
    let head = verdict.arrangement.and_then(|at| report.arrangements.get(at));
    let subject = &verdict.subject;
    Stands {
        within: head.map_or("", |head| head.id.as_str()),
        subject: Named { kind: subject.kind, key: &subject.key, name: &subject.name },
        outcome: verdict.outcome.id(),
        strength: verdict.strength,
        reason: &verdict.reason,
        finding: verdict.finding.as_deref().map(|finding| Found {
            message: &finding.message,
            detail: &finding.detail,
            ask: &finding.ask,
            mend: mend(Some(verdict.outcome), finding),
            match_key: &finding.keys.match_key,
            accepted: finding.acceptance.is_some(),
            place: place(finding.primary.span, sources),
        }),
    }
}

fn unreadable<'a>(side: &'static str, finding: &'a Finding, sources: &'a dyn SourceProvider) -> Unread<'a> {
    Unread { side, message: &finding.message, mend: &finding.mend, place: place(finding.primary.span, sources) }
}
