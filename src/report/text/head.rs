use super::page::{Page, Tone};
use super::render::{Reading, has_block};
use crate::finding::ArrangementHead;
use crate::report::counts::{Row, Tally, is_accepted};
use crate::report::in_order::in_order;
use crate::report::summary;
use crate::report::wording::{counted, listed, wherefrom};

/// The verdicts, before anything else: files that could not be read, each arrangement, what concerns several files.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    unreadable(page, reading);
    let heads = reading.report.arrangements.iter().zip(&reading.names).zip(&reading.counts.arrangements);
    for (at, ((head, name), tally)) in heads.enumerate() {
        arrangement(page, reading, head, name, tally);
        let met = in_order(reading.report, at);
        if !met.is_empty() {
            page.paragraph("  ", Tone::Plain, 4, &met);
        }
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
    page.paragraph("  ", Tone::Plain, 2, &summary::judged(head, page.dot()));
    let partly = reading.report.unreadable.contains(&head.file);
    page.paragraph("  ", Tone::Plain, 2, &summary::verdict(tally, head.judged.as_if_in_force, partly));
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
            (all.duties.met, "legal duty", "legal duties"),
            (all.guidance.met, "point of guidance", "points of guidance"),
            (all.question.met, "question", "questions"),
            (all.note.met, "note", "notes"),
        ]
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
        let text = format!("Nothing found wrong in what could be judged of {}.", listed(&met));
        page.paragraph("", Tone::Bold, 0, &text);
    }
    let mut left = Vec::new();
    let unknown = all.sum(|row| row.cannot_tell);
    if unknown > 0 {
        left.push(format!("{unknown} cannot be judged {}", wherefrom(reading.report)));
    }
    let judgement = all.sum(|row| row.for_judgement);
    if judgement > 0 {
        left.push(format!("{judgement} {} left for judgement", if judgement == 1 { "is" } else { "are" }));
    }
    if !left.is_empty() {
        page.paragraph("", Tone::Plain, 0, &format!("{}.", left.join("; ")));
    }
}
