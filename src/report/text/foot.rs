use super::head::duties;
use super::page::{Page, Tone};
use super::render::{NotStated, Reading};
use crate::finding::Meta;
use crate::report::counts::Row;
use crate::report::wording::{counted, day};

/// The totals in one line, then what they rest on: days, data, packs, remarks.
pub(super) fn write(page: &mut Page, reading: &Reading<'_>) {
    page.gap();
    page.paragraph("", Tone::Plain, 2, &totals(page, reading));
    page.paragraph("", Tone::Plain, 2, &data(page, reading));
    for remark in &reading.report.meta.remarks {
        page.paragraph("", Tone::Plain, 2, remark);
    }
}

fn totals(page: &Page, reading: &Reading<'_>) -> String {
    let all = &reading.counts.all;
    let open = |row: Row| row.not_met - row.accepted;
    let mut parts = vec![capitalised(&duties(all.duty))];
    let unread = reading.report.unreadable.len();
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
    let unknown = all.sum(|row| row.cannot_tell);
    if unknown > 0 {
        let hidden = if reading.options.not_stated == NotStated::Hide { ", not listed here" } else { "" };
        parts.push(format!("{unknown}\u{a0}cannot\u{a0}tell{hidden}"));
    }
    let judgement = all.sum(|row| row.for_judgement);
    if judgement > 0 {
        parts.push(format!("{judgement}\u{a0}for\u{a0}judgement"));
    }
    let accepted = all.sum(|row| row.accepted) - all.duty.accepted;
    if accepted > 0 {
        parts.push(format!("{accepted}\u{a0}accepted"));
    }
    parts.join(page.dot())
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn data(page: &Page, reading: &Reading<'_>) -> String {
    let meta = &reading.report.meta;
    let mut parts = known_on(meta);
    if reading.report.arrangements.len() > 1 && !meta.set_day.is_empty() {
        parts.push(format!("the files together judged at {}", day(&meta.set_day)));
    }
    if meta.complete {
        parts.push("said to be all the files there are".into());
    }
    if !meta.packs.is_empty() {
        let packs = meta.packs.iter().map(|pack| format!("{} {} ({})", pack.name, pack.version, pack.hash));
        parts.push(format!("packs {}", packs.collect::<Vec<_>>().join(", ")));
    }
    if !meta.masa.is_empty() {
        parts.push(format!("masa {}", meta.masa));
    }
    parts.join(page.dot())
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
