use super::page::{Page, Tone};
use super::render::{Reading, has_block};
use crate::finding::ArrangementHead;
use crate::report::counts::{Row, Tally, is_accepted};
use crate::report::wording::{counted, day, listed};

/// The verdicts, before anything else: files that could not be read, each arrangement, what concerns several files.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    unreadable(page, reading);
    let heads = reading.report.arrangements.iter().zip(&reading.names).zip(&reading.counts.arrangements);
    for ((head, name), tally) in heads {
        arrangement(page, reading, head, name, tally);
    }
    for verdict in reading.report.verdicts.iter().filter(|verdict| verdict.arrangement.is_none()) {
        if let Some(finding) = verdict.finding.as_ref().filter(|_| has_block(verdict, reading.options))
            && !is_accepted(verdict)
        {
            let subject = &verdict.subject;
            let name = if subject.name.is_empty() { &subject.key } else { &subject.name };
            page.heading(name);
            page.paragraph("  ", Tone::Plain, 2, &finding.message);
        }
    }
}

fn unreadable(page: &mut Page, reading: &Reading<'_>) {
    let files = &reading.report.unreadable;
    if files.is_empty() {
        return;
    }
    let names: Vec<String> = files.iter().map(|file| reading.sources.name(*file).into_owned()).collect();
    let count = counted(files.len(), "file", "files");
    page.paragraph(&format!("{count} could not be read in full: "), Tone::Red, 2, &listed(&names));
}

fn arrangement(page: &mut Page, reading: &Reading<'_>, head: &ArrangementHead, name: &str, tally: &Tally) {
    if head.name.is_empty() || name == head.name {
        page.heading(name);
    } else {
        page.heading(&format!("{name}{}{}", page.dot(), head.name));
    }
    let judged = &head.judged;
    let mut when = format!("judged at {}", day(&judged.day));
    if judged.as_if_in_force {
        when.push_str(" as if in force");
    }
    if !head.status.is_empty() {
        when = format!("{when} ({})", head.status);
    }
    if !judged.edition.is_empty() {
        when.push_str(page.dot());
        when.push_str(&judged.edition);
    }
    page.paragraph("  ", Tone::Plain, 2, &when);
    let partly = reading.report.unreadable.contains(&head.file);
    page.paragraph("  ", Tone::Plain, 2, &verdict_line(tally, partly));
}

/// What came of one arrangement in a sentence; says only what was judged.
fn verdict_line(tally: &Tally, partly_read: bool) -> String {
    let unknown = tally.duty.cannot_tell;
    let mut parts = match (tally.duty.judged(), unknown) {
        (0, 1) => vec!["the one legal duty that applies could not be judged from this file".to_owned()],
        (0, 2..) => vec![format!("none of the {unknown} legal duties that apply could be judged from this file")],
        (_, 0) => vec![duties(tally.duty)],
        _ => vec![duties(tally.duty), format!("{unknown}\u{a0}cannot be judged from this file")],
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
    parts.join("; ")
}

/// How the legal duties came out: never "all met" where some could not be judged.
pub(super) fn duties(row: Row) -> String {
    let duties = |n| counted(n, "legal duty", "legal duties");
    match (row.not_met - row.accepted, row.accepted, row.judged()) {
        (0, 0, 0) => "no legal duty could be judged".into(),
        (0, 0, judged) => format!("no legal duty found unmet ({judged} judged)"),
        (0, accepted, _) => format!("{} not met, accepted", duties(accepted)),
        (open, 0, _) => format!("{} not met", duties(open)),
        (open, accepted, _) => format!("{} not met, {accepted} more accepted", duties(open)),
    }
}

/// Says plainly that nothing was found, and of how much that is true.
pub(super) fn nothing_found(page: &mut Page, reading: &Reading<'_>) {
    let all = &reading.counts.all;
    if reading.report.arrangements.is_empty() && reading.report.verdicts.is_empty() {
        page.paragraph("", Tone::Plain, 0, "No arrangement was judged.");
        return;
    }
    if all.sum(Row::judged) == 0 {
        page.paragraph("", Tone::Plain, 0, "Nothing could be judged, so nothing can be said to be in order.");
    } else {
        let met: Vec<String> = [
            (all.duty.met, "legal duty", "legal duties"),
            (all.guidance.met, "point of guidance", "points of guidance"),
            (all.question.met, "question", "questions"),
            (all.note.met, "note", "notes"),
        ]
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
        let text = format!("Nothing found wrong in what could be judged: {} in order.", listed(&met));
        page.paragraph("", Tone::Bold, 0, &text);
    }
    let mut left = Vec::new();
    let unknown = all.sum(|row| row.cannot_tell);
    if unknown > 0 {
        left.push(format!("{unknown} cannot be judged {}", reading.wherefrom()));
    }
    let judgement = all.sum(|row| row.for_judgement);
    if judgement > 0 {
        left.push(format!("{judgement} {} left for judgement", if judgement == 1 { "is" } else { "are" }));
    }
    if !left.is_empty() {
        page.paragraph("", Tone::Plain, 0, &format!("{}.", left.join("; ")));
    }
}
