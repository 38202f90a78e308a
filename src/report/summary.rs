use super::NotStated;
use super::counts::{Row, Tally, is_accepted};
use super::telling::is_open_question;
use super::wording::{counted, day, listed};
use crate::finding::{ArrangementHead, Code, Meta, Report};

/// When an arrangement was judged, and by what: `judged at 15 September 2020 as if in force (proposed)`, the edition.
///
/// Of shared things, with which arrangements they were judged.
pub(super) fn judged(head: &ArrangementHead, dot: &str) -> String {
    if !head.shared_by.is_empty() {
        let users: Vec<&str> = head.shared_by.iter().map(|user| user.name.as_str()).collect();
        return format!("shared by {}; judged with {}", listed(&users), if users.len() > 1 { "each" } else { "it" });
    }
    let judged = &head.judged;
    let mut when = format!("judged at {}", judged.words);
    if judged.as_if_in_force {
        when.push_str(" as if in force");
    }
    if !head.status.is_empty() {
        when = format!("{when} ({})", head.status);
    }
    if !judged.edition.is_empty() {
        when.push_str(dot);
        when.push_str(&judged.edition);
    }
    when
}

/// What came of one arrangement in a sentence; says only what was judged.
pub(super) fn verdict(tally: &Tally, as_if_in_force: bool, partly_read: bool) -> String {
    let unknown = tally.duties.cannot_tell;
    let mut parts = match (tally.duties.judged, unknown) {
        (0, 1) => vec!["the one legal duty that applies could not be judged from this file".to_owned()],
        (0, 2..) => vec![format!("none of the {unknown} legal duties that apply could be judged from this file")],
        (_, 0) => vec![duties(tally, as_if_in_force)],
        _ => vec![duties(tally, as_if_in_force), format!("{unknown}\u{a0}cannot be judged from this file")],
    };
    if partly_read {
        parts.push("part of this file could not be read".into());
    }
    let open = tally.guidance.not_met - tally.guidance.accepted;
    if open > 0 {
        parts.push(format!("{} not followed", counted(open, "point of guidance", "points of guidance")));
    }
    let questions = tally.question.not_met - tally.question.accepted;
    if questions > 0 {
        parts.push(counted(questions, "question", "questions"));
    }
    let accepted = tally.accepted_beside_duties();
    if accepted > 0 {
        parts.push(format!("{accepted}\u{a0}accepted"));
    }
    parts.join("; ")
}

/// How the legal duties came out: never "all met" where some could not be judged.
///
/// A proposal is judged as if what is planned were in place: it would be so, and is not yet.
/// One on which several rules or descriptions speak is counted once for its arrangement and area.
pub(super) fn duties(tally: &Tally, as_if_in_force: bool) -> String {
    let row = tally.duties;
    let duties = |n| counted(n, "legal duty", "legal duties");
    let not_met = if as_if_in_force { "would not be met" } else { "not met" };
    match (row.not_met - row.accepted, row.accepted, row.judged) {
        (0, 0, 0) => "no legal duty could be judged".into(),
        (0, 0, judged) if as_if_in_force => format!("no legal duty would be unmet ({judged} judged)"),
        (0, 0, judged) => format!("no legal duty found unmet ({judged} judged)"),
        (0, accepted, _) => format!("{} {not_met}, accepted", duties(accepted)),
        (open, 0, _) => format!("{} {not_met}", duties(open)),
        (_, accepted, _) => format!("{} {not_met}, {accepted} of them accepted", duties(row.not_met)),
    }
}

/// What came of the whole run, legal duties first; the first part begins with a capital.
pub(super) fn totals(report: &Report, all: &Tally, not_stated: NotStated) -> Vec<String> {
    let open = |row: Row| row.not_met - row.accepted;
    let heads = &report.arrangements;
    let proposals = !heads.is_empty() && heads.iter().all(|head| head.judged.as_if_in_force);
    let mut parts = vec![capitalised(&duties(all, proposals))];
    let unread = report.unreadable.len();
    if unread > 0 {
        parts.push(format!("{} not read in full", counted(unread, "file", "files")));
    }
    let counts = [
        (open(all.guidance), "point of guidance not followed", "points of guidance not followed"),
        (all.sum(|row| row.departs), "departure with a published reason", "departures with a published reason"),
        (open(all.question), "question", "questions"),
        (open(all.note), "note", "notes"),
    ];
    parts.extend(counts.iter().filter(|(n, _, _)| *n > 0).map(|(n, one, many)| counted(*n, one, many)));
    let asked = report.verdicts.iter().filter(|verdict| is_open_question(verdict) && !is_accepted(verdict)).count();
    let asked = if not_stated == NotStated::Hide { 0 } else { asked };
    if asked > 0 {
        parts.push(counted(asked, "open question", "open questions"));
    }
    let unknown = all.sum(|row| row.cannot_tell - row.accepted_untold) - asked;
    if unknown > 0 {
        let hidden = if not_stated == NotStated::Hide { ", not listed here" } else { "" };
        parts.push(format!("{unknown}\u{a0}cannot\u{a0}tell{hidden}"));
    }
    let judgement = all.sum(|row| row.for_judgement);
    if judgement > 0 {
        parts.push(format!("{judgement}\u{a0}for\u{a0}judgement"));
    }
    let accepted = all.accepted_beside_duties();
    if accepted > 0 {
        parts.push(format!("{accepted}\u{a0}accepted"));
    }
    let over = report.findings.iter().filter(|finding| finding.code == Code::Acceptance).count();
    if over > 0 {
        parts.push(counted(over, "acceptance to look at", "acceptances to look at"));
    }
    parts
}

/// The text with its first letter as a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// What the run rested on: the days of the data, the day of the set, packs, version.
pub(super) fn data(report: &Report) -> Vec<String> {
    let mut parts = known_on(&report.meta);
    if report.arrangements.len() > 1 && !report.meta.set_day.is_empty() {
        parts.push(format!("the files together judged at {}", day(&report.meta.set_day)));
    }
    parts.extend(packs(&report.meta));
    parts
}

/// The same of a run about one arrangement.
pub(super) fn data_of(meta: &Meta) -> Vec<String> {
    let mut parts = known_on(meta);
    parts.extend(packs(meta));
    parts
}

fn packs(meta: &Meta) -> Vec<String> {
    let mut parts = Vec::new();
    if meta.complete {
        parts.push("said to be all the files there are".into());
    }
    if !meta.packs.is_empty() {
        let packs = meta.packs.iter().map(|pack| format!("{} {} ({})", pack.name, pack.version, pack.hash.short()));
        parts.push(format!("packs {}", packs.collect::<Vec<_>>().join(", ")));
    }
    if !meta.masa.is_empty() {
        parts.push(format!("masa {}", meta.masa));
    }
    parts
}

fn known_on(meta: &Meta) -> Vec<String> {
    match (meta.law_date.as_str(), meta.reference_date.as_str()) {
        ("", "") => Vec::new(),
        (law, "") => vec![format!("law as known on {}", day(law))],
        ("", lists) => vec![format!("areas and bodies as known on {}", day(lists))],
        (law, lists) if law == lists => vec![format!("law and areas as known on {}", day(law))],
        (law, lists) => {
            vec![format!("law as known on {}", day(law)), format!("areas and bodies as known on {}", day(lists))]
        }
    }
}
