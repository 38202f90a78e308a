use super::telling::{BODIES, WAITING, behind, foot, heading, known, lines, opening, place, sorted, title};
use crate::finding::{LawChanges, LawDay};
use crate::report::text::TextOptions;
use crate::report::text::page::{Page, Tone};
use crate::report::wording::day;

/// Writes the changes for people: day by day, what begins and what takes whose place first, then what goes on.
#[must_use]
pub fn law_changes_text(changes: &LawChanges, options: &TextOptions) -> String {
    let mut page = Page::new(options);
    page.heading(&title(changes));
    page.paragraph("  ", Tone::Plain, 2, &opening(changes));
    for entry in &changes.days {
        one_day(&mut page, entry);
    }
    if !changes.waiting.is_empty() {
        page.gap();
        page.heading(WAITING);
        for cite in &changes.waiting {
            page.paragraph("  ", Tone::Plain, 4, &place(cite));
            page.paragraph("    ", Tone::Plain, 4, &cite.paraphrase);
            page.paragraph("    ", Tone::Plain, 4, &format!("{}; {}", cite.in_force, known(cite)));
        }
    }
    page.gap();
    page.paragraph("", Tone::Plain, 2, &foot(changes));
    page.finish()
}

fn one_day(page: &mut Page, entry: &LawDay) {
    page.gap();
    page.heading(&day(&entry.day));
    for words in &entry.instruments {
        page.paragraph("  ", Tone::Plain, 4, words);
    }
    if !entry.bodies.is_empty() {
        page.paragraph("  ", Tone::Plain, 4, &format!("{BODIES}:"));
    }
    for change in &entry.bodies {
        page.paragraph("    ", Tone::Plain, 6, &change.says);
        for law in behind(change) {
            page.paragraph("      ", Tone::Plain, 8, &law);
        }
    }
    for (turn, changes) in sorted(entry) {
        page.paragraph("  ", Tone::Plain, 4, &format!("{}:", heading(turn)));
        for change in changes {
            page.paragraph("    ", Tone::Plain, 6, &place(&change.law));
            for line in lines(change) {
                page.paragraph("      ", Tone::Plain, 8, &line);
            }
        }
    }
}
