use std::fmt::Write as _;

use super::telling::{BODIES, WAITING, behind, foot, heading, known, lines, opening, place, sorted, title};
use crate::finding::{LawChanges, LawDay};
use crate::report::markdown::inline;
use crate::report::wording::day;

/// Writes the changes as Markdown: a heading a day, a list for each sort of change.
#[must_use]
pub fn law_changes_markdown(changes: &LawChanges) -> String {
    let mut out = format!("## {}\n\n{}.\n", inline(&title(changes)), inline(&opening(changes)));
    for entry in &changes.days {
        one_day(&mut out, entry);
    }
    if !changes.waiting.is_empty() {
        let _ = write!(out, "\n### {}\n\n", inline(WAITING));
        for cite in &changes.waiting {
            item(&mut out, &place(cite));
            let when = format!("{}; {}", cite.in_force, known(cite));
            let _ = writeln!(out, "  {}  \n  *{}*", inline(&cite.paraphrase), inline(&when));
        }
    }
    let _ = writeln!(out, "\n---\n\n{}", inline(&foot(changes)));
    out.replace('\u{a0}', " ")
}

fn item(out: &mut String, place: &str) {
    let _ = writeln!(out, "- **{}**  ", inline(place));
}

fn one_day(out: &mut String, entry: &LawDay) {
    let _ = writeln!(out, "\n### {}", inline(&day(&entry.day)));
    for words in &entry.instruments {
        let _ = writeln!(out, "\n{}.", inline(words));
    }
    if !entry.bodies.is_empty() {
        let _ = write!(out, "\n#### {}\n\n", inline(BODIES));
    }
    for change in &entry.bodies {
        let _ = writeln!(out, "- {}", inline(&change.says));
        for law in behind(change) {
            let _ = writeln!(out, "  - {}", inline(&law));
        }
    }
    for (turn, changes) in sorted(entry) {
        let _ = write!(out, "\n#### {}\n\n", inline(heading(turn)));
        for change in changes {
            item(out, &place(&change.law));
            let lines: Vec<String> = lines(change).iter().map(|line| format!("  {}", inline(line))).collect();
            let _ = writeln!(out, "{}", lines.join("  \n"));
        }
    }
}
