use std::fmt::Write as _;

use super::block;
use super::escape::{cell, code, inline};
use crate::finding::{Outcome, Report};
use crate::report::NotStated;
use crate::report::counts::Counts;
use crate::report::questions::{MOST_QUESTIONS, by_its_key, questions, title};
use crate::report::reason::Reason;
use crate::report::shown::{Shown, shown};
use crate::report::summary;
use crate::report::wording::{arrangement_names, counted, wherefrom};
use crate::source::SourceProvider;

/// Forges refuse a comment of more than 65,536 characters. How long the page may be after each of its parts, so that what comes
/// later has room too.
const AFTER_HEAD: usize = 16_000;
const AFTER_FINDINGS: usize = 48_000;
const AFTER_QUESTIONS: usize = 62_000;
pub(in crate::report) const LONGEST: usize = 65_000;
/// What a fold and the line that ends a table early may take.
const AROUND_A_TABLE: usize = 500;
/// So many files that could not be read are named.
const MOST_UNREAD: usize = 20;

/// Writes a report as Markdown for a comment: verdict, arrangements, findings, what to ask, what it rests on.
///
/// A report too long for a comment ends its parts early and says how much is left out; verdict and counts are whole.
#[must_use]
pub fn markdown(report: &Report, sources: &dyn SourceProvider, not_stated: NotStated) -> String {
    let counts = Counts::of(report);
    let names = arrangement_names(report);
    let mut out = head(report, sources, &counts, &names, not_stated);
    let blocks: Vec<Shown<'_>> = shown(report, not_stated).into_iter().filter(Shown::is_told_in_full).collect();
    findings(&mut out, report, sources, &blocks);
    if not_stated == NotStated::Show {
        asked(&mut out, report, &names, Outcome::NotStated);
    }
    asked(&mut out, report, &names, Outcome::ForJudgement);
    foot(&mut out, report);
    out.replace('\u{a0}', " ")
}

/// The verdict in one line, the rest of the count, files that were not read, and one row for each arrangement.
fn head(
    report: &Report,
    sources: &dyn SourceProvider,
    counts: &Counts,
    names: &[String],
    not_stated: NotStated,
) -> String {
    let mut totals = summary::totals(report, &counts.all, not_stated).into_iter();
    let verdict = totals.next().unwrap_or_default();
    let mut out = format!("## masa: {}\n\n", verdict.to_lowercase());
    let rest: Vec<String> = totals.collect();
    if !rest.is_empty() {
        let _ = write!(out, "{}\n\n", rest.join(" · "));
    }
    if !report.unreadable.is_empty() {
        let unread = counted(report.unreadable.len(), "file", "files");
        let first = report.unreadable.iter().take(MOST_UNREAD);
        let mut files: Vec<String> = first.map(|file| code(&sources.name(*file))).collect();
        let left = report.unreadable.len() - files.len();
        if left > 0 {
            files.push(format!("and {left} more"));
        }
        let files = Some(files.join(", ")).filter(|files| files.len() < AFTER_HEAD / 2);
        let _ = match files {
            Some(files) => write!(out, "**{unread} could not be read in full:** {files}\n\n"),
            None => write!(out, "**{unread} could not be read in full**\n\n"),
        };
    }
    if report.arrangements.is_empty() {
        out.push_str("No arrangement was judged.\n\n");
        return out;
    }
    out.push_str("| arrangements | judged | verdict |\n| --- | --- | --- |\n");
    let all = report.arrangements.iter().zip(names).zip(&counts.arrangements);
    let left = rows(
        &mut out,
        AFTER_HEAD,
        all.len(),
        all.map(|((head, name), tally)| {
            let partly = report.unreadable.contains(&head.file);
            let when = summary::judged(head, ", ");
            let when = when.strip_prefix("judged ").unwrap_or(&when);
            let verdict = summary::verdict(tally, head.judged.as_if_in_force, partly);
            format!("| {} | {} | {} |\n", cell(name), cell(when), cell(&verdict))
        }),
    );
    out.push('\n');
    if left > 0 {
        let left = counted(left, "more arrangement is", "more arrangements are");
        let _ = write!(out, "**{left} left out** of this table; `masa check` shows all.\n\n");
    }
    out
}

pub(in crate::report) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Adds rows for as long as the text has room for them; how many it had none for.
pub(in crate::report) fn rows(
    out: &mut String,
    room: usize,
    count: usize,
    rows: impl Iterator<Item = String>,
) -> usize {
    let mut used = length(out);
    let mut written = 0;
    for row in rows {
        used += length(&row);
        if used > room {
            break;
        }
        out.push_str(&row);
        written += 1;
    }
    count - written
}

/// What is described on one side of a comparison, for as long as there is room.
pub(in crate::report) fn heads(out: &mut String, lead: &str, described: &[String], room: usize) {
    let nothing = if described.is_empty() { "no arrangement" } else { "" };
    let _ = write!(out, "**{lead}:** {nothing}");
    let all = described.iter().enumerate();
    let written = all.map(|(at, head)| format!("{}{}", if at == 0 { "" } else { "; " }, inline(head)));
    let left = rows(out, room, described.len(), written);
    if left > 0 {
        let _ = write!(out, "; and {left} more");
    }
    out.push_str("  \n");
}

fn findings(out: &mut String, report: &Report, sources: &dyn SourceProvider, blocks: &[Shown<'_>]) {
    let left = rows(out, AFTER_FINDINGS, blocks.len(), blocks.iter().map(|shown| block::write(report, sources, shown)));
    if left > 0 {
        let left = counted(left, "more finding is", "more findings are");
        let _ = write!(out, "**{left} left out** to keep this to the length of a comment; `masa check` shows all.\n\n");
    }
}

/// What cannot be told, or is left to judgement, folded: what to ask, and how much waits for the answer.
fn asked(out: &mut String, report: &Report, names: &[String], outcome: Outcome) {
    let reason = Reason::of_report(report);
    let (count, questions) = questions(report, names, outcome, reason);
    if count == 0 {
        return;
    }
    let told = reason.told().filter(|_| outcome == Outcome::NotStated);
    let mut table = told.map_or_else(String::new, |told| format!("{}\n\n", inline(&told)));
    table.push_str("| waits for it | what to ask | |\n| --- | --- | --- |\n");
    let multiple = report.arrangements.len() > 1;
    let room = AFTER_QUESTIONS.saturating_sub(length(out) + AROUND_A_TABLE);
    let first = questions.iter().take(MOST_QUESTIONS);
    let left = rows(
        &mut table,
        room,
        questions.len(),
        first.map(|question| {
            let notes = question.notes(multiple, by_its_key).join(" · ");
            format!("| {} | {} | {} |\n", question.heaviest(), cell(&question.ask), cell(&notes))
        }),
    );
    if left > 0 {
        let more = counted(left, "more thing to ask", "more things to ask");
        let shown = match outcome {
            Outcome::NotStated => "`masa todo` lists what would settle most, by who can say",
            _ => "`masa check --format json` shows all of them",
        };
        let _ = writeln!(table, "\nand {more}; {shown}");
    }
    let summary = title(wherefrom(report), outcome, count);
    out.push_str(&block::fold(&summary, &table));
}

fn foot(out: &mut String, report: &Report) {
    let _ = writeln!(out, "---\n\n{}", inline(&summary::data(report).join(" · ")));
    let remarks = &report.meta.remarks;
    rows(out, LONGEST, remarks.len(), remarks.iter().map(|remark| format!("\n{}\n", inline(remark))));
}
